"""Short fictional texts read by the embedded reader, for its tests."""

from agents.readers.embedded import EmbeddedReader
from agents.readers.embedded.document import Document
from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.positions import PositionFinder
from schemas.article import Article
from schemas.draft import Draft

SETTING = "تجددت الاشتباكات المسلحة في المنطقة رغم الهدنة. "
READER = EmbeddedReader()


def article(text: str, language: str = "ar") -> Article:
    return Article(id="a", ref="a", text=text, language=language, sha256="0")


def document(text: str, language: str = "ar") -> Document:
    """The words of a text, for tests of the rules alone."""
    return Document(article(text, language))


def read(text: str, language: str = "ar") -> Draft:
    """The draft of a text set in a fictional conflict."""
    setting = SETTING if language == "ar" else "Fighting between the army and rebels resumed despite the truce. "
    return READER.read(article(setting + text, language)).draft


def said(text: str, language: str = "ar") -> list[tuple[str, str]]:
    """Holder and words of every position."""
    draft = read(text, language)
    names = {a.key: a.name for a in draft.actors}
    return [(names[p.holder], p.evidence.quote) for p in draft.positions]


def ruled(text: str) -> list[tuple[str, str]]:
    """Folded name of the holder and words of every stand that the Arabic rules find, whatever the models make of it."""
    doc = document(text)
    found = PositionFinder(doc, take_inventory(doc, find_mentions(doc))).find()
    return [(" ".join(s.holder.name), s.span.quote) for s in found]
