"""Evidence: where in which article the words stand that carry an item."""

from schemas.base import Frozen
from schemas.vocabulary import MatchLevel, Voice


class Evidence(Frozen):
    """A verbatim span: `article.text[start:end] == quote`, always."""

    source_id: str
    start: int
    end: int
    quote: str
    match: MatchLevel = "raw"
    """How far the proposed words were from the text: identical, identical but for marks, or but for letter forms."""
    voice: Voice = "narration"

    def holds(self, other: "Evidence") -> bool:
        """Whether the other span lies inside this one."""
        return self.source_id == other.source_id and self.start <= other.start and other.end <= self.end
