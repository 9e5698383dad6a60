"""How well a candidate answers a question: words and letters held, what stands around it, what the search found. Pure.

The rare words of the question weigh most, the names of those involved counting as part of a quote. Letters meet in forms
of one root. A question often names its matter in words that stand a sentence before the answer: what stands around
counts half, and what the search gives the passage and the article counts beside. An item of the very kind that is asked for
(a mediator, a risk) is also supported by its article: a sentence that shows somebody mediating need not name the matter.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Final

import regex

from agents.asking import Wanted
from agents.chat.candidates import Candidate
from agents.content import content_stems, letter_groups
from agents.expecting import expected, shown
from agents.faithfulness.quantities import numbers_of
from retrieval.lexical import telling_words
from retrieval.text.dates import find_times
from schemas.question import Hit

BY_ARTICLE: Final = 0.8
"""What a word of the question counts when it stands in the item's article and not in its quote."""
LIKENESS: Final = 2.0
"""What likeness in letters counts beside the words held: forms of one root and names in another spelling meet in it."""
AROUND: Final = 0.5
"""What the words held by the sentence and its neighbours count."""
FOUND: Final = 1.0
"""What the search's score of the passage counts, and that of the article."""
INTENT: Final = 0.3
"""What being of the kind that is asked for adds."""
EXPECTED: Final = 0.6
"""What showing what the question expects adds: the number, the time, the condition, the reason."""
HEADLINE: Final = 0.4
"""What standing in the title costs."""
ATTRIBUTED: Final = 0.05
"""What having a speaker adds: of two equal candidates the one that says whose words these are."""
_ARABIC: Final = regex.compile(r"\p{Arabic}")
_LENGTH_OF_TIME: Final = regex.compile(
    r"(?:ساع[ةه]|ساعات|ساعتين|دقائق|دقيق[ةه]|يوما|يومين|أيام|ايام|أسبوع|اسبوع|أسابيع|شهر|أشهر|اشهر|سن[ةه]|سنوات|عامين|أعوام|موعد"
    r"|\bhours?\b|\bminutes?\b|\bdays?\b|\bweeks?\b|\bmonths?\b|\byears?\b|\bjours?\b|\bsemaines?\b|\bmois\b|\b\d{1,2}:\d{2}\b)"
)
"""How long, or a clock: a question after a time may be answered by it, less surely than by a day."""


@dataclass(frozen=True)
class Scored:
    """A candidate with how well it answers."""

    candidate: Candidate
    score: float
    support: float
    likeness: float
    lacking: bool = False
    """Whether the question asks for a time that the words give only as a length or a clock."""


@dataclass(frozen=True)
class Scale:
    """What the search found for a question, against its best hit: passages and articles, each 0–1."""

    hits: tuple[Hit, ...] = ()
    best: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "best", max((hit.score for hit in self.hits), default=0.0))

    def of(self, candidate: Candidate) -> float:
        """The score of the passage it stands in and that of the best passage of its article, together 0–2."""
        first = candidate.evidence[0]
        own = [hit for hit in self.hits if hit.article_id == first.source_id]
        here = [hit.score for hit in own if hit.start < first.end and first.start < hit.end]
        whole = max((hit.score for hit in own), default=0.0) + max(here, default=0.0)
        return whole / self.best if self.best else 0.0


def scored(asked: Wanted, query: str, candidates: Sequence[Candidate], found: Scale) -> list[Scored]:
    """The candidates that fit the question, the best first.

    Args:
        asked: The question taken apart.
        query: Its words.
        candidates: What may answer.
        found: What the search found for it.
    """
    groups = letter_groups(" ".join(telling_words(query)))
    shared = [groups & _letters(asked, candidate) for candidate in candidates]
    words = _weights(asked.stems, [asked.held(candidate.stems) for candidate in candidates])
    letters = _weights(groups, shared)
    total = sum(letters.values())
    clear = [_clear(asked, candidate) for candidate in candidates]
    kinds = expected(query)
    result = []
    for candidate, own, is_clear in zip(candidates, shared, clear, strict=True):
        if not is_clear and not _may_fit(asked, candidate):
            continue
        support = _support(asked, candidate, words)
        likeness = sum(letters[group] for group in own) / total if total else 0.0
        if _arabic(query) != _arabic(candidate.words):
            likeness = max(likeness, support)  # two scripts are never alike: the words crossed over stand for them
        score = (
            support
            + LIKENESS * likeness
            + AROUND * _held(asked, candidate.around | candidate.stems, words)
            + FOUND * found.of(candidate)
            + EXPECTED * any(shown(kind, candidate.words) for kind in kinds)
            + EXPECTED * (is_clear and _expects(asked))
            + INTENT * (candidate.intent in asked.intents)
            + ATTRIBUTED * (candidate.speaker is not None)
            - HEADLINE * candidate.headline
        )
        result.append(Scored(candidate, score, support, likeness, lacking=not is_clear))
    return sorted(result, key=lambda each: -each.score)


def _letters(asked: Wanted, candidate: Candidate) -> frozenset[str]:
    """Letter groups of what it says; of a mediator that is asked for also those of the article, which names the matter."""
    own = letter_groups(f"{candidate.words} {candidate.speaker or ''}")
    return own | candidate.article_groups if candidate.line and candidate.intent in asked.intents else own


def _arabic(text: str) -> bool:
    return _ARABIC.search(text) is not None


def _weights(asked: frozenset[str], found: Sequence[frozenset[str]]) -> dict[str, float]:
    """Feature → its weight; what many candidates hold weighs little. In a fixed order, so that sums are the same."""
    counts = Counter(feature for each in found for feature in each)
    return {feature: log(1 + len(found) / (1 + counts[feature])) for feature in sorted(asked)}


def _support(asked: Wanted, candidate: Candidate, weights: Mapping[str, float]) -> float:
    """Share of the question's weight that the candidate holds, 0–1."""
    own = _held(asked, candidate.stems, weights)
    if candidate.intent not in asked.intents:
        return own
    return own + BY_ARTICLE * (_held(asked, candidate.article_stems | candidate.stems, weights) - own)


def _held(asked: Wanted, stems: frozenset[str], weights: Mapping[str, float]) -> float:
    total = sum(weights.values())
    return sum(weights[stem] for stem in sorted(asked.held(stems))) / total if total else 0.0


def _expects(asked: Wanted) -> bool:
    return asked.time or asked.number_of is not None


def _clear(asked: Wanted, candidate: Candidate) -> bool:
    """Whether the words give the number of the thing that is counted, and the day that is asked for, where they are."""
    if asked.number_of is not None and not _counts(asked, asked.number_of, candidate.words):
        return False
    return not asked.time or bool(find_times(candidate.words, 0, len(candidate.words)))


def _may_fit(asked: Wanted, candidate: Candidate) -> bool:
    """Whether the words give a length of time or a clock where a day is asked for."""
    return asked.time and asked.number_of is None and _LENGTH_OF_TIME.search(candidate.words) is not None


def _counts(asked: Wanted, noun: frozenset[str], text: str) -> bool:
    """Whether a number in `text` counts the noun; any number, when the noun is not said."""
    counted = [content_stems(number.counted) for number in numbers_of(text)]
    return any(not noun or asked.found(noun, stems) for stems in counted)
