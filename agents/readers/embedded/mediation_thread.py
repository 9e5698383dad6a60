"""Who goes on with a deed whose verb names nobody: the thread of a sentence, and of the sentences before it.

«ذهب فلان إلى الحصن، ثم نزل ومعه ورقة، ورجع إليهم بجواب»; «يملك فلان دكانا في الحي. في أول جمعة أجلس الطرفين فيه».
"""

import itertools
from collections.abc import Sequence

from agents.readers.embedded.affixes import definite
from agents.readers.embedded.lexicon import phrases, small_words
from agents.readers.embedded.mediation_lexicon import verbs_at
from agents.readers.embedded.mediation_newcomers import newcomer, people
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.morphology import Inflection
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.subjects import COMMA, POINTING_BACK

NAMED = ("person", "title")
_BACK = 2
"""Sentences back to which a thread goes."""
_OPENING = 4
"""Words from the beginning of a sentence in which whoever it is about is named first."""
_AHEAD = 10
"""Words behind a verb in which its subject is described."""
_TIMED = 6
"""Words of what says when, before a verb."""
_JOINING = frozenset(("ثم", "وقد", "ومن", "كما"))
_OPENED = frozenset((*_JOINING, "قد", "اذ", "حيث"))
"""Words before a verb that heads its clause."""
_OWED = 8
"""Words before a mention in which it is said that thanks are to it (يعود الفضل في وقف النار إلى فلان)."""
_MIDST = frozenset(("بينهما", "بينهم"))


def agrees(how: Inflection, mention: Mention) -> bool:
    """Whether a mention of a person may be the subject of a verb so inflected."""
    if mention.kind not in NAMED or mention.gender is None or how.gender is None:
        return True
    return how.gender == mention.gender or how.number == "p"


def verb_before(reading: Reading, i: int, how: Inflection, *, joined: bool) -> tuple[int, Inflection] | None:
    """The nearest verb before word i in its sentence that is inflected alike; where `joined`, one that word i is joined to."""
    doc = reading.doc
    first = doc.bounds[doc.words[i].sentence][0]
    if not joined and how.form != "doing" and (how.suffix or not heads(reading, i)):
        return None
    if joined and not (doc.folded[i][:1] in "وف" and verbs_at(doc.folded[i][1:])) and doc.folded[i - 1] not in _JOINING:
        return None
    for k in range(i - 1, first - 1, -1):
        if doc.folded[k] in small_words()["prepositions"] or k in reading.subjects.inside:
            continue
        for row in verbs_at(doc.folded[k]):
            if row.how.form != "doing" and (row.how.gender, row.how.number) == (how.gender, how.number):
                return k, row.how
    return None


def heads(reading: Reading, i: int) -> bool:
    """Whether a verb heads its clause and names nobody else: «منذ حزيران يصعد إلى …», and not «مبادرة حملت», «تحمل المرأة»."""
    doc = reading.doc
    first, stop = doc.bounds[doc.words[i].sentence]
    first = next((k for k in range(i, first, -1) if COMMA & set(doc.gaps[k])), first)
    if _named_by_noun(reading, i, stop) or "\u064f" in doc.words[i].text.lstrip("وف")[1:2]:
        return False  # another subject, or a passive: حُملت
    if i == first or doc.gaps[i].strip() or doc.folded[i - 1] in _OPENED:
        return True
    if doc.folded[i][:1] in "وف" and verbs_at(doc.folded[i][1:]):
        return True
    openings = (doc.folded[first], doc.folded[first].removeprefix("و"))
    timed = any(w in small_words()["prepositions"] or (w,) in phrases("mediation_both", "timing") for w in openings)
    return timed and i - first <= _TIMED and not any(doc.gaps[k].strip() for k in range(first + 1, i))


