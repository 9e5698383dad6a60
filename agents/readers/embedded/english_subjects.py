"""The subject of an English verb: a name or pronoun before it, a name after a quotation, or who spoke last."""

from agents.readers.embedded.english_lexicon import EnglishVerb, english
from agents.readers.embedded.english_pronouns import GENDER, PRONOUNS, EnglishPronouns
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.french_clauses import adverb_before, adverb_behind
from agents.readers.embedded.latin_small_words import AUXILIARIES, CLITICS, DAYS, TAILS
from agents.readers.embedded.mention import Mention

_TAIL = 10
"""Words between a subject that is described behind its noun, and its verb."""
_BEGINS = frozenset(("the", "le", "la", "les", "and", "but", "that", "et", "mais", "que", "one", "un", "une", "deux"))
_TAILED = frozenset(
    (
        "on",
        "in",
        "at",
        "from",
        "of",
        "with",
        "close",
        "briefed",
        "familiar",
        "near",
        "for",
        "involved",
        "present",
        "aware",
        "privy",
        "acquainted",
    )
) | frozenset(
    ("qui", "de", "du", "des", "à", "au", "aux", "en", "dans", "proche", "proches", "présent", "présents", "sous")
)
"""Words that describe a subject behind its noun."""
_NO_ADVERBS = frozenset(
    ("family", "assembly", "supply", "gouvernement", "parlement", "mouvement", "règlement", "document")
)
_WHEN = frozenset(("yesterday", "today", "tonight", "earlier"))
_CALLED = 5
"""Words behind a verb of saying up to the name of its speaker, past what he is."""
_CIRCUMSTANCE = 9
"""Words behind a French verb of saying in which its subject is named behind a place or time."""
_AUDIENCE = 5
"""Words up to the last of those to whom something is told."""
_DETERMINERS = frozenset(("a", "an", "the", "this", "his", "her", "its", "their", "our", "local", "foreign", "state"))
_DETERMINERS_FR = frozenset(("le", "la", "les", "un", "une", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette"))
_HONORIFICS = frozenset(("m", "mm", "mme", "mmes", "monsieur", "madame", "messieurs", "mesdames"))
_NAMED = frozenset(("person", "title", "source"))
_OWN = frozenset(("i", "we", "je", "j", "nous", "j'ai"))
_OPENS_ASIDE = frozenset(
    (
        "the",
        "a",
        "an",
        "who",
        "which",
        "his",
        "her",
        "its",
        "their",
        "whose",
        "one",
        "now",
        "then",
        "whom",
        "dont",
        "que",
    )
)


class EnglishSubjects(EnglishPronouns):
    """Finds who a verb's subject is."""

    def holder(self, i: int, size: int, words: range, verb: EnglishVerb) -> Entity | None:
        """Whose the verb at word i is; None when nobody can be told."""
        led = verb.form == "ing" and self._led_up(i, words) > 0
        if verb.form == "ing" and not led and self.doc.folded[i - 1] not in ("is", "are", "was", "were", "been"):
            comma = "," in self.doc.gaps[i]
            named = self.ending.get(i) if self.french else None
            if named is not None and "," in self.doc.gaps[named.first - self._article(named.first - 1)]:
                return self.inventory.of(named)  # …, le Niger exigeant que …
            if self.french and self.doc.folded[i - 1] == "en":
                return self._subject(i, words) or self.last
            if comma and self.last is not None and self.spoke_in == self.doc.words[i].sentence:
                return self.last
            return (self._subject(i, words) or self.last) if comma or self.doc.folded[i - 1] == "while" else None
        turned = self._turned(i + size)
        if turned is not None and i > words.start and "," in self.doc.gaps[self._past_auxiliaries(i, words)]:
            return self._pronoun(turned, words.start) or self._pronoun(turned, i)  # des soldats, dit-elle, sont venus
        inverted = self._behind(i, size, words, verb)
        mute = inverted is None and self._turned_to_noun(i, size, words, verb)
        before = inverted or (None if mute else self.before(i, words))
        if before is not None:
            return before
        opens = i == words.start or (i == words.start + 1 and self.doc.folded[words.start].isdecimal())
        if opens and self.french and self.own is not None and self.doc.words[i].text[:1].isupper():
            return self.own
        size += self._adverb_right_behind(i + size, words)
        after = self.at.get(i + size) or (self.at.get(i + size + 1) if self._article(i + size) else None)
        if after is None or after.kind != "person":
            after = self._apposed(i + size, words) or after or self._called(i, size, words)
            after = after or self._past_circumstance(i + size, words)
        k = i
        while k > words.start and self.doc.folded[k - 1] in AUXILIARIES and not self.doc.gaps[k].strip():
            k -= 1
        quoted = k > words.start and any(c in self.doc.gaps[k] for c in '”"’»')
        if after is not None and (quoted or ("," in self.doc.gaps[k] and verb.that)):
            return self.inventory.of(after)
        if turned is not None and quoted:
            return self._pronoun(turned, i)
        if self.doc.folded[i - 1] in ("and", "but", "et", "mais") and i > words.start:
            return self._subject(i, words) or (None if self._opens_with_noun(words) else self.last)
        return None

    def _opens_with_noun(self, words: range) -> bool:
        """Whether a clause opens with somebody overt whom the inventory does not know: the brewery burnt down and called."""
        k, word = words.start, self.doc.folded[words.start]
        opens = word in _DETERMINERS or word in _DETERMINERS_FR or word.startswith(("l'", "l’"))
        return opens and k not in self.at and k + 1 not in self.at

    def _turned_to_noun(self, i: int, size: int, words: range, verb: EnglishVerb) -> bool:
        """Whether an overt speaker stands behind a French verb of saying, known or not: …, a lancé le brasseur; …, a promis Mme le préfet."""
        k, j = self._past_auxiliaries(i, words), i + size
        if not (self.french and verb.that and k > words.start and "," in self.doc.gaps[k] and j < words.stop):
            return False
        j += self._adverb_right_behind(j, words)
        word, plain = self.doc.folded[j], not self.doc.gaps[j].strip()
        noun = word in _DETERMINERS_FR or word.startswith(("l'", "l’"))
        if plain and noun and verb.object:
            told = self.at.get(j) or self.at.get(j + 1)
            return told is not None and told.kind in _NAMED and self._before_aside(k, words) is None
        return plain and (word in _HONORIFICS or (noun and self._that_far(j, words)))

    def _that_far(self, k: int, words: range) -> bool:
        """Whether the clause ends a few words behind word k."""
        return any(j >= words.stop or self.doc.gaps[j].strip(" -'’") for j in range(k + 1, k + _CALLED + 1))

    def _adverb_right_behind(self, k: int, words: range) -> int:
        """Words of the adverb between a French verb of saying and the speaker behind it: objecte sèchement la mairie."""
        if not self.french or k >= words.stop - 1 or self.doc.gaps[k].strip():
            return 0
        plain = self.doc.folded[k].endswith("ment") and k not in self.inside
        return adverb_behind(self.doc.folded, k) or int(plain)

    def _behind(self, i: int, size: int, words: range, verb: EnglishVerb) -> Entity | None:
        """Who stands behind a verb of saying that closes its sentence: The tribes will pay, said Sheikh Salim Awad."""
        k = i + size
        honoured = self.french and k + 1 < words.stop and self.doc.folded[k] in _HONORIFICS
        named = self.at.get(k) or (self.at.get(k + 1) if honoured else None)
        begin = self._past_auxiliaries(i, words) if honoured else i
        parted = "," in self.doc.gaps[begin] and self._before_aside(begin, words) is None
        aside = named is None or not verb.that or not parted
        if aside or named is None or (named.last < words.stop and not set(",;") & set(self.doc.gaps[named.last])):
            return None
        return self.inventory.of(named)

    def _past_circumstance(self, k: int, words: range) -> Mention | None:
        """Who is named behind to whom, where or when a French speaker says it: a confié à l'agence la vieille dame."""
        told = self.french and k < words.stop and not self.doc.folded[k].startswith(("d'", "d’"))
        for j in range(k + 1, min(k + _CIRCUMSTANCE, words.stop) if told else k):
            mention = self.at.get(j)
            if set(",;.:") & set(self.doc.gaps[j]):
                return None
            before = self.doc.folded[j - 1 - self._article(j - 1)]
            if mention is not None and mention.kind in ("person", "title", "source"):
                return mention if (before,) not in english("prepositions") else None
        return None

    def only_tail(self, k: int, words: range) -> bool:
        """Whether nothing but a name, a place or a time stands from word k to the end or a comma: said X on Monday."""
        k += self._audience(k, range(k, words.stop))
        if (named := self.at.get(k) or self.at.get(k + 1)) is not None:
            k = named.last
        if k >= words.stop or set(",;") & set(self.doc.gaps[k]):
            return True
        word = self.doc.folded[k]
        return (word,) in english("prepositions") or word in DAYS or word in TAILS or self._turned(k) is not None

    def _audience(self, k: int, words: range) -> int:
        """Words of those to whom something is told at word k: a press conference; the council; our reporter."""
        for j in range(k, min(k + _AUDIENCE, words.stop)):
            if j > k and self.doc.gaps[j].strip(" -"):
                return 0
            size = english("audiences").match(self.doc.folded, j)
            if size and (j > k or self.doc.folded[j].endswith("s")):
                return j + size - k
            if j == k and self.doc.folded[j] not in _DETERMINERS:
                return 0
        return 0

    def _article(self, k: int) -> bool:
        """Whether a French article stands at word k, before a name that begins behind it."""
        return k < len(self.doc.words) and self.doc.folded[k] in ("le", "la", "les", "un", "une")

    def _apposed(self, k: int, words: range) -> Mention | None:
        """Who is named behind his office: said the council's spokesman, X; a ironisé la porte-parole du gouvernement, X."""
        offices = (j for j in range(k, min(k + 6, words.stop)) if english("titles").match(self.doc.folded, j))
        office = next((j for j in offices if not self._in_body(j)), None)
        if office is None or any(set(";.:") & set(self.doc.gaps[j]) for j in range(k, office + 1)):
            return None
        for j in range(office, min(k + 12, words.stop)):
            mention = self.at.get(j)
            if mention is not None and mention.kind == "person" and mention.last > office:
                return mention
            led = self.french and self._article(j) and j + 1 in self.at
            if "," in self.doc.gaps[j] and j > office + 1 and not led:
                return None
        return None

    def _called(self, i: int, size: int, words: range) -> Mention | None:
        """Who is named behind whatever small words say what he is: …, says union man Hugo Ticona."""
        for j in range(i + size, min(i + size + _CALLED, words.stop)):
            mention = self.at.get(j)
            if mention is not None or self.doc.gaps[j].strip(" -") or (self.doc.folded[j],) in english("stop"):
                return mention if mention is not None and mention.kind == "person" else None
        return None

    def _in_body(self, j: int) -> bool:
        """Whether an office at word j only tells whose a French body is: le cabinet du ministre."""
        return self.french and any(m.kind == "body" and m.first < j < m.last for m in self.inventory.mentions)

    def _turned(self, k: int) -> str | None:
        """The pronoun behind a French verb turned round (affirme-t-elle, dit-il)."""
        words = self.doc.folded[k : k + 2]
        if words[:1] == ["t"]:
            words = words[1:]
        return words[0] if words and words[0] in GENDER and "-" in self.doc.gaps[k] else None

    def _past_auxiliaries(self, i: int, words: range) -> int:
        """First word of what stands between a subject and its verb: has also, firmly, a en outre."""
        k, folded = i, self.doc.folded
        while k > words.start:
            if (
                folded[k - 1] in AUXILIARIES
                or (self.french and folded[k - 1] in CLITICS)
                or self._adverb(k - 1)
                or folded[k - 1] in (DAYS if self.french else _WHEN)
            ):
                k -= 1
            elif (size := self._led_up(k, words)) or (
                self.french and (size := adverb_before(folded, k)) and k - size >= words.start
            ):
                k -= size
            elif folded[k - 1] in DAYS and folded[k - 2] in ("on", "late", "last", "this") and k - 2 > words.start:
                k -= 2
            else:
                break
        return k

    def _led_up(self, k: int, words: range) -> int:
        """Words right before word k that only lead up to its verb: he went on to accuse, she was quick to add."""
        for size in range(2, min(5, k - words.start) + 1):
            if english("leads_up").match(self.doc.folded[k - size : k], 0) == size:
                return size
        return 0

    def _adverb(self, k: int) -> bool:
        word = self.doc.folded[k]
        ending = (
            ("ément", "amment", "emment", "lement", "rement", "tement", "usement", "vement") if self.french else ("ly",)
        )
        return word.endswith(ending) and len(word) > 5 and word not in _NO_ADVERBS and k not in self.inside

    def before(self, i: int, words: range) -> Entity | None:
        """The subject that stands right before the verb at word i."""
        k = self._past_auxiliaries(i, words)
        stressed = k - 1 > words.start and "," in self.doc.gaps[k] and "," in self.doc.gaps[k - 1]
        if (
            stressed
            and self.doc.folded[k - 1] in (*PRONOUNS, "eux", "lui")
            and (named := self.ending.get(k - 1)) is not None
        ):
            return self.inventory.of(named)  # l'armée, elle, parle
        if (
            stressed
            and self.french
            and self.doc.folded[k - 1] in (*PRONOUNS, "eux", "lui")
            and self._opens_with_noun(words)
        ):
            return None
        if k > words.start and self.doc.folded[k - 1] in PRONOUNS:
            return self._pronoun(self.doc.folded[k - 1], k - 1)
        if k > words.start and self.doc.folded[k - 1] in _OWN:
            return self.own
        if k > words.start and self.doc.folded[k - 1] in (
            "who",
            "which",
            "lequel",
            "laquelle",
            "lesquels",
            "lesquelles",
        ):
            return self._nearest(k - 1, words)
        if k - 1 > words.start and self.doc.folded[k - 1] == "that" and self.doc.folded[words.start] == "it":
            cleft = self.ending.get(k - 1)
            if cleft is not None and self.doc.folded[words.start + 1] in ("is", "was"):
                return self.inventory.of(cleft)  # it was the harbour board that wrote
        if k > words.start and self.doc.folded[k - 1] == "qui" and (named := self.ending.get(k - 1)) is not None:
            return self.inventory.of(self._head(named))
        mention = self.ending.get(k)
        if k > words.start and "," in self.doc.gaps[k] and (told := self._before_aside(k, words)) is not None:
            return self.inventory.of(self._head(told))
        if mention is not None and self.doc.words[k - 1].text.endswith(("'s", "’s", "'", "’")):
            return None
        if mention is not None:
            return self._whose(mention) or self.inventory.of(self._head(mention))
        if k > words.start and "," in self.doc.gaps[k]:
            return self._subject(k, words)
        told = self._before_tail(k, words)
        return self.inventory.of(told) if told is not None else None

    def _before_tail(self, k: int, words: range) -> Mention | None:
        """Who opens the clause before "with knowledge of the file", "at the market": two people briefed on it said."""
        for j in range(k - 1, max(words.start, k - _TAIL) - 1, -1):
            if j + 1 < k and self.doc.gaps[j + 1].strip():
                return None
            mention = self.at.get(j)
            if mention is not None and mention.kind in ("source", "body", "title", "person") and mention.last < k:
                begins = j == words.start or "," in self.doc.gaps[j] or self.doc.folded[j - 1] in _BEGINS
                return mention if begins and self.doc.folded[mention.last] in _TAILED else None
        return None

    def _before_aside(self, k: int, words: range) -> Mention | None:
        """Of "X, the Y of Z, said" and "X, who leads Y, said" it is X that speaks: who stands before the aside."""
        for j in range(k - 1, words.start, -1):
            if set(";:") & set(self.doc.gaps[j]) or self.doc.words[j].quote >= 0:
                return None
            if "," in self.doc.gaps[j]:
                opens = (
                    self.doc.folded[j] in _OPENS_ASIDE
                    or (self.doc.folded[j],) in english("titles")
                    or self.doc.folded[j].startswith(("qu'", "qu’"))
                    or self.doc.words[j].text[:1].isupper()
                    or (not self.french and self._circumstance(j))
                )
                before = self.ending.get(j)
                if before is None or not opens or before.kind not in ("person", "source", "body", "title"):
                    return None
                place = self.at.get(j)
                owned = before.first > words.start and self.doc.folded[before.first - 1] in ("de", "du", "d", "of")
                if owned and place is not None and place.kind == "person" and place.last == k:
                    return place
                return before if place is None or place.last < k or before.kind == "person" else None
        return None

    def _circumstance(self, j: int) -> bool:
        """Whether an aside that begins at word j tells where or how somebody speaks: in Buka; speaking by phone."""
        word = self.doc.folded[j]
        return (word,) in english("prepositions") or word.endswith("ing")

    def _head(self, mention: Mention) -> Mention:
        """Of "X of Y said" it is X that speaks: the mention before of / for / in / at."""
        doc = self.doc
        k = mention.first - 1
        if k > 0 and doc.folded[k] == "the":
            k -= 1
        if (
            k > 0
            and doc.folded[k] in ("of", "for", "in", "at", "from", "with", "de", "du", "des", "à", "au", "en")
            and (found := self.ending.get(k)) is not None
        ):
            return found
        return mention

    def _subject(self, i: int, words: range) -> Entity | None:
        """The first mention of the clause that is not governed."""
        for k in range(words.start, i):
            mention = self.at.get(k)
            if mention is not None and self.doc.words[k].quote < 0:
                if k > words.start and (self.doc.folded[k - 1],) in english("prepositions"):
                    continue
                return self.inventory.of(mention)
            if self.doc.folded[k] in GENDER:
                return self._pronoun(self.doc.folded[k], k)
        return None

    def _nearest(self, k: int, words: range) -> Entity | None:
        found = [m for m in self.inventory.mentions if words.start <= m.first and m.last <= k]
        return self.inventory.of(found[-1]) if found else None
