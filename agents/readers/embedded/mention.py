"""A mention: a stretch of words that stands for somebody."""

from dataclasses import dataclass
from typing import Literal

from agents.readers.embedded.affixes import indefinite, readings
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import TitleKind, body_heads
from agents.readers.embedded.morphology import Gender, Number
from schemas.vocabulary import ActorType

Kind = Literal["person", "title", "body", "state", "source", "group"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of words that stands for somebody."""

    first: int
    last: int
    """Half-open word range, title included."""
    start: int
    end: int
    """Half-open code points of the name alone, without proclitics."""
    kind: Kind
    type: ActorType
    name: tuple[str, ...]
    """Folded words of the name, without proclitics; of the description where there is no name."""
    gender: Gender | None = None
    number: Number = "s"
    title: TitleKind | None = None
    head: str = ""
    """Folded head of title or body, indefinite."""
    role: tuple[int, int] | None = None
    """Word range of the office before or after the name."""
    governed: bool = False
    """Whether a preposition stands before it, as its own word or joined."""


def name_start(doc: Document, i: int, prefix: str) -> int:
    """Offset of the name in word i once its proclitics are off; marks stay with their letter."""
    word = doc.words[i]
    at = word.start
    own = (doc.folded[i].removeprefix(prefix),) in body_heads()  # للجنة: its second lam is the noun's own
    if prefix.endswith("ل") and doc.folded[i].startswith(prefix + "ل") and not own:
        prefix += "ل"
    for _ in prefix:
        at += 1
        while (at < word.end and not doc.text[at].isalpha()) or doc.text[at] == "ـ":
            at += 1
    return at if at < word.end else word.start


def joined_by_and(doc: Document, mention: Mention) -> bool:
    """Whether و stands joined before the mention: والوزارة, not وزارة or وليد."""
    word = doc.folded[mention.first]
    return word.startswith("و") and indefinite(word) != indefinite(mention.head) and word != mention.name[0]


def without(form: str, prefix: str) -> str:
    """The folded word without the proclitics read off it."""
    return next((rest for taken, rest in readings(form) if taken == prefix), form) if prefix else form
