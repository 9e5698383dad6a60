"""An office told before who bears it: «الناطق باسم الجبهة: لم نوقّع» in a headline, and below it «العقيد فلان، الناطق باسم الجبهة»."""

from collections.abc import MutableMapping, Sequence

from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.naming import same_title


def give_to_bearers(doc: Document, entities: Sequence[Entity], owner: MutableMapping[int, Entity]) -> None:
    """Give the titles of somebody unnamed to the one person who is named with that office further on.

    A title of one word (الوزير) is given on from the headline alone: elsewhere it may be another's.
    """
    people = [e for e in entities if e.kind == "person" and e.mentions]
    for entity in (e for e in entities if e.kind == "title" and e.mentions):
        title = entity.mentions[0]
        if len(title.name) < 2 and "\n" in doc.text[doc.article.body_start : title.end].strip():
            continue
        bearers = [e for e in people if any(same_title(title, m, doc) for m in e.mentions)]
        if len(bearers) == 1 and title.first < bearers[0].mentions[0].first and _one(entity, bearers[0]):
            bearers[0].mentions.extend(entity.mentions)
            bearers[0].mentions.sort(key=lambda m: m.first)
            owner.update((m.first, bearers[0]) for m in entity.mentions)
            entity.mentions.clear()


def _one(entity: Entity, bearer: Entity) -> bool:
    return {entity.gender, bearer.gender} != {"f", "m"} and entity.plural == bearer.plural
