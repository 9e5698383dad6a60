"""Settings: defaults < `wasit.toml` in the data folder < environment < flags. The only reader of the environment.

`load` returns the settings and, for every field, where its value came from: `default`, the path of the TOML file, the
name of the variable (`WASIT_MODEL`) or of the flag (`--model`). The TOML file is looked for in the data folder alone,
never in the current one, so that a downloaded folder cannot point wasit at somebody else's server.
"""

import os
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import ValidationError

from schemas.config import Settings
from schemas.errors import SettingsError

PREFIX = "WASIT_"
FILE_NAME = "wasit.toml"
NOT_SETTINGS = frozenset({"WASIT_DEBUG"})
"""Variables with our prefix that are no settings."""

Origins = dict[str, str]


def load(
    flags: Mapping[str, object],
    env: Mapping[str, str] | None = None,
    toml_path: Path | None = None,
) -> tuple[Settings, Origins]:
    """The effective settings and where each came from.

    Args:
        flags: Values by field name; None means that the flag was not given.
        env: The environment; the process's own when None.
        toml_path: The settings file; `wasit.toml` in the data folder when None. A missing file is an empty one.

    Raises:
        SettingsError: A value, a key or the file cannot be used; names the setting, the value, the origin, what may be.
    """
    env = environment() if env is None else env
    values: dict[str, object] = {"home": user_data_path("wasit", appauthor=False)}
    origins: Origins = dict.fromkeys(Settings.model_fields, "default")
    named = _from_environment(env)
    given = {field: value for field, value in flags.items() if value is not None}
    home = Path(str(given.get("home", named.get("home", values["home"])))).expanduser()
    path = home / FILE_NAME if toml_path is None else toml_path
    for layer, origin in ((_from_file(path), None), (named, PREFIX), (given, "--")):
        for field, value in layer.items():
            values[field] = value
            origins[field] = _origin(field, origin) if origin else str(path)
    values["home"] = home.absolute()
    return _checked(values, origins), origins


def environment() -> Mapping[str, str]:
    """The process's environment, for handing on to `load` and the like."""
    return os.environ  # noqa: TID251 - here and nowhere else


def unknown_variables(env: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Variables that begin like ours and are none, such as `WASIT_MODLE`, each with the nearest name."""
    env = environment() if env is None else env
    ours = [PREFIX + field.upper() for field in Settings.model_fields]
    strange = [name for name in sorted(env) if name.startswith(PREFIX) and name not in {*ours, *NOT_SETTINGS}]
    return tuple(f"{name}{_suggestion(name, ours)}" for name in strange)


def wants_colour(env: Mapping[str, str] | None = None) -> bool:
    """Whether a terminal may be given colour: no `NO_COLOR` (no-color.org), and no dumb terminal."""
    env = environment() if env is None else env
    return not env.get("NO_COLOR") and env.get("TERM") != "dumb"


def wants_traceback(env: Mapping[str, str] | None = None) -> bool:
    """Whether an unexpected error should show its traceback (`WASIT_DEBUG=1`)."""
    env = environment() if env is None else env
    return env.get("WASIT_DEBUG", "") not in ("", "0")


def allowed(field: str) -> str:
    """What the value of a setting may be, in words."""
    schema: dict[str, Any] = Settings.model_json_schema()["properties"][field]
    if "enum" in schema:
        return "one of " + ", ".join(schema["enum"])
    kind = schema.get("type")
    low, high = schema.get("minimum"), schema.get("maximum")
    if kind == "integer":
        return f"a whole number from {low} to {high}" if high is not None else f"a whole number of at least {low}"
    if kind == "boolean":
        return "true or false"
    if kind == "number":
        return "a number of seconds above 0"
    if field == "home":
        return "the path of a folder"
    if field == "embedder":
        return "hashed, ollama/NAME, llamacpp/NAME, vllm/NAME, lmstudio/NAME, tei/URL or URL#NAME"
    return "embedded, ollama/NAME, llamacpp/NAME, vllm/NAME, lmstudio/NAME or URL#NAME"


def _origin(field: str, layer: str) -> str:
    return PREFIX + field.upper() if layer == PREFIX else "--" + field.replace("_", "-")


def _from_environment(env: Mapping[str, str]) -> dict[str, object]:
    """Variables that are set and not empty, by field."""
    found = {field: env.get(PREFIX + field.upper(), "").strip() for field in Settings.model_fields}
    return {field: value for field, value in found.items() if value}


def _from_file(path: Path) -> dict[str, object]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}; correct it or move it away") from error
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}; correct its permissions") from error
    fields = [field for field in Settings.model_fields if field != "home"]
    for key in content:
        if key == "home":
            raise SettingsError(f"{path}: home cannot be set in the file that lies in it; use WASIT_HOME or --home")
        if key not in fields:
            raise SettingsError(f"{path}: unknown setting {key}{_suggestion(key, fields)}; known: {', '.join(fields)}")
    return content


def _suggestion(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return f" (did you mean {near[0]}?)" if near else ""


def _checked(values: dict[str, object], origins: Origins) -> Settings:
    for field, value in values.items():
        _refuse_lookalikes(field, value, origins)
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise _refusal(field, values.get(field), origins) from error


def _refuse_lookalikes(field: str, value: object, origins: Origins) -> None:
    """Values that would be taken for something else: `true` for 1, an empty text, a deadline that never comes."""
    endless = isinstance(value, str | float) and str(value).strip().lower().lstrip("+-") in ("nan", "inf", "infinity")
    truth = isinstance(value, bool) and Settings.model_fields[field].annotation is not bool
    if truth or value == "" or (endless and Settings.model_fields[field].annotation is float):
        raise _refusal(field, value, origins)


def _refusal(field: str, value: object, origins: Origins) -> SettingsError:
    origin = origins.get(field, "default")
    shown = f"{value!r}" if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else f"{value}"
    return SettingsError(f"{field}: {shown} (from {origin}) cannot be; it may be {allowed(field)}")
