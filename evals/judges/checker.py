"""The checker of this repository as a judge: the same words in, the checker's verdict out."""

from functools import lru_cache

from agents.faithfulness.claims import check_claim
from agents.grounding import SourceText
from agents.readers.embedded import EmbeddedReader
from evals.judges import Verdict, askable
from evals.judges.ours import spans_of
from retrieval.sources import article_from_text
from schemas.article import Article
from schemas.draft import DraftActor


class Checker:
    """`agents.faithfulness.check_claim` with the actors that the embedded reader finds in the source."""

    name = "wasit"

    def verdict(self, source: str, claim: str, cited: str) -> Verdict:
        """The gravest verdict on the claim; one that cites nothing is held against the sentences most like it."""
        if not askable(source, claim, cited or source):
            return "unmeasurable"
        article, actors = _read(source)
        near = [cited] if cited.strip() else [span.quote for span in spans_of(SourceText(article), claim, "")]
        return check_claim(claim, near, article.language, article=article, actors=actors).verdict


@lru_cache(maxsize=256)
def _read(source: str) -> tuple[Article, tuple[DraftActor, ...]]:
    article = article_from_text(source, ref="source")
    return article, tuple(EmbeddedReader().read(article).draft.actors)
