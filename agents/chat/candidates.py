"""What may answer: the typed items of a brief and the sentences of its sources, with the words each is found by. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agents.asking import Intent
from agents.composing.phrases import phrases
from agents.content import content_stems, letter_groups
from retrieval.text.segment import sentences
from schemas.article import Article
from schemas.brief import Actor, Brief, Mediator
from schemas.evidence import Evidence


@dataclass(frozen=True)
class Candidate:
    """Something that may answer: verbatim spans, who says it, and the words it is found by."""

    evidence: tuple[Evidence, ...]
    stems: frozenset[str]
    around: frozenset[str] = frozenset()
    """Stems of the sentence it stands in and of those beside it."""
    article_stems: frozenset[str] = frozenset()
    article_groups: frozenset[str] = frozenset()
    speaker: str | None = None
    intent: Intent | None = None
    line: str | None = None
    """The item in one line, where its quote alone does not say it."""

    headline: bool = False
    """Whether it stands in the article's title, which names the matter and answers little."""

    @property
    def words(self) -> str:
        """What it says, verbatim."""
        return " ".join(span.quote for span in self.evidence)

    def overlaps(self, other: "Candidate") -> bool:
        """Whether the two share words of one article."""
        return any(
            a.source_id == b.source_id and a.start < b.end and b.start < a.end
            for a in self.evidence
            for b in other.evidence
        )


def candidates(brief: Brief, articles: Mapping[str, Article]) -> tuple[Candidate, ...]:
    """All of a brief's items and of its sources' sentences.

    Args:
        brief: Typed items and sources.
        articles: Article id → article, for the sources of the brief.
    """
    read = {source.id: _Read(articles[source.id]) for source in brief.sources if source.id in articles}
    return (*_items(brief, read), *(each for one in read.values() for each in one.sentences()))


class _Read:
    """An article cut into sentences, once for all its candidates."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.stems = content_stems(article.text)
        self.groups = letter_groups(article.text)
        self._cut = sentences(article.text, article.body_start)
        self._stems = [content_stems(sentence.of(article.text)) for sentence in self._cut]

    def sentences(self) -> Iterator[Candidate]:
        for number, sentence in enumerate(self._cut):
            quote = sentence.of(self.article.text)
            evidence = Evidence(source_id=self.article.id, start=sentence.start, end=sentence.end, quote=quote)
            headline = quote == self.article.title
            yield Candidate((evidence,), self._stems[number], self._beside(number), headline=headline)

    def around(self, span: Evidence) -> frozenset[str]:
        numbers = (n for n, each in enumerate(self._cut) if each.start < span.end and span.start < each.end)
        return frozenset[str]().union(*(self._beside(number) for number in numbers))

    def _beside(self, number: int) -> frozenset[str]:
        return frozenset[str]().union(*self._stems[max(0, number - 1) : number + 2])


def _items(brief: Brief, read: Mapping[str, _Read]) -> Iterator[Candidate]:
    actors = {actor.id: actor for actor in brief.actors}

    def item(
        intent: Intent, evidence: tuple[Evidence, ...], speaker: Actor | None, *involved: Actor | None, line: str = ""
    ) -> Candidate:
        words = [span.quote for span in evidence]
        for actor in filter(None, (speaker, *involved)):
            words += [actor.name, *actor.aliases, actor.name_en or "", actor.role or ""]
        own = content_stems(" ".join(words))
        there = [read[span.source_id] for span in evidence if span.source_id in read]
        return Candidate(
            evidence,
            own,
            own.union(*(read[span.source_id].around(span) for span in evidence if span.source_id in read)),
            frozenset[str]().union(*(each.stems for each in there)),
            frozenset[str]().union(*(each.groups for each in there)),
            speaker.name if speaker else None,
            intent,
            line or None,
        )

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
