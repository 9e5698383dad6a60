"""From entities and stands to the items of a draft."""

from collections.abc import Collection

import regex

from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.lexicon import folded
from agents.readers.embedded.mention import Mention, name_start
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.titles import title_head
from schemas.draft import DraftActor, DraftPosition

_NAME = 160
_OFFICES = frozenset(("office", "envoy", "spokes"))
"""Kinds of title that are an office."""
_MOST = 60
"""Actors that a draft holds."""


class Drafting:
    """Gives entities their keys and writes actors and positions."""

    def __init__(self, doc: Document, inventory: Inventory) -> None:
        self.doc = doc
        self.inventory = inventory
        self.keys: dict[int, str] = {}

    def key(self, entity: Entity) -> str:
        """The actor key of a chosen entity."""
        return self.keys[entity.number]

    def choose(self, wanted: set[int], doers: Collection[int] = ()) -> list[Entity]:
        """The entities of these numbers in text order, as many as a draft holds; `doers` of a stand or deed come first."""
        chosen = [e for e in self.inventory.entities if e.mentions and e.number in wanted]
        if len(chosen) > _MOST:
            chosen = sorted(chosen, key=lambda e: (e.number not in doers, _place(e)))[:_MOST]
        chosen.sort(key=_place)
        self.keys = {e.number: f"A{i + 1}" for i, e in enumerate(chosen)}
        return chosen

    def actor(self, entity: Entity) -> DraftActor | None:
        """The draft of one actor."""
        forms = self._forms(entity)
        first = self._best(entity)
        span = self.doc.span(first.start, first.end)
        if span is None or not forms:
            return None
        role = self._role(entity)
        body = entity.body
        return DraftActor(
            key=self.key(entity),
            name=forms[0],
            aliases=forms[1:13],
            type=entity.type,
            role=role[:_NAME] if role else None,
            affiliation=self.keys.get(body.number) if body is not None else None,
            name_en=entity.state.english if entity.state else None,
            evidence=span,
        )

    def _role(self, entity: Entity) -> str | None:
        """The office beside a name or apposed to it, rather one of several words than a mere السيد."""
        told = [self._office(*m.role) for m in entity.mentions if m.role]
        if entity.kind == "person":
            told += [
                self._office(m.first, m.last) for m in entity.mentions if m.kind == "title" and m.title in _OFFICES
            ]
        return next((office for office in told if " " in office), told[0] if told else None)

    def _office(self, first: int, last: int) -> str:
        """The words of an office, without what is joined before the first (بوزير الخارجية, ونظيره)."""
        head = title_head(self.doc, first)
        start = name_start(self.doc, first, head[0]) if head is not None else self.doc.words[first].start
        return self.doc.text[start : self.doc.words[last - 1].end]

    def _best(self, entity: Entity) -> Mention:
        """The mention with the fullest name: a name before a title, one that stands free before one after للـ."""
        return max(
            entity.mentions,
            key=lambda m: (
                m.kind == entity.kind or m.kind not in ("title", "source"),
                not self._cut(m),
                _full(entity, m),
                _own(entity, m),
                len(m.name),
                -m.first,
            ),
        )

    def _cut(self, mention: Mention) -> bool:
        """Whether the name's article is swallowed by a joined ل (للجيش)."""
        return self.doc.text[max(0, mention.start - 2) : mention.start] == "لل"

    def _forms(self, entity: Entity) -> list[str]:
        best = self._best(entity)
        forms = [self.doc.text[best.start : best.end]]
        for mention in sorted(entity.mentions, key=lambda m: (m.kind == "title", m.first)):
            if self._cut(mention):
                continue
            form = self.doc.text[mention.start : mention.end]
            if form not in forms:
                forms.append(form)
        return [" ".join(f.split())[:_NAME] for f in forms if f.strip()]

    def position(self, stand: Stand) -> DraftPosition | None:
        """The draft of one position; None when its holder is not among the actors."""
        holder = stand.holder
        if holder.number not in self.keys:
            return None
        behalf = stand.behalf or (holder.body if holder.type in ("person", "collective_unresolved") else None)
        return DraftPosition(
            holder=self.key(holder),
            via=None,
            on_behalf_of=self.keys.get(behalf.number) if behalf is not None else None,
            addressee=self.keys.get(stand.addressee.number) if stand.addressee is not None else None,
            issue=_issue(stand.span.quote),
            speech_act=stand.act,
            stance=stand.stance,
            speech_form=stand.form,
            cue=stand.cue[:_NAME],
            nested_in=self.keys.get(stand.nested.number) if stand.nested is not None else None,
            said_at=stand.said_at[:_NAME] if stand.said_at else None,
            voice="narration" if stand.form == "action" else "speaker",
            evidence=stand.span,
        )


def _own(entity: Entity, mention: Mention) -> bool:
    """Whether a body is named by its own head (الجيش), not by a part of it (قوات الجيش)."""
    return entity.kind != "body" or mention.head == entity.head


def _full(entity: Entity, mention: Mention) -> bool:
    """Whether a state is named by its name rather than by its capital or people."""
    return entity.state is not None and mention.name in {
        folded(name) for name in (*entity.state.arabic, entity.state.english, entity.state.french)
    }


def _issue(quote: str) -> str:
    """The first words of the span, at most eight."""
    return " ".join(regex.findall(r"\S+", quote)[:8])[:_NAME].strip(' ،,؛.:«»“”"')


def _place(entity: Entity) -> int:
    """The word at which it is first named."""
    return min(m.first for m in entity.mentions)
