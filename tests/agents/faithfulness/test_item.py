import pytest

from agents.faithfulness import check_item
from schemas.draft import DraftActor, DraftClaim, DraftDiscrepancy, DraftRisk, Span
from schemas.grounded import Finding, GroundedItem
from schemas.vocabulary import SpeechForm, Voice
from tests.agents.faithfulness.cases import actor, article, evidence, grounded_actors, position, source

AGREED = "الطرفين اتفقا على سحب 12 قاربا"
SPAN = Span(sentence=0, quote="-")


def by_field(findings: tuple[Finding, ...]) -> dict[str, str]:
    return {finding.field: finding.verdict for finding in findings}


def test_a_right_position_has_no_failing_field() -> None:
    one = article()
    item = position(one, AGREED, "layla", cue="قالت", speech_form="direct")
    found = by_field(check_item(item, grounded_actors(one), source(one)))
    assert "fail" not in found.values()
    assert (found["evidence"], found["holder"], found["cue"], found["issue"]) == ("pass",) * 4


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"holder": "sami"}, "holder"),
        ({"speech_act": "denial"}, "speech_act"),
        ({"speech_act": "accusation", "stance": "supports"}, "stance"),
        ({"issue": "سحب 90 قاربا"}, "issue"),
        ({"cue": "هددت"}, "cue"),
        ({"said_at": "السبت"}, "said_at"),
        ({"voice": "gloss"}, "voice"),
        ({"voice": "narration"}, "voice"),
    ],
)
def test_each_changed_field_fails_by_its_own_name(changes: dict[str, str], field: str) -> None:
    one = article()
    given = {"cue": "قالت", "speech_form": "direct", "holder": "layla", **changes}
    item = position(one, AGREED, given.pop("holder"), **given)
    found = by_field(check_item(item, grounded_actors(one), source(one)))
    assert found[field] == "fail"


def test_the_outlets_gloss_behind_a_quotation_is_not_the_speakers() -> None:
    one = article()
    item = position(one, "انهيار الهدنة", "omar", cue="قال")
    assert by_field(check_item(item, grounded_actors(one), source(one)))["voice"] == "fail"


@pytest.mark.parametrize(("voice", "form"), [("narration", "reported"), ("narration", "action"), ("speaker", "direct")])
def test_narration_may_report_a_deed(voice: Voice, form: SpeechForm) -> None:
    one = article()
    item = position(one, "نفى خفر السواحل إطلاق النار", "guard", voice=voice, speech_form=form, speech_act="denial")
    assert by_field(check_item(item, grounded_actors(one), source(one)))["voice"] != "fail"


def test_another_articles_item_fails() -> None:
    one, other = article(), article("نص آخر تماما.\n")
    item = position(one, AGREED, "layla")
    assert [f.verdict for f in check_item(item, grounded_actors(one), source(other))] == ["fail"]


def test_moved_offsets_fail_and_stop_the_other_checks() -> None:
    one = article()
    item = position(one, AGREED, "layla", cue="قالت")
    span = item.spans["evidence"]
    moved = item.model_copy(
        update={"spans": {"evidence": span.model_copy(update={"start": 0, "end": len(span.quote)})}}
    )
    assert by_field(check_item(moved, grounded_actors(one), source(one))) == {"evidence": "fail"}


def test_an_empty_quote_fails() -> None:
    one = article()
    item = position(one, AGREED, "layla")
    empty = item.spans["evidence"].model_copy(update={"end": item.spans["evidence"].start, "quote": ""})
    found = check_item(item.model_copy(update={"spans": {"evidence": empty}}), grounded_actors(one), source(one))
    assert [(f.verdict, f.kind) for f in found] == [("fail", "quote_empty")]


def test_an_item_without_spans_is_unmeasurable() -> None:
    one = article()
    item = position(one, AGREED, "layla").model_copy(update={"spans": {}})
    assert [f.verdict for f in check_item(item, grounded_actors(one), source(one))] == ["unmeasurable"]


def test_a_claim_needs_the_asserter_and_the_denier_at_their_own_spans() -> None:
    one = article()
    spans = {
        "evidence_for": evidence(one, "واتهم مجلس الصيادين خفر السواحل بإطلاق النار على ثلاثة قوارب"),
        "evidence_against": evidence(one, "ونفى خفر السواحل إطلاق النار على أي قارب"),
    }

    def claim(asserted: str, denied: str) -> dict[str, str]:
        item = DraftClaim(
            text="إطلاق النار على ثلاثة قوارب", modality="alleged", asserted_by=[asserted], denied_by=[denied],
            evidence_for=SPAN, evidence_against=SPAN,
        )  # fmt: skip
        grounded = GroundedItem.model_validate(
            {"kind": "claim", "number": 0, "article_id": one.id, "item": item, "spans": spans}
        )
        return {
            f"{f.field}": f.verdict
            for f in check_item(grounded, grounded_actors(one), source(one))
            if f.verdict == "fail"
        }

    assert claim("council", "guard") == {}
    assert claim("guard", "guard") == {"asserted_by": "fail"}
    assert claim("council", "layla") == {"denied_by": "fail"}


def test_a_risk_keeps_the_words_of_likelihood() -> None:
    one = article()
    words = "المرجح أن تنهار الهدنة"

    def risk(likelihood: list[str]) -> dict[str, str]:
        item = DraftRisk(
            event="تنهار الهدنة", trigger=None, indicators=[], asserted_by=None, likelihood_words=likelihood, impact=None,
            horizon="unspecified", evidence=SPAN,
        )  # fmt: skip
        grounded = GroundedItem(
            kind="risk", number=0, article_id=one.id, item=item, spans={"evidence": evidence(one, words)}
        )
        return by_field(check_item(grounded, grounded_actors(one), source(one)))

    assert risk(["المرجح"])["likelihood_words"] == "pass"
    assert risk(["لا محالة"])["likelihood_words"] == "fail"


def test_an_actor_the_article_does_not_name_fails() -> None:
    one = article()

    def named(item: DraftActor) -> str:
        grounded = GroundedItem(
            kind="actor", number=0, article_id=one.id, item=item, spans={"evidence": evidence(one, "خفر السواحل")}
        )
        return by_field(check_item(grounded, {item.key: grounded}, source(one)))["name"]

    assert named(actor("guard", "خفر السواحل", "armed_force")) == "pass"
    assert named(actor("absent", "نادر الصفدي")) == "fail"
    assert named(actor("omar", "عمر الراوي")) == "unmeasurable"


def test_one_span_is_no_discrepancy() -> None:
    one = article()
    item = DraftDiscrepancy(field="number", a=SPAN, b=SPAN, note="-")
    a, b = evidence(one, "سحب 12 قاربا"), evidence(one, "ثلاثة قوارب")
    same = GroundedItem(kind="discrepancy", number=0, article_id=one.id, item=item, spans={"a": a, "b": a})
    two = same.model_copy(update={"spans": {"a": a, "b": b}})
    assert by_field(check_item(same, {}, source(one)))["b"] == "fail"
    assert "fail" not in [f.verdict for f in check_item(two, {}, source(one))]


def test_a_span_that_takes_the_outlets_gloss_in_fails() -> None:
    one = article()
    words = (
        "“لن نغادر المرفأ قبل الإفراج عن القوارب”، قال الناطق باسم مجلس الصيادين عمر الراوي، في إشارة إلى انهيار الهدنة"
    )
    item = position(one, words, "omar", cue="قال", speech_form="mixed")
    assert by_field(check_item(item, grounded_actors(one), source(one)))["voice"] == "fail"
