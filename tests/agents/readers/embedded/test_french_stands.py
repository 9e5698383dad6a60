"""Stands in French sentences, by the rules alone. All sentences are fictional."""

import pytest

from agents.readers.embedded.english_lexicon import french_verbs
from agents.readers.embedded.english_mentions import english_inventory, english_mentions
from agents.readers.embedded.english_positions import EnglishFinder
from agents.readers.embedded.english_stance import act_of
from tests.agents.readers.embedded.reading import document


def found(text: str) -> list[tuple[str, str]]:
    """Holder's first name in the text and words of every stand."""
    doc = document(text, "fr")
    finder = EnglishFinder(doc, english_inventory(doc, english_mentions(doc)))
    names = [(s.holder.mentions[0], s.span.quote) for s in finder.find()]
    return [(doc.text[m.start : m.end], words) for m, words in names]


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        # families of verbs and phrases of stance
        ("Le colonel Jean Mabout a objecté que le pont tenait.", "Jean Mabout", "le pont tenait"),
        ("Le Niger tient le péage pour une insulte.", "Niger", "tient le péage pour une insulte"),
        ("Le Niger s'est démarqué de ce calendrier.", "Niger", "s'est démarqué de ce calendrier"),
        ("Le Niger se dit disponible.", "Niger", "se dit disponible"),
        ("Le Niger s'est offert comme hôte.", "Niger", "s'est offert comme hôte"),
        ("Le Niger s'insurge contre ce péage.", "Niger", "s'insurge contre ce péage"),
        # adverbs and a pronoun between the verb and its words
        ("Le Niger a surtout peur d'une crue.", "Niger", "peur d'une crue"),
        ("Le Niger soutient, lui, les avoir vus au port.", "Niger", "les avoir vus au port"),
        # pronoun and infinitive
        ("Le colonel Jean Mabout nie les avoir vus au port.", "Jean Mabout", "les avoir vus au port"),
        # any verb behind a closing mark
        ("« Nous avons nos maçons », a décliné le colonel Jean Mabout.", "Jean Mabout", "Nous avons nos maçons"),
        # whose words, told by a phrase
        (
            "Or le Togo, à en croire le cabinet du ministre, « ne vend pas de ponts » aux Maliens.",
            "cabinet du ministre",
            "Or le Togo, à en croire le cabinet du ministre, « ne vend pas de ponts » aux Maliens",
        ),
        # qui takes up the head of its antecedent
        ("Les notables du Niger, qui disent avoir payé, attendent.", "notables", "avoir payé"),
        # another's turn behind a comma
        ("Le Niger étudie l'offre, le Togo a refusé le pont.", "Niger", "étudie l'offre"),
        # the speaker in apposition does not go on with his words
        (
            "Ce soir-là le pont tenait encore, a rétorqué l'avocat, Jean Mabout, en montrant son plan.",
            "Jean Mabout",
            "Ce soir-là le pont tenait encore",
        ),
    ],
)
def test_french_stands_are_found(text: str, who: str, words: str) -> None:
    assert (who, words) in found(text)


def test_a_conjunction_with_que_is_no_clause_of_what_is_said() -> None:
    ((_, words),) = found("Le Niger a accepté le plan, pourvu que les gardes quittent le pont.")
    assert words == "accepté le plan, pourvu que les gardes quittent le pont"


def test_forms_of_regular_verbs_are_made_from_the_infinitive() -> None:
    known = french_verbs()
    assert all((form,) in known for form in ("annonçait", "exigeait", "objecterait", "suggère", "brandissent"))


def test_what_a_pronoun_says_in_an_answer_is_another_s() -> None:
    text = (
        "Paul Azar dirige le dispensaire de Gassi. Entretien dans la cour.\nComment allez-vous ?\nJ'ai tenu bon ici.\n"
        "Qui commande ?\nLe capitaine Ali Nour promet beaucoup. Il assure que ses hommes ont quitté le pont. "
        "On trouve de tout ici, m'a-t-il répondu.\nEt demain ?\nLa route sera longue et mauvaise.\n"
    )
    said = found(text)
    assert ("Ali Nour", "ses hommes ont quitté le pont") in said
    assert ("Ali Nour", "On trouve de tout ici") in said
    assert ("Paul Azar", "La route sera longue et mauvaise") in said


def test_two_words_of_the_guest_are_an_answer() -> None:
    text = (
        "Paul Azar dirige le dispensaire de Gassi. Entretien dans la cour.\nEt la trêve ?\nJ'ai refusé.\n"
        "Qui commande ?\nPersonne ne commande ici, hélas.\nEt demain ?\nLa route sera longue et mauvaise.\n"
    )
    assert ("Paul Azar", "J'ai refusé") in found(text)


def test_hearsay_in_the_conditional_is_its_source_s_alone() -> None:
    assert found("Le Togo aurait refusé le pont, selon l'armée malienne.") == [
        ("armée malienne", "Le Togo aurait refusé le pont")
    ]


def test_a_quotation_that_opens_the_next_sentence_is_another_s() -> None:
    text = "Le Togo dit avoir été « traité en intrus ». « Le pont est ouvert », répond le préfet Jean Mabout."
    assert ("Togo", "Le pont est ouvert") not in found(text)
    assert ("Jean Mabout", "Le pont est ouvert") in found(text)


@pytest.mark.parametrize("words", ["nul camion sur le pont", "n'avoir vu personne"])
def test_what_begins_with_a_french_negation_denies(words: str) -> None:
    assert act_of("statement", words.split()) == "denial"
