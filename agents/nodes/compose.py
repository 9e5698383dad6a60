"""compose: the brief, with the record of how it came about."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

from langgraph.runtime import Runtime

from agents.composing.bottom_line import alerts, bottom_line, direction
from agents.composing.focus import split
from agents.composing.gaps import gaps
from agents.context import Context
from agents.runtime import context_of
from agents.state import BriefState
from agents.timing import by_stage
from retrieval.dedupe import clusters_in
from retrieval.text.visible import suspicious
from schemas.article import Article
from schemas.brief import Brief, Source
from schemas.run import Rejection, RunRecord, Tally, Usage
from schemas.vocabulary import SCHEMA_VERSION


def compose(state: BriefState, runtime: Runtime[Context]) -> BriefState:
    """Put bottom line, items, gaps, sources, ledger and run record together."""
    context = context_of(runtime)
    plan, merged = state["plan"], state["merged"]
    found = [context.archive.article(article_id) for article_id in state["articles"]]
    articles = [article for article in found if article is not None]
    read = [article for article in articles if article.id in state.get("extracts", {})]
    cluster_of = clusters_in(context.archive, articles)
    language = _language(state, articles)
    sources = tuple(
        _source(article, cluster_of, plan.subjects, _also_in(article, articles, context)) for article in articles
    )
    said, _ = split(merged, {source.id for source in sources if not source.subject})
    ledger = _ledger(state)
    refs = {article.id: article.ref for article in articles}
    unread = [(refs.get(article_id, article_id), line) for article_id, line in state.get("unread", {}).items()]
    brief = Brief(
        id=_brief_id(state, articles, context),
        question=plan.question.text if plan.question else None,
        language=language,
        as_of=max((article.published_at for article in read if article.published_at), default=None),
        generated_at=context.clock(),
        bluf=bottom_line(
            said,
            language,
            sources=len({cluster_of.get(article.id, article.id) for article in read}),
            clusters=cluster_of,
            rejected=sum(line.item not in ("article", "actor") for line in ledger),
        ),
        direction=direction(said),
        alerts=alerts(said),
        sources=sources,
        actors=merged.actors,
        positions=merged.positions,
        mediators=merged.mediators,
        risks=merged.risks,
        claims=merged.claims,
        agreements=merged.agreements,
        discrepancies=merged.discrepancies,
        loaded_terms=merged.loaded_terms,
        gaps=gaps(said, language, read, cluster_of, plan.question, unread),
        ledger=ledger,
        run=_record(state, articles, ledger, context),
    )
    context.archive.save_brief(brief.model_dump_json(), brief.id)
    return {"brief": brief}


def _language(state: BriefState, articles: Sequence[Article]) -> str:
    """The question's language, else that of most named articles; Arabic or English."""
    question = state["plan"].question
    if question is not None and question.language in ("ar", "en"):
        return question.language
    named = [article for article in articles if article.id in state["plan"].subjects] or list(articles)
    counted = Counter("ar" if article.language == "ar" else "en" for article in named)
    return counted.most_common(1)[0][0] if counted else "en"


def _also_in(article: Article, articles: Sequence[Article], context: Context) -> tuple[str, ...]:
    """The outlets of the article's near-copies in the archive that were not read for this brief."""
    read = {each.id for each in articles}
    others = (context.archive.article(other) for other in context.archive.cluster(article.id) if other not in read)
    return tuple(dict.fromkeys(other.outlet or other.ref for other in others if other is not None))


def _source(
    article: Article, cluster_of: Mapping[str, str], subjects: Sequence[str], also_in: tuple[str, ...]
) -> Source:
    return Source(
        id=article.id,
        ref=article.ref,
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        language=article.language,
        published_at=article.published_at,
        sha256=article.sha256,
        cluster_id=cluster_of.get(article.id, article.id),
        also_in=also_in,
        source_class=article.source_class,
        subject=not subjects or article.id in subjects,
    )


def _ledger(state: BriefState) -> tuple[Rejection, ...]:
    """Every line: unread articles, items that could not be parsed, that found no words, that failed a check."""
    lines = list(state.get("unread", {}).values())
    for article_id in state["articles"]:
        if article_id in state.get("checked", {}):
            lines += state["checked"][article_id].ledger
    return tuple(lines)


def _record(state: BriefState, articles: Sequence[Article], ledger: Sequence[Rejection], context: Context) -> RunRecord:
    reader = context.reader
    extracts = [state["extracts"][article.id] for article in articles if article.id in state.get("extracts", {})]
    spent = [extract.usage for extract in (*extracts, *state.get("repairs", {}).values())]
    unread = [article for article in articles if article.id not in state.get("extracts", {})]
    unread_passages = sum(len(context.archive.passages(article.id)) for article in unread)
    items = [item for draft in state.get("checked", {}).values() for item in draft.items]
    repaired = sum(item.repaired for item in items)
    rejected = sum(line.item != "article" for line in ledger)
    flags = [f"{article.ref}: {flag}" for article in articles for flag in suspicious(article.text)]
    notes = (
        *context.library.notes,
        *state["plan"].notes,
        *flags,
        *(note for extract in extracts for note in extract.notes),
    )
    return RunRecord(
        reader=reader.name,
        model=reader.model,
        model_digest=reader.model_digest,
        prompts=dict(reader.prompts) or {"lexicon": reader.fingerprint[:12]},
        timings=by_stage(state.get("timings", {})),
        usage=sum(spent, Usage()),
        passages_read=sum(extract.passages_read for extract in extracts),
        passages_total=sum(extract.passages_total for extract in extracts) + unread_passages,
        tally=Tally(proposed=len(items) + rejected, kept=len(items) - repaired, repaired=repaired, rejected=rejected),
        notes=tuple(dict.fromkeys(notes)),
    )


def _brief_id(state: BriefState, articles: Sequence[Article], context: Context) -> str:
    """The same question over the same articles, read the same way, is the same brief."""
    question = state["plan"].question
    parts = [question.text if question else "", context.reader.name, context.reader.model or "", SCHEMA_VERSION]
    parts += [context.reader.fingerprint, *(article.id for article in articles)]
    return sha256("\n".join(parts).encode()).hexdigest()[:12]
