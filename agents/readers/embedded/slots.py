"""What stands in the subject's place after an Arabic verb, when it is nobody that the inventory knows."""

from dataclasses import replace

from agents.readers.embedded.affixes import definite, indefinite
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.crowds import accusative, crowd_number
from agents.readers.embedded.cues import Cue
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import (
    body_heads,
    common_words,
    cue_forms,
    everyday_names,
    frames,
    name_particles,
    small_words,
    title_heads,
)
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.morphology import Gender
from agents.readers.embedded.names import given, mood
from agents.readers.embedded.subjects import COMMA, OPENING, POINTING_BACK, Subjects

_SPEECH = ("that", "quote", "colon")
_TWO_OBJECTS = frozenset(("ناشد", "سأل"))
"""Verbs that take the thing asked for without a preposition."""
_TURN = 12
"""Words from أما to the verb with ف, at most."""
_OWN_SUBJECT = frozenset(("offer", "appeal", "demand", "condition"))
"""Acts of which a text may be the grammatical subject (تقترح المبادرة، تدعو الخطة إلى)."""


def _governs(form: str) -> bool:
    """Whether a folded word is a preposition or has one joined."""
    return form in small_words()["prepositions"] or form[0] in "بل"


def _adverb(form: str) -> bool:
    """Whether a folded word tells how it was said (ضاحكا، ضاحكة), is a particle, or begins a name (ابن فلان)."""
    return mood(form) or form.endswith("ا") or len(form) < 3 or form in name_particles()[0]


