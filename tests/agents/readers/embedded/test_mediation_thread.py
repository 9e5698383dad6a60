"""Mediation told over several sentences, or of people whom the text only describes; by the rules alone. All fictional."""

import pytest

from retrieval.text.normalise import fold_text
from tests.agents.readers.embedded.test_mediation_frames import mediators

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "ويملك الحاج رشيد البكري، وهو جدّ المحافظ، طاحونة. في أول ليلة من الشتاء أجلس الطرفين على بساط واحد.",
            "البكري",
        ),
        ("ونشكر للمعلمة هند الراوي صبرها. طوال شهرين حملت الرسائل بين المعسكرين.", "هند الراوي"),
        ("وأما المعلمة هند الراوي، وهي ابنة البلدة، فحملت الرسائل بين المعسكرين.", "هند الراوي"),
        ("القس بطرس الخوري لا صفة له، لكنه هو من صاغ بنود الصلح.", "الخوري"),
        ("وضمن القس بطرس الخوري التنفيذ.", "الخوري"),
    ],
)
def test_a_verb_without_a_subject_goes_on_with_whom_the_text_is_about(text: str, who: str) -> None:
    assert [fold_text(who) in fold_text(name) for name in mediators("ar", text)] == [True]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ومنذ السبت يتنقل بين المعسكرين رجل ستيني من أهل الوادي.", "رجل ستيني من أهل الوادي"),
        ("وبقي عند البئر تاجر تمور من أهل الوادي. حمل الرسائل بين المعسكرين.", "تاجر تمور من أهل الوادي"),
        ("وتقف عند الجسر ممرضتان من الهلال الأحمر، باتفاق الجانبين، تكتبان ما يعبره.", "ممرضتان من الهلال الأحمر"),
        ("ووقف عند الجسر أربعة من طلاب المعهد، بموافقة الطرفين، يسجلون ما يعبره.", "أربعة من طلاب"),
    ],
)
def test_people_who_are_only_described_mediate_too(text: str, who: str) -> None:
    assert [fold_text(who) in fold_text(name) for name in mediators("ar", text)] == [True]


def test_troops_watch_where_both_sides_agree_to_it() -> None:
    named = mediators("ar", "وتتولى كتيبة من الجيش اللبناني، باتفاق الجانبين، مراقبة الطريق.")
    assert [fold_text("الجيش اللبناني") in fold_text(name) for name in named] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "ووصل الشيخ سالم الغانم مساء. وأطلق المركز مبادرة حملت اسم «رسالة السلام» بين الطرفين.",
        "ووصل الشيخ سالم الغانم مساء. حُملت الرسائل بين المعسكرين ليلا.",
        "ووصل القاضي حسن الماجد مساء. تجمع بينهما آلة قديمة وصورة.",
        "ووصل القاضي حسن الماجد والحاج رشيد البكري ومعهما الشيخ سالم الغانم. وسرق رجل من أهل الوادي بقرة.",
    ],
)
def test_a_deed_of_something_else_is_not_of_who_was_named_before(text: str) -> None:
    assert mediators("ar", text) == []
