"""What goes over the wire, and what comes back in other spellings."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from agents.readers.served.tidy import tidy
from agents.readers.served.wire import ITEMS, What, Who, fixes_for
from schemas.draft import Draft, DraftActor, DraftClaim, DraftMediator, DraftPosition


def walk(node: Any, depth: int = 0) -> int:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return max([depth, *(walk(each, depth + 1) for each in inner)])


def test_the_two_tasks_and_repairs_cover_every_list_of_a_draft() -> None:
    assert set(Who.fields()) | set(What.fields()) == set(Draft.model_fields) == set(ITEMS)


@pytest.mark.parametrize("answer", [Who, What, fixes_for(("positions", "claims"))])
def test_a_schema_limits_everything_and_demands_every_list(answer: type[Who]) -> None:
    schema = answer.model_json_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["required"] == list(answer.fields())

    def limited(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("type") == "string" and "enum" not in node:
                assert node["maxLength"] <= 320
            if node.get("type") == "array":
                assert node["maxItems"] <= 60
            if node.get("type") == "object":
                assert node["additionalProperties"] is False
            assert "pattern" not in node
        for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            limited(each)

    limited(schema)


def test_what_may_be_null_or_empty_may_be_left_out() -> None:
    required = Who.model_json_schema()["$defs"]["DraftPosition"]["required"]
    assert required == ["holder", "issue", "speech_act", "stance", "speech_form", "cue", "evidence"]
    whole, notes = tidy(DraftClaim, {"text": "x", "modality": "alleged"})
    found = DraftClaim.model_validate(whole)
    assert (found.asserted_by, found.evidence_for, found.voice, notes) == ([], None, "speaker", ())


def test_roles_of_a_mediator_may_not_be_left_out() -> None:
    assert "roles" in What.model_json_schema()["$defs"]["DraftMediator"]["required"]
    assert "roles" not in tidy(DraftMediator, {"actor": "A1"})[0]


def test_codes_are_found_whatever_their_case_blanks_and_hyphens() -> None:
    whole, _ = tidy(DraftMediator, {"roles": ["Lead-Mediator", "host"], "track": 1.5, "stage": "ONGOING"})
    assert (whole["roles"], whole["track"], whole["stage"]) == (["lead_mediator", "host"], "1.5", "ongoing")
    assert tidy(DraftMediator, {"track": 2})[0]["track"] == "2"
    assert tidy(DraftActor, {"type": "kingdom"})[0]["type"] == "kingdom"


@pytest.mark.parametrize("number", ["3", "[3]", "S3", " 3.", 3])
def test_a_sentence_number_in_words_is_a_number(number: object) -> None:
    whole, _ = tidy(DraftPosition, {"evidence": {"sentence": number, "quote": "x", "where": 9}})
    assert whole["evidence"] == {"sentence": 3, "quote": "x"}


def test_a_quote_beside_its_item_is_its_evidence() -> None:
    whole, _ = tidy(DraftActor, {"key": "A1", "sentence": 2, "quote": "x"})
    assert whole["evidence"] == {"sentence": 2, "quote": "x"}


def test_words_are_never_changed() -> None:
    said = "  «قال»\u200f، ثم\u0640 "
    assert tidy(DraftPosition, {"issue": said})[0]["issue"] == said
