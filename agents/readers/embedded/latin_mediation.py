"""Mediators in English and French, by frame: who brokered, hosts, carries, watches; by whom; as what; whose mediation."""

from collections.abc import Callable, Iterator

from agents.readers.embedded.english_lexicon import english, state_adjectives
from agents.readers.embedded.english_positions import EnglishFinder
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.latin_evenhanded import evenhanded
from agents.readers.embedded.latin_mediation_frames import Frames, frames_of
from agents.readers.embedded.mediation import Found
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.reading import Reading
from schemas.vocabulary import MediatorRole

_REACH = 12
"""Words behind a verb in which its object stands."""
_NEAR = 4
"""Words between a phrase and who it names."""
_BACK = 6
"""Words between a subject and its verb."""
_QUALIFIED = 2
"""Words before a role in which is told that somebody no longer has it."""
_BEFORE = 8
"""Words before a verb in which offering, calling or a negation stands over it."""
_QUIET = frozenset(("source", "group"))
_UNNAMED = frozenset(("monitor", "guarantor", "observer"))
"""Roles of somebody without a name: two policemen log the shots."""
_AND = frozenset(("and", "et", "&"))
_FRENCH_PRONOUNS = frozenset(("il", "elle"))
_COMMA = frozenset(",;")

_SELF = frozenset(("i", "we"))
_PRONOUNS = {"he": "m", "she": "f"}
Told = tuple[Mention, MediatorRole, int, int]


def latin_mediators(reading: Reading, finder: EnglishFinder, language: str) -> list[Found]:
    """The mediators that the frames of a language show, each once."""
    finding = _Finding(reading, finder, frames_of(language))
    found: dict[int, Found] = {}
    for i in range(len(reading.doc.words)):
        for mention, role, first, last in finding.told(i):
            _record(reading, found, mention, role, first, last)
    for mention, role, first, last in evenhanded(reading, (finding.at, finding.ending), finding.frames.over, language):
        if mention.kind != "state" and finding.may(mention, role):
            _record(reading, found, mention, role, first, last)
    _principals(reading, found)
    return list(found.values())


def _record(
    reading: Reading, found: dict[int, Found], mention: Mention, role: MediatorRole, first: int, last: int
) -> None:
    span = reading.span(first, last)
    if span is None:
        return
    entity = reading.want(reading.inventory.of(mention))
    entry = found.setdefault(entity.number, Found(entity, span))
    if role not in entry.roles and len(entry.roles) < 4:
        entry.roles.append(role)


