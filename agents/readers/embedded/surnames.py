"""Surnames of persons whom the article names in full somewhere: alone, behind a title, or with words that are no name."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from agents.readers.embedded.affixes import definite, governed_by_prefix, indefinite, readings
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import body_heads, cue_forms, given_names, name_particles, small_words, title_heads
from agents.readers.embedded.mention import Mention, name_start
from agents.readers.embedded.names import given, ordinary, plain_space
from agents.readers.embedded.naming import surname_forms

Name = tuple[str, ...]
_OF_GOD = 2
"""Words of a first name that a particle begins: عبد الزهرة فلان."""


def cut_to_surnames(doc: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Names that are a surname known from a full name and a word that is none: the surname (كوسو بسخرية، المفتي الجوهري)."""
    full = [m.name for m in mentions if m.kind == "person" and len(m.name) > 1 and (m.role or _begins_given(m.name))]
    known = {form[0] for name in full for form in surname_forms(name) if len(form) == 1}
    forms = [(form, m.name) for m in mentions if m.kind == "person" for form in surname_forms(m.name)]
    whole = {name[0] for name in full}
    return [_told(doc, _cut(doc, _behind_verb(doc, m, forms), known - whole), known - whole) for m in mentions]


def _behind_verb(doc: Document, mention: Mention, forms: Sequence[tuple[Name, Name]]) -> Mention:
    """A known family name taken together with the verb before it: the name (وعقّب فلان، ترى فان در فلان)."""
    word, rest = doc.folded[mention.first], mention.name[1:]
    if mention.kind != "person" or mention.role or not rest or given(mention.name[0]):
        return mention
    if not any(form == rest and mention.name not in (name, name[-len(mention.name) :]) for form, name in forms):
        return mention
    joined, form = lookup(word)
    acts = any(r.how.form != "noun" for r in cue_forms().get(form, ()))
    if not acts and not (joined and ordinary(form) and not given(form)):
        return mention
    at = mention.first + 1
    return replace(mention, first=at, start=doc.words[at].start, name=rest, gender=None)


def _begins_given(name: tuple[str, ...]) -> bool:
    return name[0] in given_names() or (len(name) > _OF_GOD and name[0] in name_particles()[0])


def _told(doc: Document, mention: Mention, known: Set[str]) -> Mention:
    """The surname at the head of what was taken for a body (الجوهري ترحيل اللاجئين): with the rest it names nobody."""
    longer = mention.kind == "body" and len(mention.name) > 1 and mention.first + len(mention.name) == mention.last
    surname = mention.name[0]
    if not longer or surname not in known or (indefinite(surname),) in body_heads():
        return mention
    end = doc.words[mention.first].end
    return replace(
        mention, last=mention.first + 1, end=end, kind="person", type="person", name=(surname,), gender=None, head=""
    )


def _cut(doc: Document, mention: Mention, known: Set[str]) -> Mention:
    if mention.kind not in ("person", "title") or len(mention.name) < 2:
        return mention
    first, second = mention.name[:2]
    if len(mention.name) > 2:
        longer = mention.role is None and first in known and not any(map(given, mention.name))
        told = longer and all(ordinary(word) or definite(word) for word in mention.name[1:]) and ordinary(second)
        return _first_word(doc, mention) if told else mention
    if (
        first in known
        and definite(second)
        and ordinary(second)
        and second not in known
        and second[2:] not in given_names()
    ):
        return _first_word(doc, mention)
    if _begins_given(mention.name) or mention.last - mention.first < 2:
        return mention
    if first in known and second not in known:
        return _first_word(doc, mention)
    title = title_heads().get((first,)) or title_heads().get((indefinite(first),))
    if second in known and title is not None and definite(first):
        at = mention.last - 1
        office = (mention.first, at)
        return replace(
            mention,
            start=doc.words[at].start,
            kind="person",
            name=(second,),
            title=title,
            head=indefinite(first),
            role=office,
        )
    return mention


def _first_word(doc: Document, mention: Mention) -> Mention:
    """The mention without all that stands behind the first word of its name."""
    last = mention.last - len(mention.name) + 1
    return replace(mention, last=last, end=doc.words[last - 1].end, name=mention.name[:1])


class Surnames:
    """Finds surnames where no mention stands yet."""

    def __init__(self, doc: Document, surnames: Mapping[tuple[str, ...], Sequence[Entity]]) -> None:
        self.doc = doc
        self.surnames = surnames

    def added_to(self, mentions: list[Mention]) -> list[Mention]:
        """Mentions with bare surnames added where no mention stands yet."""
        mentions = [m for m in mentions if not self._is_surname(m)]
        taken = {k for m in mentions for k in range(m.first, m.last)}
        added = []
        for i in range(len(self.doc.words)):
            if i in taken:
                continue
            found = self._surname_at(i)
            if found is not None:
                added.append(found)
                taken.update(range(found.first, found.last))
        return sorted([*mentions, *added], key=lambda m: m.first)

    def _is_surname(self, mention: Mention) -> bool:
        """A title alone that is a known surname (وقال الكاتب، after نبيل الكاتب), or the kin that begins one (ابن فلان)."""
        if mention.kind == "source" and mention.name == ("ابن",):
            return (*mention.name, *self.doc.folded[mention.last : mention.last + 1]) in self.surnames
        return mention.kind == "title" and mention.name[:1] in self.surnames

    def _surname_at(self, i: int) -> Mention | None:
        doc = self.doc
        for prefix, form in readings(doc.folded[i]):
            for size in (3, 2, 1):
                phrase = (form, *doc.folded[i + 1 : i + size])
                if len(phrase) < size or phrase not in self.surnames:
                    continue
                if size == 1 and form in cue_forms() and not definite(form):
                    continue
                if form == "علي" and doc.words[i].text.endswith("ى"):
                    continue
                end = doc.words[i + size - 1].end
                governed = governed_by_prefix(prefix) or (
                    i > 0 and doc.folded[i - 1] in small_words()["prepositions"] and not set("،,.:") & set(doc.gaps[i])
                )
                gender = self.surnames[phrase][-1].gender if len(self.surnames[phrase]) == 1 else None
                bare = Mention(
                    i, i + size, name_start(doc, i, prefix), end, "person", "person", phrase, gender, governed=governed
                )
                return self._with_title(bare) if not prefix else bare
        return None

    def _with_title(self, bare: Mention) -> Mention:
        """The surname with the title right before it (العميد الشعار)."""
        first = bare.first
        if first == 0 or not plain_space(self.doc, first):
            return bare
        for prefix, form in readings(self.doc.folded[first - 1]):
            kind = title_heads().get((form,)) or title_heads().get((indefinite(form),))
            if kind is not None and definite(form):
                return replace(
                    bare,
                    first=first - 1,
                    title=kind,
                    head=indefinite(form),
                    role=(first - 1, first),
                    governed=governed_by_prefix(prefix) or self._after_preposition(first - 1),
                )
        return bare

    def _after_preposition(self, i: int) -> bool:
        return (
            i > 0
            and self.doc.folded[i - 1] in small_words()["prepositions"]
            and not set("،,.:") & set(self.doc.gaps[i])
        )
