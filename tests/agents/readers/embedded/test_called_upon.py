"""Who is called upon does not speak; a woman's words are no plural's; what is praised in quotation marks is no speech."""

from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.trained.addressed import addressed
from tests.agents.readers.embedded.reading import document, ruled


def test_whom_the_words_call_on() -> None:
    doc = document("قال محافظ زبيرة ماجد الكريدي إن الطريق مفتوح. وصاح رجل: «أي طريق يا سعادة المحافظ؟ لم نر شيئا».")
    inventory = take_inventory(doc, find_mentions(doc))
    governor = next(e for e in inventory.entities if any(doc.folded[m.first] == "المحافظ" for m in e.mentions))
    first = doc.folded.index("اي")
    assert addressed(doc, first, first + 5, governor)
    assert addressed(doc, doc.folded.index("نر"), len(doc.words), governor)
    assert not addressed(doc, doc.folded.index("الطريق"), doc.folded.index("وصاح"), governor)


def test_a_woman_is_not_the_envoys() -> None:
    text = "ووصل السفراء إلى البلدة. قال السفراء إن الطريق مفتوح. وبكت عجوز قائلة إنها رأت الوميض."
    assert not any("الوميض" in words and holder == "السفراء" for holder, words in ruled(text))


def test_the_outlet_speaks_of_what_it_told() -> None:
    text = "وطالب ماجد الكريدي الحكومة بفتح المعبر، وهو مطلب قديم لا يكلفه شيئا."
    assert ruled(text) == [("ماجد الكريدي", "طالب ماجد الكريدي الحكومة بفتح المعبر")]


def test_a_short_quotation_is_the_object_of_praise() -> None:
    text = "وشكرت السفيرة الكندية ليلى الكريدي «الجهد الصامت» للوسطاء."
    assert ruled(text) == [("ليلي الكريدي", "شكرت السفيرة الكندية ليلى الكريدي «الجهد الصامت» للوسطاء")]
