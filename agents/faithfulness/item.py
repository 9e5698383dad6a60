"""All the checks that one grounded item takes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from agents.faithfulness.cut import check_cut
from agents.faithfulness.exact import check_exact
from agents.faithfulness.licence import Licence
from agents.faithfulness.mediation import check_mediating
from agents.faithfulness.modality import check_denial, check_likelihood, check_modality
from agents.faithfulness.names import Cast
from agents.faithfulness.polarity import check_act, check_cue, check_stance
from agents.faithfulness.speaker import check_speaker
from agents.faithfulness.statement import licence_of
from agents.faithfulness.verdict import failed, passed, unmeasurable
from agents.faithfulness.view import View, bare_forms, words_of
from agents.faithfulness.voice import check_voice
from retrieval.text.normalise import fold_text
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
from schemas.grounded import Finding, GroundedItem, SpanName
from schemas.vocabulary import ItemKind, Likelihood


@dataclass(frozen=True)
class Case:
    """One item with all that its checks look at."""

    view: View
    cast: Cast
    spans: Mapping[SpanName, Evidence]
    likelihood: Likelihood | None = None
    """Of a risk in a brief; a draft has none."""

    def licence(self, *granted: str | None) -> Licence:
        """What the item's free text may say."""
        views = {self.view.article.id: self.view}
        return licence_of(tuple(self.spans.values()), views, self.cast, [key for key in granted if key])

    @property
    def evidence(self) -> Evidence:
        """The span of an item that has one."""
        return self.spans["evidence"]


def findings_of(grounded: GroundedItem, case: Case) -> tuple[Finding, ...]:
    """Exactness first; where the words are not there, nothing else can be judged."""
    label = f"{grounded.kind} {grounded.number}"
    if not grounded.spans:
        empty = [unmeasurable("evidence", "quote_empty", "the item has no evidence")]
        return _labelled(empty, label)
    exact = [check_exact(span, case.view.article, name) for name, span in grounded.spans.items()]
    if any(finding.verdict == "fail" for finding in exact):
        return _labelled(exact, label)
    return _labelled([*exact, *_CHECKS[grounded.kind](grounded.item, case)], label)


def _labelled(findings: list[Finding], label: str) -> tuple[Finding, ...]:
    return tuple(finding.model_copy(update={"item": label}) for finding in findings)


def _actor(item: DraftActor, case: Case) -> Iterator[Finding]:
    view = case.view
    near = view.inside(*view.around(case.evidence.start, case.evidence.end))
    quoted = f" {fold_text(case.evidence.quote)} "
    if f" {fold_text(item.name)} " in quoted or item.key in case.cast.named(view.words[near.start : near.stop]):
        yield passed("name", "the name stands in the sentence", stated=item.name)
    elif item.key in case.cast.named(view.words):
        yield unmeasurable("name", "name_mismatch", "the name stands elsewhere in the article", stated=item.name)
    else:
        yield failed("name", "name_mismatch", "the article does not name this actor", stated=item.name)
    if item.role:
        yield _role(item.role, case)


def _role(role: str, case: Case) -> Finding:
    """An office is said in the article's words."""
    view = case.view
    lexicon = view.lexicon
    wanted = [w.form for w in words_of(role) if lexicon is None or w.form not in lexicon.stop]
    said = bare_forms(tuple(word.form for word in view.words))
    forms = {form.removeprefix("ال") for form in said} | said
    absent = [form for form in wanted if not {form, form.removeprefix("ال")} & forms]
    near = set(view.forms(view.inside(*view.around(case.evidence.start, case.evidence.end, 1, 1))))
    if absent and len(absent) == len(wanted):
        return failed("role", "name_mismatch", f"the article has no «{absent[0]}»", stated=role)
    if absent or not set(wanted) <= near:
        return unmeasurable("role", "name_mismatch", "the office is not said in these words near the name", stated=role)
    return passed("role", "the office is said in these words", stated=role)


