"""Who speaks where no plain verb with its subject says so; and names that end where they end. All sentences are fictional."""

import pytest

from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.positions import PositionFinder
from tests.agents.readers.embedded.reading import document, said


def found(text: str) -> list[tuple[str, str]]:
    """Holder and words of every stand of the rules alone."""
    doc = document(text)
    finder = PositionFinder(doc, take_inventory(doc))
    return [(" ".join(doc.text[m.start : m.end] for m in s.holder.mentions[:1]), s.span.quote) for s in finder.find()]


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        # behind the words: على ما أفاد, كما أعلن, بحسب ما ذكرت
        ("وقعت الغارة عند الفجر، على ما أفاد شاهدان.", "شاهدان", "وقعت الغارة عند الفجر"),
        (
            "ستُفتح الطريق الساحلية الأحد، كما أعلن الناطق باسم اللجنة حمدي الورشفاني.",
            "حمدي الورشفاني",
            "ستُفتح الطريق الساحلية الأحد",
        ),
        # plain words before a verb of saying
        (
            "لا علم لنا بهذا الاجتماع، تقول نائبة رئيس المجلس البلدي سعاد بن رمضان.",
            "سعاد بن رمضان",
            "لا علم لنا بهذا الاجتماع",
        ),
        # in a text that somebody issued
        ("وجاء في بيان لوزارة الدفاع أن المفاوضات معلقة.", "وزارة الدفاع", "المفاوضات معلقة"),
        # an opinion: في رأي
        ("في رأي السفير نجيب عطوان، لا فرق بين هدنة وأخرى.", "نجيب عطوان", "لا فرق بين هدنة وأخرى"),
        # the clause behind an attribution begins behind فإن
        ("وبحسب المتحدثة ليلى دخيل، فإن ألفي شخص عبروا الحدود.", "ليلى دخيل", "ألفي شخص عبروا الحدود"),
        # through a spokeswoman, before the verb and behind it
        (
            "مجلس وجهاء الوادي، عبر الناطقة باسمه ليلى دخيل، شدد على أن العودة مؤجلة.",
            "ليلى دخيل",
            "العودة مؤجلة",
        ),
        (
            "قالت الأمم المتحدة، على لسان خبيرها القانوني توماس أوبراين، إنها مستعدة لإيداع الخرائط.",
            "توماس أوبراين",
            "مستعدة لإيداع الخرائط",
        ),
        # said to an outlet whose name is in quotation marks
        ("وأكد لـ«الراصد» ضابط رفيع أن الخطة جاهزة للتنفيذ.", "ضابط رفيع", "الخطة جاهزة للتنفيذ"),
        # of «التقى فلان فلانا» it is the first who goes on
        (
            "التقى المبعوث كارلوس مينديز الشيخ غازي الدليمي في بيته. وقال للصحافيين: «لمست جدية من الجميع».",
            "كارلوس مينديز",
            "لمست جدية من الجميع",
        ),
        # أما السكان فيقولون
        ("بدأ الاشتباك ليلا؛ أما السكان فيقولون إن الجنود هم من بادروا.", "السكان", "الجنود هم من بادروا"),
    ],
)
def test_it_is_told_whose_the_words_are(text: str, who: str, words: str) -> None:
    assert (who, words) in found(text)


def test_what_somebody_claims_inside_a_denial_is_his() -> None:
    text = "نفى مصدر أمني رفيع ما بثته قناة الساحل من أن الحكومة وافقت على تسليم الميناء."
    assert any(who == "قناة الساحل" and words.startswith("الحكومة وافقت") for who, words in found(text))


def test_a_name_in_quotation_marks_is_not_what_its_bearer_says() -> None:
    text = "هدد فصيل «فجر الساحل» باستهداف الناقلات إن لم تدفع الشركات."
    assert [words for _, words in found(text)] == ["هدد فصيل «فجر الساحل» باستهداف الناقلات إن لم تدفع الشركات"]


