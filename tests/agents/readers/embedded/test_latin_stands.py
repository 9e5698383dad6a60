"""Who says what in English and French sentences, by the rules alone. All sentences are fictional."""

import pytest

from agents.readers.embedded.english_mentions import english_inventory
from agents.readers.embedded.english_positions import EnglishFinder
from tests.agents.readers.embedded.reading import document


def found(text: str, language: str) -> list[tuple[str, str]]:
    """Holder's first name in the text and words of every stand."""
    doc = document(text, language)
    finder = EnglishFinder(doc, english_inventory(doc))
    names = [(s.holder.mentions[0], s.span.quote) for s in finder.find()]
    return [(doc.text[m.start : m.end], words) for m, words in names]


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        # the speaker in the middle or at the end of plain words
        (
            "Kenya was told. If the bridge falls, General Paul Marwick warned, the valley will starve.",
            "Paul Marwick",
            "If the bridge falls, General Paul Marwick warned, the valley will starve",
        ),
        (
            "A second raid could empty the valley, warned Paul Marwick, a former judge from the hills.",
            "Paul Marwick",
            "A second raid could empty the valley",
        ),
        ("“Lies,” said General Paul Marwick on Monday.", "Paul Marwick", "Lies"),
        # a subject described behind its noun
        ("Two people briefed on the raid said the bridge was mined.", "Two people", "the bridge was mined"),
        # whose view
        (
            "General Paul Marwick came back. In his view, the bridge is lost for good.",
            "Paul Marwick",
            "the bridge is lost for good",
        ),
        # in the passive
        (
            "The toll was disputed by General Paul Marwick.",
            "Paul Marwick",
            "The toll was disputed by General Paul Marwick",
        ),
        ("She was told by General Paul Marwick that the bridge was mined.", "Paul Marwick", "the bridge was mined"),
        # nouns of a stand
        (
            "Nobody believed Kenya's claim that the bridge was mined from below.",
            "Kenya",
            "the bridge was mined from below",
        ),
        ("The refusal of Kenya to open the bridge angered traders.", "Kenya", "refusal of Kenya to open the bridge"),
        # refusing to tell
        ("The army would not say who had mined the bridge.", "army", "would not say who had mined the bridge"),
        ("The army had no comment on the raid.", "army", "had no comment on the raid"),
        # verbs that need their word
        (
            "The army held the rebels responsible for the raid.",
            "army",
            "held the rebels responsible for the raid",
        ),
        # adjectives
        ("Kenya is gravely concerned by the raid.", "Kenya", "concerned by the raid"),
        ("Kenya is ready to reopen the bridge.", "Kenya", "ready to reopen the bridge"),
        # who opened the sentence before
        (
            "The army spoke of a raid. Paul Marwick left at dusk. He said the bridge was mined.",
            "Paul Marwick",
            "the bridge was mined",
        ),
        # a speaker behind the verb, others named before it
        (
            "The tribes have until Friday to pay, said Sheikh Salim Awad.",
            "Salim Awad",
            "The tribes have until Friday to pay",
        ),
        # what only precedes the speaker is not said
        (
            "In a leaflet found on Monday, the army said three men had died.",
            "army",
            "three men had died",
        ),
        ("Ruth Marwick, 41, a nurse, says nobody came to help.", "Ruth Marwick", "nobody came to help"),
        # a time between subject and verb
        ("Kenya on Monday urged both camps to talk.", "Kenya", "urged both camps to talk"),
        ("The army said late on Monday it had opened the bridge.", "army", "it had opened the bridge"),
        # a relative clause and the verb behind it
        ("Kenya, which claims the reef, called the raid a crime.", "Kenya", "called the raid a crime"),
        # a colon and a quotation
        ("The army has a different account: “Nobody fired.”", "army", "Nobody fired"),
        # going on with a participle
        (
            "Three men drowned, the army said, adding that the boats were empty.",
            "army",
            "Three men drowned",
        ),
        (
            "Three men drowned, the army said, adding that the boats were empty.",
            "army",
            "the boats were empty",
        ),
        ("The army has just announced a curfew in the valley.", "army", "announced a curfew in the valley"),
        ("The army is demanding a curfew in the valley.", "army", "demanding a curfew in the valley"),
        ("The force denies. The army denies.", "army", "The army denies"),
        # in another's words
        ("Ghana said Kenya had rejected the map.", "Kenya", "rejected the map"),
        # verbs of speaking, of turning down, of judging
        ("“Nobody fired,” quipped General Paul Marwick.", "Paul Marwick", "Nobody fired"),
        ("“Nobody fired,” fired back General Paul Marwick.", "Paul Marwick", "Nobody fired"),
        ("The army turned it down at once.", "army", "turned it down at once"),
        ("The army resiled from its promise.", "army", "resiled from its promise"),
        ("Kenya sees no reason for alarm.", "Kenya", "sees no reason for alarm"),
        ("The army would like the bridge to be reopened.", "army", "would like the bridge to be reopened"),
        ("Kenya said yes to the map.", "Kenya", "said yes to the map"),
        ("The army made light of the raid, shrugging off the toll.", "army", "shrugging off the toll"),
        ("Kenya called that “a bad joke”.", "Kenya", "called that “a bad joke”"),
        ("The army reneged on its promise.", "army", "reneged on its promise"),
        # what only leads up to the verb
        ("Kenya went on to accuse the army of a raid.", "Kenya", "accuse the army of a raid"),
        # a semicolon parts two speakers
        (
            "The bridge was mined, General Paul Marwick said; the road was open, Kenya insisted.",
            "Kenya",
            "the road was open",
        ),
        # the speaker behind his office, and a reason behind him
        (
            "There will be no pardon, says army spokesman Paul Marwick, because the valley is Kenyan.",
            "Paul Marwick",
            "There will be no pardon",
        ),
        # words behind a colon, their speaker behind them
        ("Its reply was blunt: no boat had left port, Paul Marwick said.", "Paul Marwick", "no boat had left port"),
        # half of a clause in quotation marks
        ("Kenya said it was “a fair guess” and no more.", "Kenya", "it was “a fair guess” and no more"),
        # a participle that opens the sentence
        ("Calling the raid “a farce,” the general Paul Marwick left.", "Paul Marwick", "Calling the raid “a farce,”"),
        # to whom it is told is not what is told
        (
            "Nobody was marched off that night, Paul Marwick told a press conference in Buka.",
            "Paul Marwick",
            "Nobody was marched off that night",
        ),
        # the condition behind the speaker
        (
            "There will be another fire, Paul Marwick admitted, if line and law do not meet.",
            "Paul Marwick",
            "There will be another fire, Paul Marwick admitted, if line and law do not meet",
        ),
        ("Not so, fired back the secretary of the herders in the area, Paul Marwick.", "Paul Marwick", "Not so"),
        ("A stampede is likelier than a battle, Paul Marwick thinks.", "Paul Marwick", "A stampede is likelier"),
        # what goes on behind a colon
        (
            "The panel is dead, scoffed General Paul Marwick: four have sat since May and none was heard.",
            "Paul Marwick",
            "four have sat since May and none was heard",
        ),
        # whatever a speaker named behind his verb is called
        ("After that, says union man Paul Marwick, raids are certain.", "Paul Marwick", "After that, says union man"),
        # what is answered stands before who answers it
        (
            "Kenya said a boat had rammed a skiff, a charge Togo rejected within hours.",
            "Togo",
            "a charge Togo rejected",
        ),
        (
            "Paul Marwick offered to help, an offer which the army spurned before noon.",
            "army",
            "an offer which the army",
        ),
        ("Kenya's invitation to the two chiefs lapsed on Monday.", "Kenya", "invitation to the two chiefs"),
        # words told on without a verb of saying
        (
            "Paul Marwick insisted that the bridge was shut. Not one boat had passed below it since May.",
            "Paul Marwick",
            "Not one boat had passed below it since May",
        ),
        # told by office or calling
        ("The acting mines minister would not be drawn on the raid.", "The acting mines minister", "on the raid"),
        ("Kenya's consul general, in Buka, denied the raid.", "Kenya's consul general", "denied the raid"),
        ("The boats will be back at dawn, a novice tells us.", "a novice", "The boats will be back at dawn"),
        ("One more raid could end it, one of them cautioned.", "one of them", "One more raid could end it"),
        ("The bridge is dead, scoffed the headmaster.", "the headmaster", "The bridge is dead"),
        ("The nurse denied it all. “I only carry bread,” she said.", "The nurse", "I only carry bread"),
        ("Villagers privy to the raid said the bridge was mined.", "Villagers", "the bridge was mined"),
        # live entry
        ("Confirmed to us by two officials: the bridge is closed.", "two officials", "the bridge is closed"),
    ],
)
def test_an_english_stand_is_found_with_its_holder(text: str, who: str, words: str) -> None:
    assert any(name == who and words in said for name, said in found(text, "en")), found(text, "en")


