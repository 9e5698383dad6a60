"""Scores across languages: an archive of mostly one language, asked in another. Fictional reports written for these tests."""

from pathlib import Path

import pytest

from retrieval.archive import Archive
from retrieval.finding import find
from retrieval.finding.tongues import weights
from retrieval.finding.wording import wordings
from retrieval.query import parse
from retrieval.words.exact import speaking
from tests.retrieval.finding.test_find import keep, opened, text_of

ARABIC = (
    "اشترطت نقابة الصيادين في مرفأ السروة سحب الدوريات قبل توقيع اتفاق الصيد مع وزارة الثروة السمكية.",
    "أعلن محافظ السروة إغلاق الطريق الساحلي بسبب السيول التي جرفت جسرين قرب القرية القديمة.",
    "قالت بعثة المراقبين إن وقف إطلاق النار صمد أسبوعا، وإن السجناء سيفرج عنهم يوم الخميس.",
    "رفض مجلس القبائل عرض الوساطة الذي حمله مبعوث الاتحاد الأفريقي إلى العاصمة.",
    "افتتح وزير التعليم مدرستين في الريف، ووعد ببناء عشر أخرى قبل نهاية العام.",
    "تراجعت أسعار القمح في السوق المركزية بعد وصول أربع سفن محملة بالحبوب إلى الميناء.",
    "طالب المعلمون بصرف رواتب ثلاثة أشهر، وهددوا بإضراب مفتوح يبدأ الأحد.",
    "نفى قائد اللواء أن تكون قواته قصفت المستشفى، واتهم خصومه بتلفيق الصور.",
    "وصلت قافلة مساعدات إلى المدينة المحاصرة بعد مفاوضات استمرت ستة أيام.",
    "وقعت الشركتان عقدا لإصلاح خط الأنابيب الذي فجره مجهولون في الصحراء.",
)
ENGLISH = (
    "The union of football referees demands new contracts; under what condition it will sign, its secretary did not say.",
    "A condition of the old bridge: the fishing club will not demand repairs before the ministry pays.",
)
QUESTION = "On what condition will the fishermen's union sign the fishing agreement with the ministry?"


@pytest.fixture(name="archive")
def _archive(tmp_path: Path) -> Archive:
    archive = Archive.open(tmp_path)
    for text in ARABIC:
        keep(archive, text)
    for text in ENGLISH:
        keep(archive, text, language="en")
    return archive


def test_english_articles_do_not_come_first_because_english_is_rare_in_the_archive(archive: Archive) -> None:
    with archive:
        library = opened(archive)
        found = find(library, QUESTION).hits
        assert text_of(library, found[0]) == ARABIC[0]
        assert found[0].why.across == "ar"


def test_a_question_in_the_language_of_an_article_still_finds_it_first(archive: Archive) -> None:
    with archive:
        library = opened(archive)
        assert text_of(library, find(library, "football referees' contracts").hits[0]) == ENGLISH[0]
        assert text_of(library, find(library, "رواتب المعلمين").hits[0]) == ARABIC[6]


def test_a_name_in_latin_letters_in_an_arabic_article_counts_whole(archive: Archive) -> None:
    with archive:
        named = keep(archive, "قال متحدث باسم شركة Qorvalis إن الأنبوب لن يعود إلى العمل قبل الشتاء.")
        library = opened(archive)
        found = find(library, "Qorvalis pipeline").hits
        assert found[0].article_id == named.id


def test_the_index_and_the_slow_way_count_the_same_languages(archive: Archive) -> None:
    with archive:
        library = opened(archive)
        assert library.words.speaking(("ar", "en", "fr")) == speaking(archive, ("ar", "en", "fr"))
        assert library.words.speaking(("ar", "en")) == {"ar": len(ARABIC), "en": len(ENGLISH)}


def test_nothing_is_weighed_where_there_is_one_wording_or_no_passage(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as empty:
        library = opened(empty)
        ways, _ = wordings(parse("condition"))
        assert all(weight > 0 for weight in weights(library, ways, "en").values())
        assert weights(library, ways[:1], "en") == {None: 1.0}
