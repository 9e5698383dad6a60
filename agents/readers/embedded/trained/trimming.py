"""Names cut where the sentence goes on: behind a person's name no everyday noun with ب, ل or ك stands, and no accusative."""

from dataclasses import replace

from agents.readers.embedded.affixes import definite, indefinite, readings
from agents.readers.embedded.alike import latin
from agents.readers.embedded.bodies import accusative
from agents.readers.embedded.body_words import ADJECTIVES
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import (
    body_heads,
    common_words,
    cue_forms,
    frames,
    given_names,
    mediation_deeds,
    nisbas,
    small_words,
    title_heads,
)
from agents.readers.embedded.mention import Mention, name_start
from agents.readers.embedded.names import manner, ordinary, printed_as_word, rules_a_noun

_JOINED = "بلك"
_SHORTEST = 4
_SPEAKS_FOR = frozenset(("باسم", "بلسان", "بن", "بنت", "بو"))
_DUALS = ("ي", "ا", "ين", "ان")
_CLAUSE = frozenset(("ما", "حتي", "له", "لها", "لهم", "الي", "في", "عن", "وهو", "وهي"))
"""Words behind a person's name that begin what is told of him."""
_OF_OFFICE = frozenset(("في", "من", "عن", "لدي", "باسم"))
"""Prepositions inside a title: the rest end it."""
_HAMZA = frozenset("أإ")
_EPITHET = frozenset(("ذو", "ذات", "ذي"))
"""Words that tell what somebody has, behind his title: العمدة ذو العكازين."""
_SHORT_NAME = 4
"""Words of a quotation that is a name, at most."""
_SEEKING = 6
"""Letters from which a word in است is a verb or its noun."""


def trimmed(doc: Document, mention: Mention) -> Mention:
    """The mention without what follows the name; a title alone where no name is left."""
    if mention.kind not in ("person", "title") or mention.last - mention.first < 2:
        return mention
    if latin(doc.folded[mention.first]):
        return mention
    inner = range(mention.first + 1, mention.last)
    cut = next((k for k in inner if not _in_role(mention, k) and _ends_before(doc, mention, k)), None)
    if cut is None:
        return mention
    lost = mention.last - cut
    end = doc.words[cut - 1].end
    if len(mention.name) > lost:
        return replace(mention, last=cut, end=end, name=mention.name[:-lost])
    head = mention.first
    return replace(
        mention,
        last=cut,
        start=name_start(doc, head, ""),
        end=end,
        kind="title",
        name=tuple(doc.folded[head:cut]),
        title=title_heads().get((doc.folded[head],)) or title_heads().get((indefinite(doc.folded[head]),)),
        head=indefinite(doc.folded[head]),
        role=None,
    )


def _verb_and_object(word: str) -> bool:
    """Whether a folded word is a present verb with whom it concerns: يخالفه، يرافقها."""
    return word[0] == "ي" and len(word) > _SHORTEST and word.endswith(("ه", "ها", "هم")) and not word.endswith("يه")


def _in_role(mention: Mention, k: int) -> bool:
    """Whether word k is of the office before a name that is still to come: «المستشار بالديوان فلان»."""
    return mention.role is not None and mention.role[0] <= k < mention.role[1] and mention.role[1] < mention.last


def _ends_before(doc: Document, mention: Mention, k: int) -> bool:
    """Whether the name ends before word k: a clause begins there, or an everyday word that no name holds."""
    if doc.words[k].quote >= 0 and doc.words[k].quote == doc.words[k - 1].quote:
        return False
    if (doc.folded[k],) in frames()["relatives"] or frames()["that"].match(doc.folded, k):
        return True
    behind_name = mention.kind == "person" and (mention.role is None or k > mention.role[1])
    told = behind_name and _tells(doc, k)
    if _joined_that(doc, k):
        return True
    return _goes_on(doc, k) or manner(doc.folded[k]) or told or (mention.kind == "title" and _leaves(doc, mention, k))


def _joined_that(doc: Document, k: int) -> bool:
    """Whether word k is «that» behind و or ف, printed with its hamza: فإن, not فان of فان ديك."""
    word = doc.folded[k]
    return word[0] in "وف" and doc.words[k].text[1:2] in _HAMZA and frames()["that"].match((word[1:],), 0) > 0


def _leaves(doc: Document, mention: Mention, k: int) -> bool:
    """Whether word k is none of a title's: «نفسه», a quotation, a verb, the object behind its adjective (المستشار الروسي العرض)."""
    word, before, small = doc.folded[k], doc.folded[k - 1], small_words()
    quote = doc.opens_quote(k) if doc.words[k].quote >= 0 else None
    if (
        word in small["emphasis"]
        or word in _EPITHET
        or (printed_as_word(doc.words[k].text) and not printed_as_word(doc.words[k - 1].text))
        or _verb_and_object(word)
        or (quote is not None and doc.last_word(quote) - k > _SHORT_NAME)
    ):
        return True
    if not definite(readings(doc.folded[mention.first])[-1][1]):
        return False
    of_office = word in _OF_OFFICE or (word == "الي" and mention.title == "envoy")
    if word in small["prepositions"] and (not of_office or k == mention.last - 1):
        return True
    if _object_of_verb(doc, k) or rules_a_noun(doc, k):
        return True
    if definite(word):
        adjective = word in nisbas() or word in ADJECTIVES or word.endswith(("ي", "يه")) or word.startswith("الم")
        return before in nisbas() and not adjective and ordinary(word)
    return any(r.how.form in ("past", "present") and r.how.person == 3 for r in cue_forms().get(word, ()))


def _object_of_verb(doc: Document, k: int) -> bool:
    """Whether word k is an everyday noun without article behind a nisba: اقترح الضابط الباكستاني مواعيد الحفر."""
    word, before, small = doc.folded[k], doc.folded[k - 1], small_words()
    if definite(word) or word[0] in "بلكوف" or word not in common_words() or not definite(before):
        return False
    of_title = any(word in small[kind] for kind in ("groups", "inside_title", "prepositions"))
    headed = (word,) in title_heads() or (word,) in body_heads() or word in nisbas()
    return before in nisbas() and not (of_title or headed)


def _tells(doc: Document, k: int) -> bool:
    """Whether word k begins what is told of the person: a verb (فردّت، استقال), a manner (ببطء), a matter (الخبر)."""
    word, given = doc.folded[k], given_names()
    if word in given:
        return False
    if word in _CLAUSE or word in small_words()["emphasis"] or (word.startswith("است") and len(word) >= _SEEKING):
        return True
    if word[0] == "ف" and any(r.how.form in ("past", "present") for r in cue_forms().get(word[1:], ())):
        return True
    return printed_as_word(doc.words[k].text) or manner(word)


def _goes_on(doc: Document, k: int) -> bool:
    word = doc.folded[k]
    if len(word) < _SHORTEST or word in _SPEAKS_FOR or word in given_names():
        return False
    if accusative(word):
        return True
    if word[0] == "و" and any(_delegation(word.removesuffix(end)) for end in _DUALS):
        return True
    if word[0] not in _JOINED or word in common_words():
        return False
    rest = word[2:] if word.startswith("لل") else word[1:]
    bare = rest.removeprefix("ال")
    known = any(form in common_words() or form in mediation_deeds() for form in (rest, bare))
    return known and not _body(rest) and not _body(bare) and bare not in given_names()


def _delegation(word: str) -> bool:
    return word == "وفد"


def _body(word: str) -> bool:
    return (word,) in body_heads() or (indefinite(word),) in body_heads()
