"""The grounding bench: `python -m evals.bench.grounding [--articles DIR] [--peer]`.

Verbatim spans of annotated articles, each in twenty re-spellings, must be placed where they came from; the same spans with
one fact changed must not be placed at all. Exit 0: right, 1: one placed wrongly or falsely, 2: cannot be measured here.

Targets: 99.5 % of re-spelled spans placed (intersection over union with the true span at least 0.9), no falsification
grounded, a median of at most 0.1 ms a span once the article is folded. The time is CPU time of the thread; it is printed as
met or over and never decides the exit code, since a busy machine doubles it.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from agents.grounding import Miss, SourceText, Span, ground
from evals.bench.grounding_edits import Edit, falsify
from evals.bench.grounding_peer import Peer, peers
from evals.bench.grounding_spans import Chosen, Sample, choose, read, source_of
from evals.bench.respell import FURTHER, LETTER_FORMS, VARIANTS
from retrieval.text.normalise import fold, fold_text

PLACED, MILLISECONDS = 0.995, 0.1
FEWEST_ARTICLES, FEWEST_SPANS, FEWEST_FALSE = 20, 50, 500
SHORTEST = 4
PEER_PAIRS, PEER_FALSE, PEER_SECONDS = 400, 100, 60.0
"""How much a peer gets to do, and for how long."""


@dataclass(frozen=True, slots=True)
class Case:
    """A quote as it comes back, and where it should go (`truth` None: nowhere)."""

    label: str
    quote: str
    source: SourceText
    truth: tuple[int, int] | None
    sentence: int | None = None


@dataclass(slots=True)
class Tally:
    """What became of the cases of one label."""

    right: int = 0
    seen: int = 0
    times: list[float] = field(default_factory=list)

    def line(self, label: str) -> str:
        """One row of the table: right / seen, share, milliseconds."""
        share = f"{100 * self.right / self.seen:7.3f} %" if self.seen else "        –"
        times = f"{median(self.times):7.3f} {max(self.times):8.3f}" if self.times else "      –        –"
        return f"  {label:<34} {self.right:>7} /{self.seen:>7} {share}  {times}"


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Intersection over union of two half-open spans."""
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared else 0.0


def respelled(source: SourceText, spans: Sequence[Chosen]) -> Iterator[Case]:
    """The spans as they stand, and in every re-spelling that changes them."""
    for span in spans:
        verbatim = source.text[span.start : span.end]
        number = source.sentences[source.sentence_range(span.start, span.end)[0]].index
        truth = (span.start, span.end)
        yield Case("verbatim", verbatim, source, truth, number)
        for label, respell in {**VARIANTS, **FURTHER}.items():
            quote = respell(verbatim)
            if quote != verbatim:
                yield Case(label, quote, source, truth, number)


def falsified(
    samples: Sequence[Sample], sources: Sequence[SourceText], spans: Sequence[Sequence[Chosen]]
) -> list[Case]:
    """Every falsification of every third span."""
    pool = tuple(dict.fromkeys(name for sample in samples for name in sample.names))
    words = tuple(dict.fromkeys(word for sample in samples for word in sample.text.split() if word.isalpha()))
    cases = []
    for sample, source, chosen in zip(samples, sources, spans, strict=True):
        edit = Edit(sample, pool, words, random.Random(f"edits of {sample.name}"))  # noqa: S311
        for span in chosen[::3]:
            for kind, quote in falsify(sample.text[span.start : span.end], edit):
                cases.append(Case(kind, quote, source, None))
    return cases


def run(cases: Sequence[Case]) -> dict[str, Tally]:
    """Ground every case; right means placed where it belongs, or nowhere if it belongs nowhere."""
    tallies: dict[str, Tally] = {}
    for case in cases:
        started = time.thread_time()
        found = ground(case.quote, case.source, sentence=case.sentence)
        spent = 1000 * (time.thread_time() - started)
        tally = tallies.setdefault(case.label, Tally())
        tally.seen += 1
        tally.right += _right(_offsets(found), case.truth)
        tally.times.append(spent)
    return tallies


