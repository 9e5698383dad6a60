"""instructor's own check of quotes, for the evals that set it beside ours. Nothing in a brief goes through it."""

from instructor import CitationMixin


def kept_quotes(quotes: list[str], source: str) -> list[str]:
    """The quotes that instructor's CitationMixin finds in the source; at most five letters of each may differ."""
    kept: list[str] = CitationMixin.model_validate(
        {"substring_quotes": quotes}, context={"context": source}
    ).substring_quotes
    return kept
