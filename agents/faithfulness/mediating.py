"""Who mediates in a clause: the words of mediation that stand in an actor's own clause, and who only speaks there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from agents.faithfulness.cues import cue_at
from agents.faithfulness.lists import Phrase, fold_phrase, listed
from agents.faithfulness.names import Cast, Mention
from agents.faithfulness.subject import subject_of
from agents.faithfulness.view import View, Word, find_phrase, unclitic
from agents.faithfulness.words import Words, words

_ELISION = regex.compile(r"^\p{L}{1,2}['’]")
_PAUSE = regex.compile(r"[:؛;.!?؟…\n«»“”\"]")
_ACROSS = 12
"""Words on each side of a name that its clause may have."""
DENIED = 3
"""Words before a word of mediation in one clause among which a negator denies it."""
_BESIDE = 3
"""Words beside a name among which a commentator's noun, or a verb of saying where no grammar is known, goes with it."""
_OWN_DEEDS = frozenset(("offer", "commit", "endorse"))
"""Verbs whose content is a deed of their own subject: «تعهدت بتوفير مراقبين», "agreed to host"."""
_PRONOUNS = ("ها", "هم", "هما", "نا")
_STEM = 5
"""Letters from which on a word of mediation may carry an ending."""


@dataclass(frozen=True)
class Mediating:
    """One language's words of mediation, folded."""

    language: str
    mediation: tuple[Phrase, ...]
    contact: tuple[Phrase, ...]
    negators: frozenset[str]
    saying: frozenset[str]
    """Verbs of saying of a language without a lexicon of its own."""
    breaks: frozenset[str]
    """Words at which a clause ends."""
    voices: frozenset[str]
    """Nouns of people who comment or speak for others, and verbs by which an outlet asks somebody."""

    def at(self, forms: list[str], i: int) -> int:
        """How many words the phrase of mediation at `i` has; 0 when there is none."""
        bare = unclitic(forms[i]) if self.language == "ar" else {forms[i]}
        rest = tuple(forms[i + 1 : i + 4])
        width = next((len(p) for p in self.mediation if p[0] in bare and rest[: len(p) - 1] == p[1:]), 0)
        return width or int(self._stemmed(bare))

    def _stemmed(self, bare: frozenset[str] | set[str]) -> bool:
        return any(form.startswith(stem) for form in bare for stem in self._stems())

    def _stems(self) -> Iterator[str]:
        if self.language == "ar":
            yield from (p[0] for p in self.mediation if len(p) == 1 and len(p[0]) >= _STEM and p[0][-1] != "ت")

    def has_contact(self, forms: list[str]) -> bool:
        """Whether a word of contact stands among the words."""
        return any(find_phrase(forms, phrase) >= 0 for phrase in self.contact)


@cache
def mediating(language: str) -> Mediating | None:
    """The words of a language; None for one that has none."""
    lexicon = words(language)
    if lexicon is not None:
        return Mediating(
            language,
            lexicon.mediation,
            lexicon.contact,
            lexicon.negators,
            frozenset(),
            lexicon.complementisers,
            _voices(language),
        )
    data = listed(language, "mediation")
    if data is None:
        return None
    folded = {name: tuple(sorted(map(fold_phrase, entries), key=len, reverse=True)) for name, entries in data.items()}
    single = {name: frozenset(p[0] for p in phrases) for name, phrases in folded.items()}
    negators, saying, breaks = single["negators"], single["saying"], single["breaks"]
    return Mediating(language, folded["mediation"], folded["contact"], negators, saying, breaks, _voices(language))


def _voices(language: str) -> frozenset[str]:
    data = listed(language, "voices") or {}
    return frozenset(fold_phrase(entry)[0] for entries in data.values() for entry in entries)


def words_in(view: View) -> tuple[Word, ...]:
    """The article's words, without a French article or pronoun before an apostrophe."""
    if view.article.language != "fr":
        return view.words
    return tuple(Word(w.start, w.end, _ELISION.sub("", w.form)) for w in view.words)