def test_a_ministry_behind_a_union_is_not_joined_to_it_by_its_first_letter() -> None:
    holders = [who for who, _ in found("وناشدت نقابة الممرضات وزارة الصحة صرف الرواتب المتأخرة.")]
    assert holders == ["نقابة الممرضات"]


@pytest.mark.parametrize(
    "text",
    [
        "وفي سياق متصل، فندت وزارة الدفاع الأنباء.",
        "والتزمت الحكومة الصمت حيال الأنباء.",
        "كما أعلن الوزير إلغاء الرحلات.",
    ],
)
def test_a_circumstance_or_a_silence_is_nobodys_stand(text: str) -> None:
    assert not any(words.startswith(("وفي سياق", "التزمت", "كما")) for _, words in found(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقالت حكومة جمهورية كينيا إنها ستحضر.", "حكومة جمهورية كينيا"),
        ("وقالت حكومة جنوب السودان إنها ستحضر.", "حكومة جنوب السودان"),
        ("ورفض رئيس الحكومة الدعوات إلى تأجيل الاقتراع.", "رئيس الحكومة"),
        ("وجدد الرئيس التزام بلاده بالهدنة.", "الرئيس"),
        ("وقال مدير المستشفى الميداني بالقول: «لم يصلنا شيء منذ أسبوع».", "مدير المستشفى الميداني"),
        ("وأعلن مدير المكتب أليساندرو كونتي تعليق الرحلات.", "أليساندرو كونتي"),
        ("وقال مصدر عسكري مسؤول إن القافلة وصلت.", "مصدر عسكري مسؤول"),
        ("وذكر موفد جامعة الدول العربية أن الرد لم يصل.", "موفد جامعة الدول العربية"),
        ("وأكد السفير النرويجي الرسائل التي نُقلت.", "السفير النرويجي"),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, name: str) -> None:
    doc = document(text)
    assert name in {doc.text[m.start : m.end] for m in take_inventory(doc).mentions}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("قال ناصر كلباسي إن الباب مفتوح.", "وأنهى كلباسي حديثه بالشكر."),
        ("قالت سلطنة عمان إن الباب مفتوح.", "ورحبت مسقط بالرد."),
        ("قال الأردن إن الباب مفتوح.", "ورفض الجانب الأردني العرض."),
    ],
)
def test_two_names_of_one_actor_are_one(first: str, second: str) -> None:
    inventory = take_inventory(document(f"{first} {second}"))
    assert any(len(e.mentions) == 2 for e in inventory.entities)


@pytest.mark.parametrize(
    ("language", "text", "who", "words"),
    [
        ("en", "Egypt and Jordan urged restraint on all sides.", "Egypt", "urged restraint"),
        (
            "en",
            "Residents said the shooting began before dawn, but the police insisted that their patrol came under fire.",
            "Residents",
            "the shooting began before dawn",
        ),
        (
            "en",
            "The envoy, Ingrid Solberg, urged both parties to spare the dam, warning that its collapse could flood the valley.",
            "Ingrid Solberg",
            "urged both parties to spare the dam",
        ),
        (
            "fr",
            "« Nous ne signerons rien sous les bombes », a déclaré Moussa Diarra.",
            "Moussa Diarra",
            "Nous ne signerons rien sous les bombes",
        ),
        (
            "fr",
            "Le porte-parole Moussa Diarra affirme que la trêve tient encore partout.",
            "Moussa Diarra",
            "la trêve tient encore partout",
        ),
        (
            "fr",
            "Le syndicat exige la libération de ses six délégués.",
            "syndicat",
            "exige la libération de ses six délégués",
        ),
    ],
)
def test_english_and_french_say_it_their_own_way(language: str, text: str, who: str, words: str) -> None:
    assert any(holder == who and words in quote for holder, quote in said(text, language))


