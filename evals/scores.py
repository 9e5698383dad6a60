"""Scores of a brief against the seed's text and gold."""

from collections.abc import Iterable, Mapping, Sequence

from agents.faithfulness import check_bottom_line, check_brief
from agents.faithfulness.exact import check_exact
from evals.seed_gold import SeedGold
from evals.seed_report import Found, SeedReport, unmeasured
from retrieval.text.normalise import fold_text
from schemas.article import Article
from schemas.brief import Brief, Claim
from schemas.evidence import Evidence
from schemas.grounded import Finding

_HELD = 0.6
"""Share of a gold span that evidence must cover to stand for it."""
_LISTS = ("actors", "positions", "mediators", "risks", "agreements")


def score_seed(brief: Brief, articles: Mapping[str, Article], seed: Article, gold: SeedGold) -> SeedReport:
    """Check every item that stands on the seed, and compare the brief with the gold."""
    own = on_article(brief, seed.id)
    spans = list(evidence_of(own))
    if not spans:
        return unmeasured("no item of the brief stands on the seed article")
    exact = sum(check_exact(span, seed).verdict == "pass" for span in spans)
    findings = [*check_brief(own, {seed.id: seed}), *check_bottom_line(brief, articles)]
    failed = tuple(finding for finding in findings if finding.verdict == "fail")
    found = (
        _positions(own, seed, gold, key=True),
        _positions(own, seed, gold, key=False),
        _mediators(own, gold),
        _contested(own, seed, gold),
        _loaded(own, seed, gold),
    )
    fallen, forbidden = _fallen(own, seed, gold), _forbidden(own, gold)
    reasons = tuple(_reasons(len(spans) - exact, failed, fallen, forbidden, found, gold))
    if not any(finding.verdict != "unmeasurable" and finding.field != "evidence" for finding in findings):
        return unmeasured("no field of the brief could be measured")
    return SeedReport(
        verdict="fail" if reasons else "pass",
        reasons=reasons,
        items=len({finding.item for finding in findings if finding.item != "brief"}),
        evidence=len(spans),
        exact=exact,
        passed=sum(finding.verdict == "pass" for finding in findings),
        failed=failed,
        unmeasurable=sum(finding.verdict == "unmeasurable" for finding in findings),
        fields=_by_field(findings),
        traps=len(gold.traps),
        fallen=fallen,
        forbidden=forbidden,
        found=found,
        floor=gold.floor.key_positions,
        reader=brief.run.reader,
    )


def on_article(brief: Brief, article_id: str) -> Brief:
    """The brief with the evidence in one article only; items that have none there are left out, and the bottom line."""
    kept: dict[str, object] = {"bluf": ""}
    for name in _LISTS:
        items = ((item, _there(item.evidence, article_id)) for item in getattr(brief, name))
        kept[name] = tuple(item.model_copy(update={"evidence": spans}) for item, spans in items if spans)
    kept["claims"] = tuple(claim for claim in (_own_claim(c, article_id) for c in brief.claims) if claim is not None)
    kept["loaded_terms"] = tuple(t for t in brief.loaded_terms if t.evidence.source_id == article_id)
    pairs = ((d, {d.a.source_id, d.b.source_id}) for d in brief.discrepancies)
    kept["discrepancies"] = tuple(d for d, sources in pairs if sources == {article_id})
    return brief.model_copy(update=kept)


def evidence_of(brief: Brief) -> Iterable[Evidence]:
    """Every span of a brief's items."""
    for name in _LISTS:
        for item in getattr(brief, name):
            yield from item.evidence
    for claim in brief.claims:
        yield from (*claim.evidence_for, *claim.evidence_against)
    for term in brief.loaded_terms:
        yield term.evidence
    for found in brief.discrepancies:
        yield from (found.a, found.b)


def _there(spans: Sequence[Evidence], article_id: str) -> tuple[Evidence, ...]:
    return tuple(span for span in spans if span.source_id == article_id)


def _own_claim(claim: Claim, article_id: str) -> Claim | None:
    mine, against = _there(claim.evidence_for, article_id), _there(claim.evidence_against, article_id)
    if not mine and not against:
        return None
    return claim.model_copy(update={"evidence_for": mine, "evidence_against": against})


def _reasons(
    inexact: int,
    failed: Sequence[Finding],
    fallen: Sequence[str],
    forbidden: Sequence[str],
    found: Sequence[Found],
    gold: SeedGold,
) -> Iterable[str]:
    if inexact:
        yield f"{inexact} spans are not the article's words"
    if failed:
        yield f"{len(failed)} findings fail"
    if fallen:
        yield f"{len(fallen)} attribution traps fallen into"
    if forbidden:
        yield f"{len(forbidden)} mediators that are none"
    key, _, mediators, contested, _ = found
    if key.recall < gold.floor.key_positions:
        yield f"recall of key positions {key.recall:.2f} is below the floor {gold.floor.key_positions:.2f}"
    for required in (mediators, contested):
        if required.missing:
            yield f"{required.name} missing: {', '.join(required.missing)}"


