"""Suite `stance`: pairs of Arabic headlines that people called agreeing or disagreeing (ANS, Khouja 2020), the dev file.

The figure is AUROC: the chance that an agreeing pair is scored above a disagreeing one. Overlap and a source-blind scorer
are always printed beside it: what they reach is in the words and in how people write corrections, not in checking.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import sqrt
from pathlib import Path

import numpy as np

from evals.harness.policy import JUDGE
from evals.harness.sample import Identity, Mark, Outcome, Sample, Score, Source, binary
from evals.harness.statistics import auroc
from evals.judges.ours import Ours
from evals.labelled import Pair, load_stance
from evals.stance import changed, headline, overlap, train
from evals.suites.options import ROOT, Absent, Options, identity
from retrieval.text.normalise import fold_text, tokens
from retrieval.text.stem import skeleton

FOLDER = ROOT.parent / "shared" / "data" / "ans" / "stance"
AUROC = "AUROC"
_CHECKED = {"pass": 1.0, "unmeasurable": 0.5, "fail": 0.0}


class Stance:
    """The suite over a folder with `train.csv` and `dev.csv`."""

    name = "stance"

    def __init__(self, options: Options) -> None:
        folder: Path = options.articles or FOLDER
        for file in (folder / "train.csv", folder / "dev.csv"):
            if not file.exists():
                raise Absent(
                    f"the Arabic News Stance corpus is not here ({file.name}); name its folder with --articles"
                )
        self._train = load_stance(folder / "train.csv")
        self.pairs = {pair.id: pair for pair in load_stance(folder / "dev.csv") if pair.stance != "other"}

    @property
    def identity(self) -> Identity:
        """The scorer; what it was trained on is part of it."""
        return identity(self.name, "stance/1", fingerprint=str(len(self._train)))

    @cached_property
    def scores(self) -> dict[str, dict[str, float]]:
        """Row → pair id → score."""
        pairs = list(self.pairs.values())
        checker = Ours()
        rows = {
            AUROC: train(self._train).scores(pairs),
            f"{JUDGE}source-blind: {AUROC}": train(self._train, blind=True).scores(pairs),
            f"{JUDGE}overlap: {AUROC}": [overlap(pair) for pair in pairs],
            f"{JUDGE}checker alone: {AUROC}": [_CHECKED[checker.verdict(p.first, p.second, "")] for p in pairs],
        }
        return {row: dict(zip(self.pairs, values, strict=True)) for row, values in rows.items()}

    def samples(self) -> Sequence[Sample]:
        """The figure, then the pairs."""
        return [
            Sample(id=AUROC, cluster=AUROC, expected=" ".join(pair.stance for pair in self.pairs.values())),
            *(
                Sample(id=p.id, cluster=p.first, asked=p.second, expected=p.stance, sources=(p.id,))
                for p in self.pairs.values()
            ),
        ]

    def score(self, sample: Sample) -> Outcome:
        """AUROC of every row, or the scorer's side of one pair."""
        if sample.id == AUROC:
            rows = [self._figure(row, values) for row, values in self.scores.items()]
            return Outcome(
                sample=sample, scores=tuple(score for score, _ in rows), output="\n".join(s for _, s in rows)
            )
        pair = self.pairs[sample.id]
        chance = self.scores[AUROC][pair.id]
        said = "agree" if chance >= 0.5 else "disagree"
        measure = "agreement seen" if pair.stance == "agree" else "disagreement seen"
        return Outcome(
            sample=sample,
            scores=(binary(measure, said == pair.stance, f"it says {said}"),),
            output=f"{said}, chance of agreement {chance:.3f} · {' '.join(changed(pair))}",
            marks=tuple(_gone(pair)),
        )

    def _figure(self, row: str, values: Mapping[str, float]) -> tuple[Score, str]:
        labels = [self.pairs[key].stance == "agree" for key in values]
        found = auroc(list(values.values()), labels)
        if found is None:
            return Score(measure=row, verdict="unmeasurable", reason="one of the two labels is absent"), row
        half = 1.96 * delong(list(values.values()), labels)
        ends = max(0.0, found - half), min(1.0, found + half)
        said = f"{row} {found:.3f}, 95 % {ends[0]:.3f}–{ends[1]:.3f} (DeLong), {len(labels)} pairs"
        return Score(measure=row, verdict="pass", value=found, interval=ends, reason=said), said

    def sources(self) -> Mapping[str, Source]:
        """The first headline of each pair."""
        return {p.id: Source(id=p.id, title="first headline", text=p.first, language="ar") for p in self.pairs.values()}


def delong(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Standard error of the AUROC (DeLong et al. 1988, Biometrics 44, 837–845)."""
    values, positive = np.asarray(scores), np.asarray(labels, dtype=bool)
    wins = (values[positive][:, None] > values[~positive][None, :]).astype(np.float64)
    wins += 0.5 * (values[positive][:, None] == values[~positive][None, :])
    of_positive, of_negative = wins.mean(axis=1), wins.mean(axis=0)
    spread = of_positive.var(ddof=1) / len(of_positive) + of_negative.var(ddof=1) / len(of_negative)
    return sqrt(float(spread)) if len(of_positive) > 1 and len(of_negative) > 1 else 1.0


def _gone(pair: Pair) -> list[Mark]:
    """The words of the first headline that the second lacks."""
    kept = headline(pair.second).kinds
    return [
        Mark(source=pair.id, start=token.start, end=token.end, kind="wrong")
        for token in tokens(pair.first)
        if skeleton(fold_text(pair.first[token.start : token.end], "letters")) not in kept
    ]
