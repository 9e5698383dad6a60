"""Stands in an English article: who said what, before or after the words, and what was denied, urged or refused."""

from dataclasses import replace

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_clauses import TURNS
from agents.readers.embedded.english_frames import EnglishFrames
from agents.readers.embedded.english_lexicon import EnglishVerb
from agents.readers.embedded.english_subjects import PRONOUNS
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.interviews import answer_lines, guest, inside
from agents.readers.embedded.stands import Stand
from retrieval.text.quotation import Quotation

_HANGS = frozenset(("if", "unless", "once", "should", "when", "without", "si", "tant", "sans", "faute", "until"))
"""Words with which a clause begins that is not whole before the one it hangs on."""
_APPOSED = frozenset(("a", "an", "the", "one", "his", "her", "its", "head", "un", "une", "le", "la", "chef", "now"))
_NOT_RESUMED = frozenset(
    ("but", "and", "while", "who", "which", "though", "although", "as", "after", "when", "where", "whose", "before")
    + (
        "mais",
        "et",
        "tandis",
        "alors",
        "qui",
        "dont",
        "où",
        "avant",
        "après",
        "lors",
        "dans",
        "speaking",
        "on",
        "citing",
    )
)
"""Words behind "…, he said," with which his words do not go on."""
_NEGATIVE = frozenset(("not", "never", "neither"))
_STRONG = frozenset(
    ("to", "the", "a", "an", "it", "only", "its", "their", "his", "her", "them", "him", "these", "those", "both", "any")
    + (
        "le",
        "la",
        "les",
        "un",
        "une",
        "ses",
        "sa",
        "son",
        "leur",
        "leurs",
        "ce",
        "cette",
        "ces",
        "toute",
        "tout",
        "des",
    )
)
"""Words with which the object of a verb begins that means other things too."""
_NEEDED = 9
"""Words behind a verb in which the word stands that makes it a stand."""
_AUXILIARY, _TAIL = 3, 6
"""Words between a subject and its verb; words from a closing verb of saying to the end, at most."""


def _plain(doc: Document, k: int) -> bool:
    """Whether a word stands outside quotation marks."""
    return doc.words[k].quote < 0


