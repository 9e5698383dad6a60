"""Stands without a plain subject and verb: according to X, in her view, X: words, by X, its demand that, a text in one voice."""

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import EnglishVerb, english, nominals
from agents.readers.embedded.english_pronouns import PRONOUNS
from agents.readers.embedded.english_stands import EnglishStands
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.latin_voices import first_person, latin_author, latin_issuer
from agents.readers.embedded.mention import Mention
from retrieval.text.quotation import Quotation

_THEIRS = frozenset(("his", "her", "its", "their", "son", "sa", "ses", "leur", "leurs", "lui", "elle", "eux", "elles"))
_WHOSE = {"his": "he", "her": "she", "its": "it", "their": "they", "lui": "il", "elle": "elle", "eux": "ils"}
_OUGHT = frozenset(("should", "must", "ought", "let", "devrait", "devraient", "doit", "doivent", "faut"))
_FROM_THAT = frozenset(("that", "que", "laquelle", "lequel"))
_OF = frozenset(("to", "for", "of", "de", "d", "à", "pour"))
_WAS = frozenset(("was", "were", "is", "are", "been", "be", "being"))
_WAS_FR = frozenset(("est", "sont", "été", "était", "étaient", "fut", "sera", "être"))
_HAVE = frozenset(("has", "have", "had", "a", "ont", "avait", "avaient", "he", "she", "they", "it"))
_PAST = ("ed", "told", "said", "sought", "put", "seen", "known", "written", "sworn", "withdrawn", "thought")
_FOR = frozenset(("for", "to", "pour"))
_WILL = frozenset(("will", "shall", "had", "cannot", "won't", "won’t"))
_CARRIED = 4
"""Words of the shortest sentence in which somebody's words are told on."""
_OPENING = 12
"""Words of a sentence in which shows that it tells what somebody holds."""
_WHOLE = 5
"""Words from which a sentence of a statement says something by itself."""
_ASIDE = 14
"""Words of the longest aside behind who is named."""
_BRIEFLY = 3
"""Words behind "according to X," that are too few to go on."""
_LABEL = 9
"""Words before a colon in which somebody is named beside a verb of saying."""


