"""An article made ready for reading: words with their folded forms, sentences, quotations, and what stands between."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from agents.readers.embedded.alike import evened
from agents.readers.embedded.orders import clear_of, without_orders
from retrieval.text.normalise import fold_text, tokens
from retrieval.text.quotation import Quotation, quotations
from retrieval.text.segment import sentences
from schemas.article import Article, Sentence
from schemas.draft import Span

LONGEST_QUOTE = 900
"""Code points a span may hold."""
_TRIM = " \t\r\n،,؛;.:–—-«»“”\"'‘’„…"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the article; `index` is its place in `Document.words`."""

    index: int
    start: int
    end: int
    text: str
    folded: str
    """Folded, and evened where the word takes sides: see `alike`."""
    sentence: int
    """Index into `Document.sentences`."""
    quote: int
    """Index of the innermost quotation it stands in, -1 outside all."""


class Document:
    """The article with everything that all parts of the reader look at."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text, self.orders = without_orders(article)
        self.sentences: Sequence[Sentence] = sentences(self.text, article.body_start)
        self._starts = [s.start for s in self.sentences]
        self._written_starts = self._starts
        if self.orders:
            self._written_starts = [s.start for s in sentences(article.text, article.body_start)]
        self.quotations: Sequence[Quotation] = quotations(self.text, article.body_start)
        self.words: list[Word] = []
        self._read()
        self.forms = frozenset(self.folded)
        self.gaps = self._gaps()
        self._word_starts = [w.start for w in self.words]
        self.bounds = self._bounds()

    def _read(self) -> None:
        inside = self._quote_numbers()
        spans = [(t.start, t.end) for t in tokens(self.text) if t.start >= self.article.body_start]
        raws = [self.text[start:end] for start, end in spans]
        self.written = [fold_text(raw) for raw in raws]
        self.folded, self.exchanged = evened(self.written)
        for (start, end), raw, form in zip(spans, raws, self.folded, strict=True):
            place = len(self.words)
            self.words.append(Word(place, start, end, raw, form, self.sentence_at(start), inside[start]))

    def as_written(self, first: int, name: Sequence[str]) -> tuple[str, ...]:
        """The folded words of a name that begins at a word, with what was exchanged in them put back."""
        put = (self.exchanged.get(first + k, ("", "")) for k in range(len(name)))
        return tuple(w.replace(one, stem, 1) if stem else w for w, (stem, one) in zip(name, put, strict=True))

    def _quote_numbers(self) -> list[int]:
        inside = [-1] * (len(self.text) + 1)
        for number, q in enumerate(self.quotations):
            inside[q.inner_start : q.inner_end] = [number] * (q.inner_end - q.inner_start)
        return inside

    def _gaps(self) -> list[str]:
        """`gaps[i]` is what stands between word i-1 and word i; one more at the end."""
        ends = [self.article.body_start, *(w.end for w in self.words)]
        starts = [*(w.start for w in self.words), len(self.text)]
        return [self.text[a:b] for a, b in zip(ends, starts, strict=True)]

    def _bounds(self) -> list[tuple[int, int]]:
        """Half-open word range of each sentence."""
        bounds = [(0, 0)] * len(self.sentences)
        for word in self.words:
            first, last = bounds[word.sentence]
            bounds[word.sentence] = (word.index if last == 0 else first, word.index + 1)
        return bounds

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that holds the offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def word_at(self, offset: int) -> int:
        """Index of the first word that begins at the offset or later."""
        return bisect_right(self._word_starts, offset - 1)

    def words_of(self, sentence: int) -> range:
        """Word indices of a sentence."""
        return range(*self.bounds[sentence])

    def phrase(self, first: int, last: int) -> str:
        """The article's text from word `first` up to, not with, word `last`."""
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""

    def opens_quote(self, i: int) -> Quotation | None:
        """The outermost quotation that begins right before word i, if one does."""
        found = [q for q in self._quotes_of(i) if self._first_word(q) == i]
        return min(found, key=lambda q: q.depth, default=None)

    def _quotes_of(self, i: int) -> list[Quotation]:
        number = self.words[i].quote
        if number < 0:
            return []
        innermost = self.quotations[number]
        return [q for q in self.quotations[: number + 1] if q.start <= innermost.start and innermost.end <= q.end]

    def outer_quote(self, i: int) -> Quotation | None:
        """The outermost quotation that word i stands in."""
        return min(self._quotes_of(i), key=lambda q: q.depth, default=None)

    def _first_word(self, q: Quotation) -> int:
        return self.word_at(q.inner_start)

    def last_word(self, q: Quotation) -> int:
        """One past the last word of the quotation."""
        return self.word_at(q.inner_end)

    def span(self, start: int, end: int) -> Span | None:
        """The stretch as a draft span without the marks around it; None when nothing is left."""
        start, end = clear_of(self.orders, start, end)
        while start < end and self.text[start] in _TRIM and not self._balanced_open(start, end):
            start += 1
        while end > start and self.text[end - 1] in _TRIM and not self._balanced_close(start, end):
            end -= 1
        if end - start > LONGEST_QUOTE:
            cut = self.text.rfind(" ", start, start + LONGEST_QUOTE)
            end = cut if cut > start else start + LONGEST_QUOTE
        if not self.text[start:end].strip():
            return None
        sentence = max(0, bisect_right(self._written_starts, start) - 1)
        return Span(sentence=sentence, quote=self.article.text[start:end], where=start)

    def _balanced_open(self, start: int, end: int) -> bool:
        """Whether the mark at `start` opens a quotation that closes inside the span, short of its end."""
        return any(q.start == start and q.inner_start > q.start and q.end < end for q in self.quotations)

    def _balanced_close(self, start: int, end: int) -> bool:
        return any(q.end == end and q.start > start and q.inner_end < q.end for q in self.quotations)
