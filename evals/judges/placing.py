"""Judges of other projects that place a text in its source: what they place, they pass.

They are made to find quotes, and are held here against claims: a paraphrase they do not find, a changed fact they may.
Each is absent, and says so, where its package is not installed (extra `bench`).
"""

from importlib import import_module
from typing import Any

from agents.model.citing import kept_quotes
from evals.judges import Verdict, askable


class LangExtract:
    """langextract's word aligner at its defaults: lesser and fuzzy matches count."""

    name = "langextract"

    def __init__(self) -> None:
        resolver: Any = import_module("langextract.resolver")
        data: Any = import_module("langextract.core.data")
        self._aligner, self._extraction = resolver.WordAligner(), data.Extraction

    def verdict(self, source: str, claim: str, cited: str) -> Verdict:
        """Whether it places the claim in the source."""
        if not askable(source, claim, cited or source):
            return "unmeasurable"
        item = self._extraction(extraction_class="claim", extraction_text=claim)
        groups = self._aligner.align_extractions([[item]], source)
        interval = groups[0][0].char_interval
        return "fail" if interval is None or interval.start_pos is None else "pass"


class VerbatimCore:
    """verbatim-core's check of a model's spans, exact or fuzzy at its default of 0.8."""

    def __init__(self, mode: str = "fuzzy") -> None:
        self.name = f"verbatim-core, {mode}"
        extractors: Any = import_module("verbatim_core.extractors")
        self._checked = extractors.LLMSpanExtractor(llm_client=_NoClient(), span_match_mode=mode)

    def verdict(self, source: str, claim: str, cited: str) -> Verdict:
        """Whether it keeps the claim as a span of the source."""
        if not askable(source, claim, cited or source):
            return "unmeasurable"
        return "pass" if self._checked._verify_spans([claim], source) else "fail"


class Citation:
    """instructor's CitationMixin: a quote is kept when at most five letters of it differ."""

    name = "CitationMixin"

    def verdict(self, source: str, claim: str, cited: str) -> Verdict:
        """Whether it keeps the claim as a quote of the source."""
        if not askable(source, claim, cited or source):
            return "unmeasurable"
        return "pass" if kept_quotes([claim], source) else "fail"


class _NoClient:
    """verbatim-core wants a client for the model that it is not going to ask."""
