"""When something was said: the day or time of day named beside the cue, as the article has it."""

from agents.readers.embedded.cues import Cue
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import frames, small_words

_BEFORE, _AFTER = 5, 16
"""Words before and after the cue in which its time may stand."""


def said_at(doc: Document, cue: Cue) -> str | None:
    """The words of time nearest the cue, outside what is said; None when the article does not tell."""
    first, stop = doc.bounds[doc.words[cue.at].sentence]
    content = cue.content if cue.complement in ("that", "quote", "colon") else cue.at + 4
    near = range(max(first, cue.at - _BEFORE), min(stop, content, cue.at + _AFTER))
    days = [k for k in near if doc.words[k].quote < 0 and _day(doc.folded[k])]
    if not days:
        return None
    at = min(days, key=lambda k: abs(k - cue.at))
    begin, end = at, at + 1
    while begin - 1 >= first and (doc.folded[begin - 1],) in frames()["times_of_day"]:
        begin -= 1
    while end < stop and _more(doc, end):
        end += 1
    words = doc.phrase(begin, end)
    return words[1:] if words[:1] == "و" and begin == at else words


def _day(word: str) -> bool:
    days = small_words()["days"]
    return word in days or (word[:1] == "و" and word[1:] in days) or word in ("امس", "اليوم")


def _more(doc: Document, k: int) -> bool:
    """الخميس الماضي، أمس الأربعاء."""
    return doc.gaps[k] == " " and (
        doc.folded[k] in ("الماضي", "المقبل", "الجاري", "الفايت", "المنصرم") or _day(doc.folded[k])
    )
