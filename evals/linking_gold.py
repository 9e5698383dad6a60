"""The gold of an annotated article as a reader would propose it, and a reader's proposals beside that gold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from evals.reading import same_name
from evals.reading_gold import GoldArticle, GoldSpan
from schemas.draft import Draft, DraftActor, DraftPosition, Span

_SAME: Final = "same:"
_STANCE: Final = {"support": "supports", "oppose": "opposes", "conditional": "conditional", "neutral": "unclear"}


@dataclass(frozen=True)
class Matched:
    """Which proposal stands for which piece of gold."""

    actors: Mapping[str, str]
    """Gold key → key in the draft."""
    positions: Mapping[int, int]
    """Number of the gold position → place in the draft's list."""


def stand_of(gold: GoldArticle, number: int) -> str | None:
    """The name under which the annotators tell this stand in every article of the event; None when it is told once."""
    flags = gold.positions[number].flags
    return next((flag.removeprefix(_SAME) for flag in flags if flag.startswith(_SAME)), None)


def draft_of(gold: GoldArticle) -> Draft:
    """Actors and positions of the gold as a draft; keys and numbers are the gold's."""
    text = gold.article.text
    actors = [
        DraftActor(
            key=key[:24], name=actor.names[0], aliases=list(actor.names[1:13]), type=actor.type,
            role=None, affiliation=None, evidence=Span(sentence=0, quote=actor.names[0]),
        )
        for key, actor in gold.actors.items()
    ]  # fmt: skip
    positions = [
        DraftPosition(
            holder=position.holder[:24], via=None, on_behalf_of=_flag(position.flags, "behalf:"), addressee=None, issue="",
            speech_act=position.act, stance=_STANCE[position.polarity], speech_form=position.speech,
            cue=position.cue, nested_in=_flag(position.flags, "nested:"), said_at=None, evidence=_span(text, position.span),
        )
        for position in gold.positions
    ]  # fmt: skip
    return Draft(
        actors=actors, positions=positions, mediators=[], risks=[], claims=[], agreements=[], discrepancies=[],
        loaded_terms=[],
    )  # fmt: skip


def matched(draft: Draft, gold: GoldArticle) -> Matched:
    """Each gold actor with the first proposal of its name, each gold position with the proposal that overlaps it most.

    A position counts when its holder is the gold's and it shares at least half of the shorter span.
    """
    actors: dict[str, str] = {}
    for key, actor in gold.actors.items():
        mine = (
            a.key for a in draft.actors if a.key not in actors.values() and same_name((a.name, *a.aliases), actor.names)
        )
        if (found := next(mine, None)) is not None:
            actors[key] = found
    positions: dict[int, int] = {}
    for number, position in enumerate(gold.positions):
        shares = {
            place: _shared(proposal, position.span)
            for place, proposal in enumerate(draft.positions)
            if place not in positions.values() and proposal.holder == actors.get(position.holder)
        }
        best = max(shares, key=lambda place: shares[place], default=None)
        if best is not None and shares[best] >= 0.5:
            positions[number] = best
    return Matched(actors, positions)


def _shared(proposal: DraftPosition, span: GoldSpan) -> float:
    at = proposal.evidence.where
    if at is None:
        return 0.0
    size = len(proposal.evidence.quote)
    return max(0, min(at + size, span.end) - max(at, span.start)) / max(1, min(size, span.end - span.start))


def _span(text: str, span: GoldSpan) -> Span:
    return Span(sentence=0, quote=text[span.start : span.end], where=span.start)


def _flag(flags: tuple[str, ...], name: str) -> str | None:
    return next((flag.removeprefix(name)[:24] for flag in flags if flag.startswith(name)), None)
