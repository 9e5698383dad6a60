from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agents.grounding import Miss, SourceText, Span, ground
from agents.grounding.proclitics import _ROOTED, is_proclitic
from evals.bench.respell import FURTHER, VARIANTS
from retrieval.text.normalise import fold_text
from schemas.article import Article, Sentence

steady = settings(deadline=None, derandomize=True)

# Invented for the tests.
TEXT = """وقال عبد المجيد الراوي، يوم الثلاثاء، إنّ «الوفد رفض المبادرة» التي طرحتها مصر. وأضاف أن 126 شخصا قُتلوا، أي 3.5% من السكان.
وأكد وزير الخارجية والمغرب لم يقبل الاتفاق في ١٢ يناير، ووصف النص بـ«المخزي». ولم يعلّق المغرب على إرسال 10-15 مراقبا.
وقالت صحيفة لـ"شاطئ العرب" إن الوسيط نقل رسالة من F-16 إلى لبنان… ثم عاد. وفي بغداد تسلّم بـ20 مليون دولار و5 % فائدة.
Egypt's envoy said "we don't accept the UN's plan", and l’ONU agreed. The Egypt file stays open (for now)."""


def source(text: str, *cuts: int, body_start: int = 0) -> SourceText:
    """An article; with `cuts`, its sentences are the stretches between them."""
    article = Article(id="a", ref="a.txt", text=text, sha256="0", body_start=body_start)
    if not cuts:
        return SourceText(article)
    bounds = [0, *cuts, len(text)]
    pairs = pairwise(bounds)
    return SourceText(article, tuple(Sentence(index=i, start=a, end=b) for i, (a, b) in enumerate(pairs)))


def found(quote: str, text: str = TEXT, **hints: int) -> str:
    span = ground(quote, source(text), **hints)
    assert isinstance(span, Span), span
    return text[span.start : span.end]


def missed(quote: str, text: str = TEXT, **hints: int) -> Miss:
    miss = ground(quote, source(text), **hints)
    assert isinstance(miss, Miss), text[miss.start : miss.end]
    return miss


def level(quote: str, text: str = TEXT) -> str:
    span = ground(quote, source(text))
    assert isinstance(span, Span), span
    return span.match


@pytest.mark.parametrize(
    ("quote", "there", "match"),
    [
        ("رفض المبادرة", "رفض المبادرة", "raw"),
        ("126 شخصا قتلوا", "126 شخصا قُتلوا", "marks"),
        ("١٢٦ شخصا", "126 شخصا", "marks"),
        ("في 12 يناير", "في ١٢ يناير", "marks"),
        ("وأضاف ان 126 شخصا", "وأضاف أن 126 شخصا", "letters"),
        ("الوفد رفض المبادرة التي طرحتها مصر", "الوفد رفض المبادرة» التي طرحتها مصر", "marks"),
        ("إن الوفد رفض المبادرة", "إنّ «الوفد رفض المبادرة", "marks"),
        ("“الوفد رفض المبادرة”", "«الوفد رفض المبادرة»", "marks"),
        ("«الوفد رفض المبادرة»", "«الوفد رفض المبادرة»", "raw"),
        ("الوفد رفض المبادرة", "الوفد رفض المبادرة", "raw"),
        ("عبدالمجيد الراوي", "عبد المجيد الراوي", "marks"),
        ("egypt's ENVOY said", "Egypt's envoy said", "marks"),
        ("l'ONU agreed", "l’ONU agreed", "marks"),
    ],
)
def test_a_quote_is_placed_at_the_level_it_needs(quote: str, there: str, match: str) -> None:
    assert (found(quote), level(quote)) == (there, match)


@pytest.mark.parametrize(
    "quote",
    [
        "126 شخصا لم قُتلوا",
        "الوفد لم يرفض المبادرة التي",
        "الوفد قبل المبادرة التي طرحتها مصر",
        "1126 شخصا قُتلوا",
        "وأكد وزير الخارجية والمغرب يقبل الاتفاق",
        "وأكد وزير الداخلية والمغرب لم يقبل",
        "التي طرحتها مصر وأضاف أن 126",
        "وقال عبد المجيد الراوي، يوم الأربعاء",
        "we accept the UN's plan",
    ],
)
def test_a_changed_word_number_or_sign_is_never_placed(quote: str) -> None:
    assert isinstance(ground(quote, source(TEXT)), Miss)


