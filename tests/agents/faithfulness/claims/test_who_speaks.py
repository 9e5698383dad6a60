"""Who a claim says spoke, where gender, layout or a description tells it. The texts are fictional, written for these tests."""

import pytest

from agents.faithfulness.claims import check_claim
from agents.faithfulness.claims.metonymy import of_country
from agents.faithfulness.gender import gender_of
from agents.faithfulness.words import words
from tests.agents.faithfulness.cases import actor, article, cast, view

FERRY = (
    "أعلنت سهى الأغبر، المتحدثة باسم البلدية، الأربعاء أن البلدية تقبل ورقة الرسوم، وهو البند الذي أكد رئيس فريقها وليد "
    "الفتيح قبل أيام أنه ليس للمساومة. وأوضحت أن العبّارة ستعود بعد عشرين يوما.\n"
    "وقال السفير وليد الفتيح إن الجسر مغلق.\n"
)
COLUMN = (
    "بقلم: نجوى الحداد\n"
    "ليس أصعب من أن تجد من يفتح لك الباب. قال الوزير رائد الكناني إن «الجسر مغلق».\n"
    "عبارة باردة، لكنها أصدق ما قيل هذا الشهر. المنظمة خزانة لا أكثر.\n"
)
LIVE = (
    "بدأ النهار هادئا في الميناء، ووصل رائد الكناني ظهرا إلى الرصيف.\n"
    "◄ 19:02 | سفارة الزيتون: نذكّر الجميع بأننا ضامن لا متفرج. القوارب عادت كلها إلى الرصيف.\n"
)
INTERVIEW = (
    "يصل رائد الكناني متأخرا إلى المقهى، ويعتذر.\n"
    "● هل عدتم إلى الجسر؟\n"
    "– لم نعد. الجسر مغلق منذ شهر.\n"
    "● المبعوثة نجوى الحداد ترجّح الحرب.\n"
    "– الحرب لا تعود لأنها لم تذهب.\n"
    "● والميناء؟\n"
    "– الميناء باق كما كان.\n"
)
JOINT = "قالت سهى الأغبر إن الرسوم باقية.\nاتفق الطرفان على فتح الجسر.\n"


def spoken(claim: str, cited: str, text: str, *names: str) -> str:
    source = article(text)
    actors = [actor(f"a{n}", name) for n, name in enumerate(names)]
    report = check_claim(claim, [cited], "ar", article=source, actors=actors)
    return next(f.verdict for f in report.findings if f.field == "speaker")


@pytest.mark.parametrize(("claim", "cited", "text", "expected"), [
    ("أوضحت سهى الأغبر أن العبّارة ستعود بعد عشرين يوما.", "العبّارة ستعود بعد عشرين يوما", FERRY, "pass"),
    ("أوضح وليد الفتيح أن العبّارة ستعود بعد عشرين يوما.", "العبّارة ستعود بعد عشرين يوما", FERRY, "fail"),
    ("قالت نجوى الحداد: «المنظمة خزانة لا أكثر».", "المنظمة خزانة لا أكثر.", COLUMN, "pass"),
    ("قال رائد الكناني: «المنظمة خزانة لا أكثر».", "المنظمة خزانة لا أكثر.", COLUMN, "fail"),
    ("قال رائد الكناني: «الجسر مغلق».", "الجسر مغلق", COLUMN, "pass"),
    ("قالت سفارة الزيتون: «القوارب عادت كلها إلى الرصيف».", "القوارب عادت كلها إلى الرصيف.", LIVE, "pass"),
    ("قال رائد الكناني: «القوارب عادت كلها إلى الرصيف».", "القوارب عادت كلها إلى الرصيف.", LIVE, "fail"),
    ("قالت نجوى الحداد: «الحرب لا تعود لأنها لم تذهب».", "الحرب لا تعود لأنها لم تذهب.", INTERVIEW, "fail"),
    ("اتفق سهى الأغبر الطرفان على فتح الجسر.", "اتفق الطرفان على فتح الجسر.", JOINT, "pass"),
])  # fmt: skip
def test_gender_and_layout_tell_who_speaks(claim: str, cited: str, text: str, expected: str) -> None:
    names = ("سهى الأغبر", "وليد الفتيح", "نجوى الحداد", "رائد الكناني", "سفارة الزيتون")
    assert spoken(claim, cited, text, *names) == expected


