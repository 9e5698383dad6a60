"""Names of served models."""

import pytest

from agents.model import parse_name
from schemas.errors import SettingsError


@pytest.mark.parametrize(
    ("text", "base", "model"),
    [
        ("ollama/qwen3.5:9b", "http://127.0.0.1:11434/v1", "qwen3.5:9b"),
        ("ollama/hf.co/org/model:Q4_K_M", "http://127.0.0.1:11434/v1", "hf.co/org/model:Q4_K_M"),
        ("llamacpp/gemma", "http://127.0.0.1:8080/v1", "gemma"),
        ("vllm/Org/Model", "http://127.0.0.1:8000/v1", "Org/Model"),
        ("LMStudio/some", "http://127.0.0.1:1234/v1", "some"),
        ("http://10.0.0.5:9000#tiny", "http://10.0.0.5:9000/v1", "tiny"),
        ("https://host/v1/#a/b", "https://host/v1", "a/b"),
        ("http://[::1]:8080/v1#m", "http://[::1]:8080/v1", "m"),
    ],
)
def test_the_five_forms_are_taken_apart(text: str, base: str, model: str) -> None:
    name = parse_name(text)
    assert (name.base_url, name.model) == (base, model)


@pytest.mark.parametrize(
    "text",
    ["gpt-4", "", "ollama/", "openai/x", "http://host", "http://#m", "ftp://h#m", "http://u:p@h#m", "http://h?x#m", "http://[x#m",
     "http://h:99999999#m"],
)  # fmt: skip
def test_any_other_form_names_the_five(text: str) -> None:
    with pytest.raises(SettingsError, match="ollama/NAME"):
        parse_name(text)
