"""Positions: the same stand told by several outlets is one position; a changed stand stays a second one."""

from collections.abc import Mapping, Sequence

from agents.merge.actors import Cast
from agents.merge.labels import Labels
from agents.merge.likeness import Likeness
from agents.merge.spans import joined
from agents.merge.stands import stands
from retrieval.text.dates import resolve
from schemas.article import Article
from schemas.brief import Position
from schemas.draft import DraftPosition
from schemas.grounded import GroundedItem


def merge_positions(
    items: Sequence[GroundedItem], cast: Cast, labels: Mapping[str, Labels], articles: Mapping[str, Article]
) -> tuple[Position, ...]:
    """All positions, P1, P2, … in order of appearance."""
    told: list[Position] = []
    for grounded in items:
        if not isinstance(grounded.item, DraftPosition):
            continue
        new = _position(grounded, grounded.item, cast, labels, articles)
        at = next((n for n, known in enumerate(told) if new and _same_words(known, new)), None)
        if new is None:
            continue
        if at is None:
            told.append(new)
        else:
            told[at] = told[at].model_copy(update={"evidence": joined(told[at].evidence, new.evidence)})
    groups = stands(told, Likeness(articles.values()), {each.id: (each.name, *each.aliases) for each in cast.actors})
    return tuple(_one(f"P{number}", [told[n] for n in group]) for number, group in enumerate(groups, 1))


def _one(position_id: str, tellings: Sequence[Position]) -> Position:
    """One stand of its tellings, the first one's words first; nested only if no article heard it from the holder."""
    first = tellings[0]
    direct = any(each.nested_in is None for each in tellings)
    evidence = joined(*(each.evidence for each in tellings))
    return first.model_copy(
        update={"id": position_id, "evidence": evidence, "nested_in": None if direct else first.nested_in}
    )


def _same_words(known: Position, new: Position) -> bool:
    """One telling found twice: the same stand in overlapping words of one article."""
    if (known.holder, known.nested_in) != (new.holder, new.nested_in):
        return False
    return (known.stance, known.speech_act) == (new.stance, new.speech_act) and _overlap(known, new)


def _overlap(known: Position, new: Position) -> bool:
    span = new.evidence[0]
    return any(e.source_id == span.source_id and e.start < span.end and span.start < e.end for e in known.evidence)


def _position(
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
        id="P0",
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
