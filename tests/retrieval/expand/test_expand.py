"""Queries in other words: what is looked for besides, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.expand import Rewording, expand, own_language
from retrieval.expand.expand import MOST_WORDS, SAME_LANGUAGE
from retrieval.expand.sound import spellings


def targets(text: str, language: str) -> dict[str, Rewording]:
    return {each.target: each for each in expand(text, (language,))}


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("ceasefire", "ar", {"وقف إطلاق النار", "هدنة"}),
        ("cessez-le-feu", "ar", {"وقف إطلاق النار", "هدنة"}),
        ("Truces", "ar", {"هدنة"}),
        ("prisoner exchanges", "ar", {"تبادل الأسرى"}),
        ("l'échange de prisonniers", "ar", {"تبادل الأسرى"}),
        ("échange de prisonniers", "en", {"prisoner exchange"}),
        ("والهدنة", "en", {"ceasefire", "truce"}),
        ("للوسطاء", "fr", {"médiateur"}),
        ("وبالمفاوضات", "en", {"negotiations", "talks"}),
        ("Sudan", "ar", {"السودان"}),
        ("Soudan", "ar", {"السودان"}),
        ("بالسودان", "en", {"sudan"}),
        ("Libyan", "ar", {"ليبي"}),
        ("الليبية", "en", {"libyan"}),
        ("UN", "ar", {"الأمم المتحدة"}),
        ("unsmil", "ar", {"البعثة الأممية"}),
        ("Security Council", "ar", {"مجلس الأمن"}),
        ("August", "ar", {"أغسطس", "آب"}),
        ("bombed", "ar", {"قصف"}),
        ("taught", "ar", {"علم"}),
        ("organisations", "ar", {"منظمة"}),
        ("hospitals", "ar", {"مستشفى"}),
        ("les ouvriers ont détruit", "ar", {"عامل", "دمر"}),
        ("le roi a quitté la ville", "ar", {"ملك", "غادر", "مدينة"}),
        ("المستشفى", "fr", {"hôpital"}),
    ],
)
def test_a_word_is_looked_for_in_another_language(text: str, language: str, wanted: set[str]) -> None:
    assert wanted <= set(targets(text, language))


@pytest.mark.parametrize(
    ("name", "arabic"),
    [
        ("Haftar", "حفتر"),
        ("Williams", "ويليامز"),
        ("Norland", "نورلاند"),
        ("Guterres", "غوتيريس"),
        ("Salamé", "سلامه"),
        ("Kubis", "كوبيش"),
        ("Bathily", "باتيلي"),
        ("Müller", "مولر"),
    ],
)
def test_a_name_is_spelt_by_its_sound_near_to_what_newspapers_print(name: str, arabic: str) -> None:
    grams = {arabic[n : n + 3] for n in range(len(arabic) - 2)}
    near = [each.word for each in spellings(name)]
    assert any(len(grams & {word[n : n + 3] for n in range(len(word) - 2)}) >= len(grams) / 2 for word in near)


def test_an_arabic_name_is_spelt_in_latin_letters() -> None:
    assert "haftar" in [each.word for each in spellings("حفتر")]
    assert "salam" in [each.word for each in spellings("سلام")]


def test_synonyms_in_the_same_language_count_little() -> None:
    found = targets("هدنة", "ar")
    assert {"وقف إطلاق النار", "تهدئة"} <= set(found)
    assert all(each.weight <= max(SAME_LANGUAGE.values()) for each in found.values())


@pytest.mark.parametrize("text", ["شائع", "كمية", "الحديد", "سن", "مصر", "ال", "واحدهم", "بن", "مرتبة", "البرتغال"])
def test_a_word_is_not_taken_for_one_that_only_has_the_same_stem(text: str) -> None:
    far = {"شائعات", "كمين", "الحديدة", "سني", "مصري", "محافظ", "الأحد", "بنين", "رواتب", "برتغالي"}
    assert far.isdisjoint(targets(text, "ar"))


def test_acronyms_are_no_small_words() -> None:
    assert targets("who told us about it", "ar").keys().isdisjoint({"منظمة الصحة العالمية", "الولايات المتحدة"})
    assert "منظمة الصحة العالمية" in targets("did the WHO send aid", "ar")
    assert targets("au Mali", "ar").keys().isdisjoint({"الاتحاد الأفريقي"})


def test_numbers_and_small_words_are_left_as_they_are() -> None:
    assert expand("2020 17 1,5 the of في") == ()


@pytest.mark.parametrize(
    ("text", "language"), [("هدنة Haftar", "ar"), ("le cessez-le-feu au Mali", "fr"), ("Haftar", "en"), ("", "en")]
)
def test_a_query_has_one_language(text: str, language: str) -> None:
    assert own_language(text) == language


def test_a_long_query_is_expanded_in_part() -> None:
    assert (
        len({each.source for each in expand(" ".join(f"name{chr(97 + n % 26)}" for n in range(10_000)), ("ar",))}) <= 26
    )
    assert len(expand("ceasefire " * 5000, ("ar",))) <= 4
    assert MOST_WORDS < 1000


@given(st.text(max_size=80))
def test_any_text_can_be_expanded_and_every_expansion_has_a_source_in_it(text: str) -> None:
    for each in expand(text):
        assert all(part in text for part in each.source.split(" "))
        assert each.target.strip()
        assert 0 < each.weight <= 1


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=30))
def test_the_likelihoods_of_spellings_add_up_to_one(name: str) -> None:
    found = spellings(name)
    assert found == () or abs(sum(each.likelihood for each in found) - 1) < 0.02
