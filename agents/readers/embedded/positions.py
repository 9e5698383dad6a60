"""Positions: for every cue its holder and the words that carry the stand."""

from agents.readers.embedded.attribution import Speakers
from agents.readers.embedded.clauses import clause_end, told_of
from agents.readers.embedded.cues import Cue, cue_at, find_cues
from agents.readers.embedded.declared import declared, notes_from, own_view
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.interviews import answer_lines, guest, inside
from agents.readers.embedded.learnt import Learnt
from agents.readers.embedded.lexicon import frames
from agents.readers.embedded.loose import LooseWords
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.owned_sayings import OwnedSayings
from agents.readers.embedded.retold import Retold, tells_what
from agents.readers.embedded.stands import Stand, Stands
from agents.readers.embedded.tellers import back_to_himself, left_to_the_teller
from agents.readers.embedded.voices import author, issuer
from retrieval.text.quotation import Quotation
from schemas.vocabulary import SpeechForm

_NOUNS = 5
"""Words of a quotation that is the object of a verb with which nobody says that something is so, at most."""
_TO_ME = (["لي"], ["لنا"], ["له"], ["لها"], ["لهم"])


class PositionFinder:
    """Walks an article sentence by sentence."""

    def __init__(self, doc: Document, inventory: Inventory) -> None:
        self.doc = doc
        self.inventory = inventory
        self.speakers = Speakers(doc, inventory)
        self.stands = Stands(doc, self.speakers)
        self.loose = LooseWords(doc, self.speakers, self.stands)
        self.retold = Retold(doc, self.speakers, self.stands)
        self.owned = OwnedSayings(doc, self.speakers, self.stands)
        self.learnt = Learnt(doc, self.speakers, self.stands)
        self.issuer = issuer(doc, inventory)
        self.answers = answer_lines(doc)
        self.guest = guest(doc, inventory, self.answers)
        self.author = author(doc, inventory)
        self.notes = notes_from(doc)
        self.spoken: dict[int, Entity] = {}
        """Sentence → who spoke last before it."""
        self.mute: set[int] = set()
        """Cues whose subject cannot be told."""
        self.loose.mute = self.mute

    def find(self) -> list[Stand]:
        """All stands in text order."""
        for number in range(len(self.doc.sentences)):
            self.speakers.enter(number)
            if self.speakers.last:
                self.spoken[number] = self.speakers.last[-1]
            words = self.doc.words_of(number)
            if not words:
                continue
            if self.guest is not None and inside(self.answers, self.doc.words[words.start].start):
                self._answer(self.guest, number, words)
                continue
            cues = find_cues(self.doc, number, self.speakers.inside)
            for cue in cues:
                over = self._over(cue)
                if over is None:
                    self._cue(cue, words, nearer=any(self._nearer(other, cue) for other in cues))
                else:
                    self._inner(cue, over, words)
            self._declared(words)
            self.loose.according_to_him(words)
            self.loose.according(words)
            self.retold.hearsay(words)
            self.retold.written(words)
            self.retold.brought(words)
            self.retold.as_told(words)
            self.retold.fronted(words)
            self.owned.find(words)
            self.learnt.find(words)
            self.loose.labelled(words)
            self.loose.quotes(words)
            self.speakers.settle(words)
        return self.stands.in_order()

    def _declared(self, words: range) -> None:
        """What a statement says of itself as we, or it or a column as its own view, where no cue stands."""
        voice = self.issuer or self.author
        if voice is None or words.start >= self.notes:
            return
        for own in declared(self.doc, words) if voice is self.issuer else ():
            self._uncued(voice, own)
        if (view := own_view(self.doc, words, statement=voice is self.issuer)) is not None:
            self._uncued(voice, view)

    def _uncued(self, voice: Entity, own: range) -> None:
        """Words that their writer says in his own voice, unless they belong to a stand already."""
        if not any(s.first < own.stop and own.start < s.last for s in self.stands.found):
            self.stands.add(voice, own.start, own.stop, None, "direct")

    def _answer(self, guest: Entity, number: int, words: range) -> None:
        """A sentence of an interview's answer, and what it says that others said (قال لي فلان: «…», فلان يرفض ذلك)."""
        count = len(self.stands.found)
        self.loose.answer(guest, words)
        for stand in self.stands.found[count : count + 1]:
            for cue in find_cues(self.doc, number, self.speakers.inside):
                if not stand.first <= cue.at < stand.last:
                    continue
                words = range(words.start, back_to_himself(self.doc, cue.at, stand.last))
                if cue.complement in ("that", "quote", "colon"):
                    found = len(self.stands.found)
                    self._inner(cue, stand, words)
                    if found == len(self.stands.found) and self._of_another(cue):
                        self.mute.add(cue.at)
                    if self._of_another(cue) and 2 * (stand.last - cue.content) > stand.last - stand.first:
                        self.stands.found.remove(stand)  # the sentence only tells what somebody else said
                        break
                elif cue.complement == "object" and not (cue.negated or cue.verb.weak):
                    self._inner(cue, stand, words)
            if stand in self.stands.found:
                left_to_the_teller(self.doc, self.stands, self.speakers, stand, self.stands.found[count + 1 :])

    def _opens_words(self, cue: Cue, over: Stand) -> Mention | None:
        """Whom the reported words begin with, where he says a quotation in them; else the verb is marked as nobody's."""
        opens = self.speakers.at.get(over.first)
        if opens is not None and not opens.governed and self.speakers.fits(opens, cue.how):
            return opens
        if self.doc.folded[over.first - 1] in ("ان", "بان"):
            self.mute.add(cue.at)
        return None

    def _of_another(self, cue: Cue) -> bool:
        """Whether an answer quotes somebody who is not named beside the verb: رددها يومها: «…»."""
        return cue.how.person == 3 and cue.how.form == "past" and cue.complement in ("quote", "colon")

    def _over(self, cue: Cue) -> Stand | None:
        """The stand of another cue of the sentence inside whose words the cue stands."""
        over = [
            s
            for s in self.stands.found[-6:]
            if s.first < cue.at < s.last and s.cue_at is not None and s.form in ("indirect", "mixed", "direct")
        ]
        return over[-1] if over else None

    def _inner(self, cue: Cue, over: Stand, words: range) -> None:
        """Words of somebody else inside reported words, where they name him right beside the verb."""
        if cue.how.person != 3 or cue.how.form not in ("past", "present") or self.doc.words[cue.at].quote >= 0:
            return
        told = cue.at + (2 if self.doc.folded[cue.at + 1 : cue.at + 2] in _TO_ME else 1)
        beside = self.speakers.just_before(cue.at) or self.speakers.at.get(told)
        if beside is None and self._of_another(cue):
            beside = self._opens_words(cue, over)
        if beside is None or beside.governed or self.inventory.of(beside) is over.holder:
            return
        count = len(self.stands.found)
        self._report(cue, self.inventory.of(beside), range(words.start, min(words.stop, over.last)))
        for stand in self.stands.found[count:]:
            stand.nested = over.holder

    def _cue(self, cue: Cue, words: range, *, nearer: bool = False) -> None:
        """Whose words a cue introduces; none of his where a nearer verb introduces the same quotation."""
        if cue.how.person == 1 and cue.verb.lemma == "سأل":
            asked = self.speakers.subject_after(cue.at)
            if asked is not None:
                self.speakers.spoke(self.inventory.of(asked))
            return
        if _impersonal(cue) or cue.how.person == 2:
            return
        if cue.how.person == 1:
            own = self.issuer if cue.how.number == "p" else self.author if cue.how.form == "present" else None
            if own is not None and self.doc.words[cue.at].quote < 0:
                self._declare(cue, own, words)
            return
        holders = self.speakers.holders(cue)
        if not holders:
            self.mute.add(cue.at)
        for holder in holders:
            if cue.how.form != "noun":
                self.speakers.spoke(holder)
            if not nearer:
                self._report(cue, holder, words)
        self.speakers.together = holders or self.speakers.together

    def _nearer(self, other: Cue, cue: Cue) -> bool:
        """Whether another finite verb stands between a cue and the words that both would introduce."""
        hearsay = bool(cue.how.suffix) and cue.at > 0 and self.doc.folded[cue.at - 1] == "ما"
        spoken = ("quote", "colon", "that") if hearsay else ("quote", "colon")
        same = cue.complement in spoken and other.complement in spoken and cue.content == other.content
        return same and other.at > cue.at and other.how.form in ("past", "present") and other.how.person == 3

    def _declare(self, cue: Cue, holder: Entity, words: range) -> None:
        """A statement's own voice (نطالب، نرفض): direct, from the verb on."""
        self.speakers.spoke(holder)
        begin = cue.content if cue.complement == "that" and cue.how.number == "s" else cue.at
        self.stands.add(holder, begin, clause_end(self.doc, begin, words.stop), cue, "direct")

    def _report(self, cue: Cue, holder: Entity, words: range) -> None:
        if cue.complement == "that":
            open_act = cue.verb.act in ("statement", "assessment")
            wished = cue.verb.act in ("demand", "appeal", "rejection") and not self.doc.words[
                cue.content - 1
            ].text.startswith("إ")
            if (
                wished
                or self._anothers(cue)
                or (self._leftover(cue, cue.content - 1) > 3 and (cue.verb.bare or not open_act))
            ):
                self._object(cue, holder, words)
            else:
                self._that(cue, holder, words)
        elif cue.complement in ("quote", "colon"):
            if self._names(cue):
                self._object(cue, holder, words)
            elif cue.complement == "quote" and self._leftover(cue, cue.content) > 3:
                if cue.verb.bare or cue.verb.preps:
                    self._object(cue, holder, words)
            else:
                self._direct(cue, holder, words)
        elif cue.complement == "object":
            self._object(cue, holder, words)

    def _names(self, cue: Cue) -> bool:
        """Whether the quotation only says what something is (وصف الاتفاق بأنه «حبر», عدّه «سابقة») or is praised."""
        named = cue.verb.names and cue.complement == "quote"
        if cue.complement == "quote" and not cue.verb.that and (cue.verb.bare or cue.verb.preps):
            quote = self.doc.opens_quote(cue.content)
            return quote is not None and self.doc.last_word(quote) - cue.content <= _NOUNS  # شكر فلان «الجهد الصامت»
        return named and (bool(cue.how.suffix) or not cue.verb.that or self._leftover(cue, cue.content) > 0)

    def _anothers(self, cue: Cue) -> bool:
        """Whether أن opens what another told (نفى فلان ما قاله فلان من أن كذا, تابع فلان ما أذاعه فلان من أن كذا)."""
        between = range(cue.at + 1, cue.content - 1)
        told = any(tells_what(self.doc.folded, k) for k in between)
        return told and (cue.verb.act == "denial" or self.doc.folded[cue.content - 2] == "من")

    def _leftover(self, cue: Cue, content: int) -> int:
        """Words between cue and content that are neither the subject nor an aside."""
        subject = self.speakers.subject_after(cue.at, content)
        begin = subject.last if subject is not None else cue.at + 1
        if subject is not None:
            while (nested := self.speakers.at.get(begin)) is not None and "،" in self.doc.gaps[begin]:
                begin = nested.last
        count, aside = 0, False
        for k in range(begin, content):
            if set("،,()") & set(self.doc.gaps[k]):
                aside = not aside
            if not aside and k not in self.speakers.inside:
                count += 1
        return count

    def _that(self, cue: Cue, holder: Entity, words: range) -> None:
        begin = cue.content
        while begin < words.stop:
            end = clause_end(self.doc, begin, words.stop, that=True)
            quote = self.doc.opens_quote(begin) if self.doc.words[begin].quote >= 0 else None
            if quote is not None and quote.closed:
                self._quoted_that(cue, holder, quote, begin, end)
                end = max(end, min(self.doc.last_word(quote), words.stop))
            else:
                self.stands.add(holder, begin, end, cue, "indirect")
            size = self._goes_on(end, words)
            if not size:
                return
            begin = end + size

    def _goes_on(self, end: int, words: range) -> int:
        """Length of what opens a further clause of the same speech: وأن, or لكنه with no cue of its own."""
        if end >= words.stop - 2:
            return 0
        size = frames()["again_that"].match(self.doc.folded, end)
        if size:
            return size
        turn = frames()["turns"].match(self.doc.folded, end)
        return turn if turn and cue_at(self.doc, end + turn, words.stop) is None else 0

    def _quoted_that(self, cue: Cue, holder: Entity, quote: Quotation, begin: int, end: int) -> None:
        inner = self.doc.last_word(quote)
        if end <= inner + 1:
            self.stands.add_quote(holder, quote, cue)
        else:
            self.stands.add(holder, begin, end, cue, "mixed")

    def _direct(self, cue: Cue, holder: Entity, words: range) -> None:
        quote = self.doc.opens_quote(cue.content)
        if quote is None:
            end = clause_end(self.doc, cue.content, words.stop) if cue.complement == "quote" else words.stop
            self.stands.add(holder, cue.content, end, cue, "direct")
            return
        self.stands.add_quote(holder, quote, cue)
        self.stands.add_following(holder, quote, cue, words)

    def _object(self, cue: Cue, holder: Entity, words: range) -> None:
        begin = cue.at
        after = self.speakers.at.get(cue.at + 1)
        end = clause_end(self.doc, max(cue.at + 1, after.last if after else 0) - 1, words.stop)
        end = told_of(self.doc, cue.at, end)
        if cue.how.suffix and cue.verb.act == "denial":
            begin = self._back_to_relative(cue.at)
        if cue.negated and (cue.verb.act == "accusation" or cue.verb.deed):
            return
        if self.doc.folded[cue.at + 1 : end].count("الصمت"):
            return  # التزمت الحكومة الصمت: no answer is no stand
        if self._asks_anonymity(cue, min(end, cue.at + 8)):
            return
        if cue.negated:
            begin -= 1
        if end - begin < 2 and not cue.how.suffix:
            return
        if after is not None and not after.governed and after.last >= end and self._only_subject(cue, after):
            return
        inner = [q for q in self.doc.quotations if q.start >= self.doc.words[begin].start and q.end <= self._end(end)]
        form: SpeechForm = "mixed" if inner else ("action" if cue.verb.deed else "reported")
        self.stands.add(holder, begin, end, cue, form, begin_at_cue=True)

    def _only_subject(self, cue: Cue, after: Mention) -> bool:
        """Whether the verb stands between plain words and whose they are (كذا، تؤكد فلانة), so that he is no object."""
        said = cue.how.form in ("past", "present") and not cue.how.suffix and cue.verb.that and not cue.verb.person
        return said and "،" in self.doc.gaps[cue.at] and self.speakers.fits(after, cue.how)

    def _asks_anonymity(self, cue: Cue, stop: int) -> bool:
        """طلب عدم ذكر اسمه: how a source is named, no stand."""
        if cue.verb.act not in ("demand", "rejection", "condition", "statement"):
            return False
        return any((self.doc.folded[k],) in frames()["anonymity"] for k in range(cue.at + 1, stop))

    def _end(self, last: int) -> int:
        return self.doc.words[last].start if last < len(self.doc.words) else len(self.doc.text)

    def _back_to_relative(self, i: int) -> int:
        folded = self.doc.folded
        if i >= 2 and folded[i - 1] in ("الذي", "التي") and folded[i - 2] == "الامر":
            return i - 2
        return i - 1 if i and folded[i - 1] == "ما" else i


def _impersonal(cue: Cue) -> bool:
    """يُذكر أن، يُشار إلى أن، يُعتقد أن: the outlet's own note, nobody's word."""
    return (
        cue.how.form == "present"
        and cue.how.gender == "m"
        and cue.how.number == "s"
        and cue.complement == "that"
        and cue.content - cue.at <= 3
        and cue.verb.lemma in ("ذكر", "أشار", "اعتقد", "توقع", "لاحظ", "ظن")
    )
