"""Search as analysts expect it: phrases, exclusions, filters, other languages, recency, outlets, highlights, reasons."""

from retrieval.finding.find import find
from retrieval.finding.ordering import Wishes

__all__ = ["Wishes", "find"]
