import pytest

from agents.docs import ROOT, generated, with_generated


@pytest.mark.parametrize("paper", ["ARCHITECTURE.md", "README.md"])
def test_what_the_papers_show_of_the_code_is_current(paper: str) -> None:
    text = (ROOT / paper).read_text("utf-8")
    assert with_generated(text, generated()[paper]) == text, "run `make docs`"


def test_a_missing_marker_is_said() -> None:
    with pytest.raises(ValueError, match="<!-- commands --> is missing"):
        with_generated("no markers here", {"commands": "text"})


def test_what_is_generated_is_put_in_as_it_is() -> None:
    text = "before\n<!-- x -->\nold\n<!-- /x -->\nafter"
    assert with_generated(text, {"x": r"\1 new"}) == "before\n<!-- x -->\n\\1 new\n<!-- /x -->\nafter"
