"""Suite `mutants`: claims with one thing spoilt, which our checker must fail, and true claims it must not.

A mutant counts as killed only when the verdict is `fail`: a checker that cannot say has not seen the error. The kill
matrix itself, with every judge, is `python -m evals.mutants`; here our checker gates and the others stand beside it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

from evals.harness.policy import JUDGE
from evals.harness.sample import Identity, Mark, Outcome, Sample, Score, Source, binary
from evals.harness.statistics import Value, figure
from evals.judges import Judge
from evals.judges.checker import Checker
from evals.judges.panel import named_judges
from evals.reading_gold import load
from evals.suites.options import Absent, Options, annotated, identity
from evals.suites.workplace import source_of

KILLED, QUIET, MACRO = "killed", "true claims let through", "macro"


class Mutants:
    """The suite over the open articles without the operators held back; with `--locked` over what is held back."""

    name = "mutants"

    def __init__(self, options: Options) -> None:
        module = _module("evals.mutants.build")
        made = module.build(load(annotated(options)))
        part = made.part(held_back=options.locked)
        held = () if options.locked else module.HELD_BACK
        self._golds: Mapping[str, Any] = part.golds
        self.claims: dict[str, Any] = dict(_numbered([m for m in part.mutants if m.operator not in held]))
        self.true: dict[str, Any] = dict(_numbered(part.equivalents))
        self.checker = Checker()
        judges, self.notes = named_judges(options.judges)
        self.judges: tuple[Judge, ...] = (
            *_module("evals.mutants.__main__").baselines(made.part(held_back=False)),
            *judges,
        )
        self._said: dict[str, str] = {}
        """Claim's id → our checker's verdict."""
        self._digest = module.digest(made)

    @property
    def identity(self) -> Identity:
        """Our checker and the judges, on this set of mutants."""
        judges = ", ".join(judge.name for judge in self.judges)
        return identity(self.name, self.checker.name, fingerprint=f"{self._digest[:16]} {judges}")

    def samples(self) -> Sequence[Sample]:
        """Mutants, true claims, and last the mean over the operators."""
        return [*(self._sample(key, m) for key, m in {**self.claims, **self.true}.items()), _MEAN]

    def _sample(self, key: str, mutant: Any) -> Sample:
        gold = self._golds[mutant.base.article]
        kind = "operator" if key in self.claims else "rewording"
        return Sample(
            id=key,
            cluster=mutant.base.article,
            slices={kind: mutant.operator, "language": mutant.base.language},
            asked=mutant.claim,
            expected=f"{'fail' if key in self.claims else 'pass'} · true: {mutant.base.text}",
            sources=(gold.article.id,),
        )

    def score(self, sample: Sample) -> Outcome:
        """The verdicts on one claim."""
        if sample == _MEAN:
            return Outcome(sample=sample, scores=tuple(self._mean(sample)))
        mutant = self.claims.get(sample.id) or self.true[sample.id]
        spoilt = sample.id in self.claims
        article = self._golds[mutant.base.article].article
        said = {self.checker.name: self._verdict(sample.id, mutant)}
        said |= {j.name: j.verdict(article.text, mutant.claim, mutant.base.cited) for j in self.judges}
        scores = [_score(f"{JUDGE}{name}: ", verdict, spoilt=spoilt) for name, verdict in list(said.items())[1:]]
        own = _score("", said[self.checker.name], spoilt=spoilt)
        span = mutant.base.span
        return Outcome(
            sample=sample,
            scores=(own, *scores),
            output="\n".join(f"{name}: {verdict}" for name, verdict in said.items()),
            marks=(Mark(source=article.id, start=span.start, end=span.end, kind="gold"),),
        )

    def _verdict(self, key: str, mutant: Any) -> str:
        if key not in self._said:
            text = self._golds[mutant.base.article].article.text
            self._said[key] = self.checker.verdict(text, mutant.claim, mutant.base.cited)
        return self._said[key]

    def _mean(self, sample: Sample) -> Iterator[Score]:
        """The mean kill rate over operators: every operator counts alike, however many mutants it has."""
        groups: dict[str, list[tuple[str, float]]] = {}
        for key, mutant in self.claims.items():
            verdict = self._verdict(key, mutant)
            groups.setdefault(mutant.operator, []).append((mutant.base.article, float(verdict == "fail")))
        values = [Value(article, value, 1 / len(g)) for g in groups.values() for article, value in g]
        found = figure(values)
        if found is None or found.low is None or found.high is None:
            yield Score(measure=MACRO, verdict="unmeasurable", reason="too few articles for a mean over operators")
        else:
            ends = (found.low, found.high)
            yield Score(
                measure=MACRO, verdict="pass", value=found.point, interval=ends, reason=f"{len(groups)} operators"
            )

    def sources(self) -> Mapping[str, Source]:
        """The articles."""
        return {gold.article.id: source_of(gold.article) for gold in self._golds.values()}


_MEAN = Sample(id="mean over operators", cluster="mean over operators")


def _score(prefix: str, verdict: str, *, spoilt: bool) -> Score:
    if spoilt:
        return binary(f"{prefix}{KILLED}", verdict == "fail", f"it says {verdict}")
    return binary(f"{prefix}{QUIET}", verdict != "fail", "a false alarm")


def _numbered(mutants: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """Mutants by id; those of one operator on one claim are told apart by a number."""
    seen: Counter[str] = Counter()
    for mutant in mutants:
        seen[mutant.id] += 1
        yield (f"{mutant.id}/{seen[mutant.id]}" if seen[mutant.id] > 1 else mutant.id), mutant


def _module(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != "evals.mutants":
            raise
        raise Absent("evals.mutants is not part of this checkout") from error
