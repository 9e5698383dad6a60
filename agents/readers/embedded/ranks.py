"""اللواء as a general rather than a brigade, and the word between a rank and a name: العميد ركن فلان."""

from collections.abc import Sequence
from dataclasses import replace

from agents.readers.embedded.affixes import definite, indefinite
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import data, folded, title_heads
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.names import plain_space
from agents.readers.embedded.once import once


@once
def of_rank() -> frozenset[str]:
    """Words that stand between a rank and a name: ركن، متقاعد."""
    return frozenset(folded(word)[0] for word in data("ar", "told_again")["of_rank"])


def as_ranks(doc: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with a body alone whose word is a rank (اللواء) as the rank where the article names its bearer."""
    borne = {w for m in mentions if m.kind == "person" and m.role for w in doc.folded[m.role[0] : m.role[1]]}
    bodies = {m.head for m in mentions if m.kind == "body" and len(m.name) > 1}
    names = {m.first for m in mentions if m.kind == "person"}
    return [_rank(m) if _is_rank(doc, m, borne, bodies, names) else m for m in mentions]


def _is_rank(doc: Document, mention: Mention, borne: set[str], bodies: set[str], names: set[int]) -> bool:
    word = mention.name[0]
    if mention.kind != "body" or len(mention.name) > 1 or not definite(word) or (word,) not in title_heads():
        return False
    at = mention.last
    if at < len(doc.words) and doc.folded[at] in of_rank() and plain_space(doc, at):
        at += 1
    before_name = at in names and plain_space(doc, at) and at < len(doc.words)
    return before_name or (word in borne and mention.head not in bodies)


def _rank(mention: Mention) -> Mention:
    word = mention.name[0]
    return replace(
        mention,
        kind="title",
        type="person",
        title=title_heads()[(word,)],
        head=indefinite(word),
        gender="f" if word.endswith("ه") else "m",
    )