def _by_field(findings: Sequence[Finding]) -> dict[str, tuple[int, int, int]]:
    table: dict[str, list[int]] = {}
    for finding in findings:
        row = table.setdefault(finding.field, [0, 0, 0])
        row[("pass", "fail", "unmeasurable").index(finding.verdict)] += 1
    return {field: (row[0], row[1], row[2]) for field, row in sorted(table.items())}


def _positions(brief: Brief, seed: Article, gold: SeedGold, *, key: bool) -> Found:
    wanted = [position for position in gold.positions if position.key or not key]
    missing = tuple(
        position.span
        for position in wanted
        if not any(
            _covers(p.evidence, seed, position.span)
            and _is_one_of(brief, (p.holder, p.via, p.on_behalf_of), position.names)
            for p in brief.positions
        )
    )
    return Found(
        name="key positions" if key else "positions", found=len(wanted) - len(missing), of=len(wanted), missing=missing
    )


def _mediators(brief: Brief, gold: SeedGold) -> Found:
    missing = tuple(
        wanted.names[0]
        for wanted in gold.mediators.required
        if not any(_is_one_of(brief, (m.actor, m.person), wanted.names) for m in brief.mediators)
    )
    total = len(gold.mediators.required)
    return Found(name="mediators", found=total - len(missing), of=total, missing=missing)


def _forbidden(brief: Brief, gold: SeedGold) -> tuple[str, ...]:
    return tuple(
        f"{_name(brief, mediator.actor)}: {wrong.why}"
        for wrong in gold.mediators.forbidden
        for mediator in brief.mediators
        if _is_one_of(brief, (mediator.actor,), wrong.names) and not set(mediator.roles) <= set(wrong.unless)
    )


def _contested(brief: Brief, seed: Article, gold: SeedGold) -> Found:
    missing = tuple(
        wanted.span
        for wanted in gold.contested
        if not any(
            _covers(claim.evidence_for, seed, wanted.span)
            and _is_one_of(brief, claim.asserted_by, wanted.asserted_by)
            and _is_one_of(brief, claim.denied_by, wanted.denied_by)
            for claim in brief.claims
        )
    )
    return Found(
        name="accusation and denial", found=len(gold.contested) - len(missing), of=len(gold.contested), missing=missing
    )


def _loaded(brief: Brief, seed: Article, gold: SeedGold) -> Found:
    missing = tuple(
        span for span in gold.loaded if not any(_meets(term.evidence, seed, span) for term in brief.loaded_terms)
    )
    return Found(name="loaded terms", found=len(gold.loaded) - len(missing), of=len(gold.loaded), missing=missing)


def _fallen(brief: Brief, seed: Article, gold: SeedGold) -> tuple[str, ...]:
    held: list[tuple[tuple[Evidence, ...], tuple[str | None, ...]]]
    held = [(p.evidence, (p.holder, p.via, p.on_behalf_of)) for p in brief.positions]
    held += [(claim.evidence_for, claim.asserted_by) for claim in brief.claims]
    return tuple(
        f"«{trap.span}» given to {trap.wrong[0]}: {trap.why}"
        for trap in gold.traps
        if any(_covers(spans, seed, trap.span) and _is_one_of(brief, actors, trap.wrong) for spans, actors in held)
    )


def _covers(spans: Iterable[Evidence], seed: Article, words: str) -> bool:
    """Whether one of the spans holds most of the words."""
    start = seed.text.index(words)
    end = start + len(words)
    return any(min(s.end, end) - max(s.start, start) >= _HELD * len(words) for s in spans)


def _meets(span: Evidence, seed: Article, words: str) -> bool:
    start = seed.text.index(words)
    return span.start < start + len(words) and start < span.end


def _is_one_of(brief: Brief, actors: Iterable[str | None], names: Sequence[str]) -> bool:
    """Whether one of the actors bears one of the names; a name of the gold may be a part of the actor's."""
    mine = [
        fold_text(form, "letters")
        for actor in brief.actors
        if actor.id in set(actors)
        for form in (actor.name, *actor.aliases)
    ]
    wanted = [fold_text(name, "letters").split() for name in names]
    return any(_within(name, form.split()) for form in mine for name in wanted)


def _within(name: Sequence[str], form: Sequence[str]) -> bool:
    return any(list(form[i : i + len(name)]) == list(name) for i in range(len(form) - len(name) + 1))


def _name(brief: Brief, actor_id: str) -> str:
    return next((actor.name for actor in brief.actors if actor.id == actor_id), actor_id)
