"""Falsifications: a verbatim span with one fact changed. Not one of them may be grounded."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex

from evals.bench.grounding_spans import Sample
from retrieval.text.normalise import fold_text

_NUMBER = regex.compile(r"\d+")
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_AR_DAYS = ("الأحد", "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت")
_EN_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_FR_DAYS = ("dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi")
_NEGATIONS = ("لم", "لا", "لن", "ليس", "ليست", "غير", "ما", "not", "never", "no", "ne", "pas")
_TAILS = ("بدعم من الأمم المتحدة", "يوم الثلاثاء", "وفق مصدر رسمي", "في العراق", "بالقوة", "according to Iraq")
_FLIPS = {
    "نفى": "أكد", "نفت": "أكدت", "أكد": "نفى", "أكدت": "نفت", "رفض": "قبل", "رفضت": "قبلت", "وافق": "اعترض", "قبل": "بعد",
    "أعلن": "نفى", "أعلنت": "نفت", "شمال": "جنوب", "شرق": "غرب", "وقف": "استئناف", "denied": "confirmed", "rejected": "accepted",
    "accepted": "rejected", "said": "denied", "before": "after", "north": "south", "east": "west", "a": "aucun",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """What an editor may draw on."""

    sample: Sample
    pool: tuple[str, ...]
    """Names from all articles."""
    vocabulary: tuple[str, ...]
    rng: random.Random


Editor = Callable[[str, Edit], str | None]


def falsify(span: str, edit: Edit) -> Iterator[tuple[str, str]]:
    """Kind and text of every falsification of a span that really says something the article does not."""
    there = _row(edit.sample.text)
    for kind, editor in EDITORS.items():
        changed = editor(span, edit)
        if changed is not None and _row(changed) not in there:
            yield kind, changed


def _row(text: str) -> str:
    """The bare words of a text in letter forms: an edit that leaves them as they stand in the article falsifies nothing."""
    return f" {' '.join(_WORDS.findall(fold_text(text)))} "


def _replace(span: str, found: "regex.Match[str]", new: str) -> str:
    return span[: found.start()] + new + span[found.end() :]


def _number(span: str, edit: Edit) -> str | None:
    numbers = list(_NUMBER.finditer(span))
    if not numbers:
        return None
    found = edit.rng.choice(numbers)
    digits = found.group()
    changes = [digits + "0", digits + "6", str(int(digits) + 1), digits[:-1] + str((int(digits[-1]) + 3) % 10)]
    return _replace(span, found, edit.rng.choice(changes))


def _number_cut(span: str, edit: Edit) -> str | None:
    """A digit lost from a number at the edge of what is quoted: 126 people → 26 people, in 2019 → in 201."""
    for found in _NUMBER.finditer(edit.sample.text):
        if len(found.group()) > 1 and edit.rng.random() < 0.5:
            after = regex.match(r"(?:\W+\w+){3}", edit.sample.text[found.end() :])
            return edit.sample.text[found.start() + 1 : found.end()] + (after.group() if after else "")
    return None


def _negation_in(span: str, edit: Edit) -> str | None:
    spaces = list(regex.finditer(r"\s+", span))
    if not spaces:
        return None
    found = edit.rng.choice(spaces)
    word = edit.rng.choice(_NEGATIONS[:5] if regex.search(r"\p{Arabic}", span) else ("not", "never"))
    return _replace(span, found, f" {word} ")


def _negation_out(span: str, edit: Edit) -> str | None:
    """Inside the span only: without a particle at its edge what is left is verbatim."""
    inner = [m for m in _WORDS.finditer(span) if m.group() in _NEGATIONS and m.start() > 0 and m.end() < len(span)]
    if not inner:
        return None
    found = edit.rng.choice(inner)
    return span[: found.start()].rstrip() + " " + span[found.end() :].lstrip()


def _name(span: str, edit: Edit) -> str | None:
    there = [name for name in edit.sample.names if name in span]
    if not there:
        return None
    old = max(there, key=len)
    others = [name for name in (*edit.sample.names, *edit.pool) if name not in span and old not in name]
    return span.replace(old, edit.rng.choice(others), 1) if others else None


def _day(span: str, edit: Edit) -> str | None:
    for days in (_AR_DAYS, _EN_DAYS, _FR_DAYS):
        there = [day for day in days if day in span]
        if there:
            old = edit.rng.choice(there)
            return span.replace(old, edit.rng.choice([day for day in days if fold_text(day) != fold_text(old)]), 1)
    return None


def _roles(span: str, edit: Edit) -> str | None:
    """Two names of the span change places; without two names, two of its words."""
    names = [m for name in edit.sample.names if (m := regex.search(regex.escape(name), span))]
    apart = [(a, b) for a in names for b in names if a.end() < b.start()]
    if not apart:
        words = list(_WORDS.finditer(span))
        apart = [(a, b) for a in words for b in words if a.end() < b.start()]
    if not apart:
        return None
    first, second = edit.rng.choice(apart)
    return "".join(
        (span[: first.start()], second.group(), span[first.end() : second.start()], first.group(), span[second.end() :])
    )


def _tail(span: str, edit: Edit) -> str | None:
    return f"{span} {edit.rng.choice(_TAILS)}"


def _word(span: str, edit: Edit) -> str | None:
    """Any word but the first, so that what is left is no span with a proclitic outside."""
    words = list(_WORDS.finditer(span))[1:]
    return _replace(span, edit.rng.choice(words), edit.rng.choice(edit.vocabulary)) if words else None


def _word_out(span: str, edit: Edit) -> str | None:
    words = list(_WORDS.finditer(span))[1:-1]
    return _replace(span, edit.rng.choice(words), "") if words else None


def _ellipsis(span: str, edit: Edit) -> str | None:
    words = list(_WORDS.finditer(span))[2:-2]
    return _replace(span, edit.rng.choice(words), "…") if words else None


def _flip(span: str, edit: Edit) -> str | None:
    there = [m for m in _WORDS.finditer(span) if m.group().removeprefix("و") in _FLIPS]
    if not there:
        return None
    found = edit.rng.choice(there)
    verb = found.group().removeprefix("و")
    return _replace(span, found, found.group().removesuffix(verb) + _FLIPS[verb])


EDITORS: dict[str, Editor] = {
    "number changed": _number,
    "number cut": _number_cut,
    "negation inserted": _negation_in,
    "negation dropped": _negation_out,
    "verb turned round": _flip,
    "name swapped": _name,
    "weekday changed": _day,
    "roles swapped": _roles,
    "tail invented": _tail,
    "word replaced": _word,
    "word left out": _word_out,
    "word left out, ellipsis": _ellipsis,
}
