"""A suite that scores as the test says, and policies for it."""

from collections.abc import Callable, Mapping, Sequence

from evals.harness.policy import Bar, Ledger, Policy
from evals.harness.runner import Ran, run
from evals.harness.sample import Identity, Mark, Outcome, Sample, Score, Source, binary

WHY = "Set by the test, which needs a reason of some length."
TEXT = "قال المتحدث إن الهدنة صامدة.\nونفى الوزير ذلك. هل تصمد؟"


class Plain:
    """Samples `s0`, `s1`, … in clusters of `per` samples."""

    name = "plain"
    identity = Identity(suite="plain", reader="fake/1")

    def __init__(self, scores: Sequence[bool] | Callable[[Sample], Outcome], count: int = 0, per: int = 1) -> None:
        self.given = scores
        self.count = count if callable(scores) else len(scores)
        self.per = per
        self.scored: list[str] = []

    def samples(self) -> Sequence[Sample]:
        return [
            Sample(
                id=f"s{n}", cluster=f"c{n // self.per}", asked=f"سؤال {n}", slices={"language": "ar"}, sources=("a",)
            )
            for n in range(self.count)
        ]

    def score(self, sample: Sample) -> Outcome:
        self.scored.append(sample.id)
        if callable(self.given):
            return self.given(sample)
        right = self.given[int(sample.id[1:])]
        return outcome(sample, binary("right", right, "wrong"))

    def sources(self) -> Mapping[str, Source]:
        return {"a": Source(id="a", title="مقال", text=TEXT, language="ar")}


def outcome(sample: Sample, *scores: Score) -> Outcome:
    """The outcome of a sample with these scores."""
    mark = Mark(source="a", start=0, end=12, kind="gold")
    return Outcome(sample=sample, scores=scores, output="الجواب", marks=(mark,))


def policy(measure: str = "right", floor: float | None = None, slice: str = "all", **more: object) -> Policy:
    """A gate, with a floor where one is given."""
    bars = (Bar(floor=floor, reason=WHY),) if floor is not None else ()
    return Policy.model_validate(
        {"slice": slice, "measure": measure, "role": "gate", "bars": bars, "reason": WHY, **more}
    )


def ledger(*policies: Policy, **more: object) -> Ledger:
    """Policies, and a watch over the languages."""
    watch = policy("*", slice="language=*", role="watch")
    return Ledger(suite="plain", policies=(*(policies or (policy(),)), watch), **more)


def ran(scores: Sequence[bool], per: int = 1) -> Ran:
    """The run of a plain suite."""
    return run(Plain(scores, per=per))
