"""The choice of the one place where a quote stands."""

from agents.grounding.misses import explain, shown
from agents.grounding.needle import needle_of
from agents.grounding.source import Place, SourceText
from agents.grounding.spans import Miss, Span
from schemas.vocabulary import MatchLevel

FEWEST_WORDS = 4
"""Below this many words letter forms are not folded: علي and على are two words."""
_LEVELS: tuple[MatchLevel, ...] = ("marks", "letters")


def ground(quote: str, source: SourceText, *, sentence: int | None = None, where: int | None = None) -> Span | Miss:
    """Find the span of the article that a quote was copied from.

    A place at `where` wins. Else the strictest level at which it stands anywhere, and among several places the one in (or
    touching) the hinted sentence; else the one nearest to it. Without any hint, the first. What stands identically
    comes before what was folded, a whole word before one whose proclitics (و ف ب ك ل ال لل) stay outside.

    Args:
        quote: Words as proposed. Marks, quotation marks, spaces and signs at its edges may differ from the article's.
        source: The article.
        sentence: Number of the sentence the words are said to stand in.
        where: Exact offset the words are said to begin at.

    Returns:
        The span, or a miss: `quote_empty`, `quote_too_short` (under four words, equal only in letter forms),
        `near_miss` (one word differs), `quote_ambiguous` (two places equally near to the hint),
        `quote_in_other_sentence` (under four words, and not near the hint), `quote_not_found`.
    """
    needle = needle_of(quote)
    if not needle.words:
        return Miss("quote_empty", f"the quote «{shown(quote)}» has no words; copy the words from the sentence")
    strictest: list[Place] = []
    for level in _LEVELS[: 1 if needle.words < FEWEST_WORDS else None]:
        places = list(source.find(needle, level))
        exact = next((place for place in places if place.start == where), None)
        if exact:
            return _span(exact)
        strictest = strictest or places
        if strictest and where is None:
            break
    return _choose(strictest, source, needle.words, quote, sentence) if strictest else explain(needle, source)


def _choose(places: list[Place], source: SourceText, words: int, quote: str, sentence: int | None) -> Span | Miss:
    if sentence is None:
        return _span(min(places, key=_order))
    hint = source.position_of(sentence)
    if hint is None:
        return _span(places[0]) if len(places) == 1 else _ambiguous(quote, f"there is no sentence {sentence}", places)
    best = min(_distance(place, hint) for place in places)
    nearest = [place for place in places if _distance(place, hint) == best]
    found = min(nearest, key=_order)
    if best > 1 and words < FEWEST_WORDS:
        number = source.sentences[found.first_sentence].index
        reason = (
            f"«{shown(quote)}» does not stand in sentence {sentence} but in sentence {number}; check which is meant"
        )
        return Miss("quote_in_other_sentence", reason, source.sentence_span(found.start))
    if best and len({place.first_sentence for place in nearest}) > 1:
        return _ambiguous(quote, f"it is not in sentence {sentence}, and as near before as after", nearest)
    return _span(found)


def _distance(place: Place, hint: int) -> int:
    """How many sentences lie between the hinted one and the place; 0 when the place touches it."""
    return max(0, place.first_sentence - hint, hint - place.last_sentence)


def _order(place: Place) -> tuple[bool, bool, int]:
    return place.match != "raw", place.clitic, place.start


def _span(place: Place) -> Span:
    return Span(place.start, place.end, place.match)


def _ambiguous(quote: str, why: str, places: list[Place]) -> Miss:
    reason = f"«{shown(quote)}» stands in {len(places)} places: {why}; give the number of its sentence"
    return Miss("quote_ambiguous", reason)
