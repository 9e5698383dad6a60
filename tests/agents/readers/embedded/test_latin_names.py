"""Who is named in English and French texts by what he is, and what names nobody. All sentences are fictional."""

import pytest

from agents.readers.embedded.english_mentions import english_inventory, english_mentions
from agents.readers.embedded.trained.latin_names import cut_to_name
from agents.readers.embedded.trained.sequences import Stretch
from tests.agents.readers.embedded.reading import document


def named(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Name and kind of what the rules find."""
    doc = document(text, language)
    return [(doc.text[m.start : m.end], m.kind) for m in english_mentions(doc)]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Kenya's interior ministry said the road was open.", ("Kenya's interior ministry", "body")),
        ("en", "Kenyan customs said the road was open.", ("Kenyan customs", "body")),
        ("en", "Marwick's water authority said the road was open.", ("Marwick's water authority", "body")),
        ("en", "On Monday the villagers said the road was open.", ("villagers", "source")),
        ("en", "Two people briefed on the plan said the road was open.", ("Two people", "source")),
        ("en", "On Monday the lodge said the road was open.", ("lodge", "body")),
        ("en", "On Monday the joint working group said the road was open.", ("joint working group", "body")),
        ("en", "Britain said the road was open.", ("Britain", "state")),
        ("en", "The Democratic Republic of Congo said the road was open.", ("Democratic Republic of Congo", "state")),
        ("en", "Wellington said the road was open.", ("Wellington", "state")),
        ("en", "On Monday the nurse said the road was open.", ("the nurse", "title")),
        ("en", "The League's chairwoman, in Buka, said the road was open.", ("The League's chairwoman", "title")),
        ("en", "Calling Mr. Marwick a liar, she left.", ("Marwick", "person")),
        ("fr", "Lundi, les habitants affirment que la route est ouverte.", ("habitants", "source")),
        ("fr", "Lundi, deux diplomates ont dit que la route est ouverte.", ("deux diplomates", "source")),
        ("fr", "Le ministère kényan du Commerce a parlé.", ("ministère kényan du Commerce", "body")),
        ("fr", "Lundi, la Croix-Rouge a parlé.", ("Croix-Rouge", "body")),
        ("fr", "Lundi, le porte-parole Amadou Kassé a parlé.", ("Amadou Kassé", "person")),
    ],
)
def test_who_is_told_by_what_he_is_is_named(language: str, text: str, who: tuple[str, str]) -> None:
    assert who in named(text, language)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "NAIROBI, May 3 (XPA) - Rain fell on the hills.", "NAIROBI"),
        ("en", "On Monday the list was read aloud at the exchange.", "list"),
        ("en", "On Monday the list was read aloud at the exchange.", "exchange"),
        ("en", "Two people drank there.", "Two people"),
        ("en", "Marwick's fishing crew drank there.", "Marwick's fishing crew"),
    ],
)
def test_what_names_nobody_is_left(language: str, text: str, who: str) -> None:
    assert who not in [name for name, _ in named(text, language)]


def cut(text: str, first: int, last: int, language: str = "en") -> str | None:
    """What is left of a stretch that the model takes for a person."""
    doc = document(text, language)
    found = cut_to_name(doc, Stretch(first, last, "P", 0.9))
    return doc.phrase(found.first, found.last) if found is not None else None


def test_a_stretch_is_cut_to_the_name_in_it() -> None:
    assert cut("Without Marwick no map was drawn.", 0, 2) == "Marwick"
    assert cut("Le révérend réplique que non.", 0, 3, "fr") == "Le révérend"
    assert cut("The fisherman said so.", 0, 2) == "The fisherman"
    assert cut("The Widow Marwick said so.", 0, 3) == "The Widow Marwick"


def test_a_stretch_that_names_nobody_is_left() -> None:
    assert cut("The swap was called off.", 0, 2) is None
    assert cut("The Kenyan was late.", 0, 2) is None
    assert cut("Invite les deux chefs à table.", 0, 1, "fr") is None
    assert cut("Il a vu le gouverneur. Dix morts.", 3, 6, "fr") is None


def test_a_given_name_alone_is_who_was_named_in_full() -> None:
    doc = document("Paul Marwick denied it. Paul has not been to the river for years.", "en")
    inventory = english_inventory(doc, english_mentions(doc))
    assert [len(e.mentions) for e in inventory.entities if e.kind == "person"] == [2]


def test_an_article_before_a_name_is_no_role() -> None:
    doc = document("The harbour board denied it. The harbour master, Adil Marsh, said so.", "en")
    roles = [
        doc.text[doc.words[m.role[0]].start : doc.words[m.role[1] - 1].end] for m in english_mentions(doc) if m.role
    ]
    assert not {"The", "the"} & set(roles)
