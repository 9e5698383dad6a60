"""Stands told by a noun of saying and whose it is: حجة بغداد أن كذا، وكان جوابه أن كذا."""

from agents.readers.embedded.attribution import Speakers
from agents.readers.embedded.clauses import clause_end
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import cue_forms, frames, owned_sayings, small_words
from agents.readers.embedded.morphology import Gender
from agents.readers.embedded.stands import Stands

_COMMA, _ENDS = frozenset("،,"), frozenset("،,.؛!\n")
_BETWEEN, _ASIDE = 6, 14
"""Words from the owner to أن, and of an aside behind him, at most."""


class OwnedSayings:
    """Finds what somebody's argument, version or answer is said to be."""

    def __init__(self, doc: Document, speakers: Speakers, stands: Stands) -> None:
        self.doc = doc
        self.speakers = speakers
        self.stands = stands

    def find(self, words: range) -> None:
        """Every noun of saying of a sentence, with its owner behind it or joined to it."""
        table = owned_sayings()
        for i in words:
            owned = table.get(self.doc.folded[i])
            if owned is None or self.doc.words[i].quote >= 0 or i in self.speakers.inside:
                continue
            holder, after = self._owner(i, owned)
            if holder is None:
                continue
            begin = self._content(after, words)
            if begin and self._opens(i, words) and not self.stands.covered(begin, begin + 1):
                self._says(holder, i, begin, words)

    def _owner(self, i: int, owned: str) -> tuple[Entity | None, int]:
        """Whose the noun at word i is, and the first word behind him."""
        if owned:
            gender: Gender = "f" if owned == "ها" else "m"
            return self.speakers.pointed(i, gender, many=owned == "هم"), i + 1
        mention = self.speakers.at.get(i + 1)
        if mention is None or self.doc.gaps[i + 1] != " " or mention.kind == "group":
            return None, i + 1
        return self.speakers.inventory.of(mention), mention.last

    def _opens(self, i: int, words: range) -> bool:
        """Whether the noun at word i opens its clause."""
        if i == words.start or self.doc.folded[i][0] in "وف" or _COMMA & set(self.doc.gaps[i]):
            return True
        before, leads = self.doc.folded[i - 1], small_words()["before_sayings"]
        return before in leads or (before[:1] in "وف" and before[1:] in leads)

    def _content(self, after: int, words: range) -> int:
        """First word of what is said: behind أن or a colon, an aside passed over; 0 for none."""
        doc, k = self.doc, after
        if k < words.stop and _COMMA & set(doc.gaps[k]):
            reach = range(k + 1, min(k + _ASIDE, words.stop))
            k = next((j for j in reach if _COMMA & set(doc.gaps[j])), words.stop)
            after = k
        for j in range(k, min(k + _BETWEEN, words.stop - 1)):
            if ":" in doc.gaps[j]:
                return j
            if (doc.folded[j],) in frames()["that"]:
                return 0 if j > after and doc.folded[j - 1] in small_words()["prepositions"] else j + 1
            if (j > k and _ENDS & set(doc.gaps[j])) or (doc.folded[j],) in frames()["relatives"] or self._verb(j):
                return 0
        return 0

    def _verb(self, j: int) -> bool:
        """Whether a verb of another clause stands at word j: not the one that only joins (تقول، مفادها)."""
        if (self.doc.folded[j],) in frames()["saying_is"]:
            return False
        found = cue_forms().get(lookup(self.doc.folded[j])[1], ())
        return any(r.how.form in ("past", "present") and not r.verb.weak for r in found)

    def _says(self, holder: Entity, i: int, begin: int, words: range) -> None:
        doc = self.doc
        colon = ":" in doc.gaps[begin]
        quote = doc.opens_quote(begin) if colon and doc.words[begin].quote >= 0 else None
        if colon and quote is None and doc.words[begin].quote >= 0:
            return
        self.speakers.spoke(holder)
        if quote is not None:
            self.stands.add_quote(holder, quote, None, doc.words[i].text)
            return
        stop = words.stop if colon else clause_end(doc, begin, words.stop, that=True)
        self.stands.add(holder, begin, stop, None, "direct" if colon else "indirect", cue_text=doc.words[i].text)
