"""Merge the checked items of all articles. Pure: items, articles and clusters in, one set of brief items out."""

from collections.abc import Iterator, Mapping, Sequence

from agents.merge.actors import Cast, link
from agents.merge.claims import merge_claims
from agents.merge.labels import Labels, labels_of
from agents.merge.merged import Merged
from agents.merge.overlap import overlap
from agents.merge.positions import merge_positions
from agents.merge.spans import joined
from retrieval.text.dates import resolve
from schemas.article import Article
from schemas.brief import Agreement, Discrepancy, LoadedTerm, Mediator, Risk, TimeExpr
from schemas.draft import DraftAgreement, DraftDiscrepancy, DraftLoadedTerm, DraftMediator, DraftRisk
from schemas.grounded import DraftItem, GroundedDraft, GroundedItem
from schemas.vocabulary import MediationStage, Track

SAME_EVENT = 0.6
"""Content overlap from which two risks or claims are told of one thing."""
STATUS_ORDER = ("called_for", "proposed", "announced", "agreed", "signed", "in_force", "violated", "collapsed")


def merge_articles(
    drafts: Sequence[GroundedDraft], articles: Mapping[str, Article], clusters: Mapping[str, str]
) -> Merged:
    """Link the actors and join what several articles report.

    Args:
        drafts: Checked items, subject articles first.
        articles: Article id → article, for every draft.
        clusters: Article id → cluster id; near-copies share one and never corroborate each other.
    """
    labels = {draft.article_id: labels_of(draft) for draft in drafts}
    cast = link(drafts, labels)
    items = [item for draft in drafts for item in draft.items]
    return Merged(
        actors=cast.actors,
        positions=merge_positions(items, cast, labels, articles),
        mediators=_mediators(items, cast, labels),
        risks=_risks(items, cast, labels),
        claims=merge_claims(items, cast, labels, clusters),
        agreements=_agreements(items, cast, labels, articles),
        discrepancies=tuple(_discrepancies(items)),
        loaded_terms=tuple(_loaded_terms(items, cast)),
    )


def _of(items: Sequence[GroundedItem], kind: type[DraftItem]) -> Iterator[GroundedItem]:
    return (item for item in items if isinstance(item.item, kind))


def _mediators(items: Sequence[GroundedItem], cast: Cast, labels: Mapping[str, Labels]) -> tuple[Mediator, ...]:
    by_actor: dict[str, Mediator] = {}
    for grounded in _of(items, DraftMediator):
        draft, article = grounded.item, grounded.article_id
        actor = isinstance(draft, DraftMediator) and cast.of(article, draft.actor)
        if not isinstance(draft, DraftMediator) or not actor:
            continue
        parties = tuple(party for key in draft.parties if (party := cast.of(article, key)))
        new = Mediator(
            actor=actor,
            person=cast.of(article, draft.person),
            roles=tuple(dict.fromkeys(draft.roles)),
            track=draft.track,
            mandate=labels[article].neutral(draft.mandate) if draft.mandate else None,
            parties=parties,
            stage=draft.stage,
            evidence=(grounded.spans["evidence"],),
        )
        by_actor[actor] = _join_mediators(by_actor[actor], new) if actor in by_actor else new
    return tuple(by_actor.values())


def _join_mediators(one: Mediator, other: Mediator) -> Mediator:
    track: Track = one.track if one.track != "unspecified" else other.track
    stage: MediationStage = one.stage if one.stage != "unspecified" else other.stage
    return Mediator(
        actor=one.actor,
        person=one.person or other.person,
        roles=tuple(dict.fromkeys((*one.roles, *other.roles))),
        track=track,
        mandate=one.mandate or other.mandate,
        parties=tuple(dict.fromkeys((*one.parties, *other.parties))),
        stage=stage,
        evidence=joined(one.evidence, other.evidence),
    )


def _risks(items: Sequence[GroundedItem], cast: Cast, labels: Mapping[str, Labels]) -> tuple[Risk, ...]:
    risks: list[Risk] = []
    for grounded in _of(items, DraftRisk):
        draft, article = grounded.item, grounded.article_id
        if not isinstance(draft, DraftRisk):
            continue
        neutral = labels[article].neutral
        new = Risk(
            id=f"R{len(risks) + 1}",
            event=neutral(draft.event),
            trigger=neutral(draft.trigger) if draft.trigger else None,
            indicators=tuple(draft.indicators),
            asserted_by=cast.of(article, draft.asserted_by),
            likelihood_words=tuple(dict.fromkeys(draft.likelihood_words)),
            impact=draft.impact,
            horizon=draft.horizon,
            evidence=(grounded.spans["evidence"],),
        )
        at = next((n for n, risk in enumerate(risks) if _same_risk(risk, new)), None)
        if at is None:
            risks.append(new)
        else:
            words = tuple(dict.fromkeys((*risks[at].likelihood_words, *new.likelihood_words)))
            evidence = joined(risks[at].evidence, new.evidence)
            risks[at] = risks[at].model_copy(
                update={"likelihood_words": words, "evidence": evidence, "trigger": risks[at].trigger or new.trigger}
            )
    return tuple(risks)


def _same_risk(one: Risk, other: Risk) -> bool:
    return one.asserted_by == other.asserted_by and overlap(one.event, other.event) >= SAME_EVENT


def _agreements(
    items: Sequence[GroundedItem], cast: Cast, labels: Mapping[str, Labels], articles: Mapping[str, Article]
) -> tuple[Agreement, ...]:
    by_name: dict[str, Agreement] = {}
    for grounded in _of(items, DraftAgreement):
        draft, article = grounded.item, grounded.article_id
        if not isinstance(draft, DraftAgreement):
            continue
        name = labels[article].neutral(draft.name)
        same = next((known for known in by_name if overlap(known, name) == 1.0 or known == name), name)
        new = Agreement(
            id=f"G{len(by_name) + 1}",
            name=same,
            status=draft.status,
            declared_by=tuple(actor for key in draft.declared_by if (actor := cast.of(article, key))),
            date=time_expr(draft.date, articles[article]),
            evidence=(grounded.spans["evidence"],),
        )
        by_name[same] = _join_agreements(by_name[same], new) if same in by_name else new
    return tuple(by_name.values())


def _join_agreements(one: Agreement, other: Agreement) -> Agreement:
    return one.model_copy(
        update={
            "status": max(one.status, other.status, key=STATUS_ORDER.index),
            "declared_by": tuple(dict.fromkeys((*one.declared_by, *other.declared_by))),
            "date": one.date or other.date,
            "evidence": joined(one.evidence, other.evidence),
        }
    )


def time_expr(words: str | None, article: Article) -> TimeExpr | None:
    """The time as the text says it, resolved against the article's date where it has one."""
    return resolve(words, article.published_at) if words else None


def _discrepancies(items: Sequence[GroundedItem]) -> Iterator[Discrepancy]:
    for grounded in _of(items, DraftDiscrepancy):
        if isinstance(grounded.item, DraftDiscrepancy):
            spans = grounded.spans
            yield Discrepancy(field=grounded.item.field, a=spans["a"], b=spans["b"], note=grounded.item.note)


def _loaded_terms(items: Sequence[GroundedItem], cast: Cast) -> Iterator[LoadedTerm]:
    for grounded in _of(items, DraftLoadedTerm):
        draft, article = grounded.item, grounded.article_id
        if isinstance(draft, DraftLoadedTerm):
            yield LoadedTerm(
                evidence=grounded.spans["evidence"],
                target=cast.of(article, draft.target),
                by=cast.of(article, draft.by) or "outlet",
                neutral_name=draft.neutral_name,
            )