def test_a_dispute_at_work_is_a_conflict_too() -> None:
    text = (
        "التأمت جلسة صلحية ثانية بين النقابة والشركة بعد أسبوع من الإضراب. "
        "وقال متفقد الشغل نادر خليفي إن تعليق الإضراب ممكن إذا وقّع الطرفان المحضر."
    )
    assert said(text)


@pytest.mark.parametrize(
    "stand",
    [
        "غمز العقيد رامي السعدي من قناة الحكومة",
        "استشهد العقيد رامي السعدي بشريط مصور",
        "طعن العقيد رامي السعدي في نزاهة اللجنة",
        "سخر العقيد رامي السعدي من شروط الحكومة",
        "تجنب العقيد رامي السعدي تسمية الفاعل",
        "تخلى العقيد رامي السعدي عن شرط الانسحاب",
        "رضخ العقيد رامي السعدي لشروط الحكومة",
        "تنازل العقيد رامي السعدي عن رئاسة اللجنة",
    ],
)
def test_verbs_of_taking_a_stand_by_family(stand: str) -> None:
    assert [words for _, words in found("و" + stand + ".")] == [stand]


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("قال رامي السعدي إن الهدنة صامدة. ورد عليه مازن البدري بأن الجسر محترق.", "مازن البدري", "الجسر محترق"),
        (
            "وحث العقيد رامي السعدي الحكومة على فتح الطريق.",
            "رامي السعدي",
            "حث العقيد رامي السعدي الحكومة على فتح الطريق",
        ),
    ],
)
def test_a_short_verb_behind_and_is_one(text: str, who: str, words: str) -> None:
    assert any(who in holder and told == words for holder, told in found(text))


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        # whose view it is, told with a pronoun: inside the clause, behind it, before it
        (
            "قال الوزير نعمان السعدي إن المعبر مغلق. الحرب، في رأيه، لن تنتهي قبل الصيف.",
            "نعمان السعدي",
            "الحرب، في رأيه، لن تنتهي قبل الصيف",
        ),
        (
            "قالت النائبة ليلى دخيل إن الجسر مغلق. لم يعبره أحد منذ شهر، على حد قولها.",
            "ليلى دخيل",
            "لم يعبره أحد منذ شهر",
        ),
        (
            "قالت النائبة ليلى دخيل إن الجسر مغلق. وبحسبها فإن أحدا لم يعبره منذ شهر.",
            "ليلى دخيل",
            "أحدا لم يعبره منذ شهر",
        ),
        # what something is called: from the verb on, the quotation in it
        (
            "وصف الوزير نعمان السعدي الاتفاق بأنه «خيال أدبي».",
            "نعمان السعدي",
            "وصف الوزير نعمان السعدي الاتفاق بأنه «خيال أدبي»",
        ),
        ("عدّ الوزير نعمان السعدي هذا السياج «خطوة متأخرة».", "نعمان السعدي", "السعدي هذا السياج «خطوة متأخرة»"),
    ],
)
def test_views_told_with_a_pronoun_and_what_something_is_called(text: str, who: str, words: str) -> None:
    assert any(who in holder and words in quote for holder, quote in found(text))


def test_no_more_than_that_is_no_attribution() -> None:
    assert not any("عاد الوزير" in quote for _, quote in found("عاد الوزير نعمان السعدي إلى بلدته فحسب."))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("لم يشأ الوزير نعمان السعدي التعليق على الأرقام.", "لم يشأ الوزير نعمان السعدي التعليق على الأرقام"),
        ("لا يمانع الوزير نعمان السعدي عودة الوفد.", "لا يمانع الوزير نعمان السعدي عودة الوفد"),
        ("لا يشاطر الوزير نعمان السعدي خصومه هذا الرأي.", "لا يشاطر الوزير نعمان السعدي خصومه هذا الرأي"),
    ],
)
def test_some_verbs_take_a_stand_only_where_they_are_negated(text: str, words: str) -> None:
    assert any("نعمان" in holder and words == quote for holder, quote in found(text))
    assert not found(text.removeprefix("لم ").removeprefix("لا "))
