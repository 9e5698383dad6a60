"""Who stands as the subject of a cue: behind it, before it, or at the cue before that."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from agents.faithfulness.cues import ACCORDING, OTHER, according, cue_at
from agents.faithfulness.names import Cast, Mention
from agents.faithfulness.view import View, unclitic
from agents.faithfulness.words import Verb, Words

_BREAK = regex.compile(r"[:؛;\n\r.!?؟…«»“”„\"]")
_STOP = regex.compile(r"[^\s]")
_QUOTE = regex.compile(r"[«»“”„\"]")
_OBLIQUE = frozenset("لبك")
_ARTICLES = frozenset(("the", "a", "an"))
_SLOT = 14
"""Words that a slot may have."""
_VOICE = 5
"""Words behind a verb among which «على لسان» belongs to it."""
_TITLE = 4
"""Words that a title in front of a person's name may have."""


@dataclass(frozen=True)
class Subject:
    """Who stands as the speaker of one cue."""

    keys: frozenset[str] = frozenset()
    """Actors that the subject slot names."""
    clear: bool = False
    """The name stands right at the cue: nobody else can be meant."""
    explicit: bool = False
    """Some noun stands in the slot, named actor or not."""
    slot: range = range(0)
    chained: int = 0
    """How many cues back the subject was found."""
    agent: bool = False
    """The slot behind the verb is headed by a person or body that no actor of the cast is."""


def subject_of(view: View, cast: Cast, lexicon: Words, at: int, limit: int, depth: int) -> Subject:
    """Who speaks by the cue at `at`.

    Args:
        view: The article.
        cast: Its actors.
        lexicon: Its language's words.
        at: Word index of the cue.
        limit: Word index at which the slot behind the cue ends at the latest.
        depth: How many cues back a verb without a subject may be followed.
    """
    width = max(1, according(view, lexicon, at))
    verb = cue_at(lexicon, view, at) or OTHER
    after = Subject() if verb.bare else _after(view, cast, lexicon, at + width, limit, verb)
    if verb is ACCORDING:
        return after
    voice = _voice_of(view, cast, lexicon, at + 1, limit)
    own = _own_subject(view, cast, lexicon, at, after, depth)
    return (
        replace(own, keys=own.keys | voice.keys, clear=own.clear or (voice.clear and not own.keys))
        if voice.keys
        else own
    )


def _voice_of(view: View, cast: Cast, lexicon: Words, first: int, limit: int) -> Subject:
    """«على لسان» in the clause: who lends the speaker his voice speaks too."""
    for i in range(first, min(first + _VOICE, limit)):
        width = according(view, lexicon, i)
        if width > 1:
            return _after(view, cast, lexicon, i + width, limit, ACCORDING)
    return Subject()


def _own_subject(view: View, cast: Cast, lexicon: Words, at: int, after: Subject, depth: int) -> Subject:
    verb = cue_at(lexicon, view, at) or OTHER
    before = _before(view, cast, lexicon, at)
    if lexicon.language == "en":
        inverted = bool(after.keys) and bool(_QUOTE.search(_gap(view, at - 1)))
        first, second = (after, before) if inverted else (before, Subject())
    else:
        first, second = after, before
    if first.keys and first.clear:
        return first
    if second.keys and second.clear:
        return second
    if first.keys or first.explicit:
        return first
    if lexicon.language == "ar" and _bound(view, lexicon, at):
        named = second.keys and not _parted(view, cast, second.slot)
        return second if named else Subject(explicit=True, slot=second.slot)
    return _chain(view, cast, lexicon, at, verb, depth) if depth else Subject()


def _bound(view: View, lexicon: Words, at: int) -> bool:
    """Whether a finite verb leans on the noun right before it: «تقرير لصحيفة … زعم أن»; nobody farther back is meant."""
    verb = cue_at(lexicon, view, at)
    if verb is None or verb.bare or verb.verbal_noun or at == 0 or _STOP.search(_gap(view, at - 1)):
        return False
    form, before = view.words[at].form, view.words[at - 1].form
    if form.startswith(("و", "ف")) and form not in lexicon.verbs:
        return False
    loose = lexicon.complementisers | lexicon.between | lexicon.negators | lexicon.stop | lexicon.not_subject
    return not unclitic(before) & loose and cue_at(lexicon, view, at - 1) is None


def _parted(view: View, cast: Cast, slot: range) -> bool:
    """Whether a comma stands between the last name of a slot before a verb and the verb."""
    last = cast.mentions(view.words, slot)[-1].last
    return "،" in view.text[view.words[last - 1].end : view.words[slot.stop - 1].end]


def _gap(view: View, i: int) -> str:
    """The text between word `i` and the next."""
    if i < 0:
        return "\n"
    following = view.words[i + 1].start if i + 1 < len(view.words) else len(view.text)
    return view.text[view.words[i].end : following]


