"""Somebody told by whose relative he is, with that one's name: والدة الشهيد فلان، شقيقة فلان، أرملة فلان."""

from agents.readers.embedded.affixes import governed_by_prefix, readings
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import small_words, title_heads
from agents.readers.embedded.mention import Mention, name_start
from agents.readers.embedded.names import begins_name, ends_in_ta, given, name_end, plain_space


def relative(doc: Document, i: int) -> Mention | None:
    """The relative whose word i rules a name; None where it bears whose it is (شقيقه فلان) or nobody is named."""
    for prefix, form in readings(doc.folded[i]):
        if form.endswith("ه") and not ends_in_ta(doc, i):
            continue  # شقيقه: his brother, who bears the name himself
        if form not in small_words()["relatives_of"] or i + 1 >= len(doc.words) or not plain_space(doc, i + 1):
            continue
        name = _name(doc, i + 1)
        if name < 0:
            return None
        stop = name_end(doc, name)
        women = form.endswith("ه") or form == "اخت"
        return Mention(
            i,
            stop,
            name_start(doc, i, prefix),
            doc.words[stop - 1].end,
            "title",
            "person",
            (form, *doc.folded[i + 1 : stop]),
            "f" if women else "m",
            "s",
            "expert",
            form,
            None,
            governed_by_prefix(prefix),
        )
    return None


def _name(doc: Document, j: int) -> int:
    """Where the relative's name begins, right at word j or behind his rank or fate (الشيخ، الشهيد); -1 for none."""
    form = doc.folded[j]
    if form in small_words()["mourned"] or title_heads().get((form,)) == "rank":
        j += 1
    named = j < len(doc.words) and plain_space(doc, j) and given(doc.folded[j]) and begins_name(doc, j)
    return j if named else -1
