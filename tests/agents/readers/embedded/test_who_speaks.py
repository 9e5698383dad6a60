"""Whose the words are: overt subjects, turns, tongues, texts, bylines and answers that quote somebody else."""

import pytest

from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.voices import author, issuer
from tests.agents.readers.embedded.reading import document, said

BEFORE = "وقال الناطق باسم الحكومة سالم الراوي إن الطريق آمن. "


@pytest.mark.parametrize(
    ("text", "holder", "word"),
    [
        ("وهو ما رفضته معاونة المدير سلوى الكريدي.", "سلوى الكريدي", "رفضته"),
        ("وعرضت الصين التوسط بين الطرفين.", "الصين", "التوسط"),
        (
            "وأعلنت غرفة طوارئ المدينة مقتل طفلين، ونسبت القصف إلى مدفعية الكتائب.",
            "غرفة طوارئ المدينة",
            "القصف إلى",
        ),
        ("ونفى الجيش القصف. وتحدث بيان للجيش عن سقوط أربعة قتلى.", "الجيش", "سقوط"),
        ("ووصلت رسالة بيد الشيخ ماجد الكريدي، يقترح فيها قائد الحامية تبادل الأسرى.", "قائد الحامية", "تبادل"),
        (
            "ووزارة الصحة، على لسان مديرها السفير ماجد الكريدي، أكدت أن المشفى مفتوح، نافية نقص الدواء.",
            "ماجد الكريدي",
            "نقص الدواء",
        ),
    ],
)
def test_the_subject_of_the_verb_speaks(text: str, holder: str, word: str) -> None:
    assert [h for h, quote in said(BEFORE + text) if word in quote] == [holder]


def test_a_turn_to_somebody_unknown_is_not_who_spoke_last() -> None:
    words = said(BEFORE + "أما الحارس فأكد أن خطأ وقع ليلة العيد.")
    assert ("سالم الراوي", "خطأ وقع ليلة العيد") not in words


def test_a_quotation_is_not_his_of_whom_it_is_said() -> None:
    text = "وقالت سلوى الكريدي إن الميناء مفتوح. وعن ماجد الكريدي: «رجل طيب لكنه لا يمثلنا». من جهته أقر الكريدي بذلك."
    assert ("ماجد الكريدي", "رجل طيب لكنه لا يمثلنا") not in said(text)


def test_a_quotation_past_an_apposition_is_hers_of_whom_the_clause_tells() -> None:
    text = "وشكرت اللجنة سلوى الكريدي، شقيقة القتيل، التي قالت أمام الجمع: «كفانا دما هذا العام»."
    assert [h for h, quote in said(text) if "دما" in quote] == ["سلوى الكريدي"]


def test_words_behind_an_aside_are_not_the_narrators() -> None:
    text = "وعلى ما يروي ماجد الكريدي، هدد رئيس اللجنة سالم الراوي بهدم الجسر."
    assert [h for h, quote in said(text) if "بهدم" in quote] == ["سالم الراوي"]


@pytest.mark.parametrize("line", ["كتبت: حوراء فنار جاسر", "بقلم: ماجد الكريدي", "يكتبها: ماجد الكريدي"])
def test_a_byline_names_the_author(line: str) -> None:
    doc = document(line + "\nأقيم في زبيرة منذ سنوات. وأطالب الحكومة بفتح الجسر.")
    found = author(doc, take_inventory(doc))
    assert found is not None and " ".join(found.name) in " ".join(doc.folded[:5])


def test_an_interviewer_is_no_author() -> None:
    doc = document("حاوره: ماجد الكريدي\nأقيم في زبيرة منذ سنوات.")
    assert author(doc, take_inventory(doc)) is None


WE = "نطالب بفتح الجسر. ونرفض القصف. ونحذر من الحرب. ونؤكد أن الهدنة قائمة.\n"


