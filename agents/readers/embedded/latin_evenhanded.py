"""Who serves both sides in English and French without a word of mediation: kin to neither, he carried the sheet across.

A deed (carries, counts, hosts, writes, answers for, keeps) is one of mediation where a word of evenness (both, neither,
the one and the other) stands beside it, or in another sentence of the paragraph about the same somebody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from agents.readers.embedded.latin_evenhanded_words import EvenWords, even_words
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.phrases import Phrases
from agents.readers.embedded.reading import Reading
from schemas.vocabulary import MediatorRole

_REACH = 22
"""Words behind a verb in which the thing stands."""
_OPENING = 9
"""Words that may stand before who a sentence is about."""
_NEAR = 3
"""Words between a possessive and the place."""
_COMMA = frozenset(",;:")
_GENDERS = {"he": "m", "she": "f", "il": "m", "elle": "f"}
_SELF = frozenset(("i", "je", "j'ai"))
_BEING = frozenset(("is", "was", "will", "has"))
_AND = frozenset(("and", "et"))

Shown = tuple[Mention, MediatorRole, int, int]
Deed = tuple[Mention, MediatorRole, int, int, bool]
"""Who, as what, the words, and whether nothing else need be said: it is done regularly, or tells enough."""


@dataclass
class _Told:
    """What a paragraph tells of one somebody."""

    even: bool = False
    deeds: list[Deed] = field(default_factory=list)


def evenhanded(
    reading: Reading, mentions: tuple[Mapping[int, Mention], Mapping[int, Mention]], over: frozenset[str], language: str
) -> Iterator[Shown]:
    """Those who serve both sides, each deed with its words; `mentions` by where they begin and where they end."""
    paragraph: dict[int, _Told] = {}
    about: Mention | None = None
    words = even_words(language)
    for first, last in reading.doc.bounds:
        if first >= last:
            continue
        if "\n" in reading.doc.gaps[first]:
            yield from _shown(paragraph)
            paragraph, about = {}, None
        sentence = _Sentence(reading, mentions, over, words, range(first, last))
        subject = sentence.subject(about)
        even = sentence.holds(words.even)
        for deed in (*sentence.deeds(subject), *(sentence.places(about) if even else ())):
            told = paragraph.setdefault(reading.inventory.of(deed[0]).number, _Told())
            told.deeds.append(deed)
            told.even = told.even or even
        if subject is not None:
            told = paragraph.setdefault(reading.inventory.of(subject[0]).number, _Told())
            told.even = told.even or even
        about = sentence.goes_on_about(subject[0] if subject is not None else None) or about
    yield from _shown(paragraph)


def _shown(paragraph: dict[int, _Told]) -> Iterator[Shown]:
    for told in paragraph.values():
        for mention, role, first, last, regular in told.deeds:
            if told.even or regular:
                yield mention, role, first, last


class _Sentence:
    """One sentence and who it is about."""

    def __init__(
        self,
        reading: Reading,
        mentions: tuple[Mapping[int, Mention], Mapping[int, Mention]],
        over: frozenset[str],
        words: EvenWords,
        place: range,
    ) -> None:
        self.reading, self.doc, self.over, self.words, self.place = reading, reading.doc, over, words, place
        self.at, self.ending = mentions
        self.folded = self.doc.folded
        self.bare = [_bare(w) for w in self.folded[place.start : place.stop]]

    def subject(self, about: Mention | None) -> tuple[Mention, int] | None:
        """Who the sentence is about, and the word behind it: whom it names first, whom he or she means, who says I."""
        for k in range(self.place.start, min(self.place.start + _OPENING, self.place.stop)):
            word = self.folded[k]
            if word in _SELF:
                return self._self(k)
            if self.doc.words[k].quote >= 0 or (word == "it" and self.folded[k + 1 : k + 2] and self._cleft(k)):
                continue
            if word in self.words.pronouns:
                return (about, k + 1) if about is not None and self._means(word, about) else None
            mention = self.at.get(k)
            if mention is not None and not self._governed(mention):
                return mention, mention.last
        return None

    def _self(self, k: int) -> tuple[Mention, int] | None:
        """Who says I at word k."""
        stand = self.reading.stand_over(k)
        holder = stand.holder if stand is not None else None
        if holder is None or not holder.mentions or holder in self.reading.inventory.sides:
            return None
        return holder.mentions[0], k + 1

    def _cleft(self, k: int) -> bool:
        return self.folded[k + 1] in _BEING

    def _means(self, pronoun: str, about: Mention) -> bool:
        """Whether the pronoun may mean whom the text is about."""
        entity = self.reading.inventory.of(about)
        if pronoun == "it":
            return entity.type != "person"
        return pronoun not in _GENDERS or entity.gender in (None, _GENDERS[pronoun])

    def goes_on_about(self, subject: Mention | None) -> Mention | None:
        """Whom a pronoun of the next sentence means: the person this one is about, or the last it names."""
        if subject is not None and self._person(subject):
            return subject
        people = [m for k in self.place if (m := self.at.get(k)) is not None and self._person(m)]
        return people[-1] if people else subject

    def _person(self, mention: Mention) -> bool:
        return self.reading.inventory.of(mention).type == "person" or mention.kind == "source"

    def _governed(self, mention: Mention) -> bool:
        before = mention.first - 1
        before -= before > self.place.start and self.folded[before] in self.words.articles
        preposed = before >= self.place.start and self.folded[before] in self.words.governing
        return preposed or self.doc.words[mention.last - 1].text.endswith(("'s", "’s", "s'", "s’"))

    def holds(self, listed: Phrases[bool]) -> bool:
        """Whether a phrase of a list stands in the sentence."""
        words = self.folded[self.place.start : self.place.stop]
        return any(
            listed.match(words, k) or (bare != words[k] and listed.match(self.bare, k))
            for k, bare in enumerate(self.bare)
        )

    def deeds(self, subject: tuple[Mention, int] | None) -> Iterator[Deed]:
        """What the subject does in the sentence, who does it together with it, and what those do whom a relative tells of."""
        mention, begin = subject or (None, self.place.start)
        quote = self.doc.words[max(begin - 1, self.place.start)].quote
        for k in range(begin, self.place.stop):
            size = self.words.verbs.match(self.folded, k)
            doers = self._doers(k, mention, begin) if size and self.doc.words[k].quote == quote else []
            for number in self.words.verbs[tuple(self.folded[k : k + size])] if doers else ():
                end = self._thing(k + 1, number) if self.words.things[number] else k + size
                if end:
                    often = self.words.regular[number] and self.holds(self.words.rhythm)
                    first = doers[0].first if self.place.start <= doers[0].first <= k else begin - 1
                    for doer in doers:
                        yield doer, self.words.roles[number], first, end, often or self.words.alone[number]

    def _doers(self, k: int, subject: Mention | None, begin: int) -> list[Mention]:
        """Who does what the verb at word k says: the subject that ends before `begin`, with whom it is joined to; none for an offer."""
        j = k
        while j > begin and not _COMMA & set(self.doc.gaps[j]) and self._between(j - 1):
            j -= 1
        clause = next((c for c in range(j, begin, -1) if _COMMA & set(self.doc.gaps[c])), begin)
        if any(w in self.over for w in self.bare[clause - self.place.start : k - self.place.start]):
            return []
        if j > begin and self.folded[j - 1] in self.words.relative:
            owner = self._owner(j - 1) or subject
            return [owner] if owner is not None else []
        if subject is None:
            return []
        if j == begin or self.folded[j - 1] in self.words.linked or _COMMA & set(self.doc.gaps[j]):
            return [subject]
        joined = self.ending.get(j)
        if joined is not None and joined.first > begin and self._joins(joined, begin):
            return [subject, joined]
        if self.folded[begin] in _AND and j - begin < _OPENING:
            return [subject]
        charged = self.folded[k - 1] in self.words.before_infinitive and self.words.charged & set(self.folded[begin:k])
        return [subject] if charged else []

    def _joins(self, other: Mention, begin: int) -> bool:
        """Whether another mention behind the subject does the same: who is joined by and, who leads the body."""
        joined = _AND & set(self.folded[max(begin, other.first - 2) : other.first])
        return bool(joined) or any(self.words.led.match(self.folded, k) for k in range(begin, other.first))

    def _owner(self, k: int) -> Mention | None:
        """Whom the relative at word k tells of: the mention before it, or that of the relative to which it is joined."""
        if self.folded[k - 1] in _AND:
            earlier = (i for i in range(k - 1, self.place.start, -1) if self.folded[i] in self.words.relative)
            k = next(earlier, k)
        return next((m for i in range(k, max(self.place.start, k - _OPENING), -1) if (m := self.ending.get(i))), None)

    def _between(self, k: int) -> bool:
        word = self.folded[k]
        words = self.words
        return word in words.auxiliaries or word in words.staff or word in words.times or word.endswith(("ly", "ment"))

    def _thing(self, k: int, number: int) -> int:
        """One past the thing of a deed behind word k; 0 for none."""
        things = self.words.things[number]
        for j in range(k, min(k + _REACH, self.place.stop)):
            size = things.match(self.folded, j) or things.match(self.bare, j - self.place.start)
            if size:
                return j + size
        return 0

    def places(self, about: Mention | None) -> Iterator[Deed]:
        """In her compound the two sides sat: she is their host; the terms travel in his tin: he carries them."""
        if about is None or not self._person(about):
            return
        deeds = zip(self.words.roles, self.words.things, strict=True)
        papers = any(role == "message_carrier" and self.holds(things) for role, things in deeds)
        for k in range(self.place.start + 1, self.place.stop - 1):
            if self.folded[k] not in self.words.own or self.folded[k - 1] not in self.words.where:
                continue
            near = self.folded[k + 1 : min(k + 1 + _NEAR, self.place.stop)]
            if self.words.places & set(near):
                yield about, "host", k - 1, min(k + 1 + _NEAR, self.place.stop), False
            elif papers and self.words.carriers & set(near):
                yield about, "message_carrier", k - 1, min(k + 1 + _NEAR, self.place.stop), False


def _bare(word: str) -> str:
    """A folded word without an elided article: d'une, l’autre."""
    return word.rpartition("'")[2] or word if "'" in word else word
