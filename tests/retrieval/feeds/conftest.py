"""An archive of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "home") as opened:
        yield opened
