"""Titles and offices before a name: their heads, how far they go, and where the name after them begins."""

from functools import lru_cache

from agents.readers.embedded import bodies, states
from agents.readers.embedded.affixes import definite, indefinite, readings
from agents.readers.embedded.body_words import ADJECTIVES
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import (
    TitleKind,
    body_heads,
    common_words,
    cue_forms,
    everyday_names,
    frames,
    given_names,
    name_particles,
    nisbas,
    small_words,
    title_heads,
)
from agents.readers.embedded.names import (
    WISHED,
    begins_name,
    ends_in_ta,
    goes_on_telling,
    name_end,
    plain_space,
    possessed,
)
from agents.readers.embedded.title_places import named_place, place_in_construct, portfolio

_LONGEST_TITLE = 14
_NAME_NEAR = 6
"""Words behind an office within which the name stands."""
_VIEWS = frozenset(("وجهات", "وجهه", "بوجهات", "لوجهات"))
_OFFICIAL = frozenset(("الراحل", "الشاب", "الجديد", "الدايم", "الدايمه", "الشرعي", "الفعلي", "الوحيد", "الاممي"))
"""Adjectives of a definite office that no ending shows."""
_SHORTEST_OWNED = 5
_AFTER_TITLE = frozenset(
    ("عرف", "عرفته", "يعرف", "حين", "حيث", "عندما", "لما", "اذ", "كي", "قد", "فقد", "كافه", "جميعا", "معا")
)
"""Words behind which the sentence goes on, whatever the title."""
_FEMININE_TOO = ("office", "spokes", "envoy", "expert")
"""Kinds of titles that women bear with ة: معاونة, محاسبة."""
_TIME_OF_OFFICE = frozenset(("السابق", "السابقه", "الاسبق", "الحالي", "الحاليه"))
_PLACE_PREPOSITIONS = frozenset(("في", "الي", "عن"))
_REPRESENTED = frozenset(("المنطقه", "الجانب", "جهه", "دايره", "كتله", "حزب", "تيار", "محافظه", "ولايه"))
_FOLLOWS_RANK = frozenset(
    ("الركن", "المتقاعد", "المتقاعده", "متقاعد", "حقوقي", "مهندس", "طيار", "القبلي", "البحري", "الاول", "اول", "ثان")
)


def title_head(doc: Document, i: int) -> tuple[str, str, TitleKind, int] | None:
    """Proclitics, form, kind and length of the title head at word i."""
    heads = title_heads()
    if doc.folded[i] in _VIEWS and doc.folded[i + 1 : i + 2] == ["النظر"]:
        return None
    for prefix, form in readings(doc.folded[i]):
        if form == "والي" and doc.words[i].text.endswith("ى"):
            return None  # وإلى: and to
        if indefinite(form) == "امر" and "آ" not in doc.words[i].text:
            continue
        if _heads_a_body(doc, i, form):
            continue
        following = doc.folded[i + 1] if i + 1 < len(doc.words) else ""
        if (form, following) in heads:
            return prefix, form, heads[(form, following)], 2
        if (form,) in heads:
            return prefix, form, heads[(form,)], 1
        if definite(form) and (indefinite(form),) in heads:
            return prefix, form, heads[(indefinite(form),)], 1
        if doc.words[i].text.endswith("ة") and heads.get((form[:-1],)) in _FEMININE_TOO:
            return prefix, form, heads[(form[:-1],)], 1
        place = following in small_words()["places"] or following in small_words()["before_place"]
        if form in small_words()["ruling_ranks"] and (definite(following) or place) and following not in given_names():
            return prefix, form, "office", 1
        owned = _owned(form)
        if owned is not None:
            return prefix, owned, heads[(owned,)], 1
        if form.endswith("ا") and (form[:-1],) in heads and heads[(form[:-1],)] != "rank":
            return prefix, form[:-1], heads[(form[:-1],)], 1
    return None


def _heads_a_body(doc: Document, i: int, form: str) -> bool:
    """Whether a woman's office that is a body as well (محافظة، مؤسسة) has no name behind it, so that it is the body."""
    if not doc.words[i].text.endswith("ة") or (indefinite(form),) not in body_heads():
        return False
    return not any(doc.folded[k] in given_names() for k in range(i + 1, min(i + _NAME_NEAR, len(doc.words))))


