"""How many tokens the served reader sends for an article, and how many of them a server can keep from the last one.

`python -m evals.bench.prompts --articles FOLDER` prints, per language, tokens of the shared beginning (the same for every
article, so that a server with a prompt cache reads it once), of the article with its inventory, and of both tasks
together. Tokens are the upper estimate that budgets are kept by (`agents.model.tokens`); with `--model` the server counts.
"""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from statistics import mean, quantiles
from typing import NamedTuple

from agents.model import Door
from agents.model.tokens import estimate
from agents.readers.embedded import EmbeddedReader
from agents.readers.served.inventory import inventory_of
from agents.readers.served.parts import lines_of
from agents.readers.served.prompt import before, messages_for, prefix
from agents.readers.served.wire import What, Who
from evals.reading import ARTICLES
from evals.reading_gold import GoldArticle, load
from schemas.config import ModelConfig
from schemas.errors import WasitError

Count = Callable[[str], Awaitable[int]]


class Sent(NamedTuple):
    """Tokens of one article's two questions."""

    language: str
    shared: int
    """Beginning of either question, the same for every article of the language."""
    who: int
    """What follows it in the first question: article, inventory, task."""
    what: int
    """And in the second: article, actors, task."""
    words: int

    @property
    def all(self) -> int:
        """Both questions whole."""
        return 2 * self.shared + self.who + self.what

    @property
    def fresh(self) -> int:
        """What a server reads anew that keeps the shared beginning."""
        return self.who + self.what


async def sent(gold: GoldArticle, first: EmbeddedReader, count: Count) -> Sent:
    """Tokens of the two questions about one article, the second with the actors of the first reading."""
    article = gold.article
    lines = lines_of(article)
    known = inventory_of(article, lines, first).of(lines)
    who = messages_for(article.language, lines, Who, "0" * 8, actors=known.actors, quotations=known.quotations)
    what = messages_for(article.language, lines, What, "0" * 8, actors=known.actors)
    shared = await count(before(prefix(article.language, example=True)))
    tails = [await count(before(messages[-1:])) for messages in (who, what)]
    return Sent(gold.language, shared, tails[0], tails[1], len(article.text.split()))


def table(rows: Sequence[Sent]) -> str:
    """One line a language: mean tokens, and the 95th percentile of both questions whole."""
    lines = [
        f"{'language':10}{'articles':>9}{'words':>7}{'shared':>8}{'who':>7}{'what':>7}{'both':>7}{'p95':>7}{'kept by a cache':>17}"
    ]
    for language in sorted({row.language for row in rows}):
        part = [row for row in rows if row.language == language]
        whole = [row.all for row in part]
        most = quantiles(whole, n=20)[-1] if len(whole) > 1 else whole[0]
        kept = 1 - sum(row.fresh for row in part) / sum(whole)
        means = [mean(getattr(row, name) for row in part) for name in ("words", "shared", "who", "what", "all")]
        lines.append(
            f"{language:10}{len(part):9}{means[0]:7.0f}{means[1]:8.0f}{means[2]:7.0f}{means[3]:7.0f}{means[4]:7.0f}{most:7.0f}{kept:17.2f}"
        )
    return "\n".join(lines)


async def _measured(golds: Sequence[GoldArticle], model: str | None) -> list[Sent]:
    first = EmbeddedReader()
    if model is None:

        async def count(text: str) -> int:
            return estimate(text)

        return [await sent(gold, first, count) for gold in golds]
    async with Door(ModelConfig(name=model)).open() as session:
        return [await sent(gold, first, session.count) for gold in golds]


def main(argv: Sequence[str] | None = None) -> int:
    """Command line: 0 when counted, 2 when there is nothing to count."""
    parser = argparse.ArgumentParser(prog="evals.bench.prompts", description=__doc__)
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="folder of annotated articles")
    parser.add_argument("--model", help="let this server count, for example llamacpp/NAME")
    args = parser.parse_args(argv)
    try:
        rows = asyncio.run(_measured(list(load(args.articles)), args.model))
    except WasitError as error:
        print(f"cannot count: {error}", file=sys.stderr)
        return 2
    print(f"tokens as {'the server counts them' if args.model else 'estimated from above'}, a call for each task")
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
