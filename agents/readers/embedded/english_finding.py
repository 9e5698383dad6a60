"""Where somebody is named in an English or French article: a name by its capitals, a body or a voice by its head noun."""

from collections.abc import Sequence

import regex

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_described import owned_body, speaking_crowd, speaking_one, told_people
from agents.readers.embedded.english_lexicon import (
    english,
    english_adjectives,
    english_bodies,
    english_states,
    english_verbs,
)
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.french_bodies import french_body_end
from agents.readers.embedded.french_described import french_kind
from agents.readers.embedded.french_persons import article_gender, french_person
from agents.readers.embedded.mention import Kind, Mention
from agents.readers.embedded.morphology import Gender

_INSIDE = frozenset(
    ("of", "the", "for", "and", "de", "al", "bin", "bint", "van", "von", "der", "den", "el", "ibn", "da", "du", "la")
)
_ARTICLES = frozenset(
    ("the", "its", "their", "his", "her", "our", "le", "la", "les", "son", "sa", "leur", "cette", "ce", "notre")
)
_UNNAMED = frozenset(
    ("a", "an", "two", "three", "several", "some", "senior", "western", "four", "local", "one", "another")
) | frozenset(
    ("un", "une", "des", "deux", "trois", "quatre", "cinq", "plusieurs", "certains", "certaines", "quelques", "five")
)
_LONGEST = 9
_ABBREVIATION = 3
"""Letters of the longest title cut short by a full stop."""
_BEFORE_DES = frozenset(("que", "et", "mais", "selon", "par", "avec", "dit", "affirment", "accusent", "où", "d'après"))
_STATE_ARTICLES = frozenset(("the", "le", "la", "les"))
_ELISION = regex.compile(r"^[ld]['’](?=\p{L}{3})")


