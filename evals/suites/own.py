"""Suite `own`: claims that people have labelled, from a file of yours; our checker and every judge on the same lines.

Two figures a judge: errors caught, of the claims labelled false, and true claims let through. Overlap and the
source-blind row are always there: what they reach is in the words and in the claims, not in the checking.
"""

from collections.abc import Iterator, Mapping, Sequence

from agents.grounding import SourceText
from evals.harness.policy import JUDGE
from evals.harness.sample import Identity, Mark, Outcome, Sample, Score, Source, binary, unmeasured
from evals.judges import Judge
from evals.judges.ours import Ours, spans_of
from evals.judges.panel import panel
from evals.labelled import Labelled, hash_of, load_labelled
from evals.suites.options import Absent, Options, identity
from retrieval.sources import article_from_text

CAUGHT, THROUGH = "errors caught", "true let through"


class Own:
    """The suite over one file."""

    name = "own"

    def __init__(self, options: Options, *, judges: Sequence[Judge] | None = None) -> None:
        if options.articles is None:
            raise Absent("name a file of JSON lines: source, claim, label, and error_type where you have it")
        self.rows = {row.id: row for row in load_labelled(options.articles)}
        found, self.notes = panel(options.judges)
        self.judges = tuple(judges) if judges is not None else found

    @property
    def identity(self) -> Identity:
        """The judges."""
        prompts = {key: value for judge in self.judges for key, value in getattr(judge, "prompts", {}).items()}
        return identity(self.name, ", ".join(judge.name for judge in self.judges), prompts=prompts)

    def samples(self) -> Sequence[Sample]:
        """One a line."""
        return [_sample(row) for row in self.rows.values()]

    def score(self, sample: Sample) -> Outcome:
        """What each judge says of the claim."""
        row = self.rows[sample.id]
        if row.fault:
            return Outcome(sample=sample, scores=tuple(unmeasured(m, row.fault) for m in (CAUGHT, THROUGH)))
        said = [(judge, judge.verdict(row.source, row.claim, row.cited)) for judge in self.judges]
        return Outcome(
            sample=sample,
            scores=tuple(_score(judge, verdict, row) for judge, verdict in said),
            output="\n".join(f"{judge.name}: {verdict}" for judge, verdict in said),
            marks=tuple(_marks(row)),
        )

    def sources(self) -> Mapping[str, Source]:
        """The sources, by their hash."""
        found = {hash_of(row.source): row for row in self.rows.values() if row.source}
        return {
            key: Source(id=key, title=row.article, text=row.source, language=row.language) for key, row in found.items()
        }


def _sample(row: Labelled) -> Sample:
    slices = {"language": row.language}
    if row.error_type:
        slices["error"] = row.error_type
    label = {True: "supported", False: "not supported", None: "no label"}[row.faithful]
    return Sample(
        id=row.id,
        cluster=row.article,
        slices=slices,
        asked=row.claim,
        expected=f"{label} {row.error_type}".strip(),
        sources=(hash_of(row.source),),
    )


def _score(judge: Judge, verdict: str, row: Labelled) -> Score:
    """Right when it fails what is false and passes what is true; no verdict is right for want of one."""
    measure = THROUGH if row.faithful else CAUGHT
    if judge.name != Ours.name:
        measure = f"{JUDGE}{judge.name}: {measure}"
    if verdict == "unmeasurable":
        why = getattr(judge, "reason", "") or "the judge could not say"
        return unmeasured(measure, why)
    return binary(measure, (verdict == "pass") == row.faithful, f"it says {verdict}")


def _marks(row: Labelled) -> Iterator[Mark]:
    """The words that the claim is held against."""
    source = SourceText(article_from_text(row.source, ref="source"))
    for span in spans_of(source, row.claim, row.cited):
        yield Mark(source=hash_of(row.source), start=span.start, end=span.end, kind="given")
