"""Words told again: what somebody claims inside another's words, what a text says, what is told before its teller."""

from collections.abc import Sequence

from agents.readers.embedded.affixes import indefinite, readings
from agents.readers.embedded.attribution import Speakers
from agents.readers.embedded.clauses import clause_end, clause_start
from agents.readers.embedded.complements import complement_of
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import cue_forms, frames, small_words
from agents.readers.embedded.stands import Stands

_WHAT = frozenset(("ما", "بما", "لما", "مما", "وما", "عما"))
_LATER = 5
"""Words between who tells and من أن, at most."""
_STANDS = frozenset(("جاء", "ورد", "يرد", "جاءت", "نقرا"))
_WRITTEN = 14
"""Words between what stands in a text and أن, at most."""
_SAID = frozenset(("past", "present"))
_ASIDE = frozenset(("وهو", "وهي", "وهم", "الذي", "التي", "من", "في", "وقد"))
"""Words that go on about a speaker behind his name."""
_WHEN = frozenset(
    (
        "امام",
        "خلال",
        "بعد",
        "قبل",
        "منذ",
        "عند",
        "حين",
        "بينما",
        "فيما",
        "اثر",
        "عقب",
        "وسط",
        "اثناء",
        "فور",
        "غداه",
        "لدي",
        "ضمن",
        "بعدما",
    )
)
"""Words that open the circumstance before the sentence: وفي سياق متصل، أعلن فلان."""
_TOLD, _NEAR, _BRIEF, _SHORTEST = 3, 3, 5, 2
"""Words that are told, at least, and before a verb of saying and its subject (هذا كذب، تقول فلانة); words between a verb and who tells, at most; words before an aside that are no clause yet."""


def _tells(word: str) -> bool:
    """Whether the word behind ما is a verb of telling (ادعاه، نشرته، أشيع)."""
    readings_ = cue_forms().get(word, ())
    told = any(
        r.how.form == "past" and r.verb.act in ("statement", "accusation", "assessment", "denial") for r in readings_
    )
    return told or frames()["hearsay"].match(("ما", word), 0) > 0


def tells_what(words: Sequence[str], k: int) -> bool:
    """Whether ما with a verb of telling stands at a place: ما ادعاه، بما نشرته."""
    return words[k] in _WHAT and k + 1 < len(words) and _tells(words[k + 1])


def _text(word: str) -> bool:
    """Whether a folded word is a text that somebody issues: بيان، رسالة."""
    plain = indefinite(word)
    return any(
        form in small_words()["texts"] or form in small_words()["things"]
        for form in (word, plain, plain.removesuffix("ه"))
    )


def _sent(word: str) -> bool:
    """Whether a folded word is a text or what else somebody sends: جملة، سطر."""
    return indefinite(word) in small_words()["brought"] or _text(word)


