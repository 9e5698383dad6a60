"""Quotations with their verb, beside what the models see round and inside them; what the models say is given here."""

from dataclasses import replace

from agents.readers.embedded.document import Document
from agents.readers.embedded.trained.choosing import Judged, choose_from
from agents.readers.embedded.trained.models import shipped
from agents.readers.embedded.trained.seeing import describe, mention, rule, situate
from agents.readers.embedded.trained.sequences import Stretch
from agents.readers.embedded.trained.situation import Situation
from agents.readers.embedded.trained.spans import Candidate, candidates
from tests.agents.readers.embedded.reading import document


def _situation(text: str) -> Situation:
    models, doc = shipped(), document(text)
    sight = describe(doc, arabic=True)
    joined = mention(sight, models.mentions)
    return situate(sight, joined, rule(sight, joined), models.spans)


def _words(doc: Document, text: str) -> tuple[int, int]:
    """The half-open word range of a text."""
    start = doc.text.index(text)
    return doc.word_at(start), doc.word_at(start + len(text))


def test_an_aside_between_the_verb_and_the_quotation_is_no_part_of_what_is_said() -> None:
    told = _situation("وأضافت رنا عودة، بعد لقاء جمعها بالوزير نبيل فرج، «علينا أن نعمل معا من أجل الصلح».")
    first, last = _words(told.doc, "لقاء جمعها بالوزير نبيل فرج، «علينا أن نعمل معا من أجل الصلح")
    quote = _words(told.doc, "علينا أن نعمل معا من أجل الصلح")
    found = candidates(replace(told, stretches=(Stretch(first, last, "D", 0.9),)))
    assert {(c.first, c.last) for c in found if c.whole} == {quote}


def test_a_relative_clause_of_a_quotation_does_not_take_its_words_away() -> None:
    told = _situation("وقالت رنا عودة إن «بيان نبيل فرج وسامر حداد اللذين دعوا إلى الصلح كان شجاعا».")
    ruled = next(c for c in candidates(told) if c.stands)
    inner = Candidate(*_words(told.doc, "دعوا إلى الصلح كان شجاعا"))
    her, him = ruled.stands[0].holder, next(e for e in told.inventory.entities if "حداد" in e.name)
    stands = choose_from(told, [Judged(ruled, 0.5, ((0.9, her),)), Judged(inner, 0.9, ((0.9, him),))])
    assert (ruled.first, ruled.last, her) in [(s.first, s.last, s.holder) for s in stands]
