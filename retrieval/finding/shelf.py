"""The passages and articles that one search looks at, each read once."""

from collections.abc import Collection, Sequence

from retrieval.archive import Archive
from retrieval.dedupe import clusters_in
from retrieval.finding.ordering import Candidate
from retrieval.finding.ways import Way
from retrieval.near.contained import contained
from schemas.article import Article, Passage


class Shelf:
    """What has been read of an archive so far."""

    def __init__(self, archive: Archive) -> None:
        self.articles: dict[str, Article] = {}
        self.passages: dict[str, Passage] = {}
        self._archive = archive

    def text_of(self, passage_id: str) -> tuple[str, Passage | None]:
        """The text of a passage's article, and the passage; none when the archive has it no more."""
        passage = self.passages.get(passage_id) or self._archive.passage(passage_id)
        if passage is None:
            return "", None
        article = self.articles.get(passage.article_id) or self._archive.article(passage.article_id)
        if article is None:
            return "", None
        self.passages[passage_id], self.articles[article.id] = passage, article
        return article.text, passage

    def language_of(self, passage_id: str) -> str:
        """The language of a passage's article; nothing when the archive has it no more."""
        _, passage = self.text_of(passage_id)
        return self.articles[passage.article_id].language if passage else ""

    def candidate(self, passage_id: str, way: Way) -> Candidate | None:
        """A passage with what its article says; None when the archive has it no more."""
        text, passage = self.text_of(passage_id)
        if passage is None:
            return None
        article, words = self.articles[passage.article_id], text[passage.start : passage.end]
        return Candidate(passage_id, article.id, way.score, article.outlet, article.published_at, words=words)

    def clustered(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The same with their clusters of near-copies."""
        ids = dict.fromkeys(one.article_id for one in candidates)
        cluster = clusters_in(self._archive, [self.articles[each] for each in ids])
        return [one._replace(cluster=cluster.get(one.article_id)) for one in candidates]

    def copies(self, passage: Passage, folded: Collection[str]) -> tuple[str, ...]:
        """The near-copies of a passage's article that have the passage too, those folded into it before the others."""
        words = self.articles[passage.article_id].text[passage.start : passage.end]
        others = (each for each in self._archive.cluster(passage.article_id) if each != passage.article_id)
        return tuple(dict.fromkeys((*folded, *(each for each in others if self._holds(each, words)))))

    def _holds(self, article_id: str, words: str) -> bool:
        article = self.articles.get(article_id) or self._archive.article(article_id)
        return article is not None and contained(words, [article.text])
