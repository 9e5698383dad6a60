from pathlib import Path

import pytest

from evals.bench.prompts import Sent, main, table
from tests.evals.test_reading import GOLD


def test_a_folder_is_counted_per_language_and_both_questions_make_the_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "001-x.txt").write_text(GOLD, encoding="utf-8")
    assert main(["--articles", str(tmp_path)]) == 0
    head, row = capsys.readouterr().out.splitlines()[1:]
    cells = dict(zip(head.split()[:7], row.split()[:7], strict=True))
    assert cells["language"] == "ar"
    assert int(cells["both"]) == 2 * int(cells["shared"]) + int(cells["who"]) + int(cells["what"])


def test_an_empty_folder_is_nothing_to_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", str(tmp_path)]) == 2
    assert "cannot count" in capsys.readouterr().err


def test_what_a_cache_keeps_is_the_shared_beginning() -> None:
    assert "0.50" in table([Sent("ar", 100, 60, 140, 10)])
