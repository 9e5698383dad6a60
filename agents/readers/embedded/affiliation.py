"""Whom an office belongs to: the body or state in a person's title, the bodies that a crowd comes from."""

from collections.abc import Callable, Mapping, Sequence

from agents.readers.embedded import bodies, states
from agents.readers.embedded.affixes import definite
from agents.readers.embedded.crowds import crowd_number
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import nisbas
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.titles import owning_suffix

_OF_STATE = frozenset(("الحكومه", "حكومه", "الوزراء", "الجمهوريه", "الدوله"))
"""What a state's president or head of government presides over."""


class Affiliations:
    """Finds bodies for persons and crowds; `nested` turns a mention inside a title into its entity."""

    def __init__(
        self,
        doc: Document,
        entities: Sequence[Entity],
        owner: Mapping[int, Entity],
        nested: Callable[[Mention], Entity],
    ) -> None:
        self.doc = doc
        self.entities = entities
        self.owner = owner
        self.nested = nested

    def affiliate(self, entity: Entity) -> None:
        """Set the body of a person or crowd where the article tells it."""
        if entity.kind == "source":
            self._come_from(entity)
        if entity.type != "person":
            return
        for mention in entity.mentions:
            reach = mention.role or ((mention.first, mention.last) if mention.kind == "title" else None)
            if reach is None or mention.title not in ("spokes", "office", "envoy"):
                continue
            entity.spokes = entity.spokes or mention.title == "spokes"
            inner = self._inside(mention.head.removesuffix("ه"), reach) or self._before(mention, reach)
            if inner is not None:
                entity.body = self.nested(inner)
                return

    def _come_from(self, crowd: Entity) -> None:
        """The bodies that a crowd comes from; the crowd speaks for one that is alone."""
        mention = crowd.mentions[0]
        k, found = mention.first + 1, list[Entity]()
        while k < mention.last:
            inner = bodies.body(self.doc, k)
            if inner is not None and inner.last <= mention.last:
                found.append(self.nested(inner))
                k = inner.last
            else:
                k += 1
        if len(found) == 1 and crowd_number(mention.head) is not None:
            crowd.body = found[0]

    def _of_state(self, head: str, k: int, stop: int) -> bool:
        """Whether the office is a state's: وزير الخارجية المغربي, الرئيس الفرنسي; رئيس المجلس … is that body's."""
        if head in ("وزير", "سفير"):
            return True
        if head != "رييس" or k >= stop:
            return False
        following = self.doc.folded[k]
        return following in nisbas() or following in _OF_STATE or bodies.body(self.doc, k) is None

    def _state_of(self, word: str) -> Mention | None:
        """A mention of the state whose adjective the word is, where the article names that state."""
        state = nisbas().get(word) if definite(word) else None
        known = next((e for e in self.entities if state is not None and e.state == state and e.mentions), None)
        return known.mentions[0] if known is not None else None

    def _inside(self, head: str, reach: tuple[int, int]) -> Mention | None:
        """The state or body that the words of the office name."""
        first = reach[0] + 1
        if self._of_state(head, first, reach[1]):
            for word in self.doc.folded[first : reach[1]]:
                if (known := self._state_of(word)) is not None:
                    return known
        for k in range(first, reach[1]):
            found = bodies.body(self.doc, k) or states.state(self.doc, k)
            if found is not None and found.last <= reach[1]:
                return found
            if (known := self._state_of(self.doc.folded[k])) is not None:
                return known
        return None

    def _before(self, mention: Mention, reach: tuple[int, int]) -> Mention | None:
        """The body or state before an office with a possessive (البعثة … رئيستها، المغرب … وزير خارجيته)."""
        suffixes = {s for w in self.doc.folded[reach[0] : reach[1]] if (s := owning_suffix(w))}
        if len(suffixes) != 1:
            return None
        gender = "m" if suffixes == {"ه"} else "f"
        first = self.doc.bounds[self.doc.words[mention.first].sentence][0]
        owners = [e for e in self.entities if e.kind in ("body", "state") and e.gender == gender and not e.nested]
        near = [
            m for e in owners for m in e.mentions if first <= m.first and m.last <= mention.first and not m.governed
        ]
        return max(near, key=lambda m: m.first, default=None)
