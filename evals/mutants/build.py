"""The frozen set: every mutant drawn by seed from the gold, so many an operator, known by one hash."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from random import Random

from evals.mutants import swaps, turns
from evals.mutants.base import Base, Mutant, Setting, folded
from evals.mutants.equivalents import EQUIVALENTS
from evals.mutants.render import setting_of
from evals.reading_gold import GoldArticle

SEED = "wasit-mutants-1"
MOST = 400
"""Mutants an operator keeps of each part (open articles, articles held back)."""
Operator = Callable[[Setting, Base, Random], Iterator[Mutant]]
OPERATORS: dict[str, Operator] = {
    f.__name__: f
    for f in (
        swaps.number_absent,
        swaps.number_swapped,
        swaps.entity_absent,
        swaps.entity_swapped,
        swaps.role_swap,
        swaps.speaker_swap,
        turns.negation_added,
        turns.negation_dropped,
        turns.reporting_flipped,
        turns.antonym,
        turns.modality_strengthened,
        swaps.date_shifted,
        turns.gloss_to_speaker,
    )
}
HELD_BACK = ("antonym", "gloss_to_speaker")
"""Operators that nobody looks at while the checker is worked on: scored at the end of a piece of work."""


@dataclass(frozen=True)
class MutantSet:
    """Mutants and equivalents of the articles, with the articles' texts by id."""

    mutants: tuple[Mutant, ...]
    equivalents: tuple[Mutant, ...]
    golds: dict[str, GoldArticle]

    def part(self, *, held_back: bool) -> "MutantSet":
        """The articles held back, or the open ones."""
        keep = {key for key, gold in self.golds.items() if gold.locked == held_back}
        return MutantSet(
            tuple(m for m in self.mutants if m.base.article in keep),
            tuple(m for m in self.equivalents if m.base.article in keep),
            {key: gold for key, gold in self.golds.items() if key in keep},
        )


def build(golds: Iterable[GoldArticle], seed: str = SEED) -> MutantSet:
    """All mutants and equivalents of the articles; the same articles and seed give the same set."""
    settings = [setting for gold in golds if (setting := setting_of(gold))]
    mutants = [m for name, operator in OPERATORS.items() for m in _drawn(settings, name, operator, seed)]
    equivalents = [m for name, operator in EQUIVALENTS.items() for m in _drawn(settings, name, operator, seed)]
    return MutantSet(tuple(mutants), tuple(equivalents), {s.gold.id: s.gold for s in settings})


def _drawn(settings: list[Setting], name: str, operator: Operator, seed: str) -> list[Mutant]:
    must_fail = name in OPERATORS
    made: list[Mutant] = []
    for setting in settings:
        for base in setting.bases:
            random = Random(f"{seed}/{name}/{setting.gold.id}/{base.number}")  # noqa: S311 - reproducible, nothing secret
            found = [m for m in operator(setting, base, random) if not must_fail or _differs(m)]
            made += random.sample(found, min(2, len(found)))
    apart = {setting.gold.id for setting in settings if setting.gold.locked}
    rank = {id(m): sha256(f"{seed}{m.id}{m.claim}".encode()).hexdigest() for m in made}
    kept = []
    for held_back in (False, True):
        part = sorted((m for m in made if (m.base.article in apart) == held_back), key=lambda m: rank[id(m)])
        kept += part[:MOST]
    return kept


def _differs(mutant: Mutant) -> bool:
    """No equivalent mutant: other letters than the true claim, and the claim is not the very words of the source."""
    return folded(mutant.claim).split() != folded(mutant.base.text).split()


def digest(made: MutantSet) -> str:
    """SHA-256 over every claim with its operator, article and cited words."""
    lines = sorted(f"{m.id}\t{m.claim}\t{m.base.cited}" for m in (*made.mutants, *made.equivalents))
    return sha256("\n".join(lines).encode()).hexdigest()
