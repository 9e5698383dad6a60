import pytest

from tests.agents.readers.embedded.reading import read, ruled, said


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


EARLIER = "وقال المبعوث لوكا بينيتو إن الجولة قريبة. وقالت فرنسا إن الاتفاق وشيك. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a dual of the construct state, with the bodies it comes from
        (
            "وأعلن وفدا المجلس الأعلى للسواحل ومجلس النواب، الخميس، التوصل إلى تفاهم على الموانئ.",
            "وفدا المجلس الأعلى للسواحل ومجلس النواب",
        ),
        ("وقال ممثلو القبائل الجبلية إن التفاهم على الموانئ باطل.", "ممثلو القبائل الجبلية"),
        ("وأكد محافظو الأقاليم الجنوبية أن التفاهم على الموانئ قائم.", "محافظو الأقاليم الجنوبية"),
        ("ودعا قادة الفصائل المسلحة إلى احترام التفاهم على الموانئ.", "قادة الفصائل المسلحة"),
    ],
)
def test_a_crowd_after_the_verb_is_its_subject(text: str, expected: str) -> None:
    assert {h for h, q in said(EARLIER + text) if "الموانئ" in q} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "وقال بائع السمك إن الميناء مقفل.",
        "وقالت لجنتها الفنية إن الميناء مقفل.",
        "وقال التقرير إن الميناء مقفل.",
        "وتقترح الخطة وقفا للنار في الميناء.",
        "وتدعو المبادرة إلى فتح الميناء.",
        "وينص الاتفاق على هدنة شهر، ويرفض أي وجود أجنبي في الميناء.",
        "«الميناء مقفل من الجهتين كلتيهما»، يقول البائع.",
    ],
)
def test_words_of_somebody_unknown_are_not_given_to_who_spoke_before(text: str) -> None:
    before = {h for h, _ in said(EARLIER)}
    assert before and not before & {h for h, q in said(EARLIER + text) if "الميناء" in q}


def test_after_an_unknown_subject_a_verb_without_subject_has_no_holder_either() -> None:
    text = "وتدعو المبادرة إلى فتح الميناء. وتقترح كذلك مراقبين على الجسور."
    assert not [h for h, q in said(EARLIER + text) if "الجسور" in q]


def test_a_statement_is_the_word_of_the_body_that_issued_it() -> None:
    text = "وقال بيان لوزارة الدفاع إن الميناء مقفل."
    assert {h for h, q in said(EARLIER + text) if "الميناء" in q} == {"وزارة الدفاع"}


def test_a_plural_verb_has_its_subject_before_it() -> None:
    text = "واتفق الطرفان على تبادل الأسرى، ودعوا الأمم المتحدة والمجتمع الدولي إلى مراقبة الجسور."
    assert {h for h, q in ruled(text) if "الجسور" in q} == {"الطرفان"}


def test_a_clause_opened_by_a_turn_has_its_own_subject() -> None:
    text = (
        "وأعلن الرئيس سامر القاضي أن قواته أوقفت القتال، فيما دعا رئيس مجلس النواب نادر الجلالي، في بيان منفصل، "
        "جميع الأطراف إلى احترام الهدنة."
    )
    assert {h for h, q in said(text) if "احترام الهدنة" in q} == {"نادر الجلالي"}


def test_a_group_in_the_accusative_is_called_upon_and_does_not_call() -> None:
    text = "وقال المبعوث لوكا بينيتو إن الجولة قريبة. ودعا الطرفين إلى احترام الهدنة."
    assert {h for h, q in said(text) if "احترام الهدنة" in q} == {"لوكا بينيتو"}


def test_a_state_speaks_in_its_own_gender() -> None:
    text = "وقال المبعوث لوكا بينيتو إن الجولة قريبة. ورحبت فرنسا بالهدنة. وأضاف أن الممر مفتوح أمام القوافل."
    assert ("لوكا بينيتو", "الممر مفتوح أمام القوافل") in said(text)


