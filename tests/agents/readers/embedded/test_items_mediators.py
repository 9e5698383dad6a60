import pytest

from tests.agents.readers.embedded.reading import read


def mediators(text: str) -> dict[str, list[str]]:
    """Name → roles."""
    draft = read(text)
    names = {a.key: a.name for a in draft.actors}
    return {names[m.actor]: list(m.roles) for m in draft.mediators}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وسلّم الوسطاء الثلاثة، قطر ومصر وتركيا، صيغة جديدة للهدنة.", {"قطر", "مصر", "تركيا"}),
        ("وتنطلق المحادثات غدا بوساطة قطرية. ورحبت قطر بذلك.", {"قطر"}),
        ("وحضر اجتماعا دعت إليه أنغولا بين الطرفين.", {"أنغولا"}),
        ("وأوفدت اللجنة السفير حامد الرواحي إلى العاصمة.", {"حامد الرواحي"}),
        ("وقالت سلمى الكيلاني، مبعوثة الأمم المتحدة إلى المحادثات، إن الهدنة صامدة.", {"سلمى الكيلاني"}),
        ("واستضافت موريتانيا الجولتين الأوليين بين الطرفين.", {"موريتانيا"}),
    ],
)
def test_mediators_are_known_by_their_frames(text: str, expected: set[str]) -> None:
    assert expected <= set(mediators(text))


@pytest.mark.parametrize(
    "text",
    [
        "ونفت تركيا أن تكون قد أوفدت وسيطا.",
        "وأطلقت النقابة مبادرة حملت اسم «رسالة السلام» بين الطرفين.",
        "وقال الوزير إن بلاده لم تتوسط بين الطرفين.",
    ],
)
def test_a_denied_mediation_and_a_thing_are_no_mediators(text: str) -> None:
    assert mediators(text) == {}


def test_outsiders_who_talk_about_a_third_country_are_contacts_alone() -> None:
    draft = read("تباحث الرئيس التونسي حاتم الورفلي ونظيره المصري سامي النجار حول تطورات الوضع في اليمن.")
    assert [(m.roles, m.stage) for m in draft.mediators] == [(["consulting_third_party"], "unspecified")] * 2


def test_a_party_to_the_conflict_that_confers_is_no_third_party() -> None:
    text = "بحث وزير الخارجية اليمني علي السنيدي مع نظيره المصري سامي النجار تطورات الوضع في اليمن."
    assert mediators(text) == {}
