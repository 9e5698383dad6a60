"""Who holds the floor by the layout alone: a byline, the name that heads a line, the turns of a dialogue."""

from typing import Literal

import regex

from agents.faithfulness.lists import kind
from agents.faithfulness.names import Cast
from agents.faithfulness.standing import in_turn, joint_in, oblique, trace
from agents.faithfulness.view import View

Floor = Literal["mine", "other", ""]
_BYLINE_WORDS = 8
_HEAD = 14
"""Words before a colon in which the name that heads a line stands."""
_OPENING = 4
"""Words that may stand before that name: an hour, a mark of news, an office."""
_TURNS = 4
"""Lines that begin as turns from which on an article is a dialogue."""
_LINKED = regex.compile(r"[:«“\"]\s*$")
_SPEAKS = regex.compile(r"^(?:[^\n:]|(?<=\d):(?=\d))*(?<!\d):")


def floor_of(view: View, cast: Cast, keys: frozenset[str], start: int) -> Floor:
    """Whether the layout gives the words at `start` to `keys`, to somebody else, or does not tell."""
    if view.quoted(start):
        return ""
    line = view.text.rfind("\n", 0, start) + 1
    if in_turn(view, start):
        return "other" if _stranger(view, cast, keys) else ""
    headed = _headed(view, cast, keys, line, start)
    return headed or _written(view, cast, keys, start)


def _stranger(view: View, cast: Cast, keys: frozenset[str]) -> bool:
    """Whether nobody is named so before the first turn of a dialogue: who is only talked of there takes no turn."""
    starts = [0, *(m.end() for m in regex.finditer(r"\n+", view.text))]
    turns = [at for at in starts if at < len(view.text) and in_turn(view, at)]
    if len(turns) < _TURNS:
        return False
    return not cast.named([w for w in view.words if w.start < turns[0]]) & keys


def _headed(view: View, cast: Cast, keys: frozenset[str], line: int, start: int) -> Floor:
    """Whether a name that heads the line up to its first colon is the speaker's or another's."""
    colon = _SPEAKS.match(view.text[line:start])
    if colon is None:
        return ""
    head = view.inside(line, line + colon.end())
    if not head or len(head) > _HEAD or joint_in(view, head):
        return ""
    named = [m for m in cast.mentions(view.words, head) if not oblique(view, m)]
    if not named or named[0].first - head.start > _OPENING or trace(view, cast, keys, head):
        return ""
    return "mine" if any(m.keys & keys for m in named) else "other"


def _written(view: View, cast: Cast, keys: frozenset[str], start: int) -> Floor:
    """Whether the words are the writer's own, in a piece that opens with a byline."""
    first = view.text.find("\n")
    words = [w for w in view.words if w.start < first]
    if first < 0 or not 1 < len(words) <= _BYLINE_WORDS or words[0].form not in kind("bylines") or _handed(view, start):
        return ""
    return "mine" if cast.named(words) & keys else "other"


def _handed(view: View, start: int) -> bool:
    """Whether something right before the words hands them over."""
    before = view.inside(0, start)
    complements = view.lexicon.complementisers if view.lexicon else frozenset[str]()
    that = bool(before) and view.words[before.stop - 1].form in complements
    return that or _LINKED.search(view.text[:start]) is not None
