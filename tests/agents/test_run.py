from pathlib import Path

import pytest

from agents.nodes import compose as compose_node
from agents.readers.embedded import EmbeddedReader
from agents.run import make_brief
from schemas.brief import Brief
from schemas.draft import Draft
from schemas.errors import ModelTimeout, ModelUnavailable, UsageError
from tests.agents.fakes import NOW, FakeReader, actor, article, claim, context, draft, mediator, position, risk
from tests.agents.texts import HARBOUR, HARBOUR_LATER, RECIPE

FIRST = article(HARBOUR, "harbour.txt", published_at=NOW)
LATER = article(HARBOUR_LATER, "later.txt", outlet="صحيفة الرصيف")
OTHER = article(RECIPE, "recipe.txt")
SAID = "الطرفين اتفقا على جدول زمني لسحب القوارب المسلحة"
FACT = "إطلاق النار على ثلاثة قوارب قرب الرصيف الشرقي"


def _first() -> Draft:
    return draft(
        actor(FIRST, "A1", "ليلى الحمدان"),
        actor(FIRST, "A2", "مجلس الصيادين", "civil_society"),
        actor(FIRST, "A3", "خفر السواحل", "armed_force"),
        actor(FIRST, "A4", "عمر الراوي"),
        position(FIRST, "A1", SAID, "قالت"),
        mediator(FIRST, "A1", "برعاية الوسيطة ليلى الحمدان", "facilitator"),
        risk(FIRST, "الهدنة قد تنهار إذا استمر احتجاز القوارب", "قد", by="A4"),
        claim(FIRST, "A2", FACT, "A3", "ونفى خفر السواحل إطلاق النار على أي قارب"),
    )


def _later() -> Draft:
    return draft(
        actor(LATER, "A1", "ليلى الحمدان"),
        position(LATER, "A1", "الطرفين اتفقا على جدول زمني جديد لسحب القوارب المسلحة من المرفأ", "قالت"),
    )


def test_a_brief_holds_the_items_of_all_articles_with_evidence_that_slices_back(tmp_path: Path) -> None:
    reader = FakeReader({FIRST.id: _first(), LATER.id: _later()})
    with context(tmp_path, reader, FIRST, LATER, OTHER, related=1) as given:
        brief = make_brief((FIRST.id,), context=given)

    assert [source.ref for source in brief.sources] == ["harbour.txt", "later.txt"]
    assert [source.subject for source in brief.sources] == [True, False]
    texts = {FIRST.id: FIRST.text, LATER.id: LATER.text}
    evidence = [e for p in brief.positions for e in p.evidence] + [e for m in brief.mediators for e in m.evidence]
    evidence += [e for r in brief.risks for e in r.evidence]
    evidence += [e for c in brief.claims for e in (*c.evidence_for, *c.evidence_against)]
    assert all(texts[e.source_id][e.start : e.end] == e.quote for e in evidence)
    assert (brief.generated_at, brief.as_of) == (NOW, NOW)


def test_the_same_position_in_two_articles_is_told_once_with_both_spans(tmp_path: Path) -> None:
    reader = FakeReader({FIRST.id: _first(), LATER.id: _later()})
    with context(tmp_path, reader, FIRST, LATER) as given:
        brief = make_brief((FIRST.id, LATER.id), context=given)

    (told,) = brief.positions
    assert {evidence.source_id for evidence in told.evidence} == {FIRST.id, LATER.id}
    assert [actor.name for actor in brief.actors].count("ليلى الحمدان") == 1


def test_an_accusation_that_is_denied_is_contested_with_both_sides(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader({FIRST.id: _first()}), FIRST) as given:
        brief = make_brief((FIRST.id,), context=given)

    (contested,) = brief.claims
    names = {actor.id: actor.name for actor in brief.actors}
    assert contested.status == "contested"
    assert [names[actor] for actor in contested.asserted_by] == ["مجلس الصيادين"]
    assert [names[actor] for actor in contested.denied_by] == ["خفر السواحل"]
    assert contested.evidence_for
    assert contested.evidence_against


def test_proposed_is_kept_and_repaired_and_rejected(tmp_path: Path) -> None:
    wrong = position(FIRST, "A1", SAID.replace("اتفقا", "اختلفا"), "قالت")
    mended = position(FIRST, "A1", SAID, "قالت")
    reader = FakeReader({FIRST.id: draft(actor(FIRST, "A1", "ليلى الحمدان"), wrong)}, {FIRST.id: draft(mended)})
    with context(tmp_path, reader, FIRST) as given:
        brief = make_brief((FIRST.id,), context=given)

    assert brief.run.tally.model_dump() == {"proposed": 2, "kept": 1, "repaired": 1, "rejected": 0}
    assert [position.evidence[0].quote for position in brief.positions] == [SAID]
    assert brief.ledger == ()


def test_a_failed_item_is_asked_for_once_and_then_stands_in_the_ledger(tmp_path: Path) -> None:
    wrong = position(FIRST, "A1", SAID.replace("اتفقا", "اختلفا"), "قالت")
    reader = FakeReader({FIRST.id: draft(actor(FIRST, "A1", "ليلى الحمدان"), wrong)}, {FIRST.id: draft(wrong)})
    with context(tmp_path, reader, FIRST) as given:
        brief = make_brief((FIRST.id,), context=given)

    assert len(reader.asked_again) == 1
    assert brief.run.tally.model_dump() == {"proposed": 2, "kept": 1, "repaired": 0, "rejected": 1}
    assert [line.item for line in brief.ledger] == ["position"]


