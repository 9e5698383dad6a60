"""What a statement says in its own voice where no verb of saying stands: لم نكسر بابا، نحن من كتب المطلب، نقبل الصيغة."""

from collections.abc import Iterator

from agents.readers.embedded.clauses import clause_end
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import common_words, cue_forms, frames
from agents.readers.embedded.subjects import COMMA

_BRIEFEST = 3
"""Words of a writer's own view, at least."""
_VERDICT = 7
"""Words of a verdict that opens with this, at most; a longer clause tells."""
_SHORTEST = 4
"""Letters of a verb in the first person plural, its ن counted."""


def declared(doc: Document, words: range) -> Iterator[range]:
    """Word ranges of a sentence, outside quotations, that a statement's issuer says of itself as we."""
    at = words.start
    while at < words.stop - 1:
        size = 0 if doc.words[at].quote >= 0 else _opens(doc, at, words)
        end = clause_end(doc, at, words.stop) if size else at + 1
        if size and end > at + size:
            yield range(at, end)
        at = max(end, at + 1)


def own_view(doc: Document, words: range, *, statement: bool) -> range | None:
    """The clause of a plain sentence that opens like its writer's own view: a negation, this, I; None for a question.

    A column tells with لم what happened, a statement denies with it.
    """
    at = _past_number(doc, words)
    if at + _BRIEFEST > words.stop or doc.words[at].quote >= 0 or set("؟?") & set(doc.gaps[words.stop].split("\n")[0]):
        return None
    form = doc.folded[at]
    denies = ("own_denial", "own_past_denial") if statement else ("own_denial",)
    verdict = (form.removeprefix("و"),) in frames()["own_verdict"]
    view = any((word,) in frames()["own_view"] for word in (form, form[1:] if form[0] in "وف" else form))
    if not (view or verdict or any((form,) in frames()[use] for use in denies)):
        return None
    end = clause_end(doc, at, words.stop)
    return range(at, end) if end - at >= _BRIEFEST and (not verdict or end - at <= _VERDICT) else None


def _past_number(doc: Document, words: range) -> int:
    """Where a sentence begins behind the number of its point: أولاً: …, 3- …."""
    for k in range(words.start + 1, min(words.start + 3, words.stop)):
        if set(":-–—") & set(doc.gaps[k]):
            return k
    return words.start


def notes_from(doc: Document) -> int:
    """The first word of the paper's own note behind a statement, else the number of words."""
    starts = (
        k for k in range(1, len(doc.words)) if "\n" in doc.gaps[k] and frames()["editors_note"].match(doc.folded, k)
    )
    return next(starts, len(doc.words))


def _opens(doc: Document, at: int, words: range) -> int:
    """Words that open what we say of ourselves at word at: a negation and its verb, نحن, a verb; 0 for none."""
    joined, form = lookup(doc.folded[at])
    if form[0] in "وف" and any((form[1:],) in frames()[use] for use in ("we", "not_past_or_future", "not_now")):
        joined, form = True, form[1:]
    opening = joined or at == words.start or bool(COMMA & set(doc.gaps[at])) or ":" in doc.gaps[at]
    if (form,) in frames()["we"]:
        return 1 if opening else 0
    following = doc.folded[at + 1]
    if (form,) in frames()["not_past_or_future"] and following.startswith("ن") and len(following) >= _SHORTEST:
        return 2
    if (form,) in frames()["not_now"] and following.startswith("ن"):
        return 2 if _ours(following) else 0
    return 1 if opening and _ours(form) and form not in common_words() else 0


def _ours(form: str) -> bool:
    """Whether a folded word is a verb of stance in the first person plural of the present and nothing else."""
    readings = cue_forms().get(form, ()) if form.startswith("ن") else ()
    return bool(readings) and all(r.how.person == 1 and r.how.form == "present" for r in readings)
