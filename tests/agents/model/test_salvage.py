"""Whatever shape an answer has: every item it proposes is kept or refused, none vanishes."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.model.salvage import Salvage, salvage

FIELDS = ("actors", "risks")
ACTORS = [{"name": "مصر", "at": {"sentence": 1}}, {"name": "ليبيا، شرقها", "at": {"sentence": 2}}]
RISKS = [{"event": "قال “لا” ثم خرج"}, {"event": "a, {b} [c]"}, {"event": "x: y"}]


def plain(actors: object = ACTORS, risks: object = RISKS) -> str:
    return json.dumps({"actors": actors, "risks": risks}, ensure_ascii=False)


def proposed(found: Salvage) -> int:
    kept = sum(len(items) for items in found.lists.values())
    return kept + sum(1 for each in found.refused if each.raw)


SHAPES: dict[str, str] = {
    "plain": plain(),
    "indented": json.dumps({"actors": ACTORS, "risks": RISKS}, ensure_ascii=False, indent=2),
    "escaped arabic": json.dumps({"actors": ACTORS, "risks": RISKS}),
    "fence": f"```json\n{plain()}\n```",
    "fence without language": f"```\n{plain()}\n```",
    "prose before and after": f"Here is the list:\n{plain()}\nI hope this helps [1].",
    "prose with brackets": f"I read [sentence 1] and {{so on}}. {plain()}",
    "arabic prose": f"إليك الجواب: {plain()} والسلام",
    "trailing commas": plain().replace("}]", "},],").replace(",,", ","),
    "arabic commas between items": plain().replace("}, {", "}، {").replace("], ", "]، "),
    "missing commas between items": plain().replace("}, {", "} {"),
    "curly quoted keys": plain()
    .replace('"name"', "“name”")
    .replace('"actors"', "“actors”")
    .replace('"event"', "“event”"),
    "single quotes": plain().replace('"', "'"),
    "unquoted keys": plain().replace('"name"', "name").replace('"event"', "event"),
    "raw newline in a string": plain().replace("لا", "لا\n"),
    "unescaped inner quotes": plain().replace("“", '"').replace("”", '"'),
    "missing closing brackets": plain().rstrip("]}") + "}",
    "missing last brace": plain()[:-1],
    "wrapped": json.dumps({"result": {"actors": ACTORS, "risks": RISKS}}, ensure_ascii=False),
    "in a list": f"[{plain()}]",
    "two objects": json.dumps({"actors": ACTORS}) + "\n" + json.dumps({"risks": RISKS}),
    "byte order mark": "\ufeff" + plain(),
    "bidi marks outside strings": plain().replace(": ", ":\u200f ").replace(", ", ",\u200e "),
    "python literals": plain(ACTORS, [*RISKS[:2], {"event": True}]).replace("true", "True"),
    "broken item among good ones": plain().replace('"a, {b} [c]"', "oops"),
    "no quotes round a value": plain().replace('"x: y"', "x: y"),
    "a bare list": json.dumps([*ACTORS, *RISKS], ensure_ascii=False),
    "twice": plain() + plain([], []),
    "bare items": "\n".join(json.dumps(item, ensure_ascii=False) for item in [*ACTORS, *RISKS]),
}
KEPT_WHOLE = [
    name for name in SHAPES if name not in {
        "broken item among good ones", "no quotes round a value", "a bare list", "bare items",
    }
]  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_every_item_of_an_answer_is_kept_or_refused(name: str) -> None:
    assert proposed(salvage(SHAPES[name], FIELDS)) == len(ACTORS) + len(RISKS)


@pytest.mark.parametrize("name", KEPT_WHOLE)
def test_an_answer_with_one_reading_is_read_in_full(name: str) -> None:
    found = salvage(SHAPES[name], FIELDS)
    assert [item["name"] for item in found.lists["actors"] if isinstance(item, dict)] == [a["name"] for a in ACTORS]
    assert len(found.lists["risks"]) == len(RISKS)
    assert not [each for each in found.refused if each.raw]


def test_one_object_where_a_list_should_be_is_a_list_of_one() -> None:
    assert salvage(plain(ACTORS, RISKS[0]), FIELDS).lists["risks"] == RISKS[:1]


def test_a_broken_item_costs_only_itself_and_keeps_its_words() -> None:
    found = salvage(SHAPES["broken item among good ones"], FIELDS)
    assert len(found.lists["risks"]) == 2
    assert [each.raw for each in found.refused] == ['{"event": oops}']


@pytest.mark.parametrize(
    "output",
    ["", "   ", "{}", "[]", "null", "I cannot help with that.", '{"answer": "none"}', '{"actors": null}', "{{{{"],
)
def test_an_answer_without_lists_is_never_an_empty_answer(output: str) -> None:
    found = salvage(output, FIELDS)
    assert {each.field for each in found.refused} >= {"risks"}
    assert all(each.kind == "malformed_output" for each in found.refused)


def test_an_answer_of_empty_lists_is_empty_and_nothing_is_refused() -> None:
    assert salvage('{"actors": [], "risks": []}', FIELDS).refused == ()


def test_the_last_of_two_answers_counts_and_the_first_stands_in_the_refusals() -> None:
    found = salvage(plain(ACTORS[:1]) + plain(ACTORS[1:], []), FIELDS)
    assert found.lists["actors"] == ACTORS[1:]
    assert [each.kind for each in found.refused] == ["superseded"]
    assert len(found.lists["risks"]) == len(RISKS)


def test_a_list_given_twice_in_one_object_loses_nothing_silently() -> None:
    found = salvage('{"actors": [{"name": "a"}], "risks": [], "actors": [{"name": "b"}]}', FIELDS)
    assert proposed(found) == 2


def test_a_lone_surrogate_becomes_a_mark_and_a_pair_a_letter() -> None:
    found = salvage('{"actors": [{"name": "\\ud83d"}, {"name": "\\ud83d\\ude00"}], "risks": []}', FIELDS)
    assert found.lists["actors"] == [{"name": "\ufffd"}, {"name": "😀"}]


def test_escapes_that_were_escaped_once_too_often_are_read() -> None:
    found = salvage('{"actors": [{"name": "\\\\u0645\\\\u0635\\\\u0631"}], "risks": []}', FIELDS)
    assert found.lists["actors"] == [{"name": "مصر"}]


@pytest.mark.parametrize("output", ['{"actors": ' + "[" * 10_000, '{"actors": [' + '{"a":' * 10_000, "9" * 10_000])
def test_deep_nesting_and_endless_digits_are_refused_without_a_crash(output: str) -> None:
    assert salvage(output, FIELDS).refused


def test_words_inside_strings_are_never_changed() -> None:
    said = "قال، “نعم”… ‘x’ {1,} [2,], \u200fثم"
    found = salvage("Sure: " + plain([{"name": said}], []), FIELDS)
    assert found.lists["actors"] == [{"name": said}]


names = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
items = st.lists(st.fixed_dictionaries({"name": names, "n": st.integers(0, 99)}), max_size=4)
dressings: list[Callable[[str], str]] = [
    lambda text: f"```json\n{text}\n```",
    lambda text: f"Answer:\n{text}",
    lambda text: text + "\n\nDone.",
    lambda text: "\ufeff" + text,
]


@settings(max_examples=60, deadline=None)
@given(items, items, st.sampled_from(dressings))
def test_dressed_json_is_read_as_it_is(
    actors: list[dict[str, object]], risks: list[dict[str, object]], dress: Callable[[str], str]
) -> None:
    found = salvage(dress(plain(actors, risks)), FIELDS)
    assert [len(found.lists["actors"]), len(found.lists["risks"])] == [len(actors), len(risks)]
    assert not found.refused


@settings(max_examples=80, deadline=None)
@given(items, items, st.data())
def test_a_cut_at_any_place_keeps_whole_items_in_order_and_admits_the_cut(
    actors: list[dict[str, object]], risks: list[dict[str, object]], data: st.DataObject
) -> None:
    whole = plain(actors, risks)
    found = salvage(whole[: data.draw(st.integers(0, len(whole) - 1))], FIELDS)
    plain_actors = json.loads(plain(actors, risks))["actors"]
    assert found.lists["actors"] == plain_actors[: len(found.lists["actors"])]
    assert found.refused or found.lists == {"actors": actors, "risks": risks}


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("{}[]\",:،“”'\\ \nactorsu06e1"), max_size=60))
def test_no_text_crashes_the_reading(text: str) -> None:
    salvage(text, FIELDS)
    salvage('{"actors": [' + text, FIELDS)