class EnglishFrames(EnglishStands):
    """Finds stands by these frames."""

    def __init__(self, doc: Document, inventory: Inventory) -> None:
        super().__init__(doc, inventory)
        self.author = latin_author(doc, inventory)
        self.issuer = latin_issuer(doc, inventory) if self.author is None else None
        self.own = self.author or self.issuer

    def _according(self, words: range) -> None:
        """According to X, …; …, selon X; in her view, …."""
        doc = self.doc
        for i in range(words.start, words.stop - 2):
            size = english("according").match(doc.folded, i) if doc.words[i].quote < 0 else 0
            found = self._named_behind(i, size) if size else self._view(i, words)
            if found is None or (doc.folded[i] in _FOR and (i > words.start or "," not in doc.gaps[found[1]])):
                continue
            holder, behind = found
            cue = " ".join(doc.folded[i : i + max(size, 1)])
            if i - words.start < 2:
                self._add(holder, self._past_aside(behind, words), words.stop, None, None, "indirect", cue)
            elif "," in doc.gaps[i] and self._goes_on_behind(behind, words):
                self._add(holder, words.start, words.stop, None, None, "indirect", cue)
            else:
                self._add(holder, self._clause_start(i, words), i, None, None, "indirect", cue)
                if (quote := self._quoted_on(behind)) is not None and quote.start not in self.used:
                    self._add_quote(holder, quote, None, None)

    def _goes_on_behind(self, k: int, words: range) -> bool:
        """Whether what is said goes on at word k behind "according to X,": not with what X is or does."""
        if words.stop - k <= _BRIEFLY or "," not in self.doc.gaps[k]:
            return False
        return (k not in self.ending or not self._aside(k)) and self._quoted_on(k) is None

    def _quoted_on(self, k: int) -> Quotation | None:
        """The quotation behind a name apposed at word k: according to the contractor, Lina Oro: “…”."""
        named = self.at.get(k)
        if named is None or named.kind != "person" or ":" not in self.doc.gaps[named.last]:
            return None
        return next((q for q in self.doc.quotations if self.doc.word_at(q.inner_start) == named.last), None)

    def _named_behind(self, i: int, size: int) -> tuple[Entity, int] | None:
        """Who is named right behind a phrase at word i, and one past the name."""
        k = i + size
        sentence = self.doc.words_of(self.doc.words[i].sentence)
        mention = self._apposed(k, sentence) if k < sentence.stop else None
        mention = mention or self.at.get(k) or self.at.get(k + 1)
        if mention is not None and (self.doc.folded[i] not in _FOR or mention.kind in ("person", "source", "title")):
            return self.inventory.of(mention), mention.last
        pronoun = _WHOSE.get(self.doc.folded[k]) if k < len(self.doc.words) else None
        if pronoun is None or self.doc.folded[k] in ("his", "her", "its", "their"):
            return None
        holder = self._pronoun(pronoun, i)
        return (holder, k + 1) if holder is not None else None

    def _view(self, i: int, words: range) -> tuple[Entity, int] | None:
        """In her view, by X's account, à ses yeux: whose view it is, and one past the phrase."""
        doc = self.doc
        if doc.folded[i] not in ("in", "by", "on", "to", "à", "de") or doc.words[i].quote >= 0:
            return None
        for k in range(i + 1, min(i + 6, words.stop)):
            if (doc.folded[k],) in english("views"):
                holder = self._owner(k)
                return (holder, k + 1) if holder is not None else None
        return None

    def _owner(self, k: int) -> Entity | None:
        """Whose the noun at word k is: its, X's, with an adjective between at most."""
        for j in (k - 1, k - 2):
            if j < 0:
                continue
            if self.doc.folded[j] in _THEIRS:
                fallback = self.last
                pronoun = _WHOSE.get(self.doc.folded[j])
                return self._pronoun(pronoun, j) if pronoun is not None else fallback
            mention = self.ending.get(j + 1)
            if mention is not None and self.doc.words[j].text.endswith(("'s", "’s", "s'", "s’")):
                return self.inventory.of(mention)
        return None

    def _past_aside(self, k: int, words: range) -> int:
        """One past "…, who leads Y," behind a name, to where the words themselves begin."""
        for j in range(k, min(k + _ASIDE, words.stop)):
            if "," in self.doc.gaps[j]:
                return j if j == k or not self._aside(j) else self._past_aside(j + 1, words)
        return k

    def _aside(self, j: int) -> bool:
        return self.doc.folded[j] in ("who", "which", "qui", "whose", "dont")

    def _clause_start(self, i: int, words: range) -> int:
        """First word of the clause before word i: behind a semicolon or a colon."""
        gaps = self.doc.gaps
        parted = (k for k in range(i - 1, words.start, -1) if ";" in gaps[k] or gaps[k].strip(" ") == ":")
        return next((k for k in parted if gaps[k].endswith(" ")), words.start)

    def _introduced(self, words: range) -> None:
        """X did not mince words: «…» — a quotation behind a colon is whose the sentence is about."""
        doc = self.doc
        for quote in doc.quotations:
            first = doc.word_at(quote.inner_start)
            if (
                quote.depth
                or quote.start in self.used
                or not words.start < first < words.stop
                or ":" not in doc.gaps[first]
            ):
                continue
            opens = next((m for k in range(words.start, first) if (m := self.at.get(k)) is not None), None)
            governed = opens is None or (opens.first and (doc.folded[opens.first - 1],) in english("prepositions"))
            if (
                opens is not None
                and not governed
                and doc.words[opens.first].quote < 0
                and opens.kind in ("person", "source", "body")
            ):
                self.last = self.inventory.of(opens)
                self._add_quote(self.last, quote, None, None)

    def _labelled(self, words: range) -> None:
        """X: words; confirmed to us by X: words."""
        doc = self.doc
        for k in range(words.start + 1, min(words.stop, words.start + 14)):
            if ":" in doc.gaps[k] and not doc.words[k - 1].folded.isdecimal():
                found = [m for m in self.inventory.mentions if words.start <= m.first and m.last <= k]
                covered = any(s.first <= k < s.last for s in self.stands[-4:])
                near = found and found[0].first - words.start <= 3
                told = found and k - words.start <= _LABEL and self._verb(words.start)[0] is not None
                if (near or told) and not covered and words.stop - k > 2:
                    self.last = self.inventory.of(found[0])
                    self._add(self.last, k, words.stop, None, None, "direct")
                return

    def _by_whom(self, i: int, size: int, words: range) -> Mention | None:
        """Who is named behind "by" right after a verb in the passive at word i."""
        k = i + size
        if k < words.stop and self.doc.folded[k] in ("by", "par"):
            return self.at.get(k + 1) or self.at.get(k + 2)
        return None

    def _is_passive(self, i: int, size: int, words: range) -> bool:
        """Whether the verb at word i is in the passive: was accused, a été rejeté, or a participle with by behind it."""
        doc = self.doc
        before = doc.folded[i - 1] if i > words.start else ""
        if size > 1 or "," in doc.gaps[i]:
            return False
        if before in (_WAS_FR if self.french else _WAS):
            reflexive = self.french and i - 2 >= words.start and doc.folded[i - 2] in ("se", "s")
            return not reflexive and self._participle(i)
        return self._participle(i) and before not in _HAVE and self._by_whom(i, size, words) is not None

    def _participle(self, i: int) -> bool:
        return self.doc.folded[i].endswith(
            ("é", "ée", "és", "ées", "i", "is", "ie", "ies", "u", "ue") if self.french else _PAST
        )

    def _passive(self, i: int, size: int, words: range, verb: EnglishVerb) -> None:
        """The figure was disputed by X; X was told by Y that …."""
        agent = self._by_whom(i, size, words)
        if agent is None or verb.form != "finite" or (verb.weak and verb.base != "say"):
            return
        holder = self.inventory.of(agent)
        begin = agent.last
        that = next((k for k in range(begin, min(begin + 2, words.stop)) if self._that(k, begin) >= 0), None)
        if that is not None:
            self._add(holder, that + self._that(that, begin), self._end(that, words), verb, i, "indirect")
            return
        stop = max(begin, self._end(begin, words)) if begin < words.stop else begin
        told = begin < words.stop and self.doc.folded[begin] in ("to", "of", "as", "de", "d")
        first = i if told else self._clause_start(i, words)
        self._add(holder, first, stop if told else begin, verb, i, "reported")

    def _nominal(self, words: range) -> None:
        """Its claim that …; the ministry's demand for …; le refus de X de …."""
        for i in range(words.start + 1, words.stop - 2):
            noun = nominals().get((self.doc.folded[i],))
            if noun is None or self.doc.words[i].quote >= 0 or self._covered(i):
                continue
            holder, k = self._owner(i), i + 1
            if holder is None and (mention := self._of_whom(i)) is not None:
                holder, k = self.inventory.of(mention), mention.last
            if holder is not None and k < words.stop - 1 and not self.doc.gaps[k].strip():
                self._told_by_noun(holder, noun, i, k, words)

    def _told_by_noun(self, holder: Entity, noun: EnglishVerb, i: int, k: int, words: range) -> None:
        that = self._that(k)
        if that >= 0 or self.doc.folded[k] in _FROM_THAT:
            first = k + (that if that >= 0 else 1)
            self._add(holder, first, self._end(first, words), noun, i, "indirect")
        elif self.doc.folded[k] in _OF or self.doc.folded[k].startswith(("d'", "d’")):
            self._add(holder, i, self._end(k, words), noun, i, "reported")

    def _of_whom(self, i: int) -> Mention | None:
        """The refusal of X to …: who is named behind "of"."""
        if self.doc.folded[i + 1] not in ("of", "de", "du"):
            return None
        return self.at.get(i + 2) or (self.at.get(i + 3) if self._article(i + 2) else None)

    def _covered(self, i: int) -> bool:
        """Whether a stand that is found already holds word i."""
        return any(s.first <= i < s.last for s in self.stands[-6:])

    def _carried_on(self, words: range) -> None:
        """He would not sign. The tent had to go first, he said. Not one field had been sown: words told on without a verb of saying."""
        doc, number = self.doc, self.doc.words[words.start].sentence
        behind = words.start > doc.bounds[number][0]  # behind a semicolon
        near = self.stands[-4:]
        before = [s for s in near if doc.words[s.first].sentence == number - (not behind) and s.last <= words.start]
        speech = [s for s in before if s.form in ("indirect", "direct", "mixed")]
        if self.french or not speech or "\n" in doc.gaps[words.start] or len(words) < _CARRIED:
            return
        if any(s.first < words.stop and words.start < s.last for s in self.stands[-8:]):
            return
        quoted = any(doc.words[k].quote >= 0 for k in words)
        if quoted or "?" in doc.gaps[words.stop] or self._other_speaks(words) or not self._told_on(words):
            return
        named = next((m for k in words if (m := self.at.get(k)) is not None), None)
        if speech[-1].holder is self.last and (named is None or self.inventory.of(named) is not self.last):
            self._add(self.last, words.start, words.stop, None, None, "indirect")

    def _told_on(self, words: range) -> bool:
        """Whether a sentence tells what somebody holds, not what happened: would, nobody had, there was no."""
        forms = self.doc.folded[words.start : min(words.start + _OPENING, words.stop)]
        later = forms[0] in PRONOUNS and forms[1] in _WILL
        return later or "would" in forms or any(english("opens_denial").match(forms, k) for k in range(2))

    def _own_voice(self, words: range) -> None:
        """A sentence of a column or a statement in which its author speaks of himself, judges, or says what ought to be."""
        holder = self.own
        if holder is None or any(s.first < words.stop and words.start < s.last for s in self.stands[-8:]):
            return
        doc = self.doc
        plain = [k for k in words if doc.words[k].quote < 0]
        likely = any(english("likelihood").match(doc.folded, k) for k in plain)
        ought = any(doc.folded[k] in _OUGHT for k in plain) or (likely and not self._other_speaks(words))
        if "?" in doc.gaps[words.stop].split("\n")[0] or doc.words[words.start].quote >= 0:
            return
        judged = bool(english("opens_view").match(doc.folded, words.start)) and not self._other_speaks(words)
        own = first_person(doc, words) or ((ought or judged) and self.author is not None) or self._issued(words)
        if own:
            numbered = doc.folded[words.start].isdecimal()
            self._add(holder, words.start + numbered, words.stop, None, None, "direct")

    def _other_speaks(self, words: range) -> bool:
        """Whether a verb of saying in the sentence has somebody else's words."""
        verbs = (self._verb(k)[0] for k in words)
        return any(v is not None and v.that and not v.weak for v in verbs)

    def _issued(self, words: range) -> bool:
        """Whether a sentence stands in the body of an issued statement: behind its opening, before whom to contact."""
        doc = self.doc
        if self.issuer is None or len(words) < _WHOLE or self._other_speaks(words):
            return False
        opens = next((k for k in range(words.start) if english("issued").match(doc.folded, k)), None)
        closed = any(
            english("closes_statement").match(doc.folded, k) for k in range(words.start + 1) if "\n" in doc.gaps[k]
        )
        return opens is not None and doc.words[opens].sentence < doc.words[words.start].sentence and not closed
