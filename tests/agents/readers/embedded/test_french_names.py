"""Persons, bodies and states in French, by the rules alone. All sentences are fictional."""

import pytest

from agents.readers.embedded.english_mentions import english_inventory, english_mentions
from tests.agents.readers.embedded.reading import document


def named(text: str) -> dict[str, list[str]]:
    """First words of every entity in the text → all its mentions."""
    doc = document(text, "fr")
    entities = english_inventory(doc, english_mentions(doc)).entities
    forms = [[doc.text[m.start : m.end] for m in e.mentions] for e in entities if e.mentions]
    return {words[0]: words for words in forms}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Le pont tient, dit un ingénieur de Gassi.", "un ingénieur de Gassi"),
        ("Hier une hôtelière malienne a payé.", "une hôtelière malienne"),
        ("Hier mon oncle a payé.", "mon oncle"),
        ("Hier le Premier ministre a payé.", "le Premier ministre"),
        ("Le comité des riverains a payé.", "comité des riverains"),
        ("Le Conseil des notables de Gassi a payé.", "Conseil des notables de Gassi"),
    ],
)
def test_who_is_described_or_owned_is_one_mention(text: str, who: str) -> None:
    assert who in named(text)


def test_an_office_told_beside_a_name_stands_for_it_later() -> None:
    (words,) = (w for w in named("Le préfet Jean Mabout est venu. Le préfet a payé.").values() if "Jean Mabout" in w)
    assert words == ["Jean Mabout", "Le préfet"]


def test_an_office_told_before_the_name_is_the_same_man() -> None:
    told = named("Le préfet est venu. Il pleut. Le préfet, Jean Mabout, a payé.")
    assert len(next(w for w in told.values() if "Jean Mabout" in w)) == 3


def test_a_word_for_anybody_stands_for_who_was_named_before_it() -> None:
    told = named("Mère Ana Fils est venue. Le pont tient, glisse la religieuse.")
    assert "la religieuse" in next(w for w in told.values() if "Ana Fils" in w[0])


def test_a_place_behind_de_names_nobody() -> None:
    assert named("Le camion vient de Gassi.") == {}


def test_a_french_verb_is_no_english_article() -> None:
    assert list(named("Il a rencontré un témoin.")) == ["un témoin"]


def test_a_capital_by_its_french_name_stands_for_its_state() -> None:
    doc = document("Hier Tbilissi a payé.", "fr")
    assert [e.state.english for e in english_inventory(doc).entities if e.state is not None] == ["Georgia"]


@pytest.mark.parametrize(
    "name", ["Côte d'Ivoire", "Arabie saoudite", "République centrafricaine", "Timor oriental", "Port-au-Prince"]
)
def test_a_state_whose_french_name_goes_on_in_small_letters_is_one(name: str) -> None:
    doc = document(f"Hier, {name} a rouvert le pont.", "fr")
    assert name in [doc.text[m.start : m.end] for m in english_mentions(doc) if m.kind == "state"]
