from agents.faithfulness import check_bottom_line, check_brief
from schemas.brief import Brief
from tests.agents.faithfulness.cases import article
from tests.evals.seed_brief import good_brief, position, seed_article, span


def failing(brief: Brief) -> set[tuple[str, str]]:
    one = seed_article()
    return {(f.item, f.field) for f in check_brief(brief, {one.id: one}) if f.verdict == "fail"}


def test_a_right_brief_has_no_failing_field_and_much_that_passes() -> None:
    one = seed_article()
    findings = check_brief(good_brief(one), {one.id: one})
    assert [f for f in findings if f.verdict == "fail"] == []
    assert sum(f.verdict == "pass" for f in findings) > 90


def test_an_empty_brief_is_unmeasurable() -> None:
    one = seed_article()
    empty = good_brief(one, actors=(), positions=(), mediators=(), claims=(), loaded_terms=())
    assert [f.verdict for f in check_brief(empty, {one.id: one})] == ["unmeasurable"]


def test_a_brief_without_its_articles_never_passes() -> None:
    one, other = seed_article(), article()
    assert {f.verdict for f in check_brief(good_brief(one), {})} == {"unmeasurable"}
    assert {f.verdict for f in check_brief(good_brief(one), {other.id: other})} == {"unmeasurable"}


def test_an_article_under_another_ones_id_fails() -> None:
    one, other = seed_article(), article()
    findings = check_brief(good_brief(one), {one.id: other.model_copy(update={"id": one.id})})
    assert {f.verdict for f in findings if f.field == "evidence"} == {"fail"}


def test_an_id_that_the_article_does_not_bear_fails() -> None:
    one, other = seed_article(), article()
    assert {f.verdict for f in check_brief(good_brief(one), {one.id: other}) if f.field == "evidence"} == {"fail"}


def test_the_accused_as_the_holder_of_the_accusation_fails() -> None:
    one = seed_article()
    wrong = position(one, 11).model_copy(update={"holder": "army"})
    assert failing(good_brief(one, positions=(wrong,))) == {("position p11", "holder")}


def test_who_is_only_named_does_not_hold_the_speakers_words() -> None:
    one = seed_article()
    wrong = position(one, 2).model_copy(update={"holder": "sarraj"})
    assert ("position p2", "holder") in failing(good_brief(one, positions=(wrong,)))


def test_a_gloss_given_to_the_speaker_fails() -> None:
    one = seed_article()
    gloss = position(one, 0).model_copy(
        update={"evidence": (span(one, "إمكانية انهيار اتفاق وقف إطلاق النار"),), "speech_form": "indirect"}
    )
    assert ("position p0", "voice") in failing(good_brief(one, positions=(gloss,)))


def test_one_span_in_another_persons_words_fails_the_holder() -> None:
    one = seed_article()
    right, other = position(one, 0), position(one, 11)
    both = right.model_copy(update={"evidence": (*right.evidence, *other.evidence), "cue": ""})
    assert ("position p0", "holder") in failing(good_brief(one, positions=(both,)))


def test_the_bottom_line_says_no_number_that_the_spans_lack() -> None:
    one = seed_article()
    right = good_brief(one, bluf="اتهام باستهداف بأكثر من 12 صاروخا ونفي من الجيش.")
    wrong = good_brief(one, bluf="اتهام باستهداف بأكثر من 40 صاروخا ونفي من الجيش.")
    assert [f.verdict for f in check_bottom_line(right, {one.id: one})] == ["pass"]
    assert [f.kind for f in check_bottom_line(wrong, {one.id: one})] == ["number_mismatch"]
    assert [f.verdict for f in check_bottom_line(good_brief(one), {one.id: one})] == ["unmeasurable"]
