"""Bodies: a head noun (وزارة، حركة، قوات …) with what belongs to its name."""

from agents.readers.embedded.affixes import definite, governed_by_prefix, indefinite, readings
from agents.readers.embedded.body_words import (
    ADJECTIVES,
    ALSOADJECTIVES,
    ARMS,
    CALLED_AFTER,
    MASCULINE_PLURAL_HEADS,
    NOUNS_IN_Y,
    ONLY_NAMED,
    REALMS,
    UNITS,
    WITH_DATIVE,
)
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import (
    body_heads,
    common_words,
    cue_forms,
    frames,
    nisbas,
    small_words,
    state_names,
    title_heads,
)
from agents.readers.embedded.mention import Mention, name_start
from agents.readers.embedded.morphology import Gender
from agents.readers.embedded.names import begins_name, ends_in_ta, given, name_end, ordinary, plain_space, possessed
from agents.readers.embedded.once import once
from schemas.vocabulary import ActorType

_WHAT = frozenset(("ما", "بما", "لما", "مما", "وما", "عما", "فيما"))
_LONGEST = 8


def body(doc: Document, i: int) -> Mention | None:
    """The body whose head is word i."""
    found = _head(doc, i) if doc.folded[i] != "بالنيابه" and not _told(doc, i) else None
    if found is None:
        return None
    prefix, form, type_, size = found
    if size == 1 and (form in ALSOADJECTIVES or _nisba(form)) and _describes(doc, i):
        return None
    stop = _extent(doc, i, i + size, form, size)
    if stop == i + 1 and not definite(form) and size == 1:
        return None
    if form in ONLY_NAMED and doc.words[stop - 1].quote < 0:
        return None
    return _make(doc, i, stop, prefix, form, type_)


def _told(doc: Document, i: int) -> bool:
    """Whether word i is a verb with its object behind ما, not the noun that is written like it (ما أذاعه راديو كذا)."""
    if i == 0 or doc.folded[i - 1] not in _WHAT or not doc.words[i].text.endswith("ه"):
        return False
    return any(r.how.suffix == "ه" and r.how.form == "past" for r in cue_forms().get(doc.folded[i], ()))


def _nisba(form: str) -> bool:
    """Whether a definite word has the shape of an adjective of belonging: الدورية."""
    return definite(form) and form.endswith("يه")


def _describes(doc: Document, i: int) -> bool:
    """Whether word i is the adjective of a definite noun right before it (الألغام البحرية), no body."""
    before = doc.folded[i - 1] if i > 0 else ""
    return plain_space(doc, i) and definite(before) and before not in small_words()["prepositions"]


@once
def _openings() -> frozenset[str]:
    """The first words of the heads that have several."""
    return frozenset(head[0] for head in body_heads() if len(head) > 1)


def _head(doc: Document, i: int) -> tuple[str, str, ActorType, int] | None:
    heads = body_heads()
    for prefix, form in readings(doc.folded[i]):
        for size in (4, 3, 2) if form in _openings() else ():
            phrase = (form, *doc.folded[i + 1 : i + size])
            if len(phrase) == size and phrase in heads:
                return prefix, form, heads[phrase], size  # type: ignore[return-value]
        if prefix.endswith("ب") and form == "رياسه" and _chairs(doc, i + 1):
            return None  # برئاسة الأمين العام
        if (form,) in heads and not (form.endswith("ه") and _his(doc, i, form)):
            return prefix, form, heads[(form,)], 1  # type: ignore[return-value]
        if definite(form) and (indefinite(form),) in heads:
            return prefix, form, heads[(indefinite(form),)], 1  # type: ignore[return-value]
    return None


def _chairs(doc: Document, j: int) -> bool:
    """Whether who presides stands at word j: his office, his rank or his name."""
    form = doc.folded[j] if j < len(doc.words) else ""
    heads = title_heads()
    offices = (heads.get((f,)) or heads.get((f, *doc.folded[j + 1 : j + 2])) for f in (form, indefinite(form)))
    return given(form) or (any(offices) and (form,) not in body_heads())


def _his(doc: Document, i: int, form: str) -> bool:
    """Whether a body's head is printed as an everyday noun that is his: شرطه أن ينسحبوا, no police."""
    return not ends_in_ta(doc, i) and form[:-1] in common_words()


