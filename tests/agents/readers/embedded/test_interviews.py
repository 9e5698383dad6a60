"""Interviews in the forms that newspapers print, with fictional persons."""

import pytest

from agents.readers.embedded.interviews import answer_lines, guest
from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from tests.agents.readers.embedded.reading import document, said, stands

INTRODUCTION = "التقينا الوسيطة سعاد منصور في بيتها بعد يومين من انهيار الهدنة.\n"
FORMS = [("س: ", "ج: "), ("■ ", "ــ "), ("• ", "– "), ("", "- ")]


@pytest.mark.parametrize(("question", "answer"), FORMS)
def test_answers_are_the_guests_words_whatever_marks_them(question: str, answer: str) -> None:
    text = INTRODUCTION + "".join(
        f"{question}{q}\n{answer}{a}\n"
        for q, a in [
            ("هل تقبلين الورقة؟", "لن أقبل ورقة كتبها طرف واحد."),
            ("ومن رفضها؟", "رفضها الجانبان في الليلة نفسها."),
            ("هل تعودين إلى الطاولة؟", "أعود متى عاد الطرفان إليها."),
        ]
    )
    found = said(text)
    assert ("سعاد منصور", "لن أقبل ورقة كتبها طرف واحد.") in [(h, q if q.endswith(".") else q + ".") for h, q in found]
    assert not any("؟" in q for _, q in found)


def test_a_quotation_inside_an_answer_is_of_the_one_it_names() -> None:
    text = INTRODUCTION + (
        "• هل قبل القائد؟\n– لم يقبل في البداية. قال لي العقيد رامي السعدي: «لن أنسحب من الجسر الليلة».\n"
        "• ومتى تغير رأيه؟\n– بعد أسبوع كامل من القصف.\n• ومن أقنعه؟\n– أقنعته أمهات الجنود وحدهن.\n"
    )
    assert ("رامي السعدي", "لن أنسحب من الجسر الليلة") in said(text)


def test_the_guest_is_not_the_person_asked_about() -> None:
    text = (
        "غادرت المبعوثة لينا حداد العاصمة فجراً، وجلس إلينا الوزير مازن البدري في مكتبه.\n"
        "• هل انتهت الوساطة؟\n- لم تنته ولن تنتهي هذا الشهر.\n• وما رسالة المبعوثة؟\n"
        "- حملت السيدة لينا حداد إلينا كتاباً من سطرين.\n• والأسرى؟\n- ملف الأسرى مفتوح منذ الصيف.\n"
    )
    holders = {h for h, _ in said(text)}
    assert "مازن البدري" in holders
    assert "لينا حداد" not in holders


def test_a_transcript_with_names_before_the_words_keeps_its_speakers() -> None:
    text = (
        "سعاد منصور: هل تلتزمون بالهدنة؟\nرامي السعدي: نلتزم بها ما التزموا بها.\n"
        "سعاد منصور: ومن يضمن؟\nرامي السعدي: لا ضامن لنا غير الأهالي هنا.\n"
        "سعاد منصور: هل تخشون الحرب؟\nرامي السعدي: نخشاها كما يخشاها الجميع.\n"
    )
    assert all(h == "رامي السعدي" for h, _ in said(text))


def test_english_answers_without_marks_follow_the_questions() -> None:
    text = (
        "Maria Delgado, the former envoy, spoke to us after the truce between the army and the rebels failed.\n"
        "Who asked you to come?\nBoth capitals did, in one letter.\nDid the rebels agree?\nThe rebels never refused it.\n"
        "Is the war over?\nThe war is only tired of itself.\n"
    )
    assert ("Maria Delgado", "Both capitals did, in one letter") in said(text, "en")


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Courier: ", "Delgado: "), ("TC: ", "MD: "), ("COURIER | ", "MARIA DELGADO | "), ("Q. ", "A. "), ("**", "")],
)
def test_every_sentence_behind_a_label_is_the_speakers(question: str, answer: str) -> None:
    close = "**" if question == "**" else ""
    text = "Maria Delgado, the former envoy, talked to us after the truce between the army and the rebels failed.\n"
    for asked, said_ in [
        ("Who asked you to come?", "Both capitals did. The war is only tired of itself."),
        ("Did the rebels agree?", "They never signed one page."),
        ("Is the war over?", "Nobody has told the guns."),
    ]:
        text += f"{question}{asked}{close}\n{answer}{said_}\n"
    found = said(text, "en")
    assert any(h == "Maria Delgado" and "The war is only tired of itself" in words for h, words in found)
    assert any(h == "Maria Delgado" and "Nobody has told the guns" in words for h, words in found)
    assert not any("?" in words or "Who asked" in words for _, words in found)


