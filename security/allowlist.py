"""The dated allow-list of advisories, and the versions in the lock files it speaks of."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from security.report import Advisory, normalised

_PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)")
"""A pinned requirement at the beginning of a lock file's line: name, extras, version."""


class AllowlistError(Exception):
    """The allow-list or a lock file cannot be read as one."""


class Allowed(BaseModel):
    """One advisory of one locked version, judged unreachable here until a date."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    package: Annotated[str, AfterValidator(normalised)]
    version: str
    id: str
    aliases: tuple[str, ...] = ()
    noted: date
    expires: date
    why: Annotated[str, StringConstraints(strip_whitespace=True, min_length=40)]

    def covers(self, advisory: Advisory) -> bool:
        """Whether the entry speaks of this advisory, under any of its names, for this very version."""
        same = (self.package, self.version) == (normalised(advisory.package), advisory.version)
        return same and not {self.id, *self.aliases}.isdisjoint({advisory.id, *advisory.aliases})

    def __str__(self) -> str:
        return f"{self.package} {self.version} {self.id}"


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    allowed: tuple[Allowed, ...] = ()


def load(path: Path) -> tuple[Allowed, ...]:
    """Reads the allow-list.

    Raises:
        AllowlistError: Missing, no TOML, a field missing or unknown, or `why` shorter than 40 characters.
    """
    try:
        return _File.model_validate(tomllib.loads(path.read_text("utf-8"))).allowed
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise AllowlistError(f"{path.name} cannot be read: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise AllowlistError(f"{path.name}: {where}: {first['msg']}") from error


def locked_versions(locks: Iterable[Path]) -> frozenset[tuple[str, str]]:
    """(normalised name, version) of every pin in the lock files.

    Raises:
        AllowlistError: A lock file is missing or holds no pin.
    """
    found: set[tuple[str, str]] = set()
    for path in locks:
        try:
            lines = path.read_text("utf-8").splitlines()
        except OSError as error:
            raise AllowlistError(f"lock file {path} cannot be read: {error.strerror}") from error
        pins = [match for line in lines if (match := _PIN.match(line))]
        if not pins:
            raise AllowlistError(f"lock file {path} holds no pinned package")
        found.update((normalised(match[1]), match[2]) for match in pins)
    return frozenset(found)
