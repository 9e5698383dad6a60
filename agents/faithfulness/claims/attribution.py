"""Who a claim says spoke, by which verb, and which of its words are what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from agents.faithfulness.claims.forms import Term
from agents.faithfulness.claims.lore import Lore
from agents.faithfulness.view import find_phrase, unclitic
from agents.faithfulness.words import Verb

Link = Literal["that", "quote", "object", "none"]
_QUOTE = regex.compile(r"[:«“„\"]")
_BREAK = regex.compile(r"[,،.;؛]")
_OPENING = frozenset(
    ("كما", "وقد", "قد", "فقد", "لقد", "كان", "وكان", "كانت", "وكانت", "meanwhile", "and", "but", "also", "then")
)
_TAIL = frozenset(("علي", "من", "الي", "عن", "قوله", "قولها", "قولهم", "القول", "ب", "بالقول", "لـ"))
_AUXILIARY = frozenset(
    (
        "has",
        "have",
        "had",
        "did",
        "do",
        "does",
        "not",
        "is",
        "was",
        "were",
        "are",
        "never",
        "also",
        "then",
        "later",
        "would",
        "will",
        "been",
        "being",
    )
)
REACH = 12
"""Words in which an attribution at a claim's head ends."""
_SHORT_VERB = 3
OTHER = Verb("other", None)


@dataclass(frozen=True)
class Attribution:
    """A claim's head. `content` are the indexes of what was said or done; `speaker` those of who did."""

    speaker: range
    verb: int | None
    kind: Verb
    link: Link
    content: range
    negated: bool = False
    """«لم يقل», "did not say": the saying itself is denied."""
    attributed: bool = True
    """False: the claim names no speaker, it narrates."""


def attribution_of(text: str, terms: Sequence[Term], lore: Lore, named: Sequence[range]) -> Attribution:
    """The head of a claim.

    Args:
        text: The claim.
        terms: Its words.
        lore: Its language's words.
        named: Where known names stand in it, as indexes.
    """
    arabic = lore.words.language == "ar"
    forms = [term.form for term in terms]
    first = _first(forms)
    head = _Head(text, terms, forms, lore, named, first)
    found = head.passive() or head.according() or (head.arabic() if arabic else head.english())
    return found or Attribution(range(0), None, OTHER, "none", range(len(terms)), attributed=False)


def _first(forms: Sequence[str]) -> int:
    at = 0
    while at < min(2, len(forms) - 1) and forms[at] in _OPENING:
        at += 1
    return at


