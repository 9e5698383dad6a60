"""What holds for every test: the same examples each time, and no settings of the machine."""

import pytest
from hypothesis import settings

settings.register_profile("wasit", deadline=None, derandomize=True)
settings.load_profile("wasit")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder that is nobody's, so that no test reads or writes the analyst's."""
    monkeypatch.setenv("WASIT_HOME", str(tmp_path_factory.mktemp("home")))