def _after(view: View, cast: Cast, lexicon: Words, first: int, limit: int, verb: Verb) -> Subject:
    """The slot behind a cue: up to a colon, quotation mark, «that» or the next verb."""
    stop = _slot_end(view, lexicon, first, limit)
    slot = range(_skip_calendar(view, lexicon, first, stop), stop)
    if not slot or view.words[slot.start].form in (lexicon.not_subject | lexicon.complementisers | lexicon.negators):
        return Subject(slot=slot)
    if lexicon.language == "ar" and (verb.plural or _plural(view.words[first - 1].form, verb)):
        return Subject(slot=slot)
    mentions = [m for m in cast.mentions(view.words, slot) if _nominative(view, lexicon, m, slot)]
    agent = lexicon.language == "ar" and _is_agent(view, lexicon, first - 1, slot.start, verb)
    if not mentions:
        return Subject(explicit=lexicon.language == "ar", slot=slot, agent=agent)
    if _disagrees(view, cast, lexicon, verb, mentions[0], slot):
        return Subject(slot=slot)
    lead = view.forms(range(slot.start, mentions[0].first))
    keys = _heads(view, cast, lexicon, mentions, verb, bare=not lead)
    clear = _leads(lexicon, lead, person=_is_person(cast, mentions[0])) and not verb.verbal_noun
    office = bool(lead) and not _is_person(cast, mentions[0])
    if office and any(_is_person(cast, m) and not m.keys & keys for m in mentions):
        clear = False
    opened = first > 1 and view.words[first - 2].form in lexicon.openers
    if verb.kind in lexicon.object_first and len(mentions) < 2 and not opened:
        clear = False
    return Subject(keys, clear, True, slot)


def _is_agent(view: View, lexicon: Words, at: int, noun: int, verb: Verb) -> bool:
    """Whether the noun behind a verb is its subject: a person or body, and no object of a verb that asks or accuses."""
    if view.words[noun].form not in lexicon.agents or verb.verbal_noun or verb is OTHER:
        return False
    opened = at > 0 and view.words[at - 1].form in lexicon.openers
    return opened or verb.kind not in lexicon.object_first


def _plural(form: str, verb: Verb) -> bool:
    """Whether an unknown word is a verb in the plural: «ودعوا», «يطالبون»."""
    bare = form.lstrip("وف")
    return verb is OTHER and len(bare) > _TITLE and (bare.endswith("وا") or (bare[0] in "يت" and bare.endswith("ون")))


def _disagrees(view: View, cast: Cast, lexicon: Words, verb: Verb, mention: Mention, slot: range) -> bool:
    """Whether a masculine verb stands right before a feminine body: that is its object («شكر دولة …»)."""
    if lexicon.language != "ar" or mention.first != slot.start or _is_person(cast, mention):
        return False
    head = view.words[mention.first]
    feminine = "ة" in view.text[head.start : head.end] and len(head.form) > _TITLE
    return verb.feminine is False and not verb.verbal_noun and feminine


def object_of(view: View, cast: Cast, lexicon: Words, at: int) -> frozenset[str]:
    """Actors right behind a verb that its number or gender makes its object: «ودعوا الأمم المتحدة إلى»."""
    verb = cue_at(lexicon, view, at) or OTHER
    slot = range(at + 1, _slot_end(view, lexicon, at + 1, len(view.words)))
    mentions = cast.mentions(view.words, slot)
    if lexicon.language != "ar" or not mentions or mentions[0].first != slot.start or mentions[0].clitic:
        return frozenset()
    many = verb.plural or _plural(view.words[at].form, verb)
    return mentions[0].keys if many or _disagrees(view, cast, lexicon, verb, mentions[0], slot) else frozenset()


def _leads(lexicon: Words, lead: list[str], *, person: bool) -> bool:
    """Whether the words between a verb and a name are no more than a title of its bearer."""
    if all(form in lexicon.titles for form in lead):
        return True
    titled = lead[0] in lexicon.titles or lead[0].startswith("ال") or lexicon.language == "en"
    return person and titled and len(lead) <= _TITLE


def _slot_end(view: View, lexicon: Words, first: int, limit: int) -> int:
    for i in range(first, min(limit, first + _SLOT)):
        if _BREAK.search(_gap(view, i - 1)):
            return i
        if view.words[i].form in lexicon.complementisers:
            return i
        verb = cue_at(lexicon, view, i)
        if i > first and verb and not verb.verbal_noun and view.words[i].form not in lexicon.titles:
            return i
    return max(first, min(limit, first + _SLOT))


def _skip_calendar(view: View, lexicon: Words, first: int, stop: int) -> int:
    days = {phrase[0] for phrase, _ in lexicon.calendar if len(phrase) == 1}
    while first < stop and (view.words[first].form in days or view.words[first].form in ("يوم", "مساء", "صباح", "ليل")):
        first += 1
    return first


