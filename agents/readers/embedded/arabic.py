"""The reading of an Arabic article, step by step."""

from collections.abc import Iterator
from typing import NamedTuple

from agents.readers.embedded.agreements import find_agreements
from agents.readers.embedded.discrepancy import find_discrepancies
from agents.readers.embedded.document import Document
from agents.readers.embedded.drafting import Drafting
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.items import Items
from agents.readers.embedded.loaded import find_labels
from agents.readers.embedded.mediation import find_mediators
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.relevance import about_conflict
from agents.readers.embedded.risk import find_risks
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.trained.acts import weigh
from agents.readers.embedded.trained.dangers import Dangers
from agents.readers.embedded.trained.disputes import Disputes, find_claims
from agents.readers.embedded.trained.mediating import Mediating
from agents.readers.embedded.trained.models import Models
from agents.readers.embedded.trained.seeing import look
from agents.readers.embedded.trained.worth import LEAST, LEAST_BESIDE, chances
from retrieval.text.visible import visible
from schemas.article import Article
from schemas.draft import Draft

_TOLD = 120
"""Characters of a sentence left out that a note shows."""
NOT_ABOUT_CONFLICT = (
    "not about a conflict or its settlement, as far as its words tell: "
    "its {count} statements stay out of the brief, and neither mediators nor risks were looked for"
)
NOTHING_FOUND = "no statement, mediation or risk was recognised in this article"


class Drafted(NamedTuple):
    """What was read of an article."""

    draft: Draft
    notes: list[str]
    """What a reader of the brief should know about it."""
    about_conflict: bool = True


def empty_draft() -> Draft:
    """A draft of nothing."""
    return Draft(
        actors=[],
        positions=[],
        mediators=[],
        risks=[],
        claims=[],
        agreements=[],
        discrepancies=[],
        loaded_terms=[],
    )


def read_arabic(article: Article, models: Models) -> Drafted:
    """The draft of an Arabic article; one that is about something else has no mediators, risks or agreements."""
    doc = Document(article)
    if not doc.words:
        return Drafted(empty_draft(), [*left_out(doc), NOTHING_FOUND])
    about = about_conflict(doc)
    seen = look(doc, models, arabic=True)
    stands = seen.stands
    reading = Reading(doc, seen.ruled.inventory, stands, seen.ruled.subjects)
    likely = chances(seen.told, stands, models.actor)
    reading.wanted.update(number for number, chance in likely.items() if chance >= LEAST)
    for stand in stands:
        reading.want(stand.holder)
        if stand.behalf is not None:
            reading.want(stand.behalf)
        for entity in _beside(stand):
            if likely.get(entity.number, 0.0) >= LEAST_BESIDE or (entity is stand.holder.body and stand.holder.spokes):
                reading.want(entity)
    agreements = find_agreements(reading) if about else []
    mediators = (
        Mediating(seen.told, reading, find_mediators(reading)).chosen(models.mediator_words, models.mediator)
        if about
        else []
    )
    risks = Dangers(seen.told, reading, find_risks(reading)).chosen(models.danger_words, models.danger) if about else []
    disputes = Disputes(reading)
    claims = find_claims(disputes, models.dispute_words, models.dispute)
    weigh(disputes, models.act_words, models.stance_words)
    labels = find_labels(reading)
    drafting = Drafting(doc, reading.inventory)
    doers = {s.holder.number for s in stands} | {found.entity.number for found in mediators}
    doers |= {claim.asserter.number for claim in claims if claim.asserter is not None}
    actors = [a for a in map(drafting.actor, drafting.choose(reading.wanted, doers)) if a is not None]
    known = {a.key for a in actors}
    items = Items(drafting)
    draft = Draft(
        actors=actors,
        positions=[p for s in stands if (p := drafting.position(s)) is not None and p.holder in known][:120],
        mediators=[m for f in mediators if (m := items.mediator(f)) is not None and m.actor in known][:24],
        risks=[items.risk(r) for r in risks][:40],
        claims=[c for f in claims if (c := items.claim(f)) is not None][:40],
        agreements=[items.agreement(a) for a in agreements],
        discrepancies=[items.discrepancy(d) for d in find_discrepancies(reading)],
        loaded_terms=[items.label(t) for t in labels][:40],
    )
    notes = [*left_out(doc), *found_notes(draft, about)]
    lost = len(stands) - len(draft.positions)
    if lost > 0:
        notes.append(f"{lost} of {len(stands)} positions are beyond what one draft holds and were left out")
    return Drafted(draft, notes, about)


def _beside(stand: Stand) -> Iterator[Entity]:
    """The body of who speaks, and who is charged or asked by him: listed where they may be actors by themselves."""
    body = stand.holder.body
    if body is not None and (stand.holder.spokes or not _passing(body)):
        yield body
    if stand.addressee is not None and stand.act in ("accusation", "demand", "threat", "warning"):
        yield stand.addressee


def _passing(body: Entity) -> bool:
    """Whether a body is named only by its kind inside somebody's office (رئيس البلدية), or is a people (شيخ القبيلة)."""
    return body.nested and (len(body.name) == 1 or body.type == "population")


def found_notes(draft: Draft, about: bool) -> list[str]:
    """A note where the article is about something else, or where nothing was found."""
    if not about:
        return [NOT_ABOUT_CONFLICT.format(count=len(draft.positions))]
    return [] if positions_or_more(draft) else [NOTHING_FOUND]


def left_out(doc: Document) -> list[str]:
    """A note on each sentence that tells a model what to do."""
    orders = (" ".join(doc.article.text[start:end].split()) for start, end in doc.orders)
    return [f"a sentence that tells a model what to do was left out: {visible(told)[:_TOLD]}" for told in orders]


def positions_or_more(draft: Draft) -> bool:
    """Whether anything but actors was found."""
    return bool(draft.positions or draft.mediators or draft.risks or draft.claims)
