"""The outlet's labels, kept out of the brief's own words. They stand in `loaded_terms`, and in quotes as they were."""

from dataclasses import dataclass

import regex

from schemas.draft import DraftLoadedTerm
from schemas.grounded import GroundedDraft


@dataclass(frozen=True)
class Labels:
    """The loaded terms of one article and what to call the thing instead."""

    neutral_names: tuple[tuple[str, str], ...] = ()
    """(label, neutral name or ''), the longest label first."""

    def neutral(self, text: str) -> str:
        """`text` with each label replaced by its neutral name, or left out where it has none.

        A text that is nothing but a label without a neutral name comes back as it was: a name must not vanish.
        """
        clean = text
        for label, neutral in self.neutral_names:
            clean = regex.sub(rf"(?<![\p{{L}}\p{{M}}]){regex.escape(label)}(?![\p{{L}}\p{{M}}])", neutral, clean)
        clean = regex.sub(r"\s{2,}", " ", clean).strip(" ،,")
        return clean if regex.search(r"\p{L}", clean) else text


def labels_of(draft: GroundedDraft) -> Labels:
    """The labels that the article of `draft` puts on somebody."""
    names = {
        item.spans["evidence"].quote: item.item.neutral_name or ""
        for item in draft.items
        if isinstance(item.item, DraftLoadedTerm)
    }
    return Labels(tuple(sorted(names.items(), key=lambda pair: (-len(pair[0]), pair[0]))))
