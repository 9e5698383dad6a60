"""Whether a named person is spoken of as a man or a woman, by the verbs and titles that stand right by the name."""

from functools import lru_cache

from agents.faithfulness.cues import cue_at
from agents.faithfulness.lists import kind
from agents.faithfulness.names import Cast, Mention
from agents.faithfulness.view import View
from agents.faithfulness.words import Verb, Words

_LONG = 4
"""Letters from which on a title in «ة» is a woman's."""
_TITLES = 3
"""Words before a name among which its bearer's title stands."""


def gender_of(view: View, cast: Cast, keys: frozenset[str]) -> bool | None:
    """True for a woman, False for a man, None where the text does not tell, tells both, or no one person is meant."""
    people = [cast.people[key] for key in keys if key in cast.people and cast.people[key].person]
    if view.lexicon is None or view.lexicon.language != "ar" or len(people) != 1:
        return None
    return _told(view, cast, people[0].key)


@lru_cache(maxsize=4096)
def _told(view: View, cast: Cast, key: str) -> bool | None:
    lexicon = view.lexicon
    assert lexicon is not None  # noqa: S101 - checked by the caller
    forms = {form[0] for form in cast.people[key].forms if form}
    found = {bool(forms & kind("women"))} if forms & (kind("women") | kind("men")) else set[bool]()
    for mention in cast.everywhere(view):
        if mention.keys == {key}:
            found |= _by_mention(view, lexicon, mention)
    return found.pop() if len(found) == 1 else None


def _by_mention(view: View, lexicon: Words, mention: Mention) -> set[bool]:
    """What the verb before a name or its titles, and a woman's title, tell."""
    found: set[bool] = set()
    for i in range(mention.first - 1, max(-1, mention.first - 1 - _TITLES), -1):
        gap = view.text[view.words[i].end : view.words[i + 1].start]
        if gap.strip() and gap.strip() not in "(،":
            break
        word = view.words[i]
        verb = cue_at(lexicon, view, i)
        if verb is not None and word.form not in lexicon.titles:
            if gap.strip() or not _singular(verb):
                break
            return found | {bool(verb.feminine)}
        woman = "ة" in view.text[word.start : word.end][-2:] and len(word.form) > _LONG
        titled = word.form.removesuffix("ه").removeprefix("و") in lexicon.titles or word.form in lexicon.titles
        if titled and woman:
            found.add(True)
        elif not titled and (i < mention.first - 1 or not word.form.startswith("ال")):
            break
    return found


def _singular(verb: Verb) -> bool:
    return verb.feminine is not None and not verb.verbal_noun and not verb.plural and not verb.bare


def at_odds(view: View, cast: Cast, keys: frozenset[str], verb: Verb) -> bool:
    """Whether a finite verb in the singular tells of a man and the person is a woman, or the other way."""
    told = gender_of(view, cast, keys) if _singular(verb) else None
    return told is not None and told != verb.feminine
