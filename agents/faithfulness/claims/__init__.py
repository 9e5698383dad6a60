"""One claim of a free text against the words it cites: a verdict for every aspect, never a pass for want of text."""

from collections.abc import Sequence

from agents.faithfulness.claims.align import aligned
from agents.faithfulness.claims.amounts import check_dates, check_numbers
from agents.faithfulness.claims.attribution import attribution_of
from agents.faithfulness.claims.cast import cast_for
from agents.faithfulness.claims.comparison import Comparison
from agents.faithfulness.claims.forms import Term, terms_of
from agents.faithfulness.claims.ground import Ground, ground_of
from agents.faithfulness.claims.lore import lore
from agents.faithfulness.claims.put_in import subject_behind, subject_put_in
from agents.faithfulness.claims.report import Aspect, ClaimReport, breaks, open_to_doubt
from agents.faithfulness.claims.roles import check_roles
from agents.faithfulness.claims.speaking import check_said_by, check_voice_of
from agents.faithfulness.claims.spelling import as_spelt
from agents.faithfulness.claims.split import claims_of
from agents.faithfulness.claims.turning import check_modality, check_polarity, check_reporting
from agents.faithfulness.claims.wording import check_contraries, check_names, check_support, foreign
from agents.faithfulness.view import Word
from retrieval.text.language import detect
from schemas.article import Article
from schemas.brief import Actor
from schemas.draft import DraftActor
from schemas.grounded import Finding

__all__ = ["Aspect", "ClaimReport", "check_claim", "claims_of"]


def check_claim(
    claim: str,
    cited: Sequence[str],
    language: str,
    *,
    article: Article | None = None,
    actors: Sequence[Actor | DraftActor] = (),
) -> ClaimReport:
    """Compare one claim with the words it cites, aspect by aspect.

    Args:
        claim: One sentence; see `claims_of` for texts of several.
        cited: The verbatim words it stands on; none, or words that the article lacks, never make a pass.
        language: Of the claim, as an ISO 639-1 code.
        article: What the words are cited from: gives their sentences, the speakers, and where a name stands instead.
        actors: Known actors of the article with their aliases.
    """
    report = _unheard(claim, cited)
    if report is not None:
        return report
    words = lore(language)
    ground = ground_of(article, cited, language)
    if ground is None:
        return ClaimReport(claim, (breaks("cited", "the cited words do not stand in the article", stated=cited[0]),))
    own = ground.view.article.language if article is not None else language
    if words is None or own != language or not _same_script(claim, ground.near_text):
        reason = f"a claim in «{language}» on words in «{own}» cannot be compared"
        return ClaimReport(claim, (open_to_doubt("support", reason),))
    return ClaimReport(claim, _findings(_comparison(claim, ground, actors)))


def _unheard(claim: str, cited: Sequence[str]) -> ClaimReport | None:
    """The report where there is nothing to compare."""
    if not terms_of(claim):
        return ClaimReport(claim, (open_to_doubt("support", "the claim is empty"),))
    if not any(terms_of(text) for text in cited):
        return ClaimReport(claim, (open_to_doubt("cited", "the claim cites no words", stated=claim),))
    return None


def _same_script(one: str, other: str) -> bool:
    return (detect(one) in ("ar", "fa", "ur", "ku")) == (detect(other) in ("ar", "fa", "ur", "ku"))


def _comparison(claim: str, ground: Ground, actors: Sequence[Actor | DraftActor]) -> Comparison:
    words = lore(ground.view.article.language)
    assert words is not None  # noqa: S101 - checked by the caller
    terms = as_spelt(terms_of(claim), ground, words)
    cast = cast_for(actors)
    named = [range(m.first, m.last) for m in cast.mentions(_words(terms))]
    head = attribution_of(claim, terms, words, named)
    alignment = aligned([terms[i] for i in head.content], ground.near)
    if not head.attributed:
        head = subject_put_in(head, alignment, ground.view.text, words)
        alignment = aligned([terms[i] for i in head.content], ground.near)
    elif head.link == "object":
        head = subject_behind(head, alignment, terms)
        alignment = aligned([terms[i] for i in head.content], ground.near)
    return Comparison(claim, terms, words, ground, cast, head, alignment)


def _findings(it: Comparison) -> tuple[Finding, ...]:
    strange = foreign(it)
    return (
        check_numbers(it),
        check_dates(it),
        check_names(it, strange),
        check_contraries(it),
        check_roles(it),
        check_polarity(it),
        check_modality(it),
        check_reporting(it),
        check_said_by(it),
        check_voice_of(it),
        check_support(it, strange),
    )


def _words(terms: Sequence[Term]) -> list[Word]:
    return [Word(t.start, t.end, t.form) for t in terms]
