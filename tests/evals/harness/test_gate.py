from pathlib import Path

import pytest
from pydantic import ValidationError

from evals.harness.gate import Gate, gated
from evals.harness.policy import FOLDER, Bar, Ledger, Policy, baseline_of, ledger_text, load_ledger, with_baseline
from evals.harness.runner import Ran, run
from evals.harness.sample import Outcome, Sample, Score, binary, unmeasured
from schemas.errors import InputError
from tests.evals.harness.plain import WHY, Plain, ledger, outcome, policy, ran

GOOD = [True] * 90 + [False] * 10


def compared(now: list[bool], before: list[bool], *policies: Policy, per: int = 1) -> Gate:
    old = ran(before, per)
    return gated(ran(now, per), ledger(*policies, baselines={"fake/1": baseline_of(old, WHY)}))


def test_a_run_above_its_floor_passes() -> None:
    assert gated(ran(GOOD), ledger(policy(floor=0.8))).exit_code == 0


def test_the_lower_bound_must_reach_the_floor_and_not_the_figure() -> None:
    gate = gated(ran(GOOD), ledger(policy(floor=0.88)))
    assert gate.exit_code == 1
    assert "lower bound" in gate.reasons[0]
    assert gated(ran(GOOD), ledger(policy(floor=0.88, bound="point"))).exit_code == 0


def test_a_measure_without_a_policy_is_a_breach() -> None:
    def two(sample: Sample) -> Outcome:
        return outcome(sample, binary("right", True), binary("new", True))

    gate = gated(run(Plain(two, 30)), ledger(policy(floor=0.5)))
    assert gate.exit_code == 1
    assert "all · new: no policy" in gate.reasons[0]


def test_a_slice_without_a_policy_is_a_breach() -> None:
    only = Ledger(suite="plain", policies=(policy(floor=0.5),))
    gate = gated(ran(GOOD), only)
    assert gate.exit_code == 1
    assert "language=ar · right: no policy" in gate.reasons[0]


def test_a_policy_without_its_figure_is_unmeasurable() -> None:
    gate = gated(ran(GOOD), ledger(policy(floor=0.5), policy("gone", floor=0.5)))
    assert gate.exit_code == 2
    assert "gone" in gate.reasons[0]


def test_a_suite_without_policies_is_unmeasurable() -> None:
    assert gated(ran(GOOD), None).exit_code == 2


def test_a_confirmed_loss_against_the_baseline_fails_and_says_how_much() -> None:
    gate = compared([True] * 80 + [False] * 20, GOOD)
    assert gate.exit_code == 1
    assert "a loss of 0.100 is confirmed" in gate.reasons[0]
    change = gate.checks[0].change
    assert change is not None
    assert (change.worse, change.better, change.samples) == (10, 0, 100)
    assert change.mcnemar == pytest.approx(1 / 1024)
    assert change.detectable > 0


def test_a_gain_and_no_change_pass() -> None:
    assert compared(GOOD, GOOD).exit_code == 0
    assert compared([True] * 100, GOOD).exit_code == 0


def test_a_loss_of_one_article_is_not_confirmed_by_its_many_samples() -> None:
    before = [True] * 100
    one_article = [False] * 10 + [True] * 90
    assert compared(one_article, before, per=10).exit_code == 0
    assert compared(one_article, before, per=1).exit_code == 1


def test_a_loss_in_what_is_only_watched_warns_and_does_not_fail() -> None:
    def two(before: bool) -> Ran:
        return run(Plain(lambda s: outcome(s, binary("right", True), binary("extra", before, "lost")), 50))

    kept = ledger(policy(floor=0.5), policy("extra", role="watch"), baselines={"fake/1": baseline_of(two(True), WHY)})
    gate = gated(two(False), kept)
    assert gate.exit_code == 0
    assert [c.verdict for c in gate.checks if c.figure.key == "all · extra"] == ["fail"]


def test_a_baseline_of_other_samples_is_unmeasurable() -> None:
    old = baseline_of(ran(GOOD[:50]), WHY)
    gate = gated(ran(GOOD), ledger(policy(floor=0.5), baselines={"fake/1": old}))
    assert gate.exit_code == 2


def test_a_part_of_a_suite_never_passes() -> None:
    part = run(Plain(GOOD), limit=20)
    gate = gated(part, ledger(policy(floor=0.5)))
    assert gate.exit_code == 2
    assert "20 of 100" in gate.reasons[0]


