"""The quick look that keeps most words from the rules of mediation hides nothing that they would find."""

import itertools

import pytest

from agents.readers.embedded import mediation
from agents.readers.embedded.document import Document
from agents.readers.embedded.mediation import find_mediators
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.trained.models import shipped
from agents.readers.embedded.trained.seeing import look
from evals.reading import MORE
from evals.reading_gold import load
from schemas.article import Article

ARTICLES = 40


def found(article: Article) -> list[tuple[tuple[str, ...], list[str], str]]:
    """Name, roles and words of everybody whom the rules find mediating."""
    doc = Document(article)
    seen = look(doc, shipped(), arabic=True)
    reading = Reading(doc, seen.ruled.inventory, seen.stands, seen.ruled.subjects)
    return [(f.entity.name, list(f.roles), f.span.quote) for f in find_mediators(reading)]


def test_a_quick_look_hides_no_mediator(monkeypatch: pytest.MonkeyPatch) -> None:
    arabic = (gold.article for gold in load(MORE) if gold.language == "ar")
    articles = list(itertools.islice(arabic, 0, None, 12))[:ARTICLES]
    quick = [found(article) for article in articles]
    monkeypatch.setattr(mediation, "may_open", lambda _words, _i: True)
    assert quick == [found(article) for article in articles]
    assert sum(map(len, quick)) > ARTICLES
