"""Names in text: full names, aliases and surnames, with proclitics; «عبدالله» equals «عبد الله»."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agents.faithfulness.view import View, Word, ending, unclitic, words_of
from agents.faithfulness.words import LANGUAGES, words
from schemas.brief import Actor
from schemas.draft import DraftActor
from schemas.grounded import GroundedItem

_PARTICLES = frozenset(
    ("بن", "ابن", "ابو", "ابي", "ابا", "ولد", "بنت", "ال", "فان", "دي", "عبد", "ben", "van", "al", "de")
)
_SHORT = 3


@dataclass(frozen=True)
class Person:
    """An actor as the checker knows it: every form of the name as folded words."""

    key: str
    name: str
    forms: tuple[tuple[str, ...], ...]
    person: bool
    affiliation: str | None = None
    vague: bool = False
    """A crowd that the text does not resolve: it may hold anybody."""
    roles: tuple[tuple[str, ...], ...] = ()
    """Office or function in folded words: «الوزير» may stand for its holder."""


@dataclass(frozen=True)
class Mention:
    """A name in the text: half-open word indexes, and the keys of the actors it may stand for."""

    first: int
    last: int
    keys: frozenset[str]
    clitic: str = ""
    """The proclitics in front of the name."""


class Cast:
    """The actors of one article, with the name forms that tell them apart."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = {person.key: person for person in people}
        owners: dict[tuple[str, ...], set[str]] = {}
        for person in self.people.values():
            for form in person.forms:
                owners.setdefault(form, set()).add(person.key)
        for form, key in _surnames(self.people.values()):
            owners.setdefault(form, set()).add(key)
        self._owners = owners
        self._covered: dict[View, frozenset[int]] = {}
        self._everywhere: dict[View, tuple[Mention, ...]] = {}
        self._by_start: dict[str, list[tuple[str, ...]]] = {}
        for form in sorted(owners, key=lambda f: (-len("".join(f)), f)):
            self._by_start.setdefault(_start(form[0]), []).append(form)

    def mentions(self, text: Sequence[Word], span: range | None = None) -> list[Mention]:
        """The names among these words (all, or those at the indexes of `span`), longest first, none overlapping another."""
        found: list[Mention] = []
        at, stop = (span.start, span.stop) if span is not None else (0, len(text))
        while at < stop:
            mention = self._at(text, at, stop)
            if mention is None:
                at += 1
            else:
                found.append(mention)
                at = mention.last
        return found

    def named(self, text: Sequence[Word]) -> frozenset[str]:
        """Keys of every actor a form of whose name stands among the words, inside a longer name too."""
        found: set[str] = set()
        for at, word in enumerate(text):
            for bare in unclitic(word.form):
                for form in self._by_start.get(_start(bare), ()):
                    if match_name(text, at, len(text), bare, form):
                        found |= self._owners[form]
        return frozenset(found)

    def everywhere(self, view: View) -> tuple[Mention, ...]:
        """All names of the article, found once."""
        if view not in self._everywhere:
            self._everywhere[view] = tuple(self.mentions(view.words))
        return self._everywhere[view]

    def covered(self, view: View) -> frozenset[int]:
        """Indexes of the view's words that are part of a name of several words: no cue stands there."""
        if view not in self._covered:
            names = (m for m in self.everywhere(view) if m.last - m.first > 1)
            self._covered[view] = frozenset(i for m in names for i in range(m.first, m.last))
        return self._covered[view]

    def _at(self, text: Sequence[Word], at: int, stop: int) -> Mention | None:
        best: tuple[int, str, tuple[str, ...]] | None = None
        whole = text[at].form
        for bare in sorted(unclitic(whole), key=len, reverse=True):
            for form in self._by_start.get(_start(bare), ()):
                last = match_name(text, at, stop, bare, form)
                if last and (best is None or last > best[0]):
                    best = last, bare, form
        if best is None:
            return None
        clitic = "ل" if whole.startswith("لل") and best[1].startswith("ال") else whole.removesuffix(best[1])
        return Mention(at, best[0], frozenset(self._owners[best[2]]), clitic)


def match_name(text: Sequence[Word], at: int, stop: int, first: str, form: Sequence[str]) -> int | None:
    """Index after the name `form` when it begins at word `at` (read as `first`); spacing inside it does not matter."""
    target = "".join(map(ending, form))
    got, i = ending(first), at + 1
    while len(got) < len(target) and i < stop and target.startswith(got):
        got, i = got + ending(text[i].form), i + 1
    same = got == target or "".join((first, *(text[j].form for j in range(at + 1, i)))) == "".join(form)
    return i if same else None


def cast_of(actors: Mapping[str, GroundedItem]) -> Cast:
    """The cast from an article's grounded actors; the same actors give the same cast."""
    drafts = ((key, grounded.item) for key, grounded in sorted(actors.items()))
    return _cast(tuple(person_of(key, item) for key, item in drafts if isinstance(item, DraftActor)))


@lru_cache(maxsize=32)
def _cast(people: tuple[Person, ...]) -> Cast:
    return Cast(people)


def person_of(key: str, actor: DraftActor | Actor) -> Person:
    """An actor with the folded forms of all its names."""
    names = [actor.name, *actor.aliases, *([actor.name_en] if actor.name_en else [])]
    forms = {tuple(word.form for word in words_of(name)) for name in names}
    usable = tuple(sorted(form for form in forms if form and (len(form) > 1 or len(form[0]) >= _SHORT)))
    role = tuple(word.form for word in words_of(actor.role)) if actor.role else ()
    return Person(
        key=key,
        name=actor.name,
        forms=usable,
        person=actor.type == "person",
        affiliation=actor.affiliation,
        vague=actor.type == "collective_unresolved",
        roles=(role,) if role else (),
    )


def people_of(actors: Iterable[Actor]) -> list[Person]:
    """The actors of a brief."""
    return [person_of(actor.id, actor) for actor in actors]


def _start(form: str) -> str:
    return form[:_SHORT]


def _is_office(form: tuple[str, ...]) -> bool:
    """Whether it is an office and no name: the last word of «رئيس الوزراء الهندي» is no surname."""
    return any(form[0] in lexicon.titles for lexicon in map(words, LANGUAGES) if lexicon)


def _surnames(people: Iterable[Person]) -> Iterable[tuple[tuple[str, ...], str]]:
    everyone = list(people)
    for person in everyone:
        for form in person.forms if person.person else ():
            if len(form) < 2 or _is_office(form):
                continue
            size = 2 if len(form) > 2 and form[-2] in _PARTICLES else 1
            surname = form[-size:]
            shared = [p for p in everyone if p.key != person.key and any(surname[-1] in f for f in p.forms)]
            if len(surname[-1]) >= _SHORT and not shared:
                yield surname, person.key
