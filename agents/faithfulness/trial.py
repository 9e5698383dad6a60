"""What speaks against a holder who is not the subject of the words' attribution frame."""

from dataclasses import dataclass

from agents.faithfulness.cues import OTHER, cue_at
from agents.faithfulness.frame import Frame
from agents.faithfulness.gender import at_odds
from agents.faithfulness.names import Cast
from agents.faithfulness.standing import (
    Standing,
    beside,
    described,
    in_turn,
    joint_in,
    oblique,
    rival_of,
    standing_of,
    trace,
)
from agents.faithfulness.subject import object_of, subject_of
from agents.faithfulness.view import View, find_phrase, unclitic
from schemas.evidence import Evidence

_REACH, _LONG_REACH = 4, 6
"""Sentences before the span in which a speaker is named who is meant by a noun, and by a pronoun alone."""
_LOOSE_REACH = 1
"""Sentences before the span in which a speaker is named when the cue stands by another actor, if not right by it."""
_CHAIN_REACH = 2
"""Sentences before the span in which a speaker is named when its verb and the verb before it have no subject."""
_PRONOUN_REACH = 8
"""Sentences before the span in which the last person named may still be meant by a verb alone."""
_BEHIND = 2
"""Sentences behind the span from which on nobody named there first has spoken it."""
_NEARER = 2
"""Sentences before the span from which on a speaker gives way to somebody who is named nearer."""
_SHORT = 4
"""Letters from which on an unknown word may be an inflected verb."""
_OPENING = 3
"""Words at a sentence's beginning that may point back."""


