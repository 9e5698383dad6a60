"""Every test here gets doors with nothing behind them and a way to run `wasit`."""

from pathlib import Path

import pytest

from tests.agents.cli.fakes import FakeDoors, Run, runner


@pytest.fixture
def doors(tmp_path: Path) -> FakeDoors:
    return FakeDoors(tmp_path / "home")


@pytest.fixture
def wasit(doors: FakeDoors, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(doors, capsys)
