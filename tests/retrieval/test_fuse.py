"""Reciprocal rank fusion: its arithmetic, its ties, and what a weight of nothing does."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.fuse import K, Ranking, reciprocal_rank

rankings = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8).map(
    lambda names: tuple((name, 1.0) for name in names)
)


def names(ranking: Ranking) -> str:
    return "".join(name for name, _ in ranking)


def test_scores_are_the_share_of_first_places_everywhere() -> None:
    fused = dict(reciprocal_rank([((("a", 9.0), ("b", 8.0)), 1.0), ((("b", 0.9), ("c", 0.8)), 0.5)]))
    best = 1.5 / (K + 1)
    assert abs(fused["b"] - (1 / (K + 2) + 0.5 / (K + 1)) / best) < 1e-12
    assert abs(fused["a"] - (1 / (K + 1)) / best) < 1e-12
    assert abs(fused["c"] - (0.5 / (K + 2)) / best) < 1e-12


def test_even_ids_stand_in_the_order_of_the_first_ranking() -> None:
    one, other = (("a", 1.0), ("b", 0.5)), (("b", 1.0), ("a", 0.5))
    assert names(reciprocal_rank([(one, 1.0), (other, 1.0)])) == "ab"
    assert names(reciprocal_rank([(other, 1.0), (one, 1.0)])) == "ba"
    assert names(reciprocal_rank([((("z", 1.0),), 1.0), ((("y", 1.0),), 1.0)])) == "zy"


def test_nothing_in_is_nothing_out() -> None:
    assert reciprocal_rank([]) == ()
    assert reciprocal_rank([((), 1.0), ((("a", 1.0),), 0.0)]) == ()


@given(one=rankings, other=rankings, weight=st.sampled_from((0.0, 0.1, 1.0, 8.0)))
def test_fusion_holds_every_id_once_best_first_and_between_0_and_1(one: Ranking, other: Ranking, weight: float) -> None:
    fused = reciprocal_rank([(one, 1.0), (other, weight)])
    assert sorted(names(fused)) == sorted(set(names(one)) | (set(names(other)) if weight else set()))
    scores = [score for _, score in fused]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    if not weight:
        assert names(fused) == names(one)


@given(one=rankings, other=rankings)
def test_an_id_that_both_put_before_another_stays_before_it(one: Ranking, other: Ranking) -> None:
    fused = names(reciprocal_rank([(one, 1.0), (other, 0.3)]))
    both = set(names(one)) & set(names(other))
    for a in both:
        for b in both:
            if names(one).index(a) < names(one).index(b) and names(other).index(a) < names(other).index(b):
                assert fused.index(a) < fused.index(b)