def _position(item: DraftPosition, case: Case) -> Iterator[Finding]:
    view, span = case.view, case.evidence
    mine = [key for key in (item.holder, item.via, item.on_behalf_of) if key]
    nested = [item.nested_in] if item.nested_in else []
    yield check_speaker(view, case.cast, span, mine, cue=item.cue, lenient=nested)
    yield check_voice(view, span, item.voice, item.speech_form)
    yield check_cut(view, span)
    yield check_cue(view, span, item.cue)
    yield check_act(view, span, item.cue, item.speech_act, item.stance)
    yield check_stance(view, span, item.cue, item.speech_act, item.stance)
    licence = case.licence(*mine, item.addressee, item.nested_in)
    yield licence.check("issue", item.issue, negation=False)
    if item.said_at:
        yield Licence(licence.wide, licence.whole, licence.whole, case.cast).check(
            "said_at", item.said_at, negation=False
        )


def _mediator(item: DraftMediator, case: Case) -> Iterator[Finding]:
    actors = [key for key in (item.actor, item.person) if key]
    yield check_mediating(case.view, case.cast, case.evidence, actors, item.parties)
    if item.mandate:
        yield case.licence(*actors, *item.parties).check("mandate", item.mandate, negation=False)


def _risk(item: DraftRisk, case: Case) -> Iterator[Finding]:
    if item.asserted_by:
        yield check_speaker(case.view, case.cast, case.evidence, [item.asserted_by], field="asserted_by")
    yield from check_likelihood(case.view, case.evidence, item.likelihood_words, case.likelihood)
    licence = case.licence(item.asserted_by)
    texts = {"event": item.event, "trigger": item.trigger, "impact": item.impact}
    for field, text in texts.items():
        if text:
            yield licence.check(field, text, negation=field == "event")
    for text in item.indicators:
        yield licence.check("indicators", text, negation=False)


def _claim(item: DraftClaim, case: Case) -> Iterator[Finding]:
    view, cast = case.view, case.cast
    asserts, denies = case.spans.get("evidence_for"), case.spans.get("evidence_against")
    if asserts is not None and item.asserted_by:
        yield check_speaker(view, cast, asserts, item.asserted_by, field="asserted_by")
        if item.voice == "gloss":
            yield failed(
                "voice", "voice_mismatch", "the outlet's gloss given to a speaker", stated="speaker", found="gloss"
            )
    if item.denied_by:
        if denies is None:
            yield unmeasurable("denied_by", "polarity_mismatch", "a denier without a span that denies")
        else:
            yield check_speaker(view, cast, denies, item.denied_by, field="denied_by")
            yield check_denial(view, denies)
    yield check_modality(view, asserts, denies, item.modality, attributed=bool(item.asserted_by))
    yield case.licence(*item.asserted_by, *item.denied_by).check("text", item.text, negation=denies is None)


def _agreement(item: DraftAgreement, case: Case) -> Iterator[Finding]:
    licence = case.licence(*item.declared_by)
    yield licence.check("name", item.name, negation=False)
    if item.date:
        yield licence.check("date", item.date, negation=False)


def _discrepancy(item: DraftDiscrepancy, case: Case) -> Iterator[Finding]:
    a, b = case.spans.get("a"), case.spans.get("b")
    if a is None or b is None:
        yield unmeasurable("b", "quote_empty", "a discrepancy stands on two spans")
    elif a.source_id == b.source_id and a.start < b.end and b.start < a.end:
        yield failed("b", "invalid_item", "the two spans are the same words", stated=item.field)
    elif a.quote == b.quote:
        yield failed("b", "invalid_item", "the two spans say the same", stated=item.field)
    else:
        yield passed("b", "two spans that differ", stated=item.field)


def _loaded_term(item: DraftLoadedTerm, case: Case) -> Iterator[Finding]:
    if item.by:
        yield check_speaker(case.view, case.cast, case.evidence, [item.by], field="by")
    else:
        yield unmeasurable("by", "voice_mismatch", "no actor is said to use the label")


_CHECKS: dict[ItemKind, Callable[[Any, Case], Iterator[Finding]]] = {
    "actor": _actor,
    "position": _position,
    "mediator": _mediator,
    "risk": _risk,
    "claim": _claim,
    "agreement": _agreement,
    "discrepancy": _discrepancy,
    "loaded_term": _loaded_term,
    "gap": lambda item, case: iter(()),
    "article": lambda item, case: iter(()),
}