@pytest.mark.parametrize(
    "quote", ["12 شخصا", "26 شخصا", "3", "5% من", "3.5", "10", "15 مراقبا", "16", "5", "٣", "مبادر", "رفض المبادر", "ليبي", "don", "gypt"]
)  # fmt: skip
def test_no_span_cuts_a_number_or_a_word(quote: str) -> None:
    assert isinstance(ground(quote, source(TEXT)), Miss)


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("قال عبد المجيد", "قال عبد المجيد"),
        ("المغرب", "المغرب"),
        ("المخزي", "المخزي"),
        ("شاطئ العرب", "شاطئ العرب"),
        ("20 مليون دولار", "20 مليون دولار"),
        ("لبنان", "لبنان"),
        ("ONU", "ONU"),
        ("UN", "UN"),
        ("Egypt", "Egypt"),
    ],
)
def test_a_span_may_begin_after_proclitics_and_end_before_a_possessive(quote: str, there: str) -> None:
    assert found(quote) == there


@pytest.mark.parametrize("quote", ["زير الخارجية", "سيط نقل رسالة", "بنان", "غداد"])
def test_the_first_letter_of_a_word_is_no_proclitic(quote: str) -> None:
    assert isinstance(ground(quote, source(TEXT)), Miss)


@pytest.mark.parametrize("quote", ["أحد المسؤولين", "إلى بغداد", "اسم الحكومة", "الله المستعان", "الأمين العام"])
def test_a_hamza_tells_a_proclitic_from_a_letter(quote: str) -> None:
    assert found(quote, "غادر وأحد المسؤولين وإلى بغداد باسم الحكومة والله المستعان وبالأمين العام") == quote


def test_every_listed_word_begins_like_a_proclitic_and_is_spelled_as_it_is_looked_up() -> None:
    for word in _ROOTED:
        assert any(is_proclitic(word[:cut]) and len(word) - cut >= 3 for cut in range(1, len(word))), word
        assert word == fold_text(word, "marks").translate(str.maketrans("ةىئؤ", "هييو"))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("لم يستبعد الوفد", "غادر الجميع. ولم يستبعد الوفد شيئا"),
        ("هو ما نفاه الوزير", "انسحب الوفد، وهو ما نفاه الوزير"),
        ("أن يعود الوفد", "تعهد بأن يعود الوفد"),
        ("ردّ الوسيط", "سئل مرة ثانية فردّ الوسيط"),
        ("آل سالم", "قبيلة دهم وآل سالم"),
        ("juge qu’", "Le ministre juge qu’il faut attendre"),
        ("il faut attendre", "Le ministre juge qu’il faut attendre"),
    ],
)
def test_short_particles_and_elisions_stand_apart(quote: str, text: str) -> None:
    assert found(quote, text) == quote


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("ما قال الوزير", "بقي الاتفاق كما قال الوزير"),
        ("أنه يقبل الاتفاق", "تصرف كأنه يقبل الاتفاق"),
        ("لا شروط مسبقة", "قبل بلا شروط مسبقة"),
    ],
)
def test_a_proclitic_that_carries_the_meaning_is_never_left_outside(quote: str, text: str) -> None:
    assert isinstance(ground(quote, source(text)), Miss)


def test_a_proclitic_before_a_quotation_mark_is_one_word_with_what_follows() -> None:
    assert found("صحيفة لشاطئ العرب إن") == 'صحيفة لـ"شاطئ العرب" إن'
    assert found("ووصف النص بالمخزي") == "ووصف النص بـ«المخزي"


def test_a_number_after_a_proclitic_is_still_whole() -> None:
    text = "خصص الصندوق نحو بـ3.5 مليون دولار وبـ12% من الدخل والـ21 بلدا"
    assert found("3.5 مليون", text) == "3.5 مليون"
    assert found("12% من الدخل", text) == "12% من الدخل"
    assert found("21 بلدا", text) == "21 بلدا"
    for part in ("3", "5 مليون", "12", "1 بلدا", "2% من"):
        assert isinstance(ground(part, source(text)), Miss)


def test_white_space_joins_and_splits_no_other_word() -> None:
    assert isinstance(ground("الوف د رفض المبادرة", source(TEXT)), Miss)
    assert isinstance(ground("الوفدرفض المبادرة التي طرحتها", source(TEXT)), Miss)
    assert found("عبد الله بن سالم", "وصل عبدالله بن سالم أمس") == "عبدالله بن سالم"
    assert isinstance(ground("الله بن سالم", source("وصل عبدالله بن سالم أمس")), Miss)


def test_signs_at_the_edges_may_differ_but_not_inside() -> None:
    assert found("التي طرحتها مصر،") == "التي طرحتها مصر"
    assert found("التي طرحتها مصر.") == "التي طرحتها مصر."
    assert found("(for now") == "(for now"
    assert isinstance(ground("عبد المجيد الراوي. يوم الثلاثاء", source(TEXT)), Miss)


