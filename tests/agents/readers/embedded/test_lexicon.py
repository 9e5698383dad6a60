from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
import yaml

from agents.readers.embedded import english_lexicon, lexicon
from agents.readers.embedded.english_forms import english_forms
from agents.readers.embedded.lexicon import FOLDER, folded
from agents.readers.embedded.mediation_clauses import LOOKED_FOR
from agents.readers.embedded.mediation_lexicon import clause_words

FILES = sorted(FOLDER.rglob("*.yaml"))
SOURCE = "\n".join(f.read_text(encoding="utf-8") for f in sorted(FOLDER.parent.rglob("*.py")))


def lists(node: object, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of plain words in a file, with the path to it."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from lists(value, f"{path}/{key}")
    elif isinstance(node, list) and all(isinstance(item, str) for item in node):
        yield path, node
    elif isinstance(node, list):
        for item in node:
            yield from lists(item, path)


def switches(node: object) -> Iterator[object]:
    """Items of lists that YAML reads as true or false."""
    if isinstance(node, dict):
        for value in node.values():
            yield from switches(value)
    elif isinstance(node, list):
        for item in node:
            yield from [item] if isinstance(item, bool) else switches(item)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_no_list_holds_one_word_in_two_spellings(file: Path) -> None:
    for path, words in lists(yaml.safe_load(file.read_text(encoding="utf-8"))):
        counts = Counter(folded(w) for w in words)
        assert [" ".join(p) for p, n in counts.items() if n > 1] == [], path


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_every_entry_is_a_word_and_not_a_yaml_accident(file: Path) -> None:
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    for path, words in lists(content):
        assert all(folded(w) for w in words), path
    assert not list(switches(content)), "on, off, yes and no are words only in quotation marks"


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_every_file_and_each_of_its_sections_is_used_by_the_reader(file: Path) -> None:
    assert f'"{file.parent.name}", "{file.stem}"' in SOURCE or f'phrases("{file.stem}"' in SOURCE
    node = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(node, dict) or file.stem in ("verbs", "deeds", "titles", "bodies", "relevance"):
        return
    dynamic = {
        kind for entry in _mediation_verbs() for kind in (*entry.get("object", "").split("_"), entry.get("unless"))
    }
    for key in node:
        base = key.removesuffix("_words")
        assert f'"{key}"' in SOURCE or base in dynamic or _by_variable(file.stem, key), key


def _mediation_verbs() -> list[dict[str, str]]:
    files = (lexicon.data("ar", name) for name in ("mediation", "mediation_scenes", "mediation_both"))
    return [entry for file in files for entry in file["verbs"]]


def test_every_word_list_that_a_verb_of_mediation_asks_for_is_there() -> None:
    for entry in _mediation_verbs():
        asked = [
            kind
            for kind in (*entry.get("object", "").split("_"), entry.get("unless", ""))
            if kind and kind not in LOOKED_FOR
        ]
        assert all(clause_words(kind) for kind in asked), entry


def _by_variable(stem: str, key: str) -> bool:
    """Sections that the code reaches through a variable."""
    return (stem, key) in {("content", act) for act in ("demand", "appeal", "offer", "commitment", "endorsement")} | {
        ("content", act) for act in ("rejection", "condition", "threat", "assessment", "blame")
    } | {("given_names", kind) for kind in ("men", "women", "foreign")} | {
        ("words", "conflict"),
        ("words", "elsewhere"),
    }


def test_every_verb_gives_its_cue_forms() -> None:
    known = {r.verb.lemma for readings in lexicon.cue_forms().values() for r in readings}
    missing = [e["past"] for verbs in lexicon.data("ar", "verbs").values() for e in verbs if e["past"] not in known]
    assert missing == []


def test_every_field_of_a_verb_is_one_that_is_read() -> None:
    allowed = {
        "past",
        "present",
        "doing",
        "noun",
        "with",
        "that",
        "bare",
        "person",
        "weak",
        "deed",
        "names",
        "negated",
        "skip",
        "needs",
    }
    for verbs in lexicon.data("ar", "verbs").values():
        for entry in verbs:
            assert set(entry) <= allowed, entry
            assert entry["present"][0] == "ي", entry


def test_every_name_title_body_and_state_is_in_its_table() -> None:
    names = lexicon.data("ar", "given_names")
    assert all(folded(n)[0] in lexicon.given_names() for k in ("men", "women", "foreign") for n in names[k])
    assert all(folded(t) in lexicon.title_heads() for ts in lexicon.data("ar", "titles").values() for t in ts)
    assert all(folded(b) in lexicon.body_heads() for bs in lexicon.data("ar", "bodies").values() for b in bs)
    assert all(folded(n) in lexicon.state_names() for s in lexicon.states() for n in (*s.arabic, *s.capitals))


def test_every_loaded_term_risk_word_and_mediation_frame_is_in_its_table() -> None:
    assert all(folded(t["label"]) in lexicon.labels() for t in lexicon.data("ar", "labels")["terms"])
    assert all(folded(t["word"]) in lexicon.likelihood_words() for t in lexicon.data("ar", "risk")["likelihood"])
    assert all(folded(t["phrase"]) in lexicon.mediation_frames() for t in lexicon.data("ar", "mediation")["nouns"])
    assert all(folded(w) in lexicon.topics() for ws in lexicon.data("ar", "relevance").values() for w in ws)


def test_every_english_verb_has_its_forms() -> None:
    table = english_lexicon.english_verbs()
    for verbs in lexicon.data("en", "verbs").values():
        for entry in verbs:
            assert all(folded(base) in table for base, _, _ in english_forms(entry))


def test_labels_and_likelihood_words_are_not_listed_twice() -> None:
    for name, section, key in (
        ("labels", "terms", "label"),
        ("risk", "likelihood", "word"),
        ("mediation", "nouns", "phrase"),
    ):
        counts = Counter(folded(e[key]) for e in lexicon.data("ar", name)[section])
        assert [p for p, n in counts.items() if n > 1] == [], name


def test_the_lexicons_hold_no_stray_markup() -> None:
    for file in FILES:
        assert not regex.search(r"[<>{}]{2,}", file.read_text(encoding="utf-8")), file.name