@pytest.mark.parametrize(
    "text",
    [
        "وصل إلى الموقع بيان من مجلس أعيان زبيرة، هذا نصه:\nاجتمعنا في مضيف آل حازم. " + WE,
        "إلى أهلنا في المدينة\nجرى اجتماع واسع حضره كثيرون من أبناء هذه المدينة وقراها القريبة والبعيدة وتداولوا في ما جرى أخيرا. "
        + WE
        + "عن مجلس أعيان زبيرة\n",
    ],
)
def test_who_sends_or_signs_a_statement_issues_it(text: str) -> None:
    doc = document(text)
    found = issuer(doc, take_inventory(doc))
    assert found is not None and found.name[:2] == ("مجلس", "اعيان")


def test_an_answer_that_quotes_somebody_else_is_not_the_guests() -> None:
    text = (
        "حوار مع سلوى الكريدي\nس: ماذا حدث؟\nج: كنا ننتظر على الجسر طوال الليل.\n"
        "س: وماذا سمعت؟\nج: رددها مرات في الخريف: «إن جاء الجنود قطعنا الطريق».\nس: وبعد؟\nج: لم يعد إليها أحد.\n"
    )
    assert ("سلوى الكريدي", "إن جاء الجنود قطعنا الطريق") not in said(text)


@pytest.mark.parametrize(
    ("text", "holder", "word"),
    [
        (
            "وبشأن ما روجته بعض المواقع عن إغلاق المشفى، أكدت المديرة سلوى الكريدي أنه خبر مختلق.",
            "سلوى الكريدي",
            "مختلق",
        ),
        (
            "ورفض شيوخ زبيرة الخطة، وهي تهمة ردها مدير المشفى، ماجد الكريدي، معتبرا أن الخطة باقية.",
            "ماجد الكريدي",
            "باقية",
        ),
        (
            "وردت رئيستها، المخرجة التونسية سلوى الكريدي، على الخبر. وأسرت لنا بأن الدفعة الأولى وصلت.",
            "سلوى الكريدي",
            "الدفعة",
        ),
        ("ونشر مجلس زبيرة قائمة. أما «سرايا الكريم» فقالت إن الوادي مغلق.", "سرايا الكريم", "الوادي"),
    ],
)
def test_the_nearest_subject_holds_what_follows(text: str, holder: str, word: str) -> None:
    assert [h for h, quote in said(BEFORE + text) if word in quote] == [holder]


def test_the_place_of_a_dateline_is_no_subject_of_the_next_line() -> None:
    words = said("زبيرة – مكتب الصحيفة\nاتفق تجار المدينة على فتح الجسر يوم الأحد.")
    assert all(h != "مكتب الصحيفة" for h, _ in words)


def test_a_sentence_that_tells_an_office_goes_on_about_the_person_named_last() -> None:
    text = "وعلى البوابة تجلس سلوى الكريدي. هي أمينة صندوق الطلبة منذ عامين. وقالت إن المصنع مغلق."
    assert [h for h, quote in said(text) if "المصنع مغلق" in quote] == ["سلوى الكريدي"]


def test_a_quotation_in_reported_words_is_his_with_whom_they_begin() -> None:
    text = "وروى سالم الراوي أن مسؤولا في البلدية قال له: «أريحوا أنفسكم من الانتظار»."
    holders = [h for h, quote in said(text) if quote == "أريحوا أنفسكم من الانتظار"]
    assert holders == ["مسؤولا في البلدية"]


def test_an_answer_that_only_tells_what_another_said_is_the_others() -> None:
    text = (
        "حوار مع سلوى الكريدي\nس: ماذا حدث؟\nج: كنا ننتظر على الجسر طوال الليل.\n"
        "س: وماذا سمعت؟\nج: صاح أحدهم من النافذة: أعيدوا القوارب أو نحرقها الليلة.\nس: وبعد؟\nج: لم يصعد أحد.\n"
    )
    assert {h for h, quote in said(text) if "أعيدوا" in quote} == {"أحدهم"}


def test_a_labelled_line_does_not_take_what_it_says_another_said() -> None:
    text = "الكريدي: أهلا بكم في زبيرة.\nسلوى الكريدي: رددها ماجد الراوي في الخريف: «إن جاء الجنود قطعنا الطريق»."
    assert ("سلوى الكريدي", "إن جاء الجنود قطعنا الطريق") not in said(text)
