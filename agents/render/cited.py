"""What the sections of a brief share: names of actors, numbers of sources, quotes with their place."""

from collections.abc import Iterable, Sequence

from agents.render.label import Labels
from agents.render.outline import Data, Line, Piece, Quote, fact, joined, place
from agents.render.shown import quotation_marks
from schemas.brief import Actor, Source, TimeExpr
from schemas.evidence import Evidence


class Cited:
    """Looks up what ids of one document stand for, and puts it in the document's language."""

    def __init__(self, words: Labels, sources: Sequence[Source], actors: Sequence[Actor] = ()) -> None:
        self.words = words
        self.numbers = {source.id: number for number, source in enumerate(sources, start=1)}
        self.actors = {actor.id: actor for actor in actors}
        self.comma = "، " if words.language == "ar" else ", "

    def name(self, actor_id: str | None) -> Piece:
        """Name of an actor, as its article has it; the id where the document lists no such actor."""
        if actor_id is None:
            return self.words.part("outlet")
        actor = self.actors.get(actor_id)
        return Data(actor.name if actor else actor_id)

    def names(self, actor_ids: Iterable[str]) -> Line:
        """Several names in one line."""
        return joined([self.name(actor_id) for actor_id in actor_ids], self.comma)

    def who(self, label: str, actor_id: str | None) -> tuple[Line, ...]:
        """A line that names an actor, or none when there is nobody to name."""
        return () if actor_id is None else (fact(self.words.part(label), self.name(actor_id)),)

    def said(self, label: str, text: str | None) -> tuple[Line, ...]:
        """A line with words from outside, or none when there are none."""
        return (fact(self.words.part(label), Data(text)),) if text else ()

    def many(self, label: str, texts: Sequence[str]) -> tuple[Line, ...]:
        """A line with several words from outside, or none when there are none."""
        return (fact(self.words.part(label), *joined([Data(text) for text in texts], self.comma)),) if texts else ()

    def coded(self, label: str, group: str, code: str | None, silent: str = "") -> tuple[Line, ...]:
        """A line with the words for a code, or none when it is absent or equals `silent`."""
        if code is None or code == silent:
            return ()
        return (fact(self.words.part(label), self.words.code(group, code)),)

    def time(self, label: str, time: TimeExpr | None) -> tuple[Line, ...]:
        """A time as the text says it, with the date it was resolved to."""
        if time is None:
            return ()
        pieces: list[Piece] = [Data(time.text)]
        if time.resolved:
            pieces += [f" ({self.words.part('resolved')} ", Data(time.resolved)]
            precision = self.words.code("precision", time.precision)
            pieces += [f"{self.comma}{precision})" if precision else ")"]
        return (fact(self.words.part(label), *pieces),)

    def head(self, text: str, evidence: Iterable[Evidence]) -> Line:
        """What an entry is called: in quotation marks when it is the very quote it stands on."""
        if not any(text == each.quote for each in evidence):
            return (Data(text),)
        opening, closing = quotation_marks(text)
        return (opening, Data(text), closing)

    def quote(self, evidence: Evidence, before: str = "", head: str | None = None) -> Quote:
        """Evidence as a quote; the remark names a voice that is not the plain one and a proposal spelled otherwise.

        Where `head`, what the entry is called, is the quote already, its words are not said twice.
        """
        remarks = [before] if before else []
        if evidence.voice in ("gloss", "headline", "institution"):
            remarks.append(self.words.code("voice", evidence.voice))
        if evidence.match == "letters":
            remarks.append(self.words.code("match", evidence.match))
        words = "" if evidence.quote == head else evidence.quote
        return Quote(words, place(evidence, self.numbers), self.comma.join(remarks))

    def hint(self, nearest: Evidence, proposed: str) -> Quote:
        """The sentence nearest to a rejected proposal, under a remark that it proves nothing."""
        words = "" if nearest.quote == proposed else nearest.quote
        return Quote(words, place(nearest, self.numbers), self.words.part("nearest"))

    def quotes(self, evidence: Iterable[Evidence], before: str = "", head: str | None = None) -> tuple[Quote, ...]:
        """Each piece of evidence as a quote."""
        return tuple(self.quote(each, before, head) for each in evidence)
