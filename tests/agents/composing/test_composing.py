import pytest

from agents.composing.bottom_line import alerts, bottom_line, direction
from agents.composing.gaps import gaps
from agents.composing.phrases import LANGUAGES, phrases
from agents.merge.merged import Merged
from schemas.brief import Actor, Agreement, Claim, Mediator, Position, Risk
from schemas.evidence import Evidence
from schemas.question import Question
from schemas.vocabulary import AgreementStatus, SpeechAct
from tests.agents.fakes import article
from tests.agents.texts import HARBOUR

ARTICLE = article(HARBOUR, "harbour.txt")
SPAN = Evidence(source_id=ARTICLE.id, start=0, end=7, quote=ARTICLE.text[:7])


def _actor(number: int, name: str) -> Actor:
    return Actor(id=f"A{number}", name=name, evidence=(SPAN,))


def _position(number: int, holder: str, act: SpeechAct = "statement", addressee: str | None = None) -> Position:
    return Position(
        id=f"P{number}", holder=holder, addressee=addressee, issue="الهدنة", speech_act=act, stance="neutral",
        speech_form="indirect", cue="قال", evidence=(SPAN,),
    )  # fmt: skip


def _agreement(status: AgreementStatus) -> Agreement:
    return Agreement(id="G1", name="الهدنة", status=status, evidence=(SPAN,))


COUNCIL, GUARD = _actor(1, "مجلس الصيادين"), _actor(2, "خفر السواحل")
RISK = Risk(id="R1", event="انهيار الهدنة", evidence=(SPAN,))
CLAIM = Claim(
    id="C1", text="إطلاق النار على القوارب", modality="alleged", asserted_by=("A1",), denied_by=("A2",),
    evidence_for=(SPAN,), evidence_against=(SPAN,), status="contested",
)  # fmt: skip


def test_both_languages_have_the_same_phrases() -> None:
    arabic, english = (phrases(language) for language in LANGUAGES)
    assert arabic.keys() == english.keys()
    for part in ("statuses", "roles", "gaps"):
        assert arabic[part].keys() == english[part].keys()


def test_the_bottom_line_names_speakers_the_dispute_and_the_risk() -> None:
    merged = Merged(actors=(COUNCIL, GUARD), positions=(_position(1, "A1"),), risks=(RISK,), claims=(CLAIM,))
    told = bottom_line(merged, "ar", 1)
    assert "مجلس الصيادين" in told
    assert "والنافي: خفر السواحل" in told
    assert f"«{SPAN.quote}»" in told
    assert told.count(".") == 3


def test_a_dispute_whose_asserter_is_the_outlet_says_so() -> None:
    told = SPAN.model_copy(update={"start": 20, "end": 27, "quote": ARTICLE.text[20:27]})
    merged = Merged(actors=(GUARD,), claims=(CLAIM.model_copy(update={"asserted_by": (), "evidence_for": (told,)}),))
    assert "القائل: المصدر نفسه" in bottom_line(merged, "ar", 1)


@pytest.mark.parametrize("told", [(), (SPAN,)])
def test_a_claim_known_only_from_its_denial_is_put_in_nobodys_mouth(told: tuple[Evidence, ...]) -> None:
    claim = CLAIM.model_copy(update={"asserted_by": (), "evidence_for": told})
    arabic, english = (bottom_line(Merged(actors=(GUARD,), claims=(claim,)), language, 1) for language in ("ar", "en"))
    assert "ولا يظهر في ما قُرئ أحد يقوله" in arabic and "النافي: خفر السواحل" in arabic
    assert "nobody in what was read is shown asserting it" in english
    assert phrases("ar")["outlet"] not in arabic and phrases("en")["outlet"] not in english


def test_no_mediator_is_said_and_never_filled_in() -> None:
    merged = Merged(actors=(COUNCIL,), positions=(_position(1, "A1"),))
    assert phrases("ar")["no_mediator"] in bottom_line(merged, "ar", 1)
    assert "who mediates?" in gaps(merged, "en", (ARTICLE,), {}, None, ())[0].question.lower()