@dataclass(frozen=True)
class Trial:
    """What speaks against a holder who is not the subject of the frame."""

    view: View
    cast: Cast
    evidence: Evidence
    keys: frozenset[str]
    frame: Frame | None
    lenient: frozenset[str]
    free: bool = False
    """The words are a claim of free text: nothing but the text tells who is meant."""
    speaks: bool = True
    """Whether the field names who speaks the words; who asserts or denies a claim may do so elsewhere."""

    def against(self) -> str:
        """The reason that speaks against the holder; empty when none does."""
        at = standing_of(self.view, self.cast, self.keys, self.evidence)
        if self.frame is None:
            return "" if self.lenient else self._unframed(at) or self._nearer(at, 0)
        if self.frame.subject.keys & self.lenient or (self.free and self._joint(self.frame)):
            return ""
        word = self.view.words[self.frame.cue].form
        if self._other_speaks(self.frame, at):
            names = " / ".join(self.cast.people[key].name for key in sorted(self.frame.subject.keys))
            return f"«{word}» has another actor as its subject: {names}"
        if self.lenient:
            return ""
        if self.view.lexicon and object_of(self.view, self.cast, self.view.lexicon, self.frame.cue) & self.keys:
            return f"the holder is the object of «{word}»"
        if self.free and self._misgendered(self.frame):
            return f"«{word}» is said of a man where the holder is a woman, or the other way"
        if self._behind(self.frame, at):
            return f"«{word}» hands the words over, and the holder is named only behind them"
        if not self._open(self.frame):
            if self._somebody(self.frame, at):
                return f"«{word}» has somebody else as its subject: {self._slot_text(self.frame)}"
            if self._far(self.frame, at):
                return f"«{word}» hands the words over, and the holder is named nowhere near"
            if self.speaks and not self.frame.subject.keys:
                return self._named_before(at, self.frame.cue) or self._gave_way(self.frame, at)
        return ""

    def _joint(self, frame: Frame) -> bool:
        """Whether «both sides» stand right behind the verb: any of them said it."""
        lexicon = self.view.lexicon
        named = {word for key in frame.subject.keys for form in self.cast.people[key].forms for word in form}
        if lexicon is not None and named & lexicon.joint:
            return True
        return joint_in(self.view, range(frame.cue, min(frame.cue + 2, len(self.view.words))))

    def _meant(self, key: str) -> bool:
        """Whether another person may be who a verb without a subject means: named, and of its gender."""
        if not self.free:
            return True
        lexicon, person = self.view.lexicon, self.cast.people[key]
        if lexicon is not None and described(person, lexicon):
            return False
        return self.frame is None or not at_odds(self.view, self.cast, frozenset((key,)), self.frame.verb)

    def _misgendered(self, frame: Frame) -> bool:
        """Whether the verb that hands the words over cannot be the holder's for its gender."""
        before = frame.subject.explicit and frame.subject.slot.stop <= frame.cue
        if before or (not frame.subject.chained and self._traced(frame.subject.slot)):
            return False  # «بلاده ترفض»: the verb leans on a noun of its own
        return at_odds(self.view, self.cast, self.keys, frame.verb)

    def _gave_way(self, frame: Frame, at: Standing) -> str:
        """Somebody else spoke or was named since the holder; of free text only where the holder was named before at all."""
        if not self.free:
            return self._nearer(at, 1)
        if at.before is None:
            return ""
        return self._lost_the_floor(at) or ("" if frame.subject.chained else self._nearer(at, 1))

    def _nearer(self, at: Standing, reach: int) -> str:
        """Another person is named between the holder's last mention and the words, at most `reach` sentences back."""
        if not self.speaks or at.own or (at.before is not None and at.before < _NEARER):
            return ""
        rival = rival_of(self.view, self.cast, self.keys, self.evidence, reach)
        if rival is None or not self._meant(rival) or self._points_back():
            return ""
        return f"{self.cast.people[rival].name} is named nearer to the words"

    def _named_before(self, at: Standing, stop: int) -> str:
        """The one person whom the sentence names before its cue is not the holder: «وذهبت فلانة أبعد، فتوعدت …»."""
        if at.own:
            return ""
        view, cast = self.view, self.cast
        begin, _ = view.around(self.evidence.start, self.evidence.end)
        zone = range(view.inside(begin, view.words[stop].start).start, stop)
        found = [
            m
            for m in cast.mentions(view.words, zone)
            if not oblique(view, m) and not view.quoted(view.words[m.first].start)
        ]
        people = frozenset(key for m in found for key in m.keys if cast.people[key].person and self._meant(key))
        if len(people) != 1 or people & self.keys or self._traced(zone) or joint_in(view, zone):
            return ""
        return f"the sentence names {cast.people[next(iter(people))].name} before the words"

    def _lost_the_floor(self, at: Standing) -> str:
        """Somebody else is the clear subject of a cue between the holder's last mention and the words."""
        lexicon, view = self.view.lexicon, self.view
        if lexicon is None or at.own or at.nearest is None or self._traced(self._between(at.nearest)):
            return ""
        between = self._between(at.nearest)
        for i in reversed(between):
            if view.quoted(view.words[i].start) or i in self.cast.covered(view) or cue_at(lexicon, view, i) is None:
                continue
            subject = subject_of(view, self.cast, lexicon, i, between.stop, 0)
            if subject.keys & self.keys:
                return ""
            if subject.clear and any(self.cast.people[key].person and self._meant(key) for key in subject.keys):
                names = " / ".join(self.cast.people[key].name for key in sorted(subject.keys))
                return f"{names} has taken the floor since the holder was named"
        return ""

    def _between(self, nearest: int) -> range:
        """The words from the holder's last mention to the span."""
        return range(nearest, self.view.inside(self.evidence.start, self.evidence.end).start)

    def _unframed(self, at: Standing) -> str:
        if at.known or at.after is None or (at.after < _BEHIND and self._points_back()):
            return ""
        return "the holder is named only behind the words"

    def _other_speaks(self, frame: Frame, at: Standing) -> bool:
        """Whether the frame gives the words to another actor, and no mention of the holder competes."""
        subject, view = frame.subject, self.view
        others = [key for key in subject.keys if subject.clear or not self.cast.people[key].vague]
        if not others or (at.own and subject.chained and self._elsewhere(frame)):
            return False
        if self.free and self._unsure(frame, at):
            return False
        if self.free and self._person_at(frame) and not at.own and not subject.chained:
            return not self._traced(subject.slot, loosely=False)
        if not subject.clear:
            near = at.own or (at.before is not None and at.before <= _LOOSE_REACH)
            if near or subject.chained or joint_in(view, subject.slot):
                return False
            return (at.known or not self._points_back()) and not self._traced(subject.slot)
        as_object = self.keys & self.cast.named(view.words[subject.slot.start : subject.slot.stop])
        return bool(as_object) or not self._traced(subject.slot)

    def _unsure(self, frame: Frame, at: Standing) -> bool:
        """Whether the holder may be meant after all: named as near as a verb is followed back, or beside a body or a noun.

        A body right by the verb may be its object, or what the holder's title belongs to; an unknown word no verb.
        """
        subject = frame.subject
        if subject.chained:
            return at.own or (at.before is not None and at.before <= _CHAIN_REACH)
        if not subject.explicit or any(self.cast.people[key].person for key in subject.keys):
            return False
        return at.own or (frame.verb is OTHER and at.before is not None)

    def _somebody(self, frame: Frame, at: Standing) -> bool:
        """Whether an overt agent that no actor is stands in the slot, and nothing lets it be the holder."""
        return frame.subject.agent and not self._hinted(frame, None)

    def _slot_text(self, frame: Frame) -> str:
        slot = frame.subject.slot
        last = min(slot.stop, slot.start + _OPENING) - 1
        return self.view.text[self.view.words[slot.start].start : self.view.words[last].end]

    def _person_at(self, frame: Frame) -> bool:
        """Whether another person, by name and of the verb's gender, stands as its subject."""
        people = [key for key in frame.subject.keys if self.cast.people[key].person]
        return frame.subject.explicit and any(self._meant(key) for key in people)

    def _traced(self, slot: range, *, loosely: bool = True) -> bool:
        """Whether a word that tells of the holder and of no other actor stands among the words.

        Without `loosely`, a title or the noun of a body tells of nobody.
        """
        lexicon = self.view.lexicon
        common = frozenset[str]() if loosely or lexicon is None else lexicon.titles | lexicon.agents
        return trace(self.view, self.cast, self.keys, slot, self.cast.people, common)

    def _elsewhere(self, frame: Frame) -> bool:
        """Whether the holder is named in the window outside the slot: then nothing is certain."""
        slot = frame.subject.slot
        around = [*range(frame.window.start, slot.start), *range(slot.stop, frame.window.stop)]
        forms = [self.view.words[i].form for i in around]
        return any(find_phrase(forms, form) >= 0 for key in self.keys for form in self.cast.people[key].forms)

    def _open(self, frame: Frame) -> bool:
        """Whether the words may be anybody's: «both sides», a crowd, a turn of a dialogue, a part of the name."""
        spoken = range(frame.cue, max(frame.cue + 1, frame.subject.slot.stop))
        if joint_in(self.view, spoken) or frame.verb.plural or _inner(self.view.words[frame.cue].form, frame):
            return True
        if any(self.cast.people[key].vague for key in frame.subject.keys):
            return True
        return self._traced(frame.subject.slot) or in_turn(self.view, self.evidence.start)

    def _far(self, frame: Frame, at: Standing) -> bool:
        """Whether the holder stands in no reach of the frame, and no word that goes with the name either."""
        if at.own or (at.after == 1 and self._points_back()):
            return False
        subject = frame.subject
        if self.free and subject.explicit and at.before is None:
            return False
        reach = _REACH if subject.keys or subject.explicit else _LONG_REACH
        if subject.chained and not subject.keys and not subject.explicit:
            reach = _CHAIN_REACH
        nearest = min((n for n in (at.before, at.low) if n is not None), default=None)
        if nearest is not None and (nearest <= reach or (self.free and self._last_named(frame, nearest))):
            return False
        return not self._hinted(frame, reach)

    def _last_named(self, frame: Frame, nearest: int) -> bool:
        """Whether a verb without a subject goes back to the holder: of its gender, and the last person named."""
        if nearest > _PRONOUN_REACH or frame.subject.explicit or frame.subject.keys or frame.verb is OTHER:
            return False
        return rival_of(self.view, self.cast, self.keys, self.evidence, nearest) is None

    def _behind(self, frame: Frame, at: Standing) -> bool:
        """Whether the holder is named first in a later sentence."""
        pointed = self._points_back() and not (self.free and frame.verb is not OTHER)
        if at.known or at.after is None or (at.after < _BEHIND and pointed):
            return False
        back = self.view.inside(*self.view.around(self.evidence.start, self.evidence.end, before=1))
        return not joint_in(self.view, back) and not self._hinted(frame, 0)

    def _points_back(self) -> bool:
        """Whether the next sentence hands over what stands before it: «بهذه العبارة حسم …», «هكذا علق …»."""
        view, lexicon = self.view, self.view.lexicon
        number = view.sentence_at(max(self.evidence.start, self.evidence.end - 1)) + 1
        if lexicon is None or number >= len(view.sentences):
            return False
        first = view.inside(view.sentences[number].start, view.sentences[number].end)[:_OPENING]
        return any(cue_at(lexicon, view, i) or unclitic(view.words[i].form) & lexicon.pointing for i in first)

    def _hinted(self, frame: Frame, reach: int | None) -> bool:
        """Whether a word of the holder's stands in so many sentences before, or one that goes with the name."""
        if beside(self.view, self.cast, self.keys, frame.subject.slot):
            return True
        if reach is None:
            return False
        return self._traced(self.view.inside(*self.view.around(self.evidence.start, self.evidence.end, before=reach)))


def _inner(form: str, frame: Frame) -> bool:
    """Whether an unknown cue may be a first person («أسميها», «نبرأ») or a dual («اتفقا»): no name need stand by it."""
    bare = form.lstrip("وف")
    if frame.verb is not OTHER or len(bare) < _SHORT or bare.startswith("ال"):
        return False
    return bare[0] == "ن" or bare.endswith("ا") or (bare[0] == "ا" and bare.endswith(("ه", "ها", "هم")))
