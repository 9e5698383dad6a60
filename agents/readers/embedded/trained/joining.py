"""The mentions of the rules and of the sequence model joined: what only the model sees is added, what it sees whole is not cut."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

import regex

from agents.readers.embedded.affixes import definite, governed_by_prefix, indefinite, readings
from agents.readers.embedded.alike import latin
from agents.readers.embedded.datelines import without_dateline
from agents.readers.embedded.document import Document
from agents.readers.embedded.english_described import dateline
from agents.readers.embedded.english_lexicon import english, english_bodies
from agents.readers.embedded.lexicon import (
    body_heads,
    common_words,
    cue_forms,
    everyday_names,
    frames,
    given_names,
    labels,
    name_particles,
    phrases,
    small_words,
    state_names,
    title_heads,
)
from agents.readers.embedded.mention import Kind, Mention, name_start
from agents.readers.embedded.morphology import Gender
from agents.readers.embedded.names import (
    begins_name,
    ends_in_ta,
    goes_on_telling,
    manner,
    name_end,
    ordinary,
    possessed,
    printed_as_word,
)
from agents.readers.embedded.persons import MASCULINE, called_after
from agents.readers.embedded.respect import honoured, opens_with_respect
from agents.readers.embedded.trained.latin_names import cut_to_name
from agents.readers.embedded.trained.placed import before_direction
from agents.readers.embedded.trained.sequences import Stretch
from agents.readers.embedded.trained.trimming import trimmed
from schemas.vocabulary import ActorType

_KINDS: dict[str, tuple[Kind, ActorType]] = {
    "P": ("person", "person"),
    "B": ("body", "civil_society"),
    "S": ("state", "state"),
    "C": ("source", "collective_unresolved"),
}


_OWNERS = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "our", "le", "la", "l", "un", "une", "son", "sa", "leur", "notre")
)


_CHILDREN = frozenset(("ابن", "ابنه", "بنت"))
"""Children, of whose parent kin is told: ابن عم فلان."""
_DEED = regex.compile(r"[وف]?[بل]?(?:ال)?(?:است\p{L}{2}ا\p{L}|ا\p{L}ت\p{L}ا\p{L}|ان\p{L}{2}ا\p{L}|ت\p{L}{2}ي\p{L})")
"""Shapes of verbal nouns of which hardly any names a body: استفعال, افتعال, انفعال, تفعيل."""
_SURE = 0.7
"""Chance from which the model may lengthen a name that the rules found."""
_NEVER = frozenset(
    (
        "عدم",
        "غير",
        "دون",
        "كل",
        "بعض",
        "ان",
        "الا",
        "انه",
        "انها",
        "الي",
        "علي",
        "عن",
        "من",
        "بعد",
        "قبل",
        "حين",
        "لم",
        "لا",
    )
)
"""Words that no name of a person holds."""
_PARTICLE = 3
"""Letters of the longest particle inside a name."""
_LEAST = 0.02
"""Sureness below which a stretch, found only because the model is made to lean, names nobody."""
_BELIEVED = 0.4
"""Chance from which everyday words may be a name all the same."""
_LEFT_OVER = frozenset(("a", "ont", "avait", "est", "d'un", "d'une", "of"))
"""Words with which no description ends."""
_GRADED = 2
"""Words of a rank with its grade: الرقيب أول."""
_MORE = 3
"""Words it may add."""


@dataclass(frozen=True)
class Joined:
    """Mentions in text order, none overlapping, and how sure the model is of each."""

    mentions: list[Mention]
    sure: dict[int, float]
    """First word of a mention → the model's probability; absent where the model saw none."""


def join(doc: Document, rules: Sequence[Mention], seen: Sequence[Stretch]) -> Joined:
    """All mentions of the rules, lengthened where the model sees more of a name, and the model's own."""
    over: dict[int, Stretch] = {k: s for s in seen for k in range(s.first, s.last)}
    kept: list[Mention] = []
    sure: dict[int, float] = {}
    taken: set[int] = set()
    ruled = {k for m in rules for k in range(m.first, m.last)}
    for mention in rules:
        found = next((over[k] for k in range(mention.first, mention.last) if k in over), None)
        kept.append(_lengthened(doc, mention, found, ruled))
        taken.update(range(kept[-1].first, kept[-1].last))
        if found is not None:
            sure[mention.first] = found.sure
    begin = dateline(doc)
    cut = (before_direction(doc, cut_to_name(doc, _behind_respect(doc, s))) for s in seen if s.first >= begin)
    for stretch in filter(None, cut):
        words = range(stretch.first, stretch.last)
        if taken.isdisjoint(words) and ruled.isdisjoint(words) and _names(doc, stretch):
            made = from_stretch(doc, stretch)
            kept.append(made)
            taken.update(words)
            sure[made.first] = stretch.sure
    return Joined(without_dateline(doc, (trimmed(doc, m) for m in sorted(kept, key=lambda m: m.first))), sure)


