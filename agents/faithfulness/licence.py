"""Are the numbers, dates, names and negations of a text given by the words it stands on?"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import regex

from agents.faithfulness.names import Cast
from agents.faithfulness.quantities import VAGUE, calendar_of, numbers_of, values_of
from agents.faithfulness.verdict import failed, passed, unmeasurable, worst
from agents.faithfulness.view import bare_forms, ending, find_phrase, unclitic, words_of
from agents.faithfulness.words import LANGUAGES, Words, words
from schemas.grounded import Finding

_CAPITAL = regex.compile(r"(?<=[\p{Ll},;] )\p{Lu}\p{L}{2,}")
_ARABIC = regex.compile(r"\p{Arabic}")
_STRICT_NEGATORS = frozenset(("لم", "لن", "لا", "ليس", "ليست", "not", "never", "cannot", "no"))


class Licence:
    """The words a text may draw on.

    Args:
        near: The spans and their own sentences.
        wide: The sentences around them too: what is found only here is not held against the text, nor for it.
        whole: The entire sources.
        cast: The actors whose names are compared.
        granted: Keys of actors that the item names in fields of their own: their names are licensed.
    """

    def __init__(
        self, near: Sequence[str], wide: Sequence[str], whole: Sequence[str], cast: Cast, granted: Iterable[str] = ()
    ) -> None:
        self.near, self.wide, self.whole = tuple(near), tuple(wide), tuple(whole)
        self.cast = cast
        self.granted = frozenset(granted)

    def check(self, field: str, stated: str, *, negation: bool = True) -> Finding:
        """The gravest finding on `stated`; unmeasurable when there is no text on one of the two sides."""
        if not stated.strip() or not any(text.strip() for text in self.near):
            return unmeasurable(field, "invalid_item", "there is no text to compare", stated=stated)
        findings = [self.numbers(field, stated), self.dates(field, stated), self.names(field, stated)]
        if negation:
            findings.append(self.negation(field, stated))
        grave = worst(findings)
        if grave is None or grave.verdict == "pass":
            return passed(field, "its numbers, dates, names and negations are the source's", stated=stated)
        return grave

    def numbers(self, field: str, stated: str) -> Finding:
        """Every number of `stated` stands in the near words, at the same noun."""
        near, wide = values_of(self.near), values_of(self.wide)
        for number in numbers_of(stated):
            if not number.in_digits and number.value <= VAGUE:
                continue
            if number.value in near:
                rival = self._rival(number.value, number.counted)
                if rival:
                    reason = f"{number.written} {number.counted}: the source counts {rival} of them"
                    return failed(field, "number_mismatch", reason, stated=number.written, found=rival)
            elif number.value in wide or number.value <= VAGUE:
                return unmeasurable(field, "number_mismatch", f"{number.written} stands only near by", stated=stated)
            else:
                reason = f"the source's words have no {number.written}"
                return failed(field, "number_mismatch", reason, stated=number.written)
        return passed(field, "no number that the source lacks", stated=stated)

    def _rival(self, value: float, counted: str) -> str:
        """The number that the source gives the counted noun, when it never gives it this one."""
        if len(counted) < 3:
            return ""
        same = [n for text in self.near for n in numbers_of(text) if n.counted and ending(n.counted) == ending(counted)]
        return "" if not same or any(n.value == value for n in same) else same[0].written

    def dates(self, field: str, stated: str) -> Finding:
        """Every weekday, month and relative day of `stated` is named by the source."""
        codes = calendar_of(stated)
        near = frozenset[str]().union(*map(calendar_of, self.near))
        wide = near.union(*map(calendar_of, self.wide))
        if codes - wide:
            return failed(field, "date_mismatch", "the source's words do not name this day or month", stated=stated)
        if codes - near:
            return unmeasurable(field, "date_mismatch", "the day or month stands only near by", stated=stated)
        return passed(field, "no day or month that the source lacks", stated=stated)

    def names(self, field: str, stated: str) -> Finding:
        """Every known actor and place of `stated`, and every capitalised word, is named by the source."""
        found: list[Finding] = []
        own = words_of(stated)
        for mention in self.cast.mentions(own):
            written = " ".join(word.form for word in own[mention.first : mention.last])
            if mention.keys & (self._keys(self.near) | self.granted) or self._written(written, self.near):
                continue
            if mention.keys & self._keys(self.wide):
                found.append(unmeasurable(field, "name_mismatch", f"{written} is named only near by", stated=stated))
            else:
                where = "elsewhere in the source" if mention.keys & self._keys(self.whole) else "nowhere"
                reason = f"{written} is named {where}, not in these words"
                found.append(failed(field, "name_mismatch", reason, stated=written))
        found.extend(self._foreign(field, stated))
        return worst(found) or passed(field, "no name that the source lacks", stated=stated)

    def _keys(self, texts: Sequence[str]) -> frozenset[str]:
        return frozenset(key for text in texts for key in self.cast.named(words_of(text)))

    def _written(self, folded: str, texts: Sequence[str]) -> bool:
        return any(find_phrase([w.form for w in words_of(text)], tuple(folded.split())) >= 0 for text in texts)

    def _foreign(self, field: str, stated: str) -> Iterable[Finding]:
        """Names of the lexicon and, in Latin script, capitalised words that the whole source lacks."""
        if bool(_ARABIC.search(stated)) != any(_ARABIC.search(text) for text in self.near):
            return
        forms = [word.form for word in words_of(stated)]
        bare = bare_forms(tuple(forms))
        for lexicon in filter(None, map(words, LANGUAGES)):
            for place in lexicon.places:
                if place[0] in bare and find_phrase(forms, place) >= 0 and not self._stems(place):
                    name = " ".join(place)
                    yield failed(field, "name_mismatch", f"{name} is named nowhere in the source", stated=name)
        for name in _CAPITAL.findall(stated):
            if not self._written(name.casefold(), self.whole) and not self._is_actor(name):
                yield failed(field, "name_mismatch", f"{name} is named nowhere in the source", stated=name)

    def _stems(self, place: tuple[str, ...]) -> bool:
        """Whether the source has the place, or a word made from it (ليبيا, الليبية)."""
        stem = "".join(place)[:-1].removeprefix("ال")
        return any(stem in "".join(w.form for w in words_of(text)) for text in self.whole)

    def _is_actor(self, name: str) -> bool:
        return bool(self.cast.mentions(words_of(name)))

    def negation(self, field: str, stated: str) -> Finding:
        """`stated` neither adds a negation nor drops one."""
        own = [word.form for word in words_of(stated)]
        texts = [[word.form for word in words_of(text)] for text in self.near]
        lexicons = [lexicon for lexicon in map(words, LANGUAGES) if lexicon]
        if bool(_ARABIC.search(stated)) != any(_ARABIC.search(text) for text in self.near):
            return unmeasurable(
                field, "polarity_mismatch", "the text and its source are in different scripts", stated=stated
            )
        if _negated(own, lexicons) and not any(_negated(text, lexicons) for text in texts):
            return failed(field, "polarity_mismatch", "it negates what the source does not", stated=stated)
        dropped = _dropped(own, texts)
        if dropped:
            return failed(field, "polarity_mismatch", f"the source says «{dropped}»", stated=stated, found=dropped)
        return passed(field, "no negation more or less", stated=stated)


def _negated(forms: Sequence[str], lexicons: Sequence[Words]) -> bool:
    return any(
        bare in lexicon.negators
        or bare in lexicon.denial_words
        or (bare in lexicon.verbs and lexicon.verbs[bare].kind in ("deny", "reject"))
        for lexicon in lexicons
        for form in forms
        for bare in unclitic(form)
    )


def _dropped(own: Sequence[str], texts: Sequence[Sequence[str]]) -> str:
    """A negator and its word in the source, where the text has the word, always negated there, without a negator."""
    pairs = {second: first for text in texts for first, second in pairwise(text) if unclitic(first) & _STRICT_NEGATORS}
    free = {second for text in texts for first, second in pairwise(text) if not unclitic(first) & _STRICT_NEGATORS}
    if any(unclitic(form) & _STRICT_NEGATORS for form in own):
        return ""
    return next((f"{pairs[form]} {form}" for form in own if form in pairs and form not in free and len(form) > 2), "")
