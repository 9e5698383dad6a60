"""Who is meant by somebody's people, relatives, offices and signatures, and where names of many peoples end."""

import pytest

from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.trained.joining import from_stretch, join
from agents.readers.embedded.trained.sequences import Stretch
from agents.readers.embedded.trained.trimming import trimmed
from tests.agents.readers.embedded.reading import document

BEFORE = "وقال الناطق باسم الحكومة سالم الراوي إن الطريق آمن. "


def found(text: str) -> list[str]:
    """The names of the mentions that the rules find."""
    return [text[m.start : m.end] for m in find_mentions(document(text))]


def stretch(text: str, phrase: str) -> Stretch:
    """A phrase as the model would report a person."""
    words, folded = document(phrase).folded, document(text).folded
    first = next(i for i in range(len(folded)) if folded[i : i + len(words)] == words)
    return Stretch(first, first + len(words), "P", 0.9)


def from_model(text: str, phrase: str) -> Mention:
    """What is made of a person that only the model sees."""
    doc = document(text)
    return trimmed(doc, from_stretch(doc, stretch(text, phrase)))


def together(text: str, *seen: str) -> list[set[str]]:
    """The names under which each entity goes, by the rules and what the model is said to see."""
    doc = document(text)
    joined = join(doc, find_mentions(doc), [stretch(text, phrase) for phrase in seen])
    inventory = take_inventory(doc, joined.mentions)
    return [{text[m.start : m.end] for m in e.mentions} for e in inventory.entities if e.mentions]


@pytest.mark.parametrize(
    ("clause", "who"),
    [
        ("ثم قال مكتبه إن الوعد باق.", "مكتبه"),
        ("ويصر مكتبها على الطلب.", "مكتبها"),
        ("وأكدت لنا سفارتها أنها تتابع.", "سفارتها"),
        ("وقال لي كبيرهم: مئة ألف.", "كبيرهم"),
        ("وقال قائدهم إنه آمن.", "قائدهم"),
        ("والجسر مفتوح، حسب سفيره، منذ أيام.", "سفيره"),
        ("وهم موقوفون بحسب ذويهم.", "ذويهم"),
        ("ونقل عبر مستشاره أن الجسر مغلق.", "مستشاره"),
        ("وذكر بأن جدته تقول ذلك.", "جدته"),
        ("وكانت خارجيتها تصر على الترسيم.", "خارجيتها"),
    ],
)
def test_somebodys_people_men_and_bodies_are_told_where_they_act(clause: str, who: str) -> None:
    assert who in found(BEFORE + clause)


@pytest.mark.parametrize("clause", ["وانتقد مديرها أمس.", "وزار مكتبه أمس.", "ووصل إلى سفارتها."])
def test_somebodys_body_that_suffers_an_act_is_not(clause: str) -> None:
    assert len(found(BEFORE + clause)) == len(found(BEFORE))


@pytest.mark.parametrize(
    "relative", ["والدة الشهيد سالم الكريدي", "شقيقة سلوى الكريدي", "أرملة ماجد الكريدي", "أخو ماجد الكريدي"]
)
def test_a_relative_of_somebody_named_is_nobody_else(relative: str) -> None:
    assert found(f"وقالت {relative} إن الجسر مغلق.") == [relative]


def test_a_relative_with_whose_he_is_bears_the_name() -> None:
    assert "سالم الكريدي" in found("وقال شقيقه سالم الكريدي إن الجسر مغلق.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقالت السيدة هاجر-لين فودا إن الجسر مغلق.", "هاجر-لين فودا"),
        ("وقال المختار محمد الحاج حسن إن الجسر مغلق.", "محمد الحاج حسن"),
        ("وقالت الأخت كلوديلا الخوري إن الجسر مغلق.", "كلوديلا الخوري"),
        ("وقال العقيد سيدي ولد محمد إن الجسر مغلق.", "سيدي ولد محمد"),
    ],
)
def test_a_name_goes_on_over_hyphens_honours_and_family_names_that_are_ranks(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize("verb", ["تخلط", "تضحك", "تعرفت"])
def test_a_name_ends_before_a_verb(verb: str) -> None:
    assert found(f"لكن السيدة سلمى {verb} بين الأمرين.")[0] == "سلمى"


def test_an_office_told_by_a_rank_is_its_holders() -> None:
    text = "ونفى شيخ القبيلة في زبيرة، الحاج سالم الراوي، ذلك."
    assert [names for names in together(text) if names != {"القبيلة"}] == [{"سالم الراوي"}]


def test_the_place_of_an_office_is_nobody() -> None:
    assert "عبد الرافع" not in found("ونفى مدير منطقة عبد الرافع، الزبيري أغدون ميفا، ذلك.")


def test_an_office_is_joined_to_the_name_past_what_belongs_to_it() -> None:
    text = "ونفى المدير التنفيذي لمجمع زبيرة، أغدون ميفا، ذلك."
    assert {"المدير التنفيذي", "أغدون ميفا"} in together(text, "أغدون ميفا")


def test_a_closing_mark_before_the_comma_parts_no_office_from_its_holder() -> None:
    text = "ونفى قائد «سيوف»، أغدون ميفا، ذلك."
    mentions = [from_model(text, "قائد سيوف"), from_model(text, "أغدون ميفا")]
    assert len([e for e in take_inventory(document(text), mentions).entities if e.mentions]) == 1


def test_who_signs_is_who_bears_the_office() -> None:
    assert {"الأمين العام", "أغدون ميفا"} in together("نرفض ذلك.\nالأمين العام: أغدون ميفا\n", "أغدون ميفا")


def test_a_kunya_in_another_case_is_the_same_man() -> None:
    text = "وصل أبو السباع. وسألنا أبا السباع عن الجسر."
    assert together(text, "أبو السباع", "أبا السباع") == [{"أبو السباع", "أبا السباع"}]


def test_the_name_behind_a_rank_and_its_adjective_is_a_persons() -> None:
    made = from_model("وتصف النائبة العجوز غودان آقشو عملها.", "النائبة العجوز غودان آقشو")
    assert (made.kind, made.name) == ("person", ("غودان", "اقشو"))


@pytest.mark.parametrize(
    ("text", "phrase", "left"),
    [
        ("ولوح سعادته بالرحيل.", "سعادته", "title"),
        ("ولوح فلان بالرحيل.", "فلان", "person"),
    ],
)
def test_a_word_of_respect_is_no_name(text: str, phrase: str, left: str) -> None:
    assert from_model(text, phrase).kind == left


def test_a_name_ends_before_its_emphasis() -> None:
    assert from_model("وقال أبو زيدون نفسه ذلك.", "أبو زيدون نفسه").name == ("ابو", "زيدون")


def test_the_place_of_the_dateline_acts_nowhere() -> None:
    assert found("شبوة (اليمن) – تأجل اللقاء.") == []
    assert found("وتأجل بعد أيام من الانتظار الطويل لقاء اليمن – كما قيل – أمس.") == ["اليمن"]
    assert found("مساع جديدة للتهدئة\n\nعدن- تحاول الأطراف العودة إلى الطاولة.") == []
    assert found("قطر – الوسيط الأول – أرجأت اللقاء.") == ["قطر", "الوسيط"]


@pytest.mark.parametrize("pair", ["مراقبان", "مزارعتان"])
def test_two_who_bear_a_calling_are_told_without_the_article(pair: str) -> None:
    verb = "وأكدت" if pair.endswith("تان") else "وأكد"
    assert pair in found(f"{verb} {pair} أن الجسر مغلق.")
