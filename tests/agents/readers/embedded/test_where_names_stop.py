"""Where the sentence goes on behind an office, a body or a name, and what is no name at all."""

import pytest

from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.names import begins_name
from agents.readers.embedded.trained.joining import join
from agents.readers.embedded.trained.sequences import Stretch
from tests.agents.readers.embedded.reading import document


def first(text: str) -> tuple[str, str]:
    """The whole of the first mention of the rules, and its name alone."""
    doc = document(text)
    found = find_mentions(doc)[0]
    return whole(text, found), doc.text[found.start : found.end]


def whole(text: str, found: Mention) -> str:
    doc = document(text)
    return doc.text[doc.words[found.first].start : doc.words[found.last - 1].end]


@pytest.mark.parametrize("when", ["في المساء", "في الاجتماع", "في المؤتمر", "في الجلسة", "في البيان"])
def test_when_somebody_spoke_is_no_part_of_his_office(when: str) -> None:
    assert first(f"وقال وزير النقل {when} إن الطريق مفتوح.")[0] == "وزير النقل"


def test_where_somebody_serves_is_part_of_his_office() -> None:
    assert first("وقال مدير الإغاثة في الإقليم إن الطريق مفتوح.")[0] == "مدير الإغاثة في الإقليم"


def test_a_verb_with_fa_ends_an_office() -> None:
    assert first("أما مدير المساحة بالمركز فرفض إطلاعنا على الخريطة.")[0] == "مدير المساحة بالمركز"


def test_a_verb_with_waw_is_no_name_behind_a_rank() -> None:
    doc = document("شكر الإمام ويرجو من الحاكم أن يسكت يوما.")
    assert [m.head for m in find_mentions(doc)] == ["حاكم"]


def test_whose_it_is_closes_a_body() -> None:
    assert first("وصار أهل بيته يمشون بين الصفوف.")[1] == "أهل بيته"


def test_his_condition_is_no_police() -> None:
    assert find_mentions(document("وكان شرطه للإفراج عنهم أن ينسحبوا.")) == []
    assert first("قالت شرطة طوبا إن الطريق مفتوح.")[1] == "شرطة طوبا"


@pytest.mark.parametrize("wish", ["رحمه الله", "حفظها الله", "سامحهم الله"])
def test_a_wish_names_nobody(wish: str) -> None:
    doc = document(f"دفعوا الدية، {wish}، قبل شهر.")
    assert join(doc, [], [Stretch(2, 4, "P", 0.9)]).mentions == []


def test_a_place_in_a_direction_is_ruled_by_the_office_and_no_name() -> None:
    text = "حمّل والي شمال سدران المعتصم جار النبي المسلحين المسؤولية."
    assert first(text) == ("والي شمال سدران المعتصم جار النبي", "المعتصم جار النبي")


def test_a_son_by_the_particle_of_the_desert_is_called_by_it() -> None:
    text = "وصل سالم آغ عيسى أمس. واعتبر آغ عيسى أن القائمة ناقصة."
    assert [len(e.mentions) for e in take_inventory(document(text)).entities] == [2]


def test_an_aunt_of_somebody_named_is_herself() -> None:
    doc = document("وقالت نجاة الراوي، خالة وسيم، إن القارب غرق.")
    people = [e for e in take_inventory(doc).entities if e.mentions]
    assert [(" ".join(e.name), len(e.mentions)) for e in people] == [("نجاه الراوي", 2)]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("وعرض محافظ المنطقة التوسط.", "محافظ المنطقة"),
        ("ووقع وزير الخارجية الاتفاق.", "وزير الخارجية"),
        ("وقال رئيس لجنة الحوار الوطني.", "رئيس لجنة الحوار الوطني"),
    ],
)
def test_what_an_office_holder_offers_or_signs_is_no_part_of_his_office(text: str, office: str) -> None:
    doc = document(text)
    assert [doc.text[m.start : m.end] for m in find_mentions(doc)] == [office]


@pytest.mark.parametrize("how", ["متهكما", "جادا", "متعاليا", "ساخرة"])
def test_the_mood_of_a_speaker_is_no_name(how: str) -> None:
    assert not begins_name(document(f"وقال النائب {how} إن الطريق مفتوح."), 2)


def test_a_name_that_ends_like_a_mood_is_a_name() -> None:
    assert begins_name(document("وقال النائب رضا إن الطريق مفتوح."), 2)
