"""Somebody told again in other words or another spelling is listed once."""

from dataclasses import replace

import pytest

from agents.readers.embedded.entities import Entity
from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.joined_particles import without_joined
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.names import printed_as_word
from agents.readers.embedded.naming import surname_forms
from agents.readers.embedded.spelling import spelt_otherwise
from agents.readers.embedded.surnames import cut_to_surnames
from tests.agents.readers.embedded.reading import document


def _entities(text: str, kind: str) -> list[Entity]:
    doc = document(text)
    return [e for e in take_inventory(doc, find_mentions(doc)).entities if e.mentions and e.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "قالت وزارة الداخلية إن الطريق مغلق. وتنكر الداخلية ذلك.",
        "وعدت الداخلية بدراسته. وقالت وزارة الداخلية إن الطريق مغلق.",
        "طلبت الأمم المتحدة ممراً. وتجد المنظمة الدولية نفسها وحيدة. وطالبت المنظمة بالرد.",
        "تلقت المنظمة الدولية رسالة. وطلبت الأمم المتحدة ممراً.",
        "قالت هيئة عمليات الملاحة الجنوبية البريطانية إن سفينة غرقت. وأكدت الهيئة البريطانية ذلك.",
    ],
)
def test_a_body_told_again_in_other_words_is_one(text: str) -> None:
    assert len(_entities(text, "body")) == 1


def test_an_organisation_named_by_its_kind_stays_that_one() -> None:
    text = "رحبت منظمة أطباء الهضبة بالممر. وطلبت الأمم المتحدة ممراً آخر. وطالبت المنظمة بالرد."
    assert [len(e.mentions) for e in _entities(text, "body")] == [2, 1]


def test_ministries_of_two_kinds_stay_two() -> None:
    assert len(_entities("قالت وزارة الدفاع إن الطريق مغلق. وتنكر الداخلية ذلك.", "body")) == 2


def test_a_general_is_no_brigade() -> None:
    text = "وأعرب اللواء سالم الدهلكي عن تقديره. وطلب اللواء إعادة النظر في الرسوم."
    assert [len(e.mentions) for e in _entities(text, "person")] == [2]
    assert not _entities(text, "body")


def test_a_brigade_named_beside_a_general_stays_one() -> None:
    text = "وأعرب اللواء سالم الدهلكي عن تقديره. وانسحب لواء الهضبة من الجسر. وطلب اللواء إعادة النظر في الرسوم."
    assert [len(e.mentions) for e in _entities(text, "body")] == [2]


def test_a_word_of_the_rank_stands_between_it_and_the_name() -> None:
    text = "وقال المتحدث باسم الجيش العميد ركن الصادق بشارة إن الطريق مغلق."
    assert [len(e.mentions) for e in _entities(text, "person")] == [2]


def test_an_office_a_rank_and_a_name_are_one_person() -> None:
    text = "إلى يساره نائب وزير الخارجية المصري اللواء متقاعد أيمن الراوي. وابتسم اللواء."
    assert [len(e.mentions) for e in _entities(text, "person")] == [3]


def test_a_family_name_ends_before_the_object() -> None:
    doc = document("قال طاهر ميرغني الشلال ذلك. ونصح الشلال صغار المنتجين بالصبر.")
    full = Mention(1, 4, doc.words[1].start, doc.words[3].end, "person", "person", ("طاهر", "ميرغني", "الشلال"))
    longer = Mention(6, 9, doc.words[6].start, doc.words[8].end, "person", "person", ("الشلال", "صغار", "المنتجين"))
    cut = cut_to_surnames(doc, [full, longer])[1]
    assert (cut.name, cut.last, cut.end) == (("الشلال",), 7, doc.words[6].end)


def test_an_office_behind_the_name_of_who_says_is_his() -> None:
    text = "قال اللواء سامر القاضي رئيس الوفد الأمني إن الجولة انتهت."
    assert not _entities(text, "title")


def test_an_office_behind_the_name_of_who_tells_it_somebody_is_anothers() -> None:
    text = "أبلغ اللواء سامر القاضي رئيس الوفد الأمني أن الجولة انتهت."
    assert len(_entities(text, "title")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "وتحدث مدير ماليته، المدعو سامر قادر، عن المبلغ. وكذّبه مدير المالية.",
        "وجلست طبيبة الأطفال ابتسام الحلفي. وقالت الدكتورة إن الماء ملوث.",
    ],
)
def test_an_office_told_again_in_other_words_is_one_persons(text: str) -> None:
    assert not _entities(text, "title")
    assert [len(e.mentions) for e in _entities(text, "person")] == [2]


