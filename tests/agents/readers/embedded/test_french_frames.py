"""Frames of saying of French alone, by the rules alone. All sentences are fictional."""

import pytest

from agents.readers.embedded.english_mentions import english_mentions
from tests.agents.readers.embedded.reading import document
from tests.agents.readers.embedded.test_french_stands import found


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        # the object is a pronoun before the verb
        ("Le pont a tenu. Le Niger le nie.", "Niger", "Niger le nie"),
        ("Lina Oro aurait vendu le bac. Le Niger l'a aussitôt démenti.", "Niger", "Niger l'a aussitôt démenti"),
        ("Lina Oro parle d'un péage. Elle le réclame.", "Lina Oro", "Elle le réclame"),
        # the object opens a relative clause
        (
            "Le bac est resté vide, ce que le Niger tient pour impossible.",
            "Niger",
            "ce que le Niger tient pour impossible",
        ),
        (
            "Le Niger a reçu une offre du Togo, qu'il a déclinée avec courtoisie.",
            "Niger",
            "qu'il a déclinée avec courtoisie",
        ),
        # whose view a relative tells
        (
            "Le maire attend Lina Oro, selon laquelle vingt camions sont passés.",
            "Lina Oro",
            "vingt camions sont passés",
        ),
        # a view told by an office or a state behind "pour"
        ("Pour la légiste de Gossi, Lina Oro, la balle était de plomb.", "Lina Oro", "la balle était de plomb"),
        ("Pour Niamey, ce sont des bergers perdus.", "Niamey", "ce sont des bergers perdus"),
        # a participle with a subject of its own, a gerund of the same subject
        (
            "Le pont est resté fermé jeudi, le Niger exigeant que les camions repartent à vide.",
            "Niger",
            "les camions repartent à vide",
        ),
        (
            "Le Niger a salué le maire, tout en exigeant le départ des camions.",
            "Niger",
            "exigeant le départ des camions",
        ),
        # what is said goes on behind the speaker, his office or a single word
        (
            "Tout camion, a averti le chef de la douane, le colonel Jean Mabout, entraînerait la fermeture du bac.",
            "Jean Mabout",
            "Tout camion, a averti le chef de la douane, le colonel Jean Mabout, entraînerait la fermeture du bac",
        ),
        (
            "Rien, précise Lina Oro, ne permet de rouvrir le pont.",
            "Lina Oro",
            "Rien, précise Lina Oro, ne permet de rouvrir le pont",
        ),
        (
            "De telles histoires, a souligné Jean Mabout, ne tiennent pas.",
            "Jean Mabout",
            "De telles histoires, a souligné Jean Mabout, ne tiennent pas",
        ),
        (
            "Le dossier du pont, rappelle Lina Oro, « appartient au Togo ».",
            "Lina Oro",
            "Le dossier du pont, rappelle Lina Oro, « appartient au Togo »",
        ),
        # to whom, where and when stand before the speaker
        ("« Le pont est à nous », a confié à l'agence la vieille dame.", "la vieille dame", "Le pont est à nous"),
        (
            "« Le pont est à nous », a lancé hier soir devant la mairie le préfet Jean Mabout.",
            "Jean Mabout",
            "Le pont est à nous",
        ),
        # the speaker named behind his office and a comma
        (
            "Le pont est à nous, a balayé la porte-parole du gouvernement, la juge Lina Oro.",
            "Lina Oro",
            "Le pont est à nous",
        ),
        # words that only lead up to the verb, pronouns before it, lequel
        ("Jean Mabout a tenu à préciser que le pont tenait.", "Jean Mabout", "le pont tenait"),
        ("Le Niger se contente de rappeler que le pont tient.", "Niger", "le pont tient"),
        ("Le préfet Jean Mabout m'a assuré que le pont tenait.", "Jean Mabout", "le pont tenait"),
        ("On attend Jean Mabout, lequel a répondu que le pont tenait.", "Jean Mabout", "le pont tenait"),
        # a word of time before the infinitive
        ("Le Niger a nié mercredi avoir vendu le pont.", "Niger", "avoir vendu le pont"),
        # families of verbs
        ("Lina Oro s'est dérobée à nos questions.", "Lina Oro", "s'est dérobée à nos questions"),
        ("Le Niger a exprimé sa solidarité avec les passeurs.", "Niger", "exprimé sa solidarité avec les passeurs"),
        ("Le Niger a posé comme préalable le départ du bac.", "Niger", "posé comme préalable le départ du bac"),
    ],
)
def test_french_frames_tell_who_says_what(text: str, who: str, words: str) -> None:
    assert (who, words) in found(text)


def test_an_object_behind_the_verb_is_no_speaker() -> None:
    assert all(who != "ses camionneurs" for who, _ in found("La seconde, lasse, a menacé d'envoyer ses camionneurs."))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Le parti Hayo Garak exige le départ du maire.", "parti Hayo Garak"),
        ("L'intersyndicale Dora Pou Tout exige le départ du maire.", "intersyndicale Dora Pou Tout"),
        ("Un collectif d'habitants a promis de barrer le pont.", "collectif d'habitants"),
    ],
)
def test_a_french_body_is_named_whole(text: str, body: str) -> None:
    doc = document(text, "fr")
    assert body in [doc.text[m.start : m.end] for m in english_mentions(doc) if m.kind == "body"]
