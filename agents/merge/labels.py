"""The outlet's labels, kept out of the brief's own words. They stand in `loaded_terms`, and in quotes as they were."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from schemas.draft import DraftLoadedTerm
from schemas.grounded import GroundedDraft

_PROCLITICS = r"(?<![\p{L}\p{M}])(?P<joined>[وف]?(?:لل|[بكل])?)"
_END = r"(?![\p{L}\p{M}])"


@dataclass(frozen=True)
class Labels:
    """The loaded terms of one article and what to call the thing instead."""

    neutral_names: tuple[tuple[str, str], ...] = ()
    """(label, neutral name or ''), the longest label first."""

    def neutral(self, text: str) -> str:
        """`text` with each label replaced by its neutral name, or left out, with its commas, where it has none.

        A label cut off at the end of the text is replaced as far as it goes. A text that is nothing but a label
        without a neutral name comes back as it was: a name must not vanish.
        """
        clean = text
        for label, neutral in self.neutral_names:
            clean = _replaced(clean, label, neutral) if neutral else _removed(clean, label)
        clean = regex.sub(r"\s+(?=[،,؛;.])", "", regex.sub(r"\s{2,}", " ", clean)).strip(" ،,")
        return clean if regex.search(r"\p{L}", clean) else text


def labels_of(draft: GroundedDraft) -> Labels:
    """The labels that the article of `draft` puts on somebody."""
    names = {
        item.spans["evidence"].quote: item.item.neutral_name or ""
        for item in draft.items
        if isinstance(item.item, DraftLoadedTerm)
    }
    for label, neutral in list(names.items()):
        for cut, instead in _cuts(label, neutral):
            names.setdefault(cut, instead)
    return Labels(tuple(sorted(names.items(), key=lambda pair: (-len(pair[0]), pair[0]))))


def _cuts(label: str, neutral: str) -> Iterator[tuple[str, str]]:
    """The label's own head without the rest that both names share: «ميليشيات» of «ميليشيات كذا», «قوات كذا»."""
    told, instead = label.split(), neutral.split()
    for at, word in enumerate(told[1:], 1):
        if word in instead[1:]:
            yield " ".join(told[:at]), " ".join(instead[: instead.index(word, 1)])
            return


def _pattern(label: str) -> str:
    return r"\s+".join(map(regex.escape, label.split()))


def _replaced(text: str, label: str, neutral: str) -> str:
    def instead(found: regex.Match[str]) -> str:
        joined = found.group("joined")
        if joined.endswith("ل") and not joined.endswith("لل") and neutral.startswith("ال"):
            return f"{joined}ل{neutral[2:]}"
        return joined + (neutral.removeprefix("ال") if joined.endswith("لل") else neutral)

    text = regex.sub(_PROCLITICS + _pattern(label) + _END, instead, text)
    if not label.startswith("ال"):
        return text
    bare = neutral.removeprefix("ال")
    return regex.sub(rf"(?<![\p{{L}}\p{{M}}])([وف]?لل){_pattern(label[2:])}{_END}", rf"\g<1>{bare}", text)


def _removed(text: str, label: str) -> str:
    """Without the label; the commas round an apposition go with it, what a preposition governs stays."""
    core = _pattern(label)
    text = regex.sub(rf"\s*[،,]\s*{core}\s*[،,](?=\s)", " ", text)
    return regex.sub(rf"(?:\s*[،,])?(?<![\p{{L}}\p{{M}}]){core}{_END}|\s*[،,]\s*{core}{_END}", "", text)
