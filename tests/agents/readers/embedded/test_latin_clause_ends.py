"""Where English and French words end: open clauses, offices behind a speaker, relative clauses, days, set phrases. All sentences are fictional."""

import pytest

from tests.agents.readers.embedded.test_latin_stands import found


@pytest.mark.parametrize(
    ("text", "language", "who", "words"),
    [
        # a clause that waits for more goes on behind its speaker
        (
            "The bridge was, said Colonel Paul Marwick, a gift to the river.",
            "en",
            "Paul Marwick",
            "The bridge was, said Colonel Paul Marwick, a gift to the river",
        ),
        # what the speaker is, without an article, is none of his words
        (
            "Aucun berger n’est monté ce soir-là, certifie le major Paul Marwick, porte-parole de la division.",
            "fr",
            "Paul Marwick",
            "Aucun berger n’est monté ce soir-là",
        ),
        # what is told of him with que neither
        (
            "Reste à savoir sur quel compte, persifle le général Paul Marwick, qu’aucun lien n’unit à la banque.",
            "fr",
            "Paul Marwick",
            "Reste à savoir sur quel compte",
        ),
        # a long tail behind the day
        (
            "Bishop Paul Marwick spoke. The dam is whole, he reported on Thursday in a note signed by all.",
            "en",
            "Paul Marwick",
            "The dam is whole",
        ),
        # a name behind an office, and a quotation behind a colon
        (
            "They did more than help, according to the contractor, Paul Marwick: “They drove the digger.”",
            "en",
            "contractor",
            "They did more than help",
        ),
        (
            "They did more than help, according to the contractor, Paul Marwick: “They drove the digger.”",
            "en",
            "contractor",
            "They drove the digger",
        ),
        # what leads up to saying
        (
            "No goat was lost, Colonel Paul Marwick is understood to have told the council.",
            "en",
            "Paul Marwick",
            "No goat was lost",
        ),
        # a day between an aside and the verb
        (
            "The minister of roads, Mr Paul Marwick, yesterday assured herders along the border that no goat was lost.",
            "en",
            "Paul Marwick",
            "no goat was lost",
        ),
        # an object ends before what is told of it by the way
        ("Kenya praised the army, of which it has heard.", "en", "Kenya", "praised the army"),
        ("Le Niger salue le plan, dont il ignore tout.", "fr", "Niger", "salue le plan"),
        # a known speaker behind a verb that may have an object
        (
            "Dix hectares de pré du Niger ont changé de clôture, calcule l’avocate Lina Oro.",
            "fr",
            "Lina Oro",
            "Dix hectares de pré du Niger ont changé de clôture",
        ),
        # a pronoun turned round its verb comes before a subject inside the words
        (
            "Mme Lina Oro regarde le pont. Le général Paul Marwick, affirme-t-elle, a menti.",
            "fr",
            "Lina Oro",
            "Le général Paul Marwick, affirme-t-elle, a menti",
        ),
        (
            "Lina Oro regarde le pont. Des soldats, raconte-t-elle, ont fermé le puits.",
            "fr",
            "Lina Oro",
            "Des soldats, raconte-t-elle, ont fermé le puits",
        ),
        # what is told of the speaker with que parts him from his verb
        (
            "L’inspecteur Paul Marwick, qu’on ne confondra pas avec le major Jean Oro, dénonce la grève.",
            "fr",
            "Paul Marwick",
            "dénonce la grève",
        ),
        (
            "Le cadastre donne tort à la ville, s’il faut en croire le directeur du musée.",
            "fr",
            "directeur",
            "Le cadastre donne tort à la ville",
        ),
        # a noun of saying at the very end
        (
            "General Paul Marwick left. Dr Lina Oro spoke. It would survive us all, was Marwick’s view.",
            "en",
            "Paul Marwick",
            "It would survive us all",
        ),
        ("Le Niger salue le plan, ce que regrette le colonel Paul Marwick.", "fr", "Niger", "salue le plan"),
        # a phrase that needs no object
        ("L’Union africaine a proposé ses services.", "fr", "Union africaine", "proposé ses services"),
        # village trades
        ("An elderly weaver at the meeting warned that the dam may burst.", "en", "weaver", "the dam may burst"),
        ("Il a signé devant moi, corrige l’assistante du dentiste.", "fr", "assistante", "Il a signé devant moi"),
    ],
)
def test_the_words_end_where_they_end(text: str, language: str, who: str, words: str) -> None:
    assert any(who in holder and words == span.rstrip(".") for holder, span in found(text, language))
