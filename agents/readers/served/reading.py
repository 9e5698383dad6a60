"""Reading one part of an article: two tasks, and once more in halves where an answer was cut off."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from agents.model import Refused, Reply, Session
from agents.readers.served.inventory import Inventory, Quoted
from agents.readers.served.join import Reading
from agents.readers.served.parts import Part
from agents.readers.served.prompt import messages_for
from agents.readers.served.wire import KINDS, What, Who, Wire
from schemas.draft import DraftActor
from schemas.errors import ModelError, ModelMisbehaved
from schemas.run import Rejection, Usage

T = TypeVar("T", Who, What)


@dataclass
class Outcome:
    """What came of one part, or of several."""

    readings: list[Reading] = field(default_factory=list)
    ledger: list[Rejection] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)
    notes: dict[str, None] = field(default_factory=dict)

    def add(self, other: "Outcome") -> None:
        """Take in another outcome."""
        self.readings.extend(other.readings)
        self.ledger.extend(other.ledger)
        self.usage = self.usage + other.usage
        self.notes.update(other.notes)


class PartReader:
    """Reads parts of one article over one session."""

    def __init__(
        self, session: Session, article_id: str, language: str, code: str, inventory: Inventory | None = None
    ) -> None:
        self._inventory = inventory or Inventory()
        self._session = session
        self._article_id = article_id
        self._language = language
        self._code = code

    async def read(self, part: Part, *, again: bool = True) -> Outcome:
        """Both tasks over one part.

        Raises:
            ModelError: Neither task gave an answer.
        """
        outcome = Outcome()
        known = self._inventory.of(part.lines)
        actors = [*known.actors]
        failed: ModelMisbehaved | None = None
        try:
            who = await self._ask(part, Who, outcome, actors, known.quotations)
            lists: dict[str, list[BaseModel]] = {"actors": [*who.value.actors], "positions": [*who.value.positions]}
            outcome.readings.append(Reading(lists=lists, given=known.actors))
            actors = [*known.actors, *who.value.actors]
            if who.truncated and again and (halves := part.halves()):
                self._cut(outcome, Who)
                await self._halves(halves, outcome)
                return outcome
        except ModelMisbehaved as error:
            failed = error
            outcome.ledger.append(self._failed(error, "who"))
        await self._second(part, actors, outcome, failed, again=again)
        return outcome

    async def _halves(self, halves: tuple[Part, Part], outcome: Outcome) -> None:
        """Read both halves; one that fails costs only itself, what the cut answer held stays."""
        found = await asyncio.gather(*(self.read(half, again=False) for half in halves), return_exceptions=True)
        for each in found:
            if isinstance(each, Outcome):
                outcome.add(each)
            elif isinstance(each, ModelError):
                outcome.ledger.append(self._failed(each, "half"))
            else:
                raise each

    async def _second(
        self, part: Part, actors: list[DraftActor], outcome: Outcome, failed: ModelMisbehaved | None, *, again: bool
    ) -> None:
        try:
            what = await self._ask(part, What, outcome, actors)
        except ModelError as error:
            if failed:
                raise failed from error
            outcome.ledger.append(self._failed(error, "what"))
            return
        outcome.readings.append(_reading(what.value, actors))
        if what.truncated and again and (halves := part.halves()):
            self._cut(outcome, What)
            for half in halves:
                await self._second(half, actors, outcome, failed, again=False)

    async def _ask(
        self,
        part: Part,
        task: type[T],
        outcome: Outcome,
        actors: Sequence[DraftActor],
        quotations: Sequence[Quoted] = (),
    ) -> Reply[T]:
        messages = messages_for(
            self._language, part.lines, task, self._code, actors=actors, quotations=quotations, example=part.example
        )
        reply: Reply[T] = await self._session.ask(messages, task, part.answer_tokens)
        outcome.usage = outcome.usage + reply.usage
        outcome.notes.update(dict.fromkeys((*reply.notes, *reply.value.tidied)))
        if _nothing(reply.value):
            raise ModelMisbehaved(
                f"{self._session.name.where} gave an answer without any of the lists that were asked for "
                f"({reply.value.refused[0].raw[:60]!r}); try a model that follows schemas"
            )
        outcome.ledger.extend(rejection(each, self._article_id) for each in reply.value.refused)
        return reply

    def _cut(self, outcome: Outcome, task: type[Who] | type[What]) -> None:
        self._note(outcome, f"the answer to {task.__name__.lower()} was cut off; the part was read again in two halves")

    def _note(self, outcome: Outcome, text: str) -> None:
        outcome.notes[text] = None

    def _failed(self, error: ModelError, task: str) -> Rejection:
        return Rejection(
            stage="read",
            kind="model_failed",
            item="article",
            reason=f"a part was not read ({task}): {error}",
            article_id=self._article_id,
        )


def rejection(refused: Refused, article_id: str) -> Rejection:
    """The ledger's line for something an answer held that is no item."""
    return Rejection(
        stage="read",
        kind=refused.kind,
        item=KINDS.get(refused.field, "article"),
        reason=refused.reason,
        proposed=refused.raw,
        article_id=article_id,
    )


def _reading(what: What, actors: list[DraftActor]) -> Reading:
    lists = {name: [*getattr(what, name)] for name in What.fields()}
    return Reading(lists=lists, given=tuple(actors))


def _nothing(answer: Wire) -> bool:
    """Whether an answer holds no list at all, whole or cut: nothing of it can be read."""
    lacking = {each.field for each in answer.refused if each.kind == "malformed_output" and not each.raw}
    return lacking >= set(answer.fields())