def test_direction_needs_an_accord_that_broke_or_one_that_stands_undisputed() -> None:
    assert direction(Merged(agreements=(_agreement("violated"),))) == "deteriorated"
    assert direction(Merged(agreements=(_agreement("signed"),))) == "improved"
    assert direction(Merged(agreements=(_agreement("signed"),), risks=(RISK,))) == "unclear"
    assert direction(Merged(agreements=(_agreement("called_for"),))) == "unclear"
    assert direction(Merged()) == "unclear"


def test_a_mere_contact_is_no_opening() -> None:
    contact = Mediator(actor="A1", roles=("consulting_third_party",), evidence=(SPAN,))
    host = Mediator(actor="A1", roles=("host",), evidence=(SPAN,))
    assert alerts(Merged(mediators=(contact,))) == ()
    assert alerts(Merged(mediators=(host,), risks=(RISK,))) == ("conflict_risk", "resolution_opportunity")


def test_an_accused_who_says_nothing_is_a_gap_and_no_denial() -> None:
    accusation = _position(1, "A1", "accusation", "A2")
    silent = Merged(actors=(COUNCIL, GUARD), positions=(accusation,), risks=(RISK,))
    answering = Merged(actors=(COUNCIL, GUARD), positions=(accusation, _position(2, "A2", "denial")), risks=(RISK,))
    asked = [gap.question for gap in gaps(silent, "ar", (ARTICLE,), {}, None, ())]
    assert "ما ردّ خفر السواحل؟" in asked
    assert "ما ردّ خفر السواحل؟" not in [gap.question for gap in gaps(answering, "ar", (ARTICLE,), {}, None, ())]


def test_a_question_that_no_source_touches_is_a_gap() -> None:
    question = Question(text="كم بلغ سعر برميل النفط؟", language="ar")
    assert gaps(Merged(), "ar", (ARTICLE,), {}, question, ())[0].question == question.text
    near = Question(text="ماذا جرى لقوارب الصيادين؟", language="ar")
    assert near.text not in [gap.question for gap in gaps(Merged(), "ar", (ARTICLE,), {}, near, ())]


def test_a_braced_word_in_a_question_is_no_placeholder() -> None:
    question = Question(text="ما {name}؟", language="ar")
    assert gaps(Merged(), "ar", (), {}, question, ())[0].question == "ما {name}؟"


def test_a_person_who_heads_a_mediating_body_is_named_once_beside_it() -> None:
    envoy = Mediator(actor="A2", roles=("envoy",), evidence=(SPAN,))
    body = Mediator(actor="A1", person="A2", roles=("good_offices",), evidence=(SPAN,))
    told = bottom_line(Merged(actors=(COUNCIL, GUARD), mediators=(envoy, body)), "ar", 1)
    assert told.count(GUARD.name) == 1
    assert f"{COUNCIL.name} ({GUARD.name}، مساعٍ حميدة)" in told


def test_the_risk_told_is_one_that_says_how_likely_it_is() -> None:
    bare = RISK.model_copy(update={"event": "تتخوف أوساط من خرقه"})
    likely = Risk(
        id="R2", event="الهدنة قد تنهار قريبا", likelihood_words=("قد",),
        evidence=(SPAN.model_copy(update={"quote": "الهدنة قد تنهار قريبا"}),),
    )  # fmt: skip
    assert "«الهدنة قد تنهار قريبا»" in bottom_line(Merged(actors=(COUNCIL,), risks=(bare, likely)), "ar", 1)


def test_the_dispute_is_told_without_verbs_that_need_a_gender() -> None:
    merged = Merged(actors=(COUNCIL, GUARD), claims=(CLAIM,))
    assert "القائل: مجلس الصيادين، والنافي: خفر السواحل" in bottom_line(merged, "ar", 1)
    assert "asserted by مجلس الصيادين, denied by خفر السواحل" in bottom_line(merged, "en", 1)
