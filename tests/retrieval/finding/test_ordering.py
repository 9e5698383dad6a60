"""What comes first, what is left out, what is folded."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.finding.ordering import OLDEST, Candidate, Wishes, placed, recency

NOW = datetime(2026, 3, 4, tzinfo=UTC)
TEXT = "وقع الطرفان في جنيف اتفاق هدنة يسري من فجر الأحد."
MORE = "وتبقى لجنة من ثلاثة ضباط في الميناء حتى يعود الصيادون إلى قواربهم."


def one(
    name: str,
    score: float,
    outlet: str | None = None,
    days: float | None = None,
    cluster: str | None = None,
    words: str = TEXT,
) -> Candidate:
    published = None if days is None else NOW - timedelta(days=days)
    return Candidate(f"{name}:0", name, score, outlet, published, cluster, words)


def order(*candidates: Candidate, k: int = 10, **wishes: object) -> list[str]:
    return [each.candidate.article_id for each in placed(candidates, k, Wishes(**wishes), NOW)]  # type: ignore[arg-type]


def test_relevance_decides_and_of_equals_the_newer_comes_first() -> None:
    assert order(one("old", 0.5, days=9), one("undated", 0.5), one("new", 0.5, days=1), one("best", 0.6)) == [
        "best", "new", "old", "undated",
    ]  # fmt: skip


def test_an_outlet_seen_above_gives_way_to_a_near_equal_but_to_nothing_weaker() -> None:
    candidates = (one("a1", 0.60, "A"), one("a2", 0.59, "A"), one("b1", 0.58, "B"), one("c1", 0.40, "C"))
    assert order(*candidates) == ["a1", "b1", "a2", "c1"]


def test_articles_without_an_outlet_are_not_one_outlet() -> None:
    assert order(one("a", 0.60), one("b", 0.59), one("c", 0.58, "C"), per_outlet=1) == ["a", "b", "c"]


def test_an_outlet_has_at_most_its_share() -> None:
    candidates = [one(f"a{n}", 0.9 - n / 100, "A") for n in range(5)] + [one("b", 0.1, "B")]
    assert order(*candidates, per_outlet=2) == ["a0", "a1", "b"]
    assert order(*candidates, per_outlet=2, k=2) == ["a0", "a1"]


def test_one_text_under_several_mastheads_is_one_hit_that_names_the_others() -> None:
    candidates = (
        one("a", 0.6, "A", cluster="x"),
        one("b", 0.6, "B", 3, cluster="x"),
        one("c", 0.5, "C", cluster="x"),
        one("d", 0.4),
    )
    found = placed(candidates, 10, Wishes(), NOW)
    assert [(each.candidate.article_id, list(each.copies)) for each in found] == [("b", ["a", "c"]), ("d", [])]
    assert order(*candidates, fold=False) == ["b", "a", "c", "d"]


def test_copies_below_the_last_hit_are_named_too() -> None:
    candidates = (one("a", 0.6, cluster="x"), one("b", 0.5), one("c", 0.4, cluster="x"))
    found = placed(candidates, 1, Wishes(), NOW)
    assert [(each.candidate.article_id, list(each.copies)) for each in found] == [("a", ["c"])]


def test_what_a_copy_has_added_is_a_hit_of_its_own() -> None:
    short, long = one("a", 0.6, cluster="x"), one("b", 0.5, cluster="x", words=f"{TEXT}\n{MORE}")
    assert order(short, long) == ["a", "b"]
    assert order(short._replace(score=0.4), long) == ["b"]


def test_a_passage_that_two_shown_ones_hold_together_is_folded() -> None:
    first, second = one("a", 0.6, cluster="x"), one("a", 0.5, cluster="x", words=MORE)
    cut_otherwise = one("b", 0.4, cluster="x", words=f"{TEXT}\n{MORE}")
    found = placed((first, second._replace(passage_id="a:1"), cut_otherwise), 10, Wishes(), NOW)
    assert [(each.candidate.passage_id, list(each.copies)) for each in found] == [("a:0", []), ("a:1", ["b"])]


def test_two_passages_of_one_article_are_two_hits() -> None:
    first = one("a", 0.6, cluster="x")
    assert order(first, first._replace(passage_id="a:1", score=0.5)) == ["a", "a"]


def test_recency_halves_what_age_can_take_and_never_takes_all() -> None:
    assert recency(NOW - timedelta(days=999), None, NOW) == 1
    assert recency(NOW, 30, NOW) == 1
    assert recency(NOW + timedelta(days=5), 30, NOW) == 1
    assert recency(NOW - timedelta(days=30), 30, NOW) == pytest.approx((1 + OLDEST) / 2)
    assert recency(NOW - timedelta(days=10**5), 30, NOW) == pytest.approx(OLDEST)
    assert recency(None, 30, NOW) == OLDEST


def test_newer_articles_come_first_where_that_is_wished_for() -> None:
    candidates = (one("old", 0.6, days=300), one("new", 0.5, days=2), one("undated", 0.6))
    assert order(*candidates) == ["old", "undated", "new"]
    assert order(*candidates, half_life_days=30.0) == ["new", "old", "undated"]


@given(
    st.lists(st.tuples(st.floats(0.01, 1), st.sampled_from([None, "A", "B"]), st.sampled_from([None, "x", "y"])), max_size=25),
    st.integers(0, 8),
    st.sampled_from([None, 1, 2]),
    st.booleans(),
)  # fmt: skip
def test_no_passage_twice_no_more_than_asked_for_and_shares_kept(
    drawn: list[tuple[float, str | None, str | None]], k: int, share: int | None, fold: bool
) -> None:
    candidates = [one(f"{n}", score, outlet, n, cluster) for n, (score, outlet, cluster) in enumerate(drawn)]
    found = placed(candidates, k, Wishes(per_outlet=share, fold=fold), NOW)
    ids = [each.candidate.passage_id for each in found]
    assert len(ids) == len(set(ids)) <= k
    outlets = [each.candidate.outlet for each in found if each.candidate.outlet]
    assert all(share is None or outlets.count(outlet) <= share for outlet in outlets)
    clusters = [each.candidate.cluster for each in found if each.candidate.cluster]
    assert not fold or len(clusters) == len(set(clusters))
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
