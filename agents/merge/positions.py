"""Positions: the same stand told by several outlets is one position; a changed stand stays a second one."""

from collections.abc import Mapping, Sequence

from agents.merge.actors import Cast
from agents.merge.labels import Labels
from agents.merge.overlap import overlap
from agents.merge.spans import joined
from retrieval.text.dates import resolve
from schemas.article import Article
from schemas.brief import Position
from schemas.draft import DraftPosition
from schemas.grounded import GroundedItem

SAME_WORDS = 0.6
"""Content overlap from which two reports of one holder's words are the same position."""


def merge_positions(
    items: Sequence[GroundedItem], cast: Cast, labels: Mapping[str, Labels], articles: Mapping[str, Article]
) -> tuple[Position, ...]:
    """All positions, P1, P2, … in order of appearance."""
    positions: list[Position] = []
    for grounded in items:
        if not isinstance(grounded.item, DraftPosition):
            continue
        new = _position(f"P{len(positions) + 1}", grounded, grounded.item, cast, labels, articles)
        if new is None:
            continue
        at = next((n for n, known in enumerate(positions) if _same(known, new)), None)
        if at is None:
            positions.append(new)
        else:
            evidence = joined(positions[at].evidence, new.evidence)
            positions[at] = positions[at].model_copy(update={"evidence": evidence})
    return tuple(positions)


def _same(known: Position, new: Position) -> bool:
    if (known.holder, known.stance, known.speech_act, known.nested_in) != (
        new.holder,
        new.stance,
        new.speech_act,
        new.nested_in,
    ):
        return False
    span = new.evidence[0]
    for evidence in known.evidence:
        if evidence.source_id == span.source_id:
            if evidence.start < span.end and span.start < evidence.end:
                return True
        elif overlap(evidence.quote, span.quote) >= SAME_WORDS:
            return True
    return False


def _position(
    position_id: str,
    grounded: GroundedItem,
    draft: DraftPosition,
    cast: Cast,
    labels: Mapping[str, Labels],
    articles: Mapping[str, Article],
) -> Position | None:
    article = grounded.article_id
    holder = cast.of(article, draft.holder)
    if holder is None:
        return None
    return Position(
        id=position_id,
        holder=holder,
        via=cast.of(article, draft.via),
        on_behalf_of=cast.of(article, draft.on_behalf_of),
        addressee=cast.of(article, draft.addressee),
        issue=labels[article].neutral(draft.issue),
        speech_act=draft.speech_act,
        stance=draft.stance,
        speech_form=draft.speech_form,
        cue=draft.cue,
        nested_in=cast.of(article, draft.nested_in),
        said_at=resolve(draft.said_at, articles[article].published_at) if draft.said_at else None,
        evidence=(grounded.spans["evidence"],),
    )
