"""Words of respect for who was named with his office: معاليه alone, سعادة النائب before his title."""

from agents.readers.embedded.affixes import governed_by_prefix, readings
from agents.readers.embedded.crowds import stands_free
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import small_words
from agents.readers.embedded.mention import Mention, name_start
from agents.readers.embedded.morphology import Gender

_NAMED = "مّ"
"""What tells سمّوه, «they named him», from سموّه, «His Highness»."""
_WHOSE: tuple[tuple[str, Gender], ...] = (("ها", "f"), ("ه", "m"))


def respected(doc: Document, i: int) -> Mention | None:
    """«معاليه», «سعادتها» where a subject stands; with ب behind it, «أبدى سعادته بذلك» tells of joy."""
    joy = doc.folded[i + 1 : i + 2] and doc.folded[i + 1].startswith("ب")
    if joy or _NAMED in doc.words[i].text:
        return None
    found = honoured(doc, i)
    return found if found is not None and stands_free(doc, i, doc.folded[i].removesuffix(found.name[0])) else None


def honoured(doc: Document, i: int) -> Mention | None:
    """A word of respect with a possessive at word i, wherever it stands."""
    for prefix, form in readings(doc.folded[i]):
        for whose, gender in _WHOSE:
            head = _head(form.removesuffix(whose))
            if head and form.endswith(whose):
                start, end = name_start(doc, i, prefix), doc.words[i].end
                return Mention(
                    i,
                    i + 1,
                    start,
                    end,
                    "title",
                    "person",
                    (form,),
                    gender,
                    "s",
                    "office",
                    head,
                    None,
                    governed_by_prefix(prefix),
                )
    return None


def _head(stem: str) -> str:
    """The word of respect whose stem before a possessive this is (سعادت → سعاده), empty where it is none."""
    plain = stem[:-1] + "ه" if stem.endswith("ت") else stem
    return plain if plain in small_words()["respect"] else ""


def opens_with_respect(doc: Document, i: int) -> bool:
    """Whether a word of respect stands before the title: سعادة النائب."""
    return any(form in small_words()["respect"] for _, form in readings(doc.folded[i]))


def who_is_respected(mention: Mention, entities: list[Entity]) -> Entity | None:
    """The person named last with an office, where the mention is a word of respect alone."""
    if mention.head not in small_words()["respect"]:
        return None
    people = [
        e
        for e in entities
        if e.type == "person"
        and any(m.title is not None and not m.governed for m in e.mentions)
        and e.gender in (mention.gender, None)
    ]
    return max(people, key=lambda e: e.mentions[-1].first, default=None)
