from agents.merge.likeness import Likeness
from schemas.brief import Position
from schemas.evidence import Evidence
from schemas.vocabulary import SpeechAct, Stance
from tests.agents.fakes import article

WATER = article("قال الوزير إن الهدنة مرهونة بفتح محطة المياه.\nوأضاف أن الأسرى ملف آخر.\n", "a.txt")
AGAIN = article("لا هدنة قبل فتح محطة المياه، يكرر الوزير.\nورفض تبادل الأسرى على دفعات.\n", "b.txt")
LIKENESS = Likeness([WATER, AGAIN])


def told(source: str, quote: str, stance: Stance = "conditional", act: SpeechAct = "condition") -> Position:
    return Position(
        id="P1", holder="A1", issue="", speech_act=act, stance=stance, speech_form="indirect", cue="حذر",
        evidence=(Evidence(source_id=source, start=0, end=len(quote), quote=quote),),
    )  # fmt: skip


def test_the_same_condition_in_other_words_is_one_stand() -> None:
    known, new = told("a", "الهدنة مرهونة بفتح محطة المياه"), told("b", "لا هدنة قبل فتح محطة المياه")
    assert LIKENESS.same(known, new, ["الوزير"])


def test_another_subject_of_the_same_act_is_another_stand() -> None:
    assert not LIKENESS.same(told("a", "الهدنة مرهونة بفتح محطة المياه"), told("b", "تبادل الأسرى على دفعات"), [])


def test_a_reversed_stance_is_never_the_same_stand() -> None:
    known = told("a", "فتح محطة المياه", "supports", "offer")
    assert not LIKENESS.same(known, told("b", "فتح محطة المياه", "opposes", "rejection"), [])


def test_the_holders_own_name_in_both_tellings_proves_nothing() -> None:
    known, new = told("a", "حذر سليم دميرال من المجاعة"), told("b", "حذر سليم دميرال من انهيار السد")
    assert not LIKENESS.same(known, new, ["سليم دميرال"])


def test_two_statements_of_one_article_are_not_compared() -> None:
    known, new = told("a", "الهدنة مرهونة بفتح محطة المياه"), told("a", "الهدنة مرهونة بفتح محطة المياه اليوم")
    assert not LIKENESS.same(known, new, [])


def test_the_same_condition_in_two_languages_is_one_stand() -> None:
    known = told("a", "الهدنة مرهونة بفتح محطة المياه")
    assert LIKENESS.same(known, told("b", "no truce before the water station is opened"), [])
    assert not LIKENESS.same(known, told("b", "the prisoners will be exchanged in two groups"), [])
