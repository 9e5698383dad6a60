"""Gaps: what the sources read do not say, so that an empty field is never taken for a finding."""

from collections.abc import Iterator, Mapping, Sequence

from agents.asking import touches
from agents.composing.phrases import phrases
from agents.merge.merged import Merged
from schemas.article import Article
from schemas.brief import Gap
from schemas.question import Question
from schemas.run import Rejection


def gaps(
    merged: Merged,
    language: str,
    articles: Sequence[Article],
    clusters: Mapping[str, str],
    question: Question | None,
    unread: Sequence[tuple[str, Rejection]],
) -> tuple[Gap, ...]:
    """The open questions of a brief.

    Args:
        merged: The brief's items.
        language: Of the brief.
        articles: Those that were read, subjects first.
        clusters: Article id → cluster of near-copies.
        question: The analyst's question.
        unread: (ref, why) of articles whose reading failed.
    """
    texts = phrases(language)["gaps"]
    asked = _open(merged, articles, clusters, question)
    found = [Gap(question=texts[name][0].format(**fill), why=texts[name][1].format(**fill)) for name, fill in asked]
    unread_question, unread_why = texts["unread"]
    found += [
        Gap(question=unread_question.format(ref=ref), why=unread_why.format(why=line.reason)) for ref, line in unread
    ]
    return tuple(found)


def _open(
    merged: Merged, articles: Sequence[Article], clusters: Mapping[str, str], question: Question | None
) -> Iterator[tuple[str, dict[str, str]]]:
    if question is not None and not _touched(question, articles):
        yield "question", {"question": question.text}
    if not articles:
        return
    if not merged.mediators:
        yield "no_mediator", {}
    if not merged.risks:
        yield "no_risk", {}
    names = {actor.id: actor.name for actor in merged.actors}
    for accused in _unanswered(merged):
        yield "no_answer", {"name": names[accused]}
    yield from (("no_date", {"ref": article.ref}) for article in articles if article.published_at is None)
    if len({clusters.get(article.id, article.id) for article in articles}) == 1:
        yield "one_source", {}


def _touched(question: Question, articles: Sequence[Article]) -> bool:
    return any(touches(question.text, article.text) for article in articles)


def _unanswered(merged: Merged) -> list[str]:
    """Accused actors for whom neither they nor anybody speaking for them says a word."""
    speaking = {actor for p in merged.positions for actor in (p.holder, p.on_behalf_of, p.via) if actor}
    speaking |= {actor for claim in merged.claims for actor in claim.denied_by}
    accused = [p.addressee for p in merged.positions if p.speech_act == "accusation" and p.addressee]
    return [actor for actor in dict.fromkeys(accused) if actor not in speaking]
