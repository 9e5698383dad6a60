"""Crowds told by kinship, age or work with whose or whence they are, and bodies by the nouns of their kind."""

import pytest

from agents.readers.embedded.mentions import find_mentions
from tests.agents.readers.embedded.reading import document


def first(text: str) -> str:
    doc = document(text)
    found = find_mentions(doc)[0]
    return doc.text[found.start : found.end]


@pytest.mark.parametrize(
    "crowd",
    [
        "أمهات المفقودين",
        "زوجات الجنود",
        "شباب القرية",
        "رعاة القبيلة",
        "أمهات زرفا",
        "شباب تل الرمان",
        "رجال من الإقليم",
        "شبان من بلدية طوبا",
    ],
)
def test_a_crowd_is_named_with_whose_or_whence_it_is(crowd: str) -> None:
    assert first(f"وطالب {crowd} بالإفراج عنه.") == crowd


@pytest.mark.parametrize("crowd", ["الأمهات", "الرعاة", "الجيران"])
def test_a_crowd_known_to_the_text_may_stand_alone(crowd: str) -> None:
    assert first(f"وطالب {crowd} بالإفراج عنه.") == crowd


def test_when_a_crowd_acted_is_not_where_it_is_of() -> None:
    assert find_mentions(document("وقال رجال من المساء إلى الفجر ما قالوا.")) == []


@pytest.mark.parametrize(
    "body",
    ["تعاونية صيادي البحيرة", "مصلحة الإعلام", "عائلة القتيل", "ورثة المالك", "يومية «الأفق»", "فريق المراقبة"],
)
def test_bodies_by_the_noun_of_their_kind(body: str) -> None:
    assert first(f"ونفت {body} ما قيل.").strip("»") == body.strip("»")


def test_a_daily_that_is_not_named_is_nobody() -> None:
    assert find_mentions(document("وعقدوا جلسات يومية ثم تفرقوا.")) == []
