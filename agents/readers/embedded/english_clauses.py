"""Where a clause of English or French speech begins and ends: that and que, another's turn, the outlet's gloss."""

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_lexicon import EnglishVerb, english, english_verbs, french, french_verbs
from agents.readers.embedded.english_subjects import EnglishSubjects
from agents.readers.embedded.entities import Inventory
from agents.readers.embedded.french_clauses import infinitive_behind, led_verb

TURNS = frozenset(("and", "but", "et", "mais", "or"))
_WHILE = frozenset(("while", "though", "although", "tandis", "alors", "mais", "avant"))
_INFINITIVE = ("er", "ir", "re", "oir")
_NO_INFINITIVE = frozenset(
    [
        "hier",
        "leur",
        "par",
        "pour",
        "sur",
        "notre",
        "votre",
        "autre",
        "entre",
        "contre",
        "ministre",
        "octobre",
        "septembre",
        "novembre",
        "décembre",
        "lettre",
        "guerre",
        "titre",
        "membre",
        "février",
        "janvier",
        "dernier",
        "premier",
        "particulier",
        "soir",
        "pouvoir",
        "militaire",
        "frontière",
        "nombre",
        "quatre",
        "encore",
        "être",
    ]
)
"""Words that end like an infinitive and are none."""
_ARTICLES = frozenset(("a", "an", "the", "this", "its", "his", "her", "their"))
_ANSWER = 12
"""Words from what somebody answers to the verb, at most."""
_AUXILIARIES = 3
"""Words between a subject and its verb, at most."""
_NOUN = 3
"""Words of the longest noun phrase up to its article."""
_ANOTHER = frozenset(("but", "while", "whereas", "yet", "and", "mais", "tandis", "alors", "et"))
_AT = frozenset(("at", "of", "with", "about", "to", "on", "for", "against", "by", "from"))
"""Words behind which "that" points at something."""
_SHORT = 3
_LONGEST_VERB = 6
"""Words of the longest phrase that is a verb."""
_TIMES = frozenset(
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "soir", "matin", "aussi", "ainsi")
)
"""Words of time between a French verb and its infinitive."""