def test_a_son_is_called_after_his_father() -> None:
    text = "قال ناجي بن درعان إن الصلح تم. وأضاف ابن درعان أن المال دفع."
    assert [len(e.mentions) for e in _entities(text, "person")] == [2]
    assert ("ابن", "درعان") in surname_forms(("ناجي", "بن", "درعان"))


def test_a_verb_before_a_known_family_name_is_none_of_it() -> None:
    doc = document("قالت مارينا فان در فيلد إن السفينة غرقت. ثم ترى فان در فيلد أن الصيد قليل.")
    named = next(m for m in find_mentions(doc) if m.kind == "person")
    at = doc.folded.index("تري")
    taken = replace(named, first=at, last=at + 4, name=tuple(doc.folded[at : at + 4]), role=None)
    assert cut_to_surnames(doc, [named, taken])[1].name == named.name[1:]


@pytest.mark.parametrize(
    ("full", "alone", "one"),
    [("ديبا كوريشي", "كورشي", True), ("ديبا كوريشي", "الكوريشي", True), ("ديبا كوريشي", "كولاشي", False)],
)
def test_one_family_name_in_two_spellings(full: str, alone: str, one: bool) -> None:
    doc = document(f"قالت {full} إن السوق قصف. ورد {alone} بذلك.")
    first = next(m for m in find_mentions(doc) if m.kind == "person")
    bearer = Entity(0, "person", "person", first.name, [first])
    lone = replace(first, name=(alone,), gender=None)
    assert (spelt_otherwise(lone, [bearer]) is bearer) is one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("رفض الجيران العرض. وأبو سالم نفى ذلك.", ("ابو", "سالم")),
        ("رفض الجيران العرض. وأم فاطمة ترفض الصلح.", ("ام", "فاطمه")),
        ("رفض الجيران العرض. وآل دهمي يطلبون مهلة.", ("ال", "دهمي")),
    ],
)
def test_what_is_joined_before_the_particle_is_none_of_the_name(text: str, name: tuple[str, ...]) -> None:
    doc = document(text)
    first = next(k for k, word in enumerate(doc.folded) if word == f"و{name[0]}")
    whole = (doc.folded[first], name[1])
    start, end = doc.words[first].start, doc.words[first + 1].end
    told = without_joined(doc, Mention(first, first + 2, start, end, "person", "person", whole))
    behind = Mention(first + 1, first + 2, doc.words[first + 1].start, end, "person", "person", name[1:])
    assert (told.name, told.start) == (name, start + 1)
    assert without_joined(doc, behind).name == (name[1:] if name[0] == "ال" else name)


def test_a_movement_named_in_full_by_its_spokesman_is_one() -> None:
    text = "الناطق باسم حركة المرفأ، سامر الراوي: نرفض. وعدت الحركة بالرد. وأكدت حركة المرفأ ذلك."
    assert len(_entities(text, "body")) == 1


def test_a_crowd_in_two_cases_is_one() -> None:
    doc = document("رأى سائقين نائمين. ونبه السائقون إلى الخطر.")
    crowds = [
        Mention(
            k,
            k + 1,
            doc.words[k].start,
            doc.words[k].end,
            "source",
            "population",
            (doc.folded[k],),
            None,
            "p",
            None,
            head,
        )
        for k, head in ((1, "سايقين"), (4, "سايقون"))
    ]
    assert len([e for e in take_inventory(doc, crowds).entities if e.mentions]) == 1


def test_a_trade_with_its_place_before_the_name_is_his() -> None:
    text = "قال مدرّس متقاعد من الحي، يدعى نادر الجهمي، إن الكشف ناقص."
    assert [len(e.mentions) for e in _entities(text, "person")] == [2]


def test_a_title_before_the_family_name_of_a_servant_of_god_is_his() -> None:
    doc = document("حضر عبد الزهرة الشلال. ثم تكلم الشيخ الشلال.")
    full = Mention(1, 4, doc.words[1].start, doc.words[3].end, "person", "person", ("عبد", "الزهره", "الشلال"))
    title = Mention(6, 8, doc.words[6].start, doc.words[7].end, "title", "person", ("الشيخ", "الشلال"))
    assert cut_to_surnames(doc, [full, title])[1].name == ("الشلال",)


def test_an_adverb_with_its_nunation_is_nobody() -> None:
    assert printed_as_word("شفاهةً")
