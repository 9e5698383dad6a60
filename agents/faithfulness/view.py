"""An article as the checker sees it: folded words with their offsets, sentences and quotation marks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agents.faithfulness.lists import Phrase
from agents.faithfulness.words import Words, words
from retrieval.text.normalise import fold_text, tokens
from retrieval.text.quotation import Quotation, quotations
from schemas.article import Article, Sentence

_PROCLITICS = ("", "و", "ف", "ب", "ك", "ل", "وب", "ول", "وك", "فب", "فل", "س", "وس", "فس")
_VERB_PROCLITICS = ("", "و", "ف", "ل", "ب", "ول", "س", "وس", "فس")


@dataclass(frozen=True)
class Word:
    """A word of the article; `form` is folded at the letters level."""

    start: int
    end: int
    form: str


class View:
    """The words, sentences and quotations of one article, ready to be asked."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], lexicon: Words | None) -> None:
        self.article = article
        self.text = article.text
        self.sentences = tuple(sentences)
        self.lexicon = lexicon
        self.words = words_of(article.text)
        self.quotations: tuple[Quotation, ...] = quotations(article.text, article.body_start)
        self._ends = [word.end for word in self.words]
        self._sentence_starts = [sentence.start for sentence in self.sentences]

    def inside(self, start: int, end: int) -> range:
        """Indexes of the words of [start, end); the first may have left its proclitics outside («و|اتهم»)."""
        first = bisect_right(self._ends, start)
        return range(first, max(first, bisect_right(self._ends, end)))

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence at `offset`, or the one before it; 0 when there is none."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def around(self, start: int, end: int, before: int = 0, after: int = 0) -> tuple[int, int]:
        """Offsets of the sentences that [start, end) touches, and of so many before and after them."""
        if not self.sentences:
            return start, end
        first = max(0, self.sentence_at(start) - before)
        last = min(len(self.sentences) - 1, self.sentence_at(max(start, end - 1)) + after)
        return min(start, self.sentences[first].start), max(end, self.sentences[last].end)

    def quotation_of(self, start: int, end: int) -> Quotation | None:
        """The innermost quotation that holds [start, end)."""
        held = [q for q in self.quotations if q.inner_start <= start and end <= q.inner_end]
        return max(held, key=lambda q: q.depth, default=None)

    def quoted(self, offset: int) -> bool:
        """Whether `offset` lies inside quotation marks."""
        return any(q.inner_start <= offset < q.inner_end for q in self.quotations)

    def forms(self, span: range) -> list[str]:
        """Folded forms of the words at these indexes."""
        return [self.words[i].form for i in span]


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of any text, folded."""
    found = (Word(t.start, t.end, fold_text(text[t.start : t.end], "letters").removesuffix("'s")) for t in tokens(text))
    return tuple(word for word in found if word.form)


@lru_cache(maxsize=64)
def view_of(article: Article, sentences: tuple[Sentence, ...]) -> View:
    """The view of an article, made once."""
    return View(article, sentences, words(article.language))


@lru_cache(maxsize=65536)
def unclitic(form: str) -> frozenset[str]:
    """What a form may be without the proclitics و ف ب ك ل س and لل."""
    found = {form}
    for clitic in _PROCLITICS:
        if form.startswith(clitic) and len(form) - len(clitic) >= 2:
            found.add(form[len(clitic) :])
    for clitic in ("لل", "ولل", "فلل"):
        if form.startswith(clitic) and len(form) > len(clitic) + 1:
            found.add("ال" + form[len(clitic) :])
    return frozenset(found)


@lru_cache(maxsize=65536)
def ending(form: str) -> str:
    """A form without what case and number of the sound plural change: ون and ين, ابو and ابي, a final tanwin alef."""
    if form in ("ابو", "ابا", "ابي"):
        return "ابو"
    if len(form) > 4 and form.endswith(("ون", "ين", "ان")):
        return form[:-2] + "ين"
    if len(form) > 4 and form.endswith("ا") and not form.startswith("ال"):
        return form[:-1]
    return form


def find_phrase(forms: Sequence[str], phrase: Phrase, start: int = 0) -> int:
    """Index of the first occurrence of `phrase` from `start` on, its first word with or without proclitics; or -1."""
    if not phrase:
        return -1
    for i in range(start, len(forms) - len(phrase) + 1):
        if phrase[0] in unclitic(forms[i]) and tuple(forms[i + 1 : i + len(phrase)]) == phrase[1:]:
            return i
    return -1


def holds(forms: Sequence[str], phrases: Sequence[Phrase]) -> Phrase | None:
    """The first of `phrases` that occurs."""
    bare = bare_forms(tuple(forms))
    return next((phrase for phrase in phrases if phrase[0] in bare and find_phrase(forms, phrase) >= 0), None)


@lru_cache(maxsize=2048)
def bare_forms(forms: tuple[str, ...]) -> frozenset[str]:
    """Everything that the forms may be without proclitics."""
    return frozenset(bare for form in forms for bare in unclitic(form))