class Slots(Subjects):
    """Looks at the place of the subject after a verb."""

    def subject_of(self, cue: Cue) -> Mention | None:
        """The mention after a finite verb that may be its subject: none for a plural or an accusative after it."""
        mention = self.subject_after(cue.at, cue.content if cue.complement in _SPEECH else None)
        if mention is None or accusative(self.doc, mention):
            return None
        return None if self.subject_before_only(cue) else mention

    def subject_before_only(self, cue: Cue) -> bool:
        """Whether the verb is in the plural or dual, so that its subject stands before it or is left out."""
        return cue.how.form in ("past", "present") and cue.how.person == 3 and cue.how.number != "s"

    def unknown_subject(self, cue: Cue) -> bool:
        """Whether words that are no mention stand in the subject's place, so that nobody said before is meant."""
        if cue.how.form not in ("past", "present") or self.subject_before_only(cue):
            return False
        j = self._slot(cue)
        if j < 0:
            return False
        form = self.doc.folded[j]
        if cue.how.suffix:
            noun = definite(form) or form in common_words() or self._owned_body(form)
            return j == cue.at + 1 and noun and not self._verb_at(j)
        if j == cue.at + 1 and given(form) and (form not in everyday_names() or self._named_before(form)):
            return True
        if crowd_number(form) is not None:
            return True
        if self._thing(cue, j):
            return True
        if cue.complement not in _SPEECH or cue.verb.bare or cue.verb.person:
            return False
        return self._somebody(j)

    def unnamed_subject(self, cue: Cue) -> bool:
        """Whether an indefinite person, one of many, or somebody's office stands right after the verb (نفى رجل، رفض مكتبه)."""
        j = cue.at + 1
        if cue.how.form not in ("past", "present") or cue.how.suffix or self._slot(cue) != j:
            return False
        form = self.doc.folded[j]
        gender: Gender = "f" if form in ("احدي", "امراه") or form.endswith("ه") else "m"
        if form in ("احد", "احدي", "بعض") or title_heads().get((form,)) in ("expert", "office"):
            return gender == cue.how.gender or form == "بعض"
        following = self.doc.folded[j + 1] if j + 1 < len(self.doc.words) else ""
        return (
            self._owned_body(form)
            and following != ""
            and not _governs(following)
            and not COMMA & set(self.doc.gaps[j + 1])
        )

    def unknown_before(self, cue: Cue) -> bool:
        """Whether a noun or a short name in marks that is no mention stands before the verb as its subject."""
        i, doc = cue.at, self.doc
        first = doc.bounds[doc.words[i].sentence][0]
        if cue.how.form not in ("past", "present") or cue.joined or i == first or i - 1 in self.inside:
            return False
        quote = doc.outer_quote(i - 1)
        if quote is not None and quote.closed and doc.words[i].quote < 0 and not set("،,:؛.") & set(doc.gaps[i]):
            return doc.last_word(quote) - doc.word_at(quote.inner_start) <= 4
        return self._noun_opens(first, i)

    def overt(self, cue: Cue, after: Mention) -> bool:
        """Whether the mention after the verb shows itself its subject: a nominative dual, a person before أن, one behind فيها."""
        head = self.doc.folded[after.first]
        told = after.first - (self.doc.folded[cue.at + 1] in small_words()["to_whom"]) == cue.at + 1
        if told and after.kind == "person" and cue.complement == "that" and not cue.verb.person:
            return True  # أما المجلس، فقد أكد لنا عضوه فلان أن
        if after.first == cue.at + 1:
            return head.endswith(("ان", "ون")) and definite(head)
        pointing = after.first == cue.at + 2 and self.doc.folded[cue.at + 1] in POINTING_BACK
        spoken = cue.complement in _SPEECH and not cue.verb.person  # فقال عنها فلان إنها كذا
        return pointing and (spoken or (cue.how.form == "present" and bool(COMMA & set(self.doc.gaps[cue.at]))))

    def turned_to_unknown(self, cue: Cue) -> bool:
        """Whether the turn to somebody whom no mention names ends in the verb: أما الحارس فقال."""
        doc = self.doc
        first = doc.bounds[doc.words[cue.at].sentence][0]
        if not doc.folded[cue.at].startswith("ف") or not cue.joined or cue.at - first > _TURN:
            return False
        turns = doc.folded[first] in ("اما", "واما") and first + 1 < cue.at
        return turns and first + 1 not in self.at and not _governs(doc.folded[first + 1])

    def _noun_opens(self, first: int, i: int) -> bool:
        """Whether a definite noun that is no mention opens the sentence of word i (لكن الجيران قالوا)."""
        folded, small = self.doc.folded, small_words()
        while first < i and (step := frames()["openers"].match(folded, first) or int(folded[first] in OPENING)):
            first += step
        form = folded[first]
        if first >= i or first in self.inside or not definite(form) or self._is_thing(form):
            return False
        return form not in small["pointing_persons"] and form not in small["days"]

    def unknown_after_quote(self, cue: Cue) -> bool:
        """Whether words that are no mention are the subject of a verb right after the quotation it reports."""
        j = self._slot(replace(cue, complement="quote", content=cue.at + 8))
        return j > 0 and j not in self.at and self._somebody(j)

    def _somebody(self, j: int) -> bool:
        """Whether word j is a noun that names somebody other than who was named before."""
        form = self.doc.folded[j]
        if self._owned_body(form):
            return True
        if form in small_words()["connectors"] or form[0] in "وف":
            return False
        return not _adverb(form) and form not in small_words()["pointing_persons"] and not self._verb_at(j)

    def _owned_body(self, form: str) -> bool:
        """Whether the word is somebody's committee or leadership (لجنتها، قيادته)."""
        for suffix in ("ها", "هم", "هما", "ه"):
            base = form.removesuffix(suffix)
            if base != form and len(base) > 3:
                return (base,) in body_heads() or (base.endswith("ت") and (base[:-1] + "ه",) in body_heads())
        return False

    def _named_before(self, form: str) -> list[Entity]:
        """The persons of the article whose full name holds the word."""
        return [e for e in self.inventory.entities if e.kind == "person" and form in e.name and len(e.name) > 1]

    def _made_by(self, cue: Cue, j: int) -> bool:
        """Whether an indefinite text right after the verb is somebody's: تحدث بيان للجيش عن كذا."""
        mention = self.at.get(j + 1)
        if j != cue.at + 1 or mention is None or definite(self.doc.folded[j]) or not self._is_thing(self.doc.folded[j]):
            return False
        return self.doc.folded[mention.first].startswith("ل") and mention.governed

    def called(self, cue: Cue) -> Entity | None:
        """The one person of the article whom a single name right after the verb can mean."""
        return self.called_at(cue.at + 1)

    def called_at(self, j: int) -> Entity | None:
        """The one person of the article whom a single name at word j, which is no mention, can mean."""
        if j >= len(self.doc.words) or j in self.at or not given(self.doc.folded[j]):
            return None
        found = self._named_before(self.doc.folded[j])
        return found[0] if len(found) == 1 else None

    def maker(self, cue: Cue) -> Entity | None:
        """Whose words they are when a text says them (بيان للوزارة), or a person is called by a middle name."""
        called = self.called(cue)
        if called is not None:
            return called
        j = self._slot(cue)
        if j >= 0 and (ranked := self._of_rank(j)) is not None:
            return ranked
        if j >= 0 and self._made_by(cue, j):
            return self.inventory.of(self.at[j + 1])
        if j < 0 or cue.complement not in _SPEECH or not self._is_thing(self.doc.folded[j]):
            return None
        for k in range(j + 1, min(j + 5, cue.content)):
            mention = self.at.get(k)
            if mention is not None and mention.kind in ("body", "state", "person", "title"):
                return self.inventory.of(mention)
        return None

    def _of_rank(self, j: int) -> Entity | None:
        """The person named last before word j with the rank that stands there alone (زاد الجنرال أن …)."""
        form = self.doc.folded[j]
        if title_heads().get((form,)) != "rank":
            return None
        borne = [
            m
            for m in self.inventory.mentions
            if m.kind == "person" and m.last <= j and form in self.doc.folded[m.first : m.last]
        ]
        return self.inventory.of(borne[-1]) if borne else None

    def issued(self, cue: Cue) -> int:
        """The verb that issues the text in which the cue speaks (أصدر المجلس بيانا قال فيه), -1 when there is none."""
        doc, small = self.doc, small_words()
        first, k = doc.bounds[doc.words[cue.at].sentence][0], cue.at - 1
        if k <= first or doc.folded[cue.at + 1 : cue.at + 2] not in [[w] for w in small["within"]]:
            return -1
        if doc.folded[k] not in small["texts"] and doc.folded[k].removesuffix("ا") not in small["texts"]:
            return -1
        found = (v for v in range(k - 1, max(first, k - 16) - 1, -1) if self._issues(doc.folded[v]))
        return next(found, -1)

    def _issues(self, form: str) -> bool:
        return form in small_words()["issues"] or (form[0] in "وف" and form[1:] in small_words()["issues"])

    def issuer(self, cue: Cue, verb: int) -> Mention | None:
        """Who issues the text in which the cue speaks."""
        return self.subject_after(verb, cue.at - 1) or self.topic(verb)

    def _slot(self, cue: Cue) -> int:
        """The first word after the verb that is neither adverb, aside nor governed; -1 when there is none."""
        doc = self.doc
        speech = cue.complement in _SPEECH
        end = min(doc.bounds[doc.words[cue.at].sentence][1], cue.at + 16, cue.content - 1 if speech else cue.at + 16)
        j = cue.at + 1
        while j < end:
            mention = self.at.get(j)
            if any(c in doc.gaps[j] for c in ".؛:") or doc.words[j].quote != doc.words[cue.at].quote:
                return -1
            if mention is not None:
                if not mention.governed:
                    return j
                j = mention.last
                continue
            step = self._skip(j, cue.at)
            if step == 0:
                return j if not COMMA & set(doc.gaps[j]) else -1
            governed = _governs(doc.folded[j])
            j += step
            while governed and j < end and not COMMA & set(doc.gaps[j]) and j not in self.at:
                j += 1
        return -1

    def _is_thing(self, form: str) -> bool:
        return form in small_words()["things"] or indefinite(form) in small_words()["things"]

    def text_opens(self, i: int, gender: Gender | None) -> bool:
        """Whether the sentence of word i opens with a text as its subject (وينص الاتفاق على … ويجمّد)."""
        first = self.doc.bounds[self.doc.words[i].sentence][0]
        if first + 1 >= i or lookup(self.doc.folded[first])[1] in cue_forms() or _governs(self.doc.folded[first]):
            return False
        form = self.doc.folded[first + 1]
        opens = definite(form) and self._is_thing(form) and not definite(self.doc.folded[first])
        return opens and ("f" if form.endswith("ه") else "m") == gender

    def _thing(self, cue: Cue, j: int) -> bool:
        """Whether a text or plan is the subject: before أن, or with the verb's gender and an object of its own."""
        form = self.doc.folded[j]
        if not self._is_thing(form) or self.topic(cue.at) is not None:
            return False
        if cue.complement in _SPEECH:
            return not cue.verb.bare
        gender: Gender = "f" if form.endswith("ه") else "m"
        if self._made_by(cue, j):
            return gender == cue.how.gender
        if not cue.verb.bare and not cue.verb.person and gender == cue.how.gender and j == cue.at + 1:
            return definite(form)
        if cue.verb.act not in _OWN_SUBJECT or gender != cue.how.gender or not definite(form):
            return False
        following = self.doc.folded[j + 1] if j + 1 < len(self.doc.words) else ""
        return following in ("الي", "كذلك", "ايضا") or following.endswith("ا") or following in common_words()

    def new_turn(self, i: int) -> bool:
        """Whether a turn to somebody else stands before word i (فيما دعا، من جهته طالب)."""
        first = self.doc.bounds[self.doc.words[i].sentence][0]
        return any(
            self.doc.folded[k].removeprefix("و") in small_words()["turns_to"] for k in range(max(first, i - 2), i)
        )

    def object_follows(self, cue: Cue, after: Mention) -> bool:
        """Whether the mention after the verb has an object after itself, asides between commas passed over."""
        doc = self.doc
        stop = min(doc.bounds[doc.words[cue.at].sentence][1], after.last + 24)
        j = after.last
        while j < stop and COMMA & set(doc.gaps[j]):
            step = next((k - j for k in range(j + 1, min(j + 16, stop)) if COMMA & set(doc.gaps[k])), 0)
            if not step or (step > 1 and self._verb_at(j)):
                return False
            j += step
            if j < stop and self._names_object(cue, j):
                return True
        return j < stop and self._names_object(cue, j)

    def _names_object(self, cue: Cue, j: int) -> bool:
        """Whether a bare noun or a free mention stands at word j."""
        doc = self.doc
        if any(c in doc.gaps[j] for c in ".؛:"):
            return False
        mention = self.at.get(j)
        if mention is not None:
            return not mention.governed
        form, small = doc.folded[j], small_words()
        if form in small["prepositions"] or form in small["days"] or form.isdecimal() or self._verb_at(j):
            return False
        if (form,) in frames()["that"] or form[0] in "بلوف" or form in name_particles()[0]:
            return False
        plain = definite(form) and cue.verb.lemma not in _TWO_OBJECTS
        return plain or form in ("جميع", "كل", "كافه", "كلا", "طرفي", "سائر", "ساير")

    def _verb_at(self, j: int) -> bool:
        return any(r.how.form in ("past", "present") for r in cue_forms().get(self.doc.folded[j], ()))
