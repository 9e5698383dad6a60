"""One article as it has been read so far: what the finders of mediators, risks and claims look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from agents.readers.embedded.clauses import clause_end, clause_start
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.subjects import Subjects
from schemas.draft import Span


@dataclass
class Reading:
    """Document, inventory and stands of one article, with the entities that items refer to."""

    doc: Document
    inventory: Inventory
    stands: Sequence[Stand]
    subjects: Subjects
    wanted: set[int] = field(default_factory=set)
    """Numbers of entities that must be among the actors because an item names them."""

    def want(self, entity: Entity) -> Entity:
        """Mark an entity as needed."""
        self.wanted.add(entity.number)
        return entity

    def stand_over(self, word: int) -> Stand | None:
        """The narrowest stand whose words or cue hold the word."""
        return self._over.get(word)

    @cached_property
    def _over(self) -> dict[int, Stand]:
        over: dict[int, Stand] = {}
        for stand in sorted(self.stands, key=lambda s: s.last - s.first):
            for word in (*range(stand.first, stand.last), stand.cue_at):
                if word is not None:
                    over.setdefault(word, stand)
        return over

    def clause(self, word: int) -> tuple[int, int]:
        """Word range of the clause round a word."""
        begin = clause_start(self.doc, word)
        stop = self.doc.bounds[self.doc.words[word].sentence][1]
        return begin, max(word + 1, clause_end(self.doc, word, stop))

    def span(self, first: int, last: int) -> Span | None:
        """A word range as a span."""
        return self.doc.span(self.doc.words[first].start, self.doc.words[last - 1].end) if first < last else None

    def mentions_in(self, first: int, last: int) -> Iterator[Mention]:
        """Mentions that begin in a word range."""
        return (m for m in self.inventory.mentions if first <= m.first < last)
