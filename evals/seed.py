"""`wasit eval seed`: the brief of the seed article against the seed's own text and gold.

Exit 0 pass, 1 fail, 2 unmeasurable: no brief, an empty one, nothing checked, another article, no gold.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import seeds
from agents.context import Context
from agents.run import make_brief
from agents.settings import load
from evals.report import seed_json, seed_table
from evals.scores import score_seed
from evals.seed_gold import PATH, SeedGold, load_gold
from evals.seed_report import SeedReport, unmeasured
from retrieval.ingest import ingest
from retrieval.sources import article_from_text
from schemas.article import Article
from schemas.brief import Brief
from schemas.errors import InputError, WasitError

Maker = Callable[[str], tuple[Brief | None, Mapping[str, Article]]]
"""From a model's name to the brief of the seed article and the articles it was made from."""


def run(brief: Brief | None, articles: Mapping[str, Article], gold: SeedGold | None) -> SeedReport:
    """Score a brief of the seed article. Whatever is missing makes the report unmeasurable, never a pass.

    Args:
        brief: The brief; None when there is none.
        articles: Article id → article, the seed among them.
        gold: What the brief must hold.
    """
    if gold is None:
        return unmeasured("there is no gold to measure against")
    if brief is None:
        return unmeasured("there is no brief")
    seed = next((article for article in articles.values() if article.sha256 == gold.article_sha256), None)
    if seed is None:
        return unmeasured("the seed article, as the gold knows it, is not among the articles")
    if articles.get(seed.id) is not seed or article_from_text(seed.text, ref=seed.ref).sha256 != seed.sha256:
        return unmeasured(f"article {seed.id} is not what its id or hash says")
    if not any(source.id == seed.id and source.sha256 == seed.sha256 for source in brief.sources):
        return unmeasured("the brief does not stand on the seed article")
    lost = [span for span in gold.spans() if seed.text.count(span) != 1]
    if lost:
        return unmeasured(f"the gold's span «{lost[0]}» does not occur once in the article")
    return score_seed(brief, articles, seed, gold)


def brief_of_seed(model: str) -> tuple[Brief, Mapping[str, Article]]:
    """Make the brief in a data folder of its own, with the companions to retrieve from."""
    with TemporaryDirectory(prefix="wasit-eval-") as home:
        settings, _ = load({"home": Path(home), "model": model})
        with Context.open(settings) as context:
            paths = [seeds.article(), *seeds.companions()]
            limit = settings.max_file_mb * 1_000_000
            ingest(paths, context.archive, context.embedder, max_bytes=limit)
            articles = {article.id: article for article in context.archive.articles()}
            subject = next((a.id for a in articles.values() if a.ref == seeds.ARTICLE), None)
            if subject is None:
                raise InputError(f"the seed article {seeds.ARTICLE} could not be read; restore it from the repository")
            return make_brief([subject], context=context), articles


def main(argv: Sequence[str] | None = None, *, maker: Maker = brief_of_seed) -> int:
    """Run the eval and print its report; the exit code is the verdict's."""
    parser = argparse.ArgumentParser(
        prog="wasit eval seed", description="The brief of the seed article against its text."
    )
    parser.add_argument(
        "--model", default="embedded", help="embedded, ollama/NAME, llamacpp/NAME, … (default: embedded)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--gold", type=Path, default=PATH, help="another gold file")
    options = parser.parse_args(argv)
    try:
        gold = load_gold(options.gold)
        report = run(*maker(options.model), gold)
    except WasitError as error:
        report = unmeasured(str(error))
    print(seed_json(report) if options.format == "json" else seed_table(report))
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
