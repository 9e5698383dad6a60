"""Who does a deed of mediation where others are named beside it; by the rules alone. All sentences are fictional."""

import pytest

from retrieval.text.normalise import fold_text
from tests.agents.readers.embedded.test_mediation_frames import mediators

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("أما لجنة المراقبين التي شكلتها نقابة الأطباء فتعدّ الشاحنات كل صباح.", "لجنة المراقبين"),
        ("والقاضي حسن الماجد، وهو من قدامى الجمعية الخيرية، حمل في آذار رسالة القائد إلى خصمه وعاد بجواب.", "الماجد"),
        ("ويعود الفضل في هذا كله إلى الطبيبة هند الراوي. فتحت عيادتها للطرفين.", "هند الراوي"),
        ("وصل القاضي حسن الماجد إلى البلدة. وتولى أعوانه نقل الأوراق بين القاعتين.", "الماجد"),
        ("وقالت الطبيبة هند الراوي إن مراقبيها سجلوا تسعة خروق.", "مراقبيها"),
        ("ومسألة البئر عند لجنة من الدرك ستعدّ الإبل كل خميس، بموافقة الشيخين.", "الدرك"),
        ("وثمة في البلدة صيدلي يبيع الأعشاب. في كل ليلة حمل الرسائل بين المعسكرين.", "صيدلي"),
    ],
)
def test_the_doer_is_found_past_those_who_stand_nearer(text: str, who: str) -> None:
    assert [fold_text(who) in fold_text(name) for name in mediators("ar", text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "وجاءنا من بيت سليم البكري بورقة فيها جواب الطرفين.",
        "وكلما عاد أحدهما برسالة من القائد تغيرت الورقة.",
        "وقالت المعلمة هند الراوي إنها لا تعرف شيئا.\nوحملت الرسائل بين المعسكرين مرتين.",
    ],
)
def test_whose_house_it_is_or_who_spoke_a_paragraph_before_does_nothing(text: str) -> None:
    assert mediators("ar", text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وتنازل الحاج رشيد البكري عن داره للوفدين.", "البكري"),
        ("ورهن الحاج رشيد البكري إبله ضمانا للطريق.", "البكري"),
        ("وأعطى القس بطرس الخوري عقد منزله ضمانا.", "الخوري"),
        ("وطرق المعلم فؤاد الحاج باب الأرملة وجلس إلى أخيها.", "فؤاد الحاج"),
        ("ورجع المعلم فؤاد الحاج إليها بخبر وإليه بخبر.", "فؤاد الحاج"),
        ("وتمشي السيدة مريم القاسم بين البابين كل مساء.", "مريم القاسم"),
        ("وأخذ القس بطرس الخوري كشوفات البلدية وأعادها بعد أسبوع.", "الخوري"),
        ("وافتتح القاضي حسن الماجد جلسات الحوار بين الوفدين.", "الماجد"),
        ("وترأس القاضي حسن الماجد لجنة التحقق.", "الماجد"),
        ("وفتح الحاج رشيد البكري محله للقاءات الليل.", "البكري"),
        ("والقاضي حسن الماجد جلس مع القادة، جمعهم على غداء.", "الماجد"),
    ],
)
def test_further_deeds_for_both_sides(text: str, who: str) -> None:
    assert [fold_text(who) in fold_text(name) for name in mediators("ar", text)] == [True]


def test_a_refusal_before_the_comma_is_none_of_the_deed_behind_it() -> None:
    text = "القس بطرس الخوري، الذي لا يعرفه أحد، حمل الرسائل بين المعسكرين."
    assert len(mediators("ar", text)) == 1


def test_a_member_of_the_committee_that_mediates() -> None:
    text = "وتوسطت لجنة الصلح بين العائلتين. وقال عضوها الشيخ سالم الغانم إن الورقة جاهزة."
    assert any("الغانم" in name for name in mediators("ar", text))


def test_watchers_of_some_kind_are_those_of_who_sends_them() -> None:
    assert len(mediators("ar", "واتفقا على نشر ثمانين مراقبا مدنيا من السنغال.")) == 1