def _housed(doc: Document, j: int) -> int:
    """One past the body at which somebody bears the rank before word j (المستشار بوزارة الخارجية فلان), else j."""
    found = bodies.body(doc, j) if doc.folded[j][0] == "ب" and plain_space(doc, j) and is_body(doc.folded[j]) else None
    return found.last if found is not None and found.governed else j


def _place_follows(doc: Document, j: int) -> bool:
    """Whether a place, a body or a represented side stands at word j (في صنعاء، عن المنطقة)."""
    if j >= len(doc.words) or not plain_space(doc, j):
        return False
    form = doc.folded[j]
    if indefinite(form) in small_words()["occasions"] or indefinite(form) in small_words()["texts"]:
        return False
    if states.state(doc, j) is not None or form in _REPRESENTED or is_body(form):
        return True
    return definite(form) and form not in small_words()["days"] and doc.folded[j - 1] != "عن"


@lru_cache(maxsize=16384)
def _owned(form: str) -> str | None:
    """The office in a form with a possessive suffix (ناطقها → ناطق), None when it is not one."""
    for suffix in ("هما", "ها", "هم", "نا", "ه"):
        base = form.removesuffix(suffix)
        if base == form or len(base) < 4:
            continue
        for head in (base, base[:-1] + "ه" if base.endswith("ت") else base):
            if title_heads().get((head,)) in ("office", "spokes", "envoy", "expert") and len(head) > 3:
                return head
    return None


def owning_suffix(form: str) -> str:
    """The possessive of an office or a ministry (رئيستها، خارجيته), empty when there is none."""
    for suffix in ("ها", "ه"):
        base = form.removesuffix(suffix)
        ministry = base.endswith("يت") and (base[:-1] + "ه",) in body_heads()
        if base != form and (ministry or _owned(form) is not None):
            return suffix
    return ""


def _sought(form: str) -> bool:
    """Whether a definite noun is what somebody seeks, offers or refuses: the object behind a verb and its subject."""
    return any(indefinite(form) in small_words()[kind] for kind in ("sought", "things"))


def title_extent(doc: Document, j: int, kind: TitleKind) -> tuple[int, int | None]:
    """Where the title ends, and where the name after it begins."""
    first, good = j, j
    trial = passed = 0
    closed = False
    tanween = doc.folded[j - 1].endswith("ا") and all(_owned(f) is None for _, f in readings(doc.folded[j - 1]))
    sentence = doc.words[j - 1].sentence
    while j < len(doc.words) and j - first < _LONGEST_TITLE and doc.words[j].sentence == sentence:
        form, gap = doc.folded[j], doc.gaps[j]
        if any(c in gap for c in "،,") and kind != "rank":
            return good, _after_comma(doc, j)
        if (bracket := _bracket_end(doc, j)) > j:
            j = passed = bracket
            continue
        if j != passed and any(c in gap for c in "،,؛:.–—()"):
            break
        if any(c in gap for c in '«“"”»'):
            quote = doc.opens_quote(j)
            if quote is not None and doc.last_word(quote) - j <= 4 and kind != "rank" and j > first:
                j = good = doc.last_word(quote)
                continue
            if quote is not None:
                break
        if form == "ما" and j + 1 < len(doc.words) and doc.folded[j + 1] in small_words()["so_called"] and j > first:
            j = passed = j + 2
            continue
        nested = _body_inside(doc, j, first, kind)
        if nested > j:
            if j == good > first and definite(form) and closed:
                break
            j = good = nested
            closed = definite(doc.folded[j - 1])
            continue
        more = form in small_words()["groups"] or (
            definite(form) and doc.words[j].text[:1] not in "أإآ" and not _goes_on_behind(form)
        )
        if closed and j == good and more:
            break
        if j > first and doc.folded[j - 1] in nisbas() and not definite(doc.folded[j - 1]) and _possessed(form):
            break
        if j > first and definite(doc.folded[j - 1]) and definite(form) and _sought(form):
            break  # عرض محافظ المنطقة التوسط
        closes = j > first and (doc.folded[j - 1] in nisbas() or _possessed(doc.folded[j - 1]))
        if closes and definite(form) and not _describing(form):
            break
        bare = j == first and kind != "rank" and definite(readings(doc.folded[j - 1])[-1][1])
        if (
            bare
            and definite(form)
            and doc.words[j].text[:1] not in "أإآ"
            and not (_describing(form) or form.startswith("الم") or form in _OFFICIAL)
        ):
            break
        ruled = max(place_in_construct(doc, j, kind), named_place(doc, j) if j > first else j)
        if ruled > j:
            j = good = ruled
            continue
        if j + 1 < len(doc.words) and doc.folded[j + 1] in WISHED and not definite(form):
            break
        if tanween and j == first and form.startswith("بال") and (housed := bodies.body(doc, j)) is not None:
            return housed.last, None
        if j == first and portfolio(doc, j):
            j = good = j + 1
            continue
        described = j == first and form in nisbas() and not definite(doc.folded[j - 1])
        named = (
            form not in small_words()["inside_title"]
            and not described
            and begins_name(doc, j)
            and _is_name_here(doc, j, first, kind)
        )
        if named and not _place_before_name(doc, j, kind):
            return good, j
        if kind == "rank" and j == first and (within := _housed(doc, j)) > j:
            j = good = within
            continue
        placed = form in ("عن", "في") and j == first and _place_follows(doc, j + 1)
        if kind == "rank" and not (
            placed or form in _FOLLOWS_RANK or form in _TIME_OF_OFFICE or form in nisbas() or title_head(doc, j)
        ):
            break
        if form in _PLACE_PREPOSITIONS and _place_follows(doc, j + 1):
            housed = bodies.body(doc, j + 1) or states.state(doc, j + 1)
            j = housed.last if housed is not None else j + 2
            good = j
            continue
        if form == "في" and kind != "rank" and not tanween and trial == 0:
            trial = j
            j += 2
            continue
        if trial and j - trial > 6:
            break
        if (
            not _inside_title(form)
            or _past_definite(doc, j, first)
            or (tanween and not form.endswith("يا") and form not in nisbas() and form.removesuffix("ا") not in nisbas())
        ):
            break
        j += 1
        if form not in small_words()["inside_title"] and not trial:
            good = j
            closed = definite(form) and (closed or is_body(form))
    return good, None


