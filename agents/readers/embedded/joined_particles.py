"""و and ف joined to the particle that begins a name: وأبو سالم، فأم فاطمة، وآل دهمي."""

from dataclasses import replace

from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import data, folded
from agents.readers.embedded.mention import Mention, name_start
from agents.readers.embedded.names import plain_space
from agents.readers.embedded.once import once

_AND = "وف"
_WOMEN = frozenset(("ام", "بنت"))
_HOUSE = "ال"
_HOUSE_PRINTED = "آل"


def without_joined(doc: Document, mention: Mention) -> Mention:
    """The mention without what is joined before its particle; with the particle where only what is behind it was taken."""
    if mention.kind not in ("person", "source", "body") or mention.role:
        return mention
    first, name = mention.first, mention.name
    if len(name) > 1 and name[0] == doc.folded[first] and (particle := _particle(doc, first)):
        start = name_start(doc, first, name[0][0])
        told = replace(mention, start=start, name=(particle, *name[1:]))
        return replace(told, kind="body", type="population", head=_HOUSE) if particle == _HOUSE else told
    behind = mention.kind == "person" and first > 0 and plain_space(doc, first) and name[0] == doc.folded[first]
    if not behind or (particle := _particle(doc, first - 1)) in ("", _HOUSE):
        return mention
    start = name_start(doc, first - 1, doc.folded[first - 1][0])
    return replace(
        mention, first=first - 1, start=start, name=(particle, *name), gender="f" if particle in _WOMEN else "m"
    )


def _particle(doc: Document, i: int) -> str:
    """The particle of a name in word i behind a joined و or ف, empty where there is none."""
    word, text = doc.folded[i], doc.words[i].text
    if word[:1] not in _AND or len(word) < len(_HOUSE) + 1:
        return ""
    if word[1:] == _HOUSE:
        return _HOUSE if text[1:].startswith(_HOUSE_PRINTED) else ""
    return word[1:] if word[1:] in _particles() else ""


@once
def _particles() -> frozenset[str]:
    return frozenset(folded(word)[0] for word in data("ar", "told_again")["begins_name"])