def test_what_could_not_be_measured_is_not_left_out_of_the_count() -> None:
    def half(sample: Sample) -> Outcome:
        broken = int(sample.id[1:]) % 2
        return outcome(sample, unmeasured("right", "no answer") if broken else binary("right", True))

    gate = gated(run(Plain(half, 40)), ledger(policy(floor=0.5)))
    assert gate.exit_code == 2
    assert "20 of 40" in gate.reasons[0]
    allowed = gated(run(Plain(half, 40)), ledger(policy(floor=0.5, unmeasured_at_most=0.5)))
    assert allowed.exit_code == 0


@pytest.mark.parametrize("floor", [0, -0.1, 1.1, float("nan"), None])
def test_a_floor_that_could_not_be_missed_is_refused(floor: float) -> None:
    with pytest.raises(ValidationError):
        Bar(floor=floor, reason=WHY)


def test_a_policy_without_a_reason_is_refused() -> None:
    body = policy(floor=0.5).model_dump()
    for broken in (
        {**body, "reason": ""},
        {**body, "bars": [{"floor": 0.5}]},
        {k: body[k] for k in body if k != "reason"},
    ):
        with pytest.raises(ValidationError):
            Policy.model_validate(broken)


def test_a_bar_is_changed_by_an_entry_with_a_reason_of_its_own() -> None:
    lower = Bar(floor=0.4, reason="The suite was given harder articles, which the old floor did not foresee.")
    assert policy(floor=0.5).model_copy(update={"bars": (Bar(floor=0.5, reason=WHY), lower)}).floor == 0.4
    with pytest.raises(ValidationError, match="reason of its own"):
        policy(bars=[Bar(floor=0.5, reason=WHY), Bar(floor=0.4, reason=WHY)])


def test_policies_that_gate_nothing_are_refused() -> None:
    with pytest.raises(ValidationError, match="could not fail"):
        Ledger(suite="plain", policies=(policy(role="watch"),))


def test_a_file_of_policies_comes_back_as_it_was_written(tmp_path: Path) -> None:
    kept = ledger(policy(floor=0.5))
    text = with_baseline(kept, ran(GOOD), WHY)
    (tmp_path / "plain.json").write_text(text, encoding="utf-8")
    again = load_ledger("plain", tmp_path)
    assert again is not None
    assert ledger_text(again) == text
    assert again.baselines["fake/1"] == baseline_of(ran(GOOD), WHY)
    assert load_ledger("other", tmp_path) is None


def test_thirds_in_a_baseline_are_not_rounded_into_a_loss(tmp_path: Path) -> None:
    def third(sample: Sample) -> Outcome:
        return outcome(sample, Score(measure="right", verdict="fail", value=1 / 3, weight=3, reason="one of three"))

    now = run(Plain(third, 40))
    (tmp_path / "plain.json").write_text(with_baseline(ledger(), now, WHY), encoding="utf-8")
    assert gated(now, load_ledger("plain", tmp_path)).exit_code == 0


def test_a_broken_file_of_policies_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "plain.json").write_text('{"suite": "plain", "policies": []}', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_ledger("plain", tmp_path)
    assert "\n" not in str(caught.value)


def test_a_baseline_needs_a_reason_and_a_whole_run() -> None:
    with pytest.raises(InputError, match="--reason"):
        with_baseline(ledger(), ran(GOOD), "because")
    with pytest.raises(InputError, match="--limit"):
        with_baseline(ledger(), run(Plain(GOOD), limit=3), WHY)


@pytest.mark.parametrize("suite", sorted(p.stem for p in FOLDER.glob("*.json")))
def test_every_committed_policy_is_whole(suite: str) -> None:
    found = load_ledger(suite)
    assert found is not None
    assert found.suite == suite


def test_a_floor_on_the_lower_bound_of_one_article_is_unmeasurable() -> None:
    gate = gated(ran(GOOD, per=100), ledger(policy(floor=0.5)))
    assert gate.exit_code == 2
    assert "one article" in gate.reasons[0]


def test_a_score_that_is_a_figure_by_itself_brings_its_own_interval() -> None:
    def whole(sample: Sample) -> Outcome:
        return outcome(sample, Score(measure="right", verdict="pass", value=0.8, interval=(0.7, 0.9)))

    single = run(Plain(whole, 1))
    assert gated(single, ledger(policy(floor=0.65))).exit_code == 0
    assert gated(single, ledger(policy(floor=0.75))).exit_code == 1