class EnglishFinder(EnglishFrames):
    """Walks an English article sentence by sentence."""

    def __init__(self, doc: Document, inventory: Inventory) -> None:
        super().__init__(doc, inventory)
        self.answers = answer_lines(doc)
        self.guest = guest(doc, inventory, self.answers)
        if self.answers:
            self.author = self.issuer = self.own = None
        self.spoken: dict[int, Entity] = {}
        """Sentence → who spoke last before it."""

    def find(self) -> list[Stand]:
        """All stands in text order."""
        for number in range(len(self.doc.sentences)):
            words = self.doc.words_of(number)
            if self.last is not None:
                self.spoken[number] = self.last
            if self.guest is not None and words and inside(self.answers, self.doc.words[words.start].start):
                self._answer(self.guest, words)
            elif words:
                self._sentence(words)
        self.stands.sort(key=lambda s: (s.first, s.last))
        return self.stands

    def _answer(self, holder: Entity, words: range) -> None:
        """A sentence of an interview's answer, unless it asks."""
        self.last = holder
        if len(words) > 2 and "?" not in self.doc.gaps[words.stop].split("\n")[0]:
            self._add(holder, words.start, words.stop, None, None, "direct")

    def _sentence(self, words: range) -> None:
        self._closing(words)
        i = words.start
        while i < words.stop:
            verb, size = self._verb(i)
            if verb is None or self.doc.words[i].quote >= 0 or self._inside_stand(i):
                i += 1
                continue
            if self._is_passive(i, size, words):
                self._passive(i, size, words, verb)
                i += size
                continue
            holder = self.holder(i, size, words, verb)
            if holder is not None and self._report(verb, i, size, holder, words):
                self._together(holder, i)
                self.last, self.spoke_in = holder, self.doc.words[i].sentence
            i += size
        self._according(words)
        self._labelled(words)
        self._nominal(words)
        self._loose(words)
        self._own_voice(words)

    def _together(self, holder: Entity, i: int) -> None:
        """The same stand for whoever is named right before the holder with "and" between them (Egypt and Jordan urged)."""
        mention = next((m for m in holder.mentions if m.last <= i and i - m.last <= _AUXILIARY), None)
        if mention is None or self.doc.folded[max(0, mention.first - 1)] not in ("and", "et"):
            return
        other = self.ending.get(mention.first - 1)
        if other is None or other.kind not in ("state", "body", "person"):
            return
        for stand in [s for s in self.stands if s.holder is holder and s.cue_at == i]:
            self.stands.append(replace(stand, holder=self.inventory.of(other)))

    def _closing(self, words: range) -> None:
        """«…, the diplomat said.»: unquoted words with their speaker at the end."""
        for i in range(max(words.start + 5, words.stop - 8), words.stop):
            verb, size = self._verb(i)
            if verb is None or not verb.that or verb.weak or self.doc.words[i].quote >= 0:
                continue
            k = i
            while k > words.start and "," not in self.doc.gaps[k]:
                k -= 1
            if words.stop - i > _TAIL:
                continue
            holder = self.before(i, words) or (self.inventory.of(m) if (m := self.at.get(i + size)) else None)
            quoted = any(c in self.doc.gaps[k] for c in '”"’»')
            first = next((f for f in range(k, i + 1) if f in self.at or self.doc.folded[f] in PRONOUNS), None)
            told = (self._verb(j)[0] for j in range(words.start, k) if _plain(self.doc, j))
            if any(v is not None and v.that and not v.weak for v in told):
                continue  # it has its own speaker: the ministry denied that …, as the paper had claimed
            if holder is None or quoted or k - words.start < 4 or first is None or first - k > 6:
                continue
            self._add(holder, words.start, k, verb, i, "indirect")
            self.last = holder
            return

    def _inside_stand(self, i: int) -> bool:
        return any(s.first <= i < s.last for s in self.stands[-4:])

    def _report(self, verb: EnglishVerb, i: int, size: int, holder: Entity, words: range) -> bool:
        doc = self.doc
        negative = any(doc.folded[k] in _NEGATIVE for k in range(max(words.start, i - 2), i))
        quote = self._quote_near(i, size, words)
        if quote is not None and verb.that:
            self._add_quote(holder, quote, verb, i)
            self._split(holder, quote, verb, i, words)
            return True
        begin = i + size
        that = self._that_after(begin, words)
        if that is not None and verb.that:
            self._clause(holder, that + self._that(that, begin), words, verb, i)
            return True
        if verb.that and self._inverted(i, size, holder, words):
            return self._earlier(holder, verb, i, words)
        closes = size > 1 and begin == words.stop and verb.object
        if closes or (verb.object and begin < words.stop and not (verb.weak and not self._strong_object(begin))):
            first = i - 1 if negative else i
            self._add(holder, first, self._end(begin, words), verb, i, "reported")
            return True
        if verb.needs and any(w in verb.needs for w in doc.folded[begin : min(begin + _NEEDED, words.stop)]):
            self._add(holder, i, self._end(begin, words), verb, i, "reported")
            return True
        if verb.preps and begin < words.stop and self._prep(begin) in verb.preps:
            self._add(holder, i, self._end(begin, words), verb, i, "reported")
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

    def _prep(self, k: int) -> str:
        """The preposition at word k, out of d'un and of à l'autre."""
        word = self.doc.folded[k]
        return "de" if word.startswith(("d'", "d’")) else word

    def _inverted(self, i: int, size: int, holder: Entity, words: range) -> bool:
        """Whether the speaker stands behind the verb, and the words before its comma: …, warned the mayor."""
        named = next(
            (m for k in range(i + size, min(i + size + 3, words.stop)) if (m := self.at.get(k)) is not None), None
        )
        comma = next((k for k in range(i, max(words.start, i - 4), -1) if "," in self.doc.gaps[k]), None)
        if named is None or comma is None or comma - words.start < 4 or self.inventory.of(named) is not holder:
            return False
        return self.ending.get(comma) is None or self.inventory.of(self.ending[comma]) is not holder

    def _strong_object(self, k: int) -> bool:
        return self.doc.folded[k] in _STRONG or k in self.at

    def _past_addressee(self, k: int, words: range) -> int:
        """Skip "on Thursday", "reporters", "the council" after the verb."""
        doc = self.doc
        while k < words.stop:
            if doc.folded[k] in ("on", "in", "at", "by", "late", "from", "through") and k + 1 < words.stop:
                k += 2
                while k < words.stop and doc.folded[k].isdecimal():
                    k += 1
            elif doc.folded[k] in ("reporters", "journalists", "parliament", "yesterday", "today", "only", "us", "me"):
                k += 1
            else:
                return k
        return k

    def _words_before(self, i: int, words: range) -> bool:
        """Whether the words spoken stand before the verb: «…, she said»."""
        k = i
        while k > words.start and "," not in self.doc.gaps[k]:
            k -= 1
        return k - words.start >= 4 and i - k <= 12 and self._short_after(i, words)

    def _short_after(self, i: int, words: range) -> bool:
        rest = range(i + 1, words.stop)
        return len(rest) <= 6 or any(c in self.doc.gaps[k] for k in list(rest)[:7] for c in ",;")

    def _earlier(self, holder: Entity, verb: EnglishVerb, i: int, words: range) -> bool:
        k = i
        while k > words.start and "," not in self.doc.gaps[k]:
            k -= 1
        if any(s.first <= words.start and k <= s.last for s in self.stands[-3:]):
            return False
        first = self._clause_start(k, words)
        self._add(holder, first, self._resumed(i, words) or k, verb, i, "indirect")
        return True

    def _resumed(self, i: int, words: range) -> int | None:
        """One past the words that go on behind "…, he warned, …"; None where they do not."""
        doc = self.doc
        hangs = doc.folded[words.start] in _HANGS
        named = any(j in self.at for j in (i + 1, i + 2))
        for k in range(i + 1, min(i + (12 if hangs else 7), words.stop - 2)):
            if "," not in doc.gaps[k]:
                continue
            if not hangs and named and doc.folded[k] in _APPOSED:
                return None
            verb = self._verb(k)[0]
            more = verb is not None and verb.form == "ing"
            if more or doc.folded[k] in _NOT_RESUMED or doc.folded[k].endswith("ing") or k in self.at and k - i < 3:
                return None
            end = self._end(k, words)
            return end if end - k > 1 else None
        return None

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

    def _quote_near(self, i: int, size: int, words: range) -> Quotation | None:
        """A quotation that ends before the verb's subject, or begins right after the verb."""
        for quote in self.doc.quotations:
            if quote.depth or quote.start in self.used:
                continue
            first, last = self.doc.word_at(quote.inner_start), self.doc.last_word(quote)
            brief = last - first < 3 and not (first == words.start and i - last <= 3)
            if brief or first >= words.stop or last <= words.start:
                continue
            if 0 <= i - last <= 10 and not any(";" in self.doc.gaps[k] for k in range(last, i)):
                return quote
            if 0 <= first - (i + size) <= 6:
                before = {self.doc.folded[k] for k in range(i + size, first)}
                if "that" not in before and (
                    first - i - size <= 2 or ":" in self.doc.gaps[first] or "," in self.doc.gaps[first]
                ):
                    return quote
        return None

    def _split(self, holder: Entity, quote: Quotation, verb: EnglishVerb, i: int, words: range) -> None:
        for other in self.doc.quotations:
            first = self.doc.word_at(other.inner_start)
            if (
                (
                    other.depth == 0
                    and other.start not in self.used
                    and other.start > quote.end
                    and words.start <= first < words.stop + 1
                )
                and self.doc.last_word(other) - first >= 2
                and first > i
            ):
                self._add_quote(holder, other, verb, i)

    def _loose(self, words: range) -> None:
        """A quotation that fills its sentence is the last speaker's."""
        for quote in self.doc.quotations:
            first, last = self.doc.word_at(quote.inner_start), self.doc.last_word(quote)
            if (
                quote.depth
                or quote.start in self.used
                or first != words.start
                or last < words.stop
                or self.last is None
            ):
                continue
            self._add_quote(self.last, quote, None, None)
