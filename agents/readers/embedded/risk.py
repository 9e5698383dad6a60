"""Risks: a harm that may come, with the word that says how likely, what would set it off, and who says so."""

from dataclasses import dataclass

from agents.readers.embedded.complements import lookup
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import cue_forms, likelihood_words, phrases, sure_likelihood_words
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.stands import Stand
from schemas.draft import Span
from schemas.vocabulary import Horizon

_LONGEST = 4
"""Words of the longest phrase of likelihood."""
_FEARS = frozenset(("خشي", "تخوف", "توقع", "رجح", "استبعد", "أنذر", "حذر", "نبه"))
_DREADS = frozenset(("خشي", "تخوف"))
"""Verbs after which anything is a risk."""
_OWN_WILL = frozenset(("threat", "offer", "commitment", "demand", "appeal", "denial"))


@dataclass
class FoundRisk:
    """A risk found; `asserter` is None where the outlet speaks."""

    span: Span
    event: str
    words: list[str]
    trigger: str | None
    asserter: Entity | None
    horizon: Horizon


def find_risks(reading: Reading) -> list[FoundRisk]:
    """The risks of an article, one for each stretch of text."""
    found: list[FoundRisk] = []
    taken: set[int] = set()
    for stand in reading.stands:
        if _is_fear(reading, stand):
            first = stand.cue_at if stand.cue_at is not None and 0 < stand.first - stand.cue_at < 20 else stand.first
            _take(reading, found, taken, first, stand.last, stand.holder)
    for i in range(len(reading.doc.words)):
        if i in taken or not (_likelihood(reading, i) or _foretold(reading, i)):
            continue
        over = reading.stand_over(i)
        told = over is not None and over.cue_at is None and _foretold(reading, i)
        if over is not None and over.act in _OWN_WILL and not told:
            continue
        first, last = (over.first, over.last) if over is not None else reading.clause(i)
        if over is None:
            first = max([first, *(s.last for s in reading.stands if first < s.last <= i)])
        alone = over is not None and sure_likelihood_words().match(reading.doc.folded, i) > 0
        if last - first < 3 or not (alone or _harm(reading, first, last)):
            continue
        _take(reading, found, taken, first, last, over.holder if over is not None else None)
    return found


def _is_fear(reading: Reading, stand: Stand) -> bool:
    if stand.cue_at is None:
        return False
    verb = reading.doc.folded[stand.cue_at]
    lemmas = {r.verb.lemma for r in cue_forms().get(lookup(verb)[1], ())}
    return bool(lemmas & _DREADS) or (bool(lemmas & _FEARS) and _harm(reading, stand.first, stand.last))


def _harm(reading: Reading, first: int, last: int) -> bool:
    harms = phrases("risk", "harms")
    for k in range(first, last):
        word = reading.doc.folded[k]
        bare = word[1:] if word[:1] in "وفبل" and len(word) > 3 else word
        bare = bare[1:] if bare.startswith("لل") else bare
        bare = bare[1:] if bare[:1] == "س" and bare[1:2] in "يت" else bare
        if (
            (word,) in harms
            or (bare,) in harms
            or (bare.removeprefix("ال"),) in harms
            or (bare.removeprefix("ل"),) in harms
        ):
            return True
    return False


def _likelihood(reading: Reading, i: int) -> int:
    """Length of the likelihood word at word i; 0 for none. قد is one only before a verb in the present."""
    doc = reading.doc
    words = [_bare(doc.folded[i]), *doc.folded[i + 1 : i + _LONGEST]]
    size = likelihood_words().match(words, 0)
    if not size:
        return 0
    if likelihood_words()[tuple(words[:size])]:
        following = [w for w in doc.folded[i + 1 : i + 3] if w != "لا"]
        if not following or following[0][:1] not in ("ي", "ت") or len(following[0]) < 4 or _past(following[0]):
            return 0
    return size


def _bare(word: str) -> str:
    """A folded word without a joined و or ف, where a word of likelihood is left."""
    rest = word[1:]
    return rest if word[:1] in "وف" and len(rest) > 1 and likelihood_words().match([rest], 0) else word


def _foretold(reading: Reading, i: int) -> bool:
    """A harm in the future under a condition in its sentence: «إذا لم تصل المساعدات فسيموت المرضى»."""
    doc = reading.doc
    word = doc.folded[i].removeprefix("ف").removeprefix("و")
    if word[:2] not in ("سي", "ست") or (word[1:],) not in phrases("risk", "harms"):
        return False
    first, last = doc.bounds[doc.words[i].sentence]
    words = [w.removeprefix("و") for w in doc.folded[first:last]]
    return any(phrases("risk", "conditions").match(words, k) for k in range(len(words)))


def _past(word: str) -> bool:
    """قد تحدث، قد توصل: a past that begins like a present."""
    return word.endswith(("ت", "وا")) and word[0] == "ت"


def _take(
    reading: Reading, found: list[FoundRisk], taken: set[int], first: int, last: int, asserter: Entity | None
) -> None:
    if any(k in taken for k in range(first, last)):
        return
    made = made_risk(reading, first, last, asserter)
    if made is not None:
        taken.update(range(first, last))
        found.append(made)


def made_risk(reading: Reading, first: int, last: int, asserter: Entity | None) -> FoundRisk | None:
    """A risk told in a word range; None when no words are left."""
    span = reading.span(first, last)
    if span is None:
        return None
    if asserter is not None:
        reading.want(asserter)
    words, trigger = _words(reading, first, last), _trigger(reading, first, last)
    return FoundRisk(span, span.quote, words, trigger, asserter, _horizon(reading, first, last))


def _words(reading: Reading, first: int, last: int) -> list[str]:
    words = []
    k = first
    while k < last:
        size = _likelihood(reading, k)
        if size:
            words.append(reading.doc.phrase(k, k + size))
        k += size or 1
    return words[:6]


def _trigger(reading: Reading, first: int, last: int) -> str | None:
    """The words from إذا / ما لم / بعد to the end of the stretch."""
    table = phrases("risk", "triggers")
    for k in range(first + 1, last - 1):
        if table.match(reading.doc.folded, k) and not (reading.doc.folded[k] == "بعد" and k < first + 2):
            return reading.doc.phrase(k, last)[:900]
    return None


def _horizon(reading: Reading, first: int, last: int) -> Horizon:
    for name in ("days", "1m", "3m", "12m"):
        table = phrases("risk", "horizons", name)
        if any(table.match(reading.doc.folded, k) for k in range(first, last)):
            return name
    return "unspecified"