def _goes_on_behind(form: str) -> bool:
    """Whether a definite word may stand behind the body of an office: its adjective, a further title, a name."""
    plain = indefinite(form)
    titled = (form,) in title_heads() or (plain,) in title_heads()
    return _describing(form) or form.startswith("الم") or titled or form in given_names() or plain in given_names()


def _possessed(word: str) -> bool:
    """Whether a word of an office bears whose it is: خارجيتها، بلاده."""
    return word.endswith(("ها", "هم", "تهم", "نا")) and len(word) > _SHORTEST_OWNED


def _describing(form: str) -> bool:
    """Whether a definite word can go on an office behind an adjective: السابق، الخاص، الأممي."""
    return form in nisbas() or form in _TIME_OF_OFFICE or form in ADJECTIVES or form.endswith(("ي", "يه"))


def _past_definite(doc: Document, j: int, first: int) -> bool:
    """Whether word j cannot belong to the title with the article before it: no adjective of it (الوزير القول إن …)."""
    form, head = doc.folded[j], readings(doc.folded[first - 1])[-1][1]
    if _construct_closed(doc, j, first):
        return True
    owned = _owned(head) is not None and not definite(form) and not ends_in_ta(doc, first - 1)
    if not (definite(head) or owned) or form in small_words()["inside_title"]:
        return False
    plain = indefinite(form)
    if definite(form):
        many = form.endswith(("ين", "ون")) and not head.endswith(("ين", "ون"))
        return many or any(r.how.form == "noun" for r in cue_forms().get(plain, ()))
    return j == first and form[0] not in "بلك" and form not in nisbas() and not form.isdecimal()


def _construct_closed(doc: Document, j: int, first: int) -> bool:
    """Whether the word before closed the construct, so that a noun without article is the verb's: نفى قائد الحامية خرقها."""
    form = doc.folded[j]
    governed = form[0] in "بلك" and not possessed(form)
    if j == first or not definite(doc.folded[j - 1]) or definite(form) or governed:
        return False
    return not (
        form in small_words()["inside_title"] or form in _TIME_OF_OFFICE or form in nisbas() or (form,) in title_heads()
    )


