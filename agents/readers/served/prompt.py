"""Messages to a model: the same beginning for every article of a language, the article last."""

import json
import secrets
from collections.abc import Sequence
from functools import cache
from typing import Final, Protocol

from agents import prompts
from agents.model import Message
from agents.readers.served.wire import What, Who, guide
from schemas.draft import DraftActor

EXAMPLE_CODE: Final = "0000"
TASKS: Final = {Who: "WHO", What: "WHAT"}


class Numbered(Protocol):
    """A line with the number of its sentence."""

    @property
    def index(self) -> int:
        """Number of the sentence."""

    @property
    def text(self) -> str:
        """Words of the line."""


def new_code() -> str:
    """A code for data blocks that no article can know."""
    return secrets.token_hex(4)


@cache
def prefix(language: str, *, example: bool) -> tuple[Message, ...]:
    """What stands before the article: the rules, and an example of each task."""
    rules = prompts.render(
        prompts.told_in(prompts.READ, language), who=guide(Who, language), what=guide(What, language)
    )
    messages = [Message(role="system", content=rules)]
    if example:
        shown = prompts.example(language)
        lines = [{"index": index, "text": text} for index, text in enumerate(shown.sentences)]
        for task, answer, actors in (
            ("WHO", shown.who, []),
            ("WHAT", shown.what, Who.model_validate(shown.who).actors),
        ):
            asked = _article(language, EXAMPLE_CODE, lines, task, actors, ())
            messages.append(Message(role="user", content=asked))
            messages.append(Message(role="assistant", content=json.dumps(answer, ensure_ascii=False)))
    return tuple(messages)


def messages_for(
    language: str,
    lines: Sequence[Numbered],
    task: type[Who] | type[What],
    code: str,
    *,
    actors: Sequence[DraftActor] = (),
    quotations: Sequence[object] = (),
    example: bool = True,
) -> list[Message]:
    """The messages that ask for one task over some lines of an article, with what is known of them."""
    asked = _article(language, code, lines, TASKS[task], actors, quotations)
    return [*prefix(language, example=example), Message(role="user", content=asked)]


def before(messages: Sequence[Message]) -> str:
    """All words of some messages, for counting."""
    return "\n".join(message["content"] for message in messages)


def _article(
    language: str, code: str, lines: object, task: str, actors: Sequence[DraftActor], quotations: Sequence[object]
) -> str:
    following = 1 + sum(actor.key.startswith("A") for actor in actors)
    return prompts.render(
        prompts.told_in(prompts.ARTICLE, language), nonce=code, lines=lines, task=task, actors=actors, quotations=quotations, next=following
    )  # fmt: skip
