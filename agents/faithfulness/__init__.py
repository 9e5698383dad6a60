"""Does the span support the item? One checker for the graph, for chat answers and for evals.

Every verdict is pass, fail or unmeasurable; never a pass for want of text. A fail is given only where the words speak
clearly against the item: in the graph it throws the item away.
"""

from collections.abc import Mapping, Sequence

from agents.faithfulness.brief import BriefCheck
from agents.faithfulness.item import Case, findings_of
from agents.faithfulness.names import cast_of, people_of
from agents.faithfulness.statement import statement_finding
from agents.faithfulness.verdict import failed, unmeasurable
from agents.faithfulness.view import view_of
from agents.grounding import SourceText
from schemas.article import Article
from schemas.brief import Actor, Brief
from schemas.evidence import Evidence
from schemas.grounded import Finding, GroundedItem

__all__ = ["check_bottom_line", "check_brief", "check_item", "check_statement"]


def check_item(item: GroundedItem, actors: Mapping[str, GroundedItem], source: SourceText) -> tuple[Finding, ...]:
    """The findings on one grounded item, a field at a time.

    Args:
        item: The item with its spans.
        actors: Key → the grounded actor, of the same article.
        source: The article.
    """
    label = f"{item.kind} {item.number}"
    if item.article_id != source.article.id:
        reason = f"the item is of article {item.article_id}, not of {source.article.id}"
        return (failed("article_id", "quote_not_found", reason).model_copy(update={"item": label}),)
    view = view_of(source.article, tuple(source.sentences))
    return findings_of(item, Case(view, cast_of(actors), {**item.spans}))


def check_statement(
    text: str, evidence: Sequence[Evidence], source: SourceText | Sequence[SourceText], actors: Sequence[Actor] = ()
) -> Finding:
    """One finding on free text: its numbers, dates, named actors and negations are licensed by the spans it cites.

    Args:
        text: The statement.
        evidence: The spans it stands on; none makes it unmeasurable.
        source: The article, or all articles that the spans point into.
        actors: Who may be named, with aliases; without them only places and capitalised words are compared as names.
    """
    sources = (source,) if isinstance(source, SourceText) else tuple(source)
    views = {s.article.id: view_of(s.article, tuple(s.sentences)) for s in sources}
    return statement_finding(text, evidence, views, people_of(actors))


def check_bottom_line(brief: Brief, articles: Mapping[str, Article]) -> tuple[Finding, ...]:
    """The finding on a brief's bottom line alone, against all its spans; unmeasurable when it has none."""
    found = tuple(BriefCheck(brief, articles).bottom_line())
    return found or (unmeasurable("bluf", "invalid_item", "the brief has no bottom line"),)


def check_brief(brief: Brief, articles: Mapping[str, Article]) -> tuple[Finding, ...]:
    """The findings on every item of a brief.

    Args:
        brief: The brief.
        articles: Article id → article. An item whose article is missing is unmeasurable; so is an empty brief.
    """
    found = tuple(BriefCheck(brief, articles).findings()) if articles else ()
    if not brief.actors and not brief.positions and not brief.claims and not brief.mediators and not brief.risks:
        return (*found, unmeasurable("brief", "invalid_item", "the brief holds no item to check"))
    return found or (unmeasurable("brief", "invalid_item", "no article is at hand to check the brief against"),)
