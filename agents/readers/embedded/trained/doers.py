"""Who does what the words of mediation tell: the subject of each, its owner, or the one in whose words it stands."""

from collections.abc import Iterator, Sequence

from agents.readers.embedded.entities import Entity
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.trained.situation import Situation

_SUBJECT_WITHIN = 4
"""Words between a verb and a subject behind it, at most."""
_OWNERS = frozenset(("من", "by", "par", "of", "de", "from"))

Doing = tuple[int, str]
"""An entity's number and the feature that tells what it does."""


def doings(told: Situation, reading: Reading, roots: Sequence[str]) -> Iterator[Doing]:
    """For each word of mediation, who does it and how that is told.

    Args:
        told: The article.
        reading: Its stands and subjects.
        roots: What each word tells of mediation; empty for nothing.
    """
    for k, root in enumerate(roots):
        if not root:
            continue
        found = list(_overt(reading, k))
        for entity, how in found:
            yield entity.number, f"{how}_{root}"
        stand = reading.stand_over(k)
        if stand is not None and stand.first <= k:
            yield stand.holder.number, f"{'we' if _first_person(reading, k) else 'said'}_{root}"
        elif not found:
            spoken = told.spoken.get(told.sentence(k))
            if spoken is not None:
                yield spoken.number, f"chain_{root}"


def _overt(reading: Reading, k: int) -> Iterator[tuple[Entity, str]]:
    """Subjects and owners that stand beside the word."""
    subjects = reading.subjects
    if k in subjects.inside:
        return
    for how, mention in (
        ("verb", _near(subjects.subject_after(k), k)),
        ("who", subjects.antecedent(k)),
        ("topic", subjects.topic(k)),
        ("before", subjects.ending.get(k)),
        ("owner", _owner(reading, k)),
    ):
        if mention is not None:
            for entity in subjects.joined(mention):
                yield entity, how


def _near(mention: Mention | None, k: int) -> Mention | None:
    return mention if mention is not None and mention.first - k <= _SUBJECT_WITHIN else None


def _owner(reading: Reading, k: int) -> Mention | None:
    """The mention right behind the word, or behind a preposition of the doer (وساطة قطر، بتيسير من سويسرا، brokered by X)."""
    doc, at = reading.doc, reading.subjects.at
    if k + 1 in at and not doc.gaps[k + 1].strip():
        return at[k + 1]
    if k + 2 in at and doc.folded[k + 1] in _OWNERS:
        return at[k + 2]
    return None


def _first_person(reading: Reading, k: int) -> bool:
    word = reading.doc.folded[k].removeprefix("و")
    before = reading.doc.folded[k - 1] if k else ""
    return word.startswith("ن") or word.endswith("نا") or before in ("we", "our", "i", "nous", "notre", "نحن", "our")
