"""Frames of French alone: what a pronoun points back to, whose view a relative clause tells, the words an office parts."""

from agents.readers.embedded.english_lexicon import EnglishVerb, french
from agents.readers.embedded.english_order import EnglishOrder
from agents.readers.embedded.english_pronouns import PRONOUNS
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.mention import Mention
from retrieval.text.quotation import Quotation

_JOINS = frozenset(("et", "mais", "or", "puis", "ce"))
_RELATIVE = {"qu'il": "il", "qu'elle": "elle", "qu'ils": "ils", "qu'elles": "elles"}
_SPEAKERS = frozenset(("person", "source", "title", "body", "state"))
_FINITE = ("ait", "aient", "era", "eront", "ira", "iront", "dra", "dront", "èrent", "irent")
"""Endings of French verbs in the third person that few nouns have."""
_TAIL = 4
"""Letters of the longest word that is too short for its ending to tell."""
_OFFICE = 6
"""Words of an office before the name of who holds it."""
_PARTED = 18
"""Words behind a verb of saying in which its words go on, behind its speaker and his office."""


class FrenchFrames(EnglishOrder):
    """Finds stands by these frames."""

    def _told_of_before(self, verb: EnglishVerb, i: int, size: int, words: range) -> bool:
        """A stand whose object stands before the verb at word i; False where there is none."""
        return self._pointing_back(verb, i, size, words) or self._object_before(verb, i, size, words)

    def _pointing_back(self, verb: EnglishVerb, i: int, size: int, words: range) -> bool:
        """Le Niger le conteste; Lina Oro en a ri; le Togo les a rejetées: the object is a pronoun before the verb."""
        begin = self._past_auxiliaries(i, words)
        begin -= begin > words.start and self._points(begin - 1)
        named = self.ending.get(begin)
        pointed = any(self._points(k) for k in range(begin, i))
        if not (pointed and verb.object and verb.form == "finite" and self._nothing_behind(i + size, words)):
            return False
        if begin > words.start and self.doc.folded[begin - 1] in PRONOUNS:
            holder, first = self._pronoun(self.doc.folded[begin - 1], begin - 1), begin - 1
        elif named is not None and self._opens_clause(named, words) and named.kind in _SPEAKERS:
            holder, first = self.inventory.of(named), named.first
        else:
            return False
        if holder is not None:
            self._tell(holder, first, i + size, verb, i, words)
        return holder is not None

    def _points(self, k: int) -> bool:
        return (self.doc.folded[k].replace("’", "'"),) in french("object_pronouns")

    def _object_before(self, verb: EnglishVerb, i: int, size: int, words: range) -> bool:
        """Ce que le Togo tient pour exclu; une offre qu'il a déclinée: the object opens the relative clause."""
        k = self._past_auxiliaries(i, words)
        if k == words.start or verb.form != "finite" or not (verb.object or verb.needs):
            return False
        relative = self.doc.folded[k - 1].replace("’", "'")
        if relative in _RELATIVE and verb.object and not verb.weak:
            first, holder = k - 1, self._subject(k - 1, words) or self._pronoun(_RELATIVE[relative], k - 1)
        else:
            named = self.ending.get(k)
            first = self._start(named) - 1 if named is not None else -1
            holder = self.inventory.of(named) if named is not None else None
            if first < words.start or self.doc.folded[first] not in ("que", "qu'"):
                return False
        led = first > words.start and self.doc.folded[first - 1] == "ce"
        parted = led or "," in self.doc.gaps[first]
        if holder is None or not parted or (i + size < words.stop and self._that(i + size, i + size) >= 0):
            return False
        self._tell(holder, first - led, i + size, verb, i, words)
        return True

    def _nothing_behind(self, k: int, words: range) -> bool:
        """Whether no object and no clause stands from word k on: the end, a mark, or words of how and when."""
        if k >= words.stop or self.doc.gaps[k].strip() or self.doc.folded[k] in _JOINS:
            return True
        if self._that(k, k) >= 0 or self._strong_object(k):
            return False
        word = (self.doc.folded[k],)
        return word in french("prepositions") and word[0] not in ("de", "du", "des", "à", "au", "aux", "sur", "contre")

    def _tell(self, holder: Entity, first: int, behind: int, verb: EnglishVerb, i: int, words: range) -> None:
        """Keep the words of a clause up to the mark behind its verb."""
        stop = next((k for k in range(behind, words.stop) if self.doc.gaps[k].strip(" -")), words.stop)
        self._add(holder, first, stop, verb, i, "reported")
        self.last, self.spoke_in = holder, self.doc.words[i].sentence

    def _opens_clause(self, mention: Mention, words: range) -> bool:
        """Whether a mention, its article before it, begins a sentence or a clause."""
        k = self._start(mention)
        return k == words.start or bool(self.doc.gaps[k].strip(" -")) or self.doc.folded[k - 1] in _JOINS

    def _start(self, mention: Mention) -> int:
        first = mention.role[0] if mention.role is not None else mention.first
        return first - (first > 0 and self._article(first - 1))

    def _resumed(self, i: int, words: range) -> int | None:
        """One past the words that go on with their verb behind the speaker and his office: …, a averti X, l'amiral Y, tomberait."""
        found = super()._resumed(i, words)
        k = self._parted(i, words) if found is None and self.french else None
        return self._end(k, words) if k is not None else found

    def _parted(self, i: int, words: range) -> int | None:
        """The verb with which what is said goes on behind a comma, the verb of saying and its speaker before it."""
        behind = (k for k in range(i + 1, min(i + _PARTED, words.stop - 1)) if "," in self.doc.gaps[k])
        return next((k for k in behind if self._is_verb(k)), None)

    def _words_before(self, i: int, words: range) -> bool:
        """Whether what is said stands before its verb, a single word too where it goes on: Rien, précise X, ne permet …."""
        first = words.start + 1
        alone = self.french and first <= i <= first + _TAIL and "," in self.doc.gaps[first]
        return super()._words_before(i, words) or (alone and self._parted(i, words) is not None)

    def _carried_past(self, quote: Quotation, holder: Entity, verb: EnglishVerb, i: int, words: range) -> bool:
        """Le dossier, rappelle X, « appartient au Togo »: a quotation that goes on with the words before the verb."""
        first = self.doc.word_at(quote.inner_start)
        comma = next((k for k in range(i, max(words.start, i - _TAIL), -1) if "," in self.doc.gaps[k]), None)
        if (
            comma is None
            or first < i
            or "," not in self.doc.gaps[first]
            or not self.doc.words[first].text[:1].islower()
        ):
            return False
        plain = all(self.doc.words[k].quote < 0 for k in range(words.start, comma))
        if not plain or not verb.that or comma - words.start < 2 or self._adverbial(comma, words):
            return False
        if any(self.inventory.of(self.at[k]) is holder for k in range(words.start, comma) if k in self.at):
            return False
        self.used.add(quote.start)
        self._add(holder, self._clause_start(comma, words), self.doc.last_word(quote), verb, i, "mixed")
        return True

    def _past_aside(self, k: int, words: range) -> int:
        """One past an aside behind who is named, his name behind his office or where he is from too."""
        named = self.at.get(k) or (self.at.get(k + 1) if self._article(k) else None) if self.french else None
        if (
            named is not None
            and named.kind == "person"
            and named.last < words.stop
            and "," in self.doc.gaps[named.last]
        ):
            return super()._past_aside(named.last, words)
        return super()._past_aside(k, words)

    def _aside(self, j: int) -> bool:
        """Whether an aside begins at word j: who he is, of what house."""
        word = self.doc.folded[j]
        of = self.french and (word in ("de", "du", "des", "membre") or word.startswith(("d'", "d’")))
        return of or super()._aside(j)

    def _named_behind(self, i: int, size: int) -> tuple[Entity, int] | None:
        """Who is named right behind a phrase, behind what he is too: pour la légiste de Gossi, Lina Oro, …; pour Niamey, …."""
        found = super()._named_behind(i, size)
        k = i + size
        if found is not None or not self.french:
            return found
        last = min(k + _OFFICE, self.doc.words_of(self.doc.words[i].sentence).stop)
        for j in range(k, last):
            mention = self.at.get(j)
            if mention is not None and mention.kind in ("person", "title", "source", "state", "body"):
                return (self.inventory.of(mention), mention.last) if mention.kind == "person" or j - k < 2 else None
            if set(",;:") & set(self.doc.gaps[j]) and j + 1 not in self.at and j not in self.at:
                return None
        return None

    def _is_verb(self, k: int) -> bool:
        """Whether word k has the form of a French finite verb, or a negation opens one."""
        word = self.doc.folded[k]
        plain = self.doc.words[k].text.islower() and k not in self.inside
        return plain and ((word,) in french("plain_verbs") or (len(word) > _TAIL and word.endswith(_FINITE)))

    def _adverbial(self, k: int, words: range) -> bool:
        """Whether the words up to a comma only tell where or how; de telles rumeurs are a subject."""
        second = self.doc.folded[words.start + 1 : words.start + 2]
        plural = self.french and self.doc.folded[words.start] == "de" and tuple(second) in french("partitive")
        return not plural and super()._adverbial(k, words)

    def _in_whose_view(self, words: range) -> None:
        """X, pour qui …; X, selon laquelle …: the words of whoever stands before the relative."""
        for i in range(words.start + 1, words.stop - 2):
            size = french("view_relatives").match(self.doc.folded, i) if self.doc.words[i].quote < 0 else 0
            named = self.ending.get(i) if size and "," in self.doc.gaps[i] else None
            if named is not None and named.kind in _SPEAKERS:
                cue = " ".join(self.doc.folded[i : i + size])
                self._add(self.inventory.of(named), i + size, self._end(i + size, words), None, None, "indirect", cue)
