"""Who serves both sides in English and French without a word of mediation, by the rules alone. All sentences are fictional."""

import pytest

from tests.agents.readers.embedded.reading import READER, article
from tests.agents.readers.embedded.test_latin_mediation import mediators


@pytest.mark.parametrize(
    ("language", "text", "who", "role"),
    [
        (
            "en",
            "Ruth Marwick, a midwife, is kin to neither camp. On Monday she walked up with a page of terms.",
            "Ruth Marwick",
            "message_carrier",
        ),
        (
            "en",
            "Paul Marwick sells bread to both camps. He had cleared his barn for their elders.",
            "Paul Marwick",
            "host",
        ),
        (
            "en",
            "Paul Marwick is trusted by both camps. The elders met twice in his barn, either side of a stove.",
            "Paul Marwick",
            "host",
        ),
        ("en", "It was Paul Marwick who typed the rules that both camps now read.", "Paul Marwick", "proposer"),
        ("en", "Paul Marwick, posted there as both camps asked, counts the carts.", "Paul Marwick", "monitor"),
        ("en", "Paul Marwick counts the carts at the ford every evening.", "Paul Marwick", "monitor"),
        (
            "en",
            "Paul Marwick agreed with both camps in March to stand surety for the calm.",
            "Paul Marwick",
            "guarantor",
        ),
        (
            "en",
            "The list was kept by Paul Marwick, a vet who in June rode across to each camp with a sealed letter from the other.",
            "Paul Marwick",
            "message_carrier",
        ),
        (
            "en",
            "Paul Marwick and Ruth Danso have put their names to the bargain of both camps as sureties.",
            "Ruth Danso",
            "guarantor",
        ),
        ("en", "Paul Marwick and two of his pupils will count the carts of both camps.", "Paul Marwick", "monitor"),
        (
            "en",
            "Red Cross volunteers led by Dr Ruth Marwick weigh the sacks of both camps.",
            "Ruth Marwick",
            "monitor",
        ),
        ("en", "Paul Marwick undertook before witnesses to answer for the road.", "Paul Marwick", "guarantor"),
        ("en", "Ghana, whose facilitator has met the elders, said nothing.", "Ghana", "lead_mediator"),
        (
            "fr",
            "Jean Mabout soigne les bêtes des deux camps. Lundi, il est monté au fort avec un cahier.",
            "Jean Mabout",
            "message_carrier",
        ),
        (
            "fr",
            "Jean Mabout n'est d'aucun camp. C'est sous son toit que les deux camps ont mangé.",
            "Jean Mabout",
            "host",
        ),
        ("fr", "Jean Mabout pèsera chaque soir les sacs devant le pont.", "Jean Mabout", "monitor"),
        ("fr", "C'est Jean Mabout qui a écrit la page que les deux camps annotent.", "Jean Mabout", "proposer"),
        ("fr", "Jean Mabout s'est engagé à dédommager les bergers.", "Jean Mabout", "guarantor"),
        ("fr", "Jean Mabout garde l'amende versée par chacun des deux camps.", "Jean Mabout", "guarantor"),
    ],
)
def test_a_deed_beside_a_word_of_both_sides_shows_who_mediates(language: str, text: str, who: str, role: str) -> None:
    found = mediators(text, language)
    assert any(name.endswith(who) and role in roles for name, roles in found.items()), found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Paul Marwick walked up with a page of terms."),
        ("en", "Paul Marwick counts the carts at the ford."),
        ("en", "Paul Marwick offered to carry a letter to each camp."),
        ("en", "Paul Marwick knows both camps. A dog carried a letter across."),
        ("en", "Paul Marwick knows both camps.\nRuth Danso typed the rules."),
        ("en", "They never wanted a mediator. Paul Marwick's mule is dead."),
        ("en", "At the request of Paul Marwick and both camps, a clerk counts the carts."),
        ("fr", "Jean Mabout est monté au fort avec un cahier."),
        ("fr", "Jean Mabout connaît les deux camps. Un chien a porté une lettre."),
    ],
)
def test_a_deed_alone_an_offer_or_another_s_deed_shows_nothing(language: str, text: str) -> None:
    assert mediators(text, language) == {}


def test_an_english_quarrel_without_a_word_of_war_may_have_mediators() -> None:
    text = (
        "Mayor Paul Marwick accused the guild of stealing the drums. Kofi Danso denied stealing the drums. "
        "Bishop Ruth Kettle demanded that the drums be returned. Kofi Danso refused to return the drums. "
        "Mayor Paul Marwick rejected the proposal. Bishop Ruth Kettle accused the mayor of spite. "
        "Mayor Paul Marwick denied it and demanded an apology."
    )
    assert READER.read(article(text, language="en")).about_conflict
