"""Settings: which layer wins, where a value came from, and what is said when it cannot be."""

from pathlib import Path

import pytest

from agents.settings import allowed, load, unknown_variables, wants_colour, wants_traceback
from schemas.config import Settings
from schemas.errors import SettingsError


def home_with(tmp_path: Path, toml: str) -> dict[str, str]:
    (tmp_path / "wasit.toml").write_text(toml, encoding="utf-8")
    return {"WASIT_HOME": str(tmp_path)}


def test_without_anything_every_value_is_the_default() -> None:
    settings, origins = load({}, {}, Path("/nonexistent/wasit.toml"))
    assert settings.model == "embedded"
    assert settings.home.is_absolute()
    assert settings.home.name == "wasit"
    assert origins == dict.fromkeys(Settings.model_fields, "default")


def test_the_file_wins_over_defaults_the_environment_over_the_file_and_flags_over_all(tmp_path: Path) -> None:
    env = home_with(tmp_path, "related = 1\ncontext = 1000\nidle_s = 7\n")
    settings, origins = load({"related": "3"}, {**env, "WASIT_RELATED": "2", "WASIT_CONTEXT": "2000"})
    assert (settings.related, settings.context, settings.idle_s, settings.total_s) == (3, 2000, 7.0, 600.0)
    assert origins["related"] == "--related"
    assert origins["context"] == "WASIT_CONTEXT"
    assert origins["idle_s"] == str(tmp_path / "wasit.toml")
    assert origins["total_s"] == "default"
    assert origins["home"] == "WASIT_HOME"


def test_a_flag_that_was_not_given_changes_nothing() -> None:
    _, origins = load({"model": None}, {}, Path("/nonexistent"))
    assert origins["model"] == "default"


def test_an_empty_variable_is_an_absent_one(tmp_path: Path) -> None:
    settings, origins = load({"home": tmp_path}, {"WASIT_MODEL": "", "WASIT_RELATED": "  "})
    assert (settings.model, settings.related) == ("embedded", 4)
    assert origins["home"] == "--home"


def test_the_home_of_a_flag_decides_which_file_is_read(tmp_path: Path) -> None:
    home_with(tmp_path, "related = 9\n")
    settings, _ = load({"home": tmp_path}, {"WASIT_HOME": "/nonexistent"})
    assert settings.related == 9


def test_a_file_in_the_current_folder_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wasit.toml").write_text('model = "http://elsewhere.example/v1#x"\n')
    monkeypatch.chdir(tmp_path)
    settings, _ = load({}, {"WASIT_HOME": str(tmp_path / "home")})
    assert settings.model == "embedded"


def test_a_tilde_is_the_home_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    settings, _ = load({}, {"WASIT_HOME": "~/w"})
    assert settings.home == tmp_path / "w"


@pytest.mark.parametrize(
    ("field", "value", "may_be"),
    [
        ("related", "many", "a whole number from 0 to 50"),
        ("related", "51", "a whole number from 0 to 50"),
        ("related", "1.5", "a whole number from 0 to 50"),
        ("context", "100", "a whole number of at least 512"),
        ("idle_s", "0", "a number of seconds above 0"),
        ("idle_s", "nan", "a number of seconds above 0"),
        ("total_s", "inf", "a number of seconds above 0"),
        ("format", "pdf", "one of text, markdown, json"),
        ("allow_private_hosts", "perhaps", "true or false"),
    ],
)
def test_a_value_that_cannot_be_names_setting_value_origin_and_what_may_be(field: str, value: str, may_be: str) -> None:
    variable = f"WASIT_{field.upper()}"
    with pytest.raises(SettingsError) as caught:
        load({}, {variable: value}, Path("/nonexistent"))
    assert str(caught.value) == f"{field}: {value!r} (from {variable}) cannot be; it may be {may_be}"


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("relatd = 3\n", "unknown setting relatd (did you mean related?)"),
        ("zzz = 3\n", "unknown setting zzz; known: model, embedder"),
        ('home = "x"\n', "home cannot be set in the file that lies in it"),
        ("related = true\n", "related: true (from "),
        ('model = ""\n', "model: '' (from "),
        ("model = 5\n", "model: 5 (from "),
        ("idle_s = nan\n", "idle_s: nan (from "),
        ("related = [1]\n", "related: [1] (from "),
        ("related = \n", "not valid TOML"),
        ("[related]\nx = 1\n", "related: {'x': 1} (from "),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_reason(tmp_path: Path, toml: str, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load({}, home_with(tmp_path, toml))
    assert words in str(caught.value)
    assert str(tmp_path / "wasit.toml") in str(caught.value)


@pytest.mark.parametrize(("toml", "value"), [("true", True), ("false", False), ('"true"', True)])
def test_a_truth_is_read_as_one(tmp_path: Path, toml: str, value: bool) -> None:
    settings, _ = load({}, home_with(tmp_path, f"allow_private_hosts = {toml}\n"))
    assert settings.allow_private_hosts is value
    assert load({}, {"WASIT_ALLOW_PRIVATE_HOSTS": "1"}, Path("/nonexistent"))[0].allow_private_hosts is True


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "wasit.toml").write_bytes("# وسيط".encode("windows-1256"))
    with pytest.raises(SettingsError, match=r"wasit\.toml: not UTF-8 \(byte 2\)"):
        load({}, {"WASIT_HOME": str(tmp_path)})


def test_a_home_that_is_a_file_is_no_matter_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    settings, _ = load({}, {"WASIT_HOME": str(tmp_path / "file")})
    assert settings.home == tmp_path / "file"


@pytest.mark.parametrize("field", Settings.model_fields)
def test_every_setting_says_what_it_may_be(field: str) -> None:
    assert "None" not in allowed(field)


def test_variables_that_are_none_of_ours_are_named_with_the_nearest() -> None:
    env = {"WASIT_MODLE": "x", "WASIT_HOME": "y", "WASIT_DEBUG": "1", "PATH": "z"}
    assert unknown_variables(env) == ("WASIT_MODLE (did you mean WASIT_MODEL?)",)


def test_no_color_and_dumb_terminals_get_no_colour() -> None:
    assert wants_colour({"TERM": "xterm"})
    assert not wants_colour({"TERM": "xterm", "NO_COLOR": "1"})
    assert wants_colour({"NO_COLOR": ""})
    assert not wants_colour({"TERM": "dumb"})


def test_a_traceback_is_shown_only_when_asked_for() -> None:
    assert not wants_traceback({})
    assert not wants_traceback({"WASIT_DEBUG": "0"})
    assert wants_traceback({"WASIT_DEBUG": "1"})