def test_a_clause_ends_before_the_answer_to_what_it_charges() -> None:
    text = "Kenya said a boat had rammed a skiff off the cape, an account that Togo contradicted."
    assert ("Kenya", "a boat had rammed a skiff off the cape") in found(text, "en")


def test_a_name_behind_an_office_does_not_go_on_with_what_is_said() -> None:
    text = "The lease was good until May, retorted the headmaster, Paul Marwick, holding it up to the window."
    assert found(text, "en") == [("the headmaster", "The lease was good until May")]


def test_what_happened_is_not_told_on_from_who_spoke_before() -> None:
    text = "Paul Marwick insisted that the bridge was shut. Rain fell on the town all night."
    assert not any("Rain" in words for _, words in found(text, "en"))


INTERVIEW = "Ruth Marwick carries letters over the river. Ana Dias met her on the quay.\n"


def test_who_met_her_asks_and_she_answers_whatever_the_questions_end_in() -> None:
    text = INTERVIEW + (
        "How many crossings is it?\nFourteen since the spring began.\n"
        "The army says it took no boat.\nThe paint on both hulls was still wet.\n"
        "Who counts them?\nNobody counts them at night.\nHow does it end?\nWith fewer boats on the river.\n"
    )
    assert ("Ruth Marwick", "The paint on both hulls was still wet") in found(text, "en")


