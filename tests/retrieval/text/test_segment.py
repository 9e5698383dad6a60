from itertools import pairwise
from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.text.quotation import quotations
from retrieval.text.segment import _WORD, LONGEST, SHORTEST, passages, sentences
from schemas.article import Article

PROSE = st.text(alphabet="اب ت.؟!…«»“”\"'\n،abA. 3و", max_size=200)


def cut(text: str) -> list[str]:
    return [s.of(text) for s in sentences(text)]


def article(text: str, body_start: int = 0) -> Article:
    return Article(id="a", ref="a", text=text, body_start=body_start, sha256="0")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هل عاد؟ نعم. مضى!", ["هل عاد؟", "نعم.", "مضى!"]),
        ("قال د. علي إنه عاد. ثم مضى.", ["قال د. علي إنه عاد.", "ثم مضى."]),
        ("ارتفع 3.5 في المئة. ثم هبط.", ["ارتفع 3.5 في المئة.", "ثم هبط."]),
        ("عام 2012 م. ثم مضى.", ["عام 2012 م.", "ثم مضى."]),
        ("Mr. Smith of the U.N. spoke. He left.", ["Mr. Smith of the U.N. spoke.", "He left."]),
        ('"Stop!" he said. They went.', ['"Stop!" he said.', "They went."]),
        ("سطر أول\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("1. أولا. 2. ثانيا", ["1. أولا.", "2. ثانيا"]),
        ("جملة اردو۔ دوسری", ["جملة اردو۔", "دوسری"]),
    ],
)
def test_a_sentence_ends_where_a_reader_hears_it_end(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_quotation_inside_a_sentence_is_not_cut_at_its_own_stops() -> None:
    text = "ونفى أن يتدخل: «لسنا وسطاء. نحن نضع القواعد». ومضى."
    assert cut(text) == ["ونفى أن يتدخل: «لسنا وسطاء. نحن نضع القواعد».", "ومضى."]


def test_a_paragraph_that_is_one_quotation_is_cut_at_its_stops() -> None:
    assert cut("«لسنا وسطاء. نحن نضع القواعد.»") == ["«لسنا وسطاء.", "نحن نضع القواعد.»"]


def test_closing_marks_stay_with_their_sentence() -> None:
    assert cut("قال: «انتهى.» ثم خرج.")[0].endswith("»")


@given(PROSE)
@settings(max_examples=150, deadline=None)
def test_sentences_cover_every_letter_in_order(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(s.of(text) for s in found).split()) == "".join(text.split())
    assert [s.index for s in found] == list(range(len(found)))
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(PROSE)
@settings(max_examples=150, deadline=None)
def test_quotations_lie_within_the_text_and_their_marks(text: str) -> None:
    for q in quotations(text):
        assert 0 <= q.start <= q.inner_start <= q.inner_end <= q.end <= len(text)


@pytest.mark.parametrize(
    "text", ["قال «لا» ومضى", "قال “لا” ومضى", 'قال "لا" ومضى', "قال ”لا“ ومضى", "he said ‘no’ again", "قال „لا“ ومضى"]
)
def test_quotation_marks_of_every_kind_pair(text: str) -> None:
    (found,) = quotations(text)
    assert text[found.inner_start : found.inner_end] in ("لا", "no")


def test_nested_quotations_have_their_depth() -> None:
    text = "قال «سمعته يقول “لا” مرتين»"
    assert [q.depth for q in quotations(text)] == [0, 1]


def test_an_apostrophe_and_an_unpaired_mark_open_nothing() -> None:
    assert quotations("the parties' talks don't end «") == ()


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "«فقرة أولى\n«فقرة ثانية» قال."
    first, second = quotations(text)
    assert not first.closed
    assert text[second.inner_start : second.inner_end] == "فقرة ثانية"


def test_passages_hold_whole_sentences_of_eighty_to_two_hundred_words() -> None:
    text = " ".join(f"هذه جملة رقمها {i} وفيها عشر كلمات لا أكثر ولا أقل." for i in range(60))
    found = passages(article(text))
    ends = {s.end for s in sentences(text)}
    assert all(p.end in ends for p in found)
    assert all(SHORTEST <= len(text[p.start : p.end].split()) <= LONGEST for p in found)


def test_a_sentence_longer_than_a_passage_is_cut_at_white_space() -> None:
    text = "كلمة " * 1000
    found = passages(article(text))
    assert all(len(text[p.start : p.end].split()) <= LONGEST for p in found)
    assert sum(len(text[p.start : p.end].split()) for p in found) == 1000


def test_an_endless_sentence_is_cut_after_its_semicolons_rather_than_its_commas() -> None:
    clause = "كلمة " * 29 + "كلمة، "
    text = (clause * 4 + "كلمة " * 9 + "كلمة؛ ") * 3
    found = passages(article(text))
    assert [text[p.start : p.end][-1] for p in found] == ["؛", "؛", "؛"]
    commas = passages(article(clause * 20))
    assert all(text_end == "،" for text_end in ((clause * 20)[p.end - 1] for p in commas))


def test_text_without_spaces_is_cut_as_well() -> None:
    text = "停火协议已经签署，双方同意。" * 2000
    found = passages(article(text))
    assert all(p.end - p.start <= 40 * LONGEST for p in found)
    assert "".join(text[p.start : p.end] for p in found) == text


WORDS = st.sampled_from(
    [
        "كلمة",
        "هدنة.",
        "قال؟",
        "ثم؛",
        "و،",
        "«قول»",
        "«لا. نعم»",
        "د.",
        "3.5",
        "a.b",
        "\n",
        "\n\n",
        "—",
        "مُؤَقَّتٌ",
        "ab" * 90,
        "النص!",
    ]
)


@given(st.lists(st.tuples(WORDS, st.integers(1, 130)), max_size=14))
@settings(max_examples=120, deadline=None)
def test_passages_cover_the_article_in_order_within_their_sizes(runs: list[tuple[str, int]]) -> None:
    text = " ".join(" ".join([word] * often) for word, often in runs)
    found = passages(article(text))
    assert "".join("".join(text[p.start : p.end].split()) for p in found) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [p.index for p in found] == list(range(len(found)))
    assert all(text[p.start : p.end] == text[p.start : p.end].strip() for p in found)
    sizes = [len(_WORD.findall(text[p.start : p.end])) for p in found]
    assert all(size <= LONGEST for size in sizes)
    # Whole sentences come first: a short one between two that fill a passage each stands alone.
    assert all(size >= SHORTEST or _stands_alone(sizes, at) for at, size in enumerate(sizes))


def _stands_alone(sizes: list[int], at: int) -> bool:
    """Whether a passage that is too short would be too long together with either of its neighbours."""
    around = [sizes[n] for n in (at - 1, at + 1) if 0 <= n < len(sizes)]
    return all(size + sizes[at] > LONGEST for size in around)


@pytest.mark.parametrize(
    "unit",
    [
        "كلمة ",
        "ا",
        "a.b.",
        "«",
        "«ا»",
        '"',
        '"ا" ',
        "؟",
        ". ",
        "د. ",
        "1. ",
        "'a",
        "قال «ا. ب» ",
        '"ا".',
        "ثم؛ ",
        "\n",
        "َ",
    ],
)
def test_the_time_of_cutting_a_line_grows_with_its_length_and_not_its_square(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    part, whole = (min(_seconds(text[: len(text) // share]) for _ in range(2)) for share in (10, 1))
    assert whole < 40 * max(part, 0.01)  # ten times the text; its square would take a hundred times as long


def _seconds(text: str) -> float:
    begun = thread_time()
    passages(article(text))
    return thread_time() - begun


def test_passages_begin_after_the_front_matter() -> None:
    text = "title: x\n\nالنص هنا."
    assert passages(article(text, 10))[0].start == 10


def test_an_empty_text_has_neither_sentences_nor_passages() -> None:
    assert sentences("") == () and passages(article("  \n ")) == ()