def _nominative(view: View, lexicon: Words, mention: Mention, slot: range) -> bool:
    if mention.clitic and mention.clitic[-1] in _OBLIQUE:
        return False
    before = mention.first - 1
    while before > slot.start and view.words[before].form in _ARTICLES:
        before -= 1
    return mention.first == slot.start or view.words[before].form not in lexicon.not_subject


def _heads(
    view: View, cast: Cast, lexicon: Words, mentions: list[Mention], verb: Verb, *, bare: bool
) -> frozenset[str]:
    """The mentions that make up the subject: the first, and those that stand in apposition to it."""
    keys = set(mentions[0].keys)
    if verb.kind in lexicon.transitive and (bare or _is_person(cast, mentions[0])):
        beside = (b for a, b in pairwise(mentions) if b.first == a.last and b.clitic == "و")
        return frozenset(keys.union(*(mention.keys for mention in beside)))
    for earlier, mention in pairwise(mentions):
        if mention.clitic.startswith("و"):
            keys |= mention.keys
            continue
        between = view.forms(range(earlier.last, mention.first))
        two_people = _is_person(cast, earlier) and _is_person(cast, mention)
        if two_people or any(form in lexicon.not_subject for form in between):
            break
        keys |= mention.keys
        if verb.kind in lexicon.transitive and _is_person(cast, mention):
            break
    return frozenset(keys)


def _is_person(cast: Cast, mention: Mention) -> bool:
    return any(cast.people[key].person for key in mention.keys)


def _before(view: View, cast: Cast, lexicon: Words, at: int) -> Subject:
    """The slot before a cue: back to the clause's beginning."""
    last = at
    while last > 0 and view.words[last - 1].form in lexicon.between and not _BREAK.search(_gap(view, last - 1)):
        last -= 1
    topic = _topic(view, at)
    leading = view.words[at].form.startswith(("و", "ف")) and not _adjacent(view, at)
    if last == 0 or (lexicon.language == "ar" and leading and topic is None):
        return Subject()
    first = last
    while first > (topic or 0) and not _BREAK.search(_gap(view, first - 1)) and at - first < _SLOT:
        first -= 1
        verb = cue_at(lexicon, view, first)
        if verb and not verb.verbal_noun and view.words[first].form not in lexicon.titles:
            first += 1
            break
    slot = range(first, last)
    mentions = [m for m in cast.mentions(view.words, slot) if _nominative(view, lexicon, m, slot)]
    if not mentions or view.words[last - 1].form in lexicon.pronouns:
        return Subject(slot=slot)
    near = mentions[-1]
    clear = near.last == last and not _BREAK.search(_gap(view, last - 1)) and "،" not in _gap(view, last - 1)
    return Subject(near.keys, clear, True, slot)


def _topic(view: View, at: int) -> int | None:
    """Index behind «أما» when the verb answers it with «ف»: «أما نظيره … فوصف»."""
    if not view.words[at].form.startswith("ف"):
        return None
    begin = view.sentences[view.sentence_at(view.words[at].start)].start
    found = (i for i in reversed(view.inside(begin, view.words[at].start)) if view.words[i].form in ("اما", "واما"))
    return next((i + 1 for i in found), None)


def _adjacent(view: View, at: int) -> bool:
    """Whether the «و» or «ف» of the word is its own first letter (وصف, وعد)."""
    return view.lexicon is not None and view.words[at].form in view.lexicon.verbs


def _chain(view: View, cast: Cast, lexicon: Words, at: int, verb: Verb, depth: int) -> Subject:
    """The subject of the cue before this one: «وأضاف» goes back to who spoke last."""
    for earlier in _earlier_cues(view, cast, lexicon, at):
        previous = cue_at(lexicon, view, earlier) or OTHER
        found = subject_of(view, cast, lexicon, earlier, at, depth - 1)
        if None not in (verb.feminine, previous.feminine) and verb.feminine != previous.feminine:
            return Subject(slot=found.slot, chained=found.chained + 1)
        if verb.plural and len(found.keys) == 1 and any(cast.people[key].person for key in found.keys):
            return Subject(slot=found.slot, chained=found.chained + 1)
        return replace(found, chained=found.chained + 1)
    return Subject()


def _earlier_cues(view: View, cast: Cast, lexicon: Words, at: int) -> Iterator[int]:
    number = view.sentence_at(view.words[at].start)
    low = view.sentences[max(0, number - 1)].start
    for i in range(at - 1, view.inside(low, view.words[at].start).start - 1, -1):
        verb = cue_at(lexicon, view, i)
        if verb and not verb.verbal_noun and not view.quoted(view.words[i].start) and i not in cast.covered(view):
            yield i
