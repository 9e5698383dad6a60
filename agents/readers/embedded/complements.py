"""What follows a cue: أن, a quotation, a colon or an object, and the cue forms that end the search for it."""

from collections.abc import Sequence
from typing import Literal

from agents.readers.embedded.affixes import indefinite, readings
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import Verb, body_heads, cue_forms, frames, small_words
from agents.readers.embedded.morphology import Inflection

Complement = Literal["that", "quote", "colon", "object", "none"]
_BEFORE_CLAUSE = frozenset(("قبل", "بعد", "دون", "منذ", "بدل", "لحين", "رغم"))
"""Words that make an adverbial clause of the أن after them (قبل أن يطوى)."""
_PRONOUNS = frozenset(("ه", "ها", "هم", "هن", "هما", "ك", "كم", "نا"))
"""Pronouns joined to a preposition (رحّب به، تبرّأت منها)."""
_TURN = 6
"""Words behind a turn such as لكن in which another's verb of saying stands."""
_REACH = 45
"""Words between a cue and its complement, at most."""


def lookup(word: str) -> tuple[bool, str]:
    """Whether و or ف is joined before a cue, and the cue's form without it."""
    table = cue_forms()
    if word in table:
        return False, word
    if word[:1] in "وف" and word[1:] in table and (len(word) > 3 or word[1:] in small_words()["two_letter_verbs"]):
        return True, word[1:]
    if word[:1] == "ل" and word[1:2] in "يتن" and len(word) > 3 and word[1:] in table:
        return False, word[1:]
    return False, word


def says_enough(doc: Document, i: int, stop: int, needs: Sequence[str]) -> bool:
    """Whether a word behind the verb at word i begins as the verb needs it, whatever is joined before (حمّله المسؤولية)."""
    behind = (readings(form) for form in doc.folded[i + 1 : stop]) if needs else ()
    return not needs or any(indefinite(rest).startswith(tuple(needs)) for forms in behind for _, rest in forms)


def complement_of(doc: Document, i: int, stop: int, verb: Verb, how: Inflection) -> tuple[Complement, int]:
    """The first of أن, a quotation, a colon or an object after the cue."""
    that, says = frames()["that"], frames()["says_by"]
    object_at = 0
    for j in range(i + 1, min(stop, i + _REACH)):
        form = doc.folded[j]
        gap = doc.gaps[j]
        clock = gap == ":" and form.isdecimal()
        if (":" in gap or "：" in gap) and not clock and (not object_at or verb.act in ("statement", "assessment")):
            return "colon", j
        if doc.words[j].quote >= 0 and not object_at:
            quote = doc.opens_quote(j)
            if quote is not None and doc.last_word(quote) - j > 1:
                if _attached_preposition(doc, j):
                    object_at = j
                elif _speech_like(doc, j, quote.inner_end):
                    return "quote", j
        if (
            (form,) in that
            and verb.that
            and doc.words[j].quote == doc.words[i].quote
            and not _conditional(doc, j, object_at)
            and doc.folded[j - 1] not in _BEFORE_CLAUSE
        ):
            return "that", j + 1
        if j > i + 1 and _starts_clause(doc, j) and (form,) not in says:
            break
        if not object_at and (_is_prep(verb, doc, j) or (verb.that and frames()["contrary"].match(doc.folded, j))):
            object_at = j
    if how.suffix and not object_at and not verb.bare and not verb.preps:
        return "none", i + 1
    if not object_at and not how.suffix and _bare_is_blocked(doc, i, stop, how):
        return "none", i + 1
    if object_at or verb.bare or (how.suffix and verb.act in ("denial", "rejection")):
        after = doc.gaps[i + 1] if i + 1 < len(doc.gaps) else "."
        if i + 1 < stop and (not any(c in after for c in ".؛:") or how.suffix):
            return "object", i + 1
        return ("object", i + 1) if how.suffix else ("none", i + 1)
    return "none", i + 1


