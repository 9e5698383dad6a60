"""Entities: somebody an article speaks of, with every mention; and the inventory of all of them."""

from dataclasses import dataclass, field

from agents.readers.embedded.lexicon import State
from agents.readers.embedded.mention import Kind, Mention
from agents.readers.embedded.morphology import Gender, Number
from schemas.vocabulary import ActorType


@dataclass(eq=False)
class Entity:
    """Somebody the article speaks of, with every mention."""

    number: int
    kind: Kind
    type: ActorType
    name: tuple[str, ...]
    """Folded words of the fullest form."""
    mentions: list[Mention] = field(default_factory=list)
    gender: Gender | None = None
    plural: Number = "s"
    state: State | None = None
    body: "Entity | None" = None
    """The body an office holder belongs to or speaks for."""
    spokes: bool = False
    nested: bool = False
    """Seen only inside somebody's title."""

    @property
    def head(self) -> str:
        """Indefinite head of the first mention."""
        return self.mentions[0].head


@dataclass
class Inventory:
    """All entities of an article and which mention is whose."""

    entities: list[Entity]
    mentions: list[Mention]
    """In text order, none overlapping."""
    owner: dict[int, Entity]
    """First word of a mention → its entity."""

    sides: tuple[Entity, ...] = ()
    """The two parties that "the two sides" are, where the article says between whom; else empty."""

    def of(self, mention: Mention) -> Entity:
        """The entity a mention belongs to."""
        return self.owner[mention.first]
