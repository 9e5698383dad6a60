"""A finished brief through the same checks: each item, on each of its spans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from agents.faithfulness.item import Case, findings_of
from agents.faithfulness.names import Cast, Person, people_of
from agents.faithfulness.statement import statement_finding
from agents.faithfulness.verdict import best, unmeasurable, worst
from agents.faithfulness.view import View, view_of, words_of
from retrieval.text.segment import sentences
from schemas.article import Article
from schemas.brief import Actor, Brief, Claim, TimeExpr
from schemas.draft import (
    DraftActor,
    DraftAgreement,
    DraftClaim,
    DraftDiscrepancy,
    DraftLoadedTerm,
    DraftMediator,
    DraftPosition,
    DraftRisk,
)
from schemas.evidence import Evidence
from schemas.grounded import DraftItem, Finding, GroundedItem, SpanName
from schemas.vocabulary import ItemKind, Likelihood

_EVERY_SPAN = frozenset(
    ("evidence", "evidence_for", "evidence_against", "a", "b", "holder", "voice", "asserted_by", "denied_by")
)
"""Fields that must hold on each span; the others on one of them."""


class BriefCheck:
    """A brief and its articles, ready to be checked item by item."""

    def __init__(self, brief: Brief, articles: Mapping[str, Article]) -> None:
        self.brief = brief
        self.views = {key: _view(article) for key, article in articles.items()}
        self.people = [_labelled(person, brief) for person in people_of(brief.actors)]
        self.cast = Cast(self.people)

    def findings(self) -> Iterator[Finding]:
        """All findings, in the brief's own order; at least one for every item."""
        brief = self.brief
        for actor in brief.actors:
            yield from self.item("actor", actor.id, _draft_actor(actor), actor.evidence)
        for position in brief.positions:
            fields = {**_plain(position), "said_at": _text(position.said_at)}
            yield from self.item("position", position.id, _draft(DraftPosition, fields), position.evidence)
        for mediator in brief.mediators:
            yield from self.item("mediator", mediator.actor, _draft(DraftMediator, _plain(mediator)), mediator.evidence)
        for risk in brief.risks:
            draft = _draft(DraftRisk, _plain(risk))
            yield from self.item("risk", risk.id, draft, risk.evidence, likelihood=risk.likelihood)
        for claim in brief.claims:
            yield from self._claim(claim)
        for number, agreement in enumerate(brief.agreements):
            fields = {**_plain(agreement), "date": _text(agreement.date)}
            label = agreement.id or str(number)
            yield from self.item("agreement", label, _draft(DraftAgreement, fields), agreement.evidence)
        yield from self._rest()

    def _rest(self) -> Iterator[Finding]:
        for number, found in enumerate(self.brief.discrepancies):
            item = _draft(DraftDiscrepancy, {"field": found.field, "note": found.note})
            yield from self._on("discrepancy", str(number), item, {"a": found.a, "b": found.b})
        for number, term in enumerate(self.brief.loaded_terms):
            fields = {
                "target": term.target,
                "by": None if term.by == "outlet" else term.by,
                "neutral_name": term.neutral_name,
            }
            yield from self.item("loaded_term", str(number), _draft(DraftLoadedTerm, fields), (term.evidence,))
        yield from self.bottom_line()

    def bottom_line(self) -> Iterator[Finding]:
        """The finding on the bottom line, which stands on all spans of the brief; none where there is no bottom line."""
        if self.brief.bluf.strip():
            spans = [span for span in _all_spans(self.brief) if span.source_id in self.views]
            bottom = statement_finding(self.brief.bluf, spans, self.views, self.people, field="bluf")
            yield bottom.model_copy(update={"item": "brief"})

    def item(
        self,
        kind: ItemKind,
        label: str,
        item: DraftItem,
        evidence: Sequence[Evidence],
        *,
        likelihood: Likelihood | None = None,
    ) -> list[Finding]:
        """The findings of one item over its spans."""
        each = [list(self._on(kind, label, item, {"evidence": span}, likelihood)) for span in evidence]
        return _folded(each, f"{kind} {label}")

    def _claim(self, claim: Claim) -> list[Finding]:
        each: list[list[Finding]] = []
        draft = _draft(DraftClaim, {**_plain(claim), "evidence_for": None, "evidence_against": None})
        pairs: list[dict[SpanName, Evidence]] = []
        for n in range(max(len(claim.evidence_for), len(claim.evidence_against))):
            spans: dict[SpanName, Evidence] = {}
            if n < len(claim.evidence_for):
                spans["evidence_for"] = claim.evidence_for[n]
            if n < len(claim.evidence_against):
                spans["evidence_against"] = claim.evidence_against[n]
            pairs.append(spans)
        each = [list(self._on("claim", claim.id, draft, spans)) for spans in pairs]
        return _folded(each, f"claim {claim.id}")

    def _on(
        self,
        kind: ItemKind,
        label: str,
        item: DraftItem,
        spans: dict[SpanName, Evidence],
        likelihood: Likelihood | None = None,
    ) -> Iterator[Finding]:
        name = f"{kind} {label}"
        source = next(iter(spans.values())).source_id
        view = self.views.get(source)
        if view is None:
            reason = f"article {source} is not at hand"
            yield unmeasurable("evidence", "quote_not_found", reason).model_copy(update={"item": name})
            return
        voiced = _voiced(item, next(iter(spans.values())))
        grounded = GroundedItem.model_construct(kind=kind, number=0, article_id=source, item=voiced, spans=spans)
        for finding in findings_of(grounded, Case(view, self.cast, spans, likelihood)):
            yield finding.model_copy(update={"item": name})


