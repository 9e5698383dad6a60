"""Bugs that other evaluation frameworks shipped, one test each: what must not happen here.

The cases are those of the survey of ragas, DeepEval, promptfoo, autoevals, TruLens, Inspect and lm-evaluation-harness.
"""

import math
from collections.abc import Callable

import pytest
from pydantic import ValidationError

from evals.harness.gate import Gate, gated
from evals.harness.policy import Bar, Policy
from evals.harness.runner import run
from evals.harness.sample import Outcome, Sample, Score, binary, ratio, unmeasured
from evals.judges import Judge
from evals.judges.model import Ruling, Rulings, verdict_of
from evals.judges.ours import Blind, Ours, Overlap
from retrieval.text.segment import sentences
from schemas.errors import ModelUnavailable
from tests.evals.harness.plain import WHY, Plain, ledger, outcome, policy

SOURCE = "قال المتحدث سامي الراوي إن 12 قاربا غادرت الميناء مساء الثلاثاء. ونفى عمر الصفدي مغادرة القوارب."
TRUE = "قال سامي الراوي إن 12 قاربا غادرت الميناء"


def gate_of(score: Callable[[Sample], Outcome], floor: float = 0.5) -> Gate:
    return gated(run(Plain(score, 20)), ledger(policy(floor=floor)))


# Nothing to check: ragas NaN, DeepEval 1, promptfoo 1.0, TruLens 0.0, autoevals a division by zero.
def test_an_output_without_claims_is_neither_a_pass_nor_a_zero_nor_an_exception() -> None:
    score = ratio("right", 0, 0)
    assert (score.verdict, score.value) == ("unmeasurable", None)
    assert gate_of(lambda s: outcome(s, ratio("right", 0, 0))).exit_code == 2


def test_a_suite_without_samples_does_not_pass() -> None:
    assert gated(run(Plain([])), ledger()).exit_code == 2


# promptfoo: a default threshold of 0 that nothing could miss.
@pytest.mark.parametrize("floor", [0.0, None])
def test_there_is_no_threshold_of_nought_and_none_by_default(floor: float | None) -> None:
    with pytest.raises(ValidationError):
        Bar.model_validate({"floor": floor, "reason": WHY})


def test_a_gate_with_neither_floor_nor_baseline_does_not_pass() -> None:
    worthless = Policy.model_validate({"slice": "all", "measure": "right", "role": "gate", "reason": WHY})
    gate = gated(run(Plain([False] * 20)), ledger(worthless))
    assert gate.exit_code == 2


# DeepEval: "idk" counts as faithful; its prompt lets hedged language pass.
@pytest.mark.parametrize(
    ("rulings", "verdict"),
    [
        ((), "unmeasurable"),
        (("cannot_say",), "unmeasurable"),
        (("supported", "cannot_say"), "unmeasurable"),
        (("supported", "not_supported"), "fail"),
        (("cannot_say", "not_supported"), "fail"),
        (("supported", "supported"), "pass"),
    ],
)
def test_i_do_not_know_is_never_faithful(rulings: tuple[str, ...], verdict: str) -> None:
    given = Rulings(rulings=[Ruling.model_validate({"ruling": said, "reason": "x"}) for said in rulings])
    assert verdict_of(given) == verdict


def test_a_ruling_that_cannot_be_read_is_not_left_out() -> None:
    given = Rulings.model_validate(
        {"rulings": [{"ruling": "supported", "reason": "x"}, {"ruling": "1 == 1 or exit()", "reason": "x"}]}
    )
    assert verdict_of(given) == "unmeasurable"


# DeepEval, and every judge that asks for contradictions: made up but not contradicted passes.
@pytest.mark.parametrize(
    "claim", ["استقال وزير المالية من منصبه احتجاجا على الموازنة", "The finance minister resigned in protest"]
)
def test_what_the_source_does_not_say_fails_though_nothing_contradicts_it(claim: str) -> None:
    assert Ours().verdict(SOURCE, claim, "") == "fail"
    assert Ours().verdict(SOURCE, claim, "12 قاربا غادرت الميناء") == "fail"


# autoevals: graded `expected` in the place of `output`.
def test_claim_and_source_in_each_others_place_are_not_a_pass() -> None:
    assert Ours().verdict(SOURCE, TRUE, "") == "pass"
    assert Ours().verdict(TRUE, SOURCE, "") != "pass"


# ragas: sentences that do not end in a full stop were dropped.
@pytest.mark.parametrize("end", ["؟", "؛", "۔", "!", "…", "", "\n", "؟»", ":"])
def test_no_sentence_is_lost_for_want_of_a_full_stop(end: str) -> None:
    text = f"قال سامي الراوي إن القوارب غادرت{end} ونفى عمر الصفدي ذلك{end}"
    covered = "".join(text[s.start : s.end] for s in sentences(text, 0))
    assert [word for word in text.split() if word.rstrip("؟؛۔!…»:") not in covered] == []


