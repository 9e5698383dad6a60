"""Stands in an English article: who said what, before or after the words, and what was denied, urged or refused."""

from dataclasses import replace

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_clauses import TURNS
from agents.readers.embedded.english_lexicon import EnglishVerb, english
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.french_clauses import adverb_behind, stressed
from agents.readers.embedded.interviews import answer_lines, guest, inside
from agents.readers.embedded.latin_answers import LatinAnswers
from agents.readers.embedded.latin_small_words import AUXILIARIES
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.transcripts import transcript
from retrieval.text.quotation import Quotation

_NEGATIVE = frozenset(("not", "never", "neither"))
_BETWEEN = AUXILIARIES | frozenset(("us", "me", "m'a", "m'avait", "m'ont", "nous", "me", "m'"))
"""Words between somebody named and his verb, in another's words."""
_HELPS = frozenset(("did", "does", "do", "would", "will", "could", "can"))
"""Words before "not" that belong to the verb behind it."""
_TELLERS = frozenset(("state", "body", "person", "source", "title"))
_HEARSAY = frozenset(("aurait", "auraient", "serait", "seraient"))
_TOLD_ON = frozenset(("statement", "assessment", "accusation", "denial", "rejection", "warning", "endorsement"))
"""What is done by words that are told behind a colon; what is demanded or offered behind one is its object."""
_RELATIVE = frozenset(("which", "whom", "whose", "who", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "qui"))
_COUNTED = frozenset(("none", "some", "all", "most", "many", "few", "both", "neither", "one", "two", "three"))
_NEEDED = 9
"""Words behind a verb in which the word stands that makes it a stand."""
_AUXILIARY = 3
"""Words between a subject and its verb."""


