"""Answer from what the sources say, in their words; abstain when nothing supports an answer. Pure.

Candidates are the typed items of the brief and the sentences of its sources. A candidate supports the question as far
as the rare words of the question stand in its quote, the names of those involved counting as part of it, and as far as it
is like the question in its letters, in which forms of one root meet. An answer is given when the best candidate is like
the question and stands out from the rest: words that fit many sentences half are no answer. An item of the very kind that is asked for (a mediator, a risk) is also supported by its article: a
sentence that shows somebody mediating need not name the matter again. No sentence is ever rewritten: a statement is a
verbatim span with who said it, or a mediator with the span that shows it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

import regex

from agents.asking import Intent, Wanted, wanted
from agents.composing.phrases import phrases
from agents.content import content_stems, held, letter_groups
from agents.faithfulness.quantities import numbers_of
from retrieval.lexical import telling_words
from retrieval.text.dates import find_times
from retrieval.text.segment import sentences
from schemas.answer import Answer, Statement
from schemas.article import Article
from schemas.brief import Actor, Brief, Mediator
from schemas.evidence import Evidence
from schemas.question import Question

ENOUGH = 0.8
"""What likeness to the question and distance to the next best candidate must come to, for an answer to be given."""
LEAST = 0.4
"""Share of the question's letter groups, or of its weighted words, that the best candidate must hold in any case."""
BY_ARTICLE = 0.8
"""What a word of the question counts when it stands in the item's article and not in its quote."""
LIKENESS = 2.0
"""What likeness in letters counts beside the words held: forms of one root and names in another spelling meet in it."""
MOST = 4
"""Statements in one answer."""
INTENT = 0.3
"""What being of the kind that is asked for adds."""
ATTRIBUTED = 0.05
"""What having a speaker adds: of two equal candidates the one that says whose words these are."""
AS_GOOD = 0.7
"""How near to a sentence's score an item in it must be to be told in its place."""
SAME_WORDS = 0.6
"""Shared content words by those of the longer, from which two sentences of near-copies are one."""
NEAR_BEST = 0.9
"""How near to the best score a further statement must be."""


_ARABIC = regex.compile(r"\p{Arabic}")


@dataclass(frozen=True)
class Candidate:
    """Something that may answer: verbatim spans, who says it, and the words it is found by."""

    evidence: tuple[Evidence, ...]
    stems: frozenset[str]
    article_stems: frozenset[str] = frozenset()
    article_groups: frozenset[str] = frozenset()
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
    ranked = _ranked(asked, query, candidates, cluster_of)
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


@dataclass(frozen=True)
class _Scored:
    """A candidate with how well it answers."""

    candidate: Candidate
    score: float
    support: float
    likeness: float


def _ranked(
    asked: Wanted, query: str, candidates: Sequence[Candidate], cluster_of: Mapping[str, str]
) -> list[Candidate]:
    """The best candidates, no span and no copied sentence twice, the best first; none when the best is not good enough."""
    scored = _scored(asked, query, candidates)
    if not scored or not _stands_out(asked, scored, cluster_of):
        return []
    chosen: list[Candidate] = []
    for each in scored:
        if len(chosen) == MOST or each.score < scored[0].score * NEAR_BEST:
            break
        mine = each.candidate
        if not any(_overlap(mine, other) or _copied(mine, other, cluster_of) for other in chosen):
            chosen.append(_told(each, scored))
    return chosen


def _told(best: _Scored, scored: Sequence[_Scored]) -> Candidate:
    """For a whole sentence the typed item in it that does nearly as well: it says whose words these are."""
    if best.candidate.intent is not None:
        return best.candidate
    inside = (each for each in scored if each.candidate.intent is not None and _overlap(each.candidate, best.candidate))
    item = next(inside, None)
    return item.candidate if item is not None and item.score >= best.score * AS_GOOD else best.candidate


def _stands_out(asked: Wanted, scored: Sequence[_Scored], cluster_of: Mapping[str, str]) -> bool:
    """Whether the best holds enough of the question, and more than its rivals, copies set aside: for an item of the kind asked for, others of it."""
    best = scored[0]
    typed = best.candidate.intent in asked.intents
    others = (each for each in scored[1:] if not typed or each.candidate.intent in asked.intents)
    mine = best.candidate
    apart = (e for e in others if not _overlap(e.candidate, mine) and not _copied(e.candidate, mine, cluster_of))
    rival = next((each.score for each in apart), 0.0)
    return max(best.support, best.likeness) >= LEAST and best.likeness + best.score - rival >= ENOUGH


def _scored(asked: Wanted, query: str, candidates: Sequence[Candidate]) -> list[_Scored]:
    """The candidates that fit the question, the best first; rare words and rare letter groups weigh more."""
    groups = letter_groups(" ".join(telling_words(query)))
    shared = [groups & _letters(asked, candidate) for candidate in candidates]
    words = _weights(asked.stems, [asked.held(candidate.stems) for candidate in candidates])
    letters = _weights(groups, shared)
    total = sum(letters.values())
    found = []
    for candidate, own in zip(candidates, shared, strict=True):
        if _fits(asked, candidate):
            support = _support(asked, candidate, words)
            likeness = sum(letters[group] for group in own) / total if total else 0.0
            if _arabic(query) != _arabic(candidate.words):
                likeness = max(
                    likeness, support
                )  # letters of two scripts are never alike: the words crossed over stand for them
            score = support + LIKENESS * likeness + _bonus(asked, candidate)
            found.append(_Scored(candidate, score, support, likeness))
    return sorted(found, key=lambda each: -each.score)


def _letters(asked: Wanted, candidate: Candidate) -> frozenset[str]:
    """Letter groups of what it says; of a mediator that is asked for also those of the article, which names the matter."""
    own = letter_groups(f"{candidate.words} {candidate.speaker or ''}")
    return own | candidate.article_groups if candidate.line and candidate.intent in asked.intents else own


def _arabic(text: str) -> bool:
    return _ARABIC.search(text) is not None


def _weights(asked: frozenset[str], found: Sequence[frozenset[str]]) -> dict[str, float]:
    """Feature → its weight; what many candidates hold weighs little. In a fixed order, so that sums are the same."""
    counts = Counter(feature for each in found for feature in each)
    return {feature: log(1 + len(found) / (1 + counts[feature])) for feature in sorted(asked)}


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
    letters = {article.id: letter_groups(article.text) for article in articles.values()}

    def item(
        intent: Intent, evidence: tuple[Evidence, ...], speaker: Actor | None, *involved: Actor | None, line: str = ""
    ) -> Candidate:
        words = [span.quote for span in evidence]
        for actor in filter(None, (speaker, *involved)):
            words += [actor.name, *actor.aliases, actor.name_en or "", actor.role or ""]
        around = frozenset().union(*(about.get(span.source_id, frozenset()) for span in evidence))
        stems = content_stems(" ".join(words))
        groups = frozenset().union(*(letters.get(span.source_id, frozenset()) for span in evidence))
        return Candidate(evidence, stems, around, groups, speaker.name if speaker else None, intent, line or None)

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