def test_a_short_quote_in_other_letter_forms_is_turned_away_with_the_spelling_of_the_article() -> None:
    miss = missed("ان 126")
    assert miss.kind == "quote_too_short"
    assert "«أن 126»" in miss.reason
    assert missed("علي", "وصل على عجل").kind == "quote_too_short"


def test_one_changed_word_is_a_near_miss_that_names_it_and_its_sentence() -> None:
    miss = missed("الوفد قبل المبادرة التي طرحتها مصر")
    assert miss.kind == "near_miss"
    assert "«رفض»" in miss.reason
    assert "«قبل»" in miss.reason
    assert miss.nearest is not None
    assert TEXT[slice(*miss.nearest)].startswith("وقال عبد المجيد")


def test_an_inserted_word_is_a_near_miss() -> None:
    assert missed("الوفد لم رفض المبادرة التي طرحتها").kind == "near_miss"


def test_several_changed_words_are_not_found_but_point_to_the_nearest_sentence() -> None:
    miss = missed("وأضاف أن مئات الناس قُتلوا من السكان")
    assert miss.kind == "quote_not_found"
    assert miss.nearest is not None
    assert "126" in TEXT[slice(*miss.nearest)]


def test_a_quote_that_cuts_a_number_is_told_the_whole_one() -> None:
    miss = missed("26 شخصا")
    assert miss.kind == "quote_not_found"
    assert "«126 شخصا»" in miss.reason
    assert "«126»" in missed("26").reason


def test_words_from_nowhere_have_no_nearest_sentence() -> None:
    miss = missed("القمة العالمية تختتم جلساتها غدا")
    assert (miss.kind, miss.nearest) == ("quote_not_found", None)


def test_an_ellipsis_for_words_left_out_is_turned_away_and_said_so() -> None:
    miss = missed("الوفد رفض … التي طرحتها مصر")
    assert miss.kind == "quote_not_found"
    assert "ellipsis" in miss.reason
    assert miss.nearest is not None


def test_an_ellipsis_of_the_article_itself_is_placed() -> None:
    assert found("F-16 إلى لبنان... ثم عاد") == "F-16 إلى لبنان… ثم عاد"


@pytest.mark.parametrize("quote", ["", "  ", "«»", "…", "\u200f", "،"])
def test_a_quote_without_words_is_empty(quote: str) -> None:
    assert missed(quote).kind == "quote_empty"


REPEATED = "التقى الوفد الوزير. غادر الوفد صباحا. لم يعلق أحد. عاد الوفد مساء."
CUTS = (20, 38, 51)


def at(quote: str, **hints: int) -> Span | Miss:
    return ground(quote, source(REPEATED, *CUTS), **hints)


def test_without_a_hint_the_first_occurrence_is_taken() -> None:
    assert at("الوفد") == Span(6, 11, "raw")


@pytest.mark.parametrize(("sentence", "start"), [(0, 6), (1, 25), (3, REPEATED.rindex("الوفد"))])
def test_the_occurrence_in_the_hinted_sentence_is_taken(sentence: int, start: int) -> None:
    assert at("الوفد", sentence=sentence) == Span(start, start + 5, "raw")


def test_an_exact_offset_wins_over_the_sentence() -> None:
    assert at("الوفد", sentence=0, where=25) == Span(25, 30, "raw")


def test_an_offset_where_the_words_do_not_stand_is_passed_over() -> None:
    assert at("الوفد", sentence=3, where=2) == at("الوفد", sentence=3)


def test_an_exact_offset_wins_over_a_stricter_level_elsewhere() -> None:
    text = "عاد الى طاولة المفاوضات. عاد إلى طاولة المفاوضات."
    assert ground("عاد إلى طاولة المفاوضات", source(text), where=0) == Span(0, 23, "letters")
    assert ground("عاد إلى طاولة المفاوضات", source(text)) == Span(25, 48, "raw")


def test_as_near_before_as_after_is_ambiguous() -> None:
    miss = at("الوفد", sentence=2)
    assert isinstance(miss, Miss)
    assert miss.kind == "quote_ambiguous"


def test_a_sentence_number_off_by_one_is_tolerated_for_a_single_nearest_place() -> None:
    assert at("صباحا", sentence=2) == Span(31, 36, "raw")


def test_a_short_quote_far_from_its_sentence_is_turned_away() -> None:
    miss = at("الوزير", sentence=3)
    assert isinstance(miss, Miss)
    assert (miss.kind, miss.nearest) == ("quote_in_other_sentence", (0, 20))