def _bracket_end(doc: Document, j: int) -> int:
    """One past a short bracket that begins at word j of a title (المقدم (متقاعد) فلان), else j."""
    if doc.gaps[j].strip() != "(":
        return j
    return next((k for k in range(j + 1, min(j + 3, len(doc.words))) if doc.gaps[k].strip() == ")"), j)


def _after_comma(doc: Document, j: int) -> int | None:
    """Where the name after a title's comma begins, an adjective of belonging skipped (المبعوث، السلوفاكي بيتر فلان)."""
    form = doc.folded[j]
    if definite(form) and form.endswith("ي") and j + 1 < len(doc.words) and plain_space(doc, j + 1):
        j += 1
    return j if begins_name(doc, j) and name_end(doc, j) - j > 1 else None


def _is_name_here(doc: Document, j: int, first: int, kind: TitleKind) -> bool:
    """A given name that is also an everyday word opens a name only when more of it follows."""
    form = doc.folded[j]
    if kind == "rank" and j == first:
        following = doc.folded[j + 1] if j + 1 < len(doc.words) and plain_space(doc, j + 1) else ""
        return form not in everyday_names() or not is_body(following) or not definite(following)
    if form in cue_forms() and form not in given_names():
        return False
    if j == first and form not in given_names() and doc.folded[j - 1] in small_words()["pointing_persons"]:
        return name_end(doc, j) - j > 1  # الرجل غاضب
    if kind in ("expert", "kin") and j == first and not definite(doc.folded[j - 1]):
        return form in given_names() and name_end(doc, j) - j > 1
    if form in given_names() and form in common_words():
        return name_end(doc, j) - j > 1
    return form in given_names() or name_end(doc, j) - j > 1 or j - first <= 4


def _body_inside(doc: Document, j: int, first: int, kind: TitleKind) -> int:
    """One past a body's name that begins at word j of a title (رئيس شعبة مصدّري الأصماغ), else j."""
    if kind == "rank" or not plain_space(doc, j):
        return j
    form = doc.folded[j]
    country = states.state(doc, j)
    if country is not None and country.kind == "state":
        return country.last
    bare = j == first and definite(readings(doc.folded[j - 1])[-1][1])
    if bare and not definite(form) and not form.startswith("لل"):
        return j  # الوزيرة تجمع الأوراق: the article rules nothing
    if ((form,) in body_heads() and form not in given_names()) or form.startswith("لل"):
        found = bodies.body(doc, j)
        return found.last if found is not None else j
    return j


def _place_before_name(doc: Document, j: int, kind: TitleKind) -> bool:
    """محافظ درعا اللواء مأمون: an unknown word right before a rank or a given name is the title's place."""
    form = doc.folded[j]
    if kind == "rank" or form in given_names() or form in name_particles()[0] or j + 1 >= len(doc.words):
        return False
    following = doc.folded[j + 1]
    if not plain_space(doc, j + 1):
        return False
    ranked = title_heads().get((following,)) == "rank"
    return ranked or (following in given_names() and not definite(doc.folded[j - 1]))


def _inside_title(form: str) -> bool:
    small = small_words()
    if form in small_words()["inside_title"] or form in _TIME_OF_OFFICE:
        return True
    if form in _AFTER_TITLE or (form,) in frames()["says_by"] or goes_on_telling(form):
        return False
    if (
        form[0] in "بل"
        and not form.startswith("لل")
        and (form[1:] in common_words() or form[1:] == "اي")
        and not (is_body(form) or definite(form[1:]) or (form,) in title_heads())
    ):
        return False
    if form in small["prepositions"] or form in small["connectors"] or form in small["days"]:
        return False
    if form in cue_forms() and not definite(form) and not is_body(form) and (form,) not in title_heads():
        return all(r.how.form == "noun" for r in cue_forms()[form])
    return True


def is_body(form: str) -> bool:
    """Whether the folded word heads a body's name."""
    return any((rest,) in body_heads() or (indefinite(rest),) in body_heads() for _, rest in readings(form))


def feminine_ending(doc: Document, i: int) -> bool:
    """Whether the title's head is printed with ة (رئيسة) or with ة before a possessive (مديرتها)."""
    text = doc.words[i].text.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0652")
    return text.endswith(("ة", "تها", "ته", "تهم", "تهما", "تنا"))
