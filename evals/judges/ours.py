"""Our own checker as a judge, and the two rows that are always printed beside one: overlap, and the claim alone."""

from functools import lru_cache

from agents.content import content_stems, held
from agents.faithfulness import check_statement
from agents.faithfulness.words import LANGUAGES, words
from agents.grounding import SourceText
from evals.judges import Verdict, askable
from retrieval.sources import article_from_text
from retrieval.text.language import detect
from retrieval.text.stem import skeleton
from schemas.evidence import Evidence

SUPPORTED = 0.5
"""Share of a claim's content words that the source must hold near the cited words: less is unsupported, and fails."""
ALIKE = 0.6
"""Share of a claim's content words that the overlap row asks for."""
NEAR = 2
"""Sentences a claim is held against when it cites none."""


class Ours:
    """`agents.faithfulness` on free text: numbers, dates, names, negation; and the claim's words must be there at all."""

    name = "wasit"

    def verdict(self, source: str, claim: str, cited: str) -> Verdict:
        """The checker's verdict; a cited passage that the source lacks fails."""
        if not askable(source, claim, cited or source):
            return "unmeasurable"
        text = _source(source)
        spans = spans_of(text, claim, cited)
        if not spans:
            return "fail" if cited.strip() else "unmeasurable"
        asked = content_stems(claim)
        if not asked:
            return "unmeasurable"
        around = content_stems(" ".join(_around(text, span) for span in spans))
        if not around:
            return "unmeasurable"
        found = check_statement(claim, spans, text)
        if found.verdict == "fail" or len(held(asked, around)) < SUPPORTED * len(asked):
            return "fail"
        if found.verdict == "pass" and detect(claim) not in LANGUAGES and claim.strip() not in source:
            return "unmeasurable"  # without a lexicon a negation or a denial goes unseen
        return found.verdict


class Overlap:
    """The share of the claim's content words that stand in the source: what every checker must beat."""

    name = "overlap"

    def score(self, source: str, claim: str) -> float | None:
        """The share; None when one of the two has no content word."""
        asked, there = content_stems(claim), content_stems(source)
        return len(held(asked, there)) / len(asked) if asked and there else None

    def verdict(self, source: str, claim: str, cited: str) -> Verdict:
        """Whether the share is large enough."""
        share = self.score(source, claim) if askable(source, claim, cited or source) else None
        return "unmeasurable" if share is None else "pass" if share >= ALIKE else "fail"


class Blind:
    """Never looks at the source: fails what negates or denies. What it gets right is in the claims, not in their support."""

    name = "source-blind"

    def verdict(self, source: str, claim: str, cited: str) -> Verdict:
        """From the claim alone."""
        if not claim.strip():
            return "unmeasurable"
        marked = _negative() | frozenset(("not", "no", "never", "denied", "denies"))
        return "fail" if any(skeleton(word) in marked or word in marked for word in _forms(claim)) else "pass"


def spans_of(text: SourceText, claim: str, cited: str) -> tuple[Evidence, ...]:
    """The cited words where they stand; without any, the sentences that share most content words with the claim."""
    body = text.article.text
    if cited.strip():
        at = body.find(cited.strip())
        return () if at < 0 else (_evidence(text, at, at + len(cited.strip())),)
    asked = content_stems(claim)
    ranked = sorted(
        text.sentences, key=lambda s: -len(held(asked, content_stems(body[s.start : s.end]))) if asked else s.start
    )
    return tuple(_evidence(text, s.start, s.end) for s in ranked[:NEAR])


def _around(text: SourceText, span: Evidence) -> str:
    """The sentences that the span touches, and their neighbours."""
    touched = [n for n, s in enumerate(text.sentences) if s.start < span.end and span.start < s.end]
    if not touched:
        return span.quote
    first, last = text.sentences[max(0, touched[0] - 1)], text.sentences[min(len(text.sentences) - 1, touched[-1] + 1)]
    return text.article.text[first.start : last.end]


def _evidence(text: SourceText, start: int, end: int) -> Evidence:
    return Evidence(source_id=text.article.id, start=start, end=end, quote=text.article.text[start:end])


@lru_cache(maxsize=256)
def _source(source: str) -> SourceText:
    return SourceText(article_from_text(source, ref="source"))


@lru_cache(maxsize=1)
def _negative() -> frozenset[str]:
    lexicons = [lexicon for lexicon in map(words, LANGUAGES) if lexicon]
    return frozenset().union(*(frozenset(lexicon.negators) | frozenset(lexicon.denial_words) for lexicon in lexicons))


def _forms(claim: str) -> list[str]:
    return claim.casefold().split()
