"""What somebody is told or a text holds: علمت الصحيفة من فلان أن كذا، كذا على ما جاء في بيان للوزارة."""

from agents.readers.embedded.attribution import Speakers
from agents.readers.embedded.clauses import clause_end, clause_start
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import frames, small_words
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.stands import Stands

_NEAR, _BEHIND = 7, 9
"""Words from the verb to من, and from من to أن, at most."""
_LEAST, _TEXT = 3, 5
"""Words of a clause that is told, at least; words from what attributes to whose text it is, at most."""
_COMMA = frozenset("،,")


class Learnt:
    """Finds words whose source is named where they are learnt or written."""

    def __init__(self, doc: Document, speakers: Speakers, stands: Stands) -> None:
        self.doc = doc
        self.speakers = speakers
        self.stands = stands

    def find(self, words: range) -> None:
        """Both frames in the words of a sentence."""
        for i in words:
            if self.doc.words[i].quote >= 0 or i in self.speakers.inside:
                continue
            if frames()["learnt"].match_joined(self.doc.folded, i, "وف"):
                self._from(i, words)
            elif size := frames()["as_written"].match(self.doc.folded, i):
                self._written(i, i + size, words)

    def _from(self, i: int, words: range) -> None:
        """علم فلان من غيره أن: the words are of whoever stands behind من."""
        doc, that = self.doc, frames()["that"]
        for k in range(i + 1, min(i + _NEAR, words.stop - 1)):
            if (doc.folded[k],) in that or any(c in doc.gaps[k] for c in ".؛:"):
                return
            source = self.speakers.at.get(k + 1)
            if doc.folded[k] != "من" or source is None or k in self.speakers.inside:
                continue
            reach = range(source.last, min(source.last + _BEHIND, words.stop - 1))
            begin = next((j + 1 for j in reach if (doc.folded[j],) in that), 0)
            if begin and not self.stands.covered(begin, begin + 1):
                self._add(source, begin, clause_end(doc, begin, words.stop, that=True), i)
            return

    def _written(self, i: int, after: int, words: range) -> None:
        """كذا، على ما جاء في بيان للوزارة: the clause before is hers; the one behind where nothing stands before."""
        doc = self.doc
        if after >= words.stop or doc.folded[after] not in small_words()["texts"]:
            return
        owner = next(
            (m for k in range(after + 1, min(after + _TEXT, words.stop)) if (m := self.speakers.at.get(k))), None
        )
        if owner is None or any(_COMMA & set(doc.gaps[k]) for k in range(after, owner.first + 1)):
            return
        first, stop = clause_start(doc, i), i
        if i - first < _LEAST:
            first = next((k for k in range(owner.last, words.stop) if _COMMA & set(doc.gaps[k])), words.stop)
            stop = clause_end(doc, first, words.stop) if first < words.stop else first
        if stop - first >= _LEAST and not any(first < s.last and s.first < stop for s in self.stands.found):
            self._add(owner, first, stop, i, reported=True)

    def _add(self, source: Mention, first: int, stop: int, i: int, *, reported: bool = False) -> None:
        holder = self.speakers.inventory.of(source)
        self.speakers.spoke(holder)
        text = self.doc.words[i].text
        self.stands.add(holder, first, stop, None, "reported" if reported else "indirect", cue_text=text)