def test_the_place_a_text_was_written_in_is_no_voice() -> None:
    text = "القاهرة: أعلن المبعوث لوكا بينيتو أن الجولة قريبة من نهايتها."
    assert {h for h, _ in said(text)} == {"لوكا بينيتو"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "وقال رئيس المجلس الساحلي لحكومة التفاهم الليبية سامر القاضي إن ليبيا بخير.",
            "المجلس الساحلي لحكومة التفاهم الليبية",
        ),
        ("ونفى المغرب ذلك. وقال وزير الخارجية المغربي سامر القاضي إن المغرب بخير.", "المغرب"),
        ("ورحبت بعثة المراقبين بالهدنة، واعتبرت رئيستها بالنيابة ليلى القاضي أن الهدنة بخير.", "بعثة المراقبين"),
    ],
)
def test_an_office_holder_speaks_for_the_body_of_the_office(text: str, body: str) -> None:
    draft = read(text)
    names = {a.key: a.name for a in draft.actors}
    (position,) = [p for p in draft.positions if "بخير" in p.evidence.quote]
    assert position.on_behalf_of is not None and names[position.on_behalf_of] == body


def test_a_role_is_written_without_what_is_joined_before_it() -> None:
    draft = read(
        "التقى المبعوث لوكا بينيتو بوزير الدفاع سامر القاضي ورئيس الوفد نادر الجلالي. "
        "وقال القاضي إن الهدنة صامدة. ورد الجلالي بأن الهدنة سقطت."
    )
    roles = {a.name: a.role for a in draft.actors}
    assert roles["سامر القاضي"] == "وزير الدفاع" and roles["نادر الجلالي"] == "رئيس الوفد"


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


def test_the_background_an_outlet_adds_to_a_deed_is_not_the_speakers() -> None:
    text = "وثمّن الوزير سامر القاضي جهود الوسطاء في تثبيت الهدنة حيث دفعت العاصمة طويلا نحو اتفاق جديد."
    assert ("سامر القاضي", "ثمّن الوزير سامر القاضي جهود الوسطاء في تثبيت الهدنة") in said(text)
    # but not where «من حيث» only limits what is said
    text = "وطالب الوزير سامر القاضي باتفاق عادل من حيث المبدأ والتفاصيل."
    assert ("سامر القاضي", "طالب الوزير سامر القاضي باتفاق عادل من حيث المبدأ والتفاصيل") in said(text)


def test_emphasis_behind_a_source_is_no_part_of_its_words() -> None:
    text = "وبحسب المصادر نفسها، تنص المسودة على انسحاب تدريجي من المعبر وفتح ممرين للمساعدات."
    assert said(text) == [("المصادر", "تنص المسودة على انسحاب تدريجي من المعبر وفتح ممرين للمساعدات")]


def test_what_another_affirms_behind_but_is_not_said_by_who_came_before() -> None:
    text = (
        "الزهور - تجددت الاشتباكات بين الجيش وجبهة الوادي قرب مدينة الزهور.\n\n"
        "أعلنت الحكومة استعادة الجسر، لكن الجبهة أكدت أن الجسر لا يزال في يدها.\n"
    )
    holders = {holder for holder, words in said(text) if "لا يزال في يدها" in words}
    assert holders == {"جبهة الوادي"}


def test_an_office_rather_than_a_mere_mister_is_the_role() -> None:
    draft = read("قال السيد نادر الجلالي إن المهلة انتهت. وأضاف وزير الخارجية نادر الجلالي أن الوفد لن يعود.")
    assert {a.name: a.role for a in draft.actors}["نادر الجلالي"] == "وزير الخارجية"


def test_an_office_apposed_to_a_name_is_the_role() -> None:
    draft = read("قالت سلمى الجلالي، المبعوثة الخاصة إلى المنطقة، إن المهلة انتهت وإن الوفد لن يعود.")
    assert {a.name: a.role or "" for a in draft.actors}["سلمى الجلالي"].startswith("المبعوثة الخاصة")