def test_a_repair_that_brings_more_than_was_asked_for_has_the_surplus_turned_away(tmp_path: Path) -> None:
    wrong = position(FIRST, "A1", SAID.replace("اتفقا", "اختلفا"), "قالت")
    extra = position(FIRST, "A1", "سحب القوارب المسلحة", "قالت")
    reader = FakeReader(
        {FIRST.id: draft(actor(FIRST, "A1", "ليلى الحمدان"), wrong)},
        {FIRST.id: draft(position(FIRST, "A1", SAID, "قالت"), extra)},
    )
    with context(tmp_path, reader, FIRST) as given:
        brief = make_brief((FIRST.id,), context=given)

    assert brief.run.tally.proposed == 2
    assert brief.run.tally.repaired == 1


def test_an_article_is_read_once_for_all_briefs_by_one_reader(tmp_path: Path) -> None:
    reader = FakeReader({FIRST.id: _first()})
    with context(tmp_path, reader, FIRST) as given:
        one = make_brief((FIRST.id,), context=given)
        two = make_brief((FIRST.id,), context=given)

    assert reader.read_ids == [FIRST.id]
    assert one.id == two.id
    assert one.positions == two.positions


def test_a_brief_about_a_recipe_says_that_it_has_nothing(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader(), OTHER) as given:
        brief = make_brief((OTHER.id,), context=given)

    assert brief.bluf == "لا تتضمن المصادر المقروءة مواقف أو وساطة أو مخاطر تتصل بنزاع."
    assert (brief.positions, brief.mediators, brief.risks, brief.alerts) == ((), (), (), ())


def test_a_brief_about_a_match_is_empty_and_says_how_many_statements_it_left_out(tmp_path: Path) -> None:
    match = article(
        "فاز المنتخب في المباراة بثلاثة أهداف في الملعب. وقال المدرب سامي الراوي إن اللاعبين قاتلوا حتى الشوط الثاني، "
        "وإن البطولة أقرب من أي موسم مضى.",
        "match.txt",
    )
    with context(tmp_path, EmbeddedReader(), match) as given:
        brief = make_brief((match.id,), context=given)

    assert brief.positions == () and brief.mediators == () and brief.actors == ()
    assert any("not about a conflict" in note and "2 statements" in note for note in brief.run.notes)


def test_a_question_without_files_finds_its_articles(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader({FIRST.id: _first()}), FIRST, OTHER, related=1) as given:
        brief = make_brief((), "ماذا قالت الوسيطة ليلى الحمدان عن القوارب المسلحة؟", context=given)

    assert [source.ref for source in brief.sources] == ["harbour.txt"]
    assert brief.question == "ماذا قالت الوسيطة ليلى الحمدان عن القوارب المسلحة؟"


def test_nothing_to_brief_is_said_before_any_work() -> None:
    with pytest.raises(UsageError, match="name at least one file"):
        make_brief((), "  ", context=None)  # type: ignore[arg-type]


def test_a_server_that_does_not_answer_stops_the_run_and_the_run_goes_on_later(tmp_path: Path) -> None:
    down = FakeReader({FIRST.id: _first()}, fault=ModelUnavailable("nothing answers at http://127.0.0.1:1/v1"))
    with context(tmp_path, down, FIRST) as given:
        with pytest.raises(ModelUnavailable):
            make_brief((FIRST.id,), context=given, thread="t1")
        down.fault = None
        brief = make_brief((FIRST.id,), context=given, thread="t1")

    assert brief.positions


def test_an_article_that_times_out_costs_itself_only(tmp_path: Path) -> None:
    class Slow(FakeReader):
        def read(self, article):  # type: ignore[no-untyped-def]
            if article.id == LATER.id:
                raise ModelTimeout("no first token within 120 s")
            return super().read(article)

    with context(tmp_path, Slow({FIRST.id: _first()}), FIRST, LATER) as given:
        brief = make_brief((FIRST.id, LATER.id), context=given)

    assert brief.positions
    assert [(line.kind, line.article_id) for line in brief.ledger] == [("model_failed", LATER.id)]
    assert brief.run.passages_read < brief.run.passages_total
    assert any("later.txt" in gap.question for gap in brief.gaps)


def test_a_run_cut_off_before_composing_goes_on_without_reading_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = FakeReader({FIRST.id: _first()})
    with context(tmp_path, reader, FIRST) as given:
        with monkeypatch.context() as broken:
            broken.setattr(compose_node, "bottom_line", _power_cut)
            with pytest.raises(KeyboardInterrupt):
                make_brief((FIRST.id,), context=given)
        brief = make_brief((FIRST.id,), context=given)

    assert reader.read_ids == [FIRST.id]
    assert isinstance(brief, Brief)
    assert brief.claims


def test_a_thread_belongs_to_one_brief(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader({FIRST.id: _first()}), FIRST, OTHER) as given:
        made = make_brief((FIRST.id,), context=given, thread="monday")
        assert make_brief((FIRST.id,), context=given, thread="monday") == made
        with pytest.raises(UsageError, match="belongs to another brief"):
            make_brief((OTHER.id,), context=given, thread="monday")


def _power_cut(*_: object, **__: object) -> str:
    raise KeyboardInterrupt
