"""Statements and columns in one voice, pronouns of a topic, overt subjects nobody knows, nouns of saying. All sentences are fictional."""

import pytest

from agents.readers.embedded.english_lexicon import english_verbs
from tests.agents.readers.embedded.test_latin_stands import found

COLUMN = "BY LINA ORO\nI grew up on this river and I know its ferries. "


@pytest.mark.parametrize(
    ("text", "language", "who", "words"),
    [
        # an issued statement, in its own voice behind its opening; its points have numbers
        (
            "Le Comité de Gori porte à la connaissance du public ce qui suit.\n"
            "1. Les fossés du nord ont été creusés par la crue.",
            "fr",
            "Comité",
            "Les fossés du nord ont été creusés par la crue",
        ),
        (
            "The Gori Council wishes to state the following.\nThe northern ditches were dug by the flood.",
            "en",
            "Gori Council",
            "The northern ditches were dug by the flood",
        ),
        # a column judges and bids
        (COLUMN + "That is a very clean page.", "en", "LINA ORO", "That is a very clean page"),
        (COLUMN + "Leave it to the ferrymen.", "en", "LINA ORO", "Leave it to the ferrymen"),
        # a pronoun means whom a short question or "as for" has set before it
        (
            "Le colonel Jean Mabout refuse le plan. La mairie ? Elle a promis un ingénieur.",
            "fr",
            "mairie",
            "promis un ingénieur",
        ),
        (
            "Le colonel Jean Mabout refuse le plan. Quant au Niger, il a proposé une salle.",
            "fr",
            "Niger",
            "proposé une salle",
        ),
        ("Kenya refused the plan. As for Uganda, it offered a hall.", "en", "Uganda", "offered a hall"),
        # a title that owns a noun of saying
        (
            "Paul Marwick, the mayor of Gori, denied it. “Count your goats,” was the mayor’s reply.",
            "en",
            "Paul Marwick",
            "Count your goats",
        ),
        (
            "The minister for mines, Vesna Marwick, left. The minister’s reply was that the mine needs no guard.",
            "en",
            "Vesna Marwick",
            "the mine needs no guard",
        ),
        # a noun of saying between commas, a name behind a dash
        (
            "General Paul Marwick spoke. The law, his argument goes, is blind to names.",
            "en",
            "Paul Marwick",
            "The law, his argument goes, is blind to names",
        ),
        ("“There is no bridge.” – General Paul Marwick, to reporters.", "en", "Paul Marwick", "There is no bridge"),
        # two joined by as well as, by comme
        ("Kenya as well as Uganda accepted the truce.", "en", "Kenya", "accepted the truce"),
        ("Le Niger comme le Togo ont accepté la trêve.", "fr", "Niger", "accepté la trêve"),
        # an adverb before the speaker; what he is called behind his office
        (
            "Le pont tient bon, objecte sèchement la coopérative de Mabou.",
            "fr",
            "coopérative de Mabou",
            "Le pont tient bon",
        ),
        (
            "De rançon, aucune, martèle le général Paul Marwick, alias Mabou.",
            "fr",
            "Paul Marwick",
            "De rançon, aucune",
        ),
        # what somebody else answers with a relative clause
        (
            "Kenya offered a hall, which Uganda declined.",
            "en",
            "Uganda",
            "which Uganda declined",
        ),
        # told on behind a semicolon, and behind what is said with a pronoun and will
        (
            "General Paul Marwick said the bridge was mined; nobody had crossed since May.",
            "en",
            "Paul Marwick",
            "nobody had crossed since May",
        ),
        (
            "Kenya said the bridge was mined. It will send two boats by June.",
            "en",
            "Kenya",
            "It will send two boats by June",
        ),
        # a quotation in the clause joined on is no quotation of the verb of saying
        (
            "The bridge is open, General Paul Marwick said by telephone, and the boats, “if there were boats”, had drifted.",
            "en",
            "Paul Marwick",
            "The bridge is open",
        ),
        # French verbs of manner, of giving a figure, of calling somebody wrong; nouns of a stand
        ("« Nous avons des photos », s’entête le colonel Jean Mabout.", "fr", "Jean Mabout", "Nous avons des photos"),
        ("Le Niger a lâché le chiffre mardi.", "fr", "Niger", "lâché le chiffre mardi"),
        ("Le Niger donne tort au Togo.", "fr", "Niger", "donne tort au Togo"),
        (
            "La requête du Niger de rouvrir le pont est restée là.",
            "fr",
            "Niger",
            "requête du Niger de rouvrir le pont est restée là",
        ),
        # words that lead up to a participle; it was X that
        ("Kenya confined itself to welcoming the talks.", "en", "Kenya", "welcoming the talks"),
        ("It was Kenya that first wrote of theft.", "en", "Kenya", "wrote of theft"),
    ],
)
def test_words_are_found_with_their_speaker(text: str, language: str, who: str, words: str) -> None:
    assert any(words == told and who in name for name, told in found(text, language)), found(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kenya refused the plan. The brewery burnt down and called for help.", "en"),
        ("Le Niger refuse le plan. L’imprimerie, elle, propose une trêve.", "fr"),
        ("Le Niger refuse le plan. Le pont tiendra, a lancé le brougnard.", "fr"),
    ],
)
def test_an_overt_subject_nobody_knows_does_not_speak_for_the_last(text: str, language: str) -> None:
    assert len(found(text, language)) == 1


def test_a_body_behind_a_preposition_issues_no_statement() -> None:
    text = (
        "Les anciens de Gori, réunis au siège de la mairie, portent à la connaissance du public ce qui suit.\n"
        "1. Les fossés du nord ont été creusés par la crue."
    )
    assert not any("mairie" in name for name, _ in found(text, "fr"))


def test_verbs_of_one_entry_have_their_own_pasts() -> None:
    assert english_verbs()[("spat", "out")].base == english_verbs()[("spits", "out")].base == "spit out"
