"""Frames that show somebody mediating in English and French, by the rules alone. All sentences are fictional."""

import pytest

from agents.readers.embedded.latin_mediation import latin_mediators
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.trained.models import shipped
from agents.readers.embedded.trained.seeing import look
from tests.agents.readers.embedded.reading import document


def mediators(text: str, language: str) -> dict[str, list[str]]:
    """Name → roles of those the frames show."""
    doc = document(text, language)
    seen = look(doc, shipped(), arabic=False)
    reading = Reading(doc, seen.ruled.inventory, seen.stands, seen.ruled.subjects)
    assert seen.ruled.english is not None
    found = latin_mediators(reading, seen.ruled.english, language)
    return {doc.text[(m := f.entity.mentions[0]).start : m.end]: [str(r) for r in f.roles] for f in found}


@pytest.mark.parametrize(
    ("language", "text", "who", "role"),
    [
        ("fr", "Jean Mabout a fait trois allers-retours entre le quai et le fort.", "Jean Mabout", "message_carrier"),
        ("fr", "Jean Mabout est venu. Il lit au préfet les doléances des bergers.", "Jean Mabout", "message_carrier"),
        ("fr", "Jean Mabout a assis face à face le maire et le chef.", "Jean Mabout", "host"),
        ("fr", "Jean Mabout compte les coups de feu chaque nuit.", "Jean Mabout", "monitor"),
        ("fr", "Jean Mabout garde dans son coffre les papiers des deux camps.", "Jean Mabout", "guarantor"),
        ("fr", "Jean Mabout s'est porté caution du retour des bergers.", "Jean Mabout", "guarantor"),
        ("fr", "Jean Mabout a dressé la liste des arbres.", "Jean Mabout", "proposer"),
        ("fr", "Le troupeau attend sous l'œil de Jean Mabout.", "Jean Mabout", "monitor"),
        ("en", "Paul Marwick goes from the fort to the mosque with a map.", "Paul Marwick", "message_carrier"),
        ("en", "Paul Marwick walked the register over to both schools.", "Paul Marwick", "message_carrier"),
        (
            "en",
            "Paul Marwick has gone back and forth over the wide strait in a small parish launch, between the camps.",
            "Paul Marwick",
            "message_carrier",
        ),
        ("en", "The notes of the two camps are ferried by Paul Marwick.", "Paul Marwick", "message_carrier"),
        ("en", "Paul Marwick has opened the manse to both committees.", "Paul Marwick", "host"),
        ("en", "Paul Marwick gave the key to both.", "Paul Marwick", "host"),
        ("en", "Paul Marwick telephones the figure to both governors.", "Paul Marwick", "monitor"),
        ("fr", "Jean Mabout a ouvert la cour de l'école aux deux délégations.", "Jean Mabout", "host"),
        ("fr", "Jean Mabout a fait trois fois la route de Gossi à Dora.", "Jean Mabout", "message_carrier"),
        ("fr", "Jean Mabout est arrivé porteur d'une lettre du préfet.", "Jean Mabout", "message_carrier"),
        ("fr", "Jean Mabout, dont la véranda reçoit les bergers, se tait.", "Jean Mabout", "host"),
        ("fr", "Jean Mabout vérifiera chaque soir la pression des vannes.", "Jean Mabout", "monitor"),
        ("fr", "Le projet, rédigé de la main de Jean Mabout, tient en une page.", "Jean Mabout", "proposer"),
        ("fr", "Jean Mabout a invité les deux camps à sa table.", "Jean Mabout", "convener"),
        ("en", "Ghana, under whose auspices the two camps meet, said nothing.", "Ghana", "convener"),
        ("en", "Sister Ruth Marwick has gone up and down between the two camps.", "Ruth Marwick", "message_carrier"),
        ("en", "Paul Marwick came home. On Tuesday he sat the two chiefs down at a table.", "Paul Marwick", "convener"),
        ("en", "Presiding over the jirga is the former senator Paul Marwick.", "Paul Marwick", "lead_mediator"),
        ("en", "The jeweller Paul Marwick holds the deposit of each tribe.", "Paul Marwick", "guarantor"),
        (
            "en",
            "Paul Marwick walks the old line with one man from each of the two villages.",
            "Paul Marwick",
            "lead_mediator",
        ),
        ("en", "Two Ghanaian policemen log the shots from a veranda.", "Two Ghanaian policemen", "monitor"),
        ("en", "“I read each man the other's letter,” said Paul Marwick.", "Paul Marwick", "message_carrier"),
        ("en", "The truce was brokered in July by Ghana.", "Ghana", "lead_mediator"),
        ("en", "Ghana, in whose capital both camps first met, said nothing.", "Ghana", "host"),
        ("en", "General Paul Marwick took a letter from the Front to the army.", "Paul Marwick", "message_carrier"),
        ("en", "The bishop Paul Marwick opened his house to both camps.", "Paul Marwick", "host"),
        ("en", "General Paul Marwick vouched for the truce.", "Paul Marwick", "guarantor"),
        ("en", "The Red Cross checked the identities of the prisoners.", "Red Cross", "monitor"),
        ("en", "Ghana will send observers to the river.", "Ghana", "observer"),
        ("en", "Ghana has been on the phone with both camps since Monday.", "Ghana", "good_offices"),
        ("en", "Ghana tried to defuse the quarrel over the wells.", "Ghana", "lead_mediator"),
        ("en", "The camps agreed that the talks will be held in Ghana next week.", "Ghana", "host"),
        (
            "en",
            "Paul Marwick, a respected elder who brokered the truce, said nothing.",
            "Paul Marwick",
            "lead_mediator",
        ),
        ("en", "A delegation from Ghana arrived to narrow the gap between the camps.", "Ghana", "lead_mediator"),
        ("en", "The mediators, Ghana and Togo, said nothing.", "Togo", "lead_mediator"),
        ("en", "Ghana is using its good offices to calm both camps.", "Ghana", "good_offices"),
        ("en", "Both clans left their rifles with Ghana until May.", "Ghana", "guarantor"),
        ("en", "Kofi Danso, the Ghanaian mediator, said nothing.", "Kofi Danso", "lead_mediator"),
        ("fr", "Kofi Danso, médiateur de l'Union africaine, se tait.", "Kofi Danso", "lead_mediator"),
        (
            "fr",
            "L'évêque de Karin, Mgr Jean Bale, fait la navette entre les deux camps.",
            "Jean Bale",
            "message_carrier",
        ),
        ("fr", "La médiation du Ghana piétine.", "Ghana", "lead_mediator"),
        ("fr", "Le Ghana et le Togo ont remis un projet aux deux délégations.", "Ghana", "message_carrier"),
        ("fr", "Le Ghana assure depuis mai une facilitation entre les deux camps.", "Ghana", "facilitator"),
        ("fr", "Le Ghana fait la navette entre les deux camps.", "Ghana", "message_carrier"),
        ("fr", "Le Ghana se portera garant du texte.", "Ghana", "guarantor"),
        ("fr", "Le Ghana veille au respect du cessez-le-feu.", "Ghana", "monitor"),
        ("fr", "Le Ghana enverra six observateurs sur la ligne.", "Ghana", "observer"),
        ("fr", "Les deux camps se parlent sous la présidence du Ghana.", "Ghana", "lead_mediator"),
        ("fr", "Le Ghana, dont la médiation dure depuis mai, se tait.", "Ghana", "lead_mediator"),
        ("fr", "Le facilitateur désigné en mai, l'ancien ministre Kofi Danso, se tait.", "Kofi Danso", "facilitator"),
        ("fr", "Le Ghana tente de désamorcer la crise entre les deux camps.", "Ghana", "lead_mediator"),
    ],
)
def test_a_frame_shows_who_mediates(language: str, text: str, who: str, role: str) -> None:
    found = mediators(text, language)
    assert any(name.endswith(who) and role in roles for name, roles in found.items()), found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ghana proposes to send observers to the river."),
        ("en", "Ghana takes note of the offer."),
        ("en", "General Paul Marwick took a letter home."),
        ("en", "General Paul Marwick opened his house to tourists."),
        ("en", "Ghana was asked to defuse the quarrel, and refused."),
        ("en", "The festival will be held in Ghana next week."),
        ("en", "A broker from Damasak sold the cattle."),
        ("fr", "Le Ghana s'est dit prêt à envoyer des observateurs."),
        ("en", "The two camps refused the good offices of Ghana."),
        ("fr", "Le Ghana a offert ses bons offices."),
        ("fr", "Le Front a rejeté la médiation du Ghana."),
        ("fr", "Le Ghana a invité les deux camps à la retenue."),
        ("fr", "Le Ghana transmet ses condoléances."),
        ("fr", "Selon une source au Ghana, un émissaire est passé."),
        ("fr", "Le Ghana n'a jamais fait la navette entre les deux camps."),
        ("en", "A former peace monitor, Paul Marwick, said the truce would hold."),
    ],
)
def test_who_only_offers_or_does_something_else_mediates_nothing(language: str, text: str) -> None:
    assert mediators(text, language) == {}
