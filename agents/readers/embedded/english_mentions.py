"""Persons, bodies, states and unnamed voices of an English or French article: their mentions, and who is whom."""

from itertools import zip_longest

from agents.readers.embedded.alike import even
from agents.readers.embedded.document import Document
from agents.readers.embedded.english_described import dateline
from agents.readers.embedded.english_finding import EnglishFinding
from agents.readers.embedded.english_lexicon import english_states, state_adjectives
from agents.readers.embedded.english_titles import named_with
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.french_persons import holds_office, stands_in
from agents.readers.embedded.mention import Mention
from schemas.vocabulary import ActorType


def english_mentions(doc: Document) -> list[Mention]:
    """The mentions of an English article, in order."""
    return _Builder(doc).build().mentions


def english_inventory(doc: Document, mentions: list[Mention] | None = None) -> Inventory:
    """The entities of an English article, from its mentions; those of the rules where none are given."""
    return _Builder(doc).build() if mentions is None else _Builder(doc).gather(mentions)


class _Builder(EnglishFinding):
    def __init__(self, doc: Document) -> None:
        super().__init__(doc)
        self.owner: dict[int, Entity] = {}

    def gather(self, mentions: list[Mention]) -> Inventory:
        """The entities of mentions found already."""
        for mention, following in zip_longest(mentions, mentions[1:]):
            before = self.owner.get(mention.first)
            if before is None:
                self._own(mention)
            if following is not None and self._apposed(mention, following):
                self._join(mention, following)
        self._affiliate()
        return Inventory(self.entities, mentions, self.owner)

    def _apposed(self, mention: Mention, following: Mention) -> bool:
        """The bishops' secretary, Fr Justin Kasereka; Liat Arnon, a spokeswoman: two mentions side by side, one a description."""
        kinds = {mention.kind, following.kind}
        return (
            kinds == {"person", "title"}
            and mention.last == following.first
            and self.doc.gaps[following.first].strip() in ("", ",")
        )

    def _join(self, mention: Mention, following: Mention) -> None:
        """Give both mentions to the person named."""
        named = following if mention.kind == "title" else mention
        other = mention if named is following else following
        if named is following:
            self._own(following)
        person = self.owner[named.first]
        old = self.owner.get(other.first)
        if old is person:
            return
        told = [other]
        if old is not None and old.kind == "title" and self.doc.article.language == "fr":
            told = list(old.mentions)  # le préfet …; le préfet, M. Itoua: the same man all along
        for mention in told:
            if old is not None:
                old.mentions.remove(mention)
            self.owner[mention.first] = person
        person.mentions.extend(told)

    def _own(self, mention: Mention) -> None:
        entity = self._resolve(mention)
        self.owner[mention.first] = entity
        entity.mentions.append(mention)

    def build(self) -> Inventory:
        """Mentions and entities, read in one pass: a name known already needs less to be one."""
        mentions = []
        i = dateline(self.doc)
        while i < len(self.doc.words):
            mention = self.mention(i)
            if mention is None:
                i = max(i + 1, self.passed)
                continue
            self._own(mention)
            mentions.append(mention)
            i = mention.last
        self._affiliate()
        return Inventory(self.entities, mentions, self.owner)

    def _resolve(self, mention: Mention) -> Entity:
        state = english_states().get(mention.name, None)
        if state is None and mention.kind == "state" and mention.name:
            state = state_adjectives().get(mention.name[0].partition("-")[0])
        for entity in reversed(self.entities):
            if state is not None and entity.state == state:
                return entity
            if mention.kind == "title" and holds_office(self.doc, mention, entity):
                return entity
        if mention.kind == "title" and (named := self._stood_in_for(mention)) is not None:
            return named
        for entity in reversed(self.entities):
            if entity.kind == mention.kind and _same(mention, entity, french=self.doc.article.language == "fr"):
                if len(mention.name) > len(entity.name):
                    entity.name = mention.name
                entity.gender = entity.gender or mention.gender
                return entity
        if mention.kind == "title" and self.doc.article.language == "en":
            person = named_with(self.doc, self.entities, mention)
            if person is not None:
                return person
        type_: ActorType = mention.type
        entity = Entity(len(self.entities), mention.kind, type_, mention.name, gender=mention.gender, state=state)
        entity.plural = mention.number
        self.entities.append(entity)
        return entity

    def _stood_in_for(self, mention: Mention) -> Entity | None:
        """The person named last whom a word such as "la religieuse" means."""
        if self.doc.article.language != "fr":
            return None
        found = [e for e in self.entities if e.mentions and stands_in(self.doc, mention, e)]
        return max(found, key=lambda e: e.mentions[-1].last, default=None)

    def _affiliate(self) -> None:
        """A spokesman right after or before a body speaks for it."""
        for entity in self.entities:
            if entity.kind != "person":
                continue
            for mention in entity.mentions:
                if mention.role is None:
                    continue
                near = [
                    e
                    for e in self.entities
                    if e.kind in ("body", "state")
                    for m in e.mentions
                    if 0 <= mention.first - m.last <= 1 or 0 <= m.first - mention.last <= 4
                ]
                if near:
                    entity.body, entity.spokes = near[0], mention.title == "spokes"
                    break


def _same(mention: Mention, entity: Entity, *, french: bool) -> bool:
    name, known = mention.name, entity.name
    if name == known:
        return True
    if mention.kind == "person":
        short, long = sorted((name, known), key=len)
        given = not french and len(short) == 1 and short == long[:1]
        ends = short == long[-len(short) :] or given
        return len(short) < len(long) and (ends or (len(short) > 1 and set(short) <= set(long)))
    if mention.kind == "body":
        return len(name) == 1 and even(name[0]) in (even(known[-1]), even(known[0]) if french else "")
    return False