def _ruling_rank(word: str, following: str) -> bool:
    """Whether a rank without its article rules a definite noun, as offices do: شيخ البلدات، قاضي المدينة."""
    return title_heads().get((f"ال{word}",)) == "rank" and definite(following) and following not in given_names()


def _behind_respect(doc: Document, stretch: Stretch) -> Stretch:
    """The stretch without a word of respect before a title: of «سعادة النائب» the title."""
    longer = stretch.last - stretch.first > 1 and opens_with_respect(doc, stretch.first)
    return replace(stretch, first=stretch.first + 1) if longer else stretch


def _names(doc: Document, stretch: Stretch) -> bool:
    """Whether a stretch can be a mention: no label that takes sides, no wish to stay unnamed (حجب اسمه), no lone governed given name."""
    if labels().match(doc.folded, stretch.first):
        return False
    if _mediating(doc.folded[stretch.first]) or any(
        (doc.folded[k],) in frames()["anonymity"] for k in range(stretch.first, stretch.last)
    ):
        return False
    if stretch.kind == "P" and any(doc.folded[k] in _NEVER for k in range(stretch.first, stretch.last)):
        return False
    arabic = doc.folded[stretch.first][:1] > "\u0600"
    if stretch.kind in "PB" and arabic and _is_a_word(doc, stretch):
        return False
    if stretch.kind == "P" and called_after(doc, stretch.first):
        return False
    if _wish(doc, stretch) or (stretch.kind == "P" and arabic and _no_person(doc, stretch)):
        return False
    if stretch.sure < _LEAST or _runs_on(doc, stretch) or _deed(doc.folded[stretch.first]):
        return False
    prefix = _prefix(doc, stretch.first)
    lone = stretch.last - stretch.first == 1 and stretch.kind == "P" and governed_by_prefix(prefix)
    if stretch.last - stretch.first == 1 and stretch.kind == "P":
        word = doc.folded[stretch.first]
        if _joined_noun(word) or _of_its_verb(word):
            return False
    return not lone or doc.folded[stretch.first].removeprefix(prefix) in doc.forms


def _of_its_verb(word: str) -> bool:
    """Whether a word is a verbal noun in the accusative, as verbs strengthen themselves with: أنكر إنكارا، رفض رفضا."""
    noun = word.removesuffix("ا")
    return noun != word and any(r.how.form == "noun" for r in cue_forms().get(noun, ()))


def _joined_noun(word: str) -> bool:
    """Whether a folded word is a joined preposition and an everyday noun: قال لزميل، جاء بديك."""
    plain = word[0] in "بل" and len(word) > _PARTICLE and word not in given_names()
    return plain and (word[1:] in common_words() or word[1:] in small_words()["folk_one"])


def _wish(doc: Document, stretch: Stretch) -> bool:
    """Whether a stretch is a wish for somebody: رحمه الله، حفظها الله."""
    words = doc.folded[stretch.first : stretch.last]
    wished = len(words) == 2 and words[1] == "الله" and words[0].endswith(("ه", "ها", "هم", "ك"))
    return wished and not ends_in_ta(doc, stretch.first)


def _named(word: str) -> bool:
    """Whether a folded word heads a title or a body, also with a possessive: ناطقها، وزارته."""
    bare = {word, indefinite(word), *(word.removesuffix(whose) for whose in ("ها", "هم", "هما", "ه", "نا", "ي"))}
    bare |= {form[:-1] + "ه" for form in bare if form.endswith("ت")}
    return any((form,) in title_heads() or (form,) in body_heads() for form in bare)


