"""Speakers that a claim puts in where the source has none in that place: told by what the claim has and the source lacks."""

from collections.abc import Sequence
from dataclasses import replace

import regex

from agents.faithfulness.claims.align import Alignment
from agents.faithfulness.claims.attribution import OTHER, REACH, Attribution
from agents.faithfulness.claims.forms import Term, shapes
from agents.faithfulness.claims.lore import Lore
from agents.faithfulness.view import unclitic

_BREAK = regex.compile(r"[,،.;؛]")
_NAME = 6
"""Words of a speaker's name and title that a claim puts before the source's words."""


def subject_put_in(head: Attribution, alignment: Alignment, text: str, lore: Lore) -> Attribution:
    """The head of a narrating claim that puts in a subject: behind a verb of the source, or before all of its words.

    Args:
        head: A head that found no speaker.
        alignment: The whole claim beside its source.
        text: The source's article.
        lore: The language's words.
    """
    pairs, claim = alignment.pairs, alignment.claim
    if not pairs or len(claim) < 3:
        return head
    if 0 not in pairs:
        first, source = min(pairs), alignment.source
        j = pairs[first]
        opens = j == 0 or bool(_BREAK.search(text[source[j - 1].end : source[j].start]))
        opens = opens or bool(unclitic(source[j - 1].form) & lore.glue)
        if first > _NAME or not opens or any(unclitic(t.form) & lore.negators for t in claim[:first]):
            return head
        return Attribution(range(first), first, OTHER, "object", range(first, len(claim)))
    stop = next((i for i in range(1, min(REACH, len(claim))) if pairs.get(i, -1) > pairs[0]), 1)
    near = stop > 1 and pairs[stop] - pairs[0] == 1 and all(i not in pairs for i in range(1, stop))
    if not near or claim[0].form.startswith("ال"):
        return head
    return Attribution(range(1, stop), 0, OTHER, "object", range(stop, len(claim)))


def subject_behind(head: Attribution, alignment: Alignment, terms: Sequence[Term]) -> Attribution:
    """The head whose verb the source has without a subject, where the claim puts one in behind it."""
    if head.link != "object" or head.verb is None or not alignment.pairs:
        return head
    first = min(alignment.pairs)
    j = alignment.pairs[first] - 1
    if not 0 < first <= _NAME or j < 0 or not shapes(alignment.source[j].form) & shapes(terms[head.verb].form):
        return head
    start = head.content.start
    begin = head.speaker.start if head.speaker and head.speaker.stop == start else start
    return replace(head, speaker=range(begin, start + first), content=range(start + first, head.content.stop))
