"""Answer from what the sources say, in their words; abstain when nothing supports an answer. Pure.

An answer is given when the best candidate is like the question and stands out from the rest: words that fit many sentences
half are no answer. No sentence is ever rewritten: a statement is a verbatim span with who said it, or a mediator with the
span that shows it. An abstention shows the nearest words there are, and says that they are no answer.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from agents.asking import Wanted, wanted
from agents.chat.candidates import Candidate, candidates
from agents.chat.scoring import Scale, Scored, scored
from agents.composing.phrases import phrases
from agents.content import content_stems, held
from schemas.answer import Answer, Statement
from schemas.article import Article
from schemas.brief import Brief
from schemas.evidence import Evidence
from schemas.question import Hit, Question

ENOUGH: Final = 0.88
"""What likeness to the question and half the distance to the next best candidate must come to, for an answer to be given."""
BY_DISTANCE: Final = 0.5
LEAST: Final = 0.4
"""Share of the question's letter groups, or of its weighted words, that the best candidate must hold in any case."""
LACKING: Final = 0.3
"""What it costs that the question asks when and the words only say how long."""
MOST: Final = 4
"""Statements in one answer."""
NEAREST: Final = 4
"""Statements shown where there is no answer."""
AS_GOOD: Final = 0.7
"""How near to a sentence's score an item in it must be to be told in its place."""
SAME_WORDS: Final = 0.6
"""Shared content words by those of the longer, from which two sentences of near-copies are one."""
NEAR_BEST: Final = 0.95
"""How near to the best score a further statement must be."""


def answer_from(
    question: Question,
    query: str,
    brief: Brief,
    articles: Mapping[str, Article],
    said: Sequence[Evidence] = (),
    hits: Sequence[Hit] = (),
) -> Answer:
    """The answer to `question`.

    Args:
        question: As asked.
        query: The question with what it left unsaid.
        brief: Typed items and sources gathered for it.
        articles: Article id → article, for the sources of the brief.
        said: Spans given before that are not to be given again.
        hits: What the search finds for the query.
    """
    asked = wanted(query)
    told = Candidate(tuple(said), frozenset())
    fresh = [candidate for candidate in candidates(brief, articles) if not candidate.overlaps(told)]
    cluster_of = {source.id: source.cluster_id for source in brief.sources}
    ranked = scored(asked, query, fresh, Scale(tuple(hits)))
    stands = bool(ranked) and _stands_out(asked, ranked, cluster_of)
    if stands:
        near = [_told(each, ranked) for each in _chosen(ranked, cluster_of, MOST, NEAR_BEST)]
    else:
        near = [each.candidate for each in _chosen(ranked, cluster_of, NEAREST, 0.0)]
    statements = tuple(map(_statement, near))
    cited = {cluster_of.get(span.source_id, span.source_id) for each in statements for span in each.evidence}
    sources = tuple(source for source in brief.sources if source.cluster_id in cited)
    answer = Answer(
        question=question.text, language=brief.language, abstained=not stands, sources=sources, run=brief.run
    )
    if stands:
        return answer.model_copy(update={"statements": statements})
    why = phrases(brief.language)["no_support" if brief.sources else "nothing_found"]
    return answer.model_copy(update={"why": why, "nearest": statements})


def _statement(best: Candidate) -> Statement:
    return Statement(text=best.line or best.evidence[0].quote, speaker=best.speaker, evidence=best.evidence)


def _chosen(ranked: Sequence[Scored], cluster_of: Mapping[str, str], most: int, near: float) -> list[Scored]:
    """The best candidates, no span and no copied sentence twice, the best first."""
    chosen: list[Scored] = []
    for each in ranked:
        if len(chosen) == most or each.score < ranked[0].score * near or not each.support + each.likeness:
            break
        mine, others = each.candidate, (other.candidate for other in chosen)
        if not any(mine.overlaps(other) or _copied(mine, other, cluster_of) for other in others):
            chosen.append(each)
    return chosen


def _told(best: Scored, ranked: Sequence[Scored]) -> Candidate:
    """For a whole sentence the typed item in it that does nearly as well: it says whose words these are."""
    if best.candidate.intent is not None:
        return best.candidate
    inside = (e for e in ranked if e.candidate.intent is not None and e.candidate.overlaps(best.candidate))
    item = next(inside, None)
    return item.candidate if item is not None and item.score >= best.score * AS_GOOD else best.candidate


def _stands_out(asked: Wanted, ranked: Sequence[Scored], cluster_of: Mapping[str, str]) -> bool:
    """Whether the best holds enough of the question, and more than its rivals, copies set aside: for an item of the kind asked for, others of it."""
    best = ranked[0]
    mine, typed = best.candidate, best.candidate.intent in asked.intents
    others = (each for each in ranked[1:] if not typed or each.candidate.intent in asked.intents)
    apart = (e for e in others if not e.candidate.overlaps(mine) and not _copied(e.candidate, mine, cluster_of))
    rival = next((each.score for each in apart), 0.0)
    sure = best.likeness + BY_DISTANCE * (best.score - rival) - LACKING * best.lacking
    return max(best.support, best.likeness) >= LEAST and sure >= ENOUGH


def _copied(one: Candidate, other: Candidate, cluster_of: Mapping[str, str]) -> bool:
    """Whether two near-copies say the same in nearly the same words: one voice, not two."""
    sources = [{span.source_id for span in candidate.evidence} for candidate in (one, other)]
    clusters = [{cluster_of.get(source, source) for source in each} for each in sources]
    if sources[0] == sources[1] or clusters[0] != clusters[1]:
        return False
    a, b = content_stems(one.words), content_stems(other.words)
    return len(held(a, b)) >= SAME_WORDS * max(len(a), len(b))
