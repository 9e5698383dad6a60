"""Scores a reader against the annotated articles: `wasit eval reading [--locked] [--errors N]`.

A predicted position is right when its holder is the gold holder (one name equals or contains the other after folding)
and its span shares at least half of the union with the gold span, counted in words. Beside it stands the looser
measure: half of the shorter span; and `central`: the same with recall over central items, precision over all.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from agents.readers import Reader
from agents.readers.embedded import EmbeddedReader
from evals.reading_gold import GoldArticle, GoldSpan, load
from evals.reading_table import Count, Row, report, table, totals
from retrieval.text.normalise import fold_text, tokens
from schemas.draft import Draft, DraftActor, Span
from schemas.errors import WasitError

__all__ = ["ARTICLES", "MORE", "Scoring", "main", "report", "same_name", "score", "table", "totals"]
Range = tuple[int, int]
ARTICLES = Path(__file__).parent / "datasets" / "reading"
"""The development set."""
MORE = Path(__file__).parent / "datasets" / "reading_more"
"""Further articles in the same form, to learn from only."""


def words_in(text: str, start: int, end: int, starts: Sequence[int]) -> frozenset[int]:
    """Indices of the words that begin inside the stretch."""
    low, high = np.searchsorted(starts, [start, end])
    return frozenset(range(int(low), int(high)))


def same_name(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one name equals or contains one of the others, word by word after folding."""
    mine = [_name(n) for n in names]
    theirs = [_name(n) for n in others]
    return any(_within(a, b) or _within(b, a) for a in mine for b in theirs if a and b)


_ELIDED = ("l'", "d'")
"""French articles joined to a name, which are no part of it."""


def _name(name: str) -> tuple[str, ...]:
    folded = (fold_text(name[t.start : t.end]) for t in tokens(name))
    return tuple(next((w.removeprefix(e) for e in _ELIDED if w.startswith(e)), w) for w in folded)


