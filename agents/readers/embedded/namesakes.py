"""Persons of one family name told apart: by the gender of title or verb beside the bare name, by the title behind it."""

from collections.abc import Mapping, Sequence

from agents.readers.embedded.affixes import definite
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import cue_forms
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.morphology import Gender, Inflection
from agents.readers.embedded.names import plain_space
from agents.readers.embedded.naming import same_title

_PRONOUNS: Mapping[str, Gender] = {"وهو": "m", "وهي": "f"}


class Namesakes:
    """Tells who of several bearers a bare family name means."""

    def __init__(self, doc: Document, mentions: Sequence[Mention]) -> None:
        self.doc = doc
        self.titles: Mapping[int, Mention] = {m.first: m for m in mentions if m.kind == "title"}

    def meant(self, mention: Mention, bearers: Sequence[Entity]) -> list[Entity]:
        """The bearers of the name whom its gender and the title behind it allow; all where only the name tells."""
        gender = mention.gender
        if len(bearers) > 1:
            entitled = self._entitled(mention, bearers)
            if entitled:
                return entitled
            gender = gender or self._gender_of_verb(mention)
        told = [(e, e.gender or (self._gender_of(e) if gender and len(bearers) > 1 else None)) for e in bearers]
        alike = [e for e, own in told if own == gender]
        return alike if gender and alike else [e for e, own in told if {own, gender} != {"f", "m"}]

    def title_behind(self, mention: Mention) -> Mention | None:
        """The definite title right behind a bare name: إيسكوبار الوزير."""
        title = self.titles.get(mention.last)
        behind = title is not None and plain_space(self.doc, title.first) and definite(title.name[0])
        return title if behind and mention.kind == "person" and len(mention.name) == 1 and not mention.role else None

    def _entitled(self, mention: Mention, bearers: Sequence[Entity]) -> list[Entity]:
        title = self.title_behind(mention)
        if title is None:
            return []
        return [e for e in bearers if any(same_title(title, m, self.doc) for m in e.mentions)]

    def _gender_of(self, entity: Entity) -> Gender | None:
        """The gender that the text shows where it names somebody: دعا سيرغي فلان، وهو …."""
        found = (self._gender_behind(m) or self._gender_of_verb(m) for m in entity.mentions)
        return next((gender for gender in found if gender is not None), None)

    def _gender_behind(self, mention: Mention) -> Gender | None:
        """The gender of the pronoun that goes on about the name: فلان، وهو."""
        words = self.doc.folded
        parted = mention.last < len(words) and "،" in self.doc.gaps[mention.last]
        return _PRONOUNS.get(words[mention.last]) if parted else None

    def _gender_of_verb(self, mention: Mention) -> Gender | None:
        """The gender of the verb right before the name, else of the one right behind it; None where none tells it."""
        if mention.governed:
            return None
        before = self._gender_at(mention.first - 1) if plain_space(self.doc, mention.first) else None
        behind = mention.last < len(self.doc.words) and plain_space(self.doc, mention.last)
        return before or (self._gender_at(mention.last) if behind else None)

    def _gender_at(self, i: int) -> Gender | None:
        if i < 0:
            return None
        joined, form = lookup(self.doc.folded[i])
        opens = joined or i == self.doc.bounds[self.doc.words[i].sentence][0]
        told = {_gender(r.how) for r in cue_forms().get(form, ()) if not (opens and r.how.form == "noun")}
        return told.pop() if len(told) == 1 else None


def _gender(how: Inflection) -> Gender | None:
    finite = how.form in ("past", "present") and how.person == 3 and how.number == "s"
    return how.gender if finite and not how.suffix else None
