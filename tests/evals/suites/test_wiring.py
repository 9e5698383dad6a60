"""The harness's own wiring, mutated: each mutation must turn the suite red."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from evals.harness.gate import Gate, gated
from evals.harness.policy import Ledger
from evals.harness.runner import run
from evals.harness.sample import Outcome, Sample
from evals.judges.ours import Ours
from evals.questions import GoldQuestion, load_questions
from evals.suites.answers import Answers, outcome_of
from evals.suites.options import Options
from evals.suites.own import Own
from schemas.answer import Answer, Statement
from schemas.evidence import Evidence
from schemas.run import RunRecord
from tests.evals.harness.plain import policy
from tests.evals.suites.articles import written

GATES = Ledger(
    suite="answers",
    policies=(
        policy("grounded", floor=1.0),
        policy("evidence hit", floor=0.9),
        policy("evidence shown", floor=0.9),
        policy("refused", floor=0.9),
        policy("answered", role="watch"),
        policy("refusals right", role="watch"),
        policy("statements that answer", role="watch"),
        policy("*", slice="language=*", role="watch"),
    ),
)
Wired = Callable[[GoldQuestion, Answer], Answer]


def perfect(question: GoldQuestion) -> Answer:
    """The answer that the gold asks for."""
    article = question.gold.article
    spans = [
        Evidence(source_id=article.id, start=s.start, end=s.end, quote=article.text[s.start : s.end])
        for s in question.evidence
    ]
    return Answer(
        question=question.text,
        language="ar",
        abstained=not spans,
        why=None if spans else "لا شيء",
        statements=tuple(Statement(text=span.quote, evidence=(span,)) for span in spans),
        run=RunRecord(reader="fake/1"),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path)


def gate_of(folder: Path, wired: Wired = lambda question, answer: answer) -> Gate:
    class Fake(Answers):
        def score(self, sample: Sample) -> Outcome:
            question = self._by_id[sample.id]
            return outcome_of(question, sample, wired(question, perfect(question)), self._articles)

    return gated(run(Fake(Options(articles=folder))), GATES)


def with_evidence(answer: Answer, **update: object) -> Answer:
    statements = tuple(
        s.model_copy(update={"evidence": tuple(e.model_copy(update=update) for e in s.evidence)})
        for s in answer.statements
    )
    return answer.model_copy(update={"statements": statements})


def test_the_right_answers_pass(folder: Path) -> None:
    gate = gate_of(folder)
    assert (gate.verdict, gate.reasons) == ("pass", ())


def test_output_and_expected_swapped_is_red(folder: Path) -> None:
    def swapped(question: GoldQuestion, answer: Answer) -> Answer:
        if not answer.statements:
            return answer
        quote = question.text
        span = Evidence(source_id=question.gold.article.id, start=0, end=len(quote), quote=quote)
        return answer.model_copy(update={"statements": (Statement(text=quote, evidence=(span,)),)})

    assert gate_of(folder, swapped).exit_code == 1


def test_empty_answers_are_red(folder: Path) -> None:
    def silent(question: GoldQuestion, answer: Answer) -> Answer:
        return answer.model_copy(update={"statements": (), "abstained": False})

    assert gate_of(folder, silent).exit_code != 0


def test_refusing_everything_is_red(folder: Path) -> None:
    assert gate_of(folder, lambda q, a: a.model_copy(update={"abstained": True, "statements": ()})).exit_code != 0


def test_answering_what_cannot_be_answered_is_red(folder: Path) -> None:
    def eager(question: GoldQuestion, answer: Answer) -> Answer:
        text = question.gold.article.text
        span = Evidence(source_id=question.gold.article.id, start=0, end=9, quote=text[:9])
        given = answer.statements or (Statement(text=text[:9], evidence=(span,)),)
        return answer.model_copy(update={"abstained": False, "statements": given})

    assert gate_of(folder, eager).exit_code == 1


def test_statements_without_evidence_are_red(folder: Path) -> None:
    def bare(question: GoldQuestion, answer: Answer) -> Answer:
        return answer.model_copy(
            update={"statements": tuple(s.model_copy(update={"evidence": ()}) for s in answer.statements)}
        )

    assert gate_of(folder, bare).exit_code == 1


@pytest.mark.parametrize("update", [{"source_id": "another"}, {"start": 1}, {"quote": "كلمات أخرى"}, {"quote": ""}])
def test_a_wrong_id_or_a_moved_span_is_red(folder: Path, update: dict[str, object]) -> None:
    assert gate_of(folder, lambda q, a: with_evidence(a, **update)).exit_code == 1


def test_questions_given_each_others_answers_are_red(folder: Path) -> None:
    questions = load_questions(folder)
    other = {q.id: perfect(questions[(n + 1) % len(questions)]) for n, q in enumerate(questions)}
    assert gate_of(folder, lambda q, a: other[q.id]).exit_code == 1


def test_a_threshold_of_nought_cannot_be_set(folder: Path) -> None:
    with pytest.raises(ValueError, match="greater than 0"):
        policy("grounded", floor=0.0)


def test_a_question_with_evidence_that_is_not_verbatim_is_refused(folder: Path) -> None:
    file = folder / "002-truce.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("؟ | مجلس", "؟ | مجالس"), encoding="utf-8")
    with pytest.raises(Exception, match="not verbatim"):
        load_questions(folder)


class Fixed:
    """A judge that always says the same."""

    def __init__(self, said: str, name: str = "wasit") -> None:
        self.said, self.name = said, name

    def verdict(self, source: str, claim: str, cited: str) -> str:
        return self.said


OWN = Ledger(
    suite="own",
    policies=(
        policy("errors caught", floor=0.6),
        policy("true let through", floor=0.6),
        policy("judge *", role="watch"),
        policy("*", slice="language=*", role="watch"),
    ),
)
LINE = '{"source": "غادرت 12 قاربا ميناء الزيتون.", "claim": "غادرت %d قاربا ميناء الزيتون", "label": "%s", "article": "%d"}'


def own(tmp_path: Path, lines: Sequence[str], judges: Sequence[object] | None = None) -> Gate:
    file = tmp_path / "own.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    suite = Own(Options(articles=file), judges=judges)  # type: ignore[arg-type]
    return gated(run(suite), OWN)


RIGHT = [LINE % (12, "true", n) for n in range(20)] + [LINE % (15, "false", 20 + n) for n in range(20)]


def test_our_checker_passes_plain_claims(tmp_path: Path) -> None:
    assert own(tmp_path, RIGHT).exit_code == 0


@pytest.mark.parametrize("said", ["pass", "fail", "unmeasurable", "idk", ""])
def test_a_checker_that_always_says_the_same_is_red(tmp_path: Path, said: str) -> None:
    assert own(tmp_path, RIGHT, [Fixed(said)]).exit_code != 0


def test_labels_swapped_are_red(tmp_path: Path) -> None:
    swapped = [line.replace('"true"', '"?"').replace('"false"', '"true"').replace('"?"', '"false"') for line in RIGHT]
    assert own(tmp_path, swapped).exit_code == 1


def test_claim_and_source_swapped_are_red(tmp_path: Path) -> None:
    long = '{"source": "غادرت القوارب.", "claim": "غادرت 12 قاربا ميناء الزيتون وقال الراوي ذلك", "label": "true"}'
    assert own(tmp_path, [long] * 1).exit_code != 0


def test_empty_claims_and_lines_that_cannot_be_read_are_red_and_the_rest_is_scored(tmp_path: Path) -> None:
    gate = own(tmp_path, [*RIGHT, '{"source": "x", "claim": "", "label": "true"}', "{torn"])
    assert gate.exit_code == 2
    assert [c.figure.passed for c in gate.checks if c.figure.key == "all · errors caught"] == [20]


def test_a_judge_that_is_wrong_about_everything_changes_nothing_but_its_own_row(tmp_path: Path) -> None:
    assert own(tmp_path, RIGHT, [Ours(), Fixed("unmeasurable", "other"), Fixed("pass", "third")]).exit_code == 0
