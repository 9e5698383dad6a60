"""Cues: the words that hand over a speaker, where they stand in a text."""

from agents.faithfulness.view import View, unclitic
from agents.faithfulness.words import Verb, Words

OTHER = Verb("other", None)
"""A cue that an item names and no lexicon knows."""
ACCORDING = Verb("according", None)
"""«بحسب», «على لسان», according to: the speaker follows."""
_BEFORE_VERB = ("و", "ف", "ل", "ب", "س", "وس", "فس")


def cue_at(lexicon: Words, view: View, at: int) -> Verb | None:
    """What the word at `at` says as a cue, if it is one. A preposition that hands over a speaker is one too."""
    form = view.words[at].form
    for bare in sorted(unclitic(form), key=len, reverse=True):
        clitic = form[: len(form) - len(bare)]
        if bare in lexicon.verbs and (not clitic or clitic in _BEFORE_VERB):
            return lexicon.verbs[bare]
    return ACCORDING if according(view, lexicon, at) else None


def according(view: View, lexicon: Words, at: int) -> int:
    """How many words the handing-over phrase at `at` has; 0 when there is none."""
    bare = unclitic(view.words[at].form)
    rest = tuple(word.form for word in view.words[at + 1 : at + 4])
    return next((len(p) for p in lexicon.according if p[0] in bare and rest[: len(p) - 1] == p[1:]), 0)
