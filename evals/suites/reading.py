"""Suite `reading`: what a reader finds in annotated articles, beside the gold.

The figures are F1 over the articles, as `evals.reading` counts them; per article their parts are right and counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from agents.readers import Reader
from evals.harness.sample import Identity, Mark, Outcome, Sample, Score, Source, ratio, unmeasured
from evals.reading import Scoring
from evals.reading_gold import GoldArticle, load
from evals.reading_table import Row
from evals.suites.options import Options, annotated
from evals.suites.workplace import named, reader_of, source_of

AVOIDED = {"traps taken": "traps avoided", "named non-mediators": "non-mediators left out"}


class Reading:
    """The suite over the open part of the annotated articles, or the locked one."""

    name = "reading"

    def __init__(self, options: Options, *, reader: Reader | None = None) -> None:
        self.reader = reader or reader_of(options.model)
        self.folder = annotated(options)
        self.golds = {gold.id: gold for gold in load(self.folder, only_locked=options.locked)}

    @property
    def identity(self) -> Identity:
        """This reader."""
        return named(self.name, self.reader)

    def samples(self) -> Sequence[Sample]:
        """One an article."""
        return [
            Sample(
                id=gold.id,
                cluster=gold.id,
                slices={"language": gold.language},
                asked=gold.article.title or "",
                expected=f"{len(gold.positions)} positions, {len(gold.mediators)} mediators · {self._digest(gold)}",
                sources=(gold.article.id,),
            )
            for gold in self.golds.values()
        ]

    def _digest(self, gold: GoldArticle) -> str:
        """Hash of text and annotation."""
        files = [self.folder / f"{gold.id}.txt", self.folder / "events" / f"{gold.id}.txt"]
        whole = next((file.read_bytes() for file in files if file.exists()), repr(gold).encode())
        return sha256(whole).hexdigest()[:16]

    def score(self, sample: Sample) -> Outcome:
        """Read one article and count."""
        gold = self.golds[sample.id]
        draft = self.reader.read(gold.article).draft
        row = Scoring(gold, draft).score()
        scores = tuple(scores_of(row)) or (unmeasured("positions", "the article has nothing to find"),)
        given = [p.evidence for p in draft.positions]
        starts = [(s.where if s.where is not None else gold.article.text.find(s.quote), len(s.quote)) for s in given]
        marks = [Mark(source=gold.article.id, start=at, end=at + n, kind="given") for at, n in starts if at >= 0]
        marks += [_gold(gold, p.span.start, p.span.end) for p in gold.positions]
        return Outcome(sample=sample, scores=scores, output="\n".join(row.errors), marks=tuple(marks))

    def sources(self) -> Mapping[str, Source]:
        """The articles."""
        return {gold.article.id: source_of(gold.article) for gold in self.golds.values()}


def _gold(gold: GoldArticle, start: int, end: int) -> Mark:
    return Mark(source=gold.article.id, start=start, end=end, kind="gold")


def scores_of(row: Row) -> Iterator[Score]:
    """One score a measure; a measure with nothing to find and nothing proposed has no part in the figure."""
    for measure, count in row.counts.items():
        if measure in AVOIDED:
            if count.expected:
                yield ratio(AVOIDED[measure], count.expected - count.right, count.expected)
            continue
        if count.found is not None:
            if count.expected:
                yield ratio(measure, count.found, count.expected)
        elif count.predicted + count.expected:
            yield ratio(measure, 2 * count.right, count.predicted + count.expected)
