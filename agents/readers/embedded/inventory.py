"""Mentions gathered into entities within one article: surnames, titles alone, anaphoric heads, capitals.

Two persons are never one on a family name alone: a bare surname goes to the person named last who bears it.
"""

from agents.readers.embedded.affiliation import Affiliations
from agents.readers.embedded.affixes import definite, indefinite, readings
from agents.readers.embedded.appositions import announced_past, office_behind
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.joined_particles import without_joined
from agents.readers.embedded.lexicon import name_particles, nisbas, small_words, state_names
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.names import plain_space
from agents.readers.embedded.namesakes import Namesakes
from agents.readers.embedded.naming import (
    begins_with,
    core,
    headless,
    in_one_case,
    labelled,
    part_of,
    same_head,
    same_title,
    stem,
    surname_forms,
)
from agents.readers.embedded.ranks import as_ranks, of_rank
from agents.readers.embedded.respect import who_is_respected
from agents.readers.embedded.sides import Sides
from agents.readers.embedded.spelling import spelt_otherwise
from agents.readers.embedded.surnames import Surnames, cut_to_surnames
from agents.readers.embedded.titles_ahead import give_to_bearers
from agents.readers.embedded.told_again import join_namesakes, related_body, told_again
from agents.readers.embedded.trades import before_name, who_is_called

_NISBA = 2
"""Words between a description and a name where a nisba stands before the name: هو السوري فلان."""
_INTRODUCED = 6
"""Words from a description to the name by which somebody is introduced, at most."""
_PRONOUN = 2
"""Letters of هو and هي."""
_POINTS = frozenset(("رجل", "مراه", "سيده", "مسوول", "مسووله"))
"""Heads of «the man», «the official», by which a text goes on about a person."""
_ANYBODY = frozenset(("مسوول", "مسووله", "متحدث", "متحدثه", "قيادي", "قياديه"))
"""Heads that stand for any speaker, whatever his office."""


