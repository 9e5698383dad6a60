"""اللواء as a general rather than a brigade, and the word between a rank and a name: العميد ركن فلان."""

from collections.abc import Mapping, Sequence
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
    """The mentions, with a body alone whose word is a rank (اللواء) as the rank of whom the article names with it."""
    people = {m.first: m for m in mentions if m.kind == "person"}
    before = {m.first: named for m in mentions if _may_be(m) and (named := _named_behind(doc, m, people)) is not None}
    entitled = {named.first: _entitled(m, named) for m in mentions if (named := before.get(m.first)) is not None}
    told = [entitled.get(m.first, m) for m in mentions if m.first not in before]
    borne = {w for m in told if m.kind == "person" and m.role for w in doc.folded[m.role[0] : m.role[1]]}
    bodies = {m.head for m in told if m.kind == "body" and len(m.name) > 1}
    return [_rank(m) if _may_be(m) and m.name[0] in borne and m.head not in bodies else m for m in told]


def _may_be(mention: Mention) -> bool:
    word = mention.name[0]
    return mention.kind == "body" and len(mention.name) == 1 and definite(word) and (word,) in title_heads()


def _named_behind(doc: Document, mention: Mention, people: Mapping[int, Mention]) -> Mention | None:
    """The person named right behind a rank, or behind the word that belongs to it."""
    at = mention.last
    if at >= len(doc.words) or not plain_space(doc, at):
        return None
    return people.get(at) or (people.get(at + 1) if doc.folded[at] in of_rank() else None)


def _entitled(rank: Mention, named: Mention) -> Mention:
    word = rank.name[0]
    office = (rank.first, named.role[1] if named.role else named.first)
    told = replace(named, first=rank.first, role=office, title=title_heads()[(word,)], head=indefinite(word))
    return replace(told, governed=rank.governed)


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
