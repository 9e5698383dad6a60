"""How the word index grows: `python -m evals.bench.scale [PASSAGES …] [--corpus FILE]`; exit 0 when every bar is met.

The corpus is made of the words of real Arabic news in runs of a few words, so that frequencies, word lengths and n-grams are
those of news while no article of the source is reproduced. Making the index is measured in time of one core, a query in
time of the thread that asks, as both wait for nothing; taking in a hundred passages and a cold `wasit search` from the
shell by the clock, which on a busy machine counts others' work too. A million passages are reckoned from the growth
between the sizes that were run.
"""

import argparse
import gzip
import json
import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from retrieval.archive import Addition, Archive
from retrieval.words import Wanted, WordIndex, likeness
from schemas.article import Article, Passage

CORPUS: Final = Path(__file__).parents[2].parent / "shared" / "data" / "news" / "ant.jsonl.gz"
WORDS_EACH: Final = 110
PASSAGES_EACH: Final = 4
QUERIES: Final = 300
UPSERTS: Final = 7
MILLION: Final = 1_000_000


class Bar(NamedTuple):
    """What a figure must be."""

    name: str
    limit: float
    unit: str
    most: bool = True
    """Whether the limit is the most it may be, or the least."""


BARS: Final = (
    Bar("reindex", 1000, "passages/s", most=False),
    Bar("query p50", 10, "ms"),
    Bar("query p95", 10, "ms"),
    Bar("long query p95", 50, "ms"),
    Bar("100 passages and commit", 150, "ms"),
    Bar("cold wasit search", 2500, "ms"),
    Bar("resident memory", 500, "MiB"),
    Bar("on disk", 200, "MiB"),
)