def test_the_letter_of_an_answer_is_not_said_and_a_pronoun_in_it_is_another() -> None:
    text = INTERVIEW + (
        "Q: How is the chief?\nA: Thin and cross these days.\n"
        "Q: And his brother?\nA: Paul Obote is harder. He swears nobody leaves the valley.\n"
    )
    stands = found(text, "en")
    assert ("Ruth Marwick", "Thin and cross these days") in stands
    assert ("Paul Obote", "nobody leaves the valley") in stands


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        (
            "Le Togo a démenti lundi avoir fermé le pont de Karin.",
            "Togo",
            "avoir fermé le pont de Karin",
        ),
        ("Le Togo affirme ne pas connaître ces hommes.", "Togo", "ne pas connaître ces hommes"),
        (
            "« Le pont est miné », a ironisé la porte-parole de l'armée, Awa Kassé.",
            "Awa Kassé",
            "Le pont est miné",
        ),
        ("Aux yeux du Togo, le pont est perdu pour toujours.", "Togo", "le pont est perdu pour toujours"),
        ("Le Togo s'est en revanche dit disposé à rouvrir le pont.", "Togo", "dit disposé à rouvrir le pont"),
        ("Le Togo a en outre accusé l'armée de mentir.", "Togo", "accusé l'armée de mentir"),
        ("Le Togo s'interdit de commenter le raid.", "Togo", "s'interdit de commenter le raid"),
        ("Des habitants de Karin affirment que le pont est miné.", "Des habitants", "le pont est miné"),
        ("Les habitants montrent du doigt les gardes du pont.", "habitants", "montrent du doigt les gardes du pont"),
        ("Le Togo se souvient d'une promesse écrite.", "Togo", "se souvient d'une promesse écrite"),
        ("Nul ne croit au refus du Togo de rouvrir le pont.", "Togo", "refus du Togo de rouvrir le pont"),
        (
            "« Nous n'avons pas tiré, jure Awa Kassé. On nous a tiré dessus. »",
            "Awa Kassé",
            "On nous a tiré dessus",
        ),
        ("L'armée n'exclut pas une riposte.", "armée", "n'exclut pas une riposte"),
        ("Awa Kassé, ambassadrice du Kenya, refuse de payer.", "Awa Kassé", "refuse de payer"),
        ("L'armée, elle, parle d'un accident.", "armée", "parle d'un accident"),
        ("Le Kenya et le Ghana ont appelé au calme.", "Kenya", "appelé au calme"),
        ("Le raid, ajoute Awa Kassé, était un message.", "Awa Kassé", "Le raid, ajoute Awa Kassé, était un message"),
        ("Un diplomate occidental confie que la trêve tient.", "Un diplomate occidental", "la trêve tient"),
        ("« On nous a menti », s'emporte Awa Kassé.", "Awa Kassé", "On nous a menti"),
        ("Selon le porte-parole de l'armée, Jean Bale, la trêve tient.", "Jean Bale", "la trêve tient"),
        ("Le syndicat des dockers salue la trêve.", "syndicat des dockers", "salue la trêve"),
        (
            "« Le pont sautera », menace Awa Kassé, chef du Front de Karin.",
            "Awa Kassé",
            "Le pont sautera",
        ),
    ],
)
def test_a_french_stand_is_found_with_its_holder(text: str, who: str, words: str) -> None:
    assert any(name == who and words in said for name, said in found(text, "fr")), found(text, "fr")


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Kenya is expected back at the bridge on Friday.", "Kenya"),
        ("en", "Kenya was accused by traders of mining the bridge.", "Kenya"),
        ("en", "The army held a parade on Friday near the bridge.", "army"),
        ("en", "The mayor's aunt, who lost a brother, blames the navy.", "navy"),
        ("en", "Asked whether the bridge was mined, Paul Marwick left.", "Paul Marwick"),
        ("fr", "Le Togo a été accusé par l'armée de mentir.", "Togo"),
        ("fr", "Le syndicat des dockers salue la trêve.", "dockers"),
    ],
)
def test_who_is_spoken_of_holds_no_stand(language: str, text: str, who: str) -> None:
    assert [said for name, said in found(text, language) if name == who] == []


