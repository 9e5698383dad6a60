from agents.grounding import SourceText
from agents.placing import place
from tests.agents.fakes import actor, article, claim, draft, position, risk
from tests.agents.texts import HARBOUR

ARTICLE = article(HARBOUR)
MEDIATOR = actor(ARTICLE, "A1", "ليلى الحمدان")
SAID = "الطرفين اتفقا على جدول زمني لسحب القوارب المسلحة"


def test_every_item_that_stands_on_the_text_slices_back() -> None:
    placed = place(draft(MEDIATOR, position(ARTICLE, "A1", SAID, "قالت")), SourceText(ARTICLE))

    assert [item.kind for item in placed.items] == ["actor", "position"]
    for item in placed.items:
        for evidence in item.spans.values():
            assert ARTICLE.text[evidence.start : evidence.end] == evidence.quote
    assert placed.ledger == ()


def test_words_that_are_not_in_the_article_go_to_the_ledger_with_the_nearest_sentence() -> None:
    changed = SAID.replace("اتفقا", "اختلفا")

    placed = place(draft(MEDIATOR, position(ARTICLE, "A1", changed, "قالت")), SourceText(ARTICLE))

    (line,) = placed.ledger
    assert (line.stage, line.item, line.proposed) == ("ground", "position", changed)
    assert line.nearest is not None
    assert "قالت الوسيطة" in line.nearest.quote


def test_an_item_that_names_an_actor_nobody_found_is_turned_away() -> None:
    placed = place(draft(MEDIATOR, position(ARTICLE, "A9", SAID, "قالت")), SourceText(ARTICLE))

    assert [line.kind for line in placed.ledger] == ["unknown_actor"]
    assert "A9" in placed.ledger[0].reason


def test_an_actor_stands_on_its_name_when_the_quoted_words_do_not_stand() -> None:
    paraphrased = MEDIATOR.model_copy(
        update={"evidence": MEDIATOR.evidence.model_copy(update={"quote": "السيدة ليلى التي تتوسط"})}
    )

    placed = place(draft(paraphrased), SourceText(ARTICLE))

    assert [item.spans["evidence"].quote for item in placed.items] == ["ليلى الحمدان"]


def test_an_actor_who_is_not_in_the_article_takes_its_items_along() -> None:
    invented = actor(ARTICLE, "A1", "سامر القاضي")

    placed = place(draft(invented, position(ARTICLE, "A1", SAID, "قالت")), SourceText(ARTICLE))

    assert placed.items == ()
    assert [(line.item, line.kind) for line in placed.ledger] == [
        ("actor", "quote_not_found"),
        ("position", "unknown_actor"),
    ]


def test_a_claim_needs_both_its_spans() -> None:
    council, guard = actor(ARTICLE, "A1", "مجلس الصيادين"), actor(ARTICLE, "A2", "خفر السواحل")
    fact = "إطلاق النار على ثلاثة قوارب قرب الرصيف الشرقي"
    right = claim(ARTICLE, "A1", fact, "A2", "ونفى خفر السواحل إطلاق النار على أي قارب")
    wrong = claim(ARTICLE, "A1", fact, "A2", "ونفى خفر السواحل احتجاز أي قارب هناك")

    placed = place(draft(council, guard, right, wrong), SourceText(ARTICLE))

    assert [item.number for item in placed.items if item.kind == "claim"] == [0]
    assert [line.item for line in placed.ledger] == ["claim"]


def test_what_stands_in_the_headline_has_the_voice_of_the_headline() -> None:
    placed = place(draft(risk(ARTICLE, "محادثات مرفأ الزيتون تُستأنف")), SourceText(ARTICLE))

    assert placed.items[0].spans["evidence"].voice == "headline"
