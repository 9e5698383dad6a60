"""Related articles, measured: of an article's matter, how many of the others are among the five that are related to it.

A text under several mastheads counts once, whichever of them is found, and the subject's own near-copies are neither
wanted nor counted: `related` folds both. The share is over min(5, others).
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

from evals.finding.stories import Story
from schemas.base import Frozen

FIRST = 5


class RelatedFound(Frozen):
    """Recall among the first five, by subject."""

    recall: dict[str, float]
    """Story id → share of the others found."""
    events: dict[str, float]
    """Event → the mean over its stories."""
    languages: dict[str, float]

    @property
    def mean(self) -> float:
        """Over all subjects; 0 when there is none."""
        return sum(self.recall.values()) / len(self.recall) if self.recall else 0.0


def related_found(stories: Sequence[Story], related: Callable[[str, int], Sequence[str]]) -> RelatedFound:
    """Ask for the articles related to every story that has an event.

    Args:
        stories: All that are in the archive.
        related: Story id and how many → ids of the related stories, nearest first.
    """
    family = {story.id: story.copy_of or story.id for story in stories}
    matter: defaultdict[str, set[str]] = defaultdict(set)
    for story in stories:
        if story.event:
            matter[story.event].add(family[story.id])
    recall: dict[str, float] = {}
    for story in stories:
        others = matter[story.event] - {family[story.id]} if story.event else set()
        if others:
            found = {family[other] for other in related(story.id, FIRST)[:FIRST]}
            recall[story.id] = len(found & others) / min(FIRST, len(others))
    return RelatedFound(
        recall=recall,
        events=_means(stories, recall, lambda story: story.event or ""),
        languages=_means(stories, recall, lambda story: story.language),
    )


def _means(stories: Sequence[Story], recall: dict[str, float], key: Callable[[Story], str]) -> dict[str, float]:
    groups: defaultdict[str, list[float]] = defaultdict(list)
    for story in stories:
        if story.id in recall:
            groups[key(story)].append(recall[story.id])
    return {name: sum(values) / len(values) for name, values in sorted(groups.items())}
