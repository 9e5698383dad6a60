"""JSON: the public contract, stable, readable, valid against the checked-in schema."""

import json

import jsonschema
import pytest

from agents.render import answer_json, render, to_json
from agents.render.schema import PATH, brief_schema
from schemas.answer import Answer
from schemas.brief import Brief
from tests.agents.render import samples

BRIEFS = {"arabic": samples.arabic_brief, "english": samples.english_brief, "empty": samples.brief}


def test_the_checked_in_schema_is_current() -> None:
    assert PATH.read_text(encoding="utf-8") == brief_schema(), "run: python -m agents.render.schema"


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_validates_against_the_checked_in_schema(name: str) -> None:
    schema = json.loads(PATH.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(to_json(BRIEFS[name]())), schema)


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_comes_back_from_its_json(name: str) -> None:
    brief = BRIEFS[name]()
    assert Brief.model_validate_json(to_json(brief)) == brief
    assert to_json(brief) == to_json(BRIEFS[name]())


def test_arabic_stands_in_the_json_as_it_is() -> None:
    text = to_json(samples.arabic_brief())
    assert "الوقت ليس في صالحنا" in text
    assert "\\u" not in text
    assert '"generated_at": "2026-03-05T09:30:00Z"' in text
    assert text.endswith("}\n")


def test_fields_stand_in_the_order_of_their_types() -> None:
    assert list(json.loads(to_json(samples.brief()))) == list(Brief.model_fields)


def test_an_answer_fits_on_one_line_and_comes_back() -> None:
    answer = samples.arabic_answer()
    line = answer_json(answer, indent=None)
    assert line.count("\n") == 1
    assert Answer.model_validate_json(line) == answer


def test_each_form_is_chosen_by_name() -> None:
    brief = samples.brief()
    assert render(brief, "json").startswith("{")
    assert render(brief, "markdown").startswith("# Bottom line")
    assert render(brief, "text").startswith("Bottom line\n")
