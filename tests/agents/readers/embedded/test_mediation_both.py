"""Mediation told by what is done for both sides, by the rules alone. All sentences are fictional."""

import pytest

from agents.readers.embedded.mediation import Found
from agents.readers.embedded.mediation_forms import formed
from agents.readers.embedded.trained.mediating import Mediating
from retrieval.text.normalise import fold_text
from tests.agents.readers.embedded.test_mediation_frames import mediators


def _ruled(mediating: Mediating, _words: object, _trees: object) -> list[Found]:
    return list(mediating.ruled.values())


@pytest.fixture(autouse=True)
def _rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Mediating, "chosen", _ruled)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("وفتحت السيدة مريم القاسم ورشتها للوفدين ثلاث ليال.", "مريم القاسم"),
        ("وأقفل الحاج رشيد البكري باب القاعة على الطرفين حتى يتفقا.", "البكري"),
        ("وأجلس الشيخ سالم الغانم القائدين على بساط واحد.", "الغانم"),
        ("ودخلت الطبيبة هند الراوي الثكنة بورقة الأهالي وخرجت بجواب الضباط ثم عادت.", "هند الراوي"),
        ("ويحمل المعلم فؤاد الحاج الأوراق من باب إلى باب منذ شهر.", "فؤاد الحاج"),
        ("وقاد السائق منير السعدي شاحنته بين الخيمتين كل ليلة.", "منير السعدي"),
        ("وقرأ القس بطرس الخوري البنود على الفريقين سطرا سطرا.", "الخوري"),
        ("وكتبت القاضية نوال العزي البنود التي وافق عليها الطرفان.", "نوال العزي"),
        ("وضمنت السيدة مريم القاسم ألا تطلق رصاصة حتى العيد.", "مريم القاسم"),
        ("وتحتفظ القاضية نوال العزي بمفاتيح الجسر.", "نوال العزي"),
        ("وأودع الفريقان البنادق لدى الحاج رشيد البكري.", "البكري"),
        ("ومفتاح البوابة في جيب الحاج رشيد البكري.", "البكري"),
        ("وأحصى الضابط المتقاعد حسن الماجد كل شاحنة تعبر الجسر.", "الماجد"),
        ("وتكفل المعلم فؤاد الحاج بعدّ الشاحنات عند الجسر.", "فؤاد الحاج"),
        ("وتزور الطبيبة هند الراوي، بطلب من الجانبين، السجن كل أسبوع.", "هند الراوي"),
        ("ويسجل المعلم فؤاد الحاج، بموجب المحضر، ما يجري عند البئر.", "فؤاد الحاج"),
        ("ووصل القاضي حسن الماجد، الذي ارتضاه الطرفان، مساء الأحد.", "الماجد"),
        ("ووُضع المحضر بقلم القاضي حسن الماجد.", "الماجد"),
        ("وصل الحاج رشيد البكري، الذي اجتمع عنده القائدان.", "البكري"),
        ("ووقع الشيخ سالم الغانم على الورقة شاهدا.", "الغانم"),
        ("وظل الشيخ سالم الغانم يتنقل بين البستانين كل مساء.", "الغانم"),
        ("وأقسم الشيخ سالم الغانم على المصحف أن يسلم من ينكث.", "الغانم"),
    ],
)
def test_whoever_serves_both_sides_mediates(sentence: str, who: str) -> None:
    assert [fold_text(who) in fold_text(name) for name in mediators("ar", sentence)] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "وفتحت السيدة مريم القاسم مطعمها للسياح.",
        "وأحصى الطبيب منير السعدي عشرين قتيلا من الطرفين.",
        "ودونت الطبيبة هند الراوي الجثامين في دفتر للطرفين.",
        "ومفتاح الحل في جيب الحاج رشيد البكري.",
        "وعادت الطبيبة هند الراوي إلى بيتها مساء.",
        "وقرأ المعلم فؤاد الحاج الصحيفة على التلاميذ.",
        "ووقعت الحكومة الاتفاق بموجب الدستور.",
        "وكتب المعلم فؤاد الحاج رسالة إلى ابنه.",
    ],
)
def test_deeds_for_others_mediate_nothing(sentence: str) -> None:
    assert mediators("ar", sentence) == []


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("either", "الضفتين"),
        ("betweenthem", "بين الخيمتين"),
        ("ownplace", "ورشتها"),
        ("papers", "أوراقهم"),
        ("withpaper", "بالورقة"),
    ],
)
def test_forms_are_made_from_singular_words(kind: str, form: str) -> None:
    assert tuple(fold_text(form).split()) in set(formed(kind))
    assert not formed("talk")
