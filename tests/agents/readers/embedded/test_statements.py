"""Statements in their own voice, by the rules alone, with fictional bodies."""

import pytest

from agents.readers.embedded.declared import declared, notes_from, own_view
from agents.readers.embedded.document import Document
from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.voices import author, issuer
from tests.agents.readers.embedded.reading import article, document, stands

DEMANDS = "نطالب بفتح الطريق. ونرفض وصاية أحد. ونحذر من الحرب. "


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("لم نكسر بابا ولا زجاجا.", "لم نكسر بابا ولا زجاجا"),
        ("أولا، لن ننسحب من الجسر.", "لن ننسحب من الجسر"),
        ("نحن من كتب المطلب الوحيد.", "نحن من كتب المطلب الوحيد"),
        ("نقبل صيغة الخبير كما هي.", "نقبل صيغة الخبير كما هي"),
        ("ولا نقبل بأربعين وظيفة.", "ولا نقبل بأربعين وظيفة"),
    ],
)
def test_a_statement_speaks_of_itself_as_we(sentence: str, own: str) -> None:
    doc = document(sentence)
    found = [" ".join(doc.words[k].text for k in r) for r in declared(doc, doc.words_of(0))]
    assert own.removeprefix("و") in [f.removeprefix("و") for f in found]


@pytest.mark.parametrize("sentence", ["لا نهاية لهذه الحرب.", "نهر البلدة جف هذا العام.", "لم تنسحب القوات من الجسر."])
def test_nobody_speaks_as_we_in_nouns_or_of_others(sentence: str) -> None:
    doc = document(sentence)
    assert not list(declared(doc, doc.words_of(0)))


def test_what_a_statement_denies_of_itself_is_its_issuers() -> None:
    doc = document("صدر عن رابطة الصيادين البيان الآتي: " + DEMANDS + "لم نكسر بابا ولا زجاجا.")
    found = stands(doc)
    assert [s.holder.name for s in found if "لم نكسر بابا" in s.span.quote] == [("رابطه", "الصيادين")]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (DEMANDS + "صدر عن رابطة الصيادين.", True),
        ("10:20 | رابطة الصيادين: " + DEMANDS + "\n10:40 | لجنة الهدنة تتابع.", False),
    ],
)
def test_only_a_text_that_calls_itself_a_statement_has_an_issuer(text: str, known: bool) -> None:
    doc = document(text)
    assert (issuer(doc, take_inventory(doc, find_mentions(doc))) is not None) is known


@pytest.mark.parametrize(
    "sentence",
    [
        "نفت وزارة النقل ما قاله المحافظ سالم الورفلي من أن السد انهار.",
        "كذّبت وزارة النقل ما ادعاه سالم الورفلي من أن السد انهار.",
        "تنفي وزارة النقل ما أعلنته وزارة الدفاع من أنها باعت السد.",
    ],
)
def test_what_is_denied_as_anothers_telling_is_denied_with_the_verb(sentence: str) -> None:
    doc = document(sentence)
    found = stands(doc)
    denials = [(" ".join(s.holder.name), s.span.quote, s.form) for s in found if s.act == "denial"]
    assert denials == [("وزاره النقل", sentence.removesuffix("."), "reported")]


def test_what_is_denied_in_the_deniers_own_words_stands_without_the_verb() -> None:
    doc = document("نفت وزارة النقل أن يكون السد قد انهار.")
    found = stands(doc)
    assert [s.span.quote for s in found] == ["يكون السد قد انهار"]


@pytest.mark.parametrize(
    ("sentence", "statement", "own"),
    [
        ("ثانيا: لم يدخل صياد واحد حرم الميناء.", True, "لم يدخل صياد واحد حرم الميناء"),
        ("لا مؤامرة هنا ولا مال.", True, "لا مؤامرة هنا ولا مال"),
        ("لا أعرف خصومة أعجب من هذه.", False, "لا أعرف خصومة أعجب من هذه"),
        ("وأنا أصدق الصياد.", False, "وأنا أصدق الصياد"),
        ("هذا كلام مردود.", True, "هذا كلام مردود"),
        ("لم يدخل صياد واحد حرم الميناء.", False, None),
        ("هذا الرجل دخل الميناء ليلا ومعه ثلاثة من أبناء عمه.", False, None),
        ("لا أحد هنا؟", False, None),
        ("الميناء مغلق منذ الصيف.", True, None),
    ],
)
def test_a_plain_sentence_is_its_writers_view_by_how_it_opens(sentence: str, statement: bool, own: str | None) -> None:
    doc = document(sentence)
    view = own_view(doc, doc.words_of(len(doc.sentences) - 1), statement=statement)
    assert (None if view is None else " ".join(doc.words[k].text for k in view)) == own


def test_the_papers_note_behind_a_statement_is_not_the_issuers() -> None:
    doc = document("صدر عن رابطة الصيادين: " + DEMANDS + "\nمن المحرر: لا جواب لدى الوزارة حتى الليل.")
    found = stands(doc)
    assert doc.words[notes_from(doc)].text == "من"
    assert not any("جواب" in s.span.quote for s in found)


@pytest.mark.parametrize(("title", "known"), [("بيان رابطة الصيادين حول الميناء", True), ("الصيادون غاضبون", False)])
def test_a_statement_that_goes_by_points_has_an_issuer_without_we(title: str, known: bool) -> None:
    text = "اجتمعت رابطة الصيادين يوم السبت.\nأولا: تستنكر الرابطة الحريق.\nثانيا: الميناء مغلق منذ الصيف."
    doc = Document(article(text).model_copy(update={"title": title}))
    assert (issuer(doc, take_inventory(doc, find_mentions(doc))) is not None) is known


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("سالم الورفلي\nكل عام أعد نفسي ألا أكتب عن السد.", True),
        ("سالم الورفلي في السد\nوصل المحافظ إلى السد.", False),
    ],
)
def test_a_name_alone_on_the_first_line_is_the_authors(text: str, known: bool) -> None:
    doc = document(text)
    assert (author(doc, take_inventory(doc, find_mentions(doc))) is not None) is known
