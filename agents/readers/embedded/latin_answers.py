"""What somebody else says, told with a pronoun in an answer of an interview: He swears that …; …, m'a-t-il répondu."""

from agents.readers.embedded.english_pronouns import GENDER
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.french_frames import FrenchFrames

_THEY = frozenset(("il", "elle", "ils", "elles", "he", "she", "they"))
_OPENING = 1
"""Words of a sentence before who opens it."""
_LEAD = frozenset(("et", "mais", "or", "puis", "and", "but", "so", "then", "now"))
_TOLD = frozenset(("person", "source", "title", "body", "state"))


class LatinAnswers(FrenchFrames):
    """Finds whom a pronoun means that is not the one who answers."""

    def _another(self, word: str, k: int, teller: Entity) -> Entity | None:
        """Who opened the nearest sentence before word k, is not the teller, and fits the pronoun."""
        for mention in reversed([m for m in self.inventory.mentions if m.first < k and m.kind in _TOLD]):
            entity = self.inventory.of(mention)
            fits = mention.gender in (None, GENDER.get(word)) and entity.gender in (None, GENDER.get(word))
            opens = mention.first - self.doc.bounds[self.doc.words[mention.first].sentence][0] <= _OPENING
            if entity is not teller and fits and opens and self.doc.words[mention.first].quote < 0:
                return entity
        return None

    def _turned_round(self, words: range, teller: Entity) -> bool:
        """The words before "…, m'a-t-il répondu" in an answer, given to whom the pronoun means."""
        for i in words:
            verb, size = self._verb(i)
            if verb is None or self.doc.words[i].quote >= 0 or verb.form != "finite":
                continue
            aux = i - 1 if self.doc.folded[i - 1] in _THEY else i + size
            pronoun = self._turned(aux) or (self.doc.folded[aux] if aux < i and "-" in self.doc.gaps[aux] else None)
            holder = self._another(pronoun, i, teller) if pronoun in _THEY else None
            if holder is None:
                continue
            quote = self._quote_near(i, size, words)
            comma = next((k for k in range(i, words.start, -1) if "," in self.doc.gaps[k]), None)
            if quote is not None:
                self._add_quote(holder, quote, verb, i)
                return True
            if comma is not None and comma - words.start > 2:
                self._add(holder, words.start, comma, verb, i, "direct")
                return True
        return False

    def _pronoun_at(self, words: range) -> int | None:
        """Where the pronoun stands that opens an answer's sentence; None where none does."""
        k = words.start + (self.doc.folded[words.start] in _LEAD)
        return k if k < words.stop and self.doc.folded[k] in _THEY else None
