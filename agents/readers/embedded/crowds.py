"""Several people under one noun: وفدا المجلسين، ممثلو القبائل، وجهاء المنطقة, with the bodies they come from."""

from functools import lru_cache

from agents.readers.embedded import bodies, states
from agents.readers.embedded.affixes import definite, governed_by_prefix, indefinite, readings
from agents.readers.embedded.complements import lookup
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import common_words, cue_forms, nisbas, small_words, state_names, title_heads
from agents.readers.embedded.mention import Mention, name_start
from agents.readers.embedded.morphology import Number
from agents.readers.embedded.names import given, ordinary, plain_space

_ADJECTIVE_ENDINGS = ("ي", "يه", "ين", "ون", "ان")
_TURNS = frozenset(("اما", "واما", "لكن", "ولكن", "فيما", "بينما", "غير", "بيد"))
"""Words behind which somebody else's turn comes: أما السكان فيقولون."""
_PEOPLE = frozenset(("source", "group"))


def crowd(doc: Document, i: int) -> Mention | None:
    """The crowd whose head is word i: at a verb, or where a clause begins; None where its end is not plain."""
    for prefix, form in readings(doc.folded[i]):
        number = crowd_number(form)
        if number is None or not stands_free(doc, i, prefix):
            continue
        stop = _extent(doc, i + 1, form)
        if stop > i + 1 or definite(form) or _dual(form):
            words = (form, *doc.folded[i + 1 : stop])
            return Mention(
                i,
                stop,
                name_start(doc, i, prefix),
                doc.words[stop - 1].end,
                "source",
                "collective_unresolved",
                words,
                "m",
                number,
                "source",
                form,
                None,
                governed_by_prefix(prefix),
            )
    return None


@lru_cache(maxsize=16384)
def crowd_number(form: str) -> Number | None:
    """Number of a folded noun that means several people in the nominative; None for any other word."""
    small = small_words()
    if form in small["pairs"]:
        return "d"
    if _dual(form):
        return "d"
    office = form.endswith("و") and title_heads().get((form[:-1],), "rank") != "rank"
    return "p" if form in small["crowds"] or office else None


def _dual(form: str) -> bool:
    """Whether a folded word is two who bear an office or a calling, in the nominative: مراقبان، راهبتان."""
    one = form[:-3] + "ه" if form.endswith("تان") else form[:-2] if form.endswith("ان") else ""
    return one in small_words()["folk_one"] or (
        len(one) > 3 and title_heads().get((one,)) in ("office", "envoy", "spokes", "expert", "source")
    )


def accusative(doc: Document, mention: Mention) -> bool:
    """Whether a mention is printed in a form that is no subject's: الطرفين، وفدي …، الليبيين."""
    if mention.kind not in ("source", "group", "state") or mention.last - mention.first > 3:
        return False
    head = next((rest for _, rest in reversed(readings(doc.folded[mention.first])) if rest), "")
    if mention.kind == "state" and (head,) in state_names():
        return False  # الصين، البحرين
    return head.endswith("ين") and (definite(head) or mention.kind != "state")


def stands_free(doc: Document, i: int, prefix: str) -> bool:
    """Whether a subject may stand at word i: after a verb or a mark, at the head of a sentence, before a verb."""
    if governed_by_prefix(prefix):
        return False
    if i and doc.folded[i - 1] in _TURNS:
        return True
    if i == 0 or doc.words[i - 1].sentence != doc.words[i].sentence or any(c in doc.gaps[i] for c in "،,؛:"):
        return True
    back = i - 2 if i > 1 and doc.folded[i - 1] in small_words()["to_whom"] else i - 1
    before = lookup(doc.folded[back])[1]
    return any(r.how.person == 3 and r.how.form in ("past", "present") for r in cue_forms().get(before, ()))


def _extent(doc: Document, j: int, form: str) -> int:
    """One past the crowd's last word: the bodies or the noun after the head, then their adjectives."""
    if definite(form):
        return _adjectives(doc, j)
    if j >= len(doc.words) or not plain_space(doc, j):
        return j
    nested = bodies.body(doc, j) or states.state(doc, j)
    if nested is not None and not nested.governed:
        j = nested.last
        while j < len(doc.words) and plain_space(doc, j) and doc.folded[j].startswith("و"):
            further = bodies.body(doc, j)
            if further is None or further.governed:
                break
            j = further.last
        return _adjectives(doc, j)
    word = doc.folded[j]
    if form.endswith(("ون", "ين")) and not definite(form):
        return j  # مسلحون: with its nun a plural rules nothing
    if word == "من" and j + 1 < len(doc.words) and plain_space(doc, j + 1):
        return _where_from(doc, j)
    if not definite(word) and form in small_words()["crowds"] and (place := _place(doc, j)) > j:
        return place
    if not definite(word) or word in small_words()["days"]:
        return j
    return _adjectives(doc, j + 1)


def _where_from(doc: Document, j: int) -> int:
    """One past whom or where a crowd is of, behind من at word j (رجال من الإقليم، شبان من بلدية طوبا); j for none."""
    found = bodies.body(doc, j + 1) or states.state(doc, j + 1)
    if found is not None:
        return found.last
    word = doc.folded[j + 1]
    told = definite(word) and word not in small_words()["days"] and indefinite(word) not in small_words()["occasions"]
    return _adjectives(doc, j + 2) if told else j


def _place(doc: Document, j: int) -> int:
    """One past the name of a place that a crowd is of, which no lexicon knows (أمهات زرفا، شباب تل الرمان), else j."""
    whole = bodies.compound_place(doc, j)
    return whole if whole > j or ordinary(doc.folded[j]) or given(doc.folded[j]) else j + 1


def _adjectives(doc: Document, j: int) -> int:
    while j < len(doc.words) and plain_space(doc, j):
        word = doc.folded[j]
        known = word in nisbas() or word in common_words() or word.endswith("يه")
        if not (definite(word) and word.endswith(_ADJECTIVE_ENDINGS) and known):
            break
        j += 1
    return j
