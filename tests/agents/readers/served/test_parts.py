"""Parts of an article: whole sentences, the article's numbers, nothing cut away."""

import asyncio
from typing import cast

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.model import Session, parse_name
from agents.model.tokens import estimate
from agents.readers.served.parts import Line, Part, lines_of, parts_of
from schemas.article import Article


class Counter:
    """A session that only counts, like a server with its own tokenizer."""

    name = parse_name("http://127.0.0.1:1#tiny")

    def __init__(self, context: int) -> None:
        self.context = context

    async def count(self, text: str) -> int:
        return estimate(text, 0.5)


def article(text: str, body_start: int = 0) -> Article:
    return Article(id="a", ref="a.txt", text=text, body_start=body_start, language="ar", sha256="0")


def parts(text: str, context: int = 8192) -> tuple[Part, ...]:
    return asyncio.run(parts_of(article(text), cast(Session, Counter(context))))


def words(text: str) -> list[str]:
    return regex.sub(r"\s+", " ", text).split()


def test_a_short_article_is_one_part() -> None:
    found = parts("قال الوزير نعم. ثم خرج.")
    assert [line.index for line in found[0].lines] == [0, 1]
    assert found[0].example


def test_front_matter_is_not_read() -> None:
    assert lines_of(article("title: x\n---\nقال نعم.", 13))[0].text == "قال نعم."


def test_hidden_characters_are_shown_and_offsets_stay() -> None:
    text = "قال\u202e نعم\u2069.\nثم خرج."
    lines = lines_of(article(text))
    assert "\u202e" not in "".join(line.text for line in lines)
    assert [len(line.text) for line in lines] == [line.end - line.start for line in lines]


def test_a_small_context_goes_without_the_example() -> None:
    found = parts("قال الوزير نعم. " * 30, context=2900)
    assert not found[0].example


def test_a_sentence_longer_than_a_part_is_split_at_white_space_under_its_number() -> None:
    text = "كلمة وأخرى " * 3000
    found = parts(text)
    assert len(found) > 2
    lines = [line for part in found for line in part.lines]
    assert {line.index for line in lines} == {0}
    assert [word for line in lines for word in words(line.text)] == words(text)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=40), st.integers(3000, 9000))
def test_parts_hold_every_word_once_and_in_order_and_fit_the_context(sizes: list[int], context: int) -> None:
    text = " ".join(" ".join(["كلمة"] * size) + "." for size in sizes)
    found = parts(text, context)
    assert [word for part in found for line in part.lines for word in words(line.text)] == words(text)
    for part in found:
        asked = estimate("\n".join(f"[{line.index}] {line.text}" for line in part.lines), 0.5)
        assert part.answer_tokens >= 64
        assert asked + part.answer_tokens <= context


def test_halves_hold_what_the_part_held() -> None:
    line = Line(index=3, text="واحد اثنان ثلاثة أربعة", start=10, end=32)
    halves = Part(lines=(line,), answer_tokens=9, example=True).halves()
    assert halves
    assert [words(half.lines[0].text) for half in halves] == [["واحد", "اثنان"], ["ثلاثة", "أربعة"]]
    assert {half.lines[0].index for half in halves} == {3}
    assert Part(lines=(Line(index=0, text="كلمة", start=0, end=4),), answer_tokens=9, example=True).halves() is None
