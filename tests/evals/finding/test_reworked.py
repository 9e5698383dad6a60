"""Fictional articles, written for these tests."""

from datetime import date
from random import Random

from evals.finding.reworked import REWORKINGS, press, respelt
from evals.finding.stories import Story
from evals.finding.wording import wording


def stories() -> list[Story]:
    lines = [
        [
            f"وقال المصدر رقم {n} إن الحدث {n} في المكان {n}{line} وقع بعد الظهر، وذكر أن الأمر {line} انتهى."
            for line in range(6)
        ]
        for n in range(30)
    ]
    return [
        Story(
            id=f"s{n}",
            language="ar",
            published=date(2025, 1, 1),
            outlet=f"o{n}",
            headline=f"h{n}",
            text="\n".join(text),
        )
        for n, text in enumerate(lines)
    ]


def test_the_press_is_the_same_for_everybody_and_names_no_document_twice() -> None:
    once, again = press(stories(), wording()), press(stories(), wording())
    assert once == again
    assert len({each.document.ref for each in once}) == len(once)


def test_every_reworking_and_every_look_alike_occurs() -> None:
    kinds = {each.kind for each in press(stories(), wording())}
    assert set(REWORKINGS) <= kinds
    assert {"follow_up", "background", "round_up", "same_statement", "standing_lines", "mixed_of_two"} <= kinds


def test_donors_are_not_printed_themselves() -> None:
    refs = {each.document.ref for each in press(stories(), wording())}
    assert "s0" in refs
    assert "s1" not in refs


def test_rewording_changes_listed_words_alone() -> None:
    told = wording().reworded("وقال الوزير إن الهدنة قائمة", "ar", Random(1))  # noqa: S311
    assert told != "وقال الوزير إن الهدنة قائمة"
    assert "الوزير إن" in told
    assert told.endswith("قائمة")
    assert respelt("مدينة أولى في 2024") != "مدينة أولى في 2024"