ASKED = (
    "س: يقول النائب مازن البدري إنكم بعتم النبع.\nج: النبع لأهله جميعا ولن يباع.\n"
    "س: ومن يشهد؟\nج: يشهد السند المحفوظ في البلدية.\nس: هل ينتهي الخلاف؟\nج: ينتهي حين يعود الماء إلينا.\n"
)


@pytest.mark.parametrize(
    "lead",
    [
        "سعاد منصور ترأس البلدية منذ عام.\n",
        "خُطف العقيد رامي السعدي في الصيف. التقينا سعاد منصور في بيتها.\n",
        "عاد العقيد رامي السعدي إلى بيته. وسعاد منصور، طبيبة البلدة، استقبلتنا على الدرج.\n",
    ],
)
def test_the_guest_is_whom_the_lead_met_not_who_is_named_beside(lead: str) -> None:
    doc = document(lead + ASKED)
    found = guest(doc, take_inventory(doc, find_mentions(doc)), answer_lines(doc))
    assert found is not None
    assert list(found.name[-2:]) == ["سعاد", "منصور"]


def test_an_answer_that_tells_what_another_does_is_the_others_and_only_the_rest_the_guests() -> None:
    doc = document(
        INTRODUCTION + "س: أين الخلاف؟\nج: شركة النور ترفض العرض، وأنا لم أسمع منها بعد ذلك شيئا.\n"
        "س: والنقابة؟\nج: نقابة السائقين تطالب بعقود جديدة.\nس: وأنت؟\nج: أنا باقية هنا إلى أن تعود المياه.\n"
    )
    found = [(" ".join(s.holder.name), s.span.quote, s.nested) for s in stands(doc)]
    company = [(n, q) for h, q, n in found if h == "شركه النور"]
    assert company
    assert company[0][0] is not None
    guests = [q for h, q, _ in found if h == "سعاد منصور"]
    assert not any("ترفض" in q or "تطالب" in q for q in guests)
    assert any("لم أسمع منها" in q for q in guests)
    assert any("أنا باقية هنا" in q for q in guests)


def test_a_dialogue_with_one_dash_for_both_goes_by_turns_also_where_the_paper_only_says() -> None:
    doc = document(
        "زرنا سعاد منصور في بيتها قرب الجسر.\n– كيف بدأ الصلح؟\n– بدأ بورقة من سطر واحد.\n– المحافظ يقول غير ذلك.\n"
        "– المحافظ لم يكن معنا في تلك الليلة.\n– ومن كتبها؟\n– كتبتها معلمة القرية.\n– هل يصمد؟\n– يصمد ما صمدت المعلمة.\n"
        "من المحرر: اتصلنا بالمحافظ فلم يجب.\n"
    )
    assert [doc.text[a.start : a.stop] for a in answer_lines(doc)] == [
        "– بدأ بورقة من سطر واحد.",
        "– المحافظ لم يكن معنا في تلك الليلة.",
        "– كتبتها معلمة القرية.",
        "– يصمد ما صمدت المعلمة.",
    ]


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("نشرت المقابلة في باريس وأجراها رامي السعدي. في مكتبها تجلس الوزيرة لينا حداد.", "لينا حداد"),
        ("قرب الحدود استقبلنا القائد إسماعيل، وكان قد التقى يونس الكتبي أمس.", "اسماعيل"),
    ],
)
def test_the_guest_is_whom_the_paper_met_and_never_who_asked(lead: str, name: str) -> None:
    doc = document(f"{lead}\nس: من بدأ؟\nج: هم بدأوا.\nس: ومتى؟\nج: في آخر الصيف.\nس: أين؟\nج: عند الجسر القديم.\n")
    met = guest(doc, take_inventory(doc, find_mentions(doc)), answer_lines(doc))
    assert met is not None
    assert " ".join(met.name) == name
