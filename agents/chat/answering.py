"""Answer from what the sources say, in their words; abstain when nothing supports an answer. Pure.

Candidates are the typed items of the brief and the sentences of its sources. A candidate supports the question as far
as the rare words of the question stand in its quote, the names of those involved counting as part of it; below `ENOUGH`
it supports nothing. An item of the very kind that is asked for (a mediator, a risk) is also supported by its article: a
sentence that shows somebody mediating need not name the matter again. No sentence is ever rewritten: a statement is a
verbatim span with who said it, or a mediator with the span that shows it.
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
from schemas.brief import Actor, Brief, Mediator
from schemas.evidence import Evidence
from schemas.question import Question

ENOUGH = 0.5
"""Share of the question's weighted content words that a candidate must hold."""
BY_ARTICLE = 0.8
"""What a word of the question counts when it stands in the item's article and not in its quote."""
MOST = 4
"""Statements in one answer."""
INTENT = 0.3
"""What being of the kind that is asked for adds."""
ATTRIBUTED = 0.05
"""What having a speaker adds: of two equal candidates the one that says whose words these are."""
SAME_WORDS = 0.6
"""Shared content words by those of the longer, from which two sentences of near-copies are one."""
NEAR_BEST = 0.75
"""How near to the best score a further statement must be."""


@dataclass(frozen=True)
class Candidate:
    """Something that may answer: verbatim spans, who says it, and the words it is found by."""

    evidence: tuple[Evidence, ...]
    stems: frozenset[str]
    article_stems: frozenset[str] = frozenset()
    speaker: str | None = None
    intent: Intent | None = None
    line: str | None = None
    """The item in one line, where its quote alone does not say it."""

    @property
    def words(self) -> str:
        """What it says, verbatim."""
        return " ".join(span.quote for span in self.evidence)


def answer_from(
    question: Question, query: str, brief: Brief, articles: Mapping[str, Article], said: Sequence[Evidence] = ()
) -> Answer:
    """The answer to `question`.

    Args:
        question: As asked.
        query: The question with what it left unsaid.
        brief: Typed items and sources gathered for it.
        articles: Article id → article, for the sources of the brief.
        said: Spans given before that are not to be given again.
    """
    asked = wanted(query)
    told = Candidate(tuple(said), frozenset())
    found = (*_items(brief, articles), *_sentences(brief, articles))
    candidates = [candidate for candidate in found if not _overlap(candidate, told)]
    cluster_of = {source.id: source.cluster_id for source in brief.sources}
    ranked = _ranked(asked, candidates, cluster_of)
    if not ranked:
        return _abstain(question, brief)
    statements = tuple(
        Statement(text=best.line or best.evidence[0].quote, speaker=best.speaker, evidence=best.evidence)
        for best in ranked
    )
    cited = {cluster_of.get(span.source_id, span.source_id) for statement in statements for span in statement.evidence}
    return Answer(
        question=question.text,
        language=brief.language,
        abstained=False,
        statements=statements,
        sources=tuple(source for source in brief.sources if source.cluster_id in cited),
        run=brief.run,
    )


def _abstain(question: Question, brief: Brief) -> Answer:
    words = phrases(brief.language)
    why = words["no_support"] if brief.sources else words["nothing_found"]
    return Answer(question=question.text, language=brief.language, abstained=True, why=why, run=brief.run)


def _ranked(asked: Wanted, candidates: Sequence[Candidate], cluster_of: Mapping[str, str]) -> list[Candidate]:
    """The best candidates, no span and no copied sentence twice, the best first; none when none is good enough."""
    counts = Counter(stem for candidate in candidates for stem in asked.held(candidate.stems))
    weights = {stem: log(1 + len(candidates) / (1 + counts[stem])) for stem in asked.stems}
    scored = [(_support(asked, candidate, weights), candidate) for candidate in candidates if _fits(asked, candidate)]
    fit = [(support + _bonus(asked, candidate), candidate) for support, candidate in scored if support >= ENOUGH]
    fit.sort(key=lambda pair: -pair[0])
    chosen: list[Candidate] = []
    for score, candidate in fit:
        if len(chosen) == MOST or score < fit[0][0] * NEAR_BEST:
            break
        if not any(_overlap(candidate, other) or _copied(candidate, other, cluster_of) for other in chosen):
            chosen.append(candidate)
    return chosen