# TruLens: the judge's reply was handed to Python's eval().
def test_what_a_judge_writes_is_never_run() -> None:
    reply = {"rulings": [{"ruling": "__import__('os').abort()", "reason": "x"}]}
    assert verdict_of(Rulings.model_validate(reply)) == "unmeasurable"


# Means that drop NaN, and rows of a judge that was away, counted as passes.
@pytest.mark.parametrize("value", [math.nan, math.inf, -0.1, 1.1])
def test_a_value_that_is_no_share_is_refused(value: float) -> None:
    with pytest.raises(ValidationError):
        Score(measure="right", verdict="pass", value=value)


def test_a_nan_of_a_scorer_is_unmeasurable_and_not_left_out_of_the_mean() -> None:
    def scored(sample: Sample) -> Outcome:
        value = math.nan if sample.id == "s3" else 1.0
        return outcome(sample, Score(measure="right", verdict="pass", value=value))

    gate = gate_of(scored)
    assert gate.exit_code == 2
    assert sum(check.figure.unmeasurable for check in gate.checks if check.figure.slice == "all") == 1


def test_a_judge_that_is_away_is_no_pass() -> None:
    def away(sample: Sample) -> Outcome:
        if sample.id == "s3":
            raise ModelUnavailable("nothing answers at http://127.0.0.1:1")
        return outcome(sample, binary("right", True))

    gate = gate_of(away)
    assert gate.exit_code == 2
    assert any("could not be scored" in reason for reason in gate.reasons)


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), ZeroDivisionError("x"), TypeError("x")])
def test_a_scorer_that_breaks_costs_one_sample_and_never_passes_it(error: Exception) -> None:
    def broken(sample: Sample) -> Outcome:
        raise error

    found = run(Plain(broken, 3))
    assert [s.verdict for o in found.outcomes for s in o.scores] == ["unmeasurable"] * 3


def test_an_unmeasurable_score_cannot_carry_a_value_nor_a_pass_lack_one() -> None:
    with pytest.raises(ValidationError):
        Score(measure="right", verdict="unmeasurable", value=1.0, reason="x")
    with pytest.raises(ValidationError):
        Score(measure="right", verdict="pass")
    with pytest.raises(ValidationError):
        Score(measure="right", verdict="fail", value=0.0)


# promptfoo's context relevance was divided by itself and always 1.
def test_a_share_is_of_what_there_was_and_not_of_what_was_found() -> None:
    assert ratio("right", 1, 4).value == 0.25
    assert gate_of(lambda s: outcome(s, ratio("right", 1, 4))).exit_code == 1


# ragas with HHEM rounded every score to 0 or 1.
def test_scores_are_not_rounded_on_their_way_to_the_figure() -> None:
    found = gated(run(Plain(lambda s: outcome(s, ratio("right", 4, 10)), 20)), ledger(policy(floor=0.3)))
    assert found.checks[0].figure.point == pytest.approx(0.4)


# Inspect's exact match took "world hello" for "hello world".
@pytest.mark.parametrize("cited", ["قاربا 12 غادرت", "غادرت الميناء 12 قاربا", "13 قاربا غادرت"])
def test_words_in_another_order_are_not_the_sources_words(cited: str) -> None:
    assert Ours().verdict(SOURCE, TRUE, cited) == "fail"


# Verdicts on languages nobody measured came back as safe.
@pytest.mark.parametrize("claim", ["เรือสิบสองลำออกจากท่าเรือ", "ܐܪܒܥܐ", "1212", "؟؟؟", "🙂"])
def test_a_language_that_cannot_be_compared_is_never_a_pass(claim: str) -> None:
    assert Ours().verdict(SOURCE, claim, "") != "pass"
    assert Ours().verdict("เรือสิบสองลำออกจากท่าเรือเมื่อวันอังคาร เขาไม่ได้ปฏิเสธ", claim.replace("ลำ", ""), "") != "pass"
    assert Ours().verdict("Le bateau a quitté le port mardi soir.", "Le bateau n'a pas quitté le port", "") != "pass"


@pytest.mark.parametrize("judge", [Ours(), Overlap(), Blind()], ids=lambda j: j.name)
def test_no_judge_passes_an_empty_claim_and_only_the_blind_one_needs_no_source(judge: Judge) -> None:
    assert isinstance(judge, Judge)
    assert judge.verdict(SOURCE, " ", "x") == "unmeasurable"
    if not isinstance(judge, Blind):
        assert judge.verdict("", TRUE, "") == "unmeasurable"
        assert judge.verdict("\n", TRUE, "\n") == "unmeasurable"


# A judge that gates: unstable verdicts decide a build.
def test_a_judge_may_warn_and_never_gates() -> None:
    with pytest.raises(ValidationError, match="never gates"):
        policy("judge overlap: errors caught")


# An outcome filed under another sample's name.
def test_an_outcome_of_another_sample_is_unmeasurable() -> None:
    def swapped(sample: Sample) -> Outcome:
        return outcome(sample.model_copy(update={"id": "other"}), binary("right", True))

    assert gate_of(swapped).exit_code == 2


def test_an_unmeasurable_sample_says_why() -> None:
    with pytest.raises(ValidationError):
        unmeasured("right", " ")
