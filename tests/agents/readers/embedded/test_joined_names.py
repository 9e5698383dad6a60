"""Where names end, and how offices are joined to the names behind them."""

import pytest

from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.names import manner
from agents.readers.embedded.trained.models import shipped
from agents.readers.embedded.trained.seeing import describe, mention
from tests.agents.readers.embedded.reading import document, read, said


def names(text: str) -> list[str]:
    """The names of all mentions, by rules and model."""
    found = mention(describe(document(text), arabic=True), shipped().mentions).mentions
    return [text[m.start : m.end] for m in found]


def actors(text: str) -> list[str]:
    """The names of the actors."""
    return [a.name for a in read(text).actors]


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("رئيس الهيئة العامة لصيانة القنوات عبد الرحيم الكريدي", "عبد الرحيم الكريدي"),
        ("الأمين العام للهيئة الوطنية لرعاية الأيتام ومتابعة تعليمهم، سالم الراوي،", "سالم الراوي"),
        ("رئيس غرفة الزراعة المشتركة في زبيرة، الحاج ماجد الكريدي،", "ماجد الكريدي"),
        ("وكيل وزارة التخطيط والتعاون في الإقليم سالم الراوي", "سالم الراوي"),
        ("مدير الإعلام فيها، سالم الراوي،", "سالم الراوي"),
        ("مديرة الإعلام بها سلوى الكريدي", "سلوى الكريدي"),
        ("عضو مجلس النواب عن دائرة زبيرة، اللواء السابق سالم الراوي،", "سالم الراوي"),
        ("وزيرة الأشغال الإقليمية العقيد أول سلوى الكريدي", "سلوى الكريدي"),
        ("وزير نقلها أبو بكر الراوي", "أبو بكر الراوي"),
        ("محافظ زوبرا منذر الكريدي", "منذر الكريدي"),
        ("معاونة محافظ زوبرا لشؤون الزراعة سلوى الكريدي", "سلوى الكريدي"),
    ],
)
def test_an_office_and_the_name_behind_what_belongs_to_it_are_one_person(office: str, name: str) -> None:
    found = find_mentions(document(f"وأكد {office} أن الجسر مغلق."))
    people = [m for m in found if m.kind in ("person", "title")]
    assert [m.name for m in people if m.kind == "person"] == [tuple(document(name).folded)]
    assert len(people) == 1


@pytest.mark.parametrize(
    "text",
    [
        "وأكد رئيس اللجنة أن سالم الراوي غادر المدينة.",
        "ودعا رئيس الهيئة في اجتماع عقد أمس ماجد الكريدي إلى الحوار.",
    ],
)
def test_an_office_is_not_joined_to_somebody_past_a_verb(text: str) -> None:
    found = find_mentions(document(text))
    assert [m.kind for m in found if m.kind in ("person", "title")] == ["title", "person"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال ضابط في الجيش السوري، النقيب سالم الراوي، إن الكمين فشل.", "سالم الراوي"),
        ("وقالت متحدثة باسم شركة زبيرة هي سلوى الكريدي إن الميناء مفتوح.", "سلوى الكريدي"),
        ("وقالت متحدثة باسم «شركة زبيرة» هي سلوى الكريدي إن الميناء مفتوح.", "سلوى الكريدي"),
        ("وأكد قيادي ميداني عرّف نفسه باسم ماجد الكريدي أن الجسر مغلق.", "ماجد الكريدي"),
    ],
)
def test_a_voice_that_is_named_behind_its_description_is_one_actor(text: str, name: str) -> None:
    assert {holder for holder, _ in said(text)} == {name}


def test_a_driver_called_by_a_name_of_everyday_words_is_a_person() -> None:
    assert "فارس ربيع" in names("ورأينا حارسا اسمه فارس ربيع عند البوابة.")
    assert "سلوى" in names("وفي الفصل معلمة اسمها سلوى، تكتب الأسماء.")


@pytest.mark.parametrize(
    ("text", "name", "wrong"),
    [
        ("حملت السؤال إلى سلوى فردّت: لن ننتظر أحدا.", "سلوى", "سلوى فردّت"),
        ("وقال سالم الراوي إن الجسر مغلق. يتحدث الراوي ببطء عن الهدنة.", "سالم الراوي", "الراوي ببطء"),
        ("وأكد سالم الراوي أن الجسر مغلق. واستدرك الراوي استنكارا للقصف.", "سالم الراوي", "الراوي استنكارا"),
    ],
)
def test_a_name_ends_before_what_is_told_of_the_person(text: str, name: str, wrong: str) -> None:
    found = actors(text) + names(text)
    assert wrong not in found
    assert any(name in form for form in found)


@pytest.mark.parametrize("word", ["بهدوء", "بهدوئه", "بنبرة", "بسخريته", "بعينيه", "ببطء"])
def test_how_somebody_speaks_is_a_manner(word: str) -> None:
    assert manner(document(word).folded[0])