def _extent(doc: Document, i: int, j: int, form: str, size: int) -> int:
    """One past the last word of the name: idafa, then adjectives that agree, then للـ and في + place."""
    feminine = gender_of(indefinite(form)) == "f"
    last = form if size == 1 else doc.folded[j - 1]
    chain = not (definite(last) or last.startswith("لل")) and not (
        size > 1 and (form, *doc.folded[i + 1 : j]) in state_names()
    )
    if chain and size == 1 and body_heads().get((form,)) == "intergovernmental_org" and not ordinary(form):
        chain = False  # a name by itself, such as إيغاد
    while j < len(doc.words) and j - i < _LONGEST:
        quoted = _quoted(doc, j) if chain and (j == i + size or _is_head(doc.folded[j - 1])) else 0
        if quoted:
            chain, j = False, quoted
            continue
        if not plain_space(doc, j):
            break
        word = doc.folded[j]
        if chain and word in REALMS and j + 1 < len(doc.words) and (doc.folded[j + 1],) in state_names():
            return j + 2
        if chain and (word, *doc.folded[j + 1 : j + 2]) in state_names() and j + 1 < len(doc.words):
            return j + 2
        if chain:
            if not _noun(doc, j):
                break
            if j > i + size and _named_by_office(doc, i, j):
                break
            person = _person(doc, j) if form in CALLED_AFTER and j == i + size else 0
            if person:
                return person
            if (place := compound_place(doc, j)) > j:
                chain, j = False, place
                continue
            if not definite(word) and _indefinite_adjective(word):
                return j + 1
            closes = possessed(word) and not ends_in_ta(doc, j)
            known = (word,) in state_names() or word in nisbas() or not ordinary(word)
            chain = not definite(word) and not known and not closes
        elif _numbered(doc, i, j):
            pass
        elif (owner := _owner(doc, i, j, form)) is not None:
            return owner.last
        elif (
            not _adjective(word, feminine)
            and not (j > i + 1 and _adjective(word, gender_of(doc.folded[j - 1]) == "f"))
            and not _dative(doc, i, j, form)
        ):
            dative = j > i + 1 and doc.folded[j - 1].startswith("لل")
            if (
                word == "في"
                and ((j == i + 1 and definite(form)) or dative)
                and j + 1 < len(doc.words)
                and _place(doc, j + 1)
            ):
                j += 2
            break
        j += 1
    return j


def compound_place(doc: Document, j: int) -> int:
    """One past a place's name of two words that begins at word j (وادي النسر، تل الرمان، كفر زيت), else j."""
    if doc.folded[j] not in small_words()["before_place"] or j + 1 >= len(doc.words) or not plain_space(doc, j + 1):
        return j
    following = doc.folded[j + 1]
    named = (definite(following) or not ordinary(following)) and following not in small_words()["days"]
    return j + 2 if named and (following,) not in title_heads() else j


def _person(doc: Document, j: int) -> int:
    """One past a person after whom the body is called (قوات المشير سامي الراوي, حكومة سامي الراوي), else 0."""
    if given(doc.folded[j]) and not ordinary(doc.folded[j]):
        return name_end(doc, j)
    ranked = title_heads().get((doc.folded[j],)) == "rank" and j + 1 < len(doc.words) and plain_space(doc, j + 1)
    return name_end(doc, j + 1) if ranked and begins_name(doc, j + 1) else 0


def _named_by_office(doc: Document, i: int, j: int) -> bool:
    """Whether at word j the name begins of who holds the office before the body (نقيب صيادي طوبا سالم الراوي)."""
    office = i > 0 and plain_space(doc, i) and title_heads().get((doc.folded[i - 1],)) in ("office", "spokes")
    return office and given(doc.folded[j]) and not ordinary(doc.folded[j]) and name_end(doc, j) - j > 1


def _numbered(doc: Document, i: int, j: int) -> bool:
    """Whether word j is a unit's number or its arm behind the number: اللواء 52 مشاة."""
    if doc.folded[j].isdecimal():
        return j == i + 1 and (indefinite(doc.folded[i]),) in UNITS
    return j == i + 2 and doc.folded[j - 1].isdecimal() and doc.folded[j] in ARMS


def _owner(doc: Document, i: int, j: int, form: str) -> Mention | None:
    """Whose organ a body with its adjective is: المكتب السياسي لحزب كذا، المجلس الأعلى لقبائل كذا."""
    word = doc.folded[j]
    joined = word.startswith("ل") and not word.startswith("لل") and (word[1:],) in body_heads()
    if not joined or j == i + 1 or indefinite(form) not in WITH_DATIVE or doc.words[j].quote != doc.words[i].quote:
        return None
    return body(doc, j) if definite(doc.folded[j - 1]) else None


