"""Evidence of two tellings put together."""

from collections.abc import Iterable
from itertools import chain

from schemas.evidence import Evidence


def joined(*tellings: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The spans of all tellings in order, each span once."""
    return tuple({(e.source_id, e.start, e.end): e for e in chain(*tellings)}.values())