def _is_a_word(doc: Document, stretch: Stretch) -> bool:
    """Whether an Arabic stretch is an everyday word or two, no name: شفاهةً، جاهزيتها، أسماء الموفدين."""
    first, last = stretch.first, stretch.last
    word = doc.folded[first]
    owned = possessed(word) and word not in given_names() and not any(_named(rest) for _, rest in readings(word))
    if last - first == 1:
        plain = printed_as_word(doc.words[first].text) and stretch.kind == "P" and not _head(word)
        return owned or (plain and word not in given_names())
    if owned or stretch.kind == "B":
        return owned
    following = doc.folded[first + 1]
    return word in everyday_names() and following.startswith("ال") and following.endswith(("ين", "ون", "ات"))


def _no_person(doc: Document, stretch: Stretch) -> bool:
    """Whether a stretch told as a person is a manner, a told verb or everyday things: بلهجته، فكتب إليه، الأقمار."""
    words = doc.folded[stretch.first : stretch.last]
    if manner(words[0]) or goes_on_telling(words[0]):
        return True
    verb = len(words) == 1 and words[0].startswith("ي") and words[0] not in given_names()
    if verb and stretch.sure < _BELIEVED:
        return True
    if any(w in given_names() or _named(w) for w in words) or not all(ordinary(w) for w in words):
        return False
    if stretch.sure >= _BELIEVED:
        return False
    return not (len(words) == 1 and words[0].startswith("ال") and words[0].endswith("ي"))


def _mediating(word: str) -> bool:
    """Whether a folded word is what mediators do: وساطة, محادثات."""
    forms = {rest.removeprefix("ال") for _, rest in readings(word)} | {word}
    forms |= {form.removesuffix(whose) for form in forms for whose in ("ها", "هم", "هما", "ه", "نا")}
    return any(
        (f,) in phrases("mediation", "talk_words") or (f,) in phrases("mediation", "mediation_words") for f in forms
    )


def _deed(word: str) -> bool:
    """Whether a folded word has the shape of a verbal noun and is no head of a body: «استهداف المدنيين» is nobody."""
    return _DEED.fullmatch(word) is not None and not _head(word) and word not in given_names()


def _runs_on(doc: Document, stretch: Stretch) -> bool:
    """Whether a name in Latin letters runs on into plain words."""
    words = [doc.words[k].text for k in range(stretch.first, stretch.last)]
    plain = sum(w[:1].islower() and len(w) > _PARTICLE for w in words)
    return stretch.kind == "P" and words[0][:1].isupper() and words[0].lower() not in _OWNERS and plain > 1


def _lengthened(doc: Document, mention: Mention, found: Stretch | None, ruled: Set[int]) -> Mention:
    """The mention with the words that the model adds at its end, where both mean the same kind of name."""
    if found is None or mention.last >= found.last:
        return mention
    if (
        mention.kind == "title"
        and mention.first == found.first
        and found.kind == "P"
        and latin(doc.folded[found.first])
    ):
        return _whole_description(doc, mention, found, ruled)
    if mention.kind != "person" or found.sure < _SURE:
        return mention
    more = range(mention.last, found.last)
    heads = any(_head(doc.folded[k]) for k in more)
    if found.kind != "P" or len(more) > _MORE or heads or not ruled.isdisjoint(more):
        return mention
    name = (*mention.name, *doc.written[mention.last : found.last])
    return replace(mention, last=found.last, end=doc.words[found.last - 1].end, name=name)


def _whole_description(doc: Document, mention: Mention, found: Stretch, ruled: Set[int]) -> Mention:
    """A description with what the model sees behind it, up to the next name: le directeur | des douanes."""
    stretch = cut_to_name(doc, found)
    last = stretch.last if stretch is not None else mention.last
    while last > mention.last and ((doc.folded[last - 1],) in english("stop") or doc.folded[last - 1] in _LEFT_OVER):
        last -= 1
    if last <= mention.last or not ruled.isdisjoint(range(mention.last, last)):
        return mention
    name = (*mention.name, *doc.written[mention.last : last])
    return replace(mention, last=last, end=doc.words[last - 1].end, name=name, head=name[-1])


def _head(word: str) -> bool:
    """Whether a name of its own begins at the word: a body's, or a title."""
    forms = ((word,), (indefinite(word),))
    return any(form in body_heads() or form in title_heads() for form in forms)


