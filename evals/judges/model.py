"""A local model as judge, through the one door to model servers.

A server that does not answer, an answer without a ruling and one that cannot be read are unmeasurable; nothing but a
plain `supported` for everything that was asked is a pass. What the model writes is data: it is never evaluated.
"""

import asyncio
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel, ConfigDict, Field

from agents.model import Door, ListAnswer, Message
from evals.judges import Verdict, askable
from schemas.config import ModelConfig
from schemas.errors import ModelError

PROMPTS = Path(__file__).parent / "prompts"
Style = Literal["verdict", "statements"]
ANSWER_TOKENS = 800


class Ruling(BaseModel):
    """What the model says of a claim, or of one statement of it."""

    model_config = ConfigDict(extra="forbid")
    ruling: Literal["supported", "not_supported", "cannot_say"]
    reason: str = Field(max_length=400)


class Rulings(ListAnswer):
    """The model's answer."""

    rulings: list[Ruling] = Field(max_length=24)


class ModelJudge:
    """A served model, asked for one verdict or, as ragas does it, statement by statement."""

    def __init__(self, model: str, style: Style = "verdict", *, backoff_s: float = 0.5, **limits: float) -> None:
        """Take the model's name apart; nothing is contacted yet.

        Raises:
            SettingsError: The name has no known form.
        """
        self.style = style
        self.name = f"{model}, {style}"
        self._door = Door(ModelConfig.model_validate({"name": model, **limits}), backoff_s=backoff_s)
        rules = Environment(loader=FileSystemLoader(PROMPTS), undefined=StrictUndefined, autoescape=False)  # noqa: S701
        self._rules = rules.get_template(f"{style}.v1.jinja").render()
        self.reason = ""
        """Why the last verdict is what it is."""

    @property
    def prompts(self) -> dict[str, str]:
        """Prompt name → first 12 hex digits of its SHA-256."""
        return {f"{self.style}.v1": sha256(self._rules.encode()).hexdigest()[:12]}

    def verdict(self, source: str, claim: str, cited: str) -> Verdict:
        """Ask the model; whatever goes wrong is unmeasurable."""
        if not askable(source, claim, cited or source):
            self.reason = "there is nothing to judge"
            return "unmeasurable"
        try:
            rulings = asyncio.run(self._asked(source, claim, cited))
        except ModelError as error:
            self.reason = str(error)
            return "unmeasurable"
        self.reason = (
            "; ".join(r.reason for r in rulings.rulings if r.reason) or "the model gave no ruling that can be read"
        )
        return verdict_of(rulings)

    async def _asked(self, source: str, claim: str, cited: str) -> Rulings:
        async with self._door.open() as session:
            reply = await session.ask(_messages(self._rules, source, claim, cited), Rulings, ANSWER_TOKENS)
        if reply.truncated:
            return Rulings(rulings=[])
        return reply.value


def verdict_of(rulings: Rulings) -> Verdict:
    """Every ruling must be `supported` for a pass; none, a refused one or a `cannot_say` is unmeasurable."""
    said = [ruling.ruling for ruling in rulings.rulings]
    if "not_supported" in said:
        return "fail"
    if not said or rulings.refused or "cannot_say" in said:
        return "unmeasurable"
    return "pass"


def _messages(rules: str, source: str, claim: str, cited: str) -> Sequence[Message]:
    """The data goes in as JSON: no word of a source can end its field and speak for itself."""
    data = {"source": source, **({"cited": cited} if cited.strip() else {}), "claim": claim}
    return (
        Message(role="system", content=rules),
        Message(role="user", content=json.dumps(data, ensure_ascii=False, indent=1)),
    )
