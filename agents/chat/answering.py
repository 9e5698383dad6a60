"""Answer from what the sources say, in their words; abstain when nothing supports an answer. Pure.

Candidates are the typed items of the brief and the sentences of its sources. A candidate supports the question as far
as the rare words of the question stand in it, its speaker's name counting as part of it; below `ENOUGH` it supports
nothing. No sentence is ever rewritten: a statement is a verbatim span with who said it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from agents.asking import Intent, Wanted, wanted
from agents.composing.phrases import phrases
from agents.content import content_stems, held
from agents.faithfulness.quantities import numbers_of
from retrieval.text.dates import find_times
from retrieval.text.segment import sentences
from schemas.answer import Answer, Statement
from schemas.article import Article
from schemas.brief import Actor, Brief
from schemas.evidence import Evidence
from schemas.question import Question

ENOUGH = 0.5
"""Share of the question's weighted content words that a candidate must hold."""
MOST = 4
"""Statements in one answer."""
INTENT = 0.2
"""What being of the kind that is asked for (a mediator, a risk) adds."""
NEAR_BEST = 0.75
"""How near to the best score a further statement must be."""


@dataclass(frozen=True)
class Candidate:
    """Something that may answer: a verbatim span, who says it, and the words it is found by."""

    evidence: tuple[Evidence, ...]
    words: str
    """The sentences it stands in."""
    stems: frozenset[str]
    speaker: str | None = None
    intent: Intent | None = None


def answer_from(question: Question, query: str, brief: Brief, articles: Mapping[str, Article]) -> Answer:
    """The answer to `question`.

    Args:
        question: As asked.
        query: The question with what it left unsaid.
        brief: Typed items and sources gathered for it.
        articles: Article id → article, for the sources of the brief.
    """
    asked = wanted(query)
    candidates = [*_items(brief, articles), *_sentences(brief, articles)]
    ranked = _ranked(asked, candidates)
    if not ranked:
        return _abstain(question, brief)
    statements = tuple(
        Statement(text=best.evidence[0].quote, speaker=best.speaker, evidence=best.evidence) for best in ranked
    )
    cited = {evidence.source_id for statement in statements for evidence in statement.evidence}
    return Answer(
        question=question.text,
        language=brief.language,
        abstained=False,
        statements=statements,
        sources=tuple(source for source in brief.sources if source.id in cited),
        run=brief.run,
    )


def _abstain(question: Question, brief: Brief) -> Answer:
    words = phrases(brief.language)
    why = words["no_support"] if brief.sources else words["nothing_found"]
    return Answer(question=question.text, language=brief.language, abstained=True, why=why, run=brief.run)


def _ranked(asked: Wanted, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best candidates, each span once, the best first; none when none is good enough."""
    holding = [(held(asked.stems, candidate.stems), candidate) for candidate in candidates]
    counts = Counter(stem for stems, _ in holding for stem in stems)
    weights = {stem: log(1 + len(candidates) / (1 + counts[stem])) for stem in asked.stems}
    total = sum(weights.values())
    fit = [
        (support + INTENT * (candidate.intent in asked.intents), candidate)
        for stems, candidate in holding
        if total and _fits(asked, candidate) and (support := sum(weights[stem] for stem in stems) / total) >= ENOUGH
    ]
    fit.sort(key=lambda pair: -pair[0])
    chosen: list[Candidate] = []
    for score, candidate in fit:
        if len(chosen) == MOST or score < fit[0][0] * NEAR_BEST:
            break
        if not any(_overlaps(candidate.evidence[0], other.evidence[0]) for other in chosen):
            chosen.append(candidate)
    return chosen


def _fits(asked: Wanted, candidate: Candidate) -> bool:
    """A question after a number or a time is answered by words that hold one."""
    if asked.number_of is not None and not _counts(asked.number_of, candidate.words):
        return False
    return not asked.time or bool(find_times(candidate.words, 0, len(candidate.words)))


def _counts(noun: frozenset[str], text: str) -> bool:
    """Whether a number in `text` counts the noun; any number, when the noun is not said."""
    counted = [content_stems(number.counted) for number in numbers_of(text)]
    return any(not noun or held(noun, stems) for stems in counted)


def _overlaps(one: Evidence, other: Evidence) -> bool:
    return one.source_id == other.source_id and one.start < other.end and other.start < one.end


def _items(brief: Brief, articles: Mapping[str, Article]) -> Iterator[Candidate]:
    actors = {actor.id: actor for actor in brief.actors}
    for position in brief.positions:
        speaker = actors[position.holder]
        yield _item(position.evidence, articles, "positions", speaker, actors.get(position.on_behalf_of or ""))
    for mediator in brief.mediators:
        yield _item(mediator.evidence, articles, "mediators", None, actors[mediator.actor])
    for risk in brief.risks:
        yield _item(risk.evidence, articles, "risks", actors.get(risk.asserted_by or ""))
    for agreement in brief.agreements:
        yield _item(agreement.evidence, articles, "agreements", None)
    for claim in brief.claims:
        if evidence := (*claim.evidence_for, *claim.evidence_against):
            speakers = [actors[actor] for actor in (*claim.asserted_by, *claim.denied_by)]
            yield _item(
                evidence, articles, "claims", speakers[0] if claim.evidence_for and speakers else None, *speakers
            )


def _item(
    evidence: tuple[Evidence, ...],
    articles: Mapping[str, Article],
    intent: Intent,
    speaker: Actor | None,
    *involved: Actor | None,
) -> Candidate:
    known = [span for span in evidence if span.source_id in articles]
    around = " ".join(_around(span, articles[span.source_id]) for span in known)
    words = [around]
    for actor in (speaker, *involved):
        if actor is not None:
            words += [actor.name, *actor.aliases, actor.name_en or "", actor.role or ""]
    return Candidate(evidence, around, content_stems(" ".join(words)), speaker.name if speaker else None, intent)


def _around(span: Evidence, article: Article) -> str:
    """The sentence or sentences that the span stands in."""
    held = [s for s in sentences(article.text, article.body_start) if s.start < span.end and span.start < s.end]
    return article.text[held[0].start : held[-1].end] if held else span.quote


def _sentences(brief: Brief, articles: Mapping[str, Article]) -> Iterator[Candidate]:
    for source in brief.sources:
        article = articles.get(source.id)
        if article is None:
            continue
        for sentence in sentences(article.text, article.body_start):
            quote = sentence.of(article.text)
            evidence = Evidence(source_id=article.id, start=sentence.start, end=sentence.end, quote=quote)
            yield Candidate((evidence,), quote, content_stems(quote))
