"""Places inside offices: what an office in construct rules (محافظ زوبرا), whose portfolio a minister has (وزير نقلها)."""

from agents.readers.embedded.affixes import definite, indefinite, readings
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import TitleKind, name_particles, small_words, title_heads
from agents.readers.embedded.names import begins_name, given, name_end, plain_space


def portfolio(doc: Document, j: int) -> bool:
    """Whether word j is the portfolio of the minister before it with whose it is: وزير نقلها، وزيرة دفاعهم."""
    minister = any(indefinite(rest) in ("وزير", "وزيره") for _, rest in readings(doc.folded[j - 1]))
    return minister and plain_space(doc, j) and doc.folded[j].endswith(("ها", "هم", "نا")) and len(doc.folded[j]) > 4


def place_in_construct(doc: Document, j: int, kind: TitleKind) -> int:
    """One past the unknown words that an office in construct rules before a name (عمدة دير الشوك، الحاج فلان), else j."""
    before = doc.folded[j - 1]
    construct = (kind == "office" and not definite(before)) or (
        kind == "spokes" and before in small_words()["inside_title"]
    )
    if not construct or doc.words[j - 1].text.endswith(("اً", "ًا")):
        return j
    if doc.folded[j] in small_words()["directions"] and j + 1 < len(doc.words) and plain_space(doc, j + 1):
        return j + 2
    opens = doc.folded[j] in name_particles()[0] or doc.folded[j] in small_words()["before_place"]
    if any(rest in small_words()["rules_place"] for _, rest in readings(before)) and not opens and _lone_place(doc, j):
        return j + 1
    for k in range(j, min(j + 3, len(doc.words) - 1)):
        form = doc.folded[k]
        parted = k + 1 < len(doc.words) and "،" in doc.gaps[k + 1]
        known = (given(form) and not (opens and (k == j or parted))) or title_heads().get((form,)) == "rank"
        bound = form in small_words()["prepositions"] or (
            form in small_words()["connectors"] and not (opens and k == j)
        )
        if known or bound or not plain_space(doc, k):
            return j
        if "،" in doc.gaps[k + 1]:
            return k + 1 if _announced(doc, k + 1) else j
        named = opens and k == j + 1 and given(doc.folded[k + 1])
        if plain_space(doc, k + 1) and (title_heads().get((doc.folded[k + 1],)) == "rank" or named):
            return k + 1
    return j


def named_place(doc: Document, j: int) -> int:
    """One past the name of the place that the word before j heads inside an office (مدير منطقة عبد الرافع، فلان), else j."""
    before = doc.folded[j - 1]
    if before not in small_words()["places"] or not plain_space(doc, j) or not begins_name(doc, j):
        return j
    stop = name_end(doc, j)
    parted = stop < len(doc.words) and not plain_space(doc, stop)
    return stop if parted or (stop < len(doc.words) and title_heads().get((doc.folded[stop],)) == "rank") else j


def _lone_place(doc: Document, j: int) -> bool:
    """Whether word j is the place that an office rules, as it is no known name and a name or لشؤون كذا goes on behind it."""
    if given(doc.folded[j]) or not begins_name(doc, j) or j + 1 >= len(doc.words) or not plain_space(doc, j + 1):
        return False
    following = doc.folded[j + 1]
    named = begins_name(doc, j + 1) and name_end(doc, j + 1) - j > 2
    return named or following.startswith("لشوون") or definite(following)


def _announced(doc: Document, j: int) -> bool:
    """Whether a rank or a name of two words stands at word j."""
    rank = title_heads().get((doc.folded[j],)) == "rank"
    return rank or (given(doc.folded[j]) and name_end(doc, j) - j > 1)