def _right(found: tuple[int, int] | None, truth: tuple[int, int] | None) -> bool:
    if found is None or truth is None:
        return found is truth
    return overlap(found, truth) >= 0.9


def total(tallies: dict[str, Tally], labels: Sequence[str]) -> Tally:
    """Several rows as one."""
    rows = [tallies[label] for label in labels if label in tallies]
    return Tally(
        sum(row.right for row in rows), sum(row.seen for row in rows), [spent for row in rows for spent in row.times]
    )


def beside(peer: Peer, cases: Sequence[Case], seconds: float) -> Tally:
    """A peer on the same cases, as many as it manages in the time."""
    tally, until = Tally(), time.monotonic() + seconds
    for case in cases:
        if time.monotonic() > until:
            break
        started = time.thread_time()
        found = peer.align(case.quote, case.source.text)
        tally.times.append(1000 * (time.thread_time() - started))
        tally.seen += 1
        tally.right += _right(found, case.truth)
    return tally


def compare(pairs: list[Case], false: list[Case]) -> None:
    """Print peers and us on one random sample."""
    rng = random.Random(7)  # noqa: S311
    some = rng.sample(pairs, min(PEER_PAIRS, len(pairs)))
    wrong = rng.sample(false, min(PEER_FALSE, len(false)))
    rows: list[tuple[str, Tally, Tally]] = [("wasit", total(t := run(some), list(t)), total(f := run(wrong), list(f)))]
    rows += [(peer.name, beside(peer, some, PEER_SECONDS), beside(peer, wrong, PEER_SECONDS / 3)) for peer in peers()]
    if len(rows) == 1:
        print("\nside by side: langextract is not installed (extra `bench`), left out")
        return
    print("\nside by side, one random sample: re-spelled spans placed")
    for name, placed, _ in rows:
        print(placed.line(name))
    print("side by side: falsifications turned away")
    for name, _, refused in rows:
        print(refused.line(name))


def short_spans(sources: Sequence[SourceText], samples: Sequence[Sample]) -> tuple[Tally, Tally]:
    """Spans of one to three words: placed while letters are the same, turned away where letter forms change."""
    placed, refused = Tally(), Tally()
    for source, sample in zip(sources, samples, strict=True):
        spans = [span for span in choose(sample, 20, fewest=1, most=SHORTEST - 1) if _once(source, span)]
        for case in respelled(source, spans):
            if case.label in FURTHER or case.truth is None:
                continue
            found = ground(case.quote, source, sentence=case.sentence)
            forms = fold_text(case.quote, "marks") != fold_text(sample.text[slice(*case.truth)], "marks")
            tally = refused if forms and case.label in LETTER_FORMS else placed
            tally.seen += 1
            right = not isinstance(found, Span) if tally is refused else _right(_offsets(found), case.truth)
            tally.right += right
    return placed, refused


def _once(source: SourceText, span: Chosen) -> bool:
    """Whether the words stand only once in their sentence: else nothing tells which are meant."""
    first, last = source.sentence_range(span.start, span.end)
    around = source.text[source.sentences[first].start : source.sentences[last].end]
    return around.count(source.text[span.start : span.end]) == 1


def _offsets(found: Span | Miss) -> tuple[int, int] | None:
    return (found.start, found.end) if isinstance(found, Span) else None


def folding(samples: Sequence[Sample]) -> None:
    """Print what preparing an article costs."""
    folds, whole = [], []
    for sample in samples:
        started = time.thread_time()
        fold(sample.text, "marks")
        between = time.thread_time()
        source_of(sample)
        folds.append(1000 * (between - started))
        whole.append(1000 * (time.thread_time() - between))
    size = median(len(sample.text) for sample in samples)
    print(
        f"an article of {size:.0f} characters: fold {median(folds):.2f} ms, with sentences and units {median(whole):.2f} ms (medians)"
    )


