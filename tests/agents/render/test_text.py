"""The terminal form: logical order, one thing per line, quotes untouched, nothing drawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from agents.render import answer_text, to_text
from agents.render.shown import quoted_lines
from schemas.brief import Brief
from schemas.evidence import Evidence
from tests.agents.render import samples

GOLDEN = Path(__file__).parent / "golden"
BRIEFS = {"arabic": samples.arabic_brief, "english": samples.english_brief}
DRAWN = regex.compile(r"[\u2500-\u259F\u2800-\u28FF|\t]")
BIDI_CONTROLS = regex.compile(r"[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]")


def every_evidence(brief: Brief) -> Iterator[Evidence]:
    """Each piece of evidence anywhere in a brief, except that of actors who are shown by their positions."""
    lists = [
        *(position.evidence for position in brief.positions),
        *(mediator.evidence for mediator in brief.mediators),
        *(risk.evidence for risk in brief.risks),
        *(agreement.evidence for agreement in brief.agreements),
    ]
    for evidence in lists:
        yield from evidence
    for claim in brief.claims:
        yield from (*claim.evidence_for, *claim.evidence_against)
    for pair in brief.discrepancies:
        yield from (pair.a, pair.b)
    yield from (term.evidence for term in brief.loaded_terms)


@pytest.mark.parametrize("name", BRIEFS)
def test_the_text_of_a_full_brief_is_byte_for_byte_as_agreed(name: str) -> None:
    assert to_text(BRIEFS[name]()).encode() == (GOLDEN / f"{name}.txt").read_bytes()


@pytest.mark.parametrize("name", BRIEFS)
def test_every_quote_is_shown_verbatim_with_its_place(name: str) -> None:
    brief = BRIEFS[name]()
    text = to_text(brief)
    for evidence in every_evidence(brief):
        assert evidence.quote in text
        assert f"[S1 {evidence.start}–{evidence.end}]" in text


@pytest.mark.parametrize("name", BRIEFS)
def test_no_line_holds_a_box_a_column_or_a_direction_control(name: str) -> None:
    for line in to_text(BRIEFS[name]()).splitlines():
        assert not DRAWN.search(line), line
        assert not BIDI_CONTROLS.search(line), line
        assert not regex.search(r"\S   +\S", line), f"columns: {line}"


def test_the_bottom_line_comes_first_and_the_sections_follow_in_order() -> None:
    text = to_text(samples.english_brief())
    headings = [line for line in text.splitlines() if line and not line.startswith(" ")]
    assert headings == [
        "Bottom line", "Positions", "Mediation", "Risks", "Contested claims", "Other claims", "Agreements",
        "Discrepancies", "Loaded terms", "Gaps", "Others named", "Sources", "Ledger", "How this brief was made",
    ]  # fmt: skip


def test_the_positions_of_one_actor_stand_together() -> None:
    full = samples.english_brief()
    first, second = full.positions
    mixed = full.model_copy(update={"positions": (first, second, first.model_copy(update={"issue": "bridges"}))})
    text = to_text(mixed)
    assert text.count("Salma Hadi — person") == 1
    assert text.index("bridges") < text.index("Port government — government body")


def test_an_empty_brief_says_what_was_not_found() -> None:
    text = to_text(samples.brief())
    assert text.count("None found in what was read.") == 4
    assert "Agreements" not in text


def test_a_claim_without_a_named_voice_is_the_outlets() -> None:
    assert "Said by: the outlet" in to_text(samples.english_brief())


def test_numbers_of_the_ledger_that_do_not_add_up_are_called_so() -> None:
    record = samples.run_record()
    wrong = record.tally.model_copy(update={"kept": 5})
    text = to_text(samples.brief(run=record.model_copy(update={"tally": wrong})))
    assert "do not add up" in text


def test_ids_that_the_brief_does_not_list_are_shown_and_break_nothing() -> None:
    full = samples.english_brief()
    stray = full.positions[0].model_copy(
        update={"holder": "ghost", "evidence": (samples.evidence("الهدنة", source_id="elsewhere"),)}
    )
    text = to_text(full.model_copy(update={"positions": (stray,)}))
    assert "ghost (an actor not listed)" in text
    assert "[S? 0–6]" in text


def test_what_could_move_a_terminal_is_replaced_in_everything_that_comes_from_outside() -> None:
    evil = "\x1b[2J\u202eevil\u2066\x07\r"
    full = samples.english_brief()
    text = to_text(
        full.model_copy(
            update={
                "bluf": evil,
                "question": evil,
                "sources": (full.sources[0].model_copy(update={"title": evil, "ref": evil, "url": evil}),),
                "positions": (full.positions[0].model_copy(update={"issue": evil, "cue": evil}),),
                "ledger": (full.ledger[0].model_copy(update={"reason": evil, "proposed": evil}),),
            }
        )
    )
    assert "evil" in text
    assert not regex.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_a_quote_over_two_lines_keeps_its_line_end() -> None:
    risk = samples.english_brief().risks[0]
    two = Evidence(source_id="a" * 16, start=0, end=9, quote="one\r\ntwo\u2028three")
    text = to_text(samples.brief(risks=(risk.model_copy(update={"evidence": (two,)}),)))
    assert "    “one\n    two\n    three”\n" in text


def test_colour_is_bold_and_dim_and_nothing_else_changes() -> None:
    brief = samples.arabic_brief()
    coloured = to_text(brief, colour=True)
    assert "\x1b[1m" in coloured
    assert regex.sub(r"\x1b\[[0-9]m", "", coloured) == to_text(brief)


def test_an_answer_shows_speaker_quote_and_place() -> None:
    text = answer_text(samples.arabic_answer())
    assert "قاله: سلمى الهادي\n    «الوقت ليس في صالحنا»\n    [S1 67–86]" in text
    assert "قاله: الوسيلة الناشرة" in text


def test_an_abstention_says_why() -> None:
    text = answer_text(samples.answer(why="لا شيء في الأرشيف يسند جوابا."))
    assert text.startswith("لا جواب\n  السؤال: من الوسيط؟\n  لا شيء في الأرشيف يسند جوابا.\n")


def test_a_quote_that_holds_its_own_quotation_marks_gets_the_other_kind() -> None:
    assert quoted_lines("حملت اسم «إعلان القاهرة") == ["“حملت اسم «إعلان القاهرة”"]
    assert quoted_lines("قال “نعم”") == ["«قال “نعم”»"]
    assert quoted_lines("he said “yes”") == ["«he said “yes”»"]
    assert quoted_lines("«أ» و“ب”") == ["««أ» و“ب”»"]
