"""Names before a direction: «إلى أم هاني شمال المدينة» names a place, «قُتل سعيد شمال المدينة» a man who ends before it."""

from dataclasses import replace

from agents.readers.embedded.affixes import definite
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import small_words
from agents.readers.embedded.trained.sequences import Stretch


def before_direction(doc: Document, stretch: Stretch | None) -> Stretch | None:
    """The stretch up to a direction inside it; None where what is named before it is where somebody is or goes."""
    if stretch is None:
        return None
    directions = small_words()["directions"]
    inside = range(stretch.first + 1, min(stretch.last, len(doc.words) - 1))
    found = next((k for k in inside if doc.folded[k] in directions and definite(doc.folded[k + 1])), None)
    if found is None:
        return stretch
    placed = stretch.first > 0 and doc.folded[stretch.first - 1] in small_words()["places_before"]
    return None if placed else replace(stretch, last=found)
