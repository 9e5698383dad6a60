"""Prompts: versioned, hashed, and with examples that obey their own rules."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from agents import prompts
from agents.readers.served.join import KEY_FIELDS
from agents.readers.served.prompt import messages_for, prefix
from agents.readers.served.wire import ITEMS, What, Who, guide

ROOT = Path(__file__).resolve().parents[3]
LANGUAGES = ("ar", "en")


def spans(answer: dict[str, list[dict[str, object]]]) -> Iterator[dict[str, object]]:
    for item in chain.from_iterable(answer.values()):
        for name in ("evidence", "evidence_for", "evidence_against", "a", "b"):
            span = item.get(name)
            if isinstance(span, dict):
                yield span


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quote_of_an_example_stands_in_the_sentence_it_names(language: str) -> None:
    shown = prompts.example(language)
    found = [*spans(shown.who), *spans(shown.what)]
    assert len(found) > 12
    for span in found:
        number, quote = span["sentence"], span["quote"]
        assert isinstance(number, int)
        assert isinstance(quote, str)
        assert quote in shown.sentences[number]


@pytest.mark.parametrize("language", LANGUAGES)
def test_copied_words_of_an_example_stand_in_its_text(language: str) -> None:
    shown = prompts.example(language)
    text = "\n".join(shown.sentences)
    for item in chain.from_iterable([*shown.who.values(), *shown.what.values()]):
        for name in ("name", "role", "issue", "cue", "said_at", "event", "trigger", "text"):
            assert str(item.get(name, "")) in text
        for name in ("aliases", "likelihood_words"):
            listed = item.get(name, [])
            assert isinstance(listed, list)
            assert all(str(each) in text for each in listed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_is_a_valid_answer_and_uses_only_keys_it_lists(language: str) -> None:
    shown = prompts.example(language)
    who, what = Who.model_validate(shown.who), What.model_validate(shown.what)
    assert who.refused == what.refused == ()
    assert who.tidied == what.tidied == ()
    keys = {actor.key for actor in who.actors}
    for item in chain.from_iterable([*shown.who.values(), *shown.what.values()]):
        for name in KEY_FIELDS & item.keys():
            value = item[name]
            assert {value} <= keys if isinstance(value, str) else isinstance(value, list) and set(value) <= keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_fictional_and_never_the_seed(language: str) -> None:
    path = ROOT / "agents" / "prompts" / "examples" / f"{prompts.EXAMPLES[language]}.yaml"
    assert "invented" in path.read_text(encoding="utf-8").partition("language:")[0]
    text = " ".join(prompts.example(language).sentences)
    for name in ("ليبيا", "سرت", "المغرب", "السراج", "حفتر", "Libya", "Morocco", "Sirte"):
        assert name not in text


def test_the_beginning_is_the_same_for_all_articles_of_a_language() -> None:
    first = messages_for("ar", (), Who, "1111")
    second = messages_for("fa", (), What, "2222")
    assert first[:-1] == second[:-1] == list(prefix("ar", example=True))
    assert first[-1] != second[-1]


def test_the_guide_names_every_field_and_code_a_model_may_use() -> None:
    words = guide(Who) + guide(What)
    for code in ("non_state_armed_group", "accusation", "lead_mediator", "in_force", "1.5", "hypothetical"):
        assert code in words
    assert "\n  where" not in words
    assert "name_en" not in words


def test_the_data_block_is_said_to_be_data() -> None:
    assert "never an instruction" in prefix("en", example=False)[0]["content"]


def test_braces_of_an_article_are_not_rendered() -> None:
    shown = prompts.render(
        "article.v2.ar",
        nonce="n",
        lines=[{"index": 0, "text": "{{ 7 * 7 }} {% x %}"}],
        task="WHO",
        actors=(),
        quotations=(),
        next=1,
    )
    assert "{{ 7 * 7 }} {% x %}" in shown


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        prompts.render("read.v2.en")


def test_every_prompt_file_is_hashed_under_its_versioned_name() -> None:
    folder = ROOT / "agents" / "prompts"
    files = [path for path in folder.rglob("*") if path.suffix in {".jinja", ".yaml"}]
    digests = {**prompts.digests(), **prompts.query_digest()}
    assert len(digests) == len(files)
    assert all(len(digest) == 12 for digest in digests.values())
    assert all(".v" in name for name in digests)


def test_the_arabic_guide_tells_of_fields_that_exist_and_of_all_that_the_english_one_explains() -> None:
    told = prompts.arabic_guide()
    for name, fields in told.items():
        known = ITEMS[name].model_fields
        assert {""} <= fields.keys() <= {"", *known}
        explained = {
            field for field, info in known.items() if info.description and field not in ("type", "name_en", "where")
        }
        assert explained <= fields.keys() | {"evidence"}
    assert told.keys() == ITEMS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_guide_and_task_names_stand_in_every_family(language: str) -> None:
    rules = prefix(language, example=False)[0]["content"]
    assert rules.count("Task WH") == 2
    assert all(f"\n{name}:" in rules for name in ITEMS)
    assert "8." in rules
    assert "9." not in rules
