import json
import sys
from pathlib import Path

import pytest

from agents.readers.embedded import EmbeddedReader
from evals.harness.runner import run
from evals.harness.sample import Suite
from evals.labelled import load_labelled, load_stance
from evals.questions import load_questions
from evals.seed_gold import load_gold
from evals.stance import changed, overlap, relations, train
from evals.suites.answers import Answers
from evals.suites.options import Absent, Options, code_digest
from evals.suites.own import Own
from evals.suites.reading import Reading
from evals.suites.registry import SUITES, _plugged
from evals.suites.seed import Seed
from evals.suites.spoken import Spoken
from evals.suites.stance import Stance, delong
from schemas.errors import InputError, ModelUnavailable
from tests.evals.seed_brief import good_brief, seed_article
from tests.evals.suites.articles import written

ONE = seed_article()


def verdicts(suite: Suite) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for outcome in run(suite).outcomes:
        for score in outcome.scores:
            found.setdefault(score.measure, set()).add(score.verdict)
    return found


def seed(brief: object, articles: object = None) -> Seed:
    return Seed(Options(), maker=lambda model: (brief, articles or {ONE.id: ONE}), gold=load_gold())  # type: ignore[arg-type,return-value]


def test_a_right_brief_of_the_seed_has_no_fault_and_its_gold_is_marked_in_the_text() -> None:
    suite = seed(good_brief(ONE))
    found = verdicts(suite)
    assert found["evidence exact"] == found["traps avoided"] == found["key positions found"] == {"pass"}
    marks = [mark for outcome in run(suite).outcomes for mark in outcome.marks if mark.kind == "gold"]
    texts = {ONE.text[mark.start : mark.end] for mark in marks}
    assert {trap.span for trap in load_gold().traps} <= texts


def test_a_brief_without_mediators_misses_them_one_by_one() -> None:
    found = verdicts(seed(good_brief(ONE, mediators=())))
    assert found["mediators found"] == {"fail"}
    assert found["traps avoided"] == {"pass"}


def test_the_seed_under_a_wrong_id_is_unmeasurable_all_over() -> None:
    assert set().union(*verdicts(seed(good_brief(ONE), {"another": ONE})).values()) == {"unmeasurable"}


def test_a_model_that_is_away_makes_the_seed_unmeasurable_and_nothing_else() -> None:
    def away(model: str) -> object:
        raise ModelUnavailable("nothing answers")

    suite = Seed(Options(), maker=away, gold=load_gold())  # type: ignore[arg-type]
    assert set().union(*verdicts(suite).values()) == {"unmeasurable"}


def test_reading_counts_as_its_own_scorer_does(tmp_path: Path) -> None:
    suite = Reading(Options(articles=written(tmp_path)), reader=EmbeddedReader())
    outcomes = run(suite).outcomes
    assert [o.sample.id for o in outcomes] == ["001-boats", "002-truce"]
    positions = [s for o in outcomes for s in o.scores if s.measure == "positions"]
    assert positions
    assert all(0 <= (s.value or 0) <= 1 for s in positions)
    assert {m.kind for o in outcomes for m in o.marks} >= {"gold"}


def test_the_chat_is_asked_every_question_and_statements_are_verbatim(tmp_path: Path) -> None:
    suite = Answers(Options(articles=written(tmp_path)))
    try:
        found = verdicts(suite)
    finally:
        suite.close()
    assert found["grounded"] == {"pass"}
    assert "pass" in found["evidence hit"]
    assert "pass" in found["refused"]


def test_questions_keep_their_occurrence_and_know_when_there_is_no_answer(tmp_path: Path) -> None:
    file = written(tmp_path) / "002-truce.txt"
    text = file.read_text(encoding="utf-8").replace("7 مراقبين.", "7 مراقبين. ثم حضر 7 مراقبين آخرين.")
    file.write_text(text.replace("UNANSWERABLE", "7 مراقبين [2]"), encoding="utf-8")
    last = load_questions(tmp_path)[-1]
    body = last.gold.article.text
    assert last.evidence[0].start == body.rindex("7 مراقبين")
    assert [q.answerable for q in load_questions(tmp_path)] == [True, True, False, True, True]


@pytest.mark.parametrize("line", ["ar | بلا دليل", "ar | سؤال | كلمات ليست في النص", "ar |  | UNANSWERABLE"])
def test_a_question_that_is_not_of_the_form_is_refused(tmp_path: Path, line: str) -> None:
    file = written(tmp_path) / "001-boats.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("\n@END", f"\n{line}\n@END"), encoding="utf-8")
    with pytest.raises(InputError):
        load_questions(tmp_path)


