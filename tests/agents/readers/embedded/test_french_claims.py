"""Denials and risks in French. All sentences are fictional."""

import pytest

from agents.readers.embedded.english import english_risks
from agents.readers.embedded.french_stems import french_stem
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.trained.french import contentious, french_about_conflict
from agents.readers.embedded.trained.models import shipped
from agents.readers.embedded.trained.seeing import look
from tests.agents.readers.embedded.reading import document, read


@pytest.mark.parametrize(
    ("one", "other"),
    [("l'appel", "appelée"), ("taxe", "taxés"), ("montrés", "montrer"), ("d'attaques", "attaqué")],
)
def test_forms_of_one_french_word_share_their_stem(one: str, other: str) -> None:
    assert french_stem(one) == french_stem(other)


def test_a_denial_with_accents_that_points_back_answers_what_was_said_before() -> None:
    text = "Le colonel Jean Mabout accuse le Togo d'avoir miné le pont de Gassi. Le Togo a démenti ces accusations."
    draft = read(text, "fr")
    assert any(c.denied_by and c.evidence_against and "démenti" in c.evidence_against.quote for c in draft.claims)


def test_a_harm_behind_a_joined_article_is_a_risk() -> None:
    doc = document("Le colonel Jean Mabout craint que l'exode ne commence à Gassi.", "fr")
    seen = look(doc, shipped(), arabic=False)
    reading = Reading(doc, seen.ruled.inventory, seen.ruled.stands, seen.ruled.subjects)
    assert [r.span.quote for r in english_risks(reading)] == ["l'exode ne commence à Gassi"]


def test_a_quarrel_over_cattle_at_a_border_is_a_matter_of_conflict() -> None:
    text = "Le préfet retient le troupeau en fourrière. L'ambassade demande sa restitution."
    assert french_about_conflict(document(text, "fr").folded)


QUARREL = (
    "Le maire Jean Mabout accuse la société Vanil d'avoir menti. La société Vanil dément tout accord. "
    "Le cuisinier Ali Nour exige un reçu. La société Vanil refuse de payer. Ali Nour réclame une pesée."
)


def test_a_quarrel_without_a_word_of_war_is_one_by_its_stands() -> None:
    doc = document(QUARREL, "fr")
    assert not french_about_conflict(doc.folded)
    assert contentious(look(doc, shipped(), arabic=False).ruled.stands)


def test_one_who_complains_alone_makes_no_quarrel() -> None:
    doc = document("Le maire Jean Mabout exige un reçu. Il réclame une pesée. Il refuse de payer la route.", "fr")
    assert not contentious(look(doc, shipped(), arabic=False).ruled.stands)
