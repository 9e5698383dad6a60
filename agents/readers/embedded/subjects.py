"""The subject of an Arabic verb: after it, before it, or the antecedent of its relative clause."""

from agents.readers.embedded.affixes import definite
from agents.readers.embedded.clauses import clause_start
from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.lexicon import body_heads, frames, small_words, title_heads
from agents.readers.embedded.mention import Mention, joined_by_and
from agents.readers.embedded.names import plain_space

COMMA = frozenset("،,")
_AFTER_PLACE = frozenset(("-", "–", "—", ") -", ") –", ") —", "):", "»:"))
"""Marks that end a dateline (الخرطوم 5 حزيران (الوكالة) - …)."""
_SKIPPED = frozenset(
    ("قد", "وقد", "لم", "لا", "لن", "كان", "كانت", "عاد", "عادت", "ايضا", "بات", "باتت", "هو", "هي", "فقد", "ف")
)
POINTING_BACK = frozenset(
    ("فيها", "فيه", "بها", "به", "اليه", "اليها", "منها", "منه", "مني", "منا", "عنه", "عنها", "عليه", "عليها")
)
"""Prepositions with what they govern, between a verb and its subject."""
_APPOSITION = 7
"""Words of an apposition between commas, at most."""
_ANNOUNCING = frozenset(("office", "envoy", "spokes", "expert", "rank"))
"""Kinds of title behind which a name may stand after a comma."""
_TO = frozenset(("ل", "لـ", "الي", "مع", "عبر"))
OPENING = frozenset(
    [
        "اما",
        "واما",
        "كان",
        "كانت",
        "وكان",
        "وكانت",
        "ان",
        "لكن",
        "ولكن",
        "غير",
        "ولم",
        "ولا",
        "لا",
        "قد",
        "وقد",
        "فيما",
        "بينما",
        "كما",
        "بيد",
        "الا",
        "حتي",
        "ومن",
        "من",
        "هنا",
        "وهنا",
        "كذلك",
        "وكذلك",
        "ثم",
    ]
)


def _whole(form: str) -> bool:
    """Whether a folded word that begins with ب or ل is a word as it stands (لجنة، بيان), no preposition and noun."""
    stem = next((form.removesuffix(s) for s in ("ها", "هم", "ه") if form.endswith(s)), form)
    heads = (form, stem, stem[:-1] + "ه" if stem.endswith("ت") else stem)
    return not form.startswith(("بال", "لل")) and any(
        (h,) in body_heads() or (h,) in title_heads() or h in small_words()["things"] for h in heads
    )


