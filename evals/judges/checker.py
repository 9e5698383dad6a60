"""The checker of this repository as a judge: the same words in, the checker's verdict out."""

from functools import lru_cache

from agents.faithfulness.claims import check_claim
from agents.readers.embedded import EmbeddedReader
from evals.judges import Verdict
from retrieval.sources import article_from_text
from schemas.article import Article
from schemas.draft import DraftActor


class Checker:
    """`agents.faithfulness.check_claim` with the actors that the embedded reader finds in the source."""

    name = "wasit"

    def verdict(self, source: str, claim: str, cited: str) -> Verdict:
        """The gravest verdict on the claim."""
        article, actors = _read(source)
        return check_claim(claim, [cited], article.language, article=article, actors=actors).verdict


@lru_cache(maxsize=64)
def _read(source: str) -> tuple[Article, tuple[DraftActor, ...]]:
    article = article_from_text(source, ref="source")
    return article, tuple(EmbeddedReader().read(article).draft.actors)
