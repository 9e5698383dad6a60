"""One short question about the items that failed, each with what was wrong and the sentences near it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from agents import prompts
from agents.model import Message, Session
from agents.readers.served.join import quote_of
from agents.readers.served.parts import ANSWER_LEAST, Line, lines_of
from agents.readers.served.reading import rejection
from agents.readers.served.wire import ITEMS, KINDS, Fixed, Fixes, fixes_for
from retrieval.text.normalise import fold_text, tokens
from schemas.article import Article
from schemas.draft import Draft
from schemas.run import Rejection, Usage

MOST: Final = Fixes.most
NEAR: Final = 2
FIELDS: Final = {kind: field for field, kind in KINDS.items()}
ITEM_LETTERS: Final = 900
TOKENS_PER_ITEM: Final = 320


@dataclass(frozen=True)
class Repaired:
    """What a repair gave."""

    draft: Draft
    ledger: tuple[Rejection, ...]
    usage: Usage
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Miss:
    n: int
    field: str
    item: str
    reason: str
    lines: tuple[Line, ...]
    line: Rejection


async def repair_items(
    session: Session, article: Article, draft: Draft, misses: Sequence[Rejection], code: str
) -> Repaired | None:
    """Ask for the failed items once; None when none of them can be asked for.

    Raises:
        ModelError: The server failed.
    """
    asked, rest = _asked(article, draft, misses)
    while asked:
        text = _prompt(article.language, draft, asked, code)
        if await session.count(text) + _room(asked) <= session.context:
            break
        rest, asked = [asked[-1].line, *rest], asked[:-1]
    if not asked:
        return None
    answer = fixes_for(tuple(dict.fromkeys(miss.field for miss in asked)))
    reply = await session.ask([Message(role="user", content=text)], answer, _room(asked))
    fixed, ledger = _sorted(reply.value, asked, article.id)
    ledger += [_left(line, "it was not asked again: a repair asks for few items at once") for line in rest]
    return Repaired(draft=Draft.model_validate(fixed), ledger=tuple(ledger), usage=reply.usage, notes=reply.notes)


def _asked(article: Article, draft: Draft, misses: Sequence[Rejection]) -> tuple[list[_Miss], list[Rejection]]:
    lines = lines_of(article)
    asked: list[_Miss] = []
    rest: list[Rejection] = []
    for line in misses:
        field = FIELDS.get(line.item)
        item = _item(draft, field, line) if field else None
        if field is None or item is None or len(asked) >= MOST:
            rest.append(line)
            continue
        near = _near(lines, line)
        shown = item if len(item) <= ITEM_LETTERS else item[:ITEM_LETTERS] + "…"
        asked.append(_Miss(n=len(asked) + 1, field=field, item=shown, reason=line.reason, lines=near, line=line))
    return asked, rest


def _item(draft: Draft, field: str, line: Rejection) -> str | None:
    """The failed item as JSON: from the draft by its quote, or the words that could not be parsed."""
    for item in getattr(draft, field):
        if line.proposed and line.proposed in _quotes(item):
            return _compact(item)
    if line.stage == "read" and line.proposed.startswith("{"):
        return line.proposed
    return None


def _quotes(item: BaseModel) -> list[str]:
    spans = (getattr(item, name, None) for name in ("evidence", "evidence_for", "evidence_against", "a", "b"))
    return [span.quote for span in spans if span is not None]


def _compact(item: BaseModel) -> str:
    return json.dumps(item.model_dump(exclude_defaults=True, exclude_none=True), ensure_ascii=False)


def _near(lines: Sequence[Line], line: Rejection) -> tuple[Line, ...]:
    """The sentences a failed quote most likely comes from: the hinted one, and those that share most of its words."""
    hinted = {
        each.index for each in lines if line.nearest and each.start < line.nearest.end and line.nearest.start < each.end
    }
    wanted = _words(line.proposed)
    ranked = sorted(lines, key=lambda each: (each.index not in hinted, -len(wanted & _words(each.text)), each.index))
    return tuple(sorted(ranked[:NEAR], key=lambda each: each.index))


def _words(text: str) -> frozenset[str]:
    folded = fold_text(text, "letters")
    return frozenset(folded[token.start : token.end] for token in tokens(folded))


def _prompt(language: str, draft: Draft, asked: Sequence[_Miss], code: str) -> str:
    return prompts.render(prompts.told_in(prompts.REPAIR, language), nonce=code, actors=draft.actors, misses=asked)


def _room(asked: Sequence[_Miss]) -> int:
    return ANSWER_LEAST + TOKENS_PER_ITEM * len(asked)


def _sorted(value: Fixes, asked: Sequence[_Miss], article_id: str) -> tuple[dict[str, list[Any]], list[Rejection]]:
    """Corrected items by list in the order of their misses, and a line for each miss without one."""
    fixed: dict[str, list[Any]] = {name: [] for name in ITEMS}
    ledger = [rejection(each, article_id).model_copy(update={"stage": "repair"}) for each in value.refused if each.raw]
    answers: dict[tuple[str, int], BaseModel] = {}
    for field in value.fields():
        for each in getattr(value, field):
            if isinstance(each, Fixed):
                answers.setdefault((field, each.n), each.item)
    for miss in asked:
        item = answers.pop((miss.field, miss.n), None)
        if item is None:
            ledger.append(_left(miss.line, "the model gave no correction"))
        else:
            fixed[miss.field].append(item)
    unasked = "a correction of something that was not asked for"
    ledger += [
        Rejection(
            stage="repair", kind="invalid_item", item=KINDS[field], reason=unasked, proposed=quote_of(item),
            article_id=article_id,
        )
        for (field, _), item in answers.items()
    ]  # fmt: skip
    return fixed, ledger


def _left(line: Rejection, why: str) -> Rejection:
    return line.model_copy(update={"stage": "repair", "reason": f"{why}; before: {line.reason}"})