def measure(folder: Path, count: int, *, peer: bool) -> int:
    """Run everything on the articles of a folder and print it; the exit code."""
    samples = read(folder)
    if not samples:
        print(f"unmeasurable: no .txt article in {folder}; name another folder with --articles")
        return 2
    sources = [source_of(sample) for sample in samples]
    spans = [choose(sample, count, fewest=SHORTEST) for sample in samples]
    full = sum(len(chosen) >= FEWEST_SPANS for chosen in spans)
    print(
        f"{len(samples)} articles, {sum(map(len, spans))} spans of at least {SHORTEST} words ({full} articles with {FEWEST_SPANS} or more)"
    )
    folding(samples)
    pairs = [case for source, chosen in zip(sources, spans, strict=True) for case in respelled(source, chosen)]
    false = falsified(samples, sources, spans)
    tallies, wrong = run(pairs), run(false)
    print(f"\n  {'re-spelling':<34} {'placed':>7} /{'n':>7} {'':>8}  {'ms med':>7} {'ms max':>8}")
    for label in ("verbatim", *VARIANTS):
        print(tallies.get(label, Tally()).line(label))
    twenty = total(tallies, list(VARIANTS))
    print(twenty.line("all twenty"))
    for label in FURTHER:
        print(tallies.get(label, Tally()).line(f"(further) {label}"))
    print(f"\n  {'falsification':<34} {'refused':>7} /{'n':>7}")
    for label, tally in sorted(wrong.items()):
        print(tally.line(label))
    refused = total(wrong, list(wrong))
    print(refused.line("all"))
    placed, turned = short_spans(sources, samples)
    print("\nspans under four words")
    print(placed.line("placed, letters as they are"))
    print(turned.line("turned away, letter forms changed"))
    if peer:
        compare([case for case in pairs if case.label in VARIANTS], false)
    if full < FEWEST_ARTICLES or refused.seen < FEWEST_FALSE:
        print(
            f"\nunmeasurable: needs {FEWEST_ARTICLES} articles with {FEWEST_SPANS} spans and {FEWEST_FALSE} falsifications"
        )
        return 2
    return verdict(twenty, refused)


def verdict(twenty: Tally, refused: Tally) -> int:
    """Print each target as met or missed; 0 when the quotes are right, however long they took, otherwise 1."""
    placed, spent = twenty.right / twenty.seen, median(twenty.times)
    checks = (
        (placed >= PLACED, f"placed {100 * placed:.3f} % (target {100 * PLACED} %)"),
        (
            refused.right == refused.seen,
            f"{refused.seen - refused.right} of {refused.seen} falsifications grounded (target 0)",
        ),
    )
    print()
    print(
        f"{'met   ' if spent <= MILLISECONDS else 'over  '} median {spent:.3f} ms a span after folding (target {MILLISECONDS} ms)"
    )
    for met, line in checks:
        print(f"{'met   ' if met else 'MISSED'} {line}")
    return 0 if all(met for met, _ in checks) else 1


def main(argv: Sequence[str] | None = None) -> int:
    """Entry of `python -m evals.bench.grounding`."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench.grounding", description="The grounding bench.")
    parser.add_argument(
        "--articles",
        type=Path,
        default=Path("seeds"),
        help="folder of articles, annotated or plain (default: %(default)s)",
    )
    parser.add_argument("--spans", type=int, default=FEWEST_SPANS, help="spans an article (default: %(default)s)")
    parser.add_argument("--peer", action="store_true", help="langextract's aligner beside ours, on a sample")
    options = parser.parse_args(argv)
    if not options.articles.is_dir():
        print(f"unmeasurable: no folder {options.articles}; name one with --articles")
        return 2
    return measure(options.articles, options.spans, peer=options.peer)


if __name__ == "__main__":
    sys.exit(main())