class _Finding:
    """The frames laid over one article."""

    def __init__(self, reading: Reading, finder: EnglishFinder, frames: Frames) -> None:
        self.reading, self.doc, self.frames = reading, reading.doc, frames
        self.at, self.ending = finder.at, finder.ending
        self.by_number: dict[int, Entity] = {e.number: e for e in reading.inventory.entities}

    def told(self, i: int) -> Iterator[Told]:
        """What the frames that begin at word i say of actors around it."""
        if self.doc.words[i].quote >= 0:
            yield from self._by_self(i)
            return
        for frame in self._frames():
            for mention, role, first, last in frame(i):
                if self.may(mention, role) and self._number(mention) not in self._between(i):
                    yield mention, role, first, last

    def may(self, mention: Mention, role: MediatorRole) -> bool:
        """Whether the mention may have the role: somebody without a name only watches or stands surety."""
        return mention.kind not in _QUIET or (mention.kind == "source" and role in _UNNAMED)

    def _frames(self) -> tuple[Callable[[int], Iterator[Told]], ...]:
        return (self._by_agent, self._by_verb, self._by_role, self._by_deed, self._by_relative, self._by_place)

    def _by_agent(self, i: int) -> Iterator[Told]:
        """Brokered by X and Y; under the auspices of X."""
        found = self._agent_at(i)
        if found is None or self._over(i):
            return
        role, size = found
        stop = min(i + size + _NEAR, self._sentence(i).stop)
        mention = next((m for k in range(i + size, stop) if (m := self.at.get(k)) is not None), None)
        if mention is None:
            return
        members = self._joined(mention)
        for member in members:
            yield member, role, i, members[-1].last

    def _agent_at(self, i: int) -> tuple[MediatorRole, int] | None:
        """The role and words of a phrase before a mediator, a time or place inside it too: brokered in July by."""
        words, agents = self.doc.folded, self.frames.agents
        if size := agents.match(words, i):
            return agents[tuple(words[i : i + size])], size
        for k in range(i + 2, min(i + _BACK, self._sentence(i).stop)):
            if self.doc.gaps[k - 1].strip() or self.doc.gaps[k].strip():
                return None
            if words[k] in ("by", "par") and (words[i], words[k]) in agents:
                return agents[(words[i], words[k])], k + 1 - i
        return None

    def _by_verb(self, i: int) -> Iterator[Told]:
        """X brokered a truce; X has hosted talks; X carried a written offer; X brought the two sides together."""
        size = self.frames.verbs.match(self.doc.folded, i)
        roles = self._roles_of_verb(i)
        if not roles or self._over(i):
            return
        words = self._sentence(i)
        stop = min(i + size + _REACH, words.stop)
        subject = self._subject(i, words) or self._inverted(i, words) or self._meant(i, words)
        members = {m.first: m for m in (*self._joined_before(subject), *self._joined(subject))} if subject else {}
        for member in members.values():
            yield member, roles[0], member.first, min(stop, i + size + _BACK + _NEAR)

    def _by_self(self, i: int) -> Iterator[Told]:
        """«I carried the letters between them»: what somebody who is no side says of himself."""
        roles = self._roles_of_verb(i)
        if not roles or self.doc.folded[i - 1] not in _SELF or self._over(i):
            return
        holder = next((s.holder for s in self.reading.stands if s.first <= i < s.last), None)
        if holder is None or not holder.mentions or holder in self.reading.inventory.sides:
            return
        yield holder.mentions[0], roles[0], i - 1, min(i + _REACH, self._sentence(i).stop)

    def _roles_of_verb(self, i: int) -> list[MediatorRole]:
        """Roles of the verb at word i whose objects stand behind it."""
        size = self.frames.verbs.match(self.doc.folded, i)
        stop = min(i + size + _REACH, self._sentence(i).stop)
        behind = {_bare(w) for w in self.doc.folded[i:stop]}
        readings = self.frames.verbs[tuple(self.doc.folded[i : i + size])] if size else []
        return [role for role, objects in readings if all(behind & self.frames.objects[o] for o in objects.split())]

    def _by_relative(self, i: int) -> Iterator[Told]:
        """X, under whose auspices the two sides meet."""
        size = self.frames.relative.match(self.doc.folded, i)
        owner = self.ending.get(i) if size else None
        if owner is not None and not self._over(i):
            role = self.frames.relative[tuple(self.doc.folded[i : i + size])]
            for member in self._joined_before(owner):
                yield member, role, member.first, min(i + size + _NEAR, self._sentence(i).stop)

    def _by_place(self, i: int) -> Iterator[Told]:
        """The talks open in Accra: the state that is no party, where the clause speaks of talks between others."""
        size = self.frames.places.match(self.doc.folded, i)
        mention = self.at.get(i + size) if size else None
        if mention is None or mention.kind != "state" or self._over(i):
            return
        words = range(max(self._sentence(i).start, i - _REACH), i + size)
        talks = [k for k in words if self.doc.folded[k] in self.frames.objects["talks"]]
        if talks and self.reading.inventory.of(mention) not in self.reading.inventory.sides:
            yield mention, "host", talks[0], mention.last

    def _by_role(self, i: int) -> Iterator[Told]:
        """X acted as a go-between; X and Y, the guarantors of the accord; the mediator X; l'envoyée de Y, X."""
        size = self._role_at(i)
        if not size or self.frames.not_now & set(self.doc.folded[max(self._sentence(i).start, i - _QUALIFIED) : i]):
            return
        words = self._sentence(i)
        role = self.frames.roles[(_bare(self.doc.folded[i]), *self.doc.folded[i + 1 : i + size])]
        apposed = self.ending.get(i) if "," in self.doc.gaps[i] else None
        if apposed is not None and apposed.kind == "person" and i + size not in self.at:
            yield apposed, role, apposed.first, i + size
            return
        listed = self.at.get(i + size) or (self.at.get(i + size + 1) if self._article(i + size) else None)
        if listed is not None and self.doc.folded[i].endswith("s") and "," in self.doc.gaps[i + size]:
            for member in self._joined(listed):
                yield member, role, i, listed.last
            return
        named = self._named(i, size, words)
        if named is not None:
            yield named, role, min(i, named.first), named.last
            return
        for k in range(max(words.start, i - _NEAR), i):
            if not self.frames.being.match(self.doc.folded, k) or self._over(k):
                continue
            for subject in self._who_is(k, words):
                yield subject, role, subject.first, i + size
            return

    def _role_at(self, i: int) -> int:
        return self.frames.roles.match([_bare(self.doc.folded[i]), *self.doc.folded[i + 1 : i + _NEAR]], 0)

    def _named(self, i: int, size: int, words: range) -> Mention | None:
        """The person that a role right before names, or behind its owner and a comma."""
        inside = next((m for k in range(max(words.start, i - _NEAR), i + 1) if (m := self.at.get(k)) is not None), None)
        if inside is not None and inside.kind == "person" and inside.role is not None and i < inside.role[1]:
            return inside
        if inside is not None and inside.kind == "body" and inside.first <= i and i + size < inside.last:
            return inside
        named = self.at.get(i + size) or (self.at.get(i + size + 1) if self._describes(i + size) else None)
        if named is not None and named.kind == "person" and not set(",;.!?\n") & set(self.doc.gaps[named.first]):
            return named
        for k in range(i + size, min(i + size + _BACK, words.stop)):
            if "," in self.doc.gaps[k]:
                while k < words.stop and k not in self.at and self._describes(k):
                    k += 1
                behind = self.at.get(k)
                return behind if behind is not None and behind.kind == "person" else None
        return None

    def _describes(self, k: int) -> bool:
        """Whether word k stands before a name as a title or what goes with one: the former minister; Togolese."""
        word = _bare(self.doc.folded[k]) if k < len(self.doc.words) else ""
        known = (word,) in english("titles") or (word,) in english("title_adjectives") or word in state_adjectives()
        return (
            known or word in ("the", "le", "la", "ancien", "ancienne") or word.endswith(("ien", "ienne", "ais", "aise"))
        )

    def _who_is(self, k: int, words: range) -> list[Mention]:
        """Whom the words of being at word k speak of: an apposition's head, a subject, who opens the sentence for "as a"."""
        apposed = self.ending.get(k) if "," in self.doc.gaps[k] else None
        before = self.doc.folded[apposed.first - 1] if apposed is not None and apposed.first else ""
        if apposed is not None and (before,) not in english("places_after"):
            return self._joined_before(apposed)
        if self.doc.folded[k] in ("the", "le", "la", "les", "a", "an", "un", "une", "one", "l'un"):
            return []
        if self.doc.folded[k] in ("as", "comme", "en"):
            opening = next((m for j in range(words.start, k) if (m := self.at.get(j)) is not None), None)
            return [opening] if opening is not None else []
        subject = self._subject(k, words)
        return [subject] if subject is not None else []

    def _by_deed(self, i: int) -> Iterator[Told]:
        """Switzerland's good offices; Saudi mediation; la médiation togolaise stands under what the adjective names."""
        size = self.frames.deeds.match(self.doc.folded, i)
        if not size or self._over(i):
            return
        role = self.frames.deeds[tuple(self.doc.folded[i : i + size])]
        owner = self.ending.get(i)
        if owner is not None and self.doc.words[i - 1].text.endswith(("'s", "’s", "'", "’")):
            yield owner, role, owner.first, i + size
            return
        for k in (i - 1, i - 2, i + size):
            if not 0 <= k < len(self.doc.words) or self.doc.words[k].sentence != self.doc.words[i].sentence:
                continue
            state = state_adjectives().get(self.doc.folded[k].partition("-")[0])
            if state is None:
                continue
            entity = next((e for e in self.by_number.values() if e.state == state and e.mentions), None)
            if entity is not None:
                yield entity.mentions[0], role, min(i, k), max(i + size, k + 1)
            return

    def _subject(self, i: int, words: range) -> Mention | None:
        """The mention before the verb at word i, auxiliaries, a relative and an aside between commas left out."""
        k = i
        while k > words.start and i - k < _BACK and self.doc.folded[k - 1] in self.frames.auxiliaries:
            k -= 1
        mention = self.ending.get(k)
        if mention is not None:
            return mention if "," not in self.doc.gaps[k] or k < i else self._before_aside(mention, words)
        if k > words.start and self.doc.folded[k - 1] in _FRENCH_PRONOUNS:
            return self._spoken_of(k - 1, words)
        if k < i and self.doc.folded[k] in ("who", "which", "qui") and "," not in self.doc.gaps[k]:
            commas = (j for j in range(k, max(words.start, k - _BEFORE), -1) if "," in self.doc.gaps[j])
            return self.ending.get(next(commas, -1))
        if k > words.start and "," in self.doc.gaps[k]:
            return next((m for j in range(words.start, k) if (m := self.at.get(j)) is not None), None)
        return None

    def _inverted(self, i: int, words: range) -> Mention | None:
        """Presiding over the talks is the former senator X: who is named behind the verb of being."""
        if i != words.start:
            return None
        for k in range(i + 1, min(i + _REACH, words.stop - 1)):
            if set(",;:") & set(self.doc.gaps[k]):
                return None
            if self.doc.folded[k] in ("is", "was", "are", "were"):
                return next(
                    (m for j in range(k, min(k + _BACK, words.stop)) if (m := self.at.get(j)) is not None), None
                )
        return None

    def _meant(self, i: int, words: range) -> Mention | None:
        """Whom he or she means before the verb at word i: the person who opens the sentence before, or who was named last."""
        k = i
        while (
            k > words.start and i - k < _BACK and self.doc.folded[k - 1] in self.frames.auxiliaries - _PRONOUNS.keys()
        ):
            k -= 1
        word = self.doc.folded[k - 1] if k > words.start else ""
        if word not in _PRONOUNS:
            return None
        people = [m for m in self.reading.inventory.mentions if m.last < k and m.kind in ("person", "title")]
        before = self.doc.words_of(self.doc.words[words.start].sentence - 1) if words.start else range(0)
        opening = next((m for m in people if m.first in before), None)
        found = opening or (people[-1] if people else None)
        gender = self.reading.inventory.of(found).gender if found is not None else None
        return found if gender in (None, _PRONOUNS[word]) else None

    def _spoken_of(self, k: int, words: range) -> Mention | None:
        """Whom il or elle at word k means: the person named first in its sentence, or in the one before it on the line."""
        number = self.doc.words[k].sentence
        starts = [words.start]
        if number and "\n" not in self.doc.gaps[words.start]:
            starts.append(self.doc.bounds[number - 1][0])
        for start in starts:
            named = (m for j in range(start, k) if (m := self.at.get(j)) is not None)
            found = next((m for m in named if self.reading.inventory.of(m).type == "person"), None)
            if found is not None:
                return found
        return None

    def _before_aside(self, mention: Mention, words: range) -> Mention:
        """Of "X, the envoy of Y, brokered" it is X: who opens the sentence before an aside that ends in a comma."""
        first = next((m for j in range(words.start, mention.first) if (m := self.at.get(j)) is not None), None)
        owned = first is not None and first.first and self.doc.folded[first.first - 1] in ("de", "du", "of")
        if owned and mention.kind == "person":
            return mention
        return first if first is not None and "," in self.doc.gaps[first.last] else mention

    def _joined(self, mention: Mention) -> list[Mention]:
        """A mention and those joined to it by and."""
        found = [mention]
        while len(found) < 4:
            k = found[-1].last
            if k < len(self.doc.words) and (self.doc.folded[k] in _AND or "," in self.doc.gaps[k]):
                k += self.doc.folded[k] in _AND
                k += k < len(self.doc.words) and self.doc.folded[k] in ("de", "du", "of", "by", "par")
                follower = self.at.get(k) or (self.at.get(k + 1) if self._article(k) else None)
                if follower is not None and follower.kind == mention.kind:
                    found.append(follower)
                    continue
            break
        return (
            found
            if len(found) < 2 or any(w in _AND for w in self.doc.folded[found[-2].last : found[-1].first])
            else found[:1]
        )

    def _joined_before(self, mention: Mention) -> list[Mention]:
        """A subject and the one joined before it: Qatar and Egypt presented."""
        k = mention.first - 1
        k -= k > 0 and self._article(k)
        before = self.ending.get(k) if k > 0 and self.doc.folded[k] in _AND else None
        return [before, mention] if before is not None and before.kind == mention.kind else [mention]

    def _article(self, k: int) -> bool:
        return 0 <= k < len(self.doc.words) and self.doc.folded[k] in ("the", "le", "la", "les")

    def _over(self, i: int) -> bool:
        """Whether offering, calling or a negation stands over word i in its clause."""
        first = max(self._sentence(i).start, i - _BEFORE)
        begin = max((k + 1 for k in range(first, i - 1) if _COMMA & set(self.doc.gaps[k + 1])), default=first)
        return any(_bare(word) in self.frames.over for word in self.doc.folded[begin:i])

    def _between(self, i: int) -> frozenset[int]:
        """Numbers of those between whom something is to be settled: no mediators of it."""
        words, found = self._sentence(i), set[int]()
        for k in words:
            if self.doc.folded[k] in ("between", "entre"):
                stop = min(k + _NEAR, words.stop)
                mention = next((m for j in range(k + 1, stop) if (m := self.at.get(j)) is not None), None)
                if mention is not None:
                    found.update(self._number(m) for m in self._joined(mention))
        return frozenset(found)

    def _number(self, mention: Mention) -> int:
        return self.reading.inventory.of(mention).number

    def _sentence(self, i: int) -> range:
        return self.doc.words_of(self.doc.words[i].sentence)


def _bare(word: str) -> str:
    """A folded word without an elided article (l’égide, d'un) or an English 's."""
    word = word.removesuffix("'s").removesuffix("’s")
    return word.rpartition("’")[2].rpartition("'")[2] or word


def _principals(reading: Reading, found: dict[int, Found]) -> None:
    """Whoever sent an envoy to the talks stands behind him: a body of states, or a state that is no party."""
    for entry in [entry for entry in found.values() if "envoy" in entry.roles]:
        body = entry.entity.body
        if body is None or body.number in found or body in reading.inventory.sides:
            continue
        if body.kind == "state" or body.type == "intergovernmental_org":
            reading.want(body)
            found[body.number] = Found(body, entry.span, ["good_offices"], person=entry.entity)
