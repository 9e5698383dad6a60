"""Does an embedder know meaning? Sentences of our own that say the same in other words, in Arabic and from English."""

from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import yaml

from retrieval.embed import Embedder
from schemas.base import Frozen

KNOWS: Final = 0.6
"""Share of the sentences that must find their partner; chance finds one in sixteen."""
_SENTENCES: Final = Path(__file__).with_name("meaning.yaml")


class Meaning(Frozen):
    """How many of the trial's sentences found the one that says the same."""

    of: int
    arabic: int
    """Among Arabic sentences in other words."""
    english: int
    """From an English sentence to its Arabic one."""

    def line(self) -> str:
        """In words."""
        said = f"{self.arabic} of {self.of} Arabic sentences found the one that says the same"
        return f"{said}, {self.english} English ones their Arabic one"

    @property
    def knows_arabic(self) -> bool:
        """Whether it knows meaning in Arabic well enough to be fused."""
        return self.arabic >= KNOWS * self.of

    @property
    def crosses(self) -> bool:
        """Whether it finds Arabic passages for English questions."""
        return self.english >= KNOWS * self.of


def try_meaning(embedder: Embedder) -> Meaning:
    """How well an embedder tells what says the same from what does not.

    Raises:
        EmbedderError: its server fails.
    """
    trials = sentences()
    texts = embedder.embed([one.text for one in trials])
    same = embedder.embed([one.same for one in trials])
    english = embedder.embed([one.english for one in trials])
    own = np.arange(len(trials))
    return Meaning(
        of=len(trials),
        arabic=int((np.argmax(same @ texts.T, axis=1) == own).sum()),
        english=int((np.argmax(english @ texts.T, axis=1) == own).sum()),
    )


class Trial(NamedTuple):
    """Three sentences that say the same."""

    text: str
    same: str
    english: str


@lru_cache(maxsize=1)
def sentences() -> tuple[Trial, ...]:
    """The sentences an embedder is tried with."""
    return tuple(Trial(**one) for one in yaml.safe_load(_SENTENCES.read_text(encoding="utf-8")))
