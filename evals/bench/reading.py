"""How fast the embedded reader reads, and whether it keeps its size: `python -m evals.bench.reading [--articles N] [--corpus FILE]`.

Speed is told for each language in articles of a typical length a second of one core, start-up left out. Size is that
of the process after every thousandth article. The articles are those of a corpus (JSON lines with `title` and `text`,
packed or plain) or, without one, open articles with their paragraphs drawn anew each time, so that hardly a text is
read twice. Exit 0 when both bars are met, that of speed in every language, 1 when not, 2 when the corpus cannot be
read or holds too few articles to tell of the size.
"""

import argparse
import gzip
import itertools
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final

from agents.readers.embedded import EmbeddedReader
from evals.reading import ARTICLES, MORE
from evals.reading_gold import load
from retrieval.sources.document import article_from_text
from schemas.article import Article
from schemas.errors import InputError

TYPICAL: Final = range(360, 441)  # words
MOST: Final = 40  # articles of a language
A_SECOND: Final = 20.0
WARM: Final = 2000  # articles that fill the caches, each of which has an upper bound
EACH: Final = 1000  # articles between two looks at the size
GROWTH: Final = 1.05  # of the size when warm


def of_corpus(path: Path) -> Iterator[Article]:
    """Each article of the file that has a text; raises OSError or ValueError on a file that is none."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if text := row.get("text", "").strip():
                try:
                    yield article_from_text(f"{row.get('title', '')}\n\n{text}", ref="corpus.txt")
                except InputError:
                    continue


def of_open_articles() -> Iterator[Article]:
    """Open articles without end, each with its paragraphs mixed with those of another in the same language."""
    golds = list(load(ARTICLES, only_locked=False))
    rng = Random("paragraphs drawn anew")  # noqa: S311
    while True:
        first = rng.choice(golds)
        second = rng.choice([gold for gold in golds if gold.language == first.language])
        pool = [p for gold in (first, second) for p in gold.article.text.split("\n") if p.strip()]
        yield article_from_text("\n\n".join(rng.sample(pool, max(1, len(pool) // 2))), ref="drawn.txt")


def typical() -> dict[str, list[Article]]:
    """Articles of a typical length by language, of those that the reader has learnt from."""
    found: dict[str, list[Article]] = {}
    for gold in (*load(ARTICLES, only_locked=False), *load(MORE)):
        if len(gold.article.text.split()) in TYPICAL:
            found.setdefault(gold.language, []).append(gold.article)
    return {language: articles[:MOST] for language, articles in sorted(found.items())}


def speed(reader: EmbeddedReader, articles: Sequence[Article], times: int = 3) -> float:
    """Articles a second of this thread's time, the best of some rounds after one that does not count."""
    rounds = []
    for _ in range(times + 1):
        begun = time.thread_time()
        for article in articles:
            reader.read(article)
        rounds.append(time.thread_time() - begun)
    return len(articles) / min(rounds[1:])


def size() -> float:
    """Resident size of this process now, in MiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="evals.bench.reading", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="how many to read for the size")
    parser.add_argument("--corpus", type=Path, help="JSON lines with title and text, .gz or plain")
    args = parser.parse_args(argv)
    reader = EmbeddedReader()
    speeds = {language: speed(reader, articles) for language, articles in typical().items()}
    told = ", ".join(f"{language} {quick:.1f}" for language, quick in speeds.items())
    print(
        f"articles of {TYPICAL.start} to {TYPICAL.stop - 1} words a second of one core: {told} (wanted {A_SECOND:.0f})"
    )
    sizes: dict[int, float] = {}
    try:
        stream = of_corpus(args.corpus) if args.corpus else of_open_articles()
        for n, article in enumerate(itertools.islice(stream, args.articles), 1):
            reader.read(article)
            if n % EACH == 0:
                sizes[n] = size()
                print(f"{n} articles: {sizes[n]:.0f} MiB", flush=True)
    except (OSError, ValueError, AttributeError) as error:
        print(f"cannot read the corpus: {error}; give a file of JSON lines with title and text", file=sys.stderr)
        return 2
    if max(sizes, default=0) <= WARM:
        print(f"the size is not measured: it takes {WARM + EACH} articles at least", file=sys.stderr)
        return 2
    grown = sizes[max(sizes)] / sizes[WARM]
    print(f"grown {grown:.3f} times since article {WARM} (wanted {GROWTH} at most)")
    return 0 if grown <= GROWTH and min(speeds.values()) >= A_SECOND else 1


if __name__ == "__main__":
    sys.exit(main())