def from_stretch(doc: Document, stretch: Stretch) -> Mention:
    """A mention from what the model alone saw."""
    first, last = stretch.first, stretch.last
    if last - first == 1 and (respect := honoured(doc, first)) is not None:
        return respect
    in_latin = latin(doc.folded[first])
    prefix = "" if in_latin else _prefix(doc, first)
    words = [doc.folded[k] for k in range(first, last)]
    words[0] = next((rest for taken, rest in readings(words[0]) if taken == prefix), words[0]) if prefix else words[0]
    kind, type_ = _KINDS[stretch.kind]
    head = indefinite(words[-1] if in_latin else words[0])
    title = title_heads().get((words[0],)) or title_heads().get((head,))
    if kind == "person" and (
        _describes(doc, first, last)
        if in_latin
        else title is not None and not any(w in given_names() for w in words[1:])
    ):
        kind = "title"
    if kind == "person" and last - first > 1 and _ruling_rank(words[0], words[1]):
        kind, title = "title", "office"
    if kind == "person" and last - first > 1 and words[0] in _CHILDREN and words[1] in small_words()["kin_between"]:
        kind, title = "title", "expert"
    name_at = _behind_rank(doc, first, last) if kind == "title" and title == "rank" else first
    if kind == "body":
        type_ = _body_type(words, in_latin=in_latin)
    if kind == "state" and (tuple(words) not in state_names() and not in_latin):
        kind, type_ = "body", "state"
    end = doc.words[last - 1].end
    if in_latin and doc.words[last - 1].text.endswith(("'s", "’s")):
        end -= 2
        words[-1] = words[-1][:-2]
    if name_at > first:
        kind, words, prefix = "person", words[name_at - first :], ""
    name = doc.as_written(name_at, words)
    return Mention(
        first,
        last,
        name_start(doc, first, prefix) if prefix else doc.words[name_at].start,
        end,
        kind,
        type_,
        name,
        _gender(kind, words),
        "p" if kind == "source" and (head.endswith(("ون", "ين")) or type_ == "population") else "s",
        title if kind == "title" else None,
        head if name_at > first else indefinite(name[-1] if in_latin else name[0]),
        (first, name_at) if name_at > first else None,
        governed_by_prefix(_prefix(doc, first)) if name_at > first else governed_by_prefix(prefix),
    )


def _behind_rank(doc: Document, first: int, last: int) -> int:
    """Where the name begins behind a rank and its adjectives (النائبة العجوز غولتان آقصو); the rank's place for none."""
    if last > first + _GRADED and tuple(doc.folded[first : first + _GRADED]) in title_heads():
        at = first + _GRADED
        return first if ordinary(doc.folded[at]) else at
    at = next((k for k in range(first + 1, last) if not definite(doc.folded[k])), first)
    return at if at > first and begins_name(doc, at) and name_end(doc, at) >= last else first


def _describes(doc: Document, first: int, last: int) -> bool:
    """Whether words in Latin letters describe somebody rather than name him (the bishops' secretary, son coordonnateur)."""
    forms = doc.folded[first:last]
    if all((f,) in english("titles") or (f,) in english("title_adjectives") for f in forms):
        return True
    return forms[0] in _OWNERS or not any(doc.words[k].text[:1].isupper() for k in range(first, last))


def _prefix(doc: Document, i: int) -> str:
    """The proclitics before a name: those after which a word known to the text or the lexicons is left."""
    form = doc.folded[i]
    for taken, rest in readings(form)[1:]:
        known = (rest,) in title_heads() or (rest,) in body_heads() or rest in given_names() or (rest,) in state_names()
        known = (
            known
            or rest in name_particles()[0]
            or (indefinite(rest),) in body_heads()
            or (indefinite(rest),) in title_heads()
        )
        if known or (rest.startswith("ال") and len(rest) > 4) or (len(rest) > 3 and rest in doc.forms):
            return taken
    return ""


def _body_type(words: Sequence[str], *, in_latin: bool) -> ActorType:
    if in_latin:
        for word in reversed(words):
            if (found := english_bodies().get((word,))) is not None:
                return found  # type: ignore[return-value]
        return "other"
    for word in words:
        found = body_heads().get((word,)) or body_heads().get((indefinite(word),))
        if found is not None:
            return found  # type: ignore[return-value]
    return "other"


def _gender(kind: Kind, words: Sequence[str]) -> Gender | None:
    if kind == "person":
        return next((g for w in words if (g := given_names().get(w)) is not None), None)
    if kind == "title" or kind == "body":
        return "f" if words[0].endswith(("ه", "ا")) and words[0] not in MASCULINE else "m"
    return None
