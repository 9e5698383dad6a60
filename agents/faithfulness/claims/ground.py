"""What a claim stands on: the cited words in their article, the sentences they are in, and what is near."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from agents.faithfulness.claims.forms import Term, shapes, sound, stem_of, term_of
from agents.faithfulness.view import View, view_of
from agents.grounding import SourceText
from retrieval.text.normalise import fold
from schemas.article import Article
from schemas.evidence import Evidence


@dataclass(frozen=True)
class Ground:
    """The cited spans of one article, with the words a claim is laid beside."""

    view: View
    spans: tuple[tuple[int, int], ...]
    near: tuple[Term, ...]
    """The words of the sentences that hold the spans, in order."""
    whole: "Everywhere"

    @property
    def near_text(self) -> str:
        """The sentences that hold the spans."""
        return "\n".join(self.view.text[a:b] for a, b in self.sentences())

    @property
    def wide_text(self) -> str:
        """Those sentences and the ones beside them."""
        return "\n".join(self.view.text[slice(*self.view.around(a, b, 1, 1))] for a, b in self.spans)

    def sentences(self) -> list[tuple[int, int]]:
        """Offsets of the stretches of sentences that hold the spans, none twice."""
        found: list[tuple[int, int]] = []
        for start, end in sorted(self.view.around(*span) for span in self.spans):
            if found and start < found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
        return found

    def evidence(self, start: int, end: int) -> Evidence:
        """A stretch of the article as evidence."""
        text = self.view.text[start:end]
        return Evidence(source_id=self.view.article.id, start=start, end=end, quote=text)


@dataclass(frozen=True)
class Everywhere:
    """What the whole article has, for words that the cited sentences lack."""

    forms: frozenset[str]
    stems: frozenset[str]
    shapes: frozenset[str]
    sounds: Mapping[str, tuple[str, ...]]
    """What a word sounds like → the forms that sound so."""


def ground_of(article: Article | None, cited: Sequence[str], language: str) -> Ground | None:
    """The cited words where they stand; None when some of them stand nowhere in the article.

    Args:
        article: The article; without one, the cited words are all there is.
        cited: Verbatim stretches.
        language: Of the article, when there is none.
    """
    words = tuple(text.strip() for text in cited if text.strip())
    if article is None:
        joined = "\n".join(words)
        article = _article(joined, language)
        source = SourceText(article)
        return _ground(source, ((0, len(joined)),))
    found = _found(article, words)
    return _ground(_source(article), found) if found else None


def ground_at(article: Article, spans: Sequence[tuple[int, int]]) -> Ground:
    """The same for cited words whose offsets are known."""
    return _ground(_source(article), tuple(spans))


@lru_cache(maxsize=64)
def _source(article: Article) -> SourceText:
    return SourceText(article)


@lru_cache(maxsize=512)
def _found(article: Article, words: tuple[str, ...]) -> tuple[tuple[int, int], ...] | None:
    spans: list[tuple[int, int]] = []
    for text in words:
        at = article.text.find(text)
        if at >= 0:
            spans.append((at, at + len(text)))
            continue
        folded, wanted = fold(article.text, "letters"), fold(text, "letters").text.strip()
        at = folded.text.find(wanted)
        if at < 0 or not wanted:
            return None
        spans.append(folded.source_span(at, at + len(wanted)))
    return tuple(spans)


def _article(text: str, language: str) -> Article:
    digest = sha256(text.encode()).hexdigest()
    return Article(id=digest[:16], ref="cited words", text=text, language=language, sha256=digest)


def _ground(source: SourceText, spans: tuple[tuple[int, int], ...]) -> Ground:
    view = view_of(source.article, tuple(source.sentences))
    return _made(view, spans)


@lru_cache(maxsize=512)
def _made(view: View, spans: tuple[tuple[int, int], ...]) -> Ground:
    bare = Ground(view, spans, (), _everywhere(view))
    near = tuple(
        term for start, end in bare.sentences() for i in view.inside(start, end) for term in term_of(view.words[i])
    )
    return Ground(view, spans, near, bare.whole)


@lru_cache(maxsize=64)
def _everywhere(view: View) -> Everywhere:
    forms = {word.form for word in view.words}
    sounds: dict[str, list[str]] = {}
    for form in sorted(forms):
        if len(heard := sound(form)) > 1:
            sounds.setdefault(heard, []).append(form)
    return Everywhere(
        forms=frozenset(forms),
        stems=frozenset(map(stem_of, forms)),
        shapes=frozenset(shape for form in forms for shape in shapes(form)),
        sounds={heard: tuple(same) for heard, same in sounds.items()},
    )