class EnglishClauses(EnglishSubjects):
    """Cuts what is said out of a sentence, in either language."""

    def __init__(self, doc: Document, inventory: Inventory) -> None:
        super().__init__(doc, inventory)
        self.verbs = french_verbs() if self.french else english_verbs()

    def _verb(self, i: int) -> tuple[EnglishVerb | None, int]:
        forms = self.doc.folded[i : i + _LONGEST_VERB]
        if self.french and (led := led_verb(forms, 0)) is not None:
            return led
        size = self.verbs.match(forms, 0)
        if not size and self.french and forms[0].startswith(("n'", "n’")):
            forms = [forms[0][2:], *forms[1:]]
            size = self.verbs.match(forms, 0)
        return (self.verbs[tuple(forms[:size])], size) if size else (None, 0)

    def _that(self, k: int, begin: int = -1) -> int:
        """Words up to where the clause of what is said begins at word k: behind that or que, in qu'il itself; -1 for none."""
        word = self.doc.folded[k]
        if not self.french:
            return 1 if word == "that" else -1
        if word == "que":
            return 1
        if word.startswith(("qu'", "qu’")):
            return 0
        if (
            word in ("ne", "n'")
            and k == begin
            and self.doc.folded[k + 1 : k + 2] in (["pas"], ["plus"], ["jamais"], ["rien"])
        ):
            return 0 if k + 2 < len(self.doc.words) and self.doc.folded[k + 2].endswith(_INFINITIVE) else -1
        word = word.removeprefix("n'").removeprefix("n’")
        if k != begin or word.startswith(("d'", "d’")):
            return -1
        if infinitive_behind(self.doc.folded, k):
            return 0
        return 0 if word.endswith(_INFINITIVE) and word not in _NO_INFINITIVE and len(word) > _SHORT else -1

    def _that_after(self, begin: int, words: range) -> int | None:
        """Where that or que stands behind a verb, before anything else is said or asked."""
        while self.french and begin < words.stop - 1 and self.doc.folded[begin] in _TIMES:
            begin += 1
        for k in range(begin, min(begin + 9, words.stop)):
            if self.doc.words[k].quote >= 0:
                continue
            if k > begin and self.doc.folded[k] in TURNS and not self.french:
                return None
            if k > begin and self.french and (self.doc.folded[k - 1],) in french("before_que"):
                continue
            if k > begin and not self.french and self.doc.folded[k - 1] in _AT:
                continue  # scoffed at that
            if self._that(k, begin) >= 0:
                return k
            other = self._verb(k)[0]
            if other is not None and other.that and not other.weak and (k > begin or "," in self.doc.gaps[k]):
                return None
        return None

    def _end(self, begin: int, words: range) -> int:
        """One past the clause: before an adding / accusing, another speaker's turn, or the outlet's gloss."""
        doc = self.doc
        for k in range(begin + 1, words.stop):
            gap = doc.gaps[k]
            if doc.words[k].quote >= 0 and not any(c in gap for c in '“"‘«'):
                continue
            if ";" in gap or " – " in gap or " — " in gap:
                return k
            verb, _ = self._verb(k)
            if "," in gap and verb is not None and verb.form == "ing" and not verb.weak:
                return k
            if "," in gap and self.french and self._gerund(k):
                return k
            if "," in gap and doc.folded[k] in _ANOTHER and self._speaks_up(k + 1, words):
                return k
            if "," in gap and self._answered_from(k, words) is not None:
                return k
            if "," in gap and self.french and self._speaks_alone(k + self._article(k), words):
                return k
            if doc.folded[k] in TURNS and k + 1 < words.stop:
                following, _ = self._verb(k + 1)
                if doc.folded[k + 1].startswith(("that", "que", "qu'", "qu’")) or (
                    following is not None and not following.weak and following.form == "finite"
                ):
                    return k
            if "," in gap and (english("gloss").match(doc.folded, k) or doc.folded[k] in _WHILE):
                return k
        return words.stop

    def _answered_at(self, i: int, words: range) -> int | None:
        """Where what the verb at word i answers begins before its subject: a charge (that) San Salvador rejected."""
        return next((k for k in range(max(words.start, i - _ANSWER), i) if self._answered_from(k, words) == i), None)

    def _answered_from(self, k: int, words: range) -> int | None:
        """The verb of whoever answers what is named at word k: a charge (that) San Salvador rejected; None for none."""
        if not self.french and self.doc.folded[k] == "which" and "," in self.doc.gaps[k]:
            return self._answers(k + 1, k, words)  # …, which Kenya declined
        if self.french or self.doc.folded[k] not in _ARTICLES:
            return None
        nouns = (j for j in range(k + 1, k + 1 + _NOUN) if self.doc.folded[j : j + 1] and self._answerable(j))
        first = next(nouns, k) + 1
        if first == k + 1:
            return None
        first += self.doc.folded[first : first + 1] in (["that"], ["which"])
        return self._answers(first, k, words)

    def _answers(self, first: int, k: int, words: range) -> int | None:
        """The verb of whoever is named at word `first`, right behind what he answers from word k on."""
        named = self.at.get(first) or self.at.get(first + 1)
        if named is None or any(self.doc.gaps[j].strip(" -") for j in range(k + 1, named.last)):
            return None
        near = range(named.last, min(named.last + _AUXILIARIES, words.stop))
        found = next((j for j in near if (verb := self._verb(j)[0]) is not None and verb.object), None)
        return found if found is not None and self._past_auxiliaries(found, words) == named.last else None

    def _answerable(self, k: int) -> bool:
        return (self.doc.folded[k],) in english("answered")

    def _gerund(self, k: int) -> bool:
        """Whether "en exigeant" or "tout en exigeant" begins at word k: another stand of the same speaker."""
        at = k + (self.doc.folded[k] == "tout")
        verb = self._verb(at + 1)[0] if self.doc.folded[at : at + 1] == ["en"] else None
        return verb is not None and verb.form == "ing" and not verb.weak

    def _speaks_alone(self, k: int, words: range) -> bool:
        """Whether who is named at word k, behind a comma, has a verb of his own right behind: …, Tunis l'a refusé."""
        last = self.at[k].last if k in self.at else words.stop
        return last < words.stop and "," not in self.doc.gaps[last] and self._speaks_up(k, words)

    def _speaks_up(self, k: int, words: range) -> bool:
        """Whether somebody is named within a few words and a verb of saying follows: …, but the police insisted."""
        named = next((j for j in range(k, min(k + 5, words.stop)) if j in self.at), None)
        if named is None:
            return False
        verbs = (self._verb(j)[0] for j in range(self.at[named].last, min(self.at[named].last + 4, words.stop)))
        return any(v is not None and v.form == "finite" and not v.weak for v in verbs)
