from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.faithfulness import words as module
from agents.faithfulness.lists import fold_phrase
from agents.faithfulness.words import LANGUAGES, words
from retrieval.text.normalise import fold_text, tokens

FOLDER = Path(module.__file__).parent / "lexicon"


def entries(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [entry for value in node.values() for entry in entries(value)]
    if isinstance(node, list):
        return [entry for value in node for entry in entries(value)]
    return [str(node)] if node else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_a_word_or_phrase_that_folds_to_itself_when_folded_again(language: str) -> None:
    data = yaml.load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    for entry in entries(data):
        assert tokens(entry), entry
        assert fold_text(" ".join(fold_phrase(entry)), "letters") == " ".join(fold_phrase(entry))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_of_the_file_is_used(language: str) -> None:
    data = yaml.load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    used = {"weekdays", "months", "days", "hijri", "teen"} | set(module.Words.__dataclass_fields__)
    assert set(data) <= used


@pytest.mark.parametrize(("form", "kind", "feminine"), [
    ("قالت", "say", True), ("يقول", "say", False), ("نفت", "deny", True), ("نفوا", "deny", False), ("مضيفة", "say", True),
    ("متهما", "accuse", False), ("تدعو", "demand", True), ("اتهام", "accuse", None),
])  # fmt: skip
def test_verb_forms_are_generated(form: str, kind: str, feminine: bool | None) -> None:
    lexicon = words("ar")
    assert lexicon is not None
    verb = lexicon.verbs[fold_text(form, "letters")]
    assert (verb.kind, verb.feminine) == (kind, feminine)


@pytest.mark.parametrize("form", ["بين", "عبر", "على", "من", "إلى", "التي"])
def test_common_small_words_are_no_verbs(form: str) -> None:
    lexicon = words("ar")
    assert lexicon is not None
    assert fold_text(form, "letters") not in lexicon.verbs


def test_an_unknown_language_has_no_lexicon() -> None:
    assert words("fr") is None