def _within(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    return any(outer[i : i + len(inner)] == inner for i in range(len(outer) - len(inner) + 1))


class Scoring:
    """One article's draft beside its gold."""

    def __init__(self, gold: GoldArticle, draft: Draft) -> None:
        self.gold = gold
        self.draft = draft
        self.text = gold.article.text
        self.starts = [t.start for t in tokens(self.text)]
        self.names = {a.key: (a.name, *a.aliases) for a in draft.actors}
        self.row = Row(gold.id)

    def words(self, span: GoldSpan | Span) -> frozenset[int]:
        """Word indices of a gold or a draft span."""
        if isinstance(span, GoldSpan):
            return words_in(self.text, span.start, span.end, self.starts)
        at = span.where if span.where is not None else self.text.find(span.quote)
        return words_in(self.text, at, at + len(span.quote), self.starts)

    def same_actor(self, key: str | None, gold_key: str) -> bool:
        """Whether a draft key and a gold key name the same actor."""
        gold = self.gold.actors.get(gold_key)
        return gold is not None and key in self.names and same_name(self.names[key], gold.names)

    def score(self) -> Row:
        """All counts of the article."""
        self._positions()
        self._actors()
        self._mediators()
        self._spans("risks", [r.evidence for r in self.draft.risks], self.gold.risks)
        self._spans("loaded", [t.evidence for t in self.draft.loaded_terms], self.gold.loaded)
        self._contested()
        self._traps()
        return self.row

    def _positions(self) -> None:
        gold = [self.words(p.span) for p in self.gold.positions]
        mine = [self.words(p.evidence) for p in self.draft.positions]
        holder = [[self.same_actor(p.holder, g.holder) for g in self.gold.positions] for p in self.draft.positions]
        central = {i for i, g in enumerate(self.gold.positions) if "central" in g.flags}
        for name, measure in (("", _union_share), ("loose ", _shorter_share)):
            share = [[measure(a, b) for b in gold] for a in mine]
            spans = _pairs(share, lambda i, j: True)
            both = _pairs(share, lambda i, j: holder[i][j])
            self.row.counts[f"{name}spans"] = Count(len(spans), len(mine), len(gold))
            self.row.counts[f"{name}positions"] = Count(len(both), len(mine), len(gold))
            self.row.counts[f"{name}holder"] = Count(sum(holder[i][j] for i, j in spans), len(spans), len(spans))
            if name:
                hit = sum(j in central for _, j in both)
                self.row.counts["central positions"] = Count(len(both), len(mine), len(central), hit)
            else:
                self._position_errors(both, spans)
                self._fields(both)

    def _fields(self, both: list[Range]) -> None:
        stance = {"supports": "support", "opposes": "oppose", "unclear": "neutral"}
        pairs = [(self.draft.positions[i], self.gold.positions[j]) for i, j in both]
        self.row.counts["act"] = Count(sum(p.speech_act == g.act for p, g in pairs), len(pairs), len(pairs))
        self.row.counts["stance"] = Count(
            sum(stance.get(p.stance, p.stance) == g.polarity for p, g in pairs), len(pairs), len(pairs)
        )
        self.row.counts["speech"] = Count(sum(p.speech_form == g.speech for p, g in pairs), len(pairs), len(pairs))

    def _position_errors(self, both: list[Range], spans: list[Range]) -> None:
        right_gold, right_mine = {j for _, j in both}, {i for i, _ in both}
        wrong_holder = {j: i for i, j in spans if j not in right_gold}
        for j, g in enumerate(self.gold.positions):
            quote = self.text[g.span.start : g.span.end]
            if j in wrong_holder:
                p = self.draft.positions[wrong_holder[j]]
                self.row.errors.append(f"HOLDER {self.names[p.holder][0]} ≠ {g.holder}: {quote}")
            elif j not in right_gold:
                self.row.errors.append(f"MISSED [{g.holder} {g.speech} {','.join(g.flags)}] {quote}")
        for i, p in enumerate(self.draft.positions):
            if i not in right_mine and i not in wrong_holder.values():
                self.row.errors.append(f"EXTRA  [{self.names[p.holder][0]}|{p.cue}|{p.speech_form}] {p.evidence.quote}")

    def _actors(self) -> None:
        gold = list(self.gold.actors.values())
        share = [[self._name_share(a, g.names) for g in gold] for a in self.draft.actors]
        pairs = _pairs(share, lambda i, j: True, least=0.01)
        self.row.counts["actors"] = Count(len(pairs), len(self.draft.actors), len(gold))
        central = {j for j, g in enumerate(gold) if g.central}
        hits = sum(j in central for _, j in pairs)
        self.row.counts["central actors"] = Count(len(pairs), len(self.draft.actors), len(central), hits)
        hit, mine = {j for _, j in pairs}, {i for i, _ in pairs}
        self.row.errors += [f"ACTOR- {g.names}" for j, g in enumerate(gold) if j not in hit]
        self.row.errors += [f"ACTOR+ {a.name} ({a.type})" for i, a in enumerate(self.draft.actors) if i not in mine]

    def _name_share(self, actor: DraftActor, names: Sequence[str]) -> float:
        if not same_name((actor.name, *actor.aliases), names):
            return 0.0
        return 1.0 if same_name((actor.name,), names[:1]) else 0.5

    def _mediators(self) -> None:
        mine = [m for m in self.draft.mediators if m.roles != ["consulting_third_party"]]
        gold = [m for m in self.gold.mediators if m.roles != ("consulting_third_party",)]
        share = [[float(self.same_actor(m.actor, g.actor)) for g in gold] for m in mine]
        pairs = _pairs(share, lambda i, j: True)
        self.row.counts["mediators"] = Count(len(pairs), len(mine), len(gold))
        hit = {i for i, _ in pairs}
        false = [m for i, m in enumerate(mine) if i not in hit]
        named = [m for m in false if any(self.same_actor(m.actor, key) for key in self.gold.not_mediators)]
        self.row.counts["named non-mediators"] = Count(len(named), len(named), len(self.gold.not_mediators))
        self.row.errors += [f"MED+ {self.names[m.actor][0]} {m.roles}: {m.evidence.quote}" for m in false]
        found = {j for _, j in pairs}
        self.row.errors += [
            f"MED- {g.actor} {g.roles}: {self.text[g.span.start : g.span.end]}"
            for j, g in enumerate(gold)
            if j not in found
        ]

    def _spans(self, name: str, mine: Sequence[Span], gold: Sequence[GoldSpan]) -> None:
        share = [[_shorter_share(self.words(a), self.words(b)) for b in gold] for a in mine]
        pairs = _pairs(share, lambda i, j: True)
        self.row.counts[name] = Count(len(pairs), len(mine), len(gold))
        hit, right = {j for _, j in pairs}, {i for i, _ in pairs}
        tag = name.upper()
        self.row.errors += [f"{tag}- {self.text[b.start : b.end]}" for j, b in enumerate(gold) if j not in hit]
        self.row.errors += [f"{tag}+ {a.quote}" for i, a in enumerate(mine) if i not in right]

    def _contested(self) -> None:
        mine = [c for c in self.draft.claims if c.denied_by and c.evidence_for and c.evidence_against]
        share = [
            [
                min(
                    _shorter_share(self.words(c.evidence_for), self.words(claim)),
                    _shorter_share(self.words(c.evidence_against), self.words(denial)),
                )
                if c.evidence_for and c.evidence_against
                else 0.0
                for claim, denial in self.gold.contested
            ]
            for c in mine
        ]
        pairs = _pairs(share, lambda i, j: True)
        self.row.counts["contested"] = Count(len(pairs), len(mine), len(self.gold.contested))
        hit = {j for _, j in pairs}
        self.row.errors += [
            f"CLAIM- {self.text[a.start : a.end]} ⇄ {self.text[b.start : b.end]}"
            for j, (a, b) in enumerate(self.gold.contested)
            if j not in hit
        ]
        right = {i for i, _ in pairs}
        self.row.errors += [
            f"CLAIM+ {c.evidence_for and c.evidence_for.quote} ⇄ {c.evidence_against and c.evidence_against.quote}"
            for i, c in enumerate(mine)
            if i not in right
        ]

    def _traps(self) -> None:
        taken = 0
        for span, wrong in self.gold.traps:
            trap = self.words(span)
            for p in self.draft.positions:
                if _union_share(self.words(p.evidence), trap) >= 0.5 and self.same_actor(p.holder, wrong):
                    taken += 1
                    self.row.errors.append(f"TRAP {wrong}: {p.evidence.quote}")
                    break
        self.row.counts["traps taken"] = Count(taken, len(self.gold.traps), len(self.gold.traps))


def _union_share(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def _shorter_share(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _pairs(share: list[list[float]], allowed: Callable[[int, int], bool], least: float = 0.5) -> list[Range]:
    """One-to-one pairs, best share first."""
    ranked = sorted(
        ((s, i, j) for i, line in enumerate(share) for j, s in enumerate(line) if s >= least and allowed(i, j)),
        key=lambda t: (-t[0], t[1], t[2]),
    )
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if i not in rows and j not in columns:
            pairs.append((i, j))
            rows.add(i)
            columns.add(j)
    return pairs


def score(reader: Reader, golds: Iterable[GoldArticle]) -> list[Row]:
    """Read and score each article."""
    return [Scoring(gold, reader.read(gold.article).draft).score() for gold in golds]


def main(argv: Sequence[str] | None = None) -> int:
    """Command line: 0 when scored, 2 when there is nothing to score."""
    parser = argparse.ArgumentParser(prog="evals.reading", description=__doc__)
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="folder of annotated articles")
    parser.add_argument("--locked", action="store_true", help="score the locked third instead of the open part")
    parser.add_argument("--errors", type=int, default=0, help="print the errors of the first N articles")
    parser.add_argument("--only", default="", help="articles whose id begins so")
    parser.add_argument("--language", default="", help="articles in this language")
    args = parser.parse_args(argv)
    try:
        golds = [
            g
            for g in load(args.articles, only_locked=args.locked)
            if g.id.startswith(args.only) and args.language in ("", g.language)
        ]
    except WasitError as error:
        print(f"cannot score: {error}", file=sys.stderr)
        return 2
    if not golds:
        print("cannot score: no article fits; loosen --only or --language", file=sys.stderr)
        return 2
    reader = EmbeddedReader()
    reader.read(golds[0].article)
    begun = time.perf_counter()
    rows = score(reader, golds)
    seconds = time.perf_counter() - begun
    for row in rows[: args.errors]:
        print(f"== {row.id}", *row.errors, sep="\n")
    part = "locked third" if args.locked else "open part"
    print(report(rows, golds, part))
    print(f"{len(rows) / seconds:.0f} articles a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
