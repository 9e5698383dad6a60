"""Stands: one position each, with the words that carry it, and the collector that builds them."""

from dataclasses import dataclass

from agents.readers.embedded.attribution import Speakers
from agents.readers.embedded.cues import Cue
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.mention import name_start
from agents.readers.embedded.saying_time import said_at
from agents.readers.embedded.stance import act_of, stance_of
from retrieval.text.quotation import Quotation
from schemas.draft import Span
from schemas.vocabulary import SpeechAct, SpeechForm, Stance


@dataclass
class Stand:
    """One position found: word range of the content, half-open, and who holds it."""

    holder: Entity
    first: int
    last: int
    span: Span
    act: SpeechAct
    stance: Stance
    form: SpeechForm
    cue: str
    cue_at: int | None = None
    addressee: Entity | None = None
    suffix: bool = False
    """The cue points back at what was said before it (نفاه)."""
    nested: Entity | None = None
    """In whose words this is reported."""
    said_at: str | None = None
    """When it was said, as the article has it."""
    behalf: Entity | None = None
    """For whom, where the words themselves say so (المغرب على لسان وزيره)."""


class Stands:
    """Collects the stands of an article and remembers which quotations belong to one."""

    def __init__(self, doc: Document, speakers: Speakers) -> None:
        self.doc = doc
        self.speakers = speakers
        self.found: list[Stand] = []
        self.used: set[int] = set()
        """Start offsets of quotations that belong to a stand already."""

    def in_order(self) -> list[Stand]:
        """All stands in text order, none twice."""
        return _without_doubles(sorted(self.found, key=lambda s: (s.first, s.last)))

    def covered(self, first: int, last: int) -> bool:
        """Whether a stand holds the word range."""
        return any(s.first <= first and last <= s.last for s in self.found)

    def add_following(self, holder: Entity, quote: Quotation, cue: Cue | None, words: range) -> None:
        """Further quotations that go on right after («…»، «…» or «…» و«…»)."""
        at = self.doc.last_word(quote)
        while at < words.stop:
            following = self.doc.opens_quote(at) if self.doc.words[at].quote >= 0 else None
            if following is None and self.doc.folded[at] in ("و", "ثم") and at + 1 < words.stop:
                following = self.doc.opens_quote(at + 1)
            if following is None or following.start in self.used:
                return
            self.add_quote(holder, following, cue)
            at = self.doc.last_word(following)

    def add_quote(self, holder: Entity, quote: Quotation, cue: Cue | None, text: str = "") -> None:
        """Add a quotation as direct speech."""
        self.used.add(quote.start)
        first, last = self.doc.word_at(quote.inner_start), self.doc.last_word(quote)
        span = self.doc.span(quote.inner_start, quote.inner_end)
        if span is not None and last > first:
            self._keep(holder, first, last, span, cue, "direct", text)

    def add(
        self,
        holder: Entity,
        first: int,
        last: int,
        cue: Cue | None,
        form: SpeechForm,
        *,
        begin_at_cue: bool = False,
        cue_text: str = "",
    ) -> None:
        """Add a word range; marks round it stay out, quotations that it cuts are closed."""
        if last <= first or (last == first + 1 and form in ("indirect", "mixed")):
            return
        start = self.doc.words[first].start
        if begin_at_cue and cue is not None and cue.joined and first == cue.at:
            start = name_start(self.doc, first, "و")
        if self.doc.gaps[first].rstrip().endswith(("«", "“", '"', "‘", "„")) and self.doc.opens_quote(first):
            start -= len(self.doc.gaps[first]) - len(self.doc.gaps[first].rstrip(' «“"‘„')) if form != "direct" else 0
        end = self.doc.words[last - 1].end
        closing = self.doc.words[last - 1].quote
        if closing >= 0 and self.doc.words[first].quote != closing:
            end = max(end, self.doc.quotations[closing].end)
        span = self.doc.span(start, end)
        if span is None:
            return
        if form == "indirect" and any(c in span.quote for c in '«“"„'):
            form = "mixed"
        self._keep(holder, first, last, span, cue, form, cue_text)

    def _keep(
        self, holder: Entity, first: int, last: int, span: Span, cue: Cue | None, form: SpeechForm, text: str = ""
    ) -> None:
        content = self.doc.folded[first:last]
        base: SpeechAct = cue.verb.act if cue is not None else "statement"
        lemma = cue.verb.lemma if cue is not None else ""
        act = act_of(
            base,
            content,
            negated=cue is not None and cue.negated and not cue.verb.negated,
            lemma=lemma,
            reported=cue is not None and first == cue.at,
        )
        self.found.append(
            Stand(
                holder,
                first,
                last,
                span,
                act,
                stance_of(act, content, lemma),
                form,
                self.doc.words[cue.at].text if cue is not None else text,
                cue.at if cue is not None else None,
                self._addressee(cue, holder),
                bool(cue and cue.how.suffix),
                behalf=self.speakers.behind(cue, holder) if cue is not None else None,
                said_at=said_at(self.doc, cue) if cue is not None else None,
            )
        )

    def _addressee(self, cue: Cue | None, holder: Entity) -> Entity | None:
        if cue is None or not cue.verb.person:
            return None
        stop = self.doc.bounds[self.doc.words[cue.at].sentence][1]
        found = [m for j in range(cue.at + 1, min(cue.at + 20, stop)) if (m := self.speakers.at.get(j)) is not None]
        found = [
            m
            for m in found
            if self.speakers.inventory.of(m) is not holder and self.doc.folded[m.first - 1] not in ("في", "من")
        ]
        free = [m for m in found if not m.governed]
        if cue.how.form == "noun":
            free = [m for m in found if m.governed] or free
        chosen = free or found
        return self.speakers.inventory.of(chosen[0]) if chosen else None


def _without_doubles(stands: list[Stand]) -> list[Stand]:
    """One stand for the same words of the same holder; the one with a cue stays."""
    kept: list[Stand] = []
    for stand in stands:
        twin = next((k for k in kept if k.holder is stand.holder and _overlap(k, stand) > 0.6), None)
        if twin is None:
            kept.append(stand)
        elif twin.cue_at is None and stand.cue_at is not None:
            kept[kept.index(twin)] = stand
    return kept


def _overlap(a: Stand, b: Stand) -> float:
    shared = min(a.last, b.last) - max(a.first, b.first)
    return shared / max(1, max(a.last, b.last) - min(a.first, b.first))