def _labelled(person: Person, brief: Brief) -> Person:
    """With the labels that the sources put in place of the neutral name that the brief gives the actor."""
    terms = [t for t in brief.loaded_terms if t.target == person.key and t.neutral_name == person.name]
    forms = {tuple(word.form for word in words_of(term.evidence.quote)) for term in terms}
    return replace(person, forms=tuple(sorted({*person.forms, *forms}))) if forms else person


def _view(article: Article) -> View:
    return view_of(article, sentences(article.text, article.body_start))


def _folded(each: list[list[Finding]], label: str) -> list[Finding]:
    """One finding a field: the gravest where every span must hold, else the mildest."""
    if not each:
        return [unmeasurable("evidence", "quote_empty", "the item has no evidence").model_copy(update={"item": label})]
    fields = dict.fromkeys(finding.field for findings in each for finding in findings)
    chosen = []
    for field in fields:
        same = [finding for findings in each for finding in findings if finding.field == field]
        chosen.append(worst(same) if field in _EVERY_SPAN or len(each) == 1 else best(same))
    return [finding for finding in chosen if finding is not None]


def _plain(item: Any) -> dict[str, Any]:
    """The fields of a brief's item by name, evidence left out; ids stand where a draft has keys."""
    return {name: getattr(item, name) for name in type(item).model_fields if not name.startswith("evidence")}


def _draft(kind: type[Any], fields: dict[str, Any]) -> Any:
    """An item of a draft without its limits of length: those are for models."""
    known = {name: value for name, value in fields.items() if name in kind.model_fields}
    return kind.model_construct(**known)


def _draft_actor(actor: Actor) -> DraftActor:
    fields = {**_plain(actor), "key": actor.id}
    made: DraftActor = _draft(DraftActor, fields)
    return made


def _all_spans(brief: Brief) -> list[Evidence]:
    spans = [span for position in brief.positions for span in position.evidence]
    spans += [span for mediator in brief.mediators for span in mediator.evidence]
    spans += [span for risk in brief.risks for span in risk.evidence]
    spans += [span for claim in brief.claims for span in (*claim.evidence_for, *claim.evidence_against)]
    return spans + [span for agreement in brief.agreements for span in agreement.evidence]


def _voiced(item: DraftItem, span: Evidence) -> DraftItem:
    """A brief keeps the voice with the evidence, a draft with the item."""
    return item.model_copy(update={"voice": span.voice}) if "voice" in type(item).model_fields else item


def _text(time: TimeExpr | None) -> str | None:
    return time.text if time else None
