"""A claim and its ground, parsed and laid side by side: what every aspect looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from agents.faithfulness.claims.align import Alignment, Gap
from agents.faithfulness.claims.attribution import Attribution
from agents.faithfulness.claims.forms import Term, shapes, sound
from agents.faithfulness.claims.ground import Ground
from agents.faithfulness.claims.lore import Lore
from agents.faithfulness.names import Cast, Mention
from agents.faithfulness.view import Word, bare_forms, find_phrase, unclitic

_CAPITAL = regex.compile(r"\p{Lu}\p{L}+")
_DIGIT = regex.compile(r"\d")
_SHORT = 3


@dataclass(frozen=True)
class Comparison:
    """One claim beside its ground."""

    text: str
    terms: tuple[Term, ...]
    lore: Lore
    ground: Ground
    cast: Cast
    head: Attribution
    alignment: Alignment
    """Of the claim's content only."""

    @property
    def content(self) -> tuple[Term, ...]:
        """The words of what was said or done."""
        return self.alignment.claim

    @property
    def arabic(self) -> bool:
        """Whether the claim is in Arabic."""
        return self.lore.words.language == "ar"

    def words(self, span: range | None = None) -> str:
        """A stretch of the content as it is written; all of it without a span."""
        chosen = [self.content[i] for i in span] if span is not None else list(self.content)
        return self.text[chosen[0].start : chosen[-1].end] if chosen else ""

    def source_words(self, span: range) -> str:
        """A stretch of the near words as the source writes them."""
        chosen = [self.alignment.source[j] for j in span]
        return self.ground.view.text[chosen[0].start : chosen[-1].end] if chosen else ""

    @cached_property
    def moved(self) -> dict[int, int]:
        """Words of the content that stand in the near words at another place."""
        return self.alignment.elsewhere()

    @cached_property
    def near_shapes(self) -> frozenset[str]:
        """Every word that the near words may be inflections of."""
        return frozenset(shape for term in self.ground.near for shape in shapes(term.form))

    @cached_property
    def near_sounds(self) -> frozenset[str]:
        """The near words as they sound."""
        return frozenset(sound(term.form) for term in self.ground.near)

    @cached_property
    def claim_mentions(self) -> tuple[Mention, ...]:
        """Known names in the content."""
        return tuple(self.cast.mentions([Word(t.start, t.end, t.form) for t in self.content]))

    @cached_property
    def near_mentions(self) -> tuple[Mention, ...]:
        """Known names in the near words."""
        return tuple(self.cast.mentions([Word(t.start, t.end, t.form) for t in self.ground.near]))

    @cached_property
    def near_keys(self) -> frozenset[str]:
        """Actors named in the near words, inside longer names too."""
        return self.cast.named([Word(t.start, t.end, t.form) for t in self.ground.near])

    def gap_at(self, i: int) -> Gap | None:
        """The gap that holds word `i` of the content."""
        return next((gap for gap in self.alignment.gaps if i in gap.claim), None)

    def is_function(self, form: str) -> bool:
        """Whether the form is a word that carries no fact of its own."""
        bare = unclitic(form)
        return (len(form) < _SHORT and not _DIGIT.search(form)) or bool(
            bare & (self.lore.glue | self.lore.prepositions)
        )

    def is_name(self, i: int) -> bool:
        """Whether word `i` of the content is part of a known name, a place, or capitalised within a sentence."""
        if any(m.first <= i < m.last for m in self.claim_mentions) or i in self._places:
            return True
        term = self.content[i]
        inside = term.start > 0 and self.text[max(0, term.start - 2) : term.start].strip(" “\"«'’") not in (".", "")
        follows = i > 0 or inside
        return follows and bool(_CAPITAL.fullmatch(self.text[term.start : term.end]))

    @cached_property
    def _places(self) -> frozenset[int]:
        forms = [term.form for term in self.content]
        bare = bare_forms(tuple(forms))
        found: set[int] = set()
        for place in self.lore.words.places:
            if place[0] in bare:
                at = find_phrase(forms, place)
                if at >= 0:
                    found.update(range(at, at + len(place)))
        return frozenset(found)

    def unmatched(self) -> Iterator[int]:
        """Words of the content that stand nowhere in the near words, in this or a related form; function words left out."""
        for i, term in enumerate(self.content):
            if i in self.alignment.pairs or i in self.moved or self.is_function(term.form):
                continue
            if shapes(term.form) & self.near_shapes and not self.is_name(i):
                continue
            yield i
