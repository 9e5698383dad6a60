"""Arabic verbs inflected from a dictionary form, folded as text is folded for reading.

Undiacritised print needs no more than the written forms: weak last letters, hollow first persons, object suffixes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from retrieval.text.normalise import fold_text

Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]
Form = Literal["past", "present", "doing", "noun"]

_SUFFIXES = ("ه", "ها", "هم", "هما", "نا", "ني", "كم", "هن")
_ROOT = 3
"""Letters of a present without its prefix of which the middle one is weak: يقول."""


@dataclass(frozen=True, slots=True)
class Inflection:
    """How a form is inflected; gender and number of the subject."""

    form: Form
    gender: Gender | None
    number: Number
    person: Literal[1, 2, 3] = 3
    suffix: str = ""
    """The object suffix, folded; empty when there is none."""


def inflections(past: str, present: str, doing: str | None, noun: str | None) -> Iterator[tuple[str, Inflection]]:
    """Folded written forms of a verb with their inflection.

    Args:
        past: Third person masculine singular, as نفى.
        present: Third person masculine singular, as ينفي.
        doing: Active participle, as ناف; None if it is not used so.
        noun: Verbal noun, as نفي; None if it is not used so.
    """
    weak = past[-1] in "ىا" and len(past) > 2
    yield from _past(fold_text(past), weak)
    yield from _present(fold_text(present), present[-1] in "ىيو")
    if present[-1] == "أ":
        yield from _present_on_waw(fold_text(present)[1:-1])
    if doing:
        yield from _doing(fold_text(doing), weak)
    if noun:
        yield fold_text(noun), Inflection("noun", None, "s")
        for suffix in _SUFFIXES[:4]:
            base = fold_text(noun)
            yield (base[:-1] + "ت" if base.endswith("ه") else base) + suffix, Inflection("noun", None, "s", 3, suffix)


def _past(form: str, weak: bool) -> Iterator[tuple[str, Inflection]]:
    stem = form[:-1] if weak else form
    short = stem[:-2] + stem[-1] if not weak and len(form) in (3, 4) and form[-2] == "ا" else stem
    first = stem + "ي" if weak else short
    yield form, Inflection("past", "m", "s")
    yield stem + "ت", Inflection("past", "f", "s")
    yield stem + "وا", Inflection("past", "m", "p")
    yield (stem + "يا" if weak else form + "ا"), Inflection("past", "m", "d")
    yield stem + "تا", Inflection("past", "f", "d")
    if len(form) > 2 and stem[-1] != "ن" and not stem.startswith("ال"):  # الزمن is time
        yield first + "ن", Inflection("past", "f", "p")
    yield first + "ت", Inflection("past", None, "s", 1)
    yield first + "نا", Inflection("past", None, "p", 1)
    for suffix in _SUFFIXES:
        yield (stem + "ا" if weak else form) + suffix, Inflection("past", "m", "s", 3, suffix)
        yield stem + "ت" + suffix, Inflection("past", "f", "s", 3, suffix)
        yield stem + "و" + suffix, Inflection("past", "m", "p", 3, suffix)


def _present(form: str, weak: bool) -> Iterator[tuple[str, Inflection]]:
    body = form[1:]
    stem = body[:-1] if weak else body
    dual = stem + ("ي" if weak and body[-1] != "و" else "و") if weak else body
    for prefix, gender, number, person in (
        ("ي", "m", "s", 3),
        ("ت", "f", "s", 3),
        ("ا", None, "s", 1),
        ("ن", None, "p", 1),
    ):
        how = Inflection("present", gender, number, person)  # type: ignore[arg-type]
        yield prefix + body, how
        if weak:
            yield prefix + stem, how
        for suffix in _SUFFIXES:
            yield prefix + body + suffix, Inflection("present", gender, number, person, suffix)  # type: ignore[arg-type]
            if weak and body[-1] == "ي":
                yield prefix + stem + "ا" + suffix, Inflection("present", gender, number, person, suffix)  # type: ignore[arg-type]
    yield "ي" + stem + "ون", Inflection("present", "m", "p")
    yield "ي" + stem + "وا", Inflection("present", "m", "p")
    yield "ت" + stem + "ون", Inflection("present", None, "p", 2)
    yield "ي" + dual + "ان", Inflection("present", "m", "d")
    yield "ت" + dual + "ان", Inflection("present", "f", "d")
    hollow = len(body) == _ROOT and body[1] in "وي" and body[-1] != "ن"
    yield "ي" + (body[0] + body[2] if hollow else body) + "ن", Inflection("present", "f", "p")
    for suffix in _SUFFIXES[:4]:
        yield "ي" + stem + "ون" + suffix, Inflection("present", "m", "p", 3, suffix)


def _present_on_waw(stem: str) -> Iterator[tuple[str, Inflection]]:
    """Of verbs that end in a hamza what is written with ؤ before an ending: يقرؤه، تقرؤها، يقرؤون."""
    yield f"ي{stem}وون", Inflection("present", "m", "p")
    for suffix in _SUFFIXES:
        yield f"ي{stem}و{suffix}", Inflection("present", "m", "s", 3, suffix)
        yield f"ت{stem}و{suffix}", Inflection("present", "f", "s", 3, suffix)


def _doing(form: str, weak: bool) -> Iterator[tuple[str, Inflection]]:
    stem = form + "ي" if weak and not form.endswith("ي") else form
    yield stem + "ا", Inflection("doing", "m", "s")
    yield stem + "ه", Inflection("doing", "f", "s")
    yield form + "ين", Inflection("doing", "m", "p")
    yield form + "ون", Inflection("doing", "m", "p")
    yield stem + "ات", Inflection("doing", "f", "p")
    yield stem + "تين", Inflection("doing", "f", "d")
