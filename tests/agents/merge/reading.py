"""Short fictional texts read by the embedded reader and merged, for tests of what a brief says of them."""

from agents.grounding import SourceText
from agents.merge.articles import merge_articles
from agents.merge.merged import Merged
from agents.placing import place
from agents.readers.embedded import EmbeddedReader
from tests.agents.fakes import article

SETTING = "تجددت الاشتباكات المسلحة في المنطقة رغم الهدنة.\n"
READER = EmbeddedReader()


def merged(*texts: str) -> Merged:
    """What the brief would hold of these texts, each an article of its own outlet."""
    sources = [article(SETTING + text, f"{number}.txt") for number, text in enumerate(texts)]
    drafts = [place(READER.read(source).draft, SourceText(source)) for source in sources]
    return merge_articles(drafts, {source.id: source for source in sources}, {})
