"""Shapes of words that tell what a speaker does by saying them: futures, first persons, negations, terms of time."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import regex

from agents.readers.embedded.lexicon import cue_forms, data, frames, phrases
from agents.readers.embedded.once import once
from retrieval.text.normalise import fold_text
from schemas.vocabulary import SpeechAct

_FUTURE = regex.compile(r"[وف]?س(?P<person>[اينت])(?P<stem>\p{L}{2,})")
_LET = regex.compile(r"[وف]ل[ينت]\p{L}{2,}")
_WE_DID = regex.compile(r"\p{L}{2,}نا(?:ه|ها|هم|كم)?")
_PAST = regex.compile(r"(?![يتن]|ال)\p{L}{2,}(?:ت|وا)")
_CLITICS = ("و", "ف")
_NOT = frozenset(("لا", "لن", "ما", "ولا", "ولن", "فلا", "فلن"))
_NEGATORS = _NOT | {"لم", "ولم", "غير", "ليس", "ليست", "دون", "بلا", "عدم"}
_AFFIRMED = frozenset(("offer", "commitment", "endorsement", "accord"))
_FAR = 18
"""The same where the noun says whose it is."""
_REACH = 9
"""Words from a verb of announcing within which its verbal noun stands (أعلن الوزير أمس رفضه)."""


def bare(word: str) -> str:
    """The word without a joined و or ف, where enough of it is left."""
    return word[1:] if len(word) > 3 and word[0] in _CLITICS else word


def holds(words: Sequence[str], kind: str) -> bool:
    """Whether a phrase of the content list `kind` stands in the words, a joined و or ف left aside.

    What is offered, promised or praised counts only without a negation right before it (لا ضامن).
    """
    table = phrases("content", kind)
    for i in range(len(words)):
        if kind in _AFFIRMED and i and words[i - 1] in _NEGATORS:
            continue
        rest = bare(words[i])
        if table.match(words, i) or (table.begins(rest) and table.match((rest, *words[i + 1 :]), 0)):
            return True
    return False


@once
def carried_acts() -> dict[str, tuple[SpeechAct, int]]:
    """Folded verbal noun → the act of who announces, renews or affirms it, and how far from the verb it may stand."""
    table: dict[str, tuple[SpeechAct, int]] = {}
    for act, nouns in data("ar", "content")["carried"].items():
        for noun in map(fold_text, nouns):
            joined = noun[:-1] + "ت" if noun.endswith("ه") else noun
            own = {joined + end: _FAR for end in ("ه", "ها", "هم", "هما", "نا", "ي")}
            for form, reach in {noun: _REACH, "ال" + noun: _REACH, **own}.items():
                for particle in ("", "ب", "عن", "ل"):
                    table.setdefault(particle + form, (act, reach))
    return table


def carried(words: Sequence[str]) -> SpeechAct | None:
    """The act of the verbal noun behind a verb of announcing: «جدد فلان نفيه»; None when there is none."""
    table = carried_acts()
    found = (table[w][0] for i, w in enumerate(words[:_FAR]) if i and w in table and i < table[w][1])
    return next(found, None)


def performed(words: Sequence[str]) -> SpeechAct | None:
    """The act that a first person does by naming it: «ننفي», «لكنني أحذر»; None when there is none."""
    for before, word in zip(("", *words[:4]), words[:5], strict=False):
        readings = cue_forms().get(bare(word), ()) or cue_forms().get(word, ())
        own = [r.verb.act for r in readings if r.how.person == 1 and r.how.form == "present" and not r.verb.weak]
        if own and len(own) == len(readings) and before not in _NEGATORS and own[0] not in ("statement", "assessment"):
            return own[0]
    return None


def undertakes(words: Sequence[str]) -> bool:
    """A future by which the speaker, or who he speaks for, binds himself: «سنرافق», «بلاده ستكفل»."""
    stems = frozenset(fold_text(s) for s in data("ar", "content")["undertaken"])
    nouns = phrases("content", "not_future")
    found = (_FUTURE.fullmatch(w) for w in words[:5] if (bare(w),) not in nouns)
    return any(m and (m["person"] == "ن" or any(m["stem"].startswith(s) for s in stems)) for m in found)


def commands(words: Sequence[str]) -> bool:
    """A jussive or an obligation laid on somebody: «فليسلموا», «على الحكومة أن»."""
    if any(_LET.fullmatch(w) for w in words[:2]):
        return True
    begins = next((i for i in range(min(3, len(words))) if words[i] in ("علي", "وعلي", "فعلي")), None)
    return begins is not None and any(w in ("ان", "الا") for w in words[begins + 2 : begins + 5])


def disowns(words: Sequence[str]) -> bool:
    """A first person that denies a deed: «ما نهبنا», «لسنا طرفا», «لا نتوسط»."""
    refusing = phrases("content", "refused")
    for before, word in pairwise(words[:6]):
        if before in ("ما", "وما") and _WE_DID.fullmatch(word):
            return True
        if before in ("لم", "ولم") and word[:1] == "ن":
            return True
        if before in ("لا", "ولا") and word[:1] == "ن" and len(word) > 3 and (word,) not in refusing:
            return True
    return any(w in ("لسنا", "لست", "ولسنا") for w in words[:8])


def falls_short(words: Sequence[str]) -> bool:
    """Somebody did less than he owed: «لم تنفذ إلا», «لم تفعل سوى»."""
    at = next((i for i, w in enumerate(words) if w in ("لم", "ولم")), None)
    return at is not None and any(w in ("الا", "سوي") for w in words[at + 2 : at + 4])


def only_after(words: Sequence[str]) -> bool:
    """Nothing of the one before the other: «لا رحلة قبل راتب»; a date is no condition."""
    at = next((i for i, w in enumerate(words) if w in _NOT), None)
    if at is None:
        return False
    later = [i + 1 for i in range(at + 1, len(words) - 1) if words[i] == "قبل"]
    times = phrases("content", "times")
    return any(not times.match(words, i) and not words[i].isdigit() for i in later)


def conditional(words: Sequence[str]) -> bool:
    """Whether the words state a condition: «إذا», «متى», «إن طلبوا»; «حتى إشعار آخر» states none."""
    unless = frames()["unless"]
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        if unless.match(words, i) and not following.startswith("اشعار"):
            return True
        if i and word == "ان" and _PAST.fullmatch(following):
            return True
    return holds(words, "given")


def leaves(words: Sequence[str]) -> bool:
    """Whether what is asked for is to leave, to end or not to do something: «الكف عن», «بإلغاء العقد», «ألا»."""
    table = phrases("content", "leaving")
    return any((w,) in table or ((w[1:],) in table and w[0] in "بول") for w in words[:8])


SHAPES: dict[SpeechAct, Callable[[Sequence[str]], bool]] = {
    "condition": only_after,
    "commitment": undertakes,
    "demand": commands,
}