def _named_by_noun(reading: Reading, i: int, stop: int) -> bool:
    """Whether a common noun behind the verb at word i is its subject (تحمل المرأة، تفصل بينهما الحدود)."""
    doc = reading.doc
    k = next(
        (k for k in range(i + 1, stop) if doc.folded[k] not in POINTING_BACK and doc.folded[k] not in _MIDST), stop
    )
    if k == stop or doc.gaps[k].strip():
        return False
    word, past = doc.folded[k], doc.folded[i + 1 : k]
    if not _MIDST.isdisjoint(past):
        return word[:1] not in "وبل" and word not in small_words()["prepositions"]
    return word.startswith("ال") and (word[2:] in people() or (bool(past) and definite(word)))


def resumed(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """Of «السيدة فلانة، مدرّسة الحي، جمعت …» and «أما قس من البلدة، يعرفه الجميع، فأقام …» whoever opens the sentence."""
    doc = reading.doc
    first = doc.bounds[doc.words[i].sentence][0]
    if not COMMA & set(doc.gaps[i]) or doc.folded[i].startswith("و"):
        return None
    at = first + ((doc.folded[first],) in phrases("mediation_both", "turning"))
    begins = reading.subjects.at.get(at) or newcomer(reading, at)
    if begins is None or begins.kind not in (*NAMED, "source") or begins.last >= i or begins.governed:
        return None
    return begins if COMMA & set(doc.gaps[begins.last]) and _fits(how, begins) else None


def turned_to(reading: Reading, i: int) -> Mention | None:
    """Of «أما فريق المراقبين الذي شكلته النقابة فيقرأ العداد» the one behind «أما»: the verb with ف is said of it."""
    doc = reading.doc
    first = doc.bounds[doc.words[i].sentence][0]
    if doc.folded[first].removeprefix("و") != "اما" or not verbs_at(doc.folded[i][1:]) or doc.folded[i][:1] != "ف":
        return None
    return reading.subjects.at.get(first + 1)


def before_aside(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """Of «فلان، وهو عم الناطق، استقبل …» and «…، إذ استقبل …» the one before the aside, not whoever is named in it."""
    doc = reading.doc
    first = doc.bounds[doc.words[i].sentence][0]
    opens = i - (i > first and doc.folded[i - 1] in _OPENED)
    if how.suffix or how.form == "doing" or not COMMA & set(doc.gaps[opens]):
        return None
    at = next((k for k in range(opens - 1, first, -1) if COMMA & set(doc.gaps[k])), first)
    named = reading.subjects.ending.get(at)
    if doc.folded[at] not in ("وهو", "وهي") or named is None or named.kind not in NAMED:
        return None
    return named if _same_gender(how, named) else None


def whose_aides(reading: Reading, i: int) -> Inflection | None:
    """Gender of the one whose people are the subject right behind a verb: «تولى أعوانه حمل الأوراق»; None where they are not."""
    near = reading.doc.folded[max(i - 1, 0) : i + 2]
    aides = next((word for word in near if (word,) in phrases("mediation_both", "aides")), None)
    return Inflection("past", "f" if aides.endswith("ها") else "m", "s") if aides is not None else None


def described_ahead(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """Of «يتنقل بين المعسكرين منذ السبت رجل من أهل القرية» the one described behind the verb."""
    doc = reading.doc
    stop = min(reading.clause(i)[1], i + _AHEAD)
    if how.suffix:
        stop = next((k for k in range(i + 1, stop) if COMMA & set(doc.gaps[k])), stop)
    for k in range(i + 1, stop):
        if doc.folded[k - 1] in small_words()["prepositions"] and k - 1 > i:
            continue
        found = newcomer(reading, k)
        if found is not None:
            return found if _same_gender(how, found) else None
    return None


def described_before(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """Of «رجل عجوز من أهل بيته يمشي بين الخيمتين» the one described right before the verb."""
    if how.suffix or how.form == "doing":
        return None
    found = _described(reading, reading.doc.bounds[reading.doc.words[i].sentence][0], i, how)
    return found if found is not None and found.last == i else None


def thread(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """Whoever the sentence of word i, or else one or two before it, is about; None where that is not plain."""
    if how.suffix or how.form == "doing" or not heads(reading, i):
        return None
    return told_of(reading, i, how)


def told_of(reading: Reading, i: int, how: Inflection) -> Mention | None:
    """The one of such gender and number whom the words before word i are about, at most so many sentences back."""
    doc = reading.doc
    number = doc.words[i].sentence
    if any(m.kind in NAMED and not m.governed and m.first < i for m in _named(reading, number, how)):
        return _about(reading, number, how, i)
    if how.number != "s" and (several := _described(reading, doc.bounds[number][0], i, how)) is not None:
        return several
    for back in range(1, min(_BACK, number) + 1):
        stop = doc.bounds[number - back][1]
        if "\n" in doc.gaps[stop]:
            return None
        if (found := _about(reading, number - back, how, stop)) is not None:
            return found
        if _named(reading, number - back, how):
            return None
    return None


def _named(reading: Reading, number: int, how: Inflection) -> list[Mention]:
    words = reading.doc.words_of(number)
    return [m for m in reading.mentions_in(words.start, words.stop) if m.kind in NAMED and _fits(how, m)]


def _about(reading: Reading, number: int, how: Inflection, stop: int) -> Mention | None:
    """Whom a sentence is about: who is named in it alone, or first of all, or is described in it."""
    first = reading.doc.bounds[number][0]
    if how.number != "s":
        return _described(reading, first, stop, how)
    told = [m for m in _named(reading, number, how) if m.last <= stop]
    called = [m for m in told if (reading.doc.folded[m.first - 1],) in phrases("mediation_both", "naming")]
    if called:
        return called[-1]
    free = _without_titles(reading, [m for m in told if not m.governed])
    people = free or [m for m in told if _owed(reading, m)]
    if not people:
        return _described(reading, first, stop, how)
    if len({reading.inventory.of(m).number for m in people}) == 1:
        return people[-1]
    opens = people[0].first - first <= _OPENING
    return people[0] if opens and free else None


def _owed(reading: Reading, mention: Mention) -> bool:
    """Whether thanks, praise or recourse is to the one mentioned (نشكر لفلان، لجأوا إلى فلان), who is then told of."""
    doc = reading.doc
    if not mention.governed:
        return False
    before = range(max(doc.bounds[doc.words[mention.first].sentence][0], mention.first - _OWED), mention.first)
    return any((doc.folded[k].removeprefix("و"),) in phrases("mediation_both", "owing") for k in before)


def _without_titles(reading: Reading, people: Sequence[Mention]) -> list[Mention]:
    """The mentions without a title or description to which a name is apposed (معلم القرية، الحاج فلان)."""
    gaps = reading.doc.gaps
    apposed = {
        one.first
        for one, other in itertools.pairwise(people)
        if one.kind == "title"
        and other.kind == "person"
        and other.first - one.last <= 1
        and COMMA & set(gaps[other.first])
    }
    return [m for m in people if m.first not in apposed]


def _described(reading: Reading, first: int, stop: int, how: Inflection) -> Mention | None:
    doc = reading.doc
    for k in range(first, stop):
        if k > first and doc.folded[k - 1] in small_words()["prepositions"]:
            continue
        found = newcomer(reading, k)
        if found is not None and _fits(how, found):
            return found
    return None


def _fits(how: Inflection, mention: Mention) -> bool:
    """Whether gender and number agree, as far as a verb behind its subject shows them."""
    one = mention.kind != "source" or (mention.number == "s" and mention.head not in small_words()["folk"])
    return _same_gender(how, mention) and (how.number != "s" or one)


def _same_gender(how: Inflection, mention: Mention) -> bool:
    return mention.gender is None or how.gender is None or how.gender == mention.gender
