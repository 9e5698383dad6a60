"""Suite `answers`: the chat, asked the questions of the annotated articles over an archive of all of them.

An answerable question is to be answered with the words that answer it, every statement verbatim. An unanswerable one is
to be refused; an answer to it is a fault, whatever it says.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack

from agents.chat import ask
from agents.context import Context
from evals.harness.sample import Identity, Mark, Outcome, Sample, Score, Source, binary, ratio
from evals.questions import GoldQuestion, load_questions
from evals.suites.options import Options, annotated
from evals.suites.workplace import named, put, reader_of, source_of, workplace
from schemas.answer import Answer
from schemas.article import Article
from schemas.evidence import Evidence

HELD = 0.5
"""Share of a gold span that the statements must cover to carry it."""


class Answers:
    """The suite over the open part of the questions, or the locked one."""

    name = "answers"

    def __init__(self, options: Options) -> None:
        self.options = options
        self.questions = load_questions(annotated(options), only_locked=options.locked)
        self._by_id = {question.id: question for question in self.questions}
        self._articles = {q.gold.article.id: q.gold.article for q in self.questions}
        self._stack = ExitStack()
        self._context: Context | None = None

    @property
    def identity(self) -> Identity:
        """The chat over this reader."""
        return named(self.name, reader_of(self.options.model))

    def samples(self) -> Sequence[Sample]:
        """One a question; questions of one article are one cluster."""
        return [_sample(question) for question in self.questions]

    def sources(self) -> Mapping[str, Source]:
        """The articles."""
        return {key: source_of(article) for key, article in self._articles.items()}

    def score(self, sample: Sample) -> Outcome:
        """Ask, and compare with the gold."""
        question = self._by_id[sample.id]
        return outcome_of(question, sample, ask(question.text, self._opened()), self._articles)

    def _opened(self) -> Context:
        if self._context is None:
            self._context = self._stack.enter_context(workplace(self.options.model))
            put(self._context, self._articles.values())
        return self._context

    def close(self) -> None:
        """Give the data folder up."""
        self._stack.close()
        self._context = None


def _sample(question: GoldQuestion) -> Sample:
    text = question.gold.article.text
    return Sample(
        id=question.id,
        cluster=question.gold.id,
        slices={"language": question.language},
        asked=question.text,
        expected="\n".join(text[span.start : span.end] for span in question.evidence) or "a refusal",
        sources=(question.gold.article.id,),
    )


def outcome_of(question: GoldQuestion, sample: Sample, answer: Answer, articles: Mapping[str, Article]) -> Outcome:
    """The scores of one answer.

    Args:
        question: With the spans that answer it.
        sample: The question as a sample.
        answer: What came back.
        articles: Article id → article, all that may be cited.
    """
    given = [span for statement in answer.statements for span in statement.evidence]
    gold = [(question.gold.article.id, span.start, span.end) for span in question.evidence]
    marks = [Mark(source=source, start=start, end=end, kind="gold") for source, start, end in gold]
    marks += [_mark(span, articles, gold) for span in given if _exact(span, articles)]
    return Outcome(
        sample=sample,
        scores=tuple(_scores(question, answer, given, articles)),
        output=_said(answer),
        marks=tuple(marks),
    )


def _scores(
    question: GoldQuestion, answer: Answer, given: Sequence[Evidence], articles: Mapping[str, Article]
) -> Iterator[Score]:
    refused = answer.abstained or not answer.statements
    if question.answerable:
        yield binary("answered", not refused, "refused, though the article answers it")
        why = "refused" if refused else "the statements do not hold the words that answer"
        yield binary("evidence hit", not refused and _hit(question, given), why)
        nearest = [span for statement in answer.nearest for span in statement.evidence]
        yield binary("evidence shown", _hit(question, [*given, *nearest]), "neither answer nor nearest words hold them")
    else:
        yield binary("refused", refused, "answered, though no article does")
    shown = (*answer.statements, *answer.nearest)
    loose = sum(not _grounded(statement.evidence, statement.text, articles) for statement in shown)
    if shown:
        yield ratio("grounded", len(shown) - loose, len(shown), f"{loose} statements not verbatim")
    if refused:
        yield binary("refusals right", not question.answerable, "a refusal of what the article answers")
        return
    if not question.answerable:
        return
    near = sum(any(_on_gold(question, span) for span in statement.evidence) for statement in answer.statements)
    yield ratio("statements that answer", near, len(answer.statements))


def _hit(question: GoldQuestion, given: Sequence[Evidence]) -> bool:
    return any(_covered(question, span.start, span.end, given) >= HELD for span in question.evidence)


def _covered(question: GoldQuestion, start: int, end: int, given: Sequence[Evidence]) -> float:
    """Share of a gold span's letters that the given spans hold."""
    own = [span for span in given if span.source_id == question.gold.article.id]
    held = {at for span in own for at in range(max(start, span.start), min(end, span.end))}
    return len(held) / (end - start)


def _on_gold(question: GoldQuestion, span: Evidence) -> bool:
    return span.source_id == question.gold.article.id and any(
        span.start < gold.end and gold.start < span.end for gold in question.evidence
    )


def _exact(span: Evidence, articles: Mapping[str, Article]) -> bool:
    article = articles.get(span.source_id)
    return article is not None and bool(span.quote.strip()) and article.text[span.start : span.end] == span.quote


def _grounded(evidence: Sequence[Evidence], text: str, articles: Mapping[str, Article]) -> bool:
    """Whether a statement cites words, and each of them stands there to the letter."""
    return bool(evidence) and bool(text.strip()) and all(_exact(span, articles) for span in evidence)


def _mark(span: Evidence, articles: Mapping[str, Article], gold: Sequence[tuple[str, int, int]]) -> Mark:
    right = any(span.source_id == source and span.start < end and start < span.end for source, start, end in gold)
    return Mark(source=span.source_id, start=span.start, end=span.end, kind="given" if right else "wrong")


def _said(answer: Answer) -> str:
    if answer.abstained:
        return f"— {answer.why or 'no answer'}"
    return "\n".join(f"{s.speaker}: {s.text}" if s.speaker else s.text for s in answer.statements)
