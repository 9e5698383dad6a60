"""Where an actor is named around a span, and whether a mention there may be who speaks."""

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from agents.faithfulness.cues import according
from agents.faithfulness.lists import kind
from agents.faithfulness.names import Cast, Mention, Person
from agents.faithfulness.view import View, bare_forms, unclitic
from agents.faithfulness.words import Words
from schemas.evidence import Evidence

_OBLIQUE = frozenset("لبك")
_TURN = regex.compile(r"\s*(?:[-–—•●■▪◆*]\s|\p{L}{1,2}\s?(?:\([^)\n]{1,20}\))?\s?:)")
_LOOSE = 4
"""Letters from which on a single word of a name counts as a trace of it."""
_BESIDE = 4


@dataclass(frozen=True)
class Standing:
    """Where the holder's names stand as seen from a span."""

    own: bool = False
    """In the span's own sentence, the span taken in."""
    before: int | None = None
    """Sentences back to the nearest mention that may be a subject; None when there is none."""
    low: int | None = None
    """Sentences back to the nearest mention behind a preposition or inside quotation marks."""
    after: int | None = None
    """Sentences on to the first mention behind the span's sentence."""
    nearest: int | None = None
    """Index of the word behind the last mention before the span's sentence."""

    @property
    def known(self) -> bool:
        """Whether a reader of the text up to the span has met the holder."""
        return self.own or self.before is not None or self.low is not None


def standing_of(view: View, cast: Cast, keys: frozenset[str], evidence: Evidence) -> Standing:
    """The nearest mentions of `keys` on each side of the span."""
    first, last = view.sentence_at(evidence.start), view.sentence_at(max(evidence.start, evidence.end - 1))
    own, free, low, after, nearest = False, list[int](), list[int](), list[int](), None
    for mention in cast.everywhere(view):
        if not mention.keys & keys:
            continue
        start = view.words[mention.first].start
        number = view.sentence_at(start)
        if number < first:
            nearest = mention.last
        if first <= number <= last:
            own = True
        elif number > last:
            after.append(number - last)
        elif oblique(view, mention) or view.quoted(start):
            low.append(first - number)
        else:
            free.append(first - number)
    return Standing(own, min(free, default=None), min(low, default=None), min(after, default=None), nearest)


def rival_of(view: View, cast: Cast, keys: frozenset[str], evidence: Evidence, reach: int) -> str | None:
    """The last other person who is named, as a subject may be, behind the last mention of `keys` and before the span.

    Args:
        view: The article.
        cast: Its actors.
        keys: Who is not meant.
        evidence: The span.
        reach: Sentences back in which the other must be named.
    """
    own, found = view.sentence_at(evidence.start), None
    for mention in cast.everywhere(view):
        start = view.words[mention.first].start
        if start >= evidence.start:
            break
        if oblique(view, mention) or view.quoted(start):
            continue
        if mention.keys & keys:
            found = None
        elif own - view.sentence_at(start) <= reach:
            found = next((key for key in sorted(mention.keys) if cast.people[key].person), found)
    return found


def oblique(view: View, mention: Mention) -> bool:
    """Whether a preposition that hands over no speaker governs the name («إلى», «من», «لـ»)."""
    lexicon = view.lexicon
    if lexicon is None:
        return False
    if mention.clitic and mention.clitic[-1] in _OBLIQUE:
        return True
    before = mention.first - 1
    if before < 0:
        return False
    if any(according(view, lexicon, i) == before - i + 1 for i in range(max(0, before - 3), before + 1)):
        return False
    return view.words[before].form in lexicon.not_subject


def in_turn(view: View, offset: int) -> bool:
    """Whether the line at `offset` is a turn of a dialogue («– …», «ج: …»), whose speaker no words name."""
    begin = view.text.rfind("\n", 0, offset) + 1
    return _TURN.match(view.text, begin) is not None


def joint_in(view: View, span: range) -> bool:
    """Whether «the two sides» or the like stand among the words."""
    joint = view.lexicon.joint if view.lexicon else frozenset[str]()
    return bool(joint & bare_forms(tuple(view.forms(span))))


def described(person: Person, lexicon: Words) -> bool:
    """Whether a person is called by what he is, not by a name: «الأرملة الأربعينية» may be anybody who is named."""
    heads = {form[0] for form in person.forms if form}
    loose = lexicon.titles | lexicon.agents | kind("anybody")
    return person.person and bool(heads) and all(head.startswith("ال") or head in loose for head in heads)


def trace(
    view: View,
    cast: Cast,
    keys: frozenset[str],
    slot: range,
    others: Iterable[str] = (),
    common: frozenset[str] = frozenset(),
) -> bool:
    """Whether a word that tells of `keys`, of none of `others` and is no common noun stands among the words."""
    taken = {word for key in others if key not in keys for word in telling(cast.people[key])}
    wanted = {word for key in keys for word in telling(cast.people[key])} - taken - common
    return any(bare in wanted for i in slot for bare in unclitic(view.words[i].form))


def telling(person: Person) -> Iterable[str]:
    """The longer words of an actor's names and offices, with and without «ال»."""
    for form in (*person.forms, *person.roles):
        for word in form:
            if len(word) >= _LOOSE:
                yield word
                yield word.removeprefix("ال") if word.startswith("ال") else "ال" + word


def beside(view: View, cast: Cast, keys: frozenset[str], slot: range) -> bool:
    """Whether a word of the slot goes with the holder's name elsewhere: «الوزير» for who is called minister there."""
    around: set[str] = set()
    for mention in cast.everywhere(view):
        if mention.keys & keys:
            near = range(max(0, mention.first - _BESIDE), mention.last)
            around.update(bare.removeprefix("ال") for i in near for bare in unclitic(view.words[i].form))
    forms = (form for i in slot for form in unclitic(view.words[i].form) if len(form) >= _LOOSE)
    return any(form.removeprefix("ال") in around for form in forms)