class _Builder:
    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.entities: list[Entity] = []
        self.owner: dict[int, Entity] = {}
        self.surnames: dict[tuple[str, ...], list[Entity]] = {}
        self.namesakes = Namesakes(doc, ())

    def build(self, mentions: list[Mention]) -> Inventory:
        mentions = as_ranks(
            self.doc, cut_to_surnames(self.doc, [in_one_case(without_joined(self.doc, m)) for m in mentions])
        )
        for mention in mentions:
            if mention.kind == "person":
                self._learn(mention)
        mentions = Surnames(self.doc, self.surnames).added_to(mentions)
        self.namesakes = Namesakes(self.doc, mentions)
        for place, mention in enumerate(mentions):
            entity = self._in_apposition(mentions, place) or self._the_same(mention) or self._resolve(mention)
            self.owner[mention.first] = entity
            entity.mentions.append(mention)
            if entity.gender is None:
                entity.gender = mention.gender
        give_to_bearers(self.doc, self.entities, self.owner)
        affiliations = Affiliations(self.doc, self.entities, self.owner, self._nested)
        for entity in list(self.entities):
            affiliations.affiliate(entity)
        join_namesakes(self.entities, self.owner)
        return Inventory(
            self.entities,
            mentions,
            self.owner,
            Sides(self.doc, self.entities, self.owner, self._nested).found(mentions),
        )

    def _learn(self, mention: Mention) -> None:
        """Remember a full name's forms before the text is read in order."""
        name = mention.name
        surname_alone = (
            len(name) == 2 and name[0] in name_particles()[0]
        )  # أبو فلان: whose, only the reading order tells
        if len(name) < 2 or surname_alone or self._person_like(name) is not None:
            return
        entity = Entity(len(self.entities), "person", "person", name, gender=mention.gender)
        self.entities.append(entity)
        for form in surname_forms(name):
            self.surnames.setdefault(form, []).append(entity)

    def _person_like(self, name: tuple[str, ...]) -> Entity | None:
        for entity in self.entities:
            if entity.kind != "person":
                continue
            if entity.name == name or part_of(name, entity.name):
                return entity
            if part_of(entity.name, name):
                entity.name = name
                return entity
        return None

    def _in_apposition(self, mentions: list[Mention], place: int) -> Entity | None:
        """A title and a name with a comma between them are one person (رئيس الوفد، السفير فلان، / فلان، رئيس الوفد)."""
        mention = mentions[place]
        if (told := self._told_of(mentions, place)) is not None:
            return told
        if (named := before_name(self.doc, mentions, place)) is not None and mention.name not in self.surnames:
            return self._person(named)
        if mention.kind not in ("title", "source") or (mention.kind == "source" and mention.type != "person"):
            return self._named_source(mentions, place)
        if (past := announced_past(self.doc, mentions, place)) is not None:
            return None if mention.gender == "f" and past.gender == "m" else self._person(past)
        for step in (1, -1):
            if not 0 <= place + step < len(mentions):
                continue
            other = mentions[place + step]
            first, second = (mention, other) if step == 1 else (other, mention)
            gap = self.doc.gaps[second.first]
            copula = self._called(first, second)
            himself = self.doc.folded[first.last : second.first]
            emphatic = step == 1 and len(himself) == 1 and himself[0] in small_words()["emphasis"] | of_rank()
            if (
                other.kind != "person"
                or (second.first != first.last and not copula and not emphatic)
                or gap.strip() not in ("،", ",", "", "و", "»،")
            ):
                continue
            if step == -1 and not gap.strip():
                person = self._titled_behind(other, mention)
                if person is None and office_behind(self.doc, other, mention):
                    person = self._person(other)
                if person is not None:
                    return person
                continue
            joined = self.doc.folded[other.first].startswith("و") and not other.name[0].startswith("و")
            if step == 1 and joined and other.title != "expert":
                continue
            if mention.gender == "f" and other.gender == "m":
                continue
            return self._person(other)
        return None

    def _titled_behind(self, name: Mention, title: Mention) -> Entity | None:
        """Who bears both the bare name and the title right behind it: إيسكوبار الوزير."""
        if self.namesakes.title_behind(name) is not title:
            return None
        person = self._person(name)
        return person if any(same_title(title, m, self.doc) for m in person.mentions) else None

    def _told_of(self, mentions: list[Mention], place: int) -> Entity | None:
        """The person of whom a clause tells the office: قال فلان، وهو مستشار سابق للهيئة، إن كذا."""
        mention, before = mentions[place], mentions[place - 1] if place else None
        if (opened := self._said_to_be(mention)) is not None:
            return opened
        if before is None or before.kind != "person" or mention.kind not in ("title", "source"):
            return None
        between = self.doc.folded[before.last : mention.first]
        parted = before.last < len(self.doc.words) and "،" in self.doc.gaps[before.last]
        fits = mention.number == "s" and not definite(mention.name[0])
        return self._person(before) if between in (["وهو"], ["وهي"]) and parted and fits else None

    def _said_to_be(self, mention: Mention) -> Entity | None:
        """The person named last, of whom a sentence begins by telling the office: هي مندوبة العاملات، انتخبت …."""
        first = self.doc.bounds[self.doc.words[mention.first].sentence][0]
        pronoun = self.doc.folded[first] if mention.first == first + 1 else ""
        if mention.kind != "title" or pronoun not in ("هو", "هي"):
            return None
        gender = "f" if pronoun == "هي" else "m"
        people = [e for e in self.entities if e.kind == "person" and e.mentions and e.gender in (gender, None)]
        return max(people, key=lambda e: e.mentions[-1].first, default=None)

    def _named_source(self, mentions: list[Mention], place: int) -> Entity | None:
        """The person whose name stands in commas behind an unnamed voice: ضابط في الجيش، النقيب فلان، إن كذا."""
        mention, other = mentions[place], next(iter(mentions[place + 1 : place + 2]), None)
        if other is None or mention.kind != "source" or mention.number != "s" or other.kind != "person":
            return None
        closed = other.last < len(self.doc.words) and "،" in self.doc.gaps[other.last]
        parted = other.first == mention.last and self.doc.gaps[other.first].strip() == "،" and closed
        called = self._called(mention, other)
        fits = {mention.gender, other.gender} != {"f", "m"} and len(other.name) > 1
        return self._person(other) if fits and (called or (parted and mention.last - mention.first > 1)) else None

    def _called(self, first: Mention, second: Mention) -> bool:
        """Whether what names stands between: متحدثة باسم الشركة هي فلانة، سائق اسمه فلان، قائد عرّف نفسه باسم فلان."""
        between = self.doc.folded[first.last : second.first]
        if len(between) == 1:
            return between[0] in small_words()["called"]
        introduced = (
            1 < len(between) <= _INTRODUCED and between[-1] in small_words()["called"] and len(between[-1]) > _PRONOUN
        )
        spaced = (k for k in range(first.last, second.first + 1) if not plain_space(self.doc, k))
        if introduced and all(k == second.first - 1 and self.doc.gaps[k].strip() == "،" for k in spaced):
            return True
        if between and between[0] in small_words()["called"] and len(between) == _NISBA:
            return definite(between[1]) and between[1] in nisbas()
        known = 1 < len(between) <= _INTRODUCED and between[-1] in small_words()["by_name"]
        return known and any(w.startswith(("عرف", "يعرف", "تعرف", "معرف", "قدم")) for w in between)

    def _the_same(self, mention: Mention) -> Entity | None:
        """Who «المصدر ذاته» is: the one named last with the same head; for «المسؤول ذاته» else the person named last."""
        words = self.doc.folded[mention.last - 1 : mention.last + 1]
        emphatic = next((w for w in words if w in small_words()["emphasis"]), None)
        head = next((rest for _, rest in readings(self.doc.folded[mention.first]) if definite(rest)), None)
        if emphatic is None or head is None or mention.kind not in ("person", "title", "source"):
            return None
        feminine = emphatic.endswith("ها")
        heard = [
            entity
            for entity in self.entities
            if entity.mentions
            and entity.kind in ("person", "title", "source")
            and {entity.gender, "f" if feminine else "m"} != {"f", "m"}
        ]
        plain = indefinite(head)
        alike = [e for e in heard if any(indefinite(m.head or "") == plain for m in e.mentions)]
        if not alike and plain in _ANYBODY:
            alike = [e for e in heard if e.kind in ("person", "title")]
        return max(alike, key=lambda e: e.mentions[-1].first, default=None)

    def _resolve(self, mention: Mention) -> Entity:
        if mention.kind == "person":
            return self._person(mention)
        if mention.kind == "title":
            return self._title(mention)
        if mention.kind == "body":
            return self._body(mention)
        if mention.kind == "state":
            return self._state(mention)
        return self._described(mention)

    def _new(self, mention: Mention, **more: object) -> Entity:
        entity = Entity(
            len(self.entities),
            mention.kind,
            mention.type,
            mention.name,
            gender=mention.gender,
            plural=mention.number,
            **more,  # type: ignore[arg-type]
        )
        self.entities.append(entity)
        return entity

    def _person(self, mention: Mention) -> Entity:
        if len(mention.name) > 1:
            full = self._person_like(mention.name)
            if full is not None:
                return full
        named = self.surnames.get(mention.name, [])
        bearers = self.namesakes.meant(mention, named)
        seen = [e for e in bearers if e.mentions]
        if seen:
            titled = [e for e in seen if mention.head and any(m.head == mention.head for m in e.mentions)]
            return max(titled or seen, key=lambda e: e.mentions[-1].first)
        if bearers:
            return bearers[0]
        known = next((e for e in self.entities if e.kind == "person" and e.name == mention.name), None)
        known = (
            known
            or self._only_bearer(mention)
            or who_is_called(self.doc, mention, self.entities)
            or spelt_otherwise(mention, self.entities)
            if not named
            else None
        )
        if known is not None:
            return known
        entity = self._new(mention)
        for form in surname_forms(mention.name):
            self.surnames.setdefault(form, []).append(entity)
        return entity

    def _only_bearer(self, mention: Mention) -> Entity | None:
        """The one person of whose full name the lone word is a part, by which friends and relatives are called (رائف)."""
        if len(mention.name) > 1:
            return None
        bearers = [e for e in self.entities if e.kind == "person" and len(e.name) > 1 and mention.name[0] in e.name]
        return bearers[0] if len(bearers) == 1 and bearers[0].mentions else None

    def _title(self, mention: Mention) -> Entity:
        """A title alone is the person who last bore it, if the rest of the title does not say otherwise."""
        same = [
            e
            for e in self.entities
            if e.type == "person" and e.mentions and any(same_title(mention, m, self.doc) for m in e.mentions)
        ]
        if same:
            return max(same, key=lambda e: e.mentions[-1].first)
        known = self._voice(mention) if mention.title == "source" else who_is_respected(mention, self.entities)
        known = known or self._pointed_at(mention) or who_is_called(self.doc, mention, self.entities)
        return known or self._new(mention)

    def _voice(self, mention: Mention) -> Entity | None:
        """The unnamed voice heard last of which the text goes on: «المصدر», «المصدر القضائي» after «مصدر قضائي»."""
        told = {indefinite(word) for word in mention.name[1:]}
        heard = [
            e
            for e in self.entities
            if e.mentions
            and e.type == "collective_unresolved"
            and any(m.head == mention.head and told <= {indefinite(w) for w in m.name} for m in e.mentions)
        ]
        return max(heard, key=lambda e: e.mentions[-1].first, default=None)

    def _pointed_at(self, mention: Mention) -> Entity | None:
        """The person named last, of whom the text goes on as of «the man» or «the Sahrawi official»."""
        alone = definite(mention.name[0]) and len(mention.name) <= _NISBA and not mention.governed
        if not alone or mention.head not in _POINTS or mention.kind != "title":
            return None
        gender = "f" if mention.head.endswith("ه") else "m"
        people = [e for e in self.entities if e.kind == "person" and e.mentions and e.gender in (gender, None)]
        return max(people, key=lambda e: e.mentions[-1].first, default=None)

    def _body(self, mention: Mention) -> Entity:
        if len(mention.name) == 1:
            same = [e for e in self.entities if e.kind == "body" and e.mentions and same_head(e, mention)]
            if same:
                return max(same, key=lambda e: e.mentions[-1].first)
        related = related_body(mention, self.entities) or told_again(mention, self.entities)
        if related is not None:
            return related
        for entity in self.entities:
            if entity.kind != "body" or not entity.mentions:
                continue
            if headless(entity.name, mention.name) or labelled(entity, mention):
                return entity
            if entity.head != mention.head:
                continue
            mine, theirs = core(mention.name), core(entity.name)
            if mine == theirs or (
                len(theirs) > 1 and len(mine) > 1 and (begins_with(mine, theirs) or begins_with(theirs, mine))
            ):
                if len(mine) > len(theirs):
                    entity.name = mention.name
                return entity
        return self._new(mention)

    def _state(self, mention: Mention) -> Entity:
        state = state_names().get(mention.name) or nisbas().get(mention.name[-1])
        known = next((e for e in self.entities if e.state is not None and e.state == state), None)
        return known or self._new(mention, state=state)

    def _described(self, mention: Mention) -> Entity:
        if mention.kind == "source" and definite(mention.name[0]) and len(mention.name) == 1:
            heard = [
                e for e in self.entities if e.kind == "source" and e.mentions and stem(e.head) == stem(mention.head)
            ]
            heard = [e for e in heard if e.head == mention.head or e.plural == mention.number == "p"]
            if heard:
                return max(heard, key=lambda e: e.mentions[-1].first)
        if mention.name[0].startswith("احد"):
            earlier = [e for e in self.entities if e.kind == "source" and e.mentions and self._among(mention, e)]
            if earlier:
                return max(earlier, key=lambda e: e.mentions[-1].first)
        known = next((e for e in self.entities if e.kind == mention.kind and e.name == mention.name), None)
        return known or self._new(mention)

    def _named_later(self, mention: Mention) -> Entity | None:
        """The body named by its kind alone behind somebody's office that names it (رئيس هيئة الموانئ … الهيئة)."""
        same = [e for e in self.entities if e.kind == "body" and e.mentions and len(e.name) == 1]
        same = [e for e in same if definite(e.name[0]) and e.head == mention.head]
        if len(mention.name) < 2 or len(same) != 1 or same[0].mentions[0].first < mention.first:
            return None
        same[0].name = mention.name
        return same[0]

    def _among(self, mention: Mention, entity: Entity) -> bool:
        """Whether one of many is one of those heard before: أحدهم of a single voice, أحد المصدرين of مصدران."""
        if len(mention.name) == 1:
            return entity.plural == "s"
        return (
            entity.plural != "s" and len(mention.name) == 2 and stem(entity.mentions[0].head) == stem(mention.name[1])
        )

    def _nested(self, mention: Mention) -> Entity:
        if mention.first in self.owner:
            return self.owner[mention.first]
        count = len(self.entities)
        entity = self._named_later(mention) if mention.kind == "body" else None
        entity = entity or (self._body(mention) if mention.kind == "body" else self._state(mention))
        if len(self.entities) > count:
            entity.nested = True
        entity.mentions.append(mention)
        return entity


def take_inventory(doc: Document, mentions: list[Mention] | None = None) -> Inventory:
    """The entities of an article, from its mentions; those of the rules where none are given."""
    return _Builder(doc).build(find_mentions(doc) if mentions is None else mentions)
