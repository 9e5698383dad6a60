"""Items for the checker's eval: the gold as grounded items, and the same items with one thing spoilt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import regex

from agents.grounding import SourceText
from evals.reading_gold import STANCES, GoldArticle, GoldPosition, GoldSpan
from retrieval.text.normalise import fold_text
from schemas.draft import DraftActor, DraftClaim, DraftMediator, DraftPosition, DraftRisk, Span
from schemas.evidence import Evidence
from schemas.grounded import DraftItem, GroundedItem, SpanName
from schemas.vocabulary import ItemKind

_NUMBER = regex.compile(r"(?<![\d.,٫])\d{1,6}(?![\d.,٫:/])")
_WORDS_BESIDE = 3
"""Words on each side of a number in an issue."""
_SPAN = Span(sentence=0, quote="…")


@dataclass(frozen=True)
class Case:
    """One item and the row of the report it counts for."""

    row: str
    item: GroundedItem


def actors_of(gold: GoldArticle) -> dict[str, GroundedItem]:
    """The gold actors as grounded items by key."""
    return {
        actor.key: _grounded(
            gold,
            "actor",
            _built(
                DraftActor,
                key=actor.key,
                name=actor.names[0],
                aliases=list(actor.names[1:]),
                type=actor.type,
                role=None,
                affiliation=None,
                name_en=None,
                evidence=_SPAN,
            ),
            {"evidence": GoldSpan(0, 1)},
        )
        for actor in gold.actors.values()
    }


def true_items(gold: GoldArticle) -> Iterator[Case]:
    """Every gold position, mediator, claim and risk as it is."""
    for position in gold.positions:
        yield Case("true positions", position_item(gold, position))
    for mediator in gold.mediators:
        yield Case("true mediators", _mediator(gold, mediator.actor, mediator.roles, mediator.span))
    for number in range(len(gold.contested)):
        yield Case("true claims", _claim(gold, number))
    for number in range(len(gold.risks)):
        yield Case("true risks", _risk(gold, number))


def spoilt(gold: GoldArticle, source: SourceText) -> Iterator[Case]:
    """Every item with one thing spoilt, drawn with the article's id as seed."""
    random = Random(gold.id)  # noqa: S311 - reproducible draws, nothing secret
    for position in gold.positions:
        yield from _spoilt_position(gold, position, random)
    for span, wrong in gold.traps:
        if wrong in gold.actors:
            yield Case("gold traps", _trap(gold, span, wrong))
    for number, (asserter, denier) in enumerate(gold.contested_by):
        others = sorted(set(gold.actors) - {asserter, denier} - _sharing(gold, gold.contested[number][1]))
        if others:
            yield Case("denier swapped", _claim(gold, number, denier=random.choice(others)))
    for key in gold.not_mediators:
        named = _first_named(gold, key, source)
        if named is not None:
            yield Case("not-mediators as mediators", _mediator(gold, key, ("facilitator",), named))


def position_item(gold: GoldArticle, position: GoldPosition, **changed: Any) -> GroundedItem:
    """A gold position as a grounded item, some of its fields changed."""
    quote = gold.article.text[position.span.start : position.span.end]
    fields: dict[str, Any] = {
        "holder": position.holder,
        "via": None,
        "on_behalf_of": _flagged(gold, position, "behalf"),
        "addressee": None,
        "issue": " ".join(quote.split()[:8]),
        "speech_act": position.act,
        "stance": STANCES.get(position.polarity, "unclear"),
        "speech_form": position.speech,
        "cue": position.cue,
        "nested_in": _flagged(gold, position, "nested"),
        "said_at": None,
        "voice": "speaker",
        **changed,
    }
    return _grounded(gold, "position", _built(DraftPosition, evidence=_SPAN, **fields), {"evidence": position.span})


def _spoilt_position(gold: GoldArticle, position: GoldPosition, random: Random) -> Iterator[Case]:
    mine = {position.holder, _flagged(gold, position, "behalf"), _flagged(gold, position, "nested")}
    others = sorted(set(gold.actors) - mine - _sharing(gold, position.span))
    if others:
        wrong = position_item(gold, position, holder=random.choice(others), on_behalf_of=None)
        yield Case("speaker → other actor", wrong)
    turned = {"support": "opposes", "oppose": "supports"}.get(position.polarity)
    if turned:
        yield Case("stance flipped", position_item(gold, position, stance=turned))
    if position.act == "denial":
        yield Case("denial → assertion", position_item(gold, position, speech_act="statement"))
    elif position.act == "statement":
        yield Case("assertion → denial", position_item(gold, position, speech_act="denial", stance="opposes"))
    yield from _spoilt_number(gold, position, random)


