"""Suite `seed`: the brief of the seed article against the seed's own text and our gold of it.

The seed is one fixed text: its figures are facts about that text, and no interval over articles belongs to them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from evals.harness.sample import Identity, Mark, Outcome, Sample, Score, Source, binary, ratio, unmeasured
from evals.scores import evidence_of, on_article
from evals.seed import Maker, brief_of_seed, run
from evals.seed_gold import SeedGold, load_gold
from evals.seed_report import SeedReport
from evals.suites.options import Options
from evals.suites.workplace import named, reader_of, source_of
from schemas.article import Article
from schemas.brief import Brief
from schemas.errors import ModelError

_WHOLE = "the brief"


class Seed:
    """The suite over one brief, made when the first sample is scored."""

    name = "seed"

    def __init__(self, options: Options, *, maker: Maker = brief_of_seed, gold: SeedGold | None = None) -> None:
        self.options = options
        self.gold = gold or load_gold()
        self._maker = maker
        self._made: tuple[Brief | None, Mapping[str, Article], SeedReport] | None = None

    @property
    def identity(self) -> Identity:
        """The brief graph over this reader."""
        return named(self.name, reader_of(self.options.model))

    def samples(self) -> Sequence[Sample]:
        """The brief as a whole, then everything that the gold asks of it."""
        return [Sample(id=_WHOLE, cluster=_WHOLE), *(sample for sample, _ in self._asked())]

    def _asked(self) -> Iterator[tuple[Sample, Callable[[SeedReport], Score]]]:
        gold = self.gold
        for n, position in enumerate(gold.positions):
            rows = ("positions", "key positions") if position.key else ("positions",)
            for row in rows:
                yield _one(f"{row} {n}", row, position.span, " / ".join(position.names)), _missing(row, position.span)
        for wanted in gold.mediators.required:
            name = wanted.names[0]
            yield _one(f"mediator {name}", "mediators", "", name), _missing("mediators", name)
        for n, claim in enumerate(gold.contested):
            yield _one(f"accusation {n}", "accusations", claim.span), _missing("accusation and denial", claim.span)
        for term in gold.loaded:
            yield _one(f"loaded «{term}»", "loaded terms", term), _missing("loaded terms", term)
        for n, trap in enumerate(gold.traps):
            yield _one(f"trap {n}", "traps", trap.span, f"not {trap.wrong[0]}: {trap.why}"), _fallen(trap.span)
        for n, wrong in enumerate(gold.mediators.forbidden):
            yield (
                _one(f"no mediator {n}", "no mediators", "", f"not {wrong.names[0]}: {wrong.why}"),
                _forbidden(wrong.why),
            )

    def score(self, sample: Sample) -> Outcome:
        """What the brief does with one demand of the gold."""
        brief, articles, report = self._brief()
        if report.verdict == "unmeasurable":
            return Outcome(sample=sample, scores=(unmeasured("the brief", "; ".join(report.reasons)),))
        if sample.id == _WHOLE:
            return self._whole(sample, brief, articles, report)
        score = next(score for asked, score in self._asked() if asked.id == sample.id)(report)
        return Outcome(sample=sample, scores=(score,), marks=tuple(self._marks(sample, articles)))

    def _whole(
        self, sample: Sample, brief: Brief | None, articles: Mapping[str, Article], report: SeedReport
    ) -> Outcome:
        judged = report.passed + len(report.failed)
        lines = [f"{f.item}, {f.field}: {f.reason}" for f in report.failed]
        spans = evidence_of(on_article(brief, self._seed(articles).id)) if brief else ()
        return Outcome(
            sample=sample,
            scores=(
                ratio("evidence exact", report.exact, report.evidence),
                ratio("fields faithful", report.passed, judged, "; ".join(lines[:20])),
                ratio("fields decided", judged, judged + report.unmeasurable),
            ),
            output="\n".join(lines),
            marks=tuple(Mark(source=s.source_id, start=s.start, end=s.end, kind="given") for s in spans),
        )

    def _marks(self, sample: Sample, articles: Mapping[str, Article]) -> Iterator[Mark]:
        seed = self._seed(articles)
        if sample.asked and (at := seed.text.find(sample.asked)) >= 0:
            yield Mark(source=seed.id, start=at, end=at + len(sample.asked), kind="gold")

    def _seed(self, articles: Mapping[str, Article]) -> Article:
        return next(article for article in articles.values() if article.sha256 == self.gold.article_sha256)

    def _brief(self) -> tuple[Brief | None, Mapping[str, Article], SeedReport]:
        if self._made is None:
            try:
                brief, articles = self._maker(self.options.model)
            except ModelError as error:
                self._made = None, {}, SeedReport(verdict="unmeasurable", reasons=(str(error),))
            else:
                self._made = brief, articles, run(brief, articles, self.gold)
        return self._made

    def sources(self) -> Mapping[str, Source]:
        """The seed article, once there is a brief of it."""
        if self._made is None or not any(a.sha256 == self.gold.article_sha256 for a in self._made[1].values()):
            return {}
        seed = self._seed(self._made[1])
        return {seed.id: source_of(seed)}


def _one(name: str, row: str, span: str, expected: str = "") -> Sample:
    return Sample(id=name, cluster=name, slices={}, asked=span, expected=f"{row}: {expected}" if expected else row)


def _missing(row: str, wanted: str) -> Callable[[SeedReport], Score]:
    def score(report: SeedReport) -> Score:
        found = next(found for found in report.found if found.name == row)
        return binary(f"{row} found", wanted not in found.missing, "the brief does not have it")

    return score


def _fallen(span: str) -> Callable[[SeedReport], Score]:
    def score(report: SeedReport) -> Score:
        line = next((line for line in report.fallen if line.startswith(f"«{span}»")), "")
        return binary("traps avoided", not line, line)

    return score


def _forbidden(why: str) -> Callable[[SeedReport], Score]:
    def score(report: SeedReport) -> Score:
        line = next((line for line in report.forbidden if line.endswith(f": {why}")), "")
        return binary("no false mediator", not line, line)

    return score
