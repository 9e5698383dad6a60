import numpy as np
import pytest

from evals.harness.statistics import (
    ALPHA,
    Interval,
    Paired,
    Value,
    auroc,
    detectable,
    figure,
    holm,
    mcnemar,
    paired,
    wilson,
)


def values(scores: list[float], per: int = 1, weight: float = 1.0) -> dict[str, Value]:
    return {f"s{n}": Value(f"c{n // per}", score, weight) for n, score in enumerate(scores)}


def interval(scores: list[float], per: int = 1) -> Interval:
    found = figure(list(values(scores, per).values()))
    assert found is not None
    return found


def ends(scores: list[float], per: int = 1) -> tuple[float, float]:
    found = interval(scores, per)
    assert found.low is not None
    assert found.high is not None
    return found.low, found.high


def both(now: list[float], before: list[float], per: int = 1) -> Paired:
    found = paired(values(now, per), values(before, per))
    assert found is not None
    return found


def test_there_is_no_figure_of_nothing() -> None:
    assert figure([]) is None
    assert paired({}, values([1.0])) is None


def test_a_ratio_of_sums_is_the_mean_weighted_by_its_denominators() -> None:
    found = figure([Value("a", 0.5, 2), Value("b", 0.9, 10)])
    assert found is not None
    assert found.point == pytest.approx(10 / 12)


def test_samples_of_one_article_make_the_interval_wider() -> None:
    scores = [1.0] * 50 + [0.0] * 50
    apart, together = interval(scores), interval(scores, per=10)
    assert apart.point == together.point
    assert np.ptp(ends(scores, per=10)) > 2 * np.ptp(ends(scores))
    assert (apart.clusters, together.clusters) == (100, 10)


def test_the_interval_of_independent_samples_is_the_textbook_one() -> None:
    half = 1.96 * (0.8 * 0.2 / 400) ** 0.5
    assert ends([1.0] * 320 + [0.0] * 80) == pytest.approx((0.8 - half, 0.8 + half), abs=0.006)


def test_the_same_values_give_the_same_interval_each_time() -> None:
    assert interval([1.0, 0.0, 1.0]) == interval([1.0, 0.0, 1.0])


@pytest.mark.parametrize(("worse", "better", "p"), [(0, 0, 1.0), (5, 0, 1 / 32), (3, 1, 5 / 16), (1, 3, 15 / 16)])
def test_mcnemar_is_exact(worse: int, better: int, p: float) -> None:
    assert mcnemar(worse, better) == pytest.approx(p)


def test_a_paired_loss_is_seen_where_two_intervals_overlap() -> None:
    random = np.random.default_rng(1)
    before = [float(x) for x in random.random(400) < 0.6]
    now = [0.0 if n % 40 == 0 else x for n, x in enumerate(before)]
    assert ends(now)[1] > ends(before)[0]
    assert both(now, before).p <= ALPHA


def test_what_did_not_change_is_no_loss() -> None:
    found = both([1.0, 0.0, 1.0], [1.0, 0.0, 1.0])
    assert (found.p, found.difference.point, found.worse, found.better) == (1.0, 0.0, 0, 0)


def test_differences_of_rounding_are_none() -> None:
    found = both([1 / 3] * 50, [1 / 3 + 1e-12] * 50)
    assert (found.p_boot, found.worse) == (1.0, 0)


def test_few_changed_verdicts_are_not_significant_however_sure_the_rest_is() -> None:
    before = [1.0] * 400
    assert both([0.0] * 4 + [1.0] * 396, before).p > ALPHA
    assert both([0.0] * 6 + [1.0] * 394, before).p <= ALPHA


def test_what_can_be_detected_is_never_less_than_six_changed_verdicts() -> None:
    assert detectable(0.0, 400) == pytest.approx(6 / 400)
    assert detectable(0.02, 400) == pytest.approx(0.0648, abs=0.001)
    assert detectable(0.0, 3) == 1.0


def test_holm_asks_more_of_the_first_of_many() -> None:
    assert holm({"a": 0.02}) == {"a"}
    assert holm({"a": 0.02, "b": 0.5}) == set()
    assert holm({"a": 0.001, "b": 0.02, "c": 0.9}) == {"a"}
    assert holm({"a": 0.001, "b": 0.012}) == {"a", "b"}


def test_wilson_never_leaves_the_unit_and_says_nothing_of_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(10, 10)[1] == 1.0
    assert wilson(180, 200) == pytest.approx((0.8506, 0.9343), abs=0.001)


def test_auroc_counts_ties_half_and_knows_when_it_cannot_be() -> None:
    assert auroc([0.1, 0.2, 0.9, 0.8], [False, False, True, True]) == 1.0
    assert auroc([0.5, 0.5], [True, False]) == 0.5
    assert auroc([1.0, 2.0], [True, True]) is None


def test_one_article_has_no_interval_and_confirms_no_loss() -> None:
    alone = interval([1.0, 0.0, 1.0], per=3)
    assert (alone.low, alone.high) == (None, None)
    found = both([0.0] * 40, [1.0] * 40, per=40)
    assert (found.p, found.detectable) == (1.0, 1.0)
