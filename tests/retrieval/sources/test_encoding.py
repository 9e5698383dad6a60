from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from retrieval.sources import Document, read_path
from retrieval.sources.document import Refused
from retrieval.sources.encoding import decode
from tests.retrieval.sources.samples import ARABIC

SENTENCES = (
    "قال وزير الخارجية إن بلاده ترفض التدخل الأجنبي",
    "أعلن الجيش سيطرته على المدينة بعد معارك عنيفة",
    "«الوقت ليس في صالحنا»، هذا ما قالته رئيسة البعثة",
    "دعا البرلمان إلى انتخابات رئاسية في غضون 18 شهرا",
    "نفت الحكومة اتهامات المعارضة لها بخرق الهدنة",
    "اتفق الطرفان على تبادل الأسرى وفتح الطريق الساحلي",
    "حذر المبعوث من انهيار الاتفاق إذا استمر التصعيد",
)
NEWS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12).map(lambda lines: ".\r\n".join(lines) + ".\n")


@given(NEWS, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-16", "windows-1256"]))
@settings(max_examples=60, deadline=None)
def test_arabic_news_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text.removeprefix("\ufeff") == text
    assert text.encode(encoding).decode(found.encoding) == found.text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
@example("سطر\r\nسطر\rسطر\u2028 \t\n\n  ")
@example("\u0600\u0600")
@settings(max_examples=150, deadline=None)
def test_utf_8_comes_back_untouched(text: str) -> None:
    found = decode(text.encode())
    assert (found.text, found.encoding) == (text, "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_stays_in_the_text(encoding: str) -> None:
    data = ("\ufeff" + ARABIC).encode(encoding)
    found = decode(data)
    assert (found.text, found.encoding) == ("\ufeff" + ARABIC, encoding)


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (ARABIC, "windows-1256", "windows-1256"),
        ("ليبيا: اتفاق", "windows-1256", "windows-1256"),
        (ARABIC.replace("«", '"').replace("»", '"'), "iso-8859-6", "iso-8859-6"),
        ("ليبيا: اتفاق", "iso-8859-6", "iso-8859-6"),
        ("Reçu à l'Élysée, le président a salué l'œuvre de médiation «utile».", "windows-1252", "windows-1252"),
        ("El presidente habló más de una vez con la oposición en España.", "windows-1252", "windows-1252"),
        ("Die Gespräche über eine Waffenruhe führten zu größerer Annäherung.", "windows-1252", "windows-1252"),
        ("Talks “resume” next week — officials are hopeful", "windows-1252", "windows-1252"),
        (
            "Görüşmelere İstanbul'da başlandı ve bir açıklama yapıldı, bu çok önemli dedi",
            "windows-1254",
            "windows-1254",
        ),
        ("Переговоры о прекращении огня возобновятся на следующей неделе", "windows-1251", "cp1251"),
        ("Переговоры о прекращении огня возобновятся на следующей неделе", "koi8-r", "koi8_r"),
        ("שיחות הפסקת האש יתחדשו בשבוע הבא אמר המתווך", "windows-1255", "cp1255"),
    ],
)
def test_old_encodings_are_told_apart_by_their_letters(text: str, encoding: str, told: str) -> None:
    assert decode(text.encode(encoding)) == (text, told)


def test_a_declared_charset_is_believed_only_if_its_letters_agree() -> None:
    data = ARABIC.encode("windows-1256")
    for declared in ("iso-8859-1", "windows-1252", "utf-8", "utf-16", "unicode_escape", "no-such-codec"):
        assert decode(data, declared).text == ARABIC


def test_utf_8_with_one_damaged_byte_is_read_and_says_so() -> None:
    whole = (ARABIC * 3).encode()
    assert decode(whole[:-3]).encoding == "utf-8/replace"
    broken = decode(whole[:101] + b"\xff" + whole[101:])
    assert broken.encoding == "utf-8/replace"
    assert "وقف إطلاق النار" in broken.text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "Office"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "Office"),
        (b"{\\rtf1\\ansi hello", "RTF"),
        (b"\x00\x00\x00\x18ftypmp42", "video"),
        (b"text and then\x00zero bytes", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
    ],
)
def test_a_binary_file_is_named_for_what_it_is(data: bytes, name: str) -> None:
    with pytest.raises(Refused, match=name) as refused:
        decode(data)
    assert "convert it to text" in refused.value.next_step


def test_noise_has_no_encoding() -> None:
    noise = bytes((index * 97 + 131) % 96 + 160 for index in range(400))
    with pytest.raises(Refused, match="encoding cannot be told"):
        decode(noise)


def test_damage_is_noted_on_the_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((ARABIC * 3).encode()[:-3])
    [document] = read_path(path, 10**6)
    assert isinstance(document, Document)
    assert document.notes == ("damaged places in its UTF-8 are shown as \ufffd",)