def _support(asked: Wanted, candidate: Candidate, weights: Mapping[str, float]) -> float:
    """Share of the question's weight that the candidate holds, 0–1."""
    total = sum(weights.values())
    if not total:
        return 0.0
    own = asked.held(candidate.stems)
    around = asked.held(candidate.article_stems) - own if candidate.intent in asked.intents else frozenset()
    return (sum(weights[stem] for stem in own) + BY_ARTICLE * sum(weights[stem] for stem in around)) / total


def _bonus(asked: Wanted, candidate: Candidate) -> float:
    return INTENT * (candidate.intent in asked.intents) + ATTRIBUTED * (candidate.speaker is not None)


def _fits(asked: Wanted, candidate: Candidate) -> bool:
    """A question after a number or a time is answered by words that hold one."""
    if asked.number_of is not None and not _counts(asked, asked.number_of, candidate.words):
        return False
    return not asked.time or bool(find_times(candidate.words, 0, len(candidate.words)))


def _counts(asked: Wanted, noun: frozenset[str], text: str) -> bool:
    """Whether a number in `text` counts the noun; any number, when the noun is not said."""
    counted = [content_stems(number.counted) for number in numbers_of(text)]
    return any(not noun or asked.found(noun, stems) for stems in counted)


def _overlap(one: Candidate, other: Candidate) -> bool:
    return any(
        a.source_id == b.source_id and a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence
    )


def _copied(one: Candidate, other: Candidate, cluster_of: Mapping[str, str]) -> bool:
    """Whether two near-copies say the same in nearly the same words: one voice, not two."""
    sources = [{span.source_id for span in candidate.evidence} for candidate in (one, other)]
    clusters = [{cluster_of.get(source, source) for source in each} for each in sources]
    if sources[0] == sources[1] or clusters[0] != clusters[1]:
        return False
    a, b = content_stems(one.words), content_stems(other.words)
    return len(held(a, b)) >= SAME_WORDS * max(len(a), len(b))


def _items(brief: Brief, articles: Mapping[str, Article]) -> Iterator[Candidate]:
    actors = {actor.id: actor for actor in brief.actors}
    about = {article.id: content_stems(article.text) for article in articles.values()}

    def item(
        intent: Intent, evidence: tuple[Evidence, ...], speaker: Actor | None, *involved: Actor | None, line: str = ""
    ) -> Candidate:
        words = [span.quote for span in evidence]
        for actor in filter(None, (speaker, *involved)):
            words += [actor.name, *actor.aliases, actor.name_en or "", actor.role or ""]
        around = frozenset().union(*(about.get(span.source_id, frozenset()) for span in evidence))
        stems = content_stems(" ".join(words))
        return Candidate(evidence, stems, around, speaker.name if speaker else None, intent, line or None)

    for position in brief.positions:
        yield item("positions", position.evidence, actors[position.holder], actors.get(position.on_behalf_of or ""))
    for mediator in brief.mediators:
        if set(mediator.roles) == {"consulting_third_party"}:
            continue  # who only talks about the matter mediates nothing; the sentence itself still answers
        actor = actors[mediator.actor]
        yield item("mediators", mediator.evidence, None, actor, line=_mediating(actor, mediator, brief.language))
    for risk in brief.risks:
        yield item("risks", risk.evidence, actors.get(risk.asserted_by or ""))
    for agreement in brief.agreements:
        yield item("agreements", agreement.evidence, None)
    for claim in brief.claims:
        said_by = [actors[actor] for actor in claim.asserted_by]
        involved = [*said_by, *(actors[actor] for actor in claim.denied_by)]
        if evidence := (*claim.evidence_for, *claim.evidence_against):
            yield item("claims", evidence, said_by[0] if claim.evidence_for and said_by else None, *involved)


def _mediating(actor: Actor, mediator: Mediator, language: str) -> str:
    words = phrases(language)
    return f"{actor.name}: {words['joiner'].join(words['roles'][role] for role in mediator.roles)}"


def _sentences(brief: Brief, articles: Mapping[str, Article]) -> Iterator[Candidate]:
    for source in brief.sources:
        article = articles.get(source.id)
        if article is None:
            continue
        for sentence in sentences(article.text, article.body_start):
            quote = sentence.of(article.text)
            evidence = Evidence(source_id=article.id, start=sentence.start, end=sentence.end, quote=quote)
            yield Candidate((evidence,), content_stems(quote))
