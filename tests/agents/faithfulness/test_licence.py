import pytest

from agents.faithfulness import check_statement
from agents.faithfulness.licence import Licence
from agents.faithfulness.statement import licence_of
from schemas.brief import Actor
from tests.agents.faithfulness.cases import ACTORS, article, cast, evidence, source, view


def licence(words: str) -> Licence:
    one = view()
    return licence_of([evidence(one, words)], {one.article.id: one}, cast())


@pytest.mark.parametrize(
    ("words", "stated", "verdict", "kind"),
    [
        ("سحب 12 قاربا", "سحب 12 قاربا", "pass", None),
        ("سحب 12 قاربا", "سحب اثني عشر قاربا", "pass", None),
        ("سحب 12 قاربا", "سحب ١٢ قاربا", "pass", None),
        ("سحب 12 قاربا", "سحب 40 قاربا", "fail", "number_mismatch"),
        ("سحب 12 قاربا", "سحب 12 قاربا يوم الجمعة", "fail", "date_mismatch"),
        ("المهلة تنتهي يوم الخميس", "تنتهي المهلة الخميس", "pass", None),
        ("سحب 12 قاربا", "نادر الصفدي يسحب القوارب", "fail", "name_mismatch"),
        ("سحب 12 قاربا", "سحب القوارب إلى قبرص", "fail", "name_mismatch"),
        ("الطرفين اتفقا", "الطرفين لم يتفقا", "fail", "polarity_mismatch"),
        ("لن نغادر المرفأ", "نغادر المرفأ", "fail", "polarity_mismatch"),
        ("لن نغادر المرفأ", "لن نغادر المرفأ", "pass", None),
        ("سحب 12 قاربا", "", "unmeasurable", "invalid_item"),
    ],
)
def test_what_a_text_adds_or_drops_is_found(words: str, stated: str, verdict: str, kind: str | None) -> None:
    found = licence(words).check("issue", stated)
    assert (found.verdict, found.kind) == (verdict, kind)


def test_a_number_of_the_source_at_another_noun_fails() -> None:
    one = view("أطلق الخفر 3 صواريخ على 12 قاربا.\n")
    held = licence_of([evidence(one, "أطلق الخفر 3 صواريخ على 12 قاربا")], {one.article.id: one}, cast())
    assert held.check("event", "3 صواريخ").verdict == "pass"
    assert held.check("event", "12 صواريخ").kind == "number_mismatch"


def test_a_number_of_the_next_sentence_is_no_pass() -> None:
    one = view("غادر 12 قاربا. وبقي 40 صيادا.\n")
    held = licence_of([evidence(one, "غادر 12 قاربا")], {one.article.id: one}, cast())
    assert held.check("event", "40 صيادا").verdict == "unmeasurable"


def test_a_place_and_the_word_made_from_it_are_one() -> None:
    one = view("قالت الحكومة الليبية إن المرفأ مفتوح.\n")
    held = licence_of([evidence(one, "المرفأ مفتوح")], {one.article.id: one}, cast())
    assert held.check("issue", "مرفأ في ليبيا").verdict == "pass"


def test_a_statement_without_spans_or_words_is_unmeasurable() -> None:
    one = article()
    assert check_statement("سحب 12 قاربا", [], source(one)).verdict == "unmeasurable"
    assert check_statement(" ", [evidence(one, "سحب 12 قاربا")], source(one)).verdict == "unmeasurable"


def test_a_statement_on_another_article_fails() -> None:
    one, other = article(), article("نص آخر تماما.\n")
    assert check_statement("سحب 12 قاربا", [evidence(one, "سحب 12 قاربا")], source(other)).verdict == "fail"


def test_a_statement_names_only_actors_its_spans_name() -> None:
    one = article()
    actors = [Actor(id=k, name=n, type=t, evidence=(evidence(one, one.text[:5]),)) for k, n, t in ACTORS]
    spans = [evidence(one, "نفى خفر السواحل إطلاق النار")]
    assert check_statement("نفى خفر السواحل إطلاق النار", spans, source(one), actors).verdict == "pass"
    wrong = check_statement("نفى نادر الصفدي إطلاق النار", spans, source(one), actors)
    assert (wrong.verdict, wrong.kind) == ("fail", "name_mismatch")


def test_a_capitalised_name_that_the_source_lacks_fails() -> None:
    one = article("Captain Daqqaq said the boats left the olive port at dawn.\n")
    spans = [evidence(one, "the boats left the olive port at dawn")]
    assert check_statement("They say Ravenna closed the port", spans, source(one)).kind == "name_mismatch"