def _dative(doc: Document, i: int, j: int, form: str) -> bool:
    """اللجنة الدولية للصليب، المجلس الأعلى للدولة: للـ belongs to the names of some bodies, after an adjective."""
    return (
        doc.folded[j].startswith("لل")
        and indefinite(form) in WITH_DATIVE
        and j > i + 1
        and (_adjective(doc.folded[j - 1], True) or _adjective(doc.folded[j - 1], False))
    )


def _quoted(doc: Document, j: int) -> int:
    """One past a short quotation that begins at word j, else 0."""
    quote = doc.opens_quote(j) if doc.words[j].quote >= 0 else None
    if quote is None:
        return 0
    last = doc.last_word(quote)
    return last if last - j <= 3 and doc.folded[j][:1] not in "ي" else 0


def _is_head(word: str) -> bool:
    return (word,) in body_heads() or (indefinite(word),) in body_heads()


def _noun(doc: Document, j: int) -> bool:
    word = doc.folded[j]
    small = small_words()
    if word in small["prepositions"] or word in small["connectors"] or word in small["days"]:
        return False
    if word in ("التابعه", "التابع", "المعروفه", "المسماه") or doc.words[j].text.endswith(("اً", "ًا")):
        return False
    if word.isdecimal():
        return True
    if word.endswith("ا") and (word[:-1] in small["texts"] or accusative(word)):
        return False
    readings_ = cue_forms().get(word, ())
    finite = [r for r in readings_ if r.how.form in ("past", "present", "doing")]
    if finite and not definite(word) and len(finite) == len(readings_) and not _nominal(word):
        return False
    if word[0] in "يت" and word.endswith(("ها", "هم")) and len(word) > 5 and not _is_head(word):
        return False  # لجنة يختارها الطلاب
    return not (word[0] in "وف" and (word[1:] in cue_forms() or word[1:] in small["connectors"]))


def _nominal(word: str) -> bool:
    """Whether a word that is written like a verb may go on a body's name: a title, a noun of such names (جهاز أمن الدولة)."""
    return (word,) in title_heads() or word in small_words()["nouns_of_bodies"]


def accusative(word: str) -> bool:
    """Whether a folded word is an everyday noun in the indefinite accusative (فريقا، سعيا), which belongs to no name."""
    return (
        len(word) > 3 and word.endswith("ا") and word[-2] != "ي" and not definite(word) and word[:-1] in common_words()
    )


def _adjective(word: str, feminine: bool) -> bool:
    if word in nisbas():
        return definite(word) and (word.endswith(("ون", "ين", "ات")) or word.endswith("ه") == feminine)
    if not definite(word) or (word,) in frames()["relatives"] or word in small_words()["abstract_nouns"]:
        return False
    if word in ADJECTIVES:
        return True
    if word in ("التابعه", "التابع", "المعروفه", "المسماه"):
        return False
    return word.endswith("يه") if feminine else word.endswith("ي") and word in common_words() and word not in NOUNS_IN_Y


def _indefinite_adjective(word: str) -> bool:
    """محلية، قبلي: an adjective of belonging, known in both genders; حماية and قرية are none."""
    if word in nisbas() or word in small_words()["places"]:
        return word in nisbas()
    other = word[:-1] if word.endswith("يه") else word + "ه" if word.endswith("ي") else ""
    return bool(other) and word in common_words() and other in common_words()


def _place(doc: Document, j: int) -> bool:
    word = doc.folded[j]
    if word in small_words()["texts"] or word.removesuffix("ه") in small_words()["texts"]:
        return False
    return (word,) in state_names() or (not ordinary(word) and not definite(word)) or word in ("الجنوب", "الشمال")


def gender_of(head: str) -> Gender:
    """Grammatical gender of a body by its indefinite head."""
    if head.endswith(("ه", "ات")) or head in MASCULINE_PLURAL_HEADS or head in ("خارجيه", "اركان", "شرطه", "استخبارات"):
        return "f"
    return "m"


def _make(doc: Document, i: int, stop: int, prefix: str, form: str, type_: ActorType) -> Mention:
    words = [doc.folded[k] for k in range(i, stop)]
    words[0] = form
    head = indefinite(form)
    end = doc.words[stop - 1].end
    if doc.words[stop - 1].quote >= 0 and doc.words[i].quote != doc.words[stop - 1].quote:
        end = doc.quotations[doc.words[stop - 1].quote].end
    return Mention(
        i,
        stop,
        name_start(doc, i, prefix),
        end,
        "body",
        type_,
        doc.as_written(i, words),
        "f" if definite(form) and len(words) > 1 and words[1].endswith("ه") else gender_of(head),
        "s",
        None,
        doc.as_written(i, (head,))[0],
        None,
        governed_by_prefix(prefix),
    )
