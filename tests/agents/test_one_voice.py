"""One agency text under several mastheads counts as one source. Fictional articles, written for these tests."""

from pathlib import Path

from agents.chat import ask
from agents.composing.bottom_line import bottom_line
from agents.merge.merged import Merged
from agents.run import make_brief
from retrieval.dedupe import complete_clusters
from schemas.brief import Agreement
from schemas.evidence import Evidence
from tests.agents.fakes import FakeReader, actor, article, claim, context, draft, position
from tests.agents.texts import HARBOUR, HARBOUR_LATER

SAID = "الطرفين اتفقا على جدول زمني لسحب القوارب المسلحة"
FACT = "إطلاق النار على ثلاثة قوارب قرب الرصيف الشرقي"
ADDED = "\nوفي بلدة العين المجاورة قالت رئيسة التعاونية سلمى الحداد إن أربعين عائلة انتقلت إلى المدرسة القديمة منذ مساء الأحد."
WIRE = article(HARBOUR, "wire.txt", outlet="وكالة الساحل")
COPY = article("متابعات\n" + HARBOUR + ADDED, "copy.txt", outlet="صحيفة الرصيف")
LATER = article(HARBOUR_LATER, "later.txt", outlet="بريد المرفأ")


def reader() -> FakeReader:
    drafts = {
        each.id: draft(
            actor(each, "A1", "ليلى الحمدان"),
            actor(each, "A2", "مجلس الصيادين", "civil_society"),
            position(each, "A1", SAID, "قالت"),
            claim(each, "A2", FACT),
        )
        for each in (WIRE, COPY)
    }
    return FakeReader(drafts)


def test_a_copy_takes_no_place_among_related_articles_and_its_outlet_is_named(tmp_path: Path) -> None:
    with context(tmp_path, reader(), WIRE, COPY, LATER, related=1) as given:
        complete_clusters(given.archive)
        brief = make_brief((WIRE.id,), context=given)
    assert [source.ref for source in brief.sources] == ["wire.txt", "later.txt"]
    assert [source.also_in for source in brief.sources] == [("صحيفة الرصيف",), ()]


def test_what_a_copy_says_too_is_told_once_and_corroborates_nothing(tmp_path: Path) -> None:
    with context(tmp_path, reader(), WIRE, COPY) as given:
        complete_clusters(given.archive)
        brief = make_brief((WIRE.id, COPY.id), context=given)
    (told,) = brief.positions
    assert {span.source_id for span in told.evidence} == {WIRE.id, COPY.id}
    (said,) = brief.claims
    assert (said.status, said.credibility) == ("one_sided", 6)
    assert len({source.cluster_id for source in brief.sources}) == 1
    assert [source.also_in for source in brief.sources] == [(), ()]
    assert any("مصدر" in gap.question or "مصدر" in gap.why for gap in brief.gaps)


def test_an_answer_does_not_repeat_a_sentence_that_two_mastheads_print(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader(), WIRE, COPY, related=4) as given:
        complete_clusters(given.archive)
        answer = ask("ماذا نفى خفر السواحل؟", given)
    texts = [statement.text for statement in answer.statements]
    assert len(texts) == len(set(texts))
    assert any("ونفى خفر السواحل" in text for text in texts)


def test_what_an_outlet_added_to_the_wire_is_still_found(tmp_path: Path) -> None:
    with context(tmp_path, FakeReader(), WIRE, COPY, related=4) as given:
        complete_clusters(given.archive)
        answer = ask("ماذا قالت رئيسة التعاونية سلمى الحداد عن العائلات؟", given)
    assert any("سلمى الحداد" in statement.text for statement in answer.statements)


def test_the_accord_that_independent_sources_tell_of_comes_before_one_that_copies_repeat() -> None:
    def accord(name: str, *sources: str) -> Agreement:
        spans = tuple(Evidence(source_id=source, start=0, end=len(name), quote=name) for source in sources)
        return Agreement(id=f"G{len(name)}", name=name, status="agreed", evidence=spans)

    merged = Merged(agreements=(accord("اتفاق النسخ", "a", "b", "c"), accord("اتفاق الميناء الجديد", "d", "e")))
    one_voice = {"a": "a", "b": "a", "c": "a"}
    assert "اتفاق الميناء الجديد" in bottom_line(merged, "ar", 3, clusters=one_voice)
    assert "اتفاق النسخ" in bottom_line(merged, "ar", 5)
