"""What an article's words by themselves say of the things in it: stems as features of actors, stands and stretches.

The rankers' numbers know grammar and the lexicons; words that no lexicon lists (carried, vouched, a key, a kitchen) are
learnt here. A model of words gives odds, which are one number more for the ranker.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.telling import stem, unjoined
from agents.readers.embedded.trained.lexical import lexical_tags
from agents.readers.embedded.trained.sequences import SequenceModel

YES, NO = "Y", "O"
"""Labels of things that are judged each by itself."""
DENIES, CLAIMS, NEITHER = "D", "C", NO
"""Labels of stands, which are judged in their order."""
LABEL = "label"
"""What stands for any label, as its own word and stem."""
Features = list[str]
_BEFORE, _AFTER = 12, 14
"""Words round a mention that speak of it, at most."""
_NEAR = 5
_OPENING = 4
_SURE = 1e-4


@lru_cache(maxsize=4)
def lexis_of(doc: Document) -> "Lexis":
    """The stems of an article, worked out once for all models that ask in turn."""
    return Lexis(doc)


class Lexis:
    """The stems of one article."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.words = [_even(word) for word in doc.folded]
        self.stems = [word if word == LABEL else stem(unjoined(word)) for word in self.words]

    def of_entity(self, entity: Entity) -> Features:
        """The words of an entity's name and those round its mentions, by side and nearness."""
        told = {f"type:{entity.type}", f"kind:{entity.kind}"}
        for mention in entity.mentions:
            told.update(f"own:{self.stems[k]}" for k in range(mention.first, mention.last))
            words = self.doc.words_of(self.doc.words[mention.first].sentence)
            free = "" if mention.governed else "u"
            low, high = max(words.start, mention.first - _BEFORE), min(words.stop, mention.last + _AFTER)
            for side, reach in (("b", range(low, mention.first)), ("a", range(mention.last, high))):
                for k in reach:
                    way = mention.first - k if side == "b" else k - mention.last + 1
                    near = "1" if way == 1 else "n" if way <= _NEAR else "f"
                    told.update((f"{side}{near}{free}:{self.stems[k]}", f"{side}{free}:{self.stems[k]}"))
                    if k + 1 in reach:
                        told.add(f"{side}:{self.stems[k]} {self.stems[k + 1]}")
        return sorted(told)

    def of_stretch(self, first: int, last: int) -> Features:
        """The words of a stretch, alone and in pairs."""
        stems = self.stems[first:last]
        pairs = (f"w:{a} {b}" for a, b in pairwise(stems))
        return sorted({*(f"w:{s}" for s in stems), *pairs})

    def of_stand(self, first: int, last: int, cue: int | None) -> Features:
        """The words of a stretch, its first ones as they are written, and its cue."""
        opening = [f"o{k}:{word}" for k, word in enumerate(self.words[first : min(last, first + _OPENING)])]
        return [*self.of_stretch(first, last), *opening, f"cue:{self.stems[cue] if cue is not None else ''}"]


def _even(word: str) -> str:
    """The word, unless it takes a side: which label an outlet uses is not to matter."""
    return LABEL if "label" in lexical_tags(word) else word


def odds(model: SequenceModel, things: Sequence[Features]) -> list[float]:
    """Log odds of yes for each thing by itself."""
    if not things:
        return []
    scores = model.alone(things)
    yes, no = model.labels.index(YES), model.labels.index(NO)
    return [float(v) for v in scores[:, yes] - scores[:, no]]


def odds_in_turn(model: SequenceModel, things: Sequence[Features]) -> list[Mapping[str, float]]:
    """Log odds of each label for each of the things, which follow one another."""
    if not things:
        return []
    chances = np.clip(model.chances(model.alone(things)), _SURE, 1 - _SURE)
    logs = np.log(chances / (1 - chances))
    return [dict(zip(model.labels, map(float, row), strict=True)) for row in logs]
