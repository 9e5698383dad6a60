"""Positions: the same stand told by several outlets is one position; a changed stand stays a second one."""

from collections.abc import Mapping, Sequence

from agents.merge.actors import Cast
from agents.merge.labels import Labels
from agents.merge.likeness import Likeness
from agents.merge.spans import joined
from retrieval.text.dates import resolve
from schemas.article import Article
from schemas.brief import Position
from schemas.draft import DraftPosition
from schemas.grounded import GroundedItem


def merge_positions(
    items: Sequence[GroundedItem], cast: Cast, labels: Mapping[str, Labels], articles: Mapping[str, Article]
) -> tuple[Position, ...]:
    """All positions, P1, P2, … in order of appearance."""
    positions: list[Position] = []
    likeness = Likeness(articles.values())
    names = {actor.id: (actor.name, *actor.aliases) for actor in cast.actors}
    for grounded in items:
        if not isinstance(grounded.item, DraftPosition):
            continue
        new = _position(f"P{len(positions) + 1}", grounded, grounded.item, cast, labels, articles)
        if new is None:
            continue
        at = next((n for n, known in enumerate(positions) if _same(known, new, likeness, names[new.holder])), None)
        if at is None:
            positions.append(new)
        else:
            evidence = joined(positions[at].evidence, new.evidence)
            positions[at] = positions[at].model_copy(update={"evidence": evidence})
    return tuple(positions)


def _same(known: Position, new: Position, likeness: Likeness, names: Sequence[str]) -> bool:
    """One stand: overlapping words in one article, or another telling of it in another."""
    if (known.holder, known.nested_in) != (new.holder, new.nested_in):
        return False
    if (known.stance, known.speech_act) == (new.stance, new.speech_act) and _overlap(known, new):
        return True
    return likeness.same(known, new, names)


def _overlap(known: Position, new: Position) -> bool:
    span = new.evidence[0]
    return any(e.source_id == span.source_id and e.start < span.end and span.start < e.end for e in known.evidence)


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
