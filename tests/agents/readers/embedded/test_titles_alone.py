"""Who is meant by a title, a rank or a word of respect alone, and how far such a title goes."""

import pytest

from agents.readers.embedded.bodies import body
from agents.readers.embedded.document import Document
from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.respect import opens_with_respect
from agents.readers.embedded.trained.joining import from_stretch, join
from agents.readers.embedded.trained.sequences import Stretch
from agents.readers.embedded.trained.trimming import trimmed
from tests.agents.readers.embedded.reading import document, said


def owner_of(text: str, word: str, *seen: Stretch) -> str:
    """The name of the entity to which the mention that ends in the word belongs, by rules and the given stretches."""
    doc = document(text)
    inventory = take_inventory(doc, join(doc, find_mentions(doc), seen).mentions)
    at = next(m for m in reversed(inventory.mentions) if doc.words[m.last - 1].text == word)
    return " ".join(inventory.of(at).name)


def seen(doc: Document, phrase: str, kind: str = "P") -> Stretch:
    """The stretch of a phrase as the model would report it."""
    words = document(phrase).folded
    first = next(i for i in range(len(doc.words)) if doc.folded[i : i + len(words)] == words)
    return Stretch(first, first + len(words), kind, 0.9)


def title(text: str, phrase: str) -> Mention:
    """What is left of a phrase that the model took for a title."""
    doc = document(text)
    return trimmed(doc, from_stretch(doc, seen(doc, phrase)))


@pytest.mark.parametrize("respect", ["معاليه", "سعادته", "فخامته", "سماحته"])
def test_a_word_of_respect_alone_is_who_was_named_with_an_office(respect: str) -> None:
    text = f"وصل وزير النقل سالم الراوي والتقى ماجد الكريدي. وأكد {respect} أن الجسر مفتوح."
    assert owner_of(text, respect) == "سالم الراوي"


@pytest.mark.parametrize("text", ["وأبدى سعادته بالاتفاق.", "وهكذا سمّوه هدنة."])
def test_joy_and_naming_are_no_words_of_respect(text: str) -> None:
    assert [m.kind for m in find_mentions(document(text))] == []


def test_a_word_of_respect_before_a_title_is_no_part_of_it() -> None:
    doc = document("وشكر سعادة النائب أهل القرية.")
    assert opens_with_respect(doc, 1)
    (mention,) = join(doc, [], [seen(doc, "سعادة النائب")]).mentions
    assert mention.name == ("النايب",)


def test_the_source_is_the_unnamed_voice_heard_before() -> None:
    text = "وقال مصدر قضائي إن الملف مغلق، وقال مصدر في البلدية إن الجسر مفتوح. ونفى المصدر القضائي ذلك."
    assert owner_of(text, "القضائي") == "مصدر قضايي"
    assert owner_of("وقال مصدر في البلدية إن الجسر مفتوح. ونفى المصدر ذلك.", "المصدر") == "مصدر في البلديه"


def test_a_former_judge_is_the_judge() -> None:
    doc = document("وشكر القاضي السابق سالم الراوي الحاضرين. وقال القاضي إن الملف مغلق.")
    found = find_mentions(doc)
    inventory = take_inventory(doc, [*found, from_stretch(doc, Stretch(7, 8, "P", 0.9))])
    assert {inventory.of(m).name for m in inventory.mentions} == {("سالم", "الراوي")}


def test_a_surname_behind_a_title_that_the_model_sees_is_the_person_named_in_full() -> None:
    text = "وصل وزير النقل السيد عبد المجيد لعميري أمس. ورفض السيد لعميري ذلك."
    given = [seen(document(text), name) for name in ("عبد المجيد لعميري", "السيد لعميري")]
    assert owner_of(text, "لعميري", *given) == "عبد المجيد لعميري"


def test_a_surname_with_words_that_are_no_body_is_the_person() -> None:
    doc = document("وصل وزير النقل سالم حقجار أمس. وعد حقجار ترحيل القاطنين خرقا.")
    found = join(doc, find_mentions(doc), [seen(doc, "حقجار ترحيل القاطنين", "B")]).mentions
    inventory = take_inventory(doc, found)
    assert {inventory.of(m).name for m in inventory.mentions} == {("سالم", "حقجار")}


