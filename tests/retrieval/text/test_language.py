import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.text.language import detect

TEXTS = {
    "ar": "قالت البعثة إن الأطراف وافقت على وقف إطلاق النار في جميع أنحاء البلاد",
    "fa": "وزیر امور خارجه در تهران گفت که این مذاکرات ادامه دارد و باید به نتیجه برسد",
    "ur": "وزیر اعظم نے کہا ہے کہ مذاکرات جاری رہیں گے اور جنگ بندی برقرار ہے",
    "ku": "سەرۆکی هەرێم لەگەڵ نوێنەری نەتەوە یەکگرتووەکان کۆبووەوە بۆ گفتوگۆ",
    "ps": "د بهرنیو چارو وزیر وویل چې خبرې به په دوحه کې دوام ومومي او دواړه لوري ژمن دي",
    "en": "The mission said that the parties have agreed to a ceasefire in the north",
    "fr": "La mission a déclaré que les parties ont accepté un cessez-le-feu dans le nord du pays",
    "es": "La misión dijo que las partes aceptaron un alto el fuego en el norte del país",
    "de": "Die Mission teilte mit, dass sich die Parteien auf eine Waffenruhe im Norden geeinigt haben",
    "tr": "Bakanlık, tarafların ülkenin kuzeyinde bir ateşkes için anlaştığını ve bu adımın çok önemli olduğunu açıkladı",
    "it": "La missione ha detto che le parti sono d'accordo su una tregua nel nord del paese",
    "pt": "A missão disse que as partes aceitaram uma trégua no norte do país e que não há mais combates",
    "nl": "De missie zegt dat de partijen het eens zijn over een wapenstilstand in het noorden van het land",
    "ru": "Миссия сообщила, что стороны согласились на прекращение огня на севере страны",
    "uk": "Місія повідомила, що сторони погодилися на припинення вогню на півночі країни",
    "he": "המשלחת אמרה כי הצדדים הסכימו להפסקת אש בצפון",
    "el": "Η αποστολή ανακοίνωσε εκεχειρία",
    "am": "ተልዕኮው የተኩስ አቁም ስምምነት አስታወቀ",
    "sw": "Ujumbe wa umoja ulisema kuwa pande zote za mgogoro zimekubali kusitisha mapigano katika eneo la kaskazini",
    "ja": "使節団は停戦に合意したと発表した",
    "zh": "代表团宣布双方同意停火",
    "ko": "사절단은 휴전에 합의했다고 발표했다",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_tells_its_language(code: str) -> None:
    assert detect(TEXTS[code]) == code


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("ماذا قالت ويليامز؟", "ar"),
        ("من يتوسط في ليبيا", "ar"),
        ("ليبيا", "ar"),
        ("قَالَتِ البَعْثَةُ", "ar"),
        ("Who mediates in Libya?", "en"),
        ("What did the mission say on Thursday?", "en"),
        ("چه کسی میانجی است؟", "fa"),
    ],
)
def test_a_short_question_tells_its_language(question: str, code: str) -> None:
    assert detect(question) == code


@pytest.mark.parametrize("text", ["", " \n", "12345 %$", "Libya", "UNSMIL 2020", "x", "ا"])
def test_what_cannot_be_told_is_und(text: str) -> None:
    assert detect(text) == "und"


def test_foreign_words_inside_do_not_change_the_language() -> None:
    assert detect(f"{TEXTS['ar']} «UNSMIL» (United Nations Support Mission) {TEXTS['ar']}") == "ar"
    assert detect(f"{TEXTS['en']} («وقف إطلاق النار») {TEXTS['en']}") == "en"
    assert detect(f"{TEXTS['ar']} «پاسداران» و«چاه بهار» {TEXTS['ar']}") == "ar"


def test_arabic_typed_on_a_persian_keyboard_is_arabic() -> None:
    assert detect(TEXTS["ar"].replace("ي", "ی").replace("ك", "ک")) == "ar"


def test_a_text_of_any_length_takes_bounded_time() -> None:
    began = time.monotonic()
    assert detect(TEXTS["ar"] * 100_000) == "ar"
    assert detect("ا" * 5_000_000) == "ar"
    assert time.monotonic() - began < 20


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_has_an_answer(text: str) -> None:
    assert detect(text).isalpha()
