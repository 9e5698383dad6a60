"""One article as the trained part sees it: words described, entities, what the rules found, what the sequence model found."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.trained.sequences import Flow, Stretch
from agents.readers.embedded.trained.words import Described

_CUES = ("past-", "present-", "doing-", "noun-", "finite-", "ing-", "fr-say", "fr-deny", "fr-accuse", "fr-ask", "fr-refuse",
         "fr-offer", "fr-warn", "fr-praise", "according")  # fmt: skip


@dataclass(frozen=True)
class Situation:
    """Everything that candidates and holders are judged by."""

    doc: Document
    words: Described
    inventory: Inventory
    stands: Sequence[Stand]
    """What the rules found, in text order."""
    stretches: Sequence[Stretch]
    """What the sequence model takes for words that carry a stand."""
    faint: Sequence[Stretch]
    """What it takes for such words when it is made to find more."""
    inside: Flow
    """Probability that a word carries a stand, shape (words,)."""
    begins: Flow
    """Probability that a stand begins at a word, shape (words,)."""
    sure: Mapping[int, float]
    """First word of a mention → how sure the mention model is."""
    spoken: Mapping[int, Entity] = field(default_factory=dict)
    """Sentence → who spoke last before it, by the rules."""
    mute: frozenset[int] = frozenset()
    """Words at which the rules see a cue whose subject they cannot tell."""
    voices: Mapping[str, Entity] = field(default_factory=dict)
    """Author, issuer and guest, where the article has one."""

    @cached_property
    def cue_at(self) -> list[bool]:
        """Whether each word may be a cue."""
        return [any(t.startswith(_CUES) for t in tags) for tags in self.words.tags]

    @cached_property
    def mentions(self) -> list[Mention]:
        """All mentions in text order."""
        return self.inventory.mentions

    @cached_property
    def firsts(self) -> list[int]:
        """First words of the mentions, in order."""
        return [m.first for m in self.mentions]

    def mentions_between(self, first: int, last: int) -> Sequence[Mention]:
        """Mentions that begin in a word range."""
        return self.mentions[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def sentence(self, word: int) -> int:
        """Number of the sentence of a word; the last one's past the end."""
        sentences = self.sentences
        return sentences[word] if word < len(sentences) else sentences[-1]

    @cached_property
    def sentences(self) -> list[int]:
        """Number of each word's sentence."""
        return [w.sentence for w in self.doc.words]

    def line_start(self, word: int) -> int:
        """First word of the paragraph that holds the word."""
        return self.line_starts[self.line_of[word]]

    @cached_property
    def line_starts(self) -> list[int]:
        """First word of each paragraph."""
        return [0, *(k for k in range(1, len(self.doc.words)) if "\n" in self.doc.gaps[k])]

    @cached_property
    def line_of(self) -> list[int]:
        """Number of each word's paragraph."""
        number, found = 0, []
        for k in range(len(self.doc.words)):
            number += k > 0 and "\n" in self.doc.gaps[k]
            found.append(number)
        return found
