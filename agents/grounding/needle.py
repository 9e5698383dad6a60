"""A quote made ready for the search: its units, without the signs at its edges."""

from dataclasses import dataclass

from agents.grounding.skeleton import EDGE_SIGNS, Unit, units
from retrieval.text.normalise import fold_text

_MARKS = "\"'"


@dataclass(frozen=True, slots=True)
class Needle:
    """What to look for."""

    quote: str
    core: tuple[Unit, ...]
    """From the first to the last unit that is more than an edge sign."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    """Edge signs, taken into the span where the article has them too."""
    opens: int
    closes: int
    """Quotation marks at the edges, taken in likewise."""

    @property
    def words(self) -> int:
        """How many words and numbers it has."""
        return sum(unit.is_word and not unit.cut for unit in self.core)

    @property
    def row(self) -> str:
        """The core as a row of units at the marks level."""
        return " ".join(unit.text for unit in self.core)


def needle_of(quote: str) -> Needle:
    """Fold a quote and set its edges apart."""
    text = fold_text(quote, "marks").strip()
    found = units(text)
    first, last = 0, len(found)
    while first < last and found[first].text in EDGE_SIGNS:
        first += 1
    while last > first and found[last - 1].text in EDGE_SIGNS:
        last -= 1
    return Needle(
        quote=quote,
        core=tuple(found[first:last]),
        before=tuple(unit.text for unit in found[:first]),
        after=tuple(unit.text for unit in found[last:]),
        opens=len(text) - len(text.lstrip(_MARKS)),
        closes=len(text) - len(text.rstrip(_MARKS)),
    )
