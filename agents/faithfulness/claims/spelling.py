"""Names of a claim in the spelling of its source: غوتيريش and جوتيريش, "Kilani" and "Keelani" are one."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from agents.faithfulness.claims.forms import Term, near_sound, shapes, sound, stem_of
from agents.faithfulness.claims.ground import Ground
from agents.faithfulness.claims.lore import Lore
from agents.faithfulness.view import unclitic

_HEARD = 3
"""Consonants from which on a word alone is known by its sound."""
_LATIN_LETTERS = 0.35
"""The same for Latin spellings that sound alike: their vowels vary freely."""
_LETTERS = 0.65
"""Share of letters that two spellings of a name have in common."""


def as_spelt(terms: Sequence[Term], ground: Ground, lore: Lore) -> tuple[Term, ...]:
    """The terms, those that the article spells otherwise in its spelling; offsets stay the claim's."""
    return tuple(_spelt(terms, i, ground, lore) for i in range(len(terms)))


def _spelt(terms: Sequence[Term], i: int, ground: Ground, lore: Lore) -> Term:
    term = terms[i]
    whole = ground.whole
    said = unclitic(term.form) & (lore.glue | lore.negators | lore.hedges | lore.firm) or term.form in lore.verbs
    if (
        not said
        and term.form not in whole.forms
        and (surname := _behind(terms, i, ground))
        and surname not in lore.verbs
    ):
        return replace(term, form=surname, stem=stem_of(surname))
    if term.stem in whole.stems or term.form.isdigit() or shapes(term.form) & whole.shapes:
        return term
    if said:
        return term
    if any(shape in lore.contraries or shape in lore.alike for shape in shapes(term.form)):
        return term  # a word of the language, no name
    heard = sound(term.form)
    least = _HEARD - 1 if term.form.isascii() else _HEARD
    same = [form for form in whole.sounds.get(heard, ()) if alike(form, term.form)] if len(heard) >= least else []
    other = min(same, key=lambda form: (abs(len(form) - len(term.form)), form)) if same else _beside(terms, i, ground)
    return replace(term, form=other, stem=stem_of(other)) if other else term


def _behind(terms: Sequence[Term], i: int, ground: Ground) -> str:
    """The word that the article always has behind the word before the term, if the two sound alike; else empty.

    So «نوري الجرياني» is «نوري الغرياني», though جرياني by itself could be another word.
    """
    if not i or len(terms[i - 1].form) < _HEARD:
        return ""
    words = ground.view.words
    behind = {words[n + 1].form for n in range(len(words) - 1) if words[n].form == terms[i - 1].form}
    heard = {form for form in behind if alike(form, terms[i].form)}
    if len(behind) != 1 or len(heard) != 1:
        return ""
    (other,) = heard
    cut = other.endswith(terms[i].form) or terms[i].form.endswith(other)  # سيعود and يعود are two things
    return "" if cut else other


def _beside(terms: Sequence[Term], i: int, ground: Ground) -> str:
    """The word that the article has beside a neighbour of the term's, one consonant apart; empty when it has none."""
    beside = {terms[k].form for k in (i - 1, i + 1) if 0 <= k < len(terms) and len(terms[k].form) > 2}
    words = ground.view.words
    for n, word in enumerate(words):
        if word.form in beside:
            for k in (n - 1, n + 1):
                if 0 <= k < len(words) and alike(words[k].form, terms[i].form):
                    return words[k].form
    return ""


def alike(one: str, other: str) -> bool:
    """Whether two words may be one name: at most a consonant apart, and of mostly the same letters."""
    heard, told = sound(one), sound(other)
    if not heard or (heard != told and not near_sound(heard, told)):
        return False
    if one[0].isascii() != other[0].isascii():
        return heard == told
    least = _LATIN_LETTERS if one[0].isascii() and heard == told else _LETTERS
    return one.startswith("ال") == other.startswith("ال") and SequenceMatcher(None, one, other).ratio() >= least