@dataclass(frozen=True)
class _Head:
    text: str
    terms: Sequence[Term]
    forms: list[str]
    lore: Lore
    named: Sequence[range]
    first: int

    def gap(self, i: int) -> str:
        """What stands between word `i` and the one before it."""
        begin = self.terms[i - 1].end if i else 0
        return self.text[begin : self.terms[i].start]

    def verb(self, i: int) -> Verb | None:
        """The reporting verb at `i`."""
        form = self.forms[i]
        for bare in sorted(unclitic(form), key=len, reverse=True):
            if bare in self.lore.verbs and form.removesuffix(bare) in ("", "و", "ف", "س", "ل"):
                return self.lore.verbs[bare]
        return None

    def that(self, i: int) -> bool:
        """Whether the word is «أن», "that"."""
        return bool(unclitic(self.forms[i]) & self.lore.words.complementisers)

    def link(self, start: int) -> tuple[int, Link] | None:
        """Where the attribution that begins at `start` hands over: index of the first word of the content, and how."""
        for i in range(start, min(len(self.forms), start + REACH)):
            gap = self.gap(i)
            if (i > start and ":" in gap) or (i > start and gap.strip() in ("«", "“", '"') and i - start < 4):
                return i, "quote"
            if self.that(i) and i > start:
                return i + 1, "that"
        return None

    def negated(self, span: range) -> bool:
        return any(self.forms[i] in self.lore.negators for i in span)

    def passive(self) -> Attribution | None:
        """«نقل عن فلان أن …», "X was quoted as saying that …", "it was said by X that …"."""
        head = self.forms[self.first : self.first + REACH]
        for phrase in self.lore.quoted_passive:
            at = find_phrase(head, phrase)
            if at < 0:
                continue
            at += self.first
            behind = at + len(phrase)
            link = self.link(behind - 1)
            if link is None:
                continue
            before = phrase[-1] in ("saying", "to") and phrase[-1] != "to"
            speaker = range(self.first, at) if before else range(behind, link[0] - (link[1] == "that"))
            return self._made(speaker, at, Verb("say", None), link)
        return None

    def according(self) -> Attribution | None:
        """«بحسب فلان، …», "according to X, …"."""
        for phrase in self.lore.words.according:
            width = len(phrase)
            if find_phrase(self.forms[self.first : self.first + width], phrase) != 0:
                continue
            for i in range(self.first + width + 1, min(len(self.forms), self.first + REACH)):
                if _BREAK.search(self.gap(i)) or self.that(i):
                    speaker = range(self.first + width, i)
                    return Attribution(
                        self._trim(speaker), self.first, Verb("say", None), "that", range(i, len(self.forms))
                    )
        return None

    def arabic(self) -> Attribution | None:
        first, forms = self.first, self.forms
        start = first + (first < len(forms) - 1 and forms[first] in self.lore.negators)
        link = self.link(start)
        at = self._finite(first, link[0] if link else min(len(forms), first + REACH))
        if link is not None:
            stop = link[0] - (link[1] == "that")
            if at is None:
                if link[1] == "quote" and not any(self.verb(i) for i in range(first, stop)):
                    at_first = len(forms[first]) >= _SHORT_VERB and self._starts_name(first + 1)
                    if at_first and not self._starts_name(first):
                        return self._made(range(first + 1, stop), first, OTHER, link)
                    return self._made(range(first, stop), None, OTHER, link)
                if link[1] == "that" and self._starts_name(start + 1):
                    return self._made(range(start + 1, stop), start, OTHER, link)
                name = next((n for n in self.named if n.start == first and n.stop < stop), None)
                if link[1] == "that" and name is not None:
                    return self._made(name, name.stop, OTHER, link)
                return None
            if at <= start:
                return self._behind(at, stop, link)
            return self._made(range(first, at), at, self.verb(at) or OTHER, link)
        return self._object(at)

    def _behind(self, at: int, stop: int, link: tuple[int, Link]) -> Attribution:
        """The subject behind its verb; what an accusing or telling verb has behind its subject is no part of it."""
        verb = self.verb(at) or OTHER
        name = next((n for n in self.named if n.start == at + 1 and n.stop < stop), None)
        relative = next((i for i in range(at + 2, stop) if self.forms[i] in self.lore.relative), None)
        cut = name.stop if name is not None and verb.kind in self.lore.words.transitive else relative
        if link[1] == "that" and cut is not None:
            refused = self.negated(range(self.first, at))
            return Attribution(range(at + 1, cut), at, verb, "object", range(cut, len(self.forms)), refused)
        return self._made(range(at + 1, stop), at, verb, link)

    def _object(self, at: int | None) -> Attribution | None:
        """A reported deed: «طالب فلان بكذا», «فلان يرفض كذا»."""
        forms = self.forms
        for name in self.named:
            if (
                at is not None
                and at < name.start <= at + 3
                and at <= self.first + 1
                and self._titled(at + 1, name.start)
            ):
                return Attribution(
                    range(at + 1, name.stop),
                    at,
                    self.verb(at) or OTHER,
                    "object",
                    range(name.stop, len(forms)),
                    self.negated(range(self.first, at)),
                )
            if name.start <= self.first + 2 and at is not None and name.stop <= at <= name.stop + 1:
                return Attribution(
                    range(self.first, name.stop),
                    at,
                    self.verb(at) or OTHER,
                    "object",
                    range(at + 1, len(forms)),
                    self.negated(range(name.stop, at)),
                )
        if at is not None and at <= self.first + 1:
            return Attribution(
                range(at + 1, at + 1),
                at,
                self.verb(at) or OTHER,
                "object",
                range(at + 1, len(forms)),
                self.negated(range(self.first, at)),
            )
        return None

    def _titled(self, start: int, stop: int) -> bool:
        """Whether nothing but titles and kinds of bodies stand between a verb and a name."""
        titles = self.lore.words.titles | self.lore.words.agents | self.lore.realms
        return all(self.forms[i] in titles for i in range(start, stop))

    def english(self) -> Attribution | None:
        forms, first = self.forms, self.first
        at = self._finite(first + 1, min(len(forms), first + REACH))
        tail = self._inverted()
        if tail is not None:
            return tail
        if at is None or _BREAK.search(self.text[self.terms[first].start : self.terms[at].start].replace(".", "")):
            link = self.link(first)
            return self._made(range(first, link[0]), None, OTHER, link) if link and link[1] == "quote" else None
        speaker = self._without_auxiliaries(range(first, at))
        negated = self.negated(range(first, at))
        link = self.link(at)
        near = link is not None and link[0] - at <= 6
        if link is not None and near and (link[1] == "quote" or link[0] - 1 - at <= 4):
            return Attribution(speaker, at, self.verb(at) or OTHER, link[1], range(link[0], len(forms)), negated)
        return Attribution(speaker, at, self.verb(at) or OTHER, "object", range(at + 1, len(forms)), negated)

    def _inverted(self) -> Attribution | None:
        """«…», said X."""
        last = len(self.forms)
        for i in range(max(1, last - 8), last - 1):
            if self.verb(i) and regex.search(r"[,”\"]\s*$", self.gap(i)):
                return Attribution(range(i + 1, last), i, self.verb(i) or OTHER, "quote", range(self.first, i))
        return None

    def _without_auxiliaries(self, span: range) -> range:
        stop = span.stop
        while stop > span.start and self.forms[stop - 1] in _AUXILIARY:
            stop -= 1
        return range(span.start, stop)

    def _finite(self, start: int, stop: int) -> int | None:
        """The first finite reporting verb outside names."""
        inside = {i for name in self.named for i in name}
        for i in range(start, stop):
            verb = self.verb(i)
            if verb is not None and not verb.verbal_noun and not verb.bare and i not in inside:
                return i
            if i > start and _QUOTE.search(self.gap(i)):
                return None
        return None

    def _starts_name(self, i: int) -> bool:
        return any(name.start == i for name in self.named)

    def _made(self, speaker: range, verb: int | None, kind: Verb, link: tuple[int, Link]) -> Attribution:
        head = range(self.first, link[0] - (link[1] == "that"))
        refused = next(
            (i for i in head if self.forms[i] in self.lore.verbal_negators and i not in self._inside()), None
        )
        if refused is not None and speaker.start < refused < speaker.stop:
            speaker = range(speaker.start, refused)
        return Attribution(
            self._trim(speaker), verb, kind, link[1], range(link[0], len(self.forms)), refused is not None
        )

    def _inside(self) -> frozenset[int]:
        return frozenset(i for name in self.named for i in name)

    def _trim(self, span: range) -> range:
        start, stop = span.start, span.stop
        while stop > start and (self.forms[stop - 1] in _TAIL or self.forms[stop - 1] in self.lore.negators):
            stop -= 1
        while start < stop and self.forms[start] in self.lore.negators:
            start += 1
        return range(start, stop)
