"""Lines are broken at spaces, and at nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from agents.render import to_text
from agents.render.wrap import columns, wrap
from tests.agents.render import samples


def test_a_long_line_is_broken_at_spaces_under_its_indent() -> None:
    line = "    " + "كلمة " * 12 + "أخيرة"
    assert wrap(line, 34).split("\n") == ["    " + " ".join(["كلمة"] * 6), "    " + " ".join(["كلمة"] * 6), "    أخيرة"]


def test_short_lines_and_words_without_a_space_are_left_alone() -> None:
    assert wrap("قصير\n\n  سطر", 40) == "قصير\n\n  سطر"
    assert wrap("x" * 200, 40) == "x" * 200


def test_marks_and_styles_take_no_columns_and_wide_letters_two() -> None:
    assert columns("السَّلَامُ") == 6
    assert columns("\x1b[1mab\x1b[0m") == 2
    assert columns("中") == 2


def test_a_full_brief_fits_and_says_the_same_words() -> None:
    text = to_text(samples.arabic_brief())
    wrapped = wrap(text, 60)
    assert all(columns(line) <= 60 for line in wrapped.split("\n") if " " in line.strip())
    assert wrapped.split() == text.split()


@given(st.text(alphabet="ab  \nوَ", max_size=300), st.integers(30, 110))
def test_only_spaces_at_breaks_change(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    assert wrapped.split() == text.split()
    assert len(wrapped.split("\n")) >= len(text.split("\n"))
