"""What a person sees on stderr while a brief is being made: the stage, and how many articles have been read."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def stages() -> Iterator[Callable[[str], None]]:
    """One line that follows the stages, on a terminal only, gone at the end."""
    from tqdm import tqdm

    watched = sys.stderr is not None and sys.stderr.isatty()
    done: Counter[str] = Counter()
    with tqdm(file=sys.stderr, disable=not watched, leave=False, bar_format="{desc} {elapsed}") as line:
        line.set_description_str("plan …")

        def progress(stage: str) -> None:
            done[stage] += 1
            line.set_description_str(f"{stage} ✓" if done[stage] == 1 else f"{stage} ✓ ({done[stage]})")

        yield progress