class Subjects:
    """Finds subjects among the mentions of an article."""

    def __init__(self, doc: Document, inventory: Inventory) -> None:
        self.doc = doc
        self.inventory = inventory
        self.at = {m.first: m for m in inventory.mentions}
        self.ending = {m.last: m for m in inventory.mentions}
        self.inside = {k: m for m in inventory.mentions for k in range(m.first, m.last)}

    def subject_after(self, i: int, stop: int | None = None) -> Mention | None:
        """The mention that follows a verb at word i, past adverbs, asides and what is governed."""
        doc = self.doc
        end = min(doc.bounds[doc.words[i].sentence][1], i + 22, stop if stop is not None else len(doc.words))
        j = i + 1
        while j < end:
            if j > i + 1 and any(c in doc.gaps[j] for c in ".؛:"):
                return None
            mention = self.at.get(j)
            if mention is not None and self.within_words(mention, i):
                if not mention.governed:
                    return mention
                j = mention.last
                continue
            step = self._skip(j, i)
            if step == 0:
                return None
            j += step
        return None

    def within_words(self, mention: Mention, i: int) -> bool:
        """A mention inside a quotation is nobody's subject outside it, unless the quotation is its name."""
        quote = self.doc.words[mention.first].quote
        if quote < 0 or quote == self.doc.words[i].quote:
            return True
        return (
            self.doc.last_word(self.doc.quotations[quote]) - self.doc.word_at(self.doc.quotations[quote].inner_start)
            <= 4
        )

    def _skip(self, j: int, i: int) -> int:
        """How many words to pass over at word j; 0 when the subject can no longer follow."""
        doc = self.doc
        form = doc.folded[j]
        if COMMA & set(doc.gaps[j]) and j > i + 1:
            return self._aside(j)
        size = frames()["openers"].match(doc.folded, j)
        if size:
            return size
        if form == "كل" and doc.folded[j + 1 : j + 2] == ["من"]:
            return 2
        if form in _TO and j + 1 < len(doc.words) and (length := self._named_in_marks(j + 1)):
            return 1 + length
        if j == i + 1 and (office := self._office_ahead(j)):
            return office
        small = small_words()
        if form in small["demonstratives"] and definite(doc.folded[min(j + 1, len(doc.words) - 1)]):
            return 1  # قالت تلك القوات
        if form in small["prepositions"]:
            inner = self.at.get(j + 1) or self._ruled_by(j + 1)
            return inner.last - j if inner is not None else 2
        if form in POINTING_BACK or form in small["to_whom"]:
            return 1
        if (
            form in small["days"]
            or form in ("الماضي", "المقبل", "الجاري", "مساء", "صباح", "قبل", "يوم", "ليل", "فجر", "ذلك", "ايضا")
            or form.isdecimal()
        ):
            return 1
        if form[0] in "بل" and len(form) > 3 and j == i + 1 and not _whole(form):
            return 1
        if COMMA & set(doc.gaps[j]):
            return self._aside(j)
        return 0

    def _office_ahead(self, j: int) -> int:
        """Words from an office to the comma and the name it announces: قال المستشار القانوني للوفد، فلان، إن; 0 for none."""
        doc = self.doc
        if not definite(doc.folded[j]) or title_heads().get((doc.folded[j],)) not in _ANNOUNCING:
            return 0
        for k in range(j + 1, min(j + _APPOSITION, len(doc.words))):
            mention = self.at.get(k)
            if COMMA & set(doc.gaps[k]):
                return k - j if mention is not None and mention.kind == "person" and not mention.governed else 0
            if (mention is not None and not mention.governed) or doc.gaps[k] != " ":
                return 0
        return 0

    def _ruled_by(self, j: int) -> Mention | None:
        """The mention that a governed noun rules: إلى مدفعية الكتائب، إلى تقرير الطبيب."""
        ruled = self.at.get(j + 1)
        if ruled is None or definite(self.doc.folded[j]) or not plain_space(self.doc, j + 1) or ruled.governed:
            return None
        titled = ruled.kind == "title" and not self.doc.folded[j].endswith("ا")
        return ruled if (ruled.kind == "body" or titled) and definite(ruled.name[0]) else None

    def _named_in_marks(self, j: int) -> int:
        """Words of the name in quotation marks or brackets that begins at word j (لـ«الراصد»، لـ(الملاعب)), else 0."""
        doc = self.doc
        quote = doc.opens_quote(j) if doc.words[j].quote >= 0 else None
        if quote is not None:
            return doc.last_word(quote) - j if doc.last_word(quote) - j <= 4 else 0
        closes = (k for k in range(j + 1, min(j + 5, len(doc.gaps))) if ")" in doc.gaps[k])
        return next(closes, j) - j if "(" in doc.gaps[j] else 0

    def _aside(self, j: int) -> int:
        """Length of an aside between commas that begins at word j, or of the comma alone before a mention."""
        doc = self.doc
        if j in self.at and not self.at[j].governed:
            return 0
        for k in range(j + 1, min(j + 14, len(doc.words))):
            if COMMA & set(doc.gaps[k]) or ")" in doc.gaps[k]:
                return k - j
        return 0

    def antecedent(self, i: int) -> Mention | None:
        """The mention before a relative pronoun that stands right before the verb."""
        doc = self.doc
        k = i - 1
        while k > 0 and doc.folded[k] in _SKIPPED:
            k -= 1
        if k < 1 or (doc.folded[k],) not in frames()["relatives"]:
            return None
        return self.ending.get(k) or self.ending.get(k - 1) or self._past_apposition(k)

    def _past_apposition(self, k: int) -> Mention | None:
        """The person whose apposition between commas the relative pronoun at word k follows: فلانة، أم القتيل، التي قالت."""
        doc = self.doc
        first = doc.bounds[doc.words[k].sentence][0]
        if not COMMA & set(doc.gaps[k]):
            return None
        for j in range(k - 1, max(first, k - _APPOSITION), -1):
            if COMMA & set(doc.gaps[j]):
                mention = self.ending.get(j)
                return mention if mention is not None and mention.kind == "person" else None
        return None

    def after_relative(self, i: int) -> bool:
        """Whether a relative pronoun stands right before word i."""
        return i > 0 and (self.doc.folded[i - 1],) in frames()["relatives"]

    def topic(self, i: int) -> Mention | None:
        """The mention that opens the clause of word i (subject before verb)."""
        direct = self.just_before(i)
        return direct if direct is not None else self.clause_topic(i)

    def clause_topic(self, i: int) -> Mention | None:
        """The mention that opens the clause of word i, what stands right before the word apart."""
        return self._first_free(clause_start(self.doc, i), i)

    def opening(self, i: int) -> Mention | None:
        """The mention that opens the sentence of word i as its subject (على أن فلانا، في اتصال معه، آثر …؛ إذ قال)."""
        return self._first_free(self.doc.bounds[self.doc.words[i].sentence][0], i)

    def _first_free(self, j: int, i: int) -> Mention | None:
        """The mention between words j and i that only openers and what is governed come before."""
        doc, steps = self.doc, 0
        while j < i and steps < 12:
            mention = self.at.get(j)
            if mention is not None and self.within_words(mention, i):
                if not mention.governed and mention.last <= i and not self._dateline(mention):
                    return mention if self._clear(mention.last, i) else None
                j, steps = mention.last, steps + 1
                continue
            form = doc.folded[j]
            size = frames()["openers"].match(doc.folded, j)
            if not (
                size
                or form in OPENING
                or form in small_words()["prepositions"]
                or form in small_words()["days"]
                or form.isdecimal()
                or form in small_words()["connectors"]
            ) and not self._after_preposition(j):
                return None
            j, steps = j + max(size, 1), steps + 1
        return None

    def _after_preposition(self, j: int) -> bool:
        return j > 0 and (self.doc.folded[j - 1] in small_words()["prepositions"] or self.doc.folded[j][0] in "بل")

    def _dateline(self, mention: Mention) -> bool:
        """Whether the mention is the place before the dash or bracket that opens a report."""
        if "(" in self.doc.gaps[mention.first] and self.doc.gaps[mention.last].strip() in (") -", ") –", ") —"):
            return True
        if mention.kind != "state":
            return False
        first = self.doc.bounds[self.doc.words[mention.first].sentence][0]
        reach = range(mention.last, min(mention.last + (7 if mention.first == first else 1), len(self.doc.gaps)))
        return any(c in self.doc.gaps[mention.last] for c in "-–—)") or any(
            " " in gap and gap.strip() in _AFTER_PLACE for gap in (self.doc.gaps[k] for k in reach)
        )

    def _clear(self, start: int, i: int) -> bool:
        """Whether what stands between a topic and the verb is nothing or an aside."""
        between = [k for k in range(start, i) if self.doc.folded[k] not in _SKIPPED]
        return len(between) <= 16

    def just_before(self, i: int) -> Mention | None:
        """The free mention that ends right before word i, auxiliaries skipped."""
        k = i
        while k > 0 and self.doc.folded[k - 1] in _SKIPPED:
            k -= 1
        mention = self.ending.get(k)
        if (
            mention is None
            or mention.governed
            or self._dateline(mention)
            or any(c in self.doc.gaps[k] for c in "؛:.\n")
            or not self.within_words(mention, i)
        ):
            return None
        if COMMA & set(self.doc.gaps[k]) and (told := self._before_aside(mention.first)) is not None:
            return told
        return mention

    def _before_aside(self, j: int) -> Mention | None:
        """Of «فلانة، التي تترأس كذا، تعهدت» it is فلانة: the free mention before the aside in which word j stands."""
        first = self.doc.bounds[self.doc.words[j].sentence][0]
        for k in range(j, max(first, j - 14), -1):
            if COMMA & set(self.doc.gaps[k]):
                opens = (self.doc.folded[k],) in frames()["relatives"] or self.doc.folded[k] in ("وهو", "وهي", "وهم")
                before = self.ending.get(k) if opens else None
                return before if before is not None and not before.governed else None
        return None

    def joined(self, mention: Mention) -> list[Entity]:
        """The entity of a subject and those coordinated with it (كل من الجيش وحركة الفجر); a pair for the two sides."""
        entity = self.inventory.of(mention)
        if mention.kind == "group" and len(self.inventory.sides) == 2:
            return list(self.inventory.sides)
        found = [entity]
        following = self.at.get(mention.last)
        while (
            following is not None
            and joined_by_and(self.doc, following)
            and self.doc.gaps[following.first] == " "
            and following.kind in ("body", "state", "person", "title")
            and mention.kind in ("body", "state", "person", "title")
        ):
            found.append(self.inventory.of(following))
            following = self.at.get(following.last)
        return found
