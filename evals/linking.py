"""Scores the merging of articles: who is the same actor, which positions are the same stand.

`python -m evals.linking --articles FOLDER [--locked] [--reader] [--errors]`. The articles of each annotated event are
merged from the gold itself, which shows what merging alone does, or with `--reader` from what the embedded reader finds
and the gold can be matched to. Actors are scored by B³ (Bagga and Baldwin 1998) over an event's mentions. Positions are
scored over pairs from two articles that are no copies of each other: one holder, one stand, as the annotators marked it.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby
from pathlib import Path
from typing import NamedTuple

from agents.grounding import SourceText
from agents.merge.actors import Cast, link
from agents.merge.labels import labels_of
from agents.merge.positions import merge_positions
from agents.placing import place
from agents.readers.embedded import EmbeddedReader
from evals.linking_gold import Matched, draft_of, matched, stand_of
from evals.reading import ARTICLES
from evals.reading_gold import GoldArticle, load
from retrieval.dedupe import clusters
from schemas.draft import Draft
from schemas.errors import WasitError
from schemas.grounded import GroundedDraft

Mention = tuple[str, str]
"""(article id, actor key of the gold)"""
Stand = tuple[str, int]
"""(article id, number of a gold position)"""
Pair = frozenset[Stand]


class Share(NamedTuple):
    """Precision and recall of a linking."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 when both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Linked:
    """One event's links: the gold's first, ours second."""

    event: str
    actors: tuple[Mapping[Mention, Hashable], Mapping[Mention, Hashable]]
    pairs: tuple[frozenset[Pair], frozenset[Pair]]
    bridging: frozenset[Pair] = frozenset()
    """Pairs of stands told in two languages."""
    errors: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class _Article:
    gold: GoldArticle
    draft: Draft
    placed: GroundedDraft
    found: Matched


def linked(event: str, golds: Sequence[GoldArticle], reader: EmbeddedReader | None = None) -> Linked:
    """Merge one event's articles and set the links beside the gold's."""
    articles = []
    for gold in golds:
        draft = reader.read(gold.article).draft if reader else draft_of(gold)
        articles.append(_Article(gold, draft, place(draft, SourceText(gold.article)), matched(draft, gold)))
    cast = link([each.placed for each in articles], {each.gold.article.id: labels_of(each.placed) for each in articles})
    theirs = {(each.gold.article.id, key): key for each in articles for key in each.found.actors}
    ours = {
        (each.gold.article.id, key): actor
        for each in articles
        for key, mine in each.found.actors.items()
        if (actor := cast.of(each.gold.article.id, mine))
    }
    stands = {(each.gold.article.id, number): each for each in articles for number in each.found.positions}
    apart = clusters([gold.article for gold in golds])
    possible = [
        frozenset(pair) for pair in combinations(stands, 2) if pair[0][0] != pair[1][0] and apart[pair[0][0]] != apart[pair[1][0]]
    ]  # fmt: skip
    gold_pairs = frozenset(pair for pair in possible if _same_stand(pair, stands))
    told = _told(articles, cast)
    my_pairs = frozenset(pair for pair in possible if len({told.get(stand, stand) for stand in pair}) == 1)
    bridging = frozenset(pair for pair in possible if len({stands[stand].gold.language for stand in pair}) == 2)
    errors = (*_wrong_actors(theirs, ours, stands), *_wrong_pairs(gold_pairs, my_pairs, stands))
    return Linked(event, (theirs, ours), (gold_pairs, my_pairs), bridging, errors)


def _told(articles: Sequence[_Article], cast: Cast) -> dict[Stand, str]:
    """Which merged position tells each gold stand."""
    merged = merge_positions(
        [item for each in articles for item in each.placed.items],
        cast,
        {each.gold.article.id: labels_of(each.placed) for each in articles},
        {each.gold.article.id: each.gold.article for each in articles},
    )
    by_span = {(e.source_id, e.start, e.end, p.holder): p.id for p in merged for e in p.evidence}
    told: dict[Stand, str] = {}
    for each in articles:
        article = each.gold.article.id
        placed = {item.number: item for item in each.placed.items if item.kind == "position"}
        for number, mine in each.found.positions.items():
            holder = cast.of(article, each.draft.positions[mine].holder)
            if mine in placed and holder:
                span = placed[mine].spans["evidence"]
                told[article, number] = by_span.get((article, span.start, span.end, holder), f"{article}:{number}")
    return told


def _same_stand(pair: Pair, stands: Mapping[Stand, _Article]) -> bool:
    keys = {
        (gold.positions[number].holder, stand_of(gold, number))
        for (_, number), gold in ((stand, stands[stand].gold) for stand in pair)
    }
    return len(keys) == 1 and next(iter(keys))[1] is not None


