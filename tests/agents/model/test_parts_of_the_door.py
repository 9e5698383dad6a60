"""Small parts of the door: thinking, token estimates, tidy facts."""

import pytest

from agents.model.facts import Facts, Identity
from agents.model.identity import same_model
from agents.model.thinking import without_thinking
from agents.model.tokens import estimate


@pytest.mark.parametrize(
    ("content", "rest"),
    [
        ('{"a": 1}', '{"a": 1}'),
        ('<think>x</think>{"a": 1}', '{"a": 1}'),
        ('\n<THINK>x</THINK>\n<think>y</think>{"a": 1}', '{"a": 1}'),
        ('so I think\n</think>{"a": 1}', '{"a": 1}'),
        ('<think>{"a": 1}', ""),
        ('{"a": "<think>b</think>"}', '{"a": "<think>b</think>"}'),
        ('{"a": "b</think>"}', '{"a": "b</think>"}'),
    ],
)
def test_only_thinking_before_the_answer_is_taken_off(content: str, rest: str) -> None:
    found, thought = without_thinking(content)
    assert found == rest
    assert thought == (content != rest)


def test_an_estimate_never_falls_below_a_token_a_letter_of_arabic() -> None:
    text = "وساطة" * 100
    assert estimate(text) >= len(text)
    assert estimate(text, 0.5) < estimate(text)
    assert estimate("word " * 70) >= 100


def test_names_of_one_model_are_the_same() -> None:
    assert same_model("qwen3", "qwen3:latest")
    assert same_model("/models/Tiny.gguf", "tiny")
    assert not same_model("qwen3:4b", "qwen3:9b")


def test_facts_describe_themselves_for_doctor() -> None:
    facts = Facts(identity=Identity(listed=("a",), digest="abc"), enforced=True, tokenizer="vllm", context=4096)
    assert facts.describe()["schema enforced"] == "yes (json_schema)"
    assert facts.notes() == ()
    assert len(Facts(quiet=False).notes()) == 2