class Retold:
    """Finds whose words are told in other ways than by a verb and its subject before them."""

    def __init__(self, doc: Document, speakers: Speakers, stands: Stands) -> None:
        self.doc = doc
        self.speakers = speakers
        self.stands = stands

    def hearsay(self, words: range) -> None:
        """ما ادعاه فلان من أن كذا، ما نشرته صحيفة كذا من أنه: what is told is his, inside the words of who denies or confirms it."""
        doc = self.doc
        for i in range(words.start, words.stop - _TOLD):
            if not tells_what(doc.folded, i) or doc.words[i].quote >= 0:
                continue
            subject = self.speakers.subject_after(i + 1)
            if subject is None or subject.first - i > _NEAR + 1:
                continue
            for k in range(subject.last, min(subject.last + _LATER, words.stop - _TOLD)):
                if doc.folded[k] != "من" or (doc.folded[k + 1],) not in frames()["that"]:
                    continue
                over = [s for s in self.stands.found if s.first <= i and s.last > k + 2]
                count, holder = len(self.stands.found), self.speakers.inventory.of(subject)
                stop = clause_end(doc, k + 2, over[-1].last if over else words.stop, that=True)
                self.stands.add(holder, k + 2, stop, None, "indirect", cue_text=doc.words[i + 1].text)
                for stand in self.stands.found[count:]:
                    stand.nested = over[-1].holder if over and over[-1].holder is not holder else None
                break

    def written(self, words: range) -> None:
        """جاء في بيان للهيئة أن كذا، ورد في رسالة الأمين العام أن: what the text says is whose text it is."""
        doc = self.doc
        for i in range(words.start, words.stop - _TOLD):
            if doc.folded[i].removeprefix("و") not in _STANDS and doc.folded[i] not in _STANDS:
                continue
            if doc.folded[i + 1] != "في" or not _sent(doc.folded[i + 2]):
                continue
            that = next(
                (k for k in range(i + 3, min(i + _WRITTEN, words.stop - 1)) if (doc.folded[k],) in frames()["that"]),
                None,
            )
            if that is None:
                continue
            who = [m for m in self.speakers.inventory.mentions if i + 2 < m.first < that]
            if who and not self.stands.covered(that + 1, that + 2):
                holder = self.speakers.inventory.of(who[0])
                self.speakers.spoke(holder)
                stop = clause_end(doc, that + 1, words.stop, that=True)
                self.stands.add(holder, that + 1, stop, None, "indirect", cue_text=doc.words[i].text)

    def brought(self, words: range) -> None:
        """وصلت رسالة من فلان: كذا، لم ينل سوى جملة من باماكو: «…»: the words behind the colon are who sent them."""
        doc = self.doc
        for j in range(words.start + _TOLD, words.stop):
            quote = doc.opens_quote(j) if doc.words[j].quote >= 0 else None
            if ":" not in doc.gaps[j] or (quote is None and doc.words[j].quote >= 0):
                continue
            sender = self.speakers.ending.get(j)
            if sender is None or sender.first < words.start + 2 or doc.folded[sender.first - 1] != "من":
                continue
            if not any(
                _sent(doc.folded[k]) for k in range(sender.first - 2, max(words.start, sender.first - 4) - 1, -1)
            ):
                continue
            holder = self.speakers.inventory.of(sender)
            self.stands.found[:] = [s for s in self.stands.found if s.first != j]
            self.speakers.spoke(holder)
            if quote is not None:
                self.stands.add_quote(holder, quote, None)
            else:
                self.stands.add(holder, j, words.stop, None, "direct")
            return

    def as_told(self, words: range) -> None:
        """على ما أفاد فلان، كما أعلنت الوزارة، حسبما ذكر شاهد: the clause before is his."""
        doc = self.doc
        for i in words:
            size = frames()["as_told"].match(doc.folded, i)
            at = i + size
            if not size or at >= words.stop or doc.words[i].quote >= 0 or i - words.start < _TOLD:
                continue
            if not _SAID & {
                r.how.form for r in cue_forms().get(doc.folded[at], ()) if r.verb.that and not r.how.suffix
            }:
                continue
            subject = self.speakers.subject_after(at)
            start = clause_start(doc, i)
            if subject is None or i - start < _TOLD or subject.first - at > _NEAR:
                continue
            if doc.folded[i] == "كما" and not self._ends(subject.last, words):
                continue  # «كما أعلن الوزير إلغاء الرحلات»: he also announced it
            self.stands.found[:] = [s for s in self.stands.found if s.cue_at != at]
            stop = i
            quote = doc.outer_quote(i - 1)
            if (
                quote is not None
                and quote.closed
                and doc.last_word(quote) == i
                and doc.word_at(quote.inner_start) == start
            ):
                holder = self.speakers.inventory.of(subject)
                self.speakers.spoke(holder)
                if quote.start not in self.stands.used:
                    self.stands.add_quote(holder, quote, None, doc.words[at].text)
                continue
            if i - start < _BRIEF and subject.last < words.stop:
                start, stop = subject.last, clause_end(doc, subject.last, words.stop)
            if not self.stands.covered(start, stop) and not any(start <= s.first < stop for s in self.stands.found):
                holder = self.speakers.inventory.of(subject)
                self.speakers.spoke(holder)
                self.stands.add(holder, start, stop, None, "reported", cue_text=doc.words[at].text)

    def _ends(self, k: int, words: range) -> bool:
        """Whether a clause ends at word k, or behind the day that stands there."""
        while (
            k < words.stop and self.doc.folded[k] in small_words()["days"] and not set("،,.؛") & set(self.doc.gaps[k])
        ):
            k += 1
        return k >= words.stop or bool(set("،,.؛") & set(self.doc.gaps[k]))

    def fronted(self, words: range) -> None:
        """لا علم لنا بذلك، تقول فلانة: plain words before a comma and a verb of saying with its subject behind it."""
        doc = self.doc
        opening = {rest for _, rest in readings(doc.folded[words.start])} | {doc.folded[words.start]}
        if not opening.isdisjoint(small_words()["prepositions"] | small_words()["days"] | _WHEN):
            return
        for i in range(words.start + _SHORTEST, words.stop - 1):
            if not {"،", ","} & set(doc.gaps[i]) or doc.words[i].quote >= 0 or doc.words[words.start].quote >= 0:
                continue
            said = [
                r for r in cue_forms().get(doc.folded[i], ()) if r.verb.that and r.how.person == 3 and not r.how.suffix
            ]
            nominal = any(r.how.form not in _SAID for r in said)
            if not said or (nominal and not any(r.how.form in _SAID for r in said)):
                continue
            subject, after = self.speakers.at.get(i + 1), i + 1
            if subject is None or subject.governed:
                continue
            after = subject.last
            if (nominal or any(r.verb.weak for r in said)) and after < words.stop:
                continue  # an everyday verb or a noun, unless the sentence ends with whose it is: كذا، رد فلان.
            goes_on = after < words.stop and not any(c in doc.gaps[after] for c in "،,.؛")
            goes_on = goes_on and doc.folded[after] not in _ASIDE
            goes_on = goes_on or (
                after < words.stop and complement_of(doc, i, words.stop, said[0].verb, said[0].how)[0] != "none"
            )
            if (
                goes_on
                or self.stands.covered(words.start, i)
                or any(s.first < i for s in self.stands.found if s.first >= words.start)
            ):
                continue
            holder = self.speakers.inventory.of(subject)
            self.speakers.spoke(holder)
            self.stands.add(holder, words.start, i, None, "direct", cue_text=doc.words[i].text)
            return
