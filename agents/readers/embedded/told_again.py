"""A body told again in other words: الداخلية for its ministry, المنظمة الدولية for the United Nations, قوات الجيش for the army."""

from collections.abc import Mapping, MutableMapping, Sequence

from agents.readers.embedded.affixes import definite, indefinite
from agents.readers.embedded.alike import even
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import data, folded
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.naming import core
from agents.readers.embedded.once import once

Name = tuple[str, ...]
_SHORT = 2
"""Words of a body called by its kind and an adjective: الهيئة البريطانية."""


@once
def _organisations() -> Mapping[Name, frozenset[Name]]:
    """What an organisation is called by its kind → the names of those so called."""
    rows: dict[Name, set[Name]] = {}
    for name, words in data("ar", "told_again")["organisations"].items():
        for word in words:
            rows.setdefault(folded(word), set()).add(folded(name))
    return {word: frozenset(names) for word, names in rows.items()}


@once
def _ministry() -> frozenset[str]:
    return frozenset(folded(word)[0] for word in data("ar", "told_again")["ministry"])


def told_again(mention: Mention, entities: Sequence[Entity]) -> Entity | None:
    """The body named before that the mention goes on about; None where it is none or more than one may be meant."""
    bodies = [e for e in entities if e.kind == "body" and e.mentions]
    return _of_its_kind(mention, bodies) or _ministry_of(mention, bodies) or _with_adjective(mention, bodies)


def _of_its_kind(mention: Mention, bodies: Sequence[Entity]) -> Entity | None:
    """الأمم المتحدة called المنظمة الدولية, and المنظمة alone where no other body of that head has been named."""
    so_called = _organisations().get(mention.name, frozenset())
    alone = len(mention.name) == 1
    if alone and any(e.head == mention.head for e in bodies):
        return None
    named = [e for e in bodies if any(m.name in so_called for m in e.mentions)]
    before = [e for e in bodies if len(e.name) > 1 and mention.name in _organisations().get(e.name, ())]
    return _only(named or before)


def _ministry_of(mention: Mention, bodies: Sequence[Entity]) -> Entity | None:
    """الداخلية after وزارة الداخلية, and the ministry after الداخلية alone."""
    name = mention.name
    if len(name) == 1 and definite(name[0]):
        return _only([e for e in bodies if e.head in _ministry() and e.name[1:2] == name])
    if mention.head not in _ministry():
        return None
    return _only([e for e in bodies if len(e.name) == 1 and e.name == name[1:2] and definite(e.name[0])])


def _with_adjective(mention: Mention, bodies: Sequence[Entity]) -> Entity | None:
    """هيئة عمليات الملاحة البريطانية called الهيئة البريطانية."""
    name = mention.name
    if len(name) != _SHORT or not all(map(definite, name)):
        return None
    longer = [e for e in bodies if e.head == mention.head and len(e.name) > _SHORT and e.name[-1] == name[1]]
    return _only(longer) if not any(core(e.name) == core(name) for e in bodies) else None


def _only(found: Sequence[Entity]) -> Entity | None:
    return found[0] if len(found) == 1 else None


def related_body(mention: Mention, entities: Sequence[Entity]) -> Entity | None:
    """الجيش الليبي after الجيش alone, where the article knows no other army; قوات الجيش is the army."""
    head, name = mention.head, mention.name
    if even(head) == "قوات" and len(name) == _SHORT and definite(name[1]):
        head = indefinite(name[1])
        same = [e for e in entities if e.kind == "body" and e.mentions and e.head == head]
        return same[-1] if same else None
    if len(name) < _SHORT or not definite(name[0]):
        return None
    same = [e for e in entities if e.kind == "body" and e.mentions and e.head == head]
    if len(same) == 1 and len(same[0].name) == 1:
        same[0].name = name
        return same[0]
    return None


def join_namesakes(entities: Sequence[Entity], owner: MutableMapping[int, Entity]) -> None:
    """Make bodies of one full name one: the name was told of «الحركة» only by the office of somebody who speaks for it."""
    first: dict[Name, Entity] = {}
    for entity in entities:
        if entity.kind != "body" or not entity.mentions or len(entity.name) < _SHORT:
            continue
        known = first.setdefault(core(entity.name), entity)
        if known is not entity:
            known.mentions.extend(entity.mentions)
            known.mentions.sort(key=lambda m: m.first)
            known.nested = known.nested and entity.nested
            owner.update((m.first, known) for m in entity.mentions if owner.get(m.first) is entity)
            entity.mentions.clear()
            for other in (e for e in entities if e.body is entity):
                other.body = known
