import pytest

from agents.readers.embedded.denials import absolute, negating, negations, untrue
from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.positions import PositionFinder
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.trained.disputes import Disputes
from retrieval.text.normalise import fold_text
from tests.agents.readers.embedded.reading import document


def disputes(text: str) -> Disputes:
    """The pairs of a text, over what the rules alone take for stands."""
    doc = document(text)
    finder = PositionFinder(doc, take_inventory(doc, find_mentions(doc)))
    stands = finder.find()
    return Disputes(Reading(doc, finder.inventory, stands, finder.speakers))


@pytest.mark.parametrize(("word", "language"), [("فلم", "ar"), ("ولستم", "ar"), ("haven't", "en"), ("aucune", "fr")])
def test_a_word_negates(word: str, language: str) -> None:
    assert negating(language)(fold_text(word))


@pytest.mark.parametrize(("word", "language"), [("لماذا", "ar"), ("ولما", "ar"), ("plus", "en"), ("encore", "fr")])
def test_a_word_like_it_does_not(word: str, language: str) -> None:
    assert not negating(language)(fold_text(word))


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("وصف الخبر بالكذبة", "ar"),
        ("هذه الرواية المختلقة", "ar"),
        ("بل العكس هو ما جرى", "ar"),
        ("كلام عارٍ عن الصحة", "ar"),
        ("a bogus report", "en"),
        ("un mensonge", "fr"),
    ],
)
def test_words_call_something_untrue(words: str, language: str) -> None:
    assert untrue(fold_text(words).split(), language)


@pytest.mark.parametrize(("words", "language"), [("وصل الوفد مساء", "ar"), ("the lieutenant landed", "en")])
def test_other_words_call_nothing_untrue(words: str, language: str) -> None:
    assert not untrue(fold_text(words).split(), language)


def test_a_flat_negation_is_told_by_its_words() -> None:
    assert absolute(fold_text("أحدا")) and absolute("قط") and not absolute(fold_text("المرفأ"))


def test_what_a_negation_reaches_is_what_the_claim_asserts() -> None:
    found = disputes("قال سالم المرزوقي إن الحرس احتجز القارب. وقال زيد الحمادي إن الحرس لم يحتجز أحدا.")
    claim, denial = found.sides
    assert denial.denied & claim.stems and denial.absolutes == 1
    assert not claim.denied


def test_a_denial_that_is_itself_negated_denies_nothing() -> None:
    claim = "قال سالم المرزوقي إن الحرس احتجز القارب. "
    assert any(pair.claim == 0 for pair in disputes(claim + "ونفى زيد الحمادي احتجاز القارب.").pairs())
    assert not any(pair.denial == 1 for pair in disputes(claim + "ولم ينف زيد الحمادي احتجاز القارب.").pairs())


@pytest.mark.parametrize(
    ("text", "language", "negating"),
    [
        ("الهدنة قد تنهار ما لم يفتح الممر", "ar", 0),
        ("لا يزال الجسر مغلقا", "ar", 0),
        ("لم يفتح الممر", "ar", 1),
        ("not only the bridge", "en", 0),
        ("not the bridge", "en", 1),
    ],
)
def test_what_only_looks_like_a_negation_negates_nothing(text: str, language: str, negating: int) -> None:
    assert sum(negations(document(text, language).folded, language)) == negating


def test_a_denial_of_any_such_thing_may_answer_what_was_said_right_before() -> None:
    claim, denial = "قال سالم المرزوقي إن الحرس أوقف القارب. ", "ونفى زيد الحمادي وقوع أي اعتقال."
    assert any(pair.claim == 0 for pair in disputes(claim + denial).pairs())
    assert not any(pair.claim == 0 for pair in disputes(claim + "هدأ البحر. " * 3 + denial).pairs())
    assert not any(pair.claim == 0 for pair in disputes(claim + denial.replace("أي اعتقال", "نقص في القمح")).pairs())


def test_who_says_the_very_same_denies_nobody() -> None:
    told = "قال سالم المرزوقي: «لم نوقع شيئا». وقال زيد الحمادي: «%s»."
    assert not [pair for pair in disputes(told % "لم نوقع شيئا").pairs() if pair.claim >= 0]
    assert any(pair.claim >= 0 for pair in disputes(told.replace("لم نوقع", "وقعتم") % "لم نوقع شيئا").pairs())
