"""Every statement of an answer against the words it cites, by the one checker; what fails is left out and said so."""

from collections.abc import Mapping, Sequence

from agents.composing.phrases import phrases
from agents.faithfulness import check_statement
from agents.faithfulness.claims import check_claim
from agents.grounding import SourceText
from schemas.answer import Answer, Statement
from schemas.article import Article
from schemas.brief import Brief
from schemas.grounded import Finding


def checked(answer: Answer, brief: Brief, articles: Mapping[str, Article]) -> Answer:
    """The answer less the statements that their own words speak against; an abstention when none is left.

    Args:
        answer: As put together, or an abstention with its nearest words.
        brief: The brief it was made from, whose actors may be named.
        articles: Article id → article, all that may be cited; a statement that cites another fails.
    """
    notes: list[str] = []

    def standing(statements: Sequence[Statement]) -> tuple[Statement, ...]:
        kept = []
        for statement in statements:
            against = _against(statement, brief, articles)
            if against is None:
                kept.append(statement)
            else:
                notes.append(f"left out of the answer: «{statement.text}»: {against.field}: {against.reason}")
        return tuple(kept)

    statements, nearest = standing(answer.statements), standing(answer.nearest)
    if not notes:
        return answer
    cited = {span.source_id for statement in (*statements, *nearest) for span in statement.evidence}
    clusters = {source.cluster_id for source in brief.sources if source.id in cited}
    update: dict[str, object] = {
        "statements": statements,
        "nearest": nearest,
        "sources": tuple(source for source in answer.sources if source.cluster_id in clusters),
        "run": answer.run.model_copy(update={"notes": (*answer.run.notes, *notes)}),
    }
    if not statements and not answer.abstained:
        update |= {"abstained": True, "why": phrases(brief.language)["none_holds"]}
    return answer.model_copy(update=update)


def _against(statement: Statement, brief: Brief, articles: Mapping[str, Article]) -> Finding | None:
    """The finding that fails, if one does: on the text and its spans first, then on who is said to have spoken."""
    ids = sorted({span.source_id for span in statement.evidence})
    cited = [SourceText(articles[key]) for key in ids if key in articles]
    found = check_statement(statement.text, statement.evidence, cited, brief.actors)
    if found.verdict == "fail" or not statement.evidence or not statement.text.strip():
        return found
    return _spoken(statement, brief, articles)


def _spoken(statement: Statement, brief: Brief, articles: Mapping[str, Article]) -> Finding | None:
    """The finding on the speaker that a statement names, where the text gives its words to another."""
    if statement.speaker is None:
        return None
    for span in statement.evidence:
        article = articles[span.source_id]
        claim = f"{statement.speaker}: «{span.quote}»"
        report = check_claim(claim, [span.quote], article.language, article=article, actors=brief.actors)
        for finding in report.findings:
            if finding.field == "speaker" and finding.verdict == "fail":
                return finding
    return None