def _bare_is_blocked(doc: Document, i: int, stop: int, how: Inflection) -> bool:
    """Whether what follows a participle or noun cannot be its object (مجدداً بعد أسبوعين)."""
    if how.form not in ("doing", "noun") or i + 1 >= stop:
        return False
    return doc.folded[i + 1] in small_words()["prepositions"] or doc.gaps[i + 1].strip() not in ("", "«", "“", '"')


def _conditional(doc: Document, j: int, object_at: int) -> bool:
    """Whether إن is 'if' rather than 'that'."""
    if doc.folded[j] != "ان":
        return False
    following = doc.folded[j + 1] if j + 1 < len(doc.words) else ""
    return following == "لم" or (object_at > 0 and doc.words[j].text.startswith("إ"))


def _speech_like(doc: Document, j: int, inner_end: int) -> bool:
    """A quotation that is a name (حركة «العودة») is no speech."""
    size = doc.word_at(inner_end) - j
    before = doc.folded[j - 1] if j else ""
    heads = body_heads()
    forms = {form for _, rest in readings(before) for form in (rest, indefinite(rest))}
    naming = ("so_called", "by_name", "inside_title")
    called = before in ("ل", "لـ") or any(before in small_words()[use] for use in naming)
    named = (called or any((form,) in heads for form in forms)) and ":" not in doc.gaps[j]
    return not (named and size <= 4)


def _attached_preposition(doc: Document, j: int) -> bool:
    """Whether ب، ل، ف or و stands joined before the quotation's mark (بـ«…»)."""
    return j > 0 and doc.words[j - 1].folded in ("ب", "ل", "ك") and " " not in doc.gaps[j].rstrip(' «“"')


def _is_prep(verb: Verb, doc: Document, j: int) -> bool:
    form = doc.folded[j]
    if form in verb.preps and len(form) > 1:
        return True
    if any(form.startswith(p) and form[len(p) :] in _PRONOUNS for p in verb.preps):
        return True
    return any(len(p) == 1 and form[0] == p and len(form) > 2 for p in verb.preps)


def has_preposition(doc: Document, i: int, stop: int, verb: Verb) -> bool:
    """Whether one of the verb's prepositions stands within eight words."""
    return any(_is_prep(verb, doc, j) for j in range(i + 1, min(stop, i + 9)))


def _starts_clause(doc: Document, j: int) -> bool:
    """Whether a new clause with its own cue begins at word j."""
    joined, form = lookup(doc.folded[j])
    gap = doc.gaps[j]
    if "؛" in gap or "." in gap:
        return True
    readings = cue_forms().get(form, ())
    finite = any(r.how.form in ("past", "present") and r.how.person == 3 for r in readings)
    doing = any(r.how.form == "doing" for r in readings)
    nominal = any(r.how.form == "noun" for r in readings)
    if joined and finite and not any(r.verb.weak for r in readings) and (not nominal or "،" in gap):
        return True
    if "،" in gap or "," in gap:
        breaks = frames()["clause_breaks"].match(doc.folded, j) > 0 or _turns(doc, j)
        breaks = breaks or frames()["what_another"].match(doc.folded, j) > 0  # …، الأمر الذي وصفه فلان بأنه كذا
        return (joined and finite) or doing or breaks
    return (
        doing
        and not nominal
        and not any(r.verb.weak for r in readings)
        and form.endswith(("ا", "ه"))
        and not form.startswith("ال")
    )


def _turns(doc: Document, j: int) -> bool:
    """«…، لكن الجبهة أكدت أن …»: whether the word turns to somebody else, whose verb of saying follows."""
    if not frames()["soft_breaks"].match(doc.folded, j):
        return False
    ahead = range(j + 1, min(j + _TURN, len(doc.words)))
    found = (cue_forms().get(lookup(doc.folded[k])[1], ()) for k in ahead)
    return any(r.how.form in ("past", "present") and r.how.person == 3 for readings in found for r in readings)