@pytest.mark.parametrize("word", ["باسم", "بشرى", "بغداد", "هدوء"])
def test_names_and_bare_nouns_are_no_manner(word: str) -> None:
    assert not manner(document(word).folded[0])


@pytest.mark.parametrize(
    "text",
    [
        "وأجاب سالم الراوي، بلهجة حادة، بأن الجسر مغلق.",
        "العقيد متمسك بالأرض. وقال سالم الراوي إن الجسر مغلق.",
        "وقال مسؤول مصري فضّل عدم ذكر اسمه إن الجسر مغلق.",
    ],
)
def test_manners_participles_and_wishes_are_nobody(text: str) -> None:
    assert not {"بلهجة حادة", "متمسك", "فضّل", "مصري فضّل"} & set(actors(text) + names(text))


def test_a_nisba_behind_an_indefinite_office_is_its_adjective() -> None:
    assert "مسؤول مصري" in actors("وقال مسؤول مصري فضّل عدم ذكر اسمه إن الجسر مغلق.")


def test_a_name_in_quotation_marks_is_whole() -> None:
    assert all("«زبيرة" not in a or "للحبوب" in a for a in actors("وقالت متحدثة باسم «زبيرة للحبوب» إن المخزن مغلق."))


def test_a_body_named_only_by_its_kind_in_an_office_is_no_actor() -> None:
    found = actors("وقال رئيس البلدية سالم الراوي إن الجسر مغلق. وأضاف نقيب صيادي زبيرة ماجد الكريدي أن البحر هائج.")
    assert found == ["سالم الراوي", "ماجد الكريدي"]


def test_a_rank_alone_is_whoever_bears_it() -> None:
    text = "وأعلن مدير الميناء، العقيد سالم الراوي، فتح الأرصفة. وأوضح العقيد أن الجسر مغلق."
    assert [h for h, quote in said(text) if "الجسر مغلق" in quote] == ["سالم الراوي"]


def test_a_rank_that_an_office_serves_is_somebody_else() -> None:
    doc = document("وأوضح مستشار السلطان، سالم الراوي، أن الجسر مغلق. وأكد السلطان أن الهدنة قائمة.")
    people = {e.name for e in take_inventory(doc).entities if e.mentions and e.type == "person"}
    assert len(people) == 2


def test_a_body_under_its_kind_and_under_its_name_is_one() -> None:
    text = "ونفى فصيل «سرايا الكريم» القصف. وقالت «سرايا الكريم» إن الوادي مغلق."
    assert len([a for a in read(text).actors if "سرايا" in a.name]) == 1


def test_a_body_named_in_full_in_an_office_is_the_one_named_by_its_kind_later() -> None:
    text = "وقال مدير هيئة السدود والأنهار سالم الراوي إن الجسر مغلق. وأشار إلى أن الهيئة دفعت المتأخرات."
    inventory = take_inventory(document(text))
    bodies = [e for e in inventory.entities if e.kind == "body" and e.mentions]
    assert [e.name[0] for e in bodies] == ["هييه"]


@pytest.mark.parametrize(
    "text",
    [
        "وقال سالم الراوي إن الجسر مغلق. وأضاف الرجل أن الهدنة قائمة.",
        "وقال النقيب سالم الراوي، وهو قيادي في اللواء، إن الجسر مغلق.",
        "وكذب ناطق باسم الوزارة، هو السوري سالم الراوي، الخبر. وقال إن الجسر مغلق.",
    ],
)
def test_a_person_told_of_by_office_or_as_the_man_is_one_actor(text: str) -> None:
    people = [a.name for a in read(text).actors if a.type == "person"]
    assert people == ["سالم الراوي"]


def test_an_adjective_of_belonging_is_no_patrol() -> None:
    assert "الدورية" not in actors("وقالت الوزارة إن المكالمة جرت ضمن المشاورات الدورية.")


def test_the_second_lam_of_a_committee_stays() -> None:
    assert all(not a.startswith("جنة") for a in actors("وقال الأمين العام للجنة الوطنية سالم الراوي إن الجسر مغلق."))


def test_a_verb_about_a_body_is_no_part_of_its_name() -> None:
    assert "لجنة رقابة يختارها الطلاب" not in names("ونطالب بتشكيل لجنة رقابة يختارها الطلاب.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وانتشر بينهما اللواء 31 مشاة عند المطار.", "اللواء 31 مشاة"),
        ("وقالت صفحة «زبيرة الآن» أن الجسر مغلق.", "صفحة «زبيرة الآن»"),
        ("وقال عضوا بالوفد الطبي إن الجسر مغلق.", "عضوا بالوفد الطبي"),
    ],
)
def test_units_by_number_and_pages_by_name_are_bodies(text: str, name: str) -> None:
    assert name in names(text)


def test_a_page_without_a_name_is_no_body() -> None:
    assert "صفحة جديدة" not in names("وفتح الاتفاق صفحة جديدة بين الطرفين.")
