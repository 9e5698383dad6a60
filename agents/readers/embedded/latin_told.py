"""Stands that a noun or a turn of phrase tells: X's answer was that …; “…,” was her advice; à l'en croire."""

from agents.readers.embedded.english_frames import EnglishFrames
from agents.readers.embedded.english_lexicon import EnglishVerb, english, french, nominals
from agents.readers.embedded.english_pronouns import PRONOUNS
from agents.readers.embedded.entities import Entity

_NOUN = 10
"""Words from a noun of saying to the "was that" behind it, at most."""
_BEHIND = 5
"""Words behind the "was" of a quotation in which its noun stands."""
_DASHES = frozenset(("–", "—", "-"))
_OWN = frozenset(("my", "our", "mon", "ma", "notre"))
_FROM = frozenset(("from", "of", "de", "du", "d"))
_STATEMENT = EnglishVerb("answer", "statement", True, True, False, frozenset(), "finite")


class LatinTold(EnglishFrames):
    """Finds stands by these frames."""

    def _by_being(self, words: range) -> None:
        """The ministry's answer was that …; la réponse du Togo fut que …: the clause is whose the noun is."""
        for i in range(words.start + 2, words.stop - 2):
            plain = self.doc.words[i].quote < 0 and (self.doc.folded[i],) in english("being")
            that = self._that(i + 1) if plain and not self._covered(i) else -1
            if that < 0 or (self.french and self.doc.folded[i + 1].startswith(("d'", "d’"))):
                continue
            noun = next((k for k in range(i - 1, max(words.start, i - _NOUN) - 1, -1) if self._tells(k)), None)
            holder = self._whose_noun(noun) if noun is not None else None
            if noun is not None and holder is not None:
                first = i + 1 + that
                told = nominals().get((self.doc.folded[noun],), _STATEMENT)
                self._add(holder, first, self._end(first, words), told, i, "indirect")
                self.last, self.spoke_in = holder, self.doc.words[i].sentence

    def _was_answer(self, words: range) -> None:
        """“Check your books,” was her advice; «Jamais», fut la réponse du Togo: the quotation is whose the noun is."""
        doc = self.doc
        for quote in doc.quotations:
            first, i = doc.word_at(quote.inner_start), doc.last_word(quote)
            if quote.depth or quote.start in self.used or first < words.start or not first < i < words.stop - 1:
                continue
            if (doc.folded[i],) not in english("being_answer"):
                continue
            noun = next((k for k in range(i + 1, min(i + 1 + _BEHIND, words.stop)) if self._tells(k)), None)
            holder = self._whose_noun(noun) if noun is not None else self._all_he_said(i)
            if holder is not None:
                self._add_quote(holder, quote, None, None)
                self.last, self.spoke_in = holder, doc.words[i].sentence

    def _noun_goes(self, words: range) -> None:
        """The law, her argument goes, is blind; let them sing, is the answer from Stolac: what stands round the noun of saying."""
        doc = self.doc
        for i in range(words.start + 2, words.stop):
            plain = doc.words[i].quote < 0 and self._tells(i) and not self._covered(i)
            holder = self._whose_noun(i) if plain else None
            if holder is None:
                continue
            comma = next((k for k in range(i, max(words.start, i - _BEHIND), -1) if "," in doc.gaps[k]), None)
            turned = comma is not None and (doc.folded[comma],) in english("being_answer")
            goes = i + 1 < words.stop and (doc.folded[i + 1],) in english("goes")
            if comma is None or comma - words.start < 2 or not (turned or goes):
                continue
            behind = next((k for k in range(i + 1, min(i + 1 + _BEHIND, words.stop)) if "," in doc.gaps[k]), None)
            told = nominals().get((doc.folded[i],), _STATEMENT)
            last = comma if behind is None else self._end(behind, words)
            self._add(holder, words.start, last, told, i, "indirect")
            self.last, self.spoke_in = holder, doc.words[i].sentence

    def _dashed(self, words: range) -> None:
        """“There is no page.” – the colonel, to reporters: a quotation is whoever's name a dash parts from it."""
        doc = self.doc
        for quote in doc.quotations:
            first, k = doc.word_at(quote.inner_start), doc.last_word(quote)
            if quote.depth or quote.start in self.used or not words.start <= first < words.stop or k >= len(doc.words):
                continue
            gap = doc.gaps[k].strip(" ").lstrip(".,!?").lstrip(' "”’»')
            named = self.at.get(k) or (self.at.get(k + 1) if self._article(k) else None)
            if named is not None and gap in _DASHES and named.kind in ("person", "source", "title", "body"):
                self.last = self.inventory.of(named)
                self._add_quote(self.last, quote, None, None)

    def _all_he_said(self, i: int) -> Entity | None:
        """“…,” was all she would say: who that is."""
        forms = self.doc.folded[i + 1 : i + 3]
        if len(forms) < 2 or forms[0] != "all":
            return None
        named = self.at.get(i + 2)
        if named is not None:
            return self.inventory.of(named)
        return self._pronoun(forms[1], i + 2) if forms[1] in PRONOUNS else None

    def _tells(self, k: int) -> bool:
        return (self.doc.folded[k],) in english("told_by_being")

    def _whose_noun(self, k: int) -> Entity | None:
        """Whose the noun at word k is: my, its, X's before it; of X, du Togo behind it."""
        if any(self.doc.folded[j] in _OWN for j in (k - 1, k - 2) if j >= 0):
            return self.own
        holder = self._owner(k)
        if holder is None and self.doc.folded[k + 1 : k + 2] and self.doc.folded[k + 1] in _FROM:
            named = self.at.get(k + 2) or self.at.get(k + 3)
            holder = self.inventory.of(named) if named is not None else None
        named = self.at.get(k + 1) if holder is None and self.french else None
        elided = named is not None and self.doc.folded[k + 1].startswith(("d'", "d’", "des"))
        return self.inventory.of(named) if named is not None and elided else holder

    def _named_behind(self, i: int, size: int) -> tuple[Entity, int] | None:
        """Who is named right behind a phrase; who spoke last, behind one that points back at him: à l'en croire."""
        if self.french and tuple(self.doc.folded[i : i + size]) in french("by_ear"):
            holder = self.last or self._pronoun("il", i)
            return (holder, i + size) if holder is not None else None
        return super()._named_behind(i, size)