@pytest.mark.parametrize(
    ("text", "phrase", "left"),
    [
        ("وقابل المستشار الفرنسي العرض ببرود.", "المستشار الفرنسي العرض", "المستشار الفرنسي"),
        ("وهرب المحافظ إلى البيانات.", "المحافظ إلى البيانات", "المحافظ"),
        ("والمصدر هو الطبيب نفسه.", "الطبيب نفسه", "الطبيب"),
        ("ويشكك النقيب في ذلك.", "النقيب في", "النقيب"),
        ("وكان حارسه يخالفه الرأي.", "حارسه يخالفه الرأي", "حارسه"),
    ],
)
def test_a_title_ends_where_the_sentence_goes_on(text: str, phrase: str, left: str) -> None:
    mention = title(text, phrase)
    assert text[mention.start : mention.end] == left


@pytest.mark.parametrize("phrase", ["المبعوث العماني إلى المحادثات", "الشيخ المفجوع", "العقيد الفرنسي المتقاعد"])
def test_what_belongs_to_a_title_stays(phrase: str) -> None:
    text = f"وقال {phrase} ذلك."
    mention = title(text, phrase)
    assert text[mention.start : mention.end] == phrase


def test_a_rank_without_its_article_before_a_definite_noun_is_an_office() -> None:
    text = "وشكر شيخ البلدات الجبلية، الحاج سالم الراوي، الجنود."
    assert owner_of(text, "الراوي", seen(document(text), "شيخ البلدات الجبلية")) == "سالم الراوي"
    assert not any(m.name[0] == "شيخ" for m in find_mentions(document(text)))


def test_a_definite_office_rules_no_body_behind_it() -> None:
    doc = document("وبقيت الوزيرة تجمع أوراق الحاضرين.")
    assert [(m.first, m.last) for m in find_mentions(doc) if m.kind == "title"] == [(1, 2)]


@pytest.mark.parametrize(
    ("text", "last"),
    [("حمّل الأهالي الشركة المسؤولية عن الحادث.", 3), ("استضافة لجنة مشتركة فلم تعقد.", 3)],
)
def test_a_body_ends_before_an_abstract_noun_and_before_a_particle(text: str, last: int) -> None:
    doc = document(text)
    found = body(doc, last - 1) if last == 3 and "الشركة" in text else body(doc, 1)
    assert found is not None and found.last == last


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأعلنت المؤسسة الوطنية للنفط حالة الطوارئ.", "المؤسسة الوطنية للنفط"),
        ("وقال إن العقد ليس مع المحافظة بل مع الوزارة.", "المحافظة"),
        ("ونفى جهاز أمن السواحل ذلك.", "جهاز أمن السواحل"),
        ("ونفت حامية المدينة ذلك.", "حامية المدينة"),
        ("ونفى راديو المنحدر ذلك.", "راديو المنحدر"),
        ("ونفت لجنة رصد الهدنة ذلك.", "لجنة رصد الهدنة"),
    ],
)
def test_bodies_written_like_offices_or_holding_words_like_verbs_are_bodies(text: str, name: str) -> None:
    found = find_mentions(document(text))[0]
    assert (found.kind, text[found.start : found.end]) == ("body", name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وقال نقيب المحامين سليم بوحديدة إن الباب مفتوح.", ["سليم بوحديدة"]),
        ("وقال العميد الصادق ود الحاج إن الباب مفتوح.", ["الصادق ود الحاج"]),
        ("ينقل كلام رئيس الديوان وينزل إليه بكلامهم.", ["رئيس الديوان"]),
        ("تندد باقتحام مؤسسة سيادية في المدينة.", []),
        ("ورهن العقيد عودة اللجنة بشروط.", []),
        ("وقالت إن الرجل غاضب اليوم.", []),
    ],
)
def test_verbs_and_adjectives_are_no_names(text: str, names: list[str]) -> None:
    found = [m for m in find_mentions(document(text)) if m.kind in ("person", "title")]
    assert [text[m.start : m.end] for m in found] == names


@pytest.mark.parametrize("thus", ["هكذا رد", "وهكذا علّق", "بهذه الكلمات أجاب"])
def test_a_quotation_is_his_of_whom_the_next_sentence_tells_it(thus: str) -> None:
    text = (
        f"وقال الناطق سالم الراوي إن الطريق مغلق. «لا أحد محتجز عندنا منذ أمس». {thus} العقيد ماجد الكريدي على الهاتف."
    )
    assert [holder for holder, quote in said(text) if "محتجز" in quote] == ["ماجد الكريدي"]


@pytest.mark.parametrize("state", ["ليتوانيا", "سلوفاكيا", "كوستاريكا", "نيوزيلندا", "مدغشقر"])
def test_a_state_behind_an_office_is_no_persons_name(state: str) -> None:
    text = f"وعرضت سفيرة {state} في زبيرة لقاء عاجلا."
    found = [m for m in find_mentions(document(text)) if m.kind in ("person", "title")]
    assert [m.kind for m in found] == ["title"]
