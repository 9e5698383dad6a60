"""The features of each word that the sequence models see: form, ends, lexicon tags, marks, quotation, what the rules name."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache

from agents.readers.embedded.affixes import indefinite, readings
from agents.readers.embedded.document import Document
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.trained.clusters import cluster
from agents.readers.embedded.trained.lexical import lexical_tags

REACH = 3
"""Words to either side whose tags a word sees."""
CLOSE = 2
"""Words to either side whose form and cluster a word sees."""
_MARK, _NEAR_MARK = 6, 4
"""Places of what tells of mentions among a word's own features and among those its neighbours see."""
_LABEL = "§label"
"""Stands for every word that takes sides, so that a change of label changes nothing."""


def gap_mark(gap: str) -> str:
    """What stands between two words, as one short code."""
    if "\n" in gap:
        return "N" if ":" not in gap else "N:"
    code = ""
    for mark in gap:
        if mark in "،,":
            code += ","
        elif mark in "؛;":
            code += ";"
        elif mark in "«“„":
            code += "<"
        elif mark in "»”":
            code += ">"
        elif mark in "\":().؟?!–—-…'’‘":
            code += {"؟": "?", "—": "–", "-": "–", "‘": "'", "’": "'"}.get(mark, mark)
    return code[:4]


def quote_state(doc: Document, i: int) -> str:
    """Where word i stands to quotations: out, in, at the begin or end of one, or inside one within another."""
    number = doc.words[i].quote
    if number < 0:
        return "o"
    quote = doc.quotations[number]
    deep = "2" if quote.depth else ""
    word = doc.words[i]
    begins = doc.gaps[i] and quote.inner_start <= word.start and (i == 0 or doc.words[i - 1].end <= quote.inner_start)
    ends = i + 1 == len(doc.words) or doc.words[i + 1].start >= quote.inner_end
    return ("B" if begins else "") + ("E" if ends else "") + ("i" if not begins and not ends else "") + deep


def _shape(text: str) -> str:
    if text.isdigit():
        return "d"
    if text[:1].isascii() or text[:1].isupper() or text[:1].islower():
        return "AA" if text.isupper() and len(text) > 1 else "A" if text[:1].isupper() else "a"
    return "ً" if text.endswith(("اً", "ًا", "ً")) else "ة" if text.endswith("ة") else "-"


def rule_marks(doc: Document, mentions: Sequence[Mention]) -> list[str]:
    """What the rules' mentions make of each word: begin or inside, and of what kind; empty outside all."""
    marks = [""] * len(doc.words)
    for mention in mentions:
        for k in range(mention.first, min(mention.last, len(marks))):
            marks[k] = ("B" if k == mention.first else "I") + mention.kind[:2]
            if mention.start > doc.words[k].end:
                marks[k] += "t"
    return marks


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """What the models see of each word: `own` of itself alone, `near` also of its neighbours."""

    own: list[list[str]]
    near: list[list[str]]


def _evened(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Only that it is a label, of a word that takes sides: which one, and what else it may mean, is not to matter."""
    return ("label",) if "label" in tags else tags


class Described:
    """An article's words described once for all sequence models."""

    def __init__(self, doc: Document, mentions: Sequence[Mention]) -> None:
        self.doc = doc
        self.mentions = list(mentions)
        self.marks = rule_marks(doc, mentions)
        self.tags = [_evened(lexical_tags(w.folded)) for w in doc.words]
        self.gaps = [gap_mark(g) for g in doc.gaps]
        self.states = [quote_state(doc, i) for i in range(len(doc.words))]
        self.forms = [_LABEL if "label" in tags else form for tags, form in zip(self.tags, doc.folded, strict=True)]

    def remarked(self, mentions: Sequence[Mention]) -> "Described":
        """The same words with other mentions marked."""
        other = copy(self)
        other.mentions = list(mentions)
        other.marks = rule_marks(self.doc, mentions)
        return other

    def features(self) -> WordFeatures:
        """Features of all words."""
        own, near = self._unmarked
        marked = [
            [*row[:_MARK], f"mt{mark}|{tags[0] if tags else ''}", *row[_MARK:]]
            for row, mark, tags in zip(own, self.marks, self.tags, strict=True)
        ]
        return WordFeatures(
            marked,
            [[*row[:_NEAR_MARK], f"m{mark}", *row[_NEAR_MARK:]] for row, mark in zip(near, self.marks, strict=True)],
        )

    @cached_property
    def _unmarked(self) -> tuple[list[list[str]], list[list[str]]]:
        """The features of all words, own and near, without those that tell of mentions."""
        forms, gaps, states = self.forms, self.gaps, self.states
        near = [
            [f"w{form}", f"k{cluster(form)}", f"g{gap}", f"q{state}", *map("t".__add__, tags)]
            for form, gap, state, tags in zip(forms, gaps, states, self.tags, strict=False)
        ]
        return [self._own(i, forms) for i in range(len(forms))], near

    def _own(self, i: int, forms: Sequence[str]) -> list[str]:
        doc, gaps, states = self.doc, self.gaps, self.states
        word, form = doc.words[i], forms[i]
        before = forms[i - 1] if i else "$"
        after = forms[i + 1] if i + 1 < len(forms) else "$"
        line = i == 0 or "N" in gaps[i]
        even = form[0] == "§" or (i in doc.exchanged and form[0] > "\u0600")
        found = [
            "b",
            f"h{'-' if even else _shape(word.text)}",
            f"bw{before}|{form}",
            f"wa{form}|{after}",
            f"gg{gaps[i]}|{gaps[i + 1]}",
            f"qq{states[i]}|{gaps[i]}",
            f"f{int(i == doc.bounds[word.sentence][0])}{int(line)}",
        ]
        return found if form[0] == "§" else [*found, *_ends(form)]


@lru_cache(maxsize=32768)
def _ends(form: str) -> tuple[str, ...]:
    """The core of a folded word, its first letters and its last."""
    return (
        f"c{indefinite(readings(form)[-1][1])}",
        f"p1{form[:1]}",
        f"p2{form[:2]}",
        f"p3{form[:3]}",
        f"s1{form[-1:]}",
        f"s2{form[-2:]}",
        f"s3{form[-3:]}",
    )


def expanded(features: WordFeatures) -> list[list[str]]:
    """The features as a trainer takes them: a neighbour's with its distance before."""
    count = len(features.own)
    rows = []
    for i in range(count):
        row = list(features.own[i])
        for step in range(-REACH, REACH + 1):
            if 0 <= i + step < count:
                close = abs(step) <= CLOSE
                row += [f"{step}{s}" for s in features.near[i + step] if close or s[0] not in "wk"]
        rows.append(row)
    return rows
