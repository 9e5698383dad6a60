"""How sure, how real: modality of claims and likelihood of risks against the words."""

from collections.abc import Sequence

from agents.faithfulness.polarity import negated
from agents.faithfulness.verdict import failed, passed, unmeasurable
from agents.faithfulness.view import View, find_phrase, holds, unclitic, words_of
from agents.faithfulness.words import Words
from schemas.evidence import Evidence
from schemas.grounded import Finding
from schemas.vocabulary import Likelihood, Modality

_BANDS: dict[Likelihood, int] = {
    "almost_no_chance": 1,
    "very_unlikely": 2,
    "unlikely": 3,
    "roughly_even_chance": 4,
    "likely": 5,
    "very_likely": 6,
    "almost_certain": 7,
}
_HEAD = 3
"""Words at the span's beginning in which a marker governs all of it."""


def check_modality(
    view: View, evidence: Evidence | None, against: Evidence | None, modality: Modality, *, attributed: bool
) -> Finding:
    """Compare a claim's modality with the markers in and before its span.

    Args:
        view: The article.
        evidence: The span that asserts; None when only the denial was found.
        against: The span that denies.
        modality: What the item says.
        attributed: Whether the item names who asserts it.
    """
    lexicon, span = view.lexicon, evidence or against
    if lexicon is None or span is None:
        return unmeasurable("modality", "modality_mismatch", "no words that the checker knows", stated=modality)
    if modality == "denied":
        if against is not None:
            return check_denial(view, against, "modality")
        holds_denial = negated(view, lexicon, span)
        return _needs(modality, bool(holds_denial), "nothing in these words denies anything", hard=True)
    if modality == "negated":
        return _needs(modality, negated(view, lexicon, span), "nothing in these words negates anything", hard=True)
    if modality == "actual":
        return _actual(view, lexicon, span)
    begin, _ = view.around(span.start, span.end)
    forms = view.forms(view.inside(begin, span.end))
    if modality == "future":
        return _needs(modality, is_future(forms, lexicon), "no word of the future was found", hard=False)
    if modality == "hypothetical":
        return _needs(
            modality, bool(holds(forms, lexicon.hypothetical)), "no word of possibility was found", hard=False
        )
    marked = attributed or any(unclitic(form) & lexicon.alleged for form in forms)
    return _needs(modality, marked, "nobody is said to assert it", hard=False)


def check_denial(view: View, against: Evidence, field: str = "denied_by") -> Finding:
    """The denying span denies: silence is no denial."""
    if view.lexicon is None:
        return unmeasurable(field, "polarity_mismatch", f"no lexicon for «{view.article.language}»")
    if negated(view, view.lexicon, against):
        return passed(field, "the span denies", found=against.quote)
    _, finish = view.around(against.start, against.end)
    behind = view.forms(view.inside(against.end, finish))
    if any(view.lexicon.verbs[b].kind == "deny" for form in behind for b in unclitic(form) if b in view.lexicon.verbs):
        return passed(field, "the span is denied right behind", found=against.quote)
    return unmeasurable(
        field, "polarity_mismatch", "no denying word was found in the denying span", found=against.quote
    )


def is_future(forms: Sequence[str], lexicon: Words) -> bool:
    """Whether a marker of the future stands among the words: سوف, a verb in س, will."""
    arabic = lexicon.language == "ar"
    return any(
        unclitic(form) & lexicon.future
        or (arabic and len(form) > 4 and form.lstrip("وف")[:2] in ("سي", "ست", "سن", "سا"))
        for form in forms
    )


def check_likelihood(
    view: View, evidence: Evidence, stated: Sequence[str], band: Likelihood | None
) -> tuple[Finding, ...]:
    """Words of likelihood stand in the risk's sentences; a band stands on such a word and does not leave it far behind."""
    findings: list[Finding] = []
    near = view.forms(view.inside(*view.around(evidence.start, evidence.end)))
    for word in stated:
        phrase = tuple(w.form for w in words_of(word))
        there = bool(phrase) and find_phrase(near, phrase) >= 0
        reason = "the word of likelihood stands there" if there else f"«{word}» does not stand in the risk's sentence"
        findings.append(
            passed("likelihood_words", reason, stated=word)
            if there
            else failed("likelihood_words", "modality_mismatch", reason, stated=word)
        )
    if band is not None:
        findings.append(_band(view, stated, band))
    return tuple(findings)


def _band(view: View, stated: Sequence[str], band: Likelihood) -> Finding:
    if not stated:
        return failed(
            "likelihood", "modality_mismatch", "a band of likelihood without a word of likelihood", stated=band
        )
    known = _known(view.lexicon, stated)
    if known is None:
        return unmeasurable("likelihood", "modality_mismatch", "the word of likelihood has no known band", stated=band)
    if abs(known - _BANDS[band]) > 1:
        return failed(
            "likelihood",
            "modality_mismatch",
            "the word of likelihood is of another band",
            stated=band,
            found=" ".join(stated),
        )
    return passed("likelihood", "the word of likelihood is of that band", stated=band, found=" ".join(stated))


def _known(lexicon: Words | None, stated: Sequence[str]) -> int | None:
    if lexicon is None:
        return None
    for text in stated:
        forms = [word.form for word in words_of(text)]
        if any(form in lexicon.negators for form in forms):
            exact = [value for phrase, value in lexicon.likelihood if tuple(forms) == phrase]
            return exact[0] if exact else None
        for phrase, value in lexicon.likelihood:
            if find_phrase(forms, phrase) >= 0:
                return value
    return None


def _actual(view: View, lexicon: Words, span: Evidence) -> Finding:
    inner = view.forms(view.inside(span.start, span.end))
    head = inner[:_HEAD]
    begin, _ = view.around(span.start, span.end)
    before = view.forms(view.inside(begin, span.start))[-_HEAD * 2 :]
    alleged = next((form for form in [*before, *head] if unclitic(form) & lexicon.alleged), None)
    if alleged:
        return failed(
            "modality", "modality_mismatch", f"«{alleged}» makes it an allegation", stated="actual", found=alleged
        )
    if is_future(head, lexicon):
        return failed("modality", "modality_mismatch", "it is still to come", stated="actual", found=" ".join(head))
    if holds(inner, lexicon.hypothetical) or is_future(inner, lexicon):
        return unmeasurable("modality", "modality_mismatch", "a word of possibility stands in it", stated="actual")
    return passed("modality", "nothing makes it less than a statement of fact", stated="actual")


def _needs(modality: Modality, there: bool, reason: str, *, hard: bool) -> Finding:
    if there:
        return passed("modality", "the words mark it so", stated=modality)
    make = failed if hard else unmeasurable
    return make("modality", "modality_mismatch", reason, stated=modality)
