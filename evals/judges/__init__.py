"""Checkers that are not ours, behind one protocol: reported beside our checker, never in its place.

A judge may warn. It decides no exit code until the lower bound of its kill rate beats that of `agents.faithfulness`.
"""

from typing import Literal, Protocol, runtime_checkable

Verdict = Literal["pass", "fail", "unmeasurable"]
"""`unmeasurable` is what a judge says that cannot say: no text, no answer, an answer that cannot be read. It is no pass."""


@runtime_checkable
class Judge(Protocol):
    """Anything that says whether the cited words support a claim."""

    @property
    def name(self) -> str:
        """The row it has in a report."""

    def verdict(self, source: str, claim: str, cited: str) -> Verdict:
        """Whether `cited`, words of `source`, support `claim`.

        Args:
            source: The whole article.
            claim: What is said of it, in one sentence; empty is unmeasurable.
            cited: The words the claim stands on, as they were given; empty when none were.
        """


def askable(source: str, claim: str, cited: str) -> bool:
    """Whether there is anything to judge: a claim, and words that stand in the source. What is not is unmeasurable."""
    return bool(source.strip() and claim.strip() and cited.strip())