def test_a_long_quote_is_placed_whatever_the_sentence_number() -> None:
    assert at("الوزير. غادر الوفد صباحا", sentence=3) == Span(12, 36, "raw")


def test_a_sentence_number_that_does_not_exist_helps_only_a_single_place() -> None:
    assert at("مساء", sentence=99) == Span(REPEATED.index("مساء"), REPEATED.index("مساء") + 4, "raw")
    assert isinstance(at("الوفد", sentence=99), Miss)


def test_a_whole_word_comes_before_one_with_a_proclitic() -> None:
    text = "زار الوسيط بغداد والمغرب. ورحب المغرب."
    assert found("المغرب", text) == "المغرب"
    span = ground("المغرب", source(text))
    assert isinstance(span, Span)
    assert span.start == text.rindex("المغرب")


def test_nothing_before_the_body_is_evidence() -> None:
    text = "title: الوفد غادر\n---\nعاد الوفد مساء"
    span = ground("الوفد", source(text, body_start=text.index("عاد")))
    assert isinstance(span, Span)
    assert span.start == text.rindex("الوفد")


def test_an_article_without_text_misses_everything() -> None:
    assert missed("الوفد", "").kind == "quote_not_found"


def test_a_phrase_in_one_character_is_not_cut() -> None:
    assert found("النبي صلى الله عليه وسلم", "قال النبي ﷺ للناس") == "النبي ﷺ"
    assert isinstance(ground("النبي صلى الله", source("قال النبي ﷺ للناس")), Miss)


words = st.text(alphabet="ابتدرسعقكلمنهويأإآىةؤئ", min_size=3, max_size=8)
marked = st.builds(lambda word, mark: word[:2] + mark + word[2:], words, st.sampled_from("\u064e\u0651\u0640\u200c"))
numbers = st.sampled_from(["126", "3.5", "١٢", "10-15", "5%", "2020"])
units = st.one_of(words, words, marked, numbers, st.sampled_from(["NATO", "l’été", "Egypt", "«قال»", "“نعم”", "F-16"]))
joints = st.sampled_from([" ", " ", " ", "، ", ". ", " \u00a0", "\n", "؛ "])


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text, and the bounds of a run of at least four of its units."""
    row = draw(st.lists(st.tuples(units, joints), min_size=6, max_size=24))
    starts, text = [], ""
    for unit, joint in row:
        starts.append((len(text), len(text) + len(unit)))
        text += unit + joint
    first = draw(st.integers(0, len(row) - 4))
    last = draw(st.integers(first + 3, len(row) - 1))
    return text, starts[first][0], starts[last][1]


respellings = st.lists(st.sampled_from([*VARIANTS.values(), *FURTHER.values()]), max_size=4)


@steady
@given(articles(), respellings)
def test_any_respelled_run_of_words_is_placed_on_itself(drawn: tuple[str, int, int], changes: list[object]) -> None:
    text, start, end = drawn
    quote = text[start:end]
    for change in changes:
        assert callable(change)
        quote = change(quote)
    span = ground(quote, source(text, len(text) // 2), where=start)
    assert isinstance(span, Span), (quote, span)
    assert _bare(text[span.start : span.end]) == _bare(text[start:end])


@steady
@given(articles(), st.text(max_size=12), st.integers(0, 30))
def test_every_span_slices_back_to_the_words_of_its_quote(drawn: tuple[str, int, int], noise: str, hint: int) -> None:
    text, start, end = drawn
    for quote in (text[start:end], noise, text[start : end - 1], text[start + 1 : end]):
        span = ground(quote, source(text), sentence=hint)
        if isinstance(span, Span):
            assert 0 <= span.start < span.end <= len(text)
            assert _bare(text[span.start : span.end]) == _bare(quote)


@steady
@given(articles(), words, st.data())
def test_a_run_with_one_word_exchanged_is_never_placed(
    drawn: tuple[str, int, int], other: str, data: st.DataObject
) -> None:
    text, start, end = drawn
    parts = text[start:end].split()
    at = data.draw(st.integers(1, len(parts) - 1)) if len(parts) > 1 else 0
    parts[at] = other
    changed = " ".join(parts)
    assume(f" {_spaced(changed)} " not in f" {_spaced(text)} ")
    assert isinstance(ground(changed, source(text)), Miss)


def _bare(text: str) -> str:
    """Letters and digits in letter forms, nothing else."""
    return "".join(char for char in fold_text(text) if char.isalnum())


def _spaced(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in fold_text(text)).split())
