"""Tables that are built once, whatever the number of threads that ask for them first.

`functools.lru_cache` lets two threads build the same table side by side and keeps one of them; what was made from the
other is then equal and yet not the same.
"""

from collections.abc import Callable
from functools import cache, wraps
from threading import RLock
from typing import TypeVar

Table = TypeVar("Table")
_BUILDING = RLock()
"""One for all, and re-entrant: a table may be made from other tables."""


def once(build: Callable[[], Table]) -> Callable[[], Table]:
    """`build`, called at most once; everybody gets the very same result."""
    made: list[Table] = []

    @cache
    @wraps(build)
    def table() -> Table:
        with _BUILDING:
            if not made:
                made.append(build())
            return made[0]

    return table