class Corpus:
    """Passages without end out of the words of real news, always the same ones."""

    def __init__(self, file: Path) -> None:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        self._words = [str(record["text"]).split() for record in records]
        self._words = [words for words in self._words if len(words) > 20]
        self.titles = [str(record["title"]) for record in records if record["title"]]
        self._chance = Random(2026)  # noqa: S311

    def text(self, words: int) -> str:
        """So many words, in runs of 3 to 9 as they stand somewhere in the news."""
        taken: list[str] = []
        while len(taken) < words:
            source = self._chance.choice(self._words)
            at = self._chance.randrange(len(source))
            taken += source[at : at + self._chance.randint(3, 9)]
        return " ".join(taken[:words])

    def additions(self, passages: int) -> Iterator[Addition]:
        """Articles of four passages, with vectors that nobody looks at."""
        for number in range(passages // PASSAGES_EACH):
            yield self._addition(number)

    def _addition(self, number: int) -> Addition:
        parts = [self.text(WORDS_EACH) for _ in range(PASSAGES_EACH)]
        text = "\n".join(parts)
        digest = sha256(f"{number} {text}".encode()).hexdigest()
        article = Article(
            id=digest[:16],
            ref=f"{number}.txt",
            text=text,
            title=self._chance.choice(self.titles),
            outlet=f"Outlet {number % 40}",
            language="ar",
            sha256=digest,
        )
        starts = [sum(len(part) + 1 for part in parts[:n]) for n in range(PASSAGES_EACH)]
        cut = tuple(
            Passage(id=f"{article.id}:{n}", article_id=article.id, index=n, start=start, end=start + len(parts[n]))
            for n, start in enumerate(starts)
        )
        return Addition(article, cut)


def build(home: Path, corpus: Corpus, passages: int) -> None:
    """An archive of so many passages, without an index."""
    waiting: list[Addition] = []
    with Archive.open(home) as archive:
        for addition in corpus.additions(passages):
            waiting.append(addition)
            if len(waiting) == 500:
                archive.add_all(waiting)
                waiting.clear()
        archive.add_all(waiting)


def measure(home: Path, corpus: Corpus, passages: int) -> dict[str, float]:
    """Every figure at one size."""
    build(home, corpus, passages)
    figures = {"reindex": passages / _seconds_of_process("--reindex", home)}
    with Archive.open(home) as archive, WordIndex(home, archive) as words:
        words.sync()
        short = [_query_ms(words, corpus.text(6 + n % 8)) for n in range(QUERIES)]
        long = [_query_ms(words, corpus.text(60)) for _ in range(QUERIES // 3)]
        upserts = [_upsert_ms(archive, words, corpus) for _ in range(UPSERTS)]
    figures["query p50"], figures["query p95"] = median(short), _p95(short)
    figures["long query p95"] = _p95(long)
    figures["100 passages and commit"] = median(upserts)
    figures["cold wasit search"] = min(_cold_ms(home, corpus.text(5)) for _ in range(3))
    figures["resident memory"] = float(_child("--resident", home))
    figures["on disk"] = sum(file.stat().st_size for file in (home / "words").iterdir()) / 2**20
    return figures


def _query_ms(words: WordIndex, text: str) -> float:
    begun = time.thread_time()
    words.query(Wanted(features=likeness(text)), 10)
    return 1000 * (time.thread_time() - begun)


def _upsert_ms(archive: Archive, words: WordIndex, corpus: Corpus) -> float:
    """A hundred new passages from the archive into the index, with its commit."""
    archive.add_all(list(corpus.additions(100)))
    begun = time.perf_counter()
    report = words.sync()
    if report.added != 100:
        raise RuntimeError(f"{report.added} passages were added, not 100")
    return 1000 * (time.perf_counter() - begun)


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


def _cold_ms(home: Path, text: str) -> float:
    begun = time.perf_counter()
    argv = [sys.executable, "-c", "from agents.cli import main; main()", "search", text, "--home", str(home)]
    subprocess.run(argv, check=True, capture_output=True)  # noqa: S603
    return 1000 * (time.perf_counter() - begun)


def _seconds_of_process(mode: str, home: Path) -> float:
    return float(_child(mode, home))


def _child(mode: str, home: Path) -> str:
    argv = [sys.executable, "-m", "evals.bench.scale", mode, str(home)]
    return subprocess.run(argv, check=True, capture_output=True, text=True).stdout  # noqa: S603


def reindex(home: Path) -> float:
    """Seconds of one core to make the word index of an archive anew, with every commit and merge."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with Archive.open(home) as archive, WordIndex(home, archive) as words:
        begun = time.process_time()
        words.remake()
        return time.process_time() - begun


def resident(home: Path) -> float:
    """MiB that a process holds at most that opens a library and answers the titles of its own articles."""
    with Archive.open(home) as archive, WordIndex(home, archive) as words:
        for number, article in enumerate(archive.articles()):
            words.query(Wanted(features=likeness(article.title or article.text[:200])), 10)
            if number == QUERIES:
                break
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def reckoned(smaller: tuple[int, dict[str, float]], larger: tuple[int, dict[str, float]]) -> dict[str, float]:
    """A million passages on paper: each figure grows on as the power of the size that it grew with between two runs."""
    (few, before), (many, after) = smaller, larger
    return {
        name: after[name] * (after[name] / before[name]) ** (math.log(MILLION / many) / math.log(many / few))
        for name in after
    }


def shown(columns: Sequence[tuple[str, dict[str, float]]]) -> str:
    """The figures side by side, with their bars."""
    lines = [f"{'':<26}{'bar':>16}" + "".join(f"{name:>20}" for name, _ in columns)]
    for bar in BARS:
        sign = "≤" if bar.most else "≥"
        line = f"{bar.name:<26}{f'{sign} {bar.limit:g} {bar.unit}':>16}"
        lines.append(line + "".join(f"{figures[bar.name]:>20.1f}" for _, figures in columns))
    return "\n".join(lines)


def missed(figures: dict[str, float]) -> tuple[str, ...]:
    """The bars that a size does not meet."""
    return tuple(
        bar.name for bar in BARS if (figures[bar.name] > bar.limit if bar.most else figures[bar.name] < bar.limit)
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Entry of `python -m evals.bench.scale`."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench.scale", description="How the word index grows.")
    parser.add_argument(
        "passages", nargs="*", type=int, default=[10_000, 100_000], help="sizes (default: 10000 100000)"
    )
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="gzipped JSON lines of news (default: %(default)s)")
    parser.add_argument("--reindex", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--resident", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.reindex or options.resident:
        print(reindex(options.reindex) if options.reindex else resident(options.resident))
        return 0
    if not options.corpus.is_file():
        print(f"unmeasurable: no file {options.corpus}; name one with --corpus")
        return 2
    return _run(options.corpus, sorted(options.passages))


def _run(file: Path, sizes: Sequence[int]) -> int:
    runs: list[tuple[int, dict[str, float]]] = []
    for size in sizes:
        with TemporaryDirectory(prefix="wasit-scale-") as scratch:
            runs.append((size, measure(Path(scratch), Corpus(file), size)))
    columns = [(f"{size:,} run", figures) for size, figures in runs]
    if len(runs) > 1:
        columns.append((f"{MILLION:,} on paper", reckoned(runs[-2], runs[-1])))
    print(shown(columns))
    failed = {size: names for size, figures in runs if (names := missed(figures))}
    for size, names in failed.items():
        print(f"missed at {size:,}: {', '.join(names)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
