import pytest

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_mentions import english_inventory
from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.morphology import inflections
from tests.agents.readers.embedded.reading import article, read


def mentions(text: str) -> list[tuple[str, str]]:
    doc = Document(article(text))
    return [(m.kind, text[m.start : m.end]) for m in find_mentions(doc)]


def names(text: str) -> set[str]:
    return {name for kind, name in mentions(text) if kind == "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("التقى المبعوث الأميركي برنت كالاهان الوفدين", "برنت كالاهان"),
        ("وقال محافظ درعا اللواء مأمون الحلقي", "مأمون الحلقي"),
        ("وصل مبعوث سلطنة عمان السفير هلال بن سعيد الرواحي", "هلال بن سعيد الرواحي"),
        ("رئيس الوفد، السلوفاكي بيتر كوفاتشيك، غادر", "بيتر كوفاتشيك"),
        ("المتحدثة باسم مكتب المبعوث إنغريد هالفورسن أمس", "إنغريد هالفورسن"),
        ("قال عبد الله بن ناصر الكعبي إن", "عبد الله بن ناصر الكعبي"),
        ("قالت أم عمار إن", "أم عمار"),
        ("وقال لمحمد صالح الورداني كلاما", "محمد صالح الورداني"),
        ("وزير الدفاع سامر القاضي أعلن", "سامر القاضي"),
        ("مديرتها في لبنان كارين هولم قالت", "كارين هولم"),
        ("الرئيس عبد الفتاح السعدني قال", "عبد الفتاح السعدني"),
        ("الرئيس عبدالفتاح السعدني قال", "عبدالفتاح السعدني"),
        ("قال أبو بكر الشامي إن", "أبو بكر الشامي"),
        ("وقع الاتفاق امحمد الساحلي، وصالح المنفوشي، نائب الرئيس", "صالح المنفوشي"),
        ("التقى سامر القاضي ونادر الجلالي", "نادر الجلالي"),
        ("عرض المبعوث غسان سلامة على المجلس خطة", "غسان سلامة"),
        ("المستشارة الألمانية أنغيلا شتاين قالت", "أنغيلا شتاين"),
        ("الناطق باسم قوات المشير سالم الراوي، اللواء أحمد السعدي، قال", "أحمد السعدي"),
    ],
)
def test_a_name_is_taken_whole_and_without_its_title(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "الأربعاء 14 رجب 1444هـ اجتمع الوفد",
        "أسماء المرشحين معروفة",
        "ولدينا الآن فرصة",
        "عودة القوارب إلى الميناء",
        "من كامل الأراضي الساحلية",
        "صدر بيان منفصل عن المجلس",
        "أمر الصحافيين بالخروج",
    ],
)
def test_everyday_words_are_no_persons(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("ونفت وزارة الخارجية العُمانية ذلك", "وزارة الخارجية العُمانية"),
        ("وقالت اللجنة الدولية للصليب الأحمر إن", "اللجنة الدولية للصليب الأحمر"),
        ("اتهم المجلس الأعلى للدولة حكومة الوفاق", "المجلس الأعلى للدولة"),
        ("اتهام حكومة الوفاق للجيش بالقصف", "حكومة الوفاق"),
        ("أعلنت حركة «أبناء الوادي» رفضها", "حركة «أبناء الوادي»"),
        ("رفضت الحكومة الاتهامات", "الحكومة"),
        ("غرفة عمليات حماية وتأمين سرت التابعة للحكومة", "غرفة عمليات حماية وتأمين سرت"),
    ],
)
def test_a_body_has_its_whole_name_and_not_the_verb_s_object(text: str, body: str) -> None:
    assert ("body", body) in mentions(text)


def test_an_article_swallowed_by_a_joined_lam_is_left_outside_the_name() -> None:
    assert ("body", "جيش") in mentions("وجه رسالة للجيش")


def test_a_capital_and_its_state_are_one_entity() -> None:
    doc = Document(article("أعلنت الدوحة أن المحادثات بدأت. وقالت قطر إنها تستضيفها."))
    states = [e for e in take_inventory(doc).entities if e.kind == "state"]
    assert len(states) == 1 and len(states[0].mentions) == 2


def test_english_names_bodies_and_places_are_told_apart() -> None:
    text = "Army spokesman John Deng spoke in Cabo Verde. The U.N. mission and the African Union met Ana Lopez."
    kinds = {(e.kind, " ".join(e.name)) for e in english_inventory(Document(article(text, "en"))).entities}
    assert {("person", "john deng"), ("person", "ana lopez")} <= kinds
    assert not any(kind == "person" and "verde" in name for kind, name in kinds)


@pytest.mark.parametrize(
    ("past", "present", "doing", "form", "gender"),
    [
        ("نفى", "ينفي", "ناف", "نفت", "f"),
        ("نفى", "ينفي", "ناف", "نفاه", "m"),
        ("دعا", "يدعو", "داع", "داعيه", "f"),
        ("قال", "يقول", "قائل", "قالوا", "m"),
        ("أكد", "يؤكد", "مؤكد", "موكدا", "m"),
        ("رأى", "يرى", None, "يرون", "m"),
    ],
)
def test_weak_and_sound_verbs_are_inflected(past: str, present: str, doing: str | None, form: str, gender: str) -> None:
    assert any(f == form and how.gender == gender for f, how in inflections(past, present, doing, None))


def test_a_surname_with_abu_is_the_person_named_in_full_before() -> None:
    draft = read("وقال عضو المكتب نائل أبو الريش إن الرد قريب. وأعلن أبو الريش أن الحركة قبلت بهدنة طويلة.")
    (person,) = [actor for actor in draft.actors if actor.type == "person"]
    assert person.name == "نائل أبو الريش"
    assert {position.holder for position in draft.positions} == {person.key}


def test_an_operation_or_an_accord_is_no_person() -> None:
    text = "General Omar Rashid launched Operation Dawn and rejected the Cedar Accord. Rashid said the army would stay."
    draft = read(text, "en")
    assert [actor.name for actor in draft.actors if actor.type == "person"] == ["Omar Rashid"]
