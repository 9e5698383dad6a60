"""The gold of the seed article: what a brief of it must hold, and what it must not."""

from pathlib import Path

import yaml
from pydantic import Field, ValidationError

from schemas.base import Frozen
from schemas.errors import InputError
from schemas.vocabulary import MediatorRole

PATH = Path(__file__).parent / "datasets" / "seed.gold.yaml"
Names = tuple[str, ...]


class Floor(Frozen):
    """The bar for recall, with the reason for it."""

    key_positions: float = Field(gt=0, le=1)
    reason: str = Field(min_length=20)


class GoldPosition(Frozen):
    """Words of the article and who stands behind them."""

    names: Names = Field(min_length=1)
    span: str = Field(min_length=1)
    key: bool = False


class RequiredMediator(Frozen):
    """Somebody the article shows mediating; one of the names suffices."""

    names: Names = Field(min_length=1)
    why: str


class ForbiddenMediator(Frozen):
    """Somebody who is no mediator; `unless` are roles that are no mistake."""

    names: Names = Field(min_length=1)
    unless: tuple[MediatorRole, ...] = ()
    why: str


class GoldMediators(Frozen):
    """Who must and who must not be among the mediators."""

    required: tuple[RequiredMediator, ...] = Field(min_length=1)
    forbidden: tuple[ForbiddenMediator, ...] = Field(min_length=1)


class GoldClaim(Frozen):
    """An accusation and who denies it."""

    span: str = Field(min_length=1)
    asserted_by: Names
    denied_by: Names


class Trap(Frozen):
    """Words that a careless reader gives to a wrong holder."""

    wrong: Names = Field(min_length=1)
    span: str = Field(min_length=1)
    why: str


class SeedGold(Frozen):
    """All of it."""

    article_sha256: str
    floor: Floor
    positions: tuple[GoldPosition, ...] = Field(min_length=1)
    mediators: GoldMediators
    contested: tuple[GoldClaim, ...]
    loaded: tuple[str, ...]
    traps: tuple[Trap, ...] = Field(min_length=1)

    def spans(self) -> tuple[str, ...]:
        """Every span, to be found verbatim in the article."""
        positions, claims, traps = self.positions, self.contested, self.traps
        return (*(p.span for p in positions), *(c.span for c in claims), *(t.span for t in traps), *self.loaded)


def load_gold(path: Path = PATH) -> SeedGold:
    """Read the gold.

    Raises:
        InputError: The file is missing or lacks something, the floor or its reason for example.
    """
    try:
        return SeedGold.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise InputError(
            f"the seed's gold cannot be read at {path}: {error.strerror}; restore it from the repository"
        ) from error
    except (ValidationError, yaml.YAMLError, UnicodeDecodeError) as error:
        first = str(error).splitlines()
        raise InputError(f"the seed's gold at {path} is not whole ({' '.join(first[:3])}); mend the file") from error
