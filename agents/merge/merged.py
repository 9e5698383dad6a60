"""The items of a brief before it is composed."""

from schemas.base import Frozen
from schemas.brief import Actor, Agreement, Claim, Discrepancy, LoadedTerm, Mediator, Position, Risk


class Merged(Frozen):
    """Everything all articles said, linked and counted once."""

    actors: tuple[Actor, ...] = ()
    positions: tuple[Position, ...] = ()
    mediators: tuple[Mediator, ...] = ()
    risks: tuple[Risk, ...] = ()
    claims: tuple[Claim, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    loaded_terms: tuple[LoadedTerm, ...] = ()