class EnglishFinder(LatinAnswers):
    """Walks an English article sentence by sentence."""

    def __init__(self, doc: Document, inventory: Inventory) -> None:
        super().__init__(doc, inventory)
        self.answers = answer_lines(doc)
        self.guest = guest(doc, inventory, self.answers)
        self.turns = {} if self.answers else transcript(doc, inventory)
        answering = {e.number: e for _, e in self.turns.values() if e is not None}
        if len(answering) == 1:
            self.guest = next(iter(answering.values()))
        if self.answers or self.turns:
            self.author = self.issuer = self.own = None
        self.spoken: dict[int, Entity] = {}
        """Sentence → who spoke last before it."""

    def find(self) -> list[Stand]:
        """All stands in text order."""
        turn: tuple[range, Entity | None] | None = None
        for number in range(len(self.doc.sentences)):
            words = self.doc.words_of(number)
            turn = self.turns.get(words.start, turn)
            if self.last is not None:
                self.spoken[number] = self.last
            if turn is not None and words and words.start < turn[0].stop:
                if turn[1] is not None:
                    self._answer(turn[1], range(max(words.start, turn[0].start), words.stop))
            elif self.guest is not None and words and inside(self.answers, self.doc.words[words.start].start):
                self._answer(self.guest, words)
            else:
                for clause in self._clauses(words):
                    self._sentence(clause)
        self.stands.sort(key=lambda s: (s.first, s.last))
        return self.stands

    def _clauses(self, words: range) -> list[range]:
        """The sentence cut at its semicolons outside quotation marks: each part has a subject and a verb of its own."""
        doc = self.doc
        cuts = [k for k in words if k > words.start and ";" in doc.gaps[k] and doc.words[k].quote < 0]
        cuts = [k for k in cuts if doc.words[k - 1].quote < 0 or any(c in doc.gaps[k] for c in '"”»’')]
        return [range(a, b) for a, b in zip([words.start, *cuts], [*cuts, words.stop], strict=True) if a < b]

    def _answer(self, holder: Entity, words: range) -> None:
        """A sentence of an interview's answer, unless it asks or tells what somebody else says."""
        self.last = holder
        words = range(words.start + self._lettered(words.start), words.stop)
        if self._told_of(words.start, words, holder) or self._told_by_another(words, holder):
            self.last = holder
            return
        owned = self.french and self.doc.folded[words.start].startswith(("j'", "j’", "je"))
        if len(words) > 2 - owned and "?" not in self.doc.gaps[words.stop].split("\n")[0]:
            self._add(holder, words.start, words.stop, None, None, "direct")

    def _lettered(self, k: int) -> bool:
        """Whether word k is the letter of an answer (A: …)."""
        return len(self.doc.folded[k]) == 1 and k + 1 < len(self.doc.words) and ":" in self.doc.gaps[k + 1]

    def _sentence(self, words: range) -> None:
        self._closing(words)
        self._opening(words)
        self._was_answer(words)
        self._dashed(words)
        i = words.start
        while i < words.stop:
            verb, size = self._verb(i)
            if verb is None or self.doc.words[i].quote >= 0 or self._inside_stand(i):
                i += 1
                continue
            if self.french and (self._by_hearsay(i, words) or self._told_of_before(verb, i, size, words)):
                i += size
                continue
            if self._is_passive(i, size, words):
                self._passive(i, size, words, verb)
                i += size
                continue
            holder = self.holder(i, size, words, verb) if verb.base != "ask" or i > words.start else None
            if holder is not None and self._report(verb, i, size, holder, words):
                self._together(holder, i)
                self.last, self.spoke_in = holder, self.doc.words[i].sentence
            i += size
        self._according(words)
        if self.french:
            self._in_whose_view(words)
        self._incise(words)
        self._introduced(words)
        self._labelled(words)
        self._by_being(words)
        self._noun_goes(words)
        self._nominal(words)
        self._loose(words)
        self._nested(words)
        self._carried_on(words)
        self._own_voice(words)

    def _told_of(self, begin: int, words: range, teller: Entity) -> bool:
        """Somebody named at word `begin` says something, told in another's words: (she says) Kenya has offered …."""
        mention = next((m for k in (begin, begin + 1, begin + 2) if (m := self.at.get(k)) is not None), None)
        if mention is None or mention.last >= words.stop or mention.kind not in _TELLERS:
            return False
        i = mention.last
        while i < words.stop - 1 and i - mention.last < _AUXILIARY and self.doc.folded[i] in _BETWEEN:
            i += 1
        verb, size = self._verb(i)
        holder = self.inventory.of(mention)
        if verb is None or verb.weak or verb.form != "finite" or holder is teller or self._is_passive(i, size, words):
            return False
        self.within, own = teller, self.last
        found = self._report(verb, i, size, holder, words)
        self.within, self.last = None, own
        return found

    def _told_by_another(self, words: range, teller: Entity) -> bool:
        """Somebody else's words in an answer, told with a pronoun: Il assure que …; …, m'a-t-il répondu."""
        self.within, found = teller, self._turned_round(words, teller)
        k = None if found else self._pronoun_at(words)
        if k is not None:
            i = k + 1
            while i < words.stop - 1 and (self.doc.folded[i] in _BETWEEN or adverb_behind(self.doc.folded, i)):
                i += max(1, adverb_behind(self.doc.folded, i))
            verb, size = self._verb(i)
            holder = self._another(self.doc.folded[k], k, teller)
            if holder is not None and verb is not None and not verb.weak and verb.form == "finite":
                found = self._report(verb, i, size, holder, words)
        self.within = None
        return found

    def _nested(self, words: range) -> None:
        """What others say inside the indirect words of a speaker in this sentence."""
        outer = [s for s in self.stands if s.form == "indirect" and words.start <= s.first and s.last <= words.stop]
        for stand in outer:
            if stand.nested is None and stand.cue_at is not None:
                self._told_of(stand.first, range(stand.first, stand.last), stand.holder)

    def _together(self, holder: Entity, i: int) -> None:
        """The same stand for whoever is named right before the holder with "and" or "like" between them (Egypt and Jordan urged)."""
        mention = next((m for m in holder.mentions if m.last <= i and i - m.last <= _AUXILIARY), None)
        k = mention.first - 1 if mention is not None else 0
        k -= k > 0 and self._article(k)
        joined = (
            size for size in (1, 2, 3) if tuple(self.doc.folded[max(0, k + 1 - size) : k + 1]) in english("together")
        )
        size = next(joined, 0)
        if mention is None or not size:
            return
        other = self.ending.get(k + 1 - size)
        if other is None or other.kind not in _TELLERS:
            return
        for stand in [s for s in self.stands if s.holder is holder and s.cue_at == i]:
            self.stands.append(replace(stand, holder=self.inventory.of(other)))

    def _inside_stand(self, i: int) -> bool:
        return any(s.first <= i < s.last for s in self.stands[-4:])

    def _report(self, verb: EnglishVerb, i: int, size: int, holder: Entity, words: range) -> bool:
        doc = self.doc
        if i > words.start and doc.folded[i - 1] in ("who", "which", "qui"):
            stop = next((k for k in range(i + size + 1, words.stop) if "," in doc.gaps[k]), words.stop)
            words = range(words.start, stop)
        negative = any(doc.folded[k] in _NEGATIVE for k in range(max(words.start, i - 2), i))
        quote = self._quote_near(i, size, words)
        if quote is not None and self.french and self._carried_past(quote, holder, verb, i, words):
            return True
        if quote is not None and (verb.that or self._behind_quote(i, quote, words)):
            self._add_quote(holder, quote, verb, i)
            self._split(holder, quote, verb, i, words)
            return True
        begin = self._past_adverbs(i + size, words)
        that = self._that_after(begin, words)
        relative = that is not None and self.french and "," in doc.gaps[that] and self._inverted(i, size, holder, words)
        if that is not None and verb.that and not relative:
            self._clause(holder, that + max(self._that(that, that), 0), words, verb, i)
            return True
        if verb.that and begin < words.stop - 1 and ":" in doc.gaps[begin] and doc.words[begin].quote < 0:
            self._clause(holder, begin, words, verb, i)
            return True
        if verb.that and self._inverted(i, size, holder, words):
            return self._earlier(holder, verb, i, words)
        if verb.that and begin < words.stop and "," in doc.gaps[begin] and self._words_before(i, words):
            return self._earlier(holder, verb, i, words)
        if verb.object and (answered := self._answered_at(i, words)) is not None:
            self._add(holder, answered, self._end(i + size - 1, words), verb, i, "reported")
            return True
        if (
            begin == words.stop
            and verb.object
            and not verb.weak
            and not self._cued(i)
            and not (self.french and size > 1)
            and (named := self.ending.get(self._past_auxiliaries(i, words)))
        ):
            self._add(holder, named.first, words.stop, verb, i, "reported")
            return True
        closes = size > 1 and begin == words.stop and (verb.object or (size > 2 and bool(verb.preps)))
        if closes or (verb.object and begin < words.stop and not (verb.weak and not self._strong_object(begin))):
            self._reported(holder, self._negated_from(i) if negative else i, begin, verb, i, words)
            return True
        if verb.needs and any(w in verb.needs for w in doc.folded[begin : min(begin + _NEEDED, words.stop)]):
            self._reported(holder, i, begin, verb, i, words)
            return True
        if verb.preps and begin < words.stop and self._prep(begin) in verb.preps:
            self._reported(holder, self._negated_from(i) if negative else i, begin, verb, i, words)
            return True
        if not verb.that or verb.weak:
            return False
        if self._words_before(i, words):
            return self._earlier(holder, verb, i, words)
        start = self._past_addressee(begin, words)
        if start < words.stop - 2:
            self._clause(holder, start, words, verb, i)
            return True
        return False

    def _reported(self, holder: Entity, first: int, begin: int, verb: EnglishVerb, i: int, words: range) -> None:
        """A deed of speech up to the colon with which its words follow: rejected the charge: no soldier had fired."""
        end = self._before_relative(begin, self._end(begin, words))
        colon = self._colon(begin, end) if verb.act in _TOLD_ON else None
        self._add(holder, first, end if colon is None else colon, verb, i, "reported")
        if colon is not None and self.doc.words[colon].quote < 0:
            self._add(holder, colon, end, None, None, "indirect")

    def _before_relative(self, begin: int, end: int) -> int:
        """The end of an object before what is told of it by the way: praised the army, of which …; salue le plan, dont …."""
        doc = self.doc
        for k in range(begin + 1, end - 1):
            if "," not in doc.gaps[k] or doc.words[k].quote >= 0:
                continue
            if doc.folded[k] == "ce" and doc.folded[k + 1].startswith(("qu", "dont")):
                return k  # promet un pont, ce que nie le Togo
            if not _RELATIVE.isdisjoint(doc.folded[k : k + 3]):
                opens = doc.folded[k] in _RELATIVE or (doc.folded[k],) in english("prepositions")
                if opens or doc.folded[k] in _COUNTED:
                    return k
        return end

    def _negated_from(self, i: int) -> int:
        """Where a negated verb begins: with did or would before its not."""
        helped = not self.french and i > 1 and self.doc.folded[i - 2] in _HELPS
        return i - 2 if helped else i - 1

    def _colon(self, begin: int, end: int) -> int | None:
        """The word behind a colon outside quotation marks."""
        doc = self.doc
        colons = (k for k in range(begin + 1, end - 2) if ":" in doc.gaps[k] and doc.gaps[k].endswith(" "))
        return next((k for k in colons if doc.words[k - 1].quote < 0), None)

    def _by_hearsay(self, i: int, words: range) -> bool:
        """Whether the verb at word i is told in the conditional from a source: Le Togo aurait cédé, selon l'armée."""
        told = (english("according").match(self.doc.folded, k) for k in words if self.doc.folded[k] != "pour")
        return i > words.start and self.doc.folded[i - 1] in _HEARSAY and any(told)

    def _behind_quote(self, i: int, quote: Quotation, words: range) -> bool:
        """Whether a French verb follows the words right behind their closing mark: «…», a décliné la ministre."""
        k = self._past_auxiliaries(i, words)
        return self.french and self.doc.last_word(quote) == k and "," in self.doc.gaps[k]

    def _cued(self, i: int) -> bool:
        """Whether the verb at word i has its words already, or stands behind an aside."""
        return "," in self.doc.gaps[i] or any(s.cue_at == i for s in self.stands[-6:])

    def _past_adverbs(self, k: int, words: range) -> int:
        """One past the adverbs behind a French verb: se souvient pourtant d'une livraison."""
        while self.french and k < words.stop - 1:
            size = int(self._adverb(k) or stressed(self.doc.folded, self.doc.gaps, k))
            size = size or adverb_behind(self.doc.folded, k)
            if not size or k + size >= words.stop:
                break
            k += size
        return k

    def _prep(self, k: int) -> str:
        """The preposition at word k, out of d'un and of à l'autre."""
        word = self.doc.folded[k]
        return "de" if word.startswith(("d'", "d’")) else word

    def _past_addressee(self, k: int, words: range) -> int:
        """Skip "on Thursday", "reporters", "the council" after the verb."""
        doc = self.doc
        while k < words.stop:
            if doc.folded[k] in ("late", "early", "earlier"):
                k += 1
            elif doc.folded[k] in ("on", "in", "at", "by", "from", "through") and k + 1 < words.stop:
                k += 2
                while k < words.stop and doc.folded[k].isdecimal():
                    k += 1
            elif size := self._audience(k, words):
                k += size
            elif doc.folded[k] in ("reporters", "journalists", "parliament", "yesterday", "today", "only", "us", "me"):
                k += 1
            else:
                return k
        return k

    def _clause(self, holder: Entity, begin: int, words: range, verb: EnglishVerb, i: int) -> None:
        """The clause after that; "and that" begins another of the same holder."""
        end = self._end(begin, words)
        self._add(holder, begin, end, verb, i, "indirect")
        doc = self.doc
        if (
            end + 2 < words.stop
            and doc.folded[end] in TURNS
            and doc.folded[end + 1].startswith(("that", "que", "qu'", "qu’"))
        ):
            self._clause(holder, end + 1 + max(self._that(end + 1), 0), words, verb, i)
