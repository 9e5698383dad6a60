"""langextract's aligner on the same strings, where it is installed (extra `bench`)."""

from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from typing import Any


@dataclass(frozen=True, slots=True)
class Peer:
    """The aligner at its defaults, or with partial matches refused."""

    name: str
    _aligner: Any
    _extraction: Any
    _lesser: bool

    def align(self, text: str, source: str) -> tuple[int, int] | None:
        """Half-open offsets it claims for `text`, alone against the whole article; None when it places nothing."""
        item = self._extraction(extraction_class="quote", extraction_text=text)
        groups = self._aligner.align_extractions([[item]], source, accept_match_lesser=self._lesser)
        interval = groups[0][0].char_interval
        if interval is None or interval.start_pos is None or interval.end_pos is None:
            return None
        return interval.start_pos, interval.end_pos


def peers() -> tuple[Peer, ...]:
    """The aligner in both settings; empty when it is not installed."""
    try:
        resolver = import_module("langextract.resolver")
        data = import_module("langextract.core.data")
    except ImportError:
        return ()
    name = f"langextract {version('langextract')}"
    return tuple(
        Peer(label, resolver.WordAligner(), data.Extraction, lesser)
        for label, lesser in ((name, True), (f"{name}, lesser off", False))
    )
