"""The reading of an English article."""

from collections import Counter
from typing import cast

from agents.readers.embedded.alike import alike
from agents.readers.embedded.arabic import NOTHING_FOUND, Drafted, empty_draft, found_notes, left_out
from agents.readers.embedded.document import Document
from agents.readers.embedded.drafting import Drafting
from agents.readers.embedded.english_lexicon import elided, english, english_bodies
from agents.readers.embedded.english_positions import EnglishFinder
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.items import Items
from agents.readers.embedded.latin_mediation import latin_mediators
from agents.readers.embedded.loaded import FoundLabel
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.risk import FoundRisk
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.trained.acts import weigh
from agents.readers.embedded.trained.dangers import Dangers
from agents.readers.embedded.trained.disputes import Disputes, find_claims
from agents.readers.embedded.trained.french import contentious, french_about_conflict
from agents.readers.embedded.trained.mediating import Mediating
from agents.readers.embedded.trained.models import Models
from agents.readers.embedded.trained.seeing import look
from agents.readers.embedded.trained.worth import actors as actors_of
from schemas.article import Article
from schemas.vocabulary import ActorType

_FEARS = frozenset(("warning", "assessment", "statement"))
_OUTWEIGHS = 1.5


def read_latin(article: Article, models: Models) -> Drafted:
    """The draft of an English or French article; one that is about something else has no mediators or risks."""
    doc = Document(article)
    french = article.language == "fr"
    if not doc.words:
        return Drafted(empty_draft(), [*left_out(doc), NOTHING_FOUND])
    seen = look(doc, models, arabic=False)
    about = (french_about_conflict(doc.folded) if french else _about_conflict(doc)) or contentious(seen.stands)
    inventory, stands, finder = seen.ruled.inventory, seen.stands, seen.ruled.english
    reading = Reading(doc, inventory, stands, seen.ruled.subjects)
    reading.wanted.update(actors_of(seen.told, stands, models.actor))
    for stand in stands:
        reading.want(stand.holder)
        if stand.holder.body is not None:
            reading.want(stand.holder.body)
    labels = _labels(reading, finder) if finder is not None else []
    ruled = latin_mediators(reading, finder, "fr" if french else "en") if finder is not None and about else []
    mediators = Mediating(seen.told, reading, ruled).chosen(models.mediator_words, models.mediator) if about else []
    risks = (
        Dangers(seen.told, reading, english_risks(reading)).chosen(models.danger_words, models.danger) if about else []
    )
    disputes = Disputes(reading)
    claims = find_claims(disputes, models.dispute_words, models.dispute)
    weigh(disputes, models.act_words, models.stance_words)
    drafting = Drafting(doc, inventory)
    doers = {s.holder.number for s in seen.stands} | {found.entity.number for found in mediators}
    doers |= {claim.asserter.number for claim in claims if claim.asserter is not None}
    actors = [a for a in map(drafting.actor, map(_as_written, drafting.choose(reading.wanted, doers))) if a is not None]
    known = {a.key for a in actors}
    items = Items(drafting)
    draft = empty_draft().model_copy(
        update={
            "actors": actors,
            "positions": [p for s in stands if (p := drafting.position(s)) is not None and p.holder in known][:120],
            "mediators": [m for f in mediators if (m := items.mediator(f)) is not None and m.actor in known][:24],
            "risks": [items.risk(r) for r in risks][:40],
            "claims": [c for f in claims if (c := items.claim(f)) is not None][:40],
            "loaded_terms": [items.label(t) for t in labels][:40],
        }
    )
    return Drafted(draft, [*left_out(doc), *found_notes(draft, about)], about)


def _as_written(entity: Entity) -> Entity:
    """The entity with the type that its name has as it stands in the text (a militia), now that all is weighed."""
    named = (english_bodies()[(w,)] for w in reversed(entity.name) if alike(w)[0] and (w,) in english_bodies())
    entity.type = cast(ActorType, next(named, entity.type)) if entity.kind == "body" else entity.type
    return entity


def _about_conflict(doc: Document) -> bool:
    counts = Counter(kind for w in doc.folded for kind in ("conflict", "elsewhere") if (w,) in english(kind))
    return counts["conflict"] >= 2 and counts["elsewhere"] <= _OUTWEIGHS * counts["conflict"]


def english_risks(reading: Reading) -> list[FoundRisk]:
    """Stands that speak of a harm with a word of likelihood."""
    doc, found = reading.doc, []
    bare = [elided(word) for word in doc.folded]
    for stand in reading.stands:
        words = range(stand.first, stand.last)
        likely = [doc.words[k].text for k in words if english("likelihood").match(bare, k)]
        harm = any(english("harms").match(bare, k) for k in words)
        if harm and stand.act in _FEARS and (likely or stand.act == "warning"):
            reading.want(stand.holder)
            found.append(
                FoundRisk(
                    stand.span, stand.span.quote, likely[:6], _trigger(reading, stand), stand.holder, "unspecified"
                )
            )
    return found


def _trigger(reading: Reading, stand: Stand) -> str | None:
    for k in range(stand.first, stand.last - 2):
        if reading.doc.folded[k] in ("if", "unless", "until"):
            return reading.doc.phrase(k, stand.last)[:900]
    return None


def _labels(reading: Reading, finder: EnglishFinder) -> list[FoundLabel]:
    doc, found = reading.doc, []
    i = 0
    while i < len(doc.words):
        size = english("labels").match(doc.written, i)
        if not size:
            i += 1
            continue
        last = i + size
        mention = finder.at.get(last)
        last = mention.last if mention is not None else last
        span = reading.span(i, last)
        stand = reading.stand_over(i)
        target: Entity | None = reading.want(reading.inventory.of(mention)) if mention is not None else None
        if span is not None:
            found.append(FoundLabel(span, target, stand.holder if stand is not None else None, None))
        i = last
    return found
