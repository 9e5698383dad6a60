"""Suite `briefs`: briefs of any articles, without gold. What a reader proposes is held against the article's own words.

The checker throws unfaithful items out of a brief, so the finished brief says little about the reader. The share of what
it proposed that could be kept says more; both are here.
"""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import seeds
from agents.context import Context
from agents.faithfulness import check_brief
from agents.faithfulness.exact import check_exact
from agents.run import make_brief
from evals.harness.sample import Identity, Mark, Outcome, Sample, Score, Source, binary, ratio
from evals.scores import evidence_of
from evals.suites.options import Absent, Options
from evals.suites.workplace import named, reader_of, source_of, take_in, workplace
from schemas.article import Article
from schemas.brief import Brief

LEAST = 3
"""Items below which a brief of a conflict article is called thin."""


class Briefs:
    """The suite over a folder of articles; by default the companions of the seed."""

    name = "briefs"

    def __init__(self, options: Options) -> None:
        self.options = options
        self._stack = ExitStack()
        self._context: Context = self._stack.enter_context(workplace(options.model, related=0))
        paths: Sequence[Path] = (options.articles,) if options.articles else seeds.companions()
        self._articles = {article.id: article for article in take_in(self._context, paths)}
        if not self._articles:
            self._stack.close()
            raise Absent(f"no article could be read in {options.articles}; name a folder of articles with --articles")

    @property
    def identity(self) -> Identity:
        """The brief graph over this reader."""
        return named(self.name, reader_of(self.options.model))

    def samples(self) -> Sequence[Sample]:
        """One an article, in order of their names."""
        return [
            Sample(
                id=article.id,
                cluster=article.id,
                slices={"language": article.language},
                asked=article.title or article.ref,
                expected=article.sha256,
                sources=(article.id,),
            )
            for article in sorted(self._articles.values(), key=lambda article: (article.ref, article.id))
        ]

    def score(self, sample: Sample) -> Outcome:
        """Make the brief of one article and check it."""
        article = self._articles[sample.id]
        brief = make_brief([article.id], context=self._context)
        findings = [f for f in check_brief(brief, {article.id: article}) if f.verdict != "unmeasurable"]
        bad = [f for f in findings if f.verdict == "fail"]
        spans = list(evidence_of(brief))
        exact = sum(check_exact(span, article).verdict == "pass" for span in spans)
        lines = [f"turned away, {r.stage} {r.kind} {r.item}: {r.reason} · {r.proposed}" for r in brief.ledger]
        return Outcome(
            sample=sample,
            scores=(
                ratio("evidence exact", exact, len(spans), f"{len(spans)} spans"),
                ratio("fields faithful", len(findings) - len(bad), len(findings), "; ".join(f.reason for f in bad)),
                _kept(brief),
                binary("not thin", len(spans) >= LEAST, f"fewer than {LEAST} items stand on the article"),
            ),
            output="\n".join([brief.bluf, *lines]),
            marks=tuple(Mark(source=s.source_id, start=s.start, end=s.end, kind="given") for s in spans),
        )

    def sources(self) -> Mapping[str, Source]:
        """The articles."""
        return {key: source_of(article) for key, article in self._articles.items()}

    @property
    def articles(self) -> Mapping[str, Article]:
        """Id → article."""
        return self._articles

    def close(self) -> None:
        """Give the data folder up."""
        self._stack.close()


def _kept(brief: Brief) -> Score:
    tally = brief.run.tally
    return ratio("proposals kept", tally.kept + tally.repaired, tally.proposed, "the reader proposed nothing")
