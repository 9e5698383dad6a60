"""Words whose speaker no cue before them tells: quotations, «name: words», according to, answers of an interview."""

from agents.readers.embedded.affixes import indefinite, readings
from agents.readers.embedded.attribution import Speakers
from agents.readers.embedded.clauses import clause_end, clause_start
from agents.readers.embedded.cues import Cue, find_cues
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import according_to_him, body_heads, cue_forms, folded, frames, small_words
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.stands import Stands
from retrieval.text.quotation import Quotation

_INTRODUCES = 4
"""Words before a quotation within which a verb introduces it."""
_SUBJECT_OF_TALK = 6
"""Words that say what a quotation is about, before its colon, at most."""
_SO = frozenset(("فان", "فانه", "فانها", "فانهم"))
"""What opens the clause behind an attribution: بحسب فلان، فإن كذا."""


class LooseWords:
    """Finds the speakers of words that stand without a cue."""

    def __init__(self, doc: Document, speakers: Speakers, stands: Stands) -> None:
        self.doc = doc
        self.speakers = speakers
        self.stands = stands
        self.mute: set[int] = set()
        """Cues whose subject cannot be told: the words they introduce are not those of who spoke before."""

    def answer(self, holder: Entity, words: range) -> None:
        """A sentence of an interview's answer."""
        self.speakers.spoke(holder)
        begin = words.start
        while begin < words.stop and (self.doc.folded[begin] in ("ج", "جواب") or ":" in self.doc.gaps[begin + 1]):
            begin += 1
        if words.stop - begin > 2 and not self._asks(words):
            self.stands.add(holder, begin, words.stop, None, "direct")

    def quotes(self, words: range) -> None:
        """Quotations that no cue before them has taken."""
        for quote in self.doc.quotations:
            if quote.depth or quote.start in self.stands.used:
                continue
            first, last = self.doc.word_at(quote.inner_start), self.doc.last_word(quote)
            if first not in words or last <= first:
                continue
            if self.stands.covered(first, last) or not self._is_speech(quote, first, last, words):
                continue
            if any(max(words.start, first - _INTRODUCES) <= cue < first for cue in self.mute):
                continue
            holder, cue = self._speaker_of(quote, first, last, words)
            if holder is not None:
                self.speakers.spoke(holder)
                self.stands.add_quote(holder, quote, cue)
                self.stands.add_following(holder, quote, cue, words)

    def _is_speech(self, quote: Quotation, first: int, last: int, words: range) -> bool:
        size = last - first
        colon = ":" in self.doc.gaps[first]
        whole = first == words.start and last >= words.stop - 1
        if colon or whole:
            return size >= 2
        before = self.doc.folded[first - 1] if first else ""
        forms = {form for _, rest in readings(before) for form in (rest, indefinite(rest))}
        named = any((form,) in body_heads() for form in forms)
        return size >= 4 and not named

    def _speaker_of(self, quote: Quotation, first: int, last: int, words: range) -> tuple[Entity | None, Cue | None]:
        if self._about(first, words):
            return self.speakers.sentence_speaker or (self.speakers.last[-1] if self.speakers.last else None), None
        after = self._cue_after(last, words)
        if after is not None:
            holder = self.speakers.called(after)
            if holder is None and self.speakers.unknown_after_quote(after):
                return None, None
            holder = holder or self.speakers.holder(after)
            if holder is not None:
                return holder, after
        if (thus := self._thus(last, words)) is not None:
            return thus, None
        if (verb := self._gesture(last, words)) >= 0:
            return self._gestures(verb, words), None
        if self.speakers.sentence_speaker is not None:
            return self.speakers.sentence_speaker, None
        if ":" in self.doc.gaps[first]:
            mention = self._before_colon(first, words)
            if mention is not None:
                return mention, None
        whole = first == words.start
        if whole and self.speakers.last:
            return self.speakers.last[-1], None
        return None, None

    def _cue_after(self, last: int, words: range) -> Cue | None:
        """A verb of saying right after the quotation: «…»، قال فلان."""
        for k in range(last, min(last + 3, words.stop)):
            if set(".\n؛") & set(self.doc.gaps[k]):
                return None
            for reading in cue_forms().get(
                self.doc.folded[k].removeprefix("و") if k > last else self.doc.folded[k], ()
            ):
                if reading.how.form in ("past", "present") and reading.how.person == 3 and reading.verb.that:
                    return Cue(k, reading.verb, reading.how, "none", k + 1, False)
        return None

    def _gesture(self, last: int, words: range) -> int:
        """The verb of a gesture right after a quotation, with its subject behind it: «…»، يبتسم فلان; -1 for none."""
        if last >= words.stop - 1 or not set("،,") & set(self.doc.gaps[last]):
            return -1
        if not frames()["gestures"].match(self.doc.folded, last):
            return -1
        free = self.doc.gaps[last + 1] == " " and self.doc.folded[last + 1] not in small_words()["prepositions"]
        return last if free else -1

    def _gestures(self, verb: int, words: range) -> Entity | None:
        """Who makes the gesture and so has spoken; nobody where he is not known."""
        mention = self.speakers.at.get(verb + 1)
        if mention is not None and not mention.governed and mention.first < words.stop:
            return self.speakers.inventory.of(mention)
        return self.speakers.called_at(verb + 1)

    def _thus(self, last: int, words: range) -> Entity | None:
        """Who spoke the quotation that fills a sentence, told at the head of the next: «…». هكذا ردّ فلان."""
        number = self.doc.words[words.start].sentence + 1
        if last < words.stop - 1 or number >= len(self.doc.sentences):
            return None
        following = self.doc.words_of(number)
        size = frames()["thus"].match(self.doc.folded, following.start) if following else 0
        verb = following.start + size if following else 0
        if not size or verb >= following.stop or "\n" in self.doc.gaps[following.start]:
            return None
        told = any(
            r.how.form in ("past", "present") and r.verb.that for r in cue_forms().get(self.doc.folded[verb], ())
        )
        subject = self.speakers.subject_after(verb) if told else None
        return self.speakers.inventory.of(subject) if subject is not None else None

    def _about(self, first: int, words: range) -> bool:
        """Whether the colon before word first follows only what the words are about: وعن فلان: «…», بشأن الهدنة: «…»."""
        opens = self.doc.folded[words.start].removeprefix("و") in ("عن", "بشان", "بخصوص", "حول")
        free = any(words.start <= m.first < first and not m.governed for m in self.speakers.inventory.mentions)
        return opens and not free and ":" in self.doc.gaps[first] and first - words.start <= _SUBJECT_OF_TALK

    def _before_colon(self, first: int, words: range) -> Entity | None:
        start = clause_start(self.doc, first - 1) if first > words.start else words.start
        found = [m for m in self.speakers.inventory.mentions if start <= m.first and m.last <= first and not m.governed]
        return self.speakers.inventory.of(found[0]) if found else None

    def labelled(self, words: range) -> None:
        """«الناطق باسم الجيش: …» without quotation marks, as live pages and transcripts have it."""
        for j in range(words.start + 1, min(words.stop, words.start + 24)):
            if ":" not in self.doc.gaps[j] or self.doc.words[j].quote >= 0:
                continue
            if self.doc.words[j - 1].folded.isdecimal() and self.doc.gaps[j].rstrip(" ") == ":":
                continue
            if self.stands.covered(j, min(j + 2, words.stop)):
                return
            found = [
                m for m in self.speakers.inventory.mentions if words.start <= m.first and m.last <= j and not m.governed
            ]
            if not found or found[0].first - words.start > 4 or words.stop - j < 3:
                return
            holder = self.speakers.inventory.of(found[0])
            if holder.kind == "group" or self._dateline(holder, found[0]) or found[0].head.startswith("مراسل"):
                return
            self.speakers.spoke(holder)
            if not self._asks(words):
                self.stands.add(holder, j, words.stop, None, "direct")
            self._rest_of_line(holder, words)
            return

    def _dateline(self, holder: Entity, mention: Mention) -> bool:
        """Whether a capital before the colon says where the text was written, not who speaks."""
        return holder.state is not None and mention.name in {folded(c) for c in holder.state.capitals}

    def _rest_of_line(self, holder: Entity, words: range) -> None:
        """The sentences after a labelled one on the same line are the same voice's, until a cue says otherwise."""
        number = self.doc.words[words.start].sentence + 1
        while number < len(self.doc.sentences):
            following = self.doc.words_of(number)
            if not following or "\n" in self.doc.gaps[following.start]:
                return
            cues = find_cues(self.doc, number, self.speakers.inside)
            if any(c.how.person == 3 for c in cues) or any(self.doc.words[k].quote >= 0 for k in following):
                return
            if len(following) > 2 and not self._asks(following):
                self.stands.add(holder, following.start, following.stop, None, "direct")
            number += 1

    def _asks(self, words: range) -> bool:
        """Whether the sentence ends in a question mark."""
        return bool({"؟", "?"} & set(self.doc.gaps[words.stop].split("\n")[0]))

    def according(self, words: range) -> None:
        """بحسب فلان، وفق فلان: the clause, or the quotation right after, is his."""
        for i in words:
            size = self._attributes(i)
            if not size or self._his(i) or self.doc.folded[i] == "فحسب":
                continue
            mention = self.speakers.at.get(i + size) or self.speakers.at.get(i + size + 1)
            if mention is None or self.doc.words[i].quote >= 0:
                continue
            after = mention.last
            while after < words.stop and self.doc.folded[after] in small_words()["emphasis"]:
                after += 1
            quote = self.doc.opens_quote(after) if after < words.stop else None
            if quote is not None and self.doc.last_word(quote) - after > 2:
                self.stands.add_quote(self.speakers.inventory.of(mention), quote, None, self.doc.words[i].text)
                continue
            span = self._according_span(i, after, words)
            if span is not None and not self.stands.covered(*span):
                holder = self.speakers.inventory.of(mention)
                self.stands.add(holder, *span, None, "reported", cue_text=self.doc.words[i].text)

    def according_to_him(self, words: range) -> None:
        """بحسبه، في رأيها، على حد قولهم: the clause round it is his who speaks already."""
        for i in words:
            size = self._his(i)
            after = i + size
            if not size or self.doc.words[i].quote >= 0 or self.stands.covered(i, after):
                continue
            start = clause_start(self.doc, i)
            last = self.doc.folded[after - 1]
            holder = self.speakers.pointed(i, "f" if last.endswith("ها") else "m", many=last.endswith("هم"))
            first, stop = start, clause_end(self.doc, after, words.stop) if after < words.stop else after
            that = after < words.stop and (self.doc.folded[after],) in frames()["that"]
            if that or i == start or (i == start + 1 and not set("،,") & set(self.doc.gaps[i])):
                first = after + (that or self.doc.folded[min(after, words.stop - 1)] in _SO)
            free = stop - first > 1 and not any(first < s.last and s.first < stop for s in self.stands.found)
            if holder is not None and free:
                self.stands.add(holder, first, stop, None, "reported", cue_text=self.doc.words[i].text)

    def _his(self, i: int) -> int:
        """Words at word i that give a clause to who speaks already (بحسبه، على حد قولها); 0 for none."""
        table = according_to_him()
        if self.doc.folded[i] not in table:
            return 0
        return next((n for n in (1, 2, 3) if tuple(self.doc.folded[i + 1 : i + n]) in table[self.doc.folded[i]]), 0)

    def _attributes(self, i: int) -> int:
        """Words of what attributes at word i: بحسب، وفق، في رأي; و and ف may be joined before it."""
        table, folded_words = frames()["according"], self.doc.folded
        rest = folded_words[i].removeprefix("ف").removeprefix("و")
        return table.match(folded_words, i) or table.match([rest, *folded_words[i + 1 : i + 4]], 0)

    def _according_span(self, i: int, after: int, words: range) -> tuple[int, int] | None:
        start = clause_start(self.doc, i)
        while start < i and self.doc.folded[start].isdecimal():
            start += 1
        comma_after = after < words.stop and set("،,") & set(self.doc.gaps[after])
        if i - start <= 2 and after < words.stop:
            after += self.doc.folded[after] in _SO and after + 1 < words.stop
            return after, clause_end(self.doc, after, words.stop)
        if i - start > 3 and (comma_after or after >= words.stop - 1 or set("،,") & set(self.doc.gaps[i])):
            return start, i
        return None
