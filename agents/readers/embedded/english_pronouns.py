"""Whom an English or French pronoun stands for."""

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import english
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.mention import Mention

PRONOUNS = frozenset(("he", "she", "they", "it", "il", "elle", "ils", "elles"))
_GENDER_OF = {"his": "m", "her": "f"}
_JOINS = frozenset(("and", "but", "et", "mais"))
_TOPICS = frozenset(("person", "body", "state", "source", "title"))
_LED_IN = 2
"""Words before what a short question names: et, quant à, and what of."""
GENDER = {"he": "m", "il": "m", "she": "f", "elle": "f"}


class EnglishPronouns:
    """Keeps who spoke last, and finds whom a pronoun means."""

    def __init__(self, doc: Document, inventory: Inventory) -> None:
        self.doc = doc
        self.inventory = inventory
        self.at = {m.first: m for m in inventory.mentions}
        self.ending = {m.last: m for m in inventory.mentions}
        self.inside = {k for m in inventory.mentions for k in range(m.first, m.last)}
        self.french = doc.article.language == "fr"
        self.own: Entity | None = None
        """Who says I or we outside quotations: the author or issuer of the text."""
        self.last: Entity | None = None
        """Who spoke last."""
        self.spoke_in = -1
        """Sentence in which that was."""

    def _whose(self, mention: Mention) -> Entity | None:
        """The person who spoke last, of his own body: Her government was ready."""
        owner = self.doc.folded[mention.first]
        if mention.kind != "body" or owner not in _GENDER_OF or self.last is None or self.last.kind != "person":
            return None
        speaks_itself = self.doc.folded[mention.last - 1] == "office"
        return self.last if not speaks_itself and self.last.gender in (None, _GENDER_OF[owner]) else None

    def _recent(self, k: int, word: str) -> Entity | None:
        """The one person who opened the sentence before, where somebody else spoke last: X left for home. "No," he said."""
        number = self.doc.words[k].sentence
        if number == 0 or self.doc.gaps[self.doc.bounds[number][0]].count("\n"):
            return None
        first, last = self.doc.bounds[number - 1]
        found = next((m for m in self.inventory.mentions if first <= m.first < last), None)
        if found is None or found.kind != "person" or found.first - first > 2 or self.spoke_in == number - 1:
            return None
        entity = self.inventory.of(found)
        fits = entity.gender in (None, GENDER.get(word)) and self.doc.words[found.first].quote < 0
        return entity if fits else None

    def _topic(self, k: int) -> Entity | None:
        """Who was set before a pronoun at word k as what is spoken of: La mairie ? Elle promet …; as for Kenya, it …."""
        first, named = k, self.ending.get(k)
        begin = self.doc.bounds[self.doc.words[k].sentence][0]
        if named is None and k - 1 >= begin and self.doc.folded[k - 1] in _JOINS:
            first, named = k - 1, self.ending.get(k - 1)
        if named is None or named.kind not in _TOPICS:
            return None
        if first == begin and "?" in self.doc.gaps[first]:
            start = self.doc.bounds[self.doc.words[named.last - 1].sentence][0]
            return self.inventory.of(named) if named.first - start <= _LED_IN else None
        led = (tuple(self.doc.folded[named.first - n - a : named.first - a]) for n in (1, 2, 3) for a in (0, 1))
        return (
            self.inventory.of(named)
            if "," in self.doc.gaps[first] and any(w in english("as_for") for w in led)
            else None
        )

    def _pronoun(self, word: str, k: int) -> Entity | None:
        """He / she: who spoke last, or the last person named whose gender fits."""
        gender = GENDER.get(word)
        if (topic := self._topic(k)) is not None:
            return topic
        if word in ("it", "they", "ils", "elles"):
            people = [m for m in self.inventory.mentions if m.first < k and m.kind in ("body", "state", "source")]
            own = self.last is not None and self.last.kind != "person"
            return self.last if own else (self.inventory.of(people[-1]) if people else self.last)
        if (recent := self._recent(k, word)) is not None:
            return recent
        if (
            self.last is not None
            and (self.last is not self.own or self.last.kind != "person")
            and self.last.kind in ("person", "source", "title")
            and self.last.gender in (None, gender)
        ):
            self.last.gender = self.last.gender or gender  # type: ignore[assignment]
            return self.last
        people = [m for m in self.inventory.mentions if m.first < k and m.kind == "person"]
        people = [m for m in people if self.inventory.of(m) is not self.own]
        fitting = [m for m in people if self.inventory.of(m).gender in (None, gender)]
        return self.inventory.of(fitting[-1]) if fitting else None
