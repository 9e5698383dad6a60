"""Claims: who says so, who denies it, and how many independent sources stand behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agents.content import content_stems
from agents.merge.actors import Cast
from agents.merge.labels import Labels
from agents.merge.overlap import overlap
from agents.merge.spans import joined
from schemas.brief import Claim
from schemas.draft import DraftClaim
from schemas.grounded import GroundedItem
from schemas.vocabulary import ClaimStatus

SAME_FACT = 0.6
"""Content overlap from which two claims state one fact; one accusation told three ways is one claim."""
BARE = 2
"""Content words of a telling so short that it is the same only within its own article."""


@dataclass
class _Told:
    """A claim so far, with every way it was told: (article id, text)."""

    claim: Claim
    tellings: list[tuple[str, str]]


def merge_claims(
    items: Sequence[GroundedItem], cast: Cast, labels: Mapping[str, Labels], clusters: Mapping[str, str]
) -> tuple[Claim, ...]:
    """All claims, C1, C2, …, each with its status and credibility; a claim has the text of its fullest telling."""
    told: list[_Told] = []
    for grounded in items:
        if not isinstance(grounded.item, DraftClaim):
            continue
        new = _claim(f"C{len(told) + 1}", grounded, grounded.item, cast, labels)
        telling = (grounded.article_id, new.text)
        known = next((each for each in told if _same(each, new, telling)), None)
        if known is None:
            told.append(_Told(new, [telling]))
        else:
            known.claim = _join(known.claim, new)
            known.tellings.append(telling)
    return tuple(_graded(each.claim, clusters) for each in told)


def _claim(claim_id: str, grounded: GroundedItem, draft: DraftClaim, cast: Cast, labels: Mapping[str, Labels]) -> Claim:
    article, spans = grounded.article_id, grounded.spans
    gloss = draft.voice == "gloss"
    return Claim(
        id=claim_id,
        text=labels[article].neutral(draft.text),
        modality=draft.modality,
        asserted_by=tuple(actor for key in draft.asserted_by if (actor := cast.of(article, key))),
        denied_by=tuple(actor for key in draft.denied_by if (actor := cast.of(article, key))),
        evidence_for=(spans["evidence_for"],) if "evidence_for" in spans else (),
        evidence_against=(spans["evidence_against"],) if "evidence_against" in spans else (),
        status="outlet_characterisation" if gloss else "uncontested",
    )


def _same(known: _Told, new: Claim, telling: tuple[str, str]) -> bool:
    claim = known.claim
    if claim.modality != new.modality and not (claim.denied_by or new.denied_by):
        return False
    return any(_one_fact(other, telling) for other in known.tellings)


def _one_fact(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """The texts share their content; two words shared are enough only inside one article."""
    if one[0] != other[0] and min(len(content_stems(one[1])), len(content_stems(other[1]))) <= BARE:
        return one[1] == other[1]
    return overlap(one[1], other[1]) >= SAME_FACT


def _join(known: Claim, new: Claim) -> Claim:
    return known.model_copy(
        update={
            "text": max(known.text, new.text, key=lambda text: len(content_stems(text))),
            "asserted_by": tuple(dict.fromkeys((*known.asserted_by, *new.asserted_by))),
            "denied_by": tuple(dict.fromkeys((*known.denied_by, *new.denied_by))),
            "evidence_for": joined(known.evidence_for, new.evidence_for),
            "evidence_against": joined(known.evidence_against, new.evidence_against),
        }
    )


def _graded(claim: Claim, clusters: Mapping[str, str]) -> Claim:
    """Status by who stands on which side; `corroborated` and credibility 1–2 need two independent clusters."""
    independent = len({clusters.get(e.source_id, e.source_id) for e in claim.evidence_for})
    status: ClaimStatus
    if claim.status == "outlet_characterisation":
        status = claim.status
    elif claim.denied_by:
        status = "contested"
    elif independent >= 2:
        status = "corroborated"
    elif claim.asserted_by:
        status = "one_sided"
    else:
        status = "uncontested"
    return claim.model_copy(update={"status": status, "credibility": 2 if status == "corroborated" else 6})
