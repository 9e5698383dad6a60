"""Asks pip-audit about the lock files and reads its answer; tells an answer from silence and silence from a fault."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_OUT_OF_REACH = re.compile(
    r"ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|NameResolutionError|Max retries exceeded"
    r"|Could not connect|Connection (refused|reset|aborted)|HTTPError: (403|407|429|5\d\d)|(403|407|429|50[0-9]) (Client|Server) Error"
)
"""What pip-audit's error output says when the service could not be asked, whatever the reason."""


class AuditFailed(Exception):
    """pip-audit is missing, or it failed for a reason that is not the network."""


@dataclass(frozen=True)
class Advisory:
    """One known advisory of one locked package."""

    package: str
    version: str
    id: str
    aliases: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.package} {self.version} {self.id}"


@dataclass(frozen=True)
class Report:
    """The service's answer: how many packages it looked at, what it knows of them, which of them it does not know."""

    checked: int
    advisories: tuple[Advisory, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotChecked:
    """The service could not be asked."""

    reason: str


def normalised(name: str) -> str:
    """A package's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def ask(locks: Sequence[Path], timeout_s: float) -> Report | NotChecked:
    """Runs pip-audit over hashed lock files, without installing or resolving anything.

    Raises:
        AuditFailed: pip-audit is not installed, or it stopped for another reason than the network.
    """
    requirements = [argument for path in locks for argument in ("-r", str(path))]
    command = [sys.executable, "-m", "pip_audit", *requirements, "--no-deps", "--disable-pip"]
    command += ["--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout_s, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return NotChecked(f"no answer within {timeout_s:g} s")
    return interpret(done.stdout, done.stderr)


def interpret(output: str, errors: str) -> Report | NotChecked:
    """What pip-audit's two streams mean; its exit status says nothing that they do not.

    Raises:
        AuditFailed: Neither an answer nor a sign of a network out of reach.
    """
    try:
        answer = json.loads(output)
    except json.JSONDecodeError:
        last = errors.strip().splitlines()[-1] if errors.strip() else "no output at all"
        if _OUT_OF_REACH.search(errors):
            return NotChecked("the service does not answer")
        raise AuditFailed(f"pip-audit failed: {last[:300]}") from None
    report = _read(answer)
    if report.checked == 0:
        return NotChecked(f"the index has advisory data for none of {len(report.unknown)} packages")
    return report


def _read(answer: Any) -> Report:
    try:
        dependencies = answer["dependencies"]
        unknown = tuple(d["name"] for d in dependencies if "skip_reason" in d)
        known = [d for d in dependencies if "skip_reason" not in d]
        advisories = tuple(
            Advisory(d["name"], d["version"], v["id"], tuple(v.get("aliases", ())), tuple(v.get("fix_versions", ())))
            for d in known
            for v in d["vulns"]
        )
    except (KeyError, TypeError) as error:
        raise AuditFailed(f"pip-audit's answer has another shape than expected: {error!r}") from error
    return Report(checked=len(known), advisories=advisories, unknown=unknown)
