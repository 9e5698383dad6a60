import json

import pytest

from tests.agents.cli.fakes import FakeDoors, Run


@pytest.mark.parametrize(
    ("flags", "kinds"),
    [
        ((), ["words", "vectors"]),
        (("--words",), ["words"]),
        (("--vectors",), ["vectors"]),
        (("--words", "--vectors"), ["words", "vectors"]),
    ],
)
def test_reindex_makes_what_is_asked_for_anew(
    wasit: Run, doors: FakeDoors, flags: tuple[str, ...], kinds: list[str]
) -> None:
    outcome = wasit("reindex", *flags)
    assert outcome.code == 0
    assert [kind for name, kind in doors.calls if name == "reindex"] == kinds
    lines = {"words": "word index: 9 passages in 1.5 s", "vectors": "Chroma: 9 vectors in 1.5 s"}
    assert outcome.out.splitlines() == [lines[kind] for kind in kinds]


def test_reindex_speaks_json(wasit: Run) -> None:
    (made,) = json.loads(wasit("reindex", "--words", "--format", "json").out)
    assert (made["kind"], made["added"], made["passages"], made["ok"]) == ("words", 9, 7, True)


def test_an_index_that_cannot_be_made_is_said_with_its_reason(wasit: Run, doors: FakeDoors) -> None:
    doors.broken = OSError()
    doors.library.notes = ("the word index cannot be used (disk full): every passage was read instead, which is slow",)
    outcome = wasit("reindex", "--words")
    assert outcome.code == 1
    assert outcome.out == "word index: could not be made\n"
    assert "disk full" in outcome.err
