"""Who speaks at a cue: the subject after the verb, before it, in the relative clause's antecedent, or who spoke last."""

from dataclasses import replace

from agents.readers.embedded.affixes import definite
from agents.readers.embedded.asked import answers
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.cues import Cue
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.lexicon import body_heads, cue_forms, frames, small_words, title_heads
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.morphology import Gender, Inflection
from agents.readers.embedded.names import plain_space
from agents.readers.embedded.slots import Slots
from agents.readers.embedded.subjects import COMMA, OPENING

_SUBJECT = 2
"""Words before a subject at the head of a sentence: its verb, an auxiliary."""
_TONGUE, _OFFICE = 8, 5
"""Words from a verb within which على لسان stands, and of an office before the name behind it."""
_PEOPLED = frozenset(("population", "non_state_armed_group", "political_party", "armed_force", "civil_society"))
"""Bodies of which the plural is said."""


class Speakers(Slots):
    """Resolves cues to entities, remembering who spoke last."""

    def __init__(self, doc: Document, inventory: Inventory) -> None:
        super().__init__(doc, inventory)
        self.last: list[Entity] = []
        """Speakers of the article so far, latest last."""
        self.sentence_speaker: Entity | None = None
        self.sentence = -1
        self.together: list[Entity] = []
        """Those who spoke together last."""
        self.through: dict[int, Entity] = {}
        """In this sentence: a body's number → who speaks for it (على لسان فلان)."""
        self.unknown: Gender | None = None
        """Gender of a subject that could not be told, until somebody known speaks."""
        self.unknown_in = -1
        """The last sentence with such a subject: its participles are nobody's (نفى عضو كذا، قائلا)."""

    def enter(self, sentence: int) -> None:
        """Begin a sentence: nobody has spoken in it yet."""
        self.sentence, self.sentence_speaker = sentence, None
        self.through = {}

    def spoke(self, entity: Entity) -> None:
        """Remember the entity as the one who spoke last."""
        self.sentence_speaker, self.unknown = entity, None
        self.last.append(entity)

    def holders(self, cue: Cue) -> list[Entity]:
        """Who performs the cue: one, or several where the subject names several."""
        if self.subject_before_only(cue):
            return self._several(cue)
        holder = self.holder(cue)
        if holder is None:
            return []
        if (behind := self.behind(cue, holder)) is not None:
            self.through[behind.number] = holder
        if holder.number in self.through:
            return [self.through[holder.number]]
        subject = self.subject_of(cue)
        topic = self.topic(cue.at)
        for mention in (subject, topic):
            if mention is not None and self.inventory.of(mention) is holder:
                return self.joined(mention)
        if holder.kind == "group" and len(self.inventory.sides) == 2:
            return list(self.inventory.sides)
        return [holder]

    def holder(self, cue: Cue) -> Entity | None:
        """Who performs the cue; None when nobody can be told."""
        by_tongue = self._on_the_tongue(cue)
        if by_tongue is not None:
            return by_tongue
        if cue.verb.lemma in ("نقل", "نسب") and cue.complement in ("that", "quote", "colon"):
            return self._quoted_source(cue)
        if cue.how.form == "doing":
            return self._continuing(cue.how, cue.at)
        issuing = self.issued(cue)
        if issuing >= 0:
            return self._issuer(cue, issuing)
        if cue.how.form == "noun":
            after = self.at.get(cue.at + 1)
            if after is not None and not after.governed and not cue.prefixed:
                return self.inventory.of(after)
            return self._continuing(replace(cue.how, form="doing", gender=None), cue.at) if cue.prefixed else None
        after = self.subject_of(cue)
        relative = self.antecedent(cue.at)
        if relative is not None and self.fits(relative, cue.how) and not self._object_relative(cue):
            return self.inventory.of(relative)
        if relative is None and self.after_relative(cue.at) and not (cue.how.suffix and after is not None):
            return None
        if cue.how.suffix and after is None and relative is None and self.unknown_subject(cue):
            return self._stranger(cue)
        if after is None and (asked := self._asked(cue)) is not None:
            return asked
        chained = cue.joined and self.doc.folded[cue.at].startswith("و")
        before = self.clause_topic(cue.at) if chained else self.topic(cue.at)
        if before is not None and (self._tells_aside(before, cue) or (cue.joined and self._passed_on(before, cue))):
            before = None
        direct = self.just_before(cue.at)
        overt = after is not None and self.fits(after, cue.how) and self.overt(cue, after)
        if direct is not None and self._precedes(direct, cue) and self.fits(direct, cue.how) and not overt:
            return self.inventory.of(direct)
        first = self._opens_sentence(cue.at)
        if after is not None and self.fits(after, cue.how):
            if cue.verb.person and not cue.how.suffix and not first and self._is_addressed(cue, after, before):
                return self._continuing(cue.how, cue.at)
            return self.inventory.of(after)
        if before is not None and self.fits(before, cue.how):
            return self.inventory.of(before)
        if after is None and self.unknown_subject(cue):
            return self._stranger(cue)
        if (
            self.unknown_before(cue)
            or self.turned_to_unknown(cue)
            or (self.sentence_speaker is None and self.unnamed_subject(cue))
        ):
            self.unknown, self.unknown_in = cue.how.gender, self.sentence
            return None
        if not cue.joined and not first and cue.how.form == "present" and not self._follows_quote(cue.at):
            return self._in_sentence(cue.how, cue.at, opening_only=True)
        return self._continuing(cue.how, cue.at)

    def _asked(self, cue: Cue) -> Entity | None:
        """Who was asked just before the verb and answers with it."""
        mention, others = answers(self, cue, self.last)
        if mention is not None:
            return self.inventory.of(mention) if self.fits(mention, cue.how) else None
        return next((e for e in others if self._entity_agrees(e, cue.how)), None)

    def _issuer(self, cue: Cue, verb: int) -> Entity | None:
        """Who issued the text in which the cue speaks; None, and remembered as unknown, when it cannot be told."""
        maker = self.issuer(cue, verb)
        if maker is not None and self.fits(maker, cue.how):
            return self.inventory.of(maker)
        self.unknown = cue.how.gender
        return None

    def _stranger(self, cue: Cue) -> Entity | None:
        """Who is meant by a subject that is no mention; None, and remembered as unknown, when it cannot be told."""
        maker = self.maker(cue)
        self.unknown = cue.how.gender if maker is None else None
        return maker

    def _several(self, cue: Cue) -> list[Entity]:
        """Who performs a verb in the plural or dual: those before it, else those who spoke together last."""
        relative = self.antecedent(cue.at)
        before = relative or self.just_before(cue.at) or self.topic(cue.at)
        if before is not None:
            found = self.joined(before)
            if len(found) > 1 or self._many(found[0], cue.how):
                return found
        elif self.after_relative(cue.at):
            return []
        speaker = self.sentence_speaker
        if len(self.together) > 1 and (speaker is None or speaker in self.together):
            return list(self.together)
        for entity in (speaker, *reversed(self.last[-4:])):
            if entity is not None and self._many(entity, cue.how):
                return list(self.inventory.sides) if entity.kind == "group" and self.inventory.sides else [entity]
        return []

    def _many(self, entity: Entity, how: Inflection) -> bool:
        """Whether a verb in the plural or dual can be said of the entity."""
        if entity.kind == "body":
            agrees = entity.gender == how.gender or entity.type in _PEOPLED
            return how.number == "p" and (how.gender == "m" or entity.type == "population") and agrees
        return entity.plural != "s"

    def behind(self, cue: Cue, holder: Entity) -> Entity | None:
        """The body for which somebody speaks in على لسان: the subject of the verb."""
        if self._on_the_tongue(cue) is not holder:
            return None
        subjects = (self.subject_after(cue.at), self.topic(cue.at), self.clause_topic(cue.at))
        entities = (self.inventory.of(subject) for subject in subjects if subject is not None)
        return next((entity for entity in entities if entity is not holder), None)

    def _quoted_source(self, cue: Cue) -> Entity | None:
        """نقلت وكالة عن فلان أن: the words are his."""
        for k in range(cue.at + 1, cue.content):
            mention = self.at.get(k)
            if mention is not None and self.doc.folded[k - 1] in ("عن", "الي"):
                return self.inventory.of(mention)
        return None

    def _precedes(self, mention: Mention, cue: Cue) -> bool:
        """Whether the mention right before the verb is its subject: not with و between, nor after a comma."""
        word = self.doc.folded[cue.at]
        if cue.joined and word.startswith("و"):
            return False
        if self._tells_aside(mention, cue):
            return False
        return cue.joined or not COMMA & set(self.doc.gaps[cue.at]) or mention.kind in ("person", "body", "title")

    def _passed_on(self, before: Mention, cue: Cue) -> bool:
        """Whether somebody else has spoken since, behind his verb: أما المجلس فقد أكد عضوه فلان كذا، ثم تراجع وقال."""
        speaker = self.sentence_speaker
        if speaker is None or speaker is self.inventory.of(before) or not self._entity_agrees(speaker, cue.how):
            return False
        since = (m for m in speaker.mentions if before.last < m.first and m.last <= cue.at and not m.governed)
        return any(self._verb_before(m.first) for m in since)

    def _verb_before(self, i: int) -> bool:
        """Whether a verb stands before the subject at word i, or before to whom it is said."""
        back = i - 2 if self.doc.folded[i - 1] in small_words()["to_whom"] else i - 1
        return any(r.how.form in ("past", "present") for r in cue_forms().get(lookup(self.doc.folded[back])[1], ()))

    def _tells_aside(self, mention: Mention, cue: Cue) -> bool:
        """Whether the mention before the comma is another verb's subject: على ما يروي فلان، هدّد آخر بكذا."""
        parted = COMMA & set(self.doc.gaps[cue.at]) and mention.last == cue.at and mention.first > 0
        return bool(parted) and self._verb_at(mention.first - 1) and self.at.get(cue.at + 1) is not None

    def _on_the_tongue(self, cue: Cue) -> Entity | None:
        """على لسان فلان، عبر الناطق باسمه فلان: the person speaks, for the subject; behind the verb or right before it."""
        doc, first = self.doc, self.doc.bounds[self.doc.words[cue.at].sentence][0]
        for j in range(cue.at + 1, min(cue.at + _TONGUE, len(doc.words) - 2)):
            if (mention := self._tongue_at(j)) is not None:
                return self.inventory.of(mention)
        for j in range(max(first, cue.at - _TONGUE - _OFFICE), cue.at - 1):
            mention = self._tongue_at(j)
            if mention is not None and mention.last == cue.at and COMMA & set(doc.gaps[cue.at]):
                return self.inventory.of(mention)
        return None

    def _tongue_at(self, j: int) -> Mention | None:
        """The person through whom somebody speaks, in the words at word j; his office may stand before his name."""
        doc = self.doc
        size = frames()["on_the_tongue"].match(doc.folded, j)
        through = 0 if size else frames()["through"].match(doc.folded, j)
        start = j + (size or through)
        if start == j:
            return None
        for k in range(start, min(start + _OFFICE, len(doc.words))):
            mention = self.at.get(k)
            if mention is not None and mention.kind == "body" and mention.last in self.at:
                continue  # على لسان مدير عام المديرية فلان: the body that the office belongs to
            if mention is not None:
                deputed = not through or mention.title in ("spokes", "envoy") or self._own_office(start)
                speaks = mention.kind in ("person", "title") and deputed
                return mention if speaks or (size and k == start) else None
            if COMMA & set(doc.gaps[k]):
                return None
        return None

    def _own_office(self, j: int) -> bool:
        """Whether word j is an office of who is spoken for: عبر كاتبتها العامة فلانة، عبر رئيسه فلان."""
        form = self.doc.folded[j]
        base = next((form.removesuffix(s) for s in ("ها", "هم", "ه") if form.endswith(s)), "")
        bare = base[:-1] + "ه" if base.endswith("ت") else base
        return any(title_heads().get((f,)) in ("office", "spokes", "envoy") for f in (base, bare) if f)

    def _object_relative(self, cue: Cue) -> bool:
        return bool(cue.how.suffix) and self.subject_after(cue.at) is not None

    def _follows_quote(self, i: int) -> bool:
        return any(c in self.doc.gaps[i] for c in '»”"')

    def _opens_sentence(self, i: int) -> bool:
        first = self.doc.bounds[self.doc.words[i].sentence][0]
        return all(
            self.doc.folded[k] in OPENING or frames()["openers"].match(self.doc.folded, k) for k in range(first, i)
        )

    def _is_addressed(self, cue: Cue, after: Mention, before: Mention | None) -> bool:
        """طالبت الحكومة بـ: the noun after a chained verb is the one asked when somebody else is speaking already."""
        if before is None and self.new_turn(cue.at):
            return False
        speaker = self.inventory.of(before) if before is not None else self.sentence_speaker
        if speaker is None or speaker is self.inventory.of(after) or not self._entity_agrees(speaker, cue.how):
            return False
        return not self.object_follows(cue, after)

    def _continuing(self, how: Inflection, i: int) -> Entity | None:
        """Who is speaking already: in this sentence, then the last one who agrees."""
        if how.form == "doing" and self.unknown_in == self.sentence and self.unknown == how.gender:
            return None
        near = self._object_verb_subject(i) if how.form == "doing" else None
        if near is not None and self.fits(near, how):
            return self.inventory.of(near)
        inside = self._in_sentence(how, i)
        if inside is not None:
            return inside
        if how.form == "doing" and self.sentence_speaker is not None:
            return None  # of a participle who spoke in its sentence, or nobody
        if (self.unknown is not None and self.unknown == how.gender) or (
            how.form != "doing" and self.text_opens(i, how.gender)
        ):
            return None
        for entity in reversed(self.last[-4:]):
            crowd = entity.kind == "source" and entity.plural == "p" and how.number == "s"
            if self._entity_agrees(entity, how) and not crowd:
                return entity
        return None

    def pointed(self, i: int, gender: Gender, *, many: bool = False) -> Entity | None:
        """Whom a pronoun at word i stands for, where it is said that something is so in his view."""
        return self._continuing(Inflection("past", gender, "p" if many else "s"), i)

    def _object_verb_subject(self, i: int) -> Mention | None:
        """The subject of a verb with its object joined, right before a participle: خبر نفاه فلان، معتبرا أن …."""
        mention = self.ending.get(i)
        if mention is None or mention.governed or not mention.first or not COMMA & set(self.doc.gaps[i]):
            return None
        verbs = cue_forms().get(lookup(self.doc.folded[mention.first - 1])[1], ())
        return mention if any(r.how.suffix and r.how.form in ("past", "present") for r in verbs) else None

    def _in_sentence(self, how: Inflection, i: int, *, opening_only: bool = False) -> Entity | None:
        """Who speaks in this sentence already, else whom it is about: its opening subject, its first free mention."""
        if self.sentence_speaker is not None and self._entity_agrees(self.sentence_speaker, how):
            return self.sentence_speaker
        nearer = self.topic(i) if how.form == "doing" else self.opening(i)
        for mention in (nearer, None if opening_only else self._earlier_in_sentence(i, how)):
            if mention is not None and self.fits(mention, how):
                return self.inventory.of(mention)
        return None

    def _earlier_in_sentence(self, i: int, how: Inflection) -> Mention | None:
        """The first free person or body of the sentence before word i that agrees."""
        first = self.doc.bounds[self.doc.words[i].sentence][0]
        for k in range(first, i):
            mention = self.at.get(k)
            if (
                mention is None
                or mention.governed
                or mention.kind not in ("person", "body", "title", "source", "state")
            ):
                continue
            if self.fits(mention, how) and self.within_words(mention, i):
                return mention
        return None

    def settle(self, words: range) -> None:
        """After a sentence in which nobody spoke: its last free person is whom the next one goes on about."""
        if self.sentence_speaker is not None:
            return
        people = [
            m for k in words if (m := self.at.get(k)) is not None and m.kind in ("person", "title") and not m.governed
        ]
        people = [m for m in people if self.doc.words[m.first].quote < 0 and not self._in_construct(m)]
        if people:
            subject = self._acts_first(words, people)
            self.last.append(self.inventory.of(subject or people[-1]))

    def _acts_first(self, words: range, people: list[Mention]) -> Mention | None:
        """The first person where the sentence opens with a verb and its subject: of «التقى فلان فلانا» it is the one who acts."""
        first = people[0]
        return (
            first
            if len(people) > 1 and first.first - words.start <= _SUBJECT and self._opens_with_verb(words)
            else None
        )

    def _opens_with_verb(self, words: range) -> bool:
        word = self.doc.folded[words.start]
        return (
            word not in small_words()["prepositions"]
            and (word,) not in body_heads()
            and not definite(word)
            and words.start not in self.at
        )

    def _in_construct(self, mention: Mention) -> bool:
        """Whether the noun of a text or body right before the mention rules it (رسالة فلان), so that it is spoken of."""
        i = mention.first
        if not i or not plain_space(self.doc, i) or self.doc.folded[i].startswith("و") or i - 1 in self.inside:
            return False
        before = self.doc.folded[i - 1]
        return before in small_words()["things"] or (before,) in body_heads()

    def fits(self, mention: Mention, how: Inflection) -> bool:
        """Whether a verb in this form can be said of the mention."""
        entity = self.inventory.of(mention)
        if (
            mention.kind in ("person", "body")
            and mention.gender is not None
            and how.gender is not None
            and how.number == "s"
        ):
            return mention.gender == how.gender or entity.gender == how.gender
        return self._entity_agrees(entity, how)

    def _entity_agrees(self, entity: Entity, how: Inflection) -> bool:
        if how.person != 3 or how.gender is None:
            return True
        if entity.kind in ("person", "title", "body") or (entity.kind == "state" and how.number == "s"):
            if how.number != "s" and entity.plural == "s" and entity.kind != "body":
                return False
            return entity.gender is None or entity.gender == how.gender or how.number != "s"
        if entity.kind == "source" and entity.plural == "p" and entity.gender == "m" and how.number == "s":
            return how.gender == "m"  # of السفراء no «قائلة»
        return entity.kind != "group" or how.number != "s" or how.gender != "f"