class EnglishFinding:
    """Reads the mention that begins at a word, if one does."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.entities: list[Entity] = []
        self.passed = 0
        """One past a place's name that was read and left."""

    def mention(self, i: int) -> Mention | None:
        """The mention that begins at word i."""
        return (
            self._elided_body(i)
            or self._speaking_one(i)
            or self._owned(i)
            or self._name(i)
            or self._common_body(i)
            or self._unnamed(i)
        )

    def _capital(self, i: int) -> bool:
        word = self.doc.words[i]
        if word.text[1:2] in ("'", "’") and word.text[2:3].islower():
            return False  # L'homme
        return word.text[:1].isupper() or (word.text[:3].lower() in ("al-", "el-") and word.text[3:4].isupper())

    def _close(self, i: int) -> bool:
        return self.doc.gaps[i].strip() in ("", "-") or self.doc.gaps[i] in (". ", ".")

    def _name(self, i: int) -> Mention | None:
        doc = self.doc
        if not self._capital(i) or self._begins_no_name(i) or self._opens_with_verb(i):
            return None
        state = self._state_of(i)
        if state is not None:
            return state
        j = i + 1
        while j < len(doc.words) and j - i < _LONGEST and doc.words[j].sentence == doc.words[i].sentence:
            if not (doc.gaps[j].strip() in ("", "-") or self._abbreviated(j)):
                break
            if doc.words[j - 1].text.endswith(("'s", "’s")) and (doc.folded[j],) in english("titles"):
                break
            if self._capital(j) and (doc.folded[j],) not in english("stop"):
                j += 1
            elif doc.folded[j] in _INSIDE and j + 1 < len(doc.words) and self._capital(j + 1) and self._keeps(i, j):
                j += 2
            else:
                break
        return self._classify(i, min(j, i + _LONGEST))

    def _begins_no_name(self, i: int) -> bool:
        """Whether word i is one that no name begins with, with or without 's: July's figures; or alone says no: Nonsense, said X."""
        word = self.doc.folded[i]
        bare = word.removesuffix("'s").removesuffix("’s")
        dismissed = "," in self.doc.gaps[i + 1] and (word,) in english("waving_off")
        return dismissed or (word,) in english("stop") or (bare,) in english("stop")

    def _abbreviated(self, j: int) -> bool:
        """Whether a full stop before word j ends a title or an initial: Lt. Diop, R.K. Nair."""
        gap, before = self.doc.gaps[j], self.doc.words[j - 1].text
        return (gap == ". " and len(before) <= _ABBREVIATION) or (gap == "." and len(before) == 1)

    def _opens_with_verb(self, i: int) -> bool:
        """Whether word i is a participle that opens its sentence: Calling Mr Marwick a thief, …."""
        if self.doc.article.language == "fr" or i != self.doc.bounds[self.doc.words[i].sentence][0]:
            return False
        verb = english_verbs().get((self.doc.folded[i],))
        return verb is not None and verb.form == "ing"

    def _state_of(self, i: int) -> Mention | None:
        """A state with "of" or "and" in its name, as a whole: Democratic Republic of Congo."""
        plain = [w.removesuffix("'s").removesuffix("’s") for w in self.doc.folded[i : i + _LONGEST]]
        french = self.doc.article.language == "fr"
        plain[0] = _ELISION.sub("", plain[0]) if french else plain[0]
        size = english_states().match(plain, 0)
        small = french and any(self.doc.words[k].text[:1].islower() for k in range(i + 1, i + size))
        joined = size > 1 and (small or any(w in ("of", "and", "du", "de") for w in plain[:size]))
        return self._make(i, i + size, i, i + size, "state", "state") if joined else None

    def _keeps(self, i: int, j: int) -> bool:
        """Of / for / and go on with a body's name only."""
        form = self.doc.folded[j]
        if form in ("of", "for", "and", "the"):
            return self._body_type(i, j) is not None and not (
                form == "and" and self._body_type(j + 1, j + 2) is not None
            )
        return True

    def _body_type(self, first: int, last: int) -> str | None:
        table = english_bodies()
        for k in range(last - 1, first - 1, -1):
            size = table.match(self.doc.folded, k)
            if size and k + size <= last:
                return table[tuple(self.doc.folded[k : k + size])]
        return None

    def _classify(self, first: int, last: int) -> Mention | None:
        doc = self.doc
        if all(len(doc.folded[k]) == 1 and "." in doc.gaps[k + 1] for k in range(first, last)):
            return None  # H.E.
        stated = _state_name(doc.folded[first:last])
        if stated:
            return self._make(first, last, last - len(stated), last, "state", "state")
        name = first
        while name < last and ((size := english("titles").match(doc.folded, name)) and name + size < last):
            name += size
        if self._office_alone(first, last):
            self.passed = last
            return None
        kind = self._body_type(name, last)
        if kind is not None:
            last = french_body_end(doc, last)
            return self._make(first, last, first, last, "body", kind)
        if (
            name == first
            and last - first == 1
            and doc.folded[first].isalpha()
            and first == doc.bounds[doc.words[first].sentence][0]
        ):
            known = any(doc.written[first] in e.name for e in self.entities)
            if not known:
                return None
        if last - first == 1 and doc.folded[first] in english_adjectives():
            return None
        thing = name == first and any(english("things").match(doc.folded, k) for k in range(first, last))
        if thing or self._is_place(first, name, last):
            self.passed = last
            return None
        if last - name == 1 and doc.words[name].text.isupper() and len(doc.words[name].text) > 1:
            return self._make(name, last, name, last, "body", "other")
        before = first
        while before > 0 and (doc.folded[before - 1],) in english("titles") and doc.gaps[before].strip() == "":
            before -= 1
        return self._make(before, last, name, last, "person", "person")

    def _office_alone(self, first: int, last: int) -> bool:
        """Whether all words are titles and what describes them, so that nobody is named (Special Representative)."""
        forms = self.doc.folded[first:last]
        described = [f for f in forms if (f,) not in english("titles")]
        plain = all((f,) in english("title_adjectives") or f in english_adjectives() for f in described)
        return plain and (len(described) < len(forms) or any((f,) in english("title_adjectives") for f in described))

    def _is_place(self, first: int, name: int, last: int) -> bool:
        """In Cabo Verde, Minister for Justice: a name without title after a preposition of place, known to nobody."""
        doc = self.doc
        written = {w.removesuffix("'s").removesuffix("’s") for w in doc.written[first:last]}
        if first == 0 or name > first or any(written & set(e.name) for e in self.entities):
            return False
        before = (doc.folded[first - 1],)
        of = ("de", "du") if doc.article.language == "fr" else ("for", "of")
        if before[0] in of and self._in_charge(first, last):
            return True
        return before in english("places_after") or (before[0] in of and last - first == 1)

    def _in_charge(self, first: int, last: int) -> bool:
        """Whether capital words behind "of" tell what somebody named behind a comma is in charge of: Minister of Internal Security, Ana Dias."""
        doc = self.doc
        held = first > 1 and (doc.folded[first - 2],) in english("portfolio_holders")
        return held and last < len(doc.words) and "," in doc.gaps[last] and self._capital(last)

    def _elided_body(self, i: int) -> Mention | None:
        """L'armée, l'Union africaine: a French body in one word with its article."""
        doc = self.doc
        elided = _ELISION.sub("", doc.folded[i])
        if elided != doc.folded[i]:
            size = english_bodies().match([elided, *doc.folded[i + 1 : i + 4]], 0)
            if size:
                kind = english_bodies()[(elided, *doc.folded[i + 1 : i + size])]
                stop = french_body_end(self.doc, i + size)
                return self._make(i, stop, i, stop, "body", kind)
        return None

    def _owned(self, i: int) -> Mention | None:
        """Mali's defence ministry, Kenyan customs."""
        found = owned_body(self.doc, i)
        return self._make(i, found[0], i, found[0], "body", found[1]) if found is not None else None

    def _speaking_one(self, i: int) -> Mention | None:
        """The nurse warned; said its chairwoman; one of them cautioned."""
        found = speaking_one(self.doc, i)
        if found is None:
            return None
        return self._make(i, found[0], i, found[0], found[1], "person")

    def _common_body(self, i: int) -> Mention | None:
        """The army, its ministry, the Burundian government."""
        doc = self.doc
        if doc.folded[i] not in _ARTICLES and not (doc.article.language == "fr" and doc.folded[i] in ("un", "une")):
            return None
        for k in range(i + 1, min(i + 4, len(doc.words))):
            if doc.gaps[k].strip() not in ("", "'", "’"):  # the players' association
                return None
            plain = [w.removesuffix("'s").removesuffix("’s") for w in doc.folded[k : k + 4]]
            size = english_bodies().match(plain, 0)
            if size and size == english("capital_only").match(doc.folded, k) and doc.words[k].text[:1].islower():
                return None
            if size and doc.words[k].text != "un":  # a French article, not the UN
                kind = english_bodies()[tuple(plain[:size])]
                stop = french_body_end(self.doc, k + size)
                return self._make(i, stop, i + 1, stop, "body", kind)
            if (doc.folded[k],) in english("stop") or doc.folded[k].startswith(("d'", "d’")):
                return None
        return None

    def _unnamed(self, i: int) -> Mention | None:
        doc = self.doc
        opens = i == doc.bounds[doc.words[i].sentence][0] or doc.gaps[i].strip() or doc.folded[i - 1] in _BEFORE_DES
        if doc.folded[i] == "des" and not opens:
            return None  # le syndicat des dockers
        if doc.article.language == "fr" and (size := french_person(doc, i)):
            return self._make(i, i + size, i, i + size, "title", "person")
        if doc.article.language == "fr" and doc.folded[i] in ("a", "an"):
            return None  # il a rencontré
        size = speaking_crowd(doc, i) or (told_people(doc, i) if doc.folded[i] in _UNNAMED else 0)
        if size:
            name = i + 1 if doc.folded[i] not in _UNNAMED else i
            return self._make(i, i + size, name, i + size, "source", "collective_unresolved")
        for k in range(i, min(i + 5, len(doc.words))):
            if k > i and doc.gaps[k].strip():
                return None
            size = english("sources").match(doc.folded, k)
            if size and (k > i or doc.folded[i + size - 1].endswith(("s", "men"))):
                if k > i and doc.folded[i] not in _UNNAMED:
                    return None
                stop = french_kind(self.doc, k + size)
                return self._make(i, stop, i, stop, "source", "collective_unresolved")
            if k == i and doc.folded[i] not in _UNNAMED:
                return None
        return None

    def _make(self, first: int, last: int, name: int, stop: int, kind: Kind, type_: str) -> Mention:
        doc = self.doc
        words = tuple(doc.written[k].removesuffix("'s").removesuffix("'") for k in range(name, stop))
        words = _state_name(words) if kind == "state" else words
        end = doc.words[stop - 1].end
        for ending in ("'s", "’s", "'", "’"):
            if doc.words[stop - 1].text.endswith(ending):
                end -= len(ending)
                break
        begin = doc.words[name].start
        if kind in ("state", "body") and _ELISION.match(doc.words[name].text.lower()):
            begin += len("l'")
            words = (_ELISION.sub("", words[0]), *words[1:])
        titles = {doc.folded[k] for k in range(first, name)}
        held = any((title,) not in english("stop") for title in titles)
        role = (first, name) if held and kind != "state" else None
        gender: Gender | None = "f" if any((t,) in english("female") for t in titles) else None
        if kind == "title":
            gender = article_gender(doc.folded[first])
        return Mention(
            first,
            last,
            begin,
            end,
            kind,
            type_,  # type: ignore[arg-type]
            words,
            gender,
            "p" if kind == "source" and words[-1].endswith("s") else "s",
            "spokes" if any((t,) in english("spokes") for t in titles) else ("office" if role else None),
            words[-1],
            role,
        )


def _state_name(words: Sequence[str]) -> tuple[str, ...]:
    """The name of a state that words are, without its article and 's (l'Algérie, le Togo, Kenya's); empty for none."""
    bare = [word.removesuffix("'s").removesuffix("’s") for word in words]
    plain = [_ELISION.sub("", word) for word in bare[:1]] + bare[1:]
    name = tuple(plain[1:] if len(plain) > 1 and plain[0] in _STATE_ARTICLES else plain)
    return name if name in english_states() else ()
