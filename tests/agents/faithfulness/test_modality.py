import pytest

from agents.faithfulness.modality import check_denial, check_likelihood, check_modality
from schemas.vocabulary import Likelihood, Modality
from tests.agents.faithfulness.cases import ENGLISH, evidence, view

ACCUSED = "بإطلاق النار على ثلاثة قوارب"
DENIED = "ونفى خفر السواحل إطلاق النار على أي قارب"
AGREED = "الطرفين اتفقا على سحب 12 قاربا"


@pytest.mark.parametrize(
    ("words", "modality", "verdict"),
    [
        (AGREED, "actual", "pass"),
        (AGREED, "negated", "fail"),
        (AGREED, "denied", "fail"),
        (AGREED, "future", "unmeasurable"),
        (ACCUSED, "actual", "fail"),
        (ACCUSED, "alleged", "pass"),
        ("ستغادر القوارب المرفأ", "actual", "fail"),
        ("ستغادر القوارب المرفأ", "future", "pass"),
    ],
)
def test_a_claims_modality_is_read_off_its_words(words: str, modality: Modality, verdict: str) -> None:
    one = view(
        "قالت ليلى الحمدان إن الطرفين اتفقا على سحب 12 قاربا.\nواتهم المجلس الخفر بإطلاق النار على ثلاثة قوارب.\nستغادر القوارب المرفأ.\n"
    )
    assert check_modality(one, evidence(one, words), None, modality, attributed=False).verdict == verdict


def test_a_claim_without_words_is_unmeasurable() -> None:
    assert check_modality(view(), None, None, "actual", attributed=True).verdict == "unmeasurable"


def test_silence_is_no_denial() -> None:
    one = view()
    assert check_denial(one, evidence(one, DENIED)).verdict == "pass"
    assert check_denial(one, evidence(one, AGREED)).verdict == "unmeasurable"


@pytest.mark.parametrize(
    ("words", "band", "verdicts"),
    [
        (["المرجح"], "likely", ["pass", "pass"]),
        (["المرجح"], "almost_no_chance", ["pass", "fail"]),
        (["حتما"], "almost_certain", ["fail", "pass"]),
        ([], "likely", ["fail"]),
        ([], None, []),
    ],
)
def test_a_band_stands_on_a_word_of_likelihood(words: list[str], band: Likelihood | None, verdicts: list[str]) -> None:
    one = view()
    span = evidence(one, "تنهار الهدنة إذا استمر احتجاز القوارب")
    assert [f.verdict for f in check_likelihood(one, span, words, band)] == verdicts


def test_english_likelihood() -> None:
    one = view(ENGLISH)
    span = evidence(one, "the truce would probably collapse")
    assert [f.verdict for f in check_likelihood(one, span, ["probably"], "likely")] == ["pass", "pass"]