def test_who_answers_in_an_interview_is_not_refused() -> None:
    claim = "قال رائد الكناني: «الحرب لا تعود لأنها لم تذهب»."
    assert spoken(claim, "الحرب لا تعود لأنها لم تذهب.", INTERVIEW, "رائد الكناني", "نجوى الحداد") != "fail"


def test_a_verb_or_a_title_tells_a_mans_name_from_a_womans() -> None:
    one = view(
        "قالت سهى الأغبر إن الرسوم باقية.\nوقال السفير وليد الفتيح إن الجسر مغلق.\nوحضر رائد الكناني ونجوى بن علي.\n"
    )
    who = cast(tuple((name, name, "person") for name in ("سهى الأغبر", "وليد الفتيح", "رائد الكناني", "نجوى بن علي")))
    told = {name: gender_of(one, who, frozenset((name,))) for name in who.people}
    assert told == {"سهى الأغبر": True, "وليد الفتيح": False, "رائد الكناني": None, "نجوى بن علي": None}


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        (("دوله", "الامارات"), ("الخارجيه", "الاماراتيه"), True),
        (("سوريا",), ("الحكومه", "السوريه"), True),
        (("قطر",), ("الحكومه", "القطريه"), True),
        (("قطر",), ("الخارجيه", "المصريه"), False),
        (("قطر",), ("المعارضه", "القطريه"), False),
        (("مجلس", "القطن"), ("الحكومه", "القطنيه"), False),
    ],
)
def test_a_countrys_ministry_speaks_for_it_and_nobody_elses(
    name: tuple[str, ...], body: tuple[str, ...], expected: bool
) -> None:
    lexicon = words("ar")
    assert lexicon is not None
    assert of_country(name, body, lexicon) is expected


ANSWER = (
    "بعد قصف الميناء اجتمع سالم الراوي بقادة الجيش لبحث الهدنة. "
    "وأصدر الراوي بيانا شكر فيه الحكومة، وتعهدت الحكومة بدعمه، جاء فيه أن المعبر يفتح يوم الأحد أمام الشاحنات.\n"
)


def test_a_body_by_the_verb_is_not_sure_to_speak_where_the_sentence_names_the_speaker() -> None:
    cited = "المعبر يفتح يوم الأحد أمام الشاحنات"
    assert spoken(f"قال سالم الراوي إن {cited}.", cited, ANSWER, "سالم الراوي", "الحكومة") != "fail"


PEARLS = (
    "المرسى - بدأ موسم الغوص متأخرا هذا العام، وطالب رائد الكناني بإغلاق الخليج شهرا.\n"
    "بيد أن رئيسة الغواصات، سهى الأغبر، خالفته الرأي جملة: «الخليج خال من المحار»، على حد قولها.\n"
)
STATEMENT = (
    "اجتمعت قبيلة الشمائل عصر الجمعة في المضافة، وخرجت بالآتي:\n"
    "نقبل صلح الشهر الذي سعى فيه رائد الكناني، ونطالب بفتح الطريق.\n"
    "لا دية عندهم ولا عشاء قبل التسليم.\n"
)


def test_words_are_not_given_to_a_person_where_another_is_named_nearer() -> None:
    names = ("سهى الأغبر", "رائد الكناني")
    cited = "الخليج خال من المحار"
    assert spoken(f"قال رائد الكناني: «{cited}».", cited, PEARLS, *names) == "fail"
    assert spoken(f"قالت سهى الأغبر: «{cited}».", cited, PEARLS, *names) == "pass"


def test_who_is_named_in_a_statement_of_us_takes_nothing_from_those_who_issue_it() -> None:
    cited = "لا دية عندهم ولا عشاء قبل التسليم"
    assert spoken(f"قالت قبيلة الشمائل: «{cited}».", cited, STATEMENT, "قبيلة الشمائل", "رائد الكناني") != "fail"
