"""Numbers and dates of a claim against the cited sentences."""

from agents.faithfulness.claims.comparison import Comparison
from agents.faithfulness.claims.report import breaks, holds
from agents.faithfulness.quantities import VAGUE, Number, calendar_of, numbers_of, values_of
from retrieval.text.times import resolve
from retrieval.text.timespans import find_times
from schemas.grounded import Finding


def check_numbers(it: Comparison) -> Finding:
    """Every number stands in the cited sentences, in that place."""
    found = numbers_of(it.text)
    if not found:
        return holds("numbers", "the claim has no number")
    near = values_of([it.ground.near_text])
    for number in found:
        if not number.in_digits and number.value <= VAGUE:
            continue
        if number.value not in near:
            if not _rival(it, number) and _same_time(it, number):
                continue
            reason = f"the cited sentences have no {number.written}"
            return breaks("numbers", reason, stated=number.written, found=_rival(it, number))
        rival = _rival(it, number)
        if rival:
            return breaks("numbers", "the source has another number there", stated=number.written, found=rival)
    return holds("numbers", "its numbers are the source's", stated=", ".join(n.written for n in found))


def _rival(it: Comparison, number: Number) -> str:
    """The number that the source has in the place of this one; empty when it has none or the same."""
    at = next((i for i, t in enumerate(it.content) if number.start <= t.start < number.end), None)
    gap = it.gap_at(at) if at is not None else None
    if gap is None or not gap.source:
        return ""
    theirs = numbers_of(it.source_words(gap.source))
    if not theirs or any({n.value, *n.parts} & {number.value, *number.parts} for n in theirs):
        return ""
    return theirs[0].written if theirs[0].in_digits or theirs[0].value > VAGUE else ""


def check_dates(it: Comparison) -> Finding:
    """Every weekday, month and relative day is one that the cited sentences name, in that place."""
    codes = calendar_of(it.words())
    if not codes:
        return holds("dates", "the claim names no day or month")
    near = calendar_of(it.ground.near_text)
    strange = codes - near
    if strange and not _other_name(it, strange):
        return breaks("dates", "the cited sentences do not name this day or month", stated=it.text)
    for gap in it.alignment.gaps:
        mine, theirs = calendar_of(it.words(gap.claim)), calendar_of(it.source_words(gap.source))
        same_kind = {c[0] for c in mine} & {c[0] for c in theirs}
        if mine and same_kind and not mine & theirs:
            return breaks(
                "dates",
                "the source has another day or month there",
                stated=it.words(gap.claim),
                found=it.source_words(gap.source),
            )
    return holds("dates", "its days and months are the source's")


def _other_name(it: Comparison, strange: frozenset[str]) -> bool:
    """Whether each strange day is part of a time that the cited sentences give in another form."""
    theirs = _times(it.ground.near_text, it)
    spans = [it.text[a:b] for a, b in find_times(it.text, 0, len(it.text)) if calendar_of(it.text[a:b]) & strange]
    return bool(spans) and all(_resolved(it, span) in theirs for span in spans)


def _same_time(it: Comparison, number: Number) -> bool:
    """Whether the number is part of a date that the cited sentences give in another form."""
    spans = [s for s in find_times(it.text, 0, len(it.text)) if s[0] <= number.start < s[1]]
    if not spans:
        return False
    mine = _resolved(it, it.text[spans[0][0] : spans[0][1]])
    return mine is not None and mine in _times(it.ground.near_text, it)


def _times(text: str, it: Comparison) -> frozenset[str]:
    return frozenset(r for a, b in find_times(text, 0, len(text)) if (r := _resolved(it, text[a:b])) is not None)


def _resolved(it: Comparison, expression: str) -> str | None:
    return resolve(expression, it.ground.view.article.published_at).resolved
