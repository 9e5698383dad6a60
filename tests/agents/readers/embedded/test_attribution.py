import pytest

from tests.agents.readers.embedded.reading import read, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verb before subject, with أن
        ("وأعلن وزير الدفاع سامر القاضي أن قواته انسحبت من البلدة.", ("سامر القاضي", "قواته انسحبت من البلدة")),
        # subject before verb
        ("الناطقة باسم البعثة لينا حداد قالت إن الممر مفتوح أمام القوافل.", ("لينا حداد", "الممر مفتوح أمام القوافل")),
        # quotation after a colon
        ("وقال الشيخ مازن البدري: «لن نوقع على ورقة بيضاء».", ("مازن البدري", "لن نوقع على ورقة بيضاء")),
        # quotation before the verb
        ("«لن نوقع على ورقة بيضاء»، قال الشيخ مازن البدري.", ("مازن البدري", "لن نوقع على ورقة بيضاء")),
        # reported, the object after a preposition
        (
            "وطالب العقيد رامي السعدي الحكومة بفتح الطريق الساحلي.",
            ("رامي السعدي", "طالب العقيد رامي السعدي الحكومة بفتح الطريق الساحلي"),
        ),
        # denial with a noun
        ("ونفت وزارة الخارجية وجود أي اتفاق سري.", ("وزارة الخارجية", "نفت وزارة الخارجية وجود أي اتفاق سري")),
        # an unnamed source
        ("وأفاد مصدر دبلوماسي غربي بأن المحادثات تعثرت.", ("مصدر دبلوماسي غربي", "المحادثات تعثرت")),
        # according to
        ("وبحسب الباحثة سعاد منصور، «لا أحد يثق بالضامنين الجدد».", ("سعاد منصور", "لا أحد يثق بالضامنين الجدد")),
        # name and colon
        ("الناطق باسم الحركة فراس عودة: نلتزم بالهدنة ما التزموا بها.", ("فراس عودة", "نلتزم بالهدنة ما التزموا بها")),
        # a name between commas
        (
            "وأكد رئيس الوفد، السفير جاسم الدرويش، أن الجولة ستعقد في موعدها.",
            ("جاسم الدرويش", "الجولة ستعقد في موعدها"),
        ),
    ],
)
def test_the_holder_is_who_spoke(text: str, expected: tuple[str, str]) -> None:
    assert expected in said(text)


def test_a_verb_without_subject_goes_to_the_last_speaker_of_its_gender() -> None:
    text = "وقالت الناطقة باسم البعثة لينا حداد إن الممر مفتوح. وأضافت أن القوافل تصل غداً."
    assert ("لينا حداد", "القوافل تصل غداً") in said(text)


def test_a_participle_goes_to_the_speaker_of_its_clause() -> None:
    text = "وقال العميد سامي الراوي إن الهدنة قائمة، نافياً أن تكون قواته قصفت القرية."
    assert any(h == "سامي الراوي" and "قصفت القرية" in q for h, q in said(text))


def test_a_bare_surname_is_the_person_named_in_full() -> None:
    text = "وصل الوزير نبيل الكاتب إلى العاصمة. وقال الكاتب إن الاتفاق جاهز للتوقيع."
    assert ("نبيل الكاتب", "الاتفاق جاهز للتوقيع") in said(text)


def test_two_persons_of_one_family_name_are_not_merged() -> None:
    draft = read("قال النائب سالم الورداني إن الحرب انتهت. وقالت المحامية هاجر الورداني إن الحرب لم تنته.")
    assert len([a for a in draft.actors if "الورداني" in a.name]) == 2


def test_a_leader_who_is_only_named_holds_no_position() -> None:
    text = "وقال الناطق باسم الجيش سامر القاضي إن الرئيس خالد العامري سيزور الجبهة."
    assert all(h != "خالد العامري" for h, _ in said(text))


def test_the_outlets_gloss_is_cut_off_the_speakers_words() -> None:
    text = "وقالت لينا حداد إن الوقت يضيق، في إشارة إلى قرب انتهاء الهدنة."
    assert ("لينا حداد", "الوقت يضيق") in said(text)


def test_a_name_in_quotation_marks_is_no_speech() -> None:
    text = "والتقى الوفد ممثلين عن حركة «أبناء الوادي الكبير» في الفندق."
    assert said(text) == []


def test_a_spokesman_speaks_for_the_body_in_his_title() -> None:
    draft = read("وقال الناطق باسم الجيش سامر القاضي إن القصف توقف.")
    names = {a.key: a.name for a in draft.actors}
    (position,) = [p for p in draft.positions if names[p.holder] == "سامر القاضي"]
    assert position.on_behalf_of is not None and names[position.on_behalf_of] == "الجيش"


def test_vocalised_text_is_read_like_plain_text() -> None:
    text = "وَقَالَ العَمِيدُ سَامِي الرَّاوِي إِنَّ الهُدْنَةَ قَائِمَةٌ فِي القَرْيَةِ."
    assert any("الهُدْنَةَ" in q for _, q in said(text))


def test_how_a_source_asks_not_to_be_named_is_no_position() -> None:
    text = "وأكد مسؤول أمني، طلب عدم ذكر اسمه، أن المفاوضات مستمرة."
    assert all("اسمه" not in q for _, q in said(text))


def test_the_two_sides_are_the_two_that_the_article_names() -> None:
    text = "بدأت المحادثات بين الحكومة اليمنية وجماعة الصمود في عمّان. واتفق الطرفان على تبادل الأسرى."
    assert {h for h, q in said(text) if "تبادل الأسرى" in q} == {"الحكومة اليمنية", "جماعة الصمود"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will not sign," army spokesman John Deng said on Monday.', ("John Deng", "We will not sign")),
        ("Foreign Minister Ana Lopez said that the truce was holding.", ("Ana Lopez", "the truce was holding")),
        ("Colonel Peter Lual denied shelling the market.", ("Peter Lual", "denied shelling the market")),
        ("A Western diplomat said the talks had stalled.", ("A Western diplomat", "the talks had stalled")),
    ],
)
def test_english_words_go_to_who_spoke(text: str, expected: tuple[str, str]) -> None:
    assert expected in said(text, "en")