def test_a_line_of_labelled_claims_is_never_lost(tmp_path: Path) -> None:
    lines = [
        json.dumps({"source": "غادرت 12 سفينة.", "claim": "غادرت 12 سفينة", "label": label, "error_type": "number"})
        for label in (True, 0, "Supported", "disagree", "perhaps", None)
    ]
    file = tmp_path / "own.jsonl"
    file.write_text(
        "\ufeff" + "\n".join([*lines, "[]", "{", '{"source": 3, "claim": "x", "label": 1}']), encoding="utf-8"
    )
    rows = load_labelled(file)
    assert [row.faithful for row in rows[:6]] == [True, False, True, False, None, None]
    assert [bool(row.fault) for row in rows] == [False] * 4 + [True] * 5
    assert len({row.id for row in rows}) == 9
    assert len(run(Own(Options(articles=file))).outcomes) == 9


def test_a_file_without_claims_and_none_at_all_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="no claim"):
        load_labelled(tmp_path / "empty.jsonl")
    with pytest.raises(InputError, match="cannot be read"):
        load_labelled(tmp_path / "none.jsonl")
    with pytest.raises(Absent):
        Own(Options())


RISE = [
    ("النفط يرتفع في الأسواق", "النفط يهبط في الأسواق", "disagree"),
    ("هبوط عملات الأسواق", "عملات الأسواق تهبط", "agree"),
]


def corpus(folder: Path, copies: int = 12) -> Path:
    for name in ("train", "dev"):
        rows = [f"{first} {n},{second} {n},{stance}" for n in range(copies) for first, second, stance in RISE]
        (folder / f"{name}.csv").write_text("s1,s2,stance\n" + "\n".join([*rows, "a,b,other"]) + "\n", encoding="utf-8")
    return folder


def test_stance_learns_that_a_changed_word_disagrees_and_a_moved_one_does_not(tmp_path: Path) -> None:
    pairs = load_stance(corpus(tmp_path) / "train.csv")
    scorer = train(pairs)
    agree, disagree = (
        [s for s, p in zip(scorer.scores(pairs), pairs, strict=True) if p.stance == x] for x in ("agree", "disagree")
    )
    assert min(agree) > max(disagree)
    assert scorer.scores(pairs) == train(pairs).scores(pairs)
    assert scorer.scores([]) == []


def test_relations_hold_no_word_and_overlap_is_a_share(tmp_path: Path) -> None:
    pair = load_stance(corpus(tmp_path) / "dev.csv")[0]
    assert all(isinstance(value, float) for value in relations(pair))
    assert 0 < overlap(pair) < 1
    assert any(word.startswith("+") for word in changed(pair))
    empty = pair.model_copy(update={"first": "", "second": "؟؟"})
    assert overlap(empty) == 0.0
    assert len(relations(empty)) == len(relations(pair))


def test_the_stance_suite_prints_the_blind_and_the_overlap_row_beside_its_own(tmp_path: Path) -> None:
    outcomes = run(Stance(Options(articles=corpus(tmp_path)))).outcomes
    rows = {score.measure: score for score in outcomes[0].scores}
    assert rows.keys() == {"AUROC", "judge source-blind: AUROC", "judge overlap: AUROC", "judge checker alone: AUROC"}
    assert rows["AUROC"].value == 1.0
    assert len(outcomes) == 25


def test_the_error_of_an_auroc_shrinks_with_the_sample() -> None:
    few = delong([0.1, 0.4, 0.3, 0.9], [False, False, True, True])
    many = delong([0.1, 0.4, 0.3, 0.9] * 50, [False, False, True, True] * 50)
    assert 0 < many < few


def test_a_corpus_that_is_not_here_is_absent(tmp_path: Path) -> None:
    with pytest.raises(Absent, match="train"):
        Stance(Options(articles=tmp_path))


def test_a_module_without_a_place_is_absent_and_a_command_is_one_sample() -> None:
    with pytest.raises(Absent, match="not part of this checkout"):
        _plugged("nothing_of_that_name", Options(), ())
    with pytest.raises(Absent, match="neither"):
        _plugged("labelled", Options(), ())
    assert set(SUITES) == {"seed", "reading", "mutants", "retrieval", "answers", "briefs", "stance", "own"}


@pytest.mark.parametrize(
    ("code", "said", "verdict"),
    [(0, "fine", "pass"), (1, "bad", "fail"), (2, "x", "unmeasurable"), (0, "", "unmeasurable")],
)
def test_a_command_passes_only_by_exit_code_and_words(code: int, said: str, verdict: str) -> None:
    def spoken(argv: object) -> int:
        sys.stdout.write(said)
        return code

    (outcome,) = run(Spoken("retrieval", spoken, (), "embedded")).outcomes
    assert outcome.scores[0].verdict == verdict


def test_the_hash_of_the_code_is_one_and_does_not_see_baselines() -> None:
    assert code_digest() == code_digest()
    assert len(code_digest()) == 16
