"""Where what is said stands to its speaker: in quotation marks near the verb, before it, on both sides of it."""

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_clauses import TURNS
from agents.readers.embedded.english_lexicon import EnglishVerb, english
from agents.readers.embedded.english_pronouns import PRONOUNS
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.latin_dismissals import nothing_but
from agents.readers.embedded.latin_small_words import DAYS
from agents.readers.embedded.latin_told import LatinTold
from retrieval.text.quotation import Quotation

_HANGS = frozenset(("if", "unless", "once", "should", "when", "without", "si", "tant", "sans", "faute", "until"))
"""Words with which a clause begins that is not whole before the one it hangs on."""
_STRONG = frozenset(
    (
        "to",
        "the",
        "a",
        "an",
        "it",
        "that",
        "this",
        "only",
        "its",
        "their",
        "his",
        "her",
        "them",
        "him",
        "these",
        "those",
        "both",
        "any",
    )
) | frozenset(
    (
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
_APPOSED = frozenset(
    ("a", "an", "the", "one", "his", "her", "its", "our", "my", "their", "no", "head", "now")
) | frozenset(
    (
        "alias",
        "dit",
        "dite",
        "surnommé",
        "surnommée",
        "aka",
        "un",
        "une",
        "le",
        "la",
        "chef",
        "son",
        "sa",
        "leur",
        "notre",
        "mon",
        "ma",
        "aucun",
        "aucune",
        "sans",
    )
)
"""Words behind a speaker with which is told what he is."""
_NOT_RESUMED = frozenset(
    ("but", "and", "while", "who", "which", "though", "although", "as", "after", "when", "where", "whose", "before")
) | frozenset(
    (
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
        "because",
        "whereas",
        "parce",
    )
)
"""Words behind "…, he said," with which his words do not go on."""
_OPEN = frozenset(
    ("is", "are", "was", "were", "be", "been", "would", "will", "could", "should", "had", "has", "have", "must", "can")
) | frozenset(("est", "sont", "était", "étaient", "serait", "sera", "seront", "a", "ont", "avait", "doit", "peut"))
"""Words with which no clause ends."""
_ADVERBIAL = 7
"""Words from which a phrase with a preposition first may be a clause."""
_OFFICE = 12
"""Words behind a verb of saying in which its speaker is named behind his office."""
_TAIL = 6
"""Words from a closing verb of saying to the end, at most."""


_DATED = 12
"""Words from a closing verb of saying to the end, at most, where the day stands right behind it."""
_OTHER = 5
"""Words behind "and" in which somebody says something else."""
_SUBJECTS = (
    PRONOUNS
    | frozenset(
        ("the", "a", "an", "no", "not", "nobody", "none", "nothing", "there", "this", "that", "these", "those", "both")
    )
    | frozenset(("his", "her", "its", "their", "our", "my"))
    | frozenset(("le", "la", "les", "un", "une", "des", "aucun", "aucune", "nul", "nulle", "rien", "personne", "ce"))
)
"""Words with which a clause begins that has a subject of its own."""
_TO_WHOM = frozenset(("tell", "inform", "notify", "assure", "remind"))
"""Verbs behind which stands to whom it is said, not who says it."""
_CLAUSAL = PRONOUNS | frozenset(
    ("was", "were", "is", "are", "had", "has", "have", "would", "will", "could", "should", "there")
)
"""Words that show that a clause begins before the quotation marks: said it was “…”."""


def _plain(doc: Document, k: int) -> bool:
    """Whether a word stands outside quotation marks."""
    return doc.words[k].quote < 0


class EnglishOrder(LatinTold):
    """Finds the words that a verb of saying is about."""

    def _closing(self, words: range) -> None:
        """«…, the diplomat said.»: unquoted words with their speaker at the end."""
        for i in range(max(words.start + 5, words.stop - 8), words.stop):
            verb, size = self._verb(i)
            if verb is None or not verb.that or self.doc.words[i].quote >= 0 or verb.form != "finite":
                continue
            named = self.ending.get(i)
            since = min(i - 3, named.first) if named is not None else i - 3
            if verb.weak and (i + size < words.stop or "," not in "".join(self.doc.gaps[since:i])):
                continue  # …, he thinks. only where nothing follows
            if not self.only_tail(i + size, words):
                continue
            k = i
            while k > words.start and "," not in self.doc.gaps[k]:
                k -= 1
            if words.stop - i > _TAIL or self._resumed(i, words) is not None:
                continue
            turned = None if verb.base in _TO_WHOM else self.at.get(i + size)
            holder = self.before(i, words) or (self.inventory.of(turned) if turned is not None else None)
            quoted = any(c in self.doc.gaps[k] for c in '”"’»')
            first = next((f for f in range(k, i + 1) if f in self.at or self.doc.folded[f] in PRONOUNS), None)
            told = (self._verb(j)[0] for j in range(words.start, k) if _plain(self.doc, j))
            if any(v is not None and v.that and not v.weak for v in told):
                continue  # it has its own speaker: the ministry denied that …, as the paper had claimed
            if (
                holder is None
                or quoted
                or k - words.start < 3
                or self._adverbial(k, words)
                or first is None
                or first - k > 6
            ):
                continue
            self._add(holder, words.start, k, verb, i, "indirect")
            self._goes_on(holder, verb, i, words)
            self.last = holder
            return

    def _opening(self, words: range) -> None:
        """Calling it a trap, the mayor refused: the participle that opens a sentence is whoever's the main verb is."""
        verb, size = self._verb(words.start)
        plain = _plain(self.doc, words.start) and verb is not None and verb.form == "ing" and verb.object
        comma = next((k for k in words if k > words.start + size and self._ends_phrase(k)), None) if plain else None
        if verb is None or comma is None or comma >= words.stop - 2:
            return
        named = next((m for k in range(comma, comma + 3) if (m := self.at.get(k)) is not None), None)
        turned = self.doc.folded[comma] if self.doc.folded[comma] in PRONOUNS else None
        holder = self.inventory.of(named) if named is not None else self._pronoun(turned, comma) if turned else None
        if holder is not None:
            self._add(holder, words.start, comma, verb, words.start, "reported")

    def _ends_phrase(self, k: int) -> bool:
        """Whether a comma outside quotation marks, or at the end of one, stands before word k."""
        return "," in self.doc.gaps[k] and _plain(self.doc, k)

    def _strong_object(self, k: int) -> bool:
        elided = self.french and self.doc.folded[k].startswith(("l'", "l’"))
        return self.doc.folded[k] in _STRONG or k in self.at or elided

    def _words_before(self, i: int, words: range) -> bool:
        """Whether the words spoken stand before the verb: «…, she said»."""
        k = i
        while k > words.start and not set(",?!") & set(self.doc.gaps[k]):
            k -= 1
        resumed = self._resumed(i, words) is not None
        if k - words.start < (2 if resumed else 3) or i - k > 12 or self._adverbial(k, words):
            return False
        return resumed or (self._short_after(i, words) and self.only_tail(i + 1, words))

    def _adverbial(self, k: int, words: range) -> bool:
        """Whether the words up to the comma at word k only tell where or how: In a statement, …; Asked about it, …."""
        first = self.doc.folded[words.start]
        led = (first,) in english("prepositions") and first != "des"  # des soldats, dit-elle, sont venus
        return first in ("asked", "speaking") or (led and k - words.start < _ADVERBIAL)

    def _short_after(self, i: int, words: range) -> bool:
        rest = range(i + 1, words.stop)
        dated = not self.french and bool(DAYS & set(self.doc.folded[i + 1 : i + 3]))
        return len(rest) <= (_DATED if dated else 6) or any(c in self.doc.gaps[k] for k in list(rest)[:7] for c in ",;")

    def _inverted(self, i: int, size: int, holder: Entity, words: range) -> bool:
        """Whether the speaker stands behind the verb, and the words before its comma: …, warned the mayor."""
        stop = next((k for k in range(i + size + 1, words.stop) if ":" in self.doc.gaps[k]), words.stop)
        behind = [m for k in range(i + size, min(i + size + _OFFICE, stop)) if (m := self.at.get(k)) is not None]
        named = next((m for m in behind if self.inventory.of(m) is holder), None)
        comma = next((k for k in range(i, max(words.start, i - 4), -1) if "," in self.doc.gaps[k]), None)
        if named is None or comma is None or not self._says_enough(words.start, comma):
            return False
        return self.ending.get(comma) is None or self.inventory.of(self.ending[comma]) is not holder

    def _says_enough(self, first: int, last: int) -> bool:
        """Whether words are more than one, or one that says that something is not so: Faux, réplique la mairie."""
        return last - first > 1 or nothing_but(self.doc.folded[first:last])

    def _earlier(self, holder: Entity, verb: EnglishVerb, i: int, words: range) -> bool:
        k = i
        while k > words.start and "," not in self.doc.gaps[k]:
            k -= 1
        if any(s.first <= words.start and k <= s.last for s in self.stands[-3:]):
            return False
        first = self._clause_start(k, words)
        resumed = self._resumed(i, words)
        self._add(holder, first, resumed or k, verb, i, "indirect")
        if resumed is None:
            self._goes_on(holder, verb, i, words)
        return True

    def _goes_on(self, holder: Entity, verb: EnglishVerb, i: int, words: range) -> None:
        """…, scoffed the mayor: four have sat since — what is said behind the colon is his too."""
        colon = next((k for k in range(i + 1, min(i + _OFFICE, words.stop - 2)) if ":" in self.doc.gaps[k]), None)
        if colon is not None and _plain(self.doc, colon):
            self._add(holder, colon, words.stop, verb, i, "indirect")
            return
        also = next((k + 1 for k in range(i + 1, min(i + _OFFICE, words.stop - 3)) if self._joined(k, words)), None)
        if also is not None:
            self._add(holder, also, self._end(also, words), verb, i, "indirect")

    def _joined(self, k: int, words: range) -> bool:
        """Whether a further clause of the same words is joined on at word k: …, they complained, and the dates were ruined."""
        if "," not in self.doc.gaps[k] or self.doc.folded[k] not in TURNS or not _plain(self.doc, k):
            return False
        opens = self.doc.folded[k + 1] in _SUBJECTS or k + 1 in self.at
        return opens and not self._speaks_up(k + 1, words) and not self._other_tells(k + 1, words)

    def _other_tells(self, k: int, words: range) -> bool:
        """Whether a verb of saying follows within a few words: and she warned, and its lawyer added."""
        verbs = (self._verb(j)[0] for j in range(k, min(k + _OTHER, words.stop)))
        return any(v is not None and v.that and not v.weak and v.form == "finite" for v in verbs)

    def _resumed(self, i: int, words: range) -> int | None:
        """One past the words that go on behind "…, he warned, …"; None where they do not."""
        doc = self.doc
        hangs = doc.folded[words.start] in _HANGS or self._left_open(i, words)
        for k in range(i + 1, min(i + (12 if hangs else 7), words.stop - 1)):
            if ":" in doc.gaps[k]:
                return None
            if "," not in doc.gaps[k]:
                continue
            named = not hangs and any(j in self.at for j in range(i + 1, k))
            if named and (
                doc.folded[k] in _APPOSED
                or doc.folded[k].startswith(("qu'", "qu’"))
                or self._office(k)
                or self._named_apposed(k, i)
            ):
                return None
            verb = self._verb(k)[0]
            more = verb is not None and verb.form == "ing"
            more = more or (doc.folded[k] == "en" and doc.folded[k + 1].endswith("ant"))
            if more or doc.folded[k] in _NOT_RESUMED or doc.folded[k].endswith("ing") or (k in self.at and k - i < 3):
                return None
            end = self._end(k, words)
            return end if end - k > 1 else None
        return None

    def _office(self, k: int) -> bool:
        """Whether what somebody is stands at word k, with no article: …, porte-parole de la division."""
        return any(english(use).match(self.doc.folded, k) for use in ("titles", "relations")) and k not in self.at

    def _left_open(self, i: int, words: range) -> bool:
        """Whether the words before the comma at a verb wait for more: The bridge was, said the mayor, a gift."""
        comma = next((k for k in range(i, max(words.start, i - 4), -1) if "," in self.doc.gaps[k]), words.start)
        return comma > words.start + 1 and self.doc.folded[comma - 1] in _OPEN

    def _named_apposed(self, k: int, i: int) -> bool:
        """Whether the name at word k is of him whose office stands right behind the verb: warned its mayor, Ana Dias, …."""
        if self.french or k not in self.at:
            return k in self.at
        told = self.ending.get(k)
        return told is not None and told.kind in ("title", "source") and told.first - i <= 1

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
                told = "," in self.doc.gaps[first] and self.only_tail(i + size, words)
                told = told and not any(self._turns(k) for k in range(i + size, first))
                clausal = not self.french and ":" not in self.doc.gaps[first] and bool(before & _CLAUSAL)
                if (
                    "that" not in before
                    and not clausal
                    and (first - i - size <= 2 or ":" in self.doc.gaps[first] or told)
                ):
                    return quote
        return None

    def _turns(self, k: int) -> bool:
        """Whether another clause is joined on at word k behind a comma: …, he said, and the boats, “…”, had drifted."""
        return "," in self.doc.gaps[k] and self.doc.folded[k] in TURNS

    def _split(self, holder: Entity, quote: Quotation, verb: EnglishVerb, i: int, words: range) -> None:
        for other in self.doc.quotations:
            first = self.doc.word_at(other.inner_start)
            if (
                (
                    other.depth == 0
                    and other.start not in self.used
                    and other.start > quote.end
                    and words.start <= first < words.stop + (not self.french)
                )
                and self.doc.last_word(other) - first >= 2
                and first > i
                and not (self.french and self._told_between(i, first))
            ):
                self._add_quote(holder, other, verb, i)

    def _told_between(self, i: int, first: int) -> bool:
        """Whether another verb that carries a stand comes between the verb at word i and word first."""
        verbs = (self._verb(k)[0] for k in range(i + 1, first) if self.doc.words[k].quote < 0)
        return any(v is not None and v.form == "finite" and not v.weak for v in verbs)

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

    def _incise(self, words: range) -> None:
        """«We did not fire, swears Captain X. They fired at us.»: the speaker named inside his quotation."""
        doc = self.doc
        for i in words:
            verb, size = self._verb(i) if doc.words[i].quote >= 0 and "," in doc.gaps[i] else (None, 0)
            if verb is None or not verb.that or verb.weak or verb.form != "finite":
                continue
            named = self.at.get(i + size) or (self.at.get(i + size + 1) if self._article(i + size) else None)
            quote = doc.outer_quote(i)
            if named is None or quote is None or not set(",.") & set(doc.gaps[named.last]) or quote.start in self.used:
                continue
            self.last = self.inventory.of(named)
            self.used.add(quote.start)
            self._add(self.last, doc.word_at(quote.inner_start), i, verb, i, "direct")
            if doc.last_word(quote) - named.last > 2:
                self._add(self.last, named.last, doc.last_word(quote), verb, i, "direct")
