"""Does the span stand in the article, letter for letter?"""

from agents.faithfulness.verdict import failed, passed
from schemas.article import Article
from schemas.evidence import Evidence
from schemas.grounded import Finding


def check_exact(evidence: Evidence, article: Article, field: str = "evidence") -> Finding:
    """`article.text[start:end] == quote`, in the article that the evidence names, and not empty."""
    if evidence.source_id != article.id:
        reason = f"the span points at article {evidence.source_id}, it was checked against {article.id}"
        return failed(field, "quote_not_found", reason, stated=evidence.source_id, found=article.id)
    if not evidence.quote.strip():
        return failed(field, "quote_empty", "the quote is empty")
    there = article.text[max(0, evidence.start) : evidence.end]
    if evidence.start < 0 or there != evidence.quote:
        reason = f"other words stand at {evidence.start}–{evidence.end}"
        return failed(field, "quote_not_found", reason, stated=evidence.quote, found=there)
    return passed(field, "the words stand there letter for letter", found=there)
