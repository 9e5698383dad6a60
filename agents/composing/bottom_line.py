"""The bottom line: at most three sentences, made of names, counts and verbatim quotes only."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agents.composing.phrases import phrases
from agents.content import content_stems
from agents.merge.merged import Merged
from schemas.brief import Claim, Mediator, Risk
from schemas.evidence import Evidence
from schemas.vocabulary import Alert, Direction

SPEAKERS = 3
QUOTE_LENGTH = 220
ENOUGH_WORDS = 6
"""Content words beyond which a risk is not told any better."""


def bottom_line(
    merged: Merged, language: str, sources: int, rejected: int = 0, clusters: Mapping[str, str] | None = None
) -> str:
    """Who speaks and who mediates; what is disputed; what may come.

    Args:
        merged: The brief's items.
        language: Of the brief.
        sources: How many independent sources were read; 0 when none was found.
        rejected: How many proposed items stand in the ledger: with nothing kept, that is no silence of the sources.
        clusters: Article id → cluster of near-copies, which count as one where the best told item is chosen.
    """
    words = phrases(language)
    if not sources:
        return str(words["nothing_found"])
    if not any((merged.positions, merged.mediators, merged.risks, merged.claims, merged.agreements)):
        return str(words["nothing_stands"].format(rejected=rejected) if rejected else words["nothing"])
    return " ".join(f"{sentence}." for sentence in _sentences(merged, words, clusters or {}))


def direction(merged: Merged) -> Direction:
    """Deteriorated when an accord is broken, improved when one stands and nothing is feared or disputed."""
    statuses = {agreement.status for agreement in merged.agreements}
    if statuses & {"violated", "collapsed"}:
        return "deteriorated"
    contested = any(claim.status == "contested" for claim in merged.claims)
    if statuses & {"announced", "agreed", "signed", "in_force"} and not merged.risks and not contested:
        return "improved"
    return "unclear"


def alerts(merged: Merged) -> tuple[Alert, ...]:
    """A conflict risk when harm is feared or threatened; an opening when somebody mediates or an accord is on offer."""
    threats = any(position.speech_act == "threat" for position in merged.positions)
    at_work = [
        mediator for mediator in merged.mediators if mediator.stage not in ("rejected", "concluded", "suspended")
    ]
    mediating = any(set(mediator.roles) - {"consulting_third_party"} for mediator in at_work)
    found: list[Alert] = ["conflict_risk"] if merged.risks or threats else []
    return (*found, "resolution_opportunity") if mediating else tuple(found)


def _sentences(merged: Merged, words: dict[str, Any], clusters: Mapping[str, str]) -> Iterator[str]:
    yield words["clauses"].join(_first(merged, words, clusters))
    contested = next((claim for claim in merged.claims if claim.status == "contested"), None)
    if contested is not None:
        yield _contested(merged, contested, words)
    if merged.risks:
        risk = max(merged.risks, key=lambda risk: _telling(risk, clusters))
        yield words["risk"].format(quote=_quote(risk.evidence[0].quote, words))


def _telling(risk: Risk, clusters: Mapping[str, str]) -> tuple[bool, int, int, int]:
    """A risk tells most when it says how likely, then what, then what would set it off; the first of equals stays."""
    nouns = min(len(content_stems(risk.event)), ENOUGH_WORDS)
    return bool(risk.likelihood_words), nouns, int(risk.trigger is not None), _voices(risk.evidence, clusters)


def _voices(evidence: Sequence[Evidence], clusters: Mapping[str, str]) -> int:
    """How many independent sources spans come from."""
    return len({clusters.get(span.source_id, span.source_id) for span in evidence})


def _first(merged: Merged, words: dict[str, Any], clusters: Mapping[str, str]) -> Iterator[str]:
    names = {actor.id: actor.name for actor in merged.actors}
    if merged.agreements:
        agreement = max(merged.agreements, key=lambda named: (_voices(named.evidence, clusters), len(named.evidence)))
        yield words["agreement"].format(name=agreement.name, status=words["statuses"][agreement.status])
    mediating = [_mediator(mediator, names, words) for mediator in _heads(merged.mediators)]
    yield words["mediators"].format(names=words["joiner"].join(mediating)) if mediating else words["no_mediator"]
    if merged.positions:
        counted = Counter(position.holder for position in merged.positions).most_common(SPEAKERS)
        yield words["speakers"].format(names=words["joiner"].join(names[holder] for holder, _ in counted))


def _heads(mediators: Sequence[Mediator]) -> list[Mediator]:
    """Those at work, without contacts, and without persons who are named with the body that they head."""
    working = [mediator for mediator in mediators if set(mediator.roles) != {"consulting_third_party"}]
    named = {mediator.person for mediator in working if mediator.person not in (None, mediator.actor)}
    return [mediator for mediator in working if mediator.actor not in named]


def _mediator(mediator: Mediator, names: Mapping[str, str], words: dict[str, Any]) -> str:
    person = mediator.person if mediator.person != mediator.actor else None
    fill = {"name": names[mediator.actor], "roles": words["roles"][mediator.roles[0]]}
    if person is None or person not in names:
        return str(words["mediator"].format(**fill))
    return str(words["mediator_body"].format(person=names[person], **fill))


def _contested(merged: Merged, claim: Claim, words: dict[str, Any]) -> str:
    names = {actor.id: actor.name for actor in merged.actors}
    said_by = [names[actor] for actor in claim.asserted_by] or [words["outlet"]]
    return str(
        words["only_denied" if claim.only_denied else "contested"].format(
            claim=_quote(claim.text, words),
            asserters=words["joiner"].join(said_by),
            deniers=words["joiner"].join(names[actor] for actor in claim.denied_by),
        )
    )


def _quote(text: str, words: dict[str, Any]) -> str:
    if len(text) > QUOTE_LENGTH:
        text = text[:QUOTE_LENGTH].rsplit(" ", 1)[0] + " […]"
    return str(words["quote"].format(text=text))
