"""Readings of parts joined into one draft: keys renumbered, the same name one actor, nothing doubled, nothing lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic import BaseModel

from agents.readers.served.wire import ITEMS, KINDS
from retrieval.text.normalise import fold_text
from schemas.draft import Draft, DraftActor, Span
from schemas.run import Rejection
from schemas.vocabulary import RejectionKind

KEY_FIELDS: Final = frozenset(
    {
        "affiliation", "holder", "via", "on_behalf_of", "addressee", "nested_in", "actor", "person", "parties",
        "asserted_by", "denied_by", "declared_by", "target", "by",
    }
)  # fmt: skip
"""Fields that hold keys of actors."""
MOST_ALIASES: Final = 12


@dataclass
class Reading:
    """What one part gave: items by list, keys as the part numbered them."""

    lists: dict[str, list[BaseModel]] = field(default_factory=dict)
    given: tuple[DraftActor, ...] = ()
    """Actors the part was told of; not proposed anew."""


def joined(readings: Sequence[Reading], article_id: str) -> tuple[Draft, tuple[Rejection, ...]]:
    """One draft of all readings, and a line for each item that another one already says."""
    joiner = _Joiner(article_id)
    for reading in readings:
        joiner.add(reading)
    lists = {name: joiner.lists[name] for name in ITEMS}
    lists["actors"] = list(joiner.actors.values())
    lists, over = _within(lists, article_id)
    # The items are already of the draft's types: validating them again would only copy them.
    return Draft.model_validate(lists), (*joiner.ledger, *over)


class _Joiner:
    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        self.actors: dict[str, DraftActor] = {}
        self.by_name: dict[str, str] = {}
        self.lists: dict[str, list[BaseModel]] = {name: [] for name in ITEMS}
        self.seen: dict[str, set[str]] = {name: set() for name in ITEMS}
        self.offered: set[str] = set()
        """Actors that a part was only told of: a model that lists one takes it up, and says nothing twice."""
        self.ledger: list[Rejection] = []

    def add(self, reading: Reading) -> None:
        """Take the items of one part."""
        own = [actor for actor in reading.lists.get("actors", ()) if isinstance(actor, DraftActor)]
        keys: dict[str, str] = {}
        for actor in (*reading.given, *own):
            key = self._actor(actor, told=actor in reading.given)
            keys.setdefault(actor.key, key)
        names = self._names()
        for actor in own:
            self._affiliate(actor, keys, names)
        for name in ITEMS:
            if name != "actors":
                for item in reading.lists.get(name, ()):
                    self._item(name, _rekeyed(item, keys, names))

    def _actor(self, actor: DraftActor, *, told: bool) -> str:
        name = fold_text(actor.name, "letters")
        key = self.by_name.get(name)
        if key is None:
            key = f"A{len(self.actors) + 1}"
            self.by_name[name] = key
            self.actors[key] = actor.model_copy(update={"key": key, "affiliation": None})
            if told:
                self.offered.add(key)
        elif not told:
            first = self.actors[key]
            aliases = list(dict.fromkeys([*first.aliases, *actor.aliases]))[:MOST_ALIASES]
            self.actors[key] = first.model_copy(update={"aliases": aliases, "role": first.role or actor.role})
            if key in self.offered:
                self.offered.remove(key)
                return key
            self._note("actors", actor.name, f"joined with the actor of the same name, {key}", "duplicate")
        return key

    def _affiliate(self, actor: DraftActor, keys: dict[str, str], names: dict[str, str]) -> None:
        key = self.by_name[fold_text(actor.name, "letters")]
        if actor.affiliation and self.actors[key].affiliation is None:
            body = _key(actor.affiliation, keys, names)
            if body != key:
                self.actors[key] = self.actors[key].model_copy(update={"affiliation": body})

    def _names(self) -> dict[str, str]:
        """Folded name or alias → key, where only one actor has it."""
        found: dict[str, set[str]] = {}
        for key, actor in self.actors.items():
            for name in (actor.name, *actor.aliases):
                found.setdefault(fold_text(name, "letters"), set()).add(key)
        return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}

    def _item(self, name: str, item: BaseModel) -> None:
        said = item.model_dump_json()
        if said in self.seen[name]:
            self._note(name, quote_of(item), "the same item was proposed before", "duplicate")
            return
        self.seen[name].add(said)
        self.lists[name].append(item)

    def _note(self, name: str, proposed: str, reason: str, kind: RejectionKind) -> None:
        self.ledger.append(
            Rejection(
                stage="read", kind=kind, item=KINDS[name], reason=reason, proposed=proposed, article_id=self.article_id
            )
        )


def _rekeyed(item: BaseModel, keys: dict[str, str], names: dict[str, str]) -> BaseModel:
    changed: dict[str, object] = {}
    for name in KEY_FIELDS & type(item).model_fields.keys():
        value = getattr(item, name)
        if isinstance(value, list):
            changed[name] = list(dict.fromkeys(_key(each, keys, names) for each in value))
        elif value is not None:
            changed[name] = _key(value, keys, names)
    return item.model_copy(update=changed)


def _key(key: str, keys: dict[str, str], names: dict[str, str]) -> str:
    """The draft's key for a part's key, or for a name where a model wrote one; otherwise a key nobody has."""
    return keys.get(key) or names.get(fold_text(key, "letters")) or f"?{key}"[:24]


def quote_of(item: BaseModel) -> str:
    """The first quote of an item; empty when it has none."""
    for name in ("evidence", "evidence_for", "evidence_against", "a"):
        span = getattr(item, name, None)
        if isinstance(span, Span):
            return span.quote
    return ""


def _within(
    lists: dict[str, list[BaseModel]], article_id: str
) -> tuple[dict[str, list[BaseModel]], tuple[Rejection, ...]]:
    """The lists as long as a draft may be; what is over goes to the ledger."""
    limits = {name: info.metadata[0].max_length for name, info in Draft.model_fields.items()}
    over = [
        Rejection(
            stage="read", kind="invalid_item", item=KINDS[name], article_id=article_id, proposed=quote_of(item),
            reason=f"a draft holds at most {limits[name]} {name.replace('_', ' ')}",
        )
        for name, items in lists.items()
        for item in items[limits[name] :]
    ]  # fmt: skip
    return {name: items[: limits[name]] for name, items in lists.items()}, tuple(over)
