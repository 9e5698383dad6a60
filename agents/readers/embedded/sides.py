"""The two sides of an article: whom الطرفان and الوفدان mean."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from agents.readers.embedded import bodies, states
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import nisbas, small_words
from agents.readers.embedded.mention import Mention, joined_by_and

_OFTEN = 3
"""Mentions that two states beside each other need to be the article's two sides."""
_PAIRED = frozenset(("body", "state"))


class Sides:
    """Finds the pair among the mentions of an article."""

    def __init__(
        self, doc: Document, entities: Sequence[Entity], owner: dict[int, Entity], resolve: Callable[[Mention], Entity]
    ) -> None:
        self.doc = doc
        self.entities = entities
        self.owner = owner
        self.resolve = resolve

    def found(self, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
        """The two sides, empty where the article speaks of no pair or does not name it."""
        if not any(m.kind == "group" for m in mentions):
            return self._between(mentions) or self._by_adjective()
        return self._between(mentions) or self._delegations(mentions) or self._by_adjective() or self._states(mentions)

    def _between(self, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
        """بين X وY, or بين وفد X ووفد Y: the first such pair that is no pair of persons."""
        for first, second in pairwise(mentions):
            if self.doc.folded[first.first - 1] == "بين" and self._coordinated(first, second):
                return (self.owner[first.first], self.owner[second.first])
        return ()

    def _coordinated(self, first: Mention, second: Mention) -> bool:
        """Whether two different bodies or states stand side by side with و between them."""
        if first.kind not in _PAIRED or second.kind not in _PAIRED or second.first != first.last:
            return False
        return joined_by_and(self.doc, second) and self.owner[first.first] is not self.owner[second.first]

    def _delegations(self, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
        """وفدا X وY, طرفا النزاع X وY: the two that a noun in the dual rules."""
        for i, form in enumerate(self.doc.folded[:-1]):
            if not any(f in small_words()[k] for f in (form, form.removeprefix("و")) for k in ("pairs", "pairs_ruled")):
                continue
            first = bodies.body(self.doc, i + 1) or states.state(self.doc, i + 1)
            if first is None or first.governed:
                continue
            last = first.last + (self.doc.folded[first.last : first.last + 1] == ["و"])
            second = next((m for m in mentions if m.first == last), None) or bodies.body(self.doc, last)
            if second is None or second.kind not in _PAIRED:
                continue
            if last == first.last and not joined_by_and(self.doc, second):
                continue
            pair = (self.resolve(first), self.resolve(second))
            if pair[0] is not pair[1]:
                return pair
        return ()

    def _by_adjective(self) -> tuple[Entity, ...]:
        """الجانب الأردني … الجانب السوري."""
        named: list[Entity] = []
        for word, following in pairwise(self.doc.folded):
            state = nisbas().get(following) if word in ("الجانب", "الوفد", "الطرف") else None
            entity = next((e for e in self.entities if state is not None and e.state == state), None)
            if entity is not None and entity not in named:
                named.append(entity)
        return tuple(named) if len(named) == 2 else ()

    def _states(self, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
        """The first two states that the article coordinates and often names (فنزويلا وغيانا)."""
        for first, second in pairwise(mentions):
            known = all(len(self.owner[m.first].mentions) >= _OFTEN for m in (first, second))
            if first.kind == second.kind == "state" and known and self._coordinated(first, second):
                return (self.owner[first.first], self.owner[second.first])
        return ()