COLUMN = (
    "By Ruth Marwick\nI have walked the bridge twice. The army says it is safe. We should close it. Nobody asked me."
)


@pytest.mark.parametrize(
    "text",
    [
        "Bishop Paul Marwick came. Kenya sent Ruth Awad. The cleric denied the raid.",
        "Paul Marwick, a retired nurse, came. Kenya sent Ruth Awad. The nurse denied the raid.",
        "Ruth Awad came. Lt Gen Paul Marwick left. The general denied the raid.",
    ],
)
def test_a_title_alone_is_whoever_was_named_with_it(text: str) -> None:
    assert ("Paul Marwick", "denied the raid") in found(text, "en")


def test_a_title_alone_is_not_who_was_told_by_its_bearer() -> None:
    assert ("The nurse", "denied the raid") in found("He told Paul Marwick. The nurse denied the raid.", "en")


def test_an_office_speaks_for_itself_and_not_for_who_spoke_last() -> None:
    text = "General Paul Marwick denied it. His office called the raid a farce."
    assert ("office", "called the raid a farce") in found(text, "en")


def test_a_column_speaks_for_its_author() -> None:
    own = [said for name, said in found(COLUMN, "en") if name == "Ruth Marwick"]
    assert "I have walked the bridge twice" in own
    assert "We should close it" in own
    assert ("army", "it is safe") in found(COLUMN, "en")


def test_a_column_that_ends_with_a_name_alone_is_read() -> None:
    assert found("I walked the bridge. My notes are lost.\nRuth Marwick", "en") == []


def test_a_report_with_a_byline_speaks_for_nobody() -> None:
    text = "By Ruth Marwick\nThe bridge was walked twice. The army says it is safe. It should be closed."
    assert all(name != "Ruth Marwick" for name, _ in found(text, "en"))


def test_the_last_line_of_a_column_tells_whose_it_is_and_a_likelihood_is_its_authors() -> None:
    text = (
        "I walked the bank with two traders and my notes. The bridge held.\n"
        "If the Front divides, one half will almost certainly burn the bridge.\n"
        "Ruth Marwick writes on rivers."
    )
    assert ("Ruth Marwick", "If the Front divides, one half will almost certainly burn the bridge") in found(text, "en")


def test_a_sentence_of_an_issued_statement_is_its_issuers_up_to_whom_to_contact() -> None:
    text = (
        "The following statement is issued by the Karin Network. We have seen the bridge.\n"
        "Bread that arrives behind a gun is no bread at all.\n"
        "Contact: the bridge office, on the left bank."
    )
    assert "Bread that arrives behind a gun is no bread at all" in [words for _, words in found(text, "en")]
    assert not any("left bank" in words for _, words in found(text, "en"))


def test_a_statement_speaks_for_who_issues_it() -> None:
    text = (
        "The following statement is issued by the Karin Network. We have seen the bridge. "
        "We urge Kenya to reopen it. Rain fell on Monday."
    )
    own = [said for name, said in found(text, "en") if name == "Karin Network"]
    assert "We have seen the bridge" in own
    assert "urge Kenya to reopen it" in own
    assert all("Rain" not in said for said in own)