def _spoilt_number(gold: GoldArticle, position: GoldPosition, random: Random) -> Iterator[Case]:
    text, span = gold.article.text, position.span
    found = _NUMBER.search(text, span.start, span.end)
    if found is None:
        return
    head, tail = text[span.start : found.start()], text[found.end() : span.end]
    words = (*head.split()[-_WORDS_BESIDE:], "{}", *tail.split()[:_WORDS_BESIDE])
    issue = " ".join(word.replace("{", "").replace("}", "") if word != "{}" else word for word in words)
    absent = int(found.group()) + random.randint(3, 9)
    while str(absent) in text:
        absent += 7
    yield Case("number absent", position_item(gold, position, issue=issue.format(absent)))
    others = sorted({n for n in _NUMBER.findall(text) if n not in text[span.start : span.end]})
    if others:
        swapped = position_item(gold, position, issue=issue.format(random.choice(others)))
        yield Case("number swapped within the source", swapped)


def _trap(gold: GoldArticle, span: GoldSpan, wrong: str) -> GroundedItem:
    """The trap as the position a careless reader makes of it: span and cue are right, the holder is not."""
    nearest = max(gold.positions, key=lambda p: _overlap(p.span, span), default=None)
    known = nearest if nearest is not None and _overlap(nearest.span, span) > 0 else None
    base = known or GoldPosition("", "indirect", "statement", "neutral", span, ())
    if known is None:
        return position_item(gold, base, holder=wrong)
    made = GoldPosition(known.holder, known.speech, known.act, known.polarity, span, (), known.cue)
    return position_item(gold, made, holder=wrong)


def _overlap(a: GoldSpan, b: GoldSpan) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _sharing(gold: GoldArticle, span: GoldSpan) -> set[str]:
    """Holders of positions on the same words, and whom they speak for or are relayed by."""
    same = [p for p in gold.positions if _overlap(p.span, span) > 0]
    return {key for p in same for key in (p.holder, _flagged(gold, p, "behalf"), _flagged(gold, p, "nested")) if key}


def _flagged(gold: GoldArticle, position: GoldPosition, name: str) -> str | None:
    keys = (flag.removeprefix(f"{name}:") for flag in position.flags if flag.startswith(f"{name}:"))
    return next((key for key in keys if key in gold.actors), None)


def _mediator(gold: GoldArticle, key: str, roles: Sequence[str], span: GoldSpan) -> GroundedItem:
    item = _built(
        DraftMediator,
        actor=key,
        person=None,
        roles=list(roles),
        track="unspecified",
        mandate=None,
        parties=[],
        stage="ongoing",
        voice="narration",
        evidence=_SPAN,
    )
    return _grounded(gold, "mediator", item, {"evidence": span})


def _claim(gold: GoldArticle, number: int, *, denier: str | None = None) -> GroundedItem:
    asserts, denies = gold.contested[number]
    asserter, true_denier = gold.contested_by[number]
    item = _built(
        DraftClaim,
        text=gold.article.text[asserts.start : asserts.end],
        modality="alleged",
        asserted_by=[asserter] if asserter in gold.actors else [],
        denied_by=[denier or true_denier] if (denier or true_denier) in gold.actors else [],
        evidence_for=_SPAN,
        evidence_against=_SPAN,
        voice="speaker",
    )
    return _grounded(gold, "claim", item, {"evidence_for": asserts, "evidence_against": denies})


def _risk(gold: GoldArticle, number: int) -> GroundedItem:
    span = gold.risks[number]
    likelihood, asserter = gold.risk_words[number]
    item = _built(
        DraftRisk,
        event=gold.article.text[span.start : span.end],
        trigger=None,
        indicators=[],
        asserted_by=asserter if asserter in gold.actors else None,
        likelihood_words=[] if likelihood == "-" else [likelihood],
        impact=None,
        horizon="unspecified",
        voice="narration",
        evidence=_SPAN,
    )
    return _grounded(gold, "risk", item, {"evidence": span})


def _first_named(gold: GoldArticle, key: str, source: SourceText) -> GoldSpan | None:
    """The first sentence that names the actor."""
    actor = gold.actors.get(key)
    forms = [fold_text(name) for name in actor.names] if actor else []
    for sentence in source.sentences:
        folded = fold_text(gold.article.text[sentence.start : sentence.end])
        if any(form in folded for form in forms):
            return GoldSpan(sentence.start, sentence.end)
    return None


def _built(kind: Any, **fields: Any) -> Any:
    """An item without its limits of length: those are for models."""
    return kind.model_construct(**fields)


def _grounded(gold: GoldArticle, kind: ItemKind, item: DraftItem, spans: dict[SpanName, GoldSpan]) -> GroundedItem:
    text = gold.article.text
    evidence = {
        name: Evidence(source_id=gold.article.id, start=span.start, end=span.end, quote=text[span.start : span.end])
        for name, span in spans.items()
    }
    return GroundedItem.model_construct(
        kind=kind, number=0, article_id=gold.article.id, item=item, spans=evidence, repaired=False
    )
