"""Short fictional texts read by the embedded reader, for its tests."""

from agents.readers.embedded import EmbeddedReader
from agents.readers.embedded.document import Document
from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.positions import PositionFinder
from agents.readers.embedded.stands import Stand
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


def stands(doc: Document) -> list[Stand]:
    """Every stand that the Arabic rules find, whatever the models make of it."""
    return PositionFinder(doc, take_inventory(doc, find_mentions(doc))).find()


def ruled(text: str) -> list[tuple[str, str]]:
    """Folded name of the holder and words of every stand of the rules."""
    return [(" ".join(s.holder.name), s.span.quote) for s in stands(document(text))]


def ruled_as_written(text: str) -> list[tuple[str, str]]:
    """The same with the holder as the text first names him."""
    doc = document(text)
    named = [(s.holder.mentions[0], s.span.quote) for s in stands(doc)]
    return [(doc.text[m.start : m.end], words) for m, words in named]