def b_cubed(gold: Mapping[Mention, Hashable], mine: Mapping[Mention, Hashable]) -> Share:
    """B³ over the mentions of `gold`; a mention that `mine` lacks stands alone."""
    ours: dict[Mention, Hashable] = {mention: mine.get(mention, mention) for mention in gold}
    whole, own = Counter(gold.values()), Counter(ours.values())
    both = Counter((gold[mention], ours[mention]) for mention in gold)
    precision = sum(both[gold[m], ours[m]] / own[ours[m]] for m in gold)
    recall = sum(both[gold[m], ours[m]] / whole[gold[m]] for m in gold)
    return Share(precision / len(gold), recall / len(gold)) if gold else Share(0.0, 0.0)


def paired(gold: frozenset[Pair], mine: frozenset[Pair]) -> Share:
    """Precision and recall over pairs."""
    right = len(gold & mine)
    return Share(right / len(mine) if mine else 0.0, right / len(gold) if gold else 0.0)


def _wrong_actors(
    gold: Mapping[Mention, str], mine: Mapping[Mention, str], stands: Mapping[Stand, _Article]
) -> Iterator[str]:
    names = {each.gold.article.id: each.gold for each in stands.values()}

    def told(mention: Mention) -> str:
        return f"{mention[1]}={names[mention[0]].actors[mention[1]].names}" if mention[0] in names else str(mention)

    for one, other in combinations(gold, 2):
        joined = mine.get(one, one) == mine.get(other, other)
        if joined != (gold[one] == gold[other]):
            yield f"{'JOINED' if joined else 'PARTED'} {told(one)} ~ {told(other)}"


def _wrong_pairs(gold: frozenset[Pair], mine: frozenset[Pair], stands: Mapping[Stand, _Article]) -> Iterator[str]:
    def told(stand: Stand) -> str:
        each = stands[stand].gold
        position = each.positions[stand[1]]
        return f"[{position.holder}|{position.act}|{position.polarity}] {each.article.text[position.span.start : position.span.end]}"

    for mark, pairs in (("MISSED", gold - mine), ("FALSE", mine - gold)):
        for pair in sorted(pairs, key=sorted):
            yield f"{mark} {' ⇄ '.join(told(stand) for stand in sorted(pair))}"


def events(folder: Path, *, only_locked: bool | None = None) -> Iterator[tuple[str, tuple[GoldArticle, ...]]]:
    """The annotated events of a folder, each with its articles in order of their names."""
    told = [gold for gold in load(folder, only_locked=only_locked) if gold.id.startswith("e")]
    for event, golds in groupby(told, key=lambda gold: gold.id.split("-")[0]):
        yield event, tuple(golds)


def table(rows: Sequence[Linked]) -> str:
    """The figures as lines of text: each event, then all of them (every mention, every pair, counted alike)."""
    lines = [f"{'event':8}{'actors B³ P':>12}{'R':>7}{'F1':>7}{'stands P':>10}{'R':>7}{'F1':>7}{'one language F1':>17}"]
    for row in (*rows, _all(rows)):
        gold, mine = row.pairs
        shares = (b_cubed(*row.actors), paired(gold, mine), paired(gold - row.bridging, mine - row.bridging))
        cells = "".join(
            f"{share.precision:{8 + 4 * (n == 0)}.3f}{share.recall:7.3f}{share.f1:7.3f}"
            for n, share in enumerate(shares[:2])
        )
        lines.append(f"{row.event:8}{cells}{shares[2].f1:17.3f}")
    return "\n".join(lines)


def _all(rows: Sequence[Linked]) -> Linked:
    gold = {mention: (row.event, actor) for row in rows for mention, actor in row.actors[0].items()}
    mine = {mention: (row.event, actor) for row in rows for mention, actor in row.actors[1].items()}
    pairs = tuple(frozenset[Pair]().union(*(row.pairs[side] for row in rows)) for side in (0, 1))
    return Linked("all", (gold, mine), (pairs[0], pairs[1]), frozenset[Pair]().union(*(row.bridging for row in rows)))


def main(argv: Sequence[str] | None = None) -> int:
    """Command line: 0 when scored, 2 when there is nothing to score."""
    parser = argparse.ArgumentParser(prog="evals.linking", description=__doc__)
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="folder of annotated articles")
    parser.add_argument("--locked", action="store_true", help="score the locked events instead of the open ones")
    parser.add_argument("--reader", action="store_true", help="merge what the embedded reader finds, not the gold")
    parser.add_argument("--errors", action="store_true", help="print every wrong link")
    args = parser.parse_args(argv)
    reader = EmbeddedReader() if args.reader else None
    try:
        rows = [linked(event, golds, reader) for event, golds in events(args.articles, only_locked=args.locked)]
    except WasitError as error:
        print(f"cannot score: {error}", file=sys.stderr)
        return 2
    if not rows:
        print("cannot score: the folder holds no annotated event", file=sys.stderr)
        return 2
    if args.errors:
        print("\n".join(f"{row.event} {error}" for row in rows for error in row.errors))
    print(
        f"{'locked' if args.locked else 'open'} events, merged from {'the embedded reader' if reader else 'the gold'}"
    )
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
