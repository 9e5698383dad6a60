"""Stands of an English or French article as they are found: words, holder, act and stance, each once."""

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_clauses import EnglishClauses
from agents.readers.embedded.english_lexicon import EnglishVerb
from agents.readers.embedded.english_stance import act_of, stance_of
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.latin_dismissals import nothing_but
from agents.readers.embedded.stands import Stand
from retrieval.text.quotation import Quotation
from schemas.vocabulary import SpeechForm


class EnglishStands(EnglishClauses):
    """Keeps the stands found."""

    def __init__(self, doc: Document, inventory: Inventory) -> None:
        super().__init__(doc, inventory)
        self.stands: list[Stand] = []
        self.used: set[int] = set()
        """Where the quotations that are given to somebody start."""
        self.within: Entity | None = None
        """In whose words the stands that are being found are told."""

    def _add_quote(self, holder: Entity, quote: Quotation, verb: EnglishVerb | None, at: int | None) -> None:
        self.used.add(quote.start)
        first, last = self.doc.word_at(quote.inner_start), self.doc.last_word(quote)
        self._keep(holder, first, last, (quote.inner_start, quote.inner_end), verb, at, "direct")

    def _add(
        self,
        holder: Entity,
        first: int,
        last: int,
        verb: EnglishVerb | None,
        at: int | None,
        form: SpeechForm,
        cue: str = "",
    ) -> None:
        if last - first < 2 and not nothing_but(self.doc.folded[first:last]):
            return
        words = self.doc.words
        end = words[last - 1].end
        inner = words[last - 1].quote
        if inner >= 0 and words[first].quote != inner:
            end = max(end, self.doc.quotations[inner].end)
        quoted = any(c in self.doc.text[words[first].start : end] for c in '“"«')
        self._keep(holder, first, last, (words[first].start, end), verb, at, "mixed" if quoted else form, cue)

    def _keep(
        self,
        holder: Entity,
        first: int,
        last: int,
        reach: tuple[int, int],
        verb: EnglishVerb | None,
        at: int | None,
        form: SpeechForm,
        cue: str = "",
    ) -> None:
        span = self.doc.span(*reach)
        if span is None or any(s.holder is holder and s.first <= first and last <= s.last for s in self.stands):
            return
        content = self.doc.folded[first:last]
        act = act_of(verb.act if verb else "statement", content)
        text = self.doc.words[at].text if at is not None else cue
        self.stands.append(
            Stand(holder, first, last, span, act, stance_of(act, content), form, text, at, nested=self.within)
        )