def named_in(view: View, cast: Cast, keys: frozenset[str], span: range | None = None) -> list[Mention]:
    """The mentions of `keys`, with and without what French elides before a name."""
    found = [m for m in cast.mentions(view.words, span) if m.keys & keys]
    return found or [m for m in cast.mentions(words_in(view), span) if m.keys & keys]


def clause_of(view: View, mediation: Mediating, mention: Mention) -> range:
    """The words of the clause that names an actor: to the next pause, verb of saying or «that» on each side."""
    first, last = mention.first, mention.last
    while first > 0 and mention.first - first < _ACROSS and not _ends(view, mediation, first - 1, first):
        first -= 1
    while last < len(view.words) and last - mention.last < _ACROSS and not _ends(view, mediation, last, last):
        last += 1
    return range(first, last)


def _ends(view: View, mediation: Mediating, i: int, behind: int) -> bool:
    """Whether the clause ends before word `i`, a pause standing in the gap before word `behind`."""
    gap = view.text[view.words[behind - 1].end : view.words[behind].start]
    form = view.words[i].form
    if _PAUSE.search(gap) or form in mediation.breaks or form in mediation.saying:
        return True
    verb = cue_at(view.lexicon, view, i) if view.lexicon else None
    if verb is None or verb.verbal_noun or verb.kind in _OWN_DEEDS:
        return False
    return not mediation.at([w.form for w in view.words[i : i + 4]], 0)


def shown(view: View, mediation: Mediating, clause: range, *, near: int = 1) -> tuple[list[str], list[str]]:
    """The words of mediation in a stretch: those that are affirmed, and those that a negator at most `near` words before denies."""
    forms = [w.form for w in words_in(view)[clause.start : clause.stop]]
    affirmed: list[str] = []
    denied: list[str] = []
    i = 0
    while i < len(forms):
        width = mediation.at(forms, i)
        if width:
            before = forms[max(0, i - near) : i]
            (denied if mediation.negators & set(before) else affirmed).append(" ".join(forms[i : i + width]))
        i += max(1, width)
    return affirmed, denied


def own_deed(word: str, mediation: Mediating) -> bool:
    """Whether a word of mediation carries the pronoun of who speaks of it: «بوساطتها»."""
    return mediation.language == "ar" and word.endswith(_PRONOUNS)


def comments(view: View, mediation: Mediating, mention: Mention) -> bool:
    """Whether a commentator's or spokesman's noun goes with the name, or the outlet asks its bearer."""
    beside = range(max(0, mention.first - _BESIDE), min(len(view.words), mention.last + _BESIDE))
    return bool((mediation.voices | mediation.saying) & {w.form for w in words_in(view)[beside.start : beside.stop]})


def speaks(view: View, cast: Cast, mediation: Mediating, mention: Mention) -> bool:
    """Whether the named actor says something there, comments or is asked, no more."""
    lexicon = view.lexicon
    if lexicon is None or comments(view, mediation, mention):
        return comments(view, mediation, mention)
    begin, finish = view.around(view.words[mention.first].start, view.words[mention.last - 1].end)
    return any(_subject_at(view, cast, lexicon, i, mention) for i in view.inside(begin, finish))


def _subject_at(view: View, cast: Cast, lexicon: Words, at: int, mention: Mention) -> bool:
    """Whether the mention heads the subject of the verb at `at`; a body in its spokesman's title does not speak itself."""
    verb = cue_at(lexicon, view, at)
    if verb is None or verb.kind in _OWN_DEEDS or mention.first <= at < mention.last:
        return False
    subject = subject_of(view, cast, lexicon, at, len(view.words), 0)
    named = [m.first for m in cast.mentions(view.words, subject.slot)]
    return bool(subject.keys & mention.keys) and named[:1] == [mention.first]
