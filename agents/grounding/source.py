"""An article made ready for grounding: folded once, cut into sentences once, searched many times."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from agents.grounding.needle import Needle
from agents.grounding.skeleton import Hit, Skeleton
from retrieval.text.normalise import Folded, fold, letter_forms
from retrieval.text.segment import sentences as cut
from schemas.article import Article, Sentence
from schemas.vocabulary import MatchLevel

_MARKS = "\"'"


class Place(NamedTuple):
    """An occurrence of a quote: half-open source offsets, and positions of the sentences it touches."""

    start: int
    end: int
    match: MatchLevel
    clitic: bool
    """Whether proclitics of its first word were left outside."""
    first_sentence: int
    last_sentence: int


class SourceText:
    """An article with its folds and its sentences.

    Args:
        article: Read from `body_start` on.
        sentences: In reading order; cut by `retrieval.text.segment` when left out.
    """

    def __init__(self, article: Article, sentences: tuple[Sentence, ...] | None = None) -> None:
        self.article = article
        self.text = article.text
        self.sentences = cut(article.text, article.body_start) if sentences is None else sentences
        self.folded: Folded = fold(article.text, "marks")
        self.skeleton = Skeleton(self.folded)
        self._ends = [sentence.end for sentence in self.sentences]
        self._starts = [sentence.start for sentence in self.sentences]
        self._by_number = {sentence.index: at for at, sentence in enumerate(self.sentences)}

    def position_of(self, sentence: int) -> int | None:
        """Where in `sentences` the one with that number is; None when there is none."""
        return self._by_number.get(sentence)

    def sentence_range(self, start: int, end: int) -> tuple[int, int]:
        """Positions of the first and last sentence that a span touches."""
        first = min(bisect_right(self._ends, start), max(len(self._ends) - 1, 0))
        return first, max(first, bisect_left(self._starts, end) - 1)

    def sentence_span(self, offset: int) -> tuple[int, int] | None:
        """The sentence an offset lies in, as a span; None in an article without sentences."""
        if not self.sentences:
            return None
        sentence = self.sentences[self.sentence_range(offset, offset + 1)[0]]
        return sentence.start, sentence.end

    def find(self, needle: Needle, level: MatchLevel) -> Iterator[Place]:
        """Occurrences of a quote at a level, in reading order, within what is read of the article."""
        at_letters = level == "letters"
        row = letter_forms(needle.row) if at_letters else needle.row
        for hit in self.skeleton.find(row, len(needle.core), letters=at_letters):
            start, end = self._span(needle, hit)
            if start < self.article.body_start:
                continue
            match: MatchLevel = "raw" if self.text[start:end] in needle.quote else level
            yield Place(start, end, match, hit.skip > 0, *self.sentence_range(start, end))

    @cached_property
    def sentence_units(self) -> tuple[tuple[int, int], ...]:
        """For each sentence the half-open range of the units that begin in it."""
        begins = [self.folded.source_span(unit.start, unit.start + 1)[0] for unit in self.skeleton.units]
        return tuple((bisect_left(begins, s.start), bisect_left(begins, s.end)) for s in self.sentences)

    @cached_property
    def sentence_bags(self) -> tuple[frozenset[str], ...]:
        """For each sentence its units in letter forms, for the search of the nearest one."""
        rows = self.skeleton.letters.split()
        return tuple(frozenset(rows[a:b]) for a, b in self.sentence_units)

    def _span(self, needle: Needle, hit: Hit) -> tuple[int, int]:
        """The hit in the source, with the edge signs and quotation marks that quote and article share."""
        units, folded = self.skeleton.units, self.folded
        first, last = hit.first, hit.last
        if not hit.skip:
            for sign in reversed(needle.before):
                if first == 0 or units[first - 1].text != sign:
                    break
                first -= 1
        for sign in needle.after:
            if last + 1 == len(units) or units[last + 1].text != sign:
                break
            last += 1
        start, end = units[first].inner(hit.skip if first == hit.first else 0), units[last].end
        for _ in range(0 if hit.skip else needle.opens):
            start -= start > 0 and folded.text[start - 1] in _MARKS
        for _ in range(needle.closes):
            end += end < len(folded.text) and folded.text[end] in _MARKS
        return folded.source_span(start, end)
