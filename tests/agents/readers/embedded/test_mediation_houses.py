"""Houses in which two sides meet, and further deeds for both sides, by the rules alone. All sentences are fictional."""

import pytest

from agents.readers.embedded.document import Document
from agents.readers.embedded.morphology import inflections
from agents.readers.embedded.relevance import about_conflict
from retrieval.sources.document import article_from_text
from retrieval.text.normalise import fold_text
from tests.agents.readers.embedded.test_mediation_frames import mediators

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وكان سعيد الراشد يبيع الشباك. وفي بيته اجتمع الضابط والمشرف مرتين.", "سعيد الراشد"),
        ("أما الجلستان فاتسع لهما مكتب عميد الكلية فائز البدري.", "فائز البدري"),
        ("وجمعهما ديوان الشيخ سالم الغانم ثلاث ليال.", "الغانم"),
        ("وشكر المجلس العمدة حسن الماجد، إذ نصب خيمته بين المتاريس.", "حسن الماجد"),
    ],
)
def test_the_house_of_somebody_brings_the_two_together(text: str, who: str) -> None:
    assert [fold_text(who) in fold_text(name) for name in mediators("ar", text)] == [True]


def test_a_house_in_which_nobody_meets_hosts_nothing() -> None:
    assert mediators("ar", "وكان سعيد الراشد يبيع الشباك. وفي بيته نام الضابط ليلتين.") == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وأرسل الحاج رشيد البكري القراءة إلى الفريقين كل مساء.", "البكري"),
        ("وأشرف على مطابقة الأرقام عند السد مندوب اللجنة الدولية للصليب الأحمر.", "مندوب اللجنة الدولية"),
        ("وتعهد الناظر رشيد البكري أمام الجانبين بسلامة من ينقل المرضى.", "البكري"),
        ("وكفل القس بطرس الخوري البحارة بماله.", "الخوري"),
        ("وطارت المهندسة هند الراوي بالورقة إلى العواصم.", "هند الراوي"),
        ("وأبلغ الحاج رشيد البكري كل غرفة بما خرج من عند الأخرى.", "البكري"),
        ("وعدّ رجل من أهل الوادي الطلقات كل ليلة.", "رجل من أهل الوادي"),
        ("وأشادت الحكومة بمساعي سلطنة عمان.", "سلطنة عمان"),
        ("وقال القس بطرس الخوري: حملتُ الرسائل بين المعسكرين.", "الخوري"),
        ("وهناك محامية من الساحل اسمها هند الراوي صاغت وثيقة الكفالة.", "هند الراوي"),
        ("وكتب مسودة الصلح أستاذ حقوق متقاعد.", "أستاذ حقوق متقاعد"),
        ("وترجم إمام مسجد الروضة لكل طرف ما يقوله الآخر.", "إمام مسجد الروضة"),
        ("وصار رجل عجوز من أهل بيته يمشي بين الخيمتين بالأوراق.", "رجل عجوز من أهل بيته"),
        ("وينام مهندسان من جامعة الوادي عند العدّاد، ويسجّلان المنسوب للطرفين.", "مهندسان من جامعة الوادي"),
        ("وتطوع شبان من الحي يقفون عند البئر ويسجلون الدلاء كل صباح.", "شبان من الحي"),
    ],
)
def test_who_does_it_for_both_is_found(text: str, who: str) -> None:
    assert [fold_text(who) in fold_text(name) for name in mediators("ar", text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "وترأس الوزير حسن الماجد اجتماع مجلس الأمن الوطني.",
        "ووصلت الورقة من سبع صفحات كتبها بنفسه.",
        "وما زال يحمل طلبات القبيلة ويعود بالجواب.",
        "وأخذ من الضابط هناك كلمة ألا يمسهم أحد.",
    ],
)
def test_who_heads_his_own_or_owns_what_is_carried_mediates_nothing(text: str) -> None:
    assert mediators("ar", text) == []


def test_a_verb_behind_a_relative_pronoun_of_another_gender_has_a_subject_of_its_own() -> None:
    text = "وشكر الوزير سلطنة عمان، التي حمل سفيرها حمود الراشد رد الحكومة بين الطرفين، وعاد بورقة."
    assert [fold_text("الراشد") in fold_text(name) for name in mediators("ar", text)] == [True]


def test_a_hamza_at_the_end_of_a_verb_sits_on_waw_before_an_ending() -> None:
    forms = dict(inflections("قرأ", "يقرأ", None, None))
    assert forms[fold_text("يقرؤه")].suffix == "ه" and forms[fold_text("يقرؤون")].number == "p"


@pytest.mark.parametrize(
    "text",
    [
        "ستة مراكب سيقت إلى الميناء، وخفر السواحل لا يفرج عن الموقوفين.",
        "الخلاف على السعر دخل أسبوعه الثاني، والطرفان لا يلتقيان.",
    ],
)
def test_a_quarrel_without_arms_is_a_conflict_too(text: str) -> None:
    assert about_conflict(Document(article_from_text(text, ref="report.txt")))
