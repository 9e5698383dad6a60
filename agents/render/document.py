"""A brief or an answer as an outline: which sections, in which order. Bottom line first."""

from agents.composing.focus import split
from agents.render import apparatus, sections
from agents.render.cited import Cited
from agents.render.label import labels
from agents.render.outline import Data, Entry, Group, Line, Outline, Section, fact
from schemas.answer import Answer, Statement
from schemas.brief import Brief


def brief_outline(brief: Brief) -> Outline:
    """Everything a brief holds, in the order in which an analyst reads."""
    cited = Cited(labels(brief.language), brief.sources, brief.actors)
    made = (
        fact(cited.words.part("generated"), Data(brief.generated_at.isoformat(timespec="seconds"))),
        fact(cited.words.part("brief_id"), Data(brief.id)),
    )
    named, around = split(brief, {source.id for source in brief.sources if not source.subject})
    parts = (
        _lead(brief, cited),
        *_items(named, cited),
        apparatus.gaps(brief, cited),
        *_surrounding(around, cited),
        sections.actors(brief, cited),
        apparatus.sources(brief.sources, cited),
        apparatus.ledger(brief, cited),
        apparatus.run(brief.run, cited, made),
    )
    return Outline(cited.words.language, tuple(part for part in parts if part.prose or part.groups))


def _items(brief: Brief, cited: Cited) -> tuple[Section, ...]:
    return (
        sections.positions(brief, cited),
        sections.mediators(brief, cited),
        sections.risks(brief, cited),
        sections.contested(brief, cited),
        sections.claims(brief, cited),
        sections.agreements(brief, cited),
        sections.discrepancies(brief, cited),
        sections.loaded_terms(brief, cited),
    )


def _surrounding(brief: Brief, cited: Cited) -> tuple[Section, ...]:
    """What only related articles say: told apart from the named ones, and only where there is something."""
    around = cited.words.part("around")
    return tuple(Section(f"{part.title} · {around}", (), part.groups) for part in _items(brief, cited) if part.groups)


def answer_outline(answer: Answer) -> Outline:
    """The statements with their speakers and quotes, or why there are none and what comes nearest, then the sources."""
    cited = Cited(labels(answer.language), answer.sources)
    title = "abstained" if answer.abstained else "answer"
    prose: list[Line] = [fact(cited.words.part("question"), Data(answer.question))]
    if answer.why:
        prose.append((Data(answer.why),))
    entries = tuple(_statement(each, cited) for each in answer.statements)
    parts = [Section(cited.words.part(title), tuple(prose), (Group(entries=entries),) if entries else ())]
    if answer.nearest:
        near = tuple(_statement(each, cited) for each in answer.nearest)
        parts.append(Section(cited.words.part("near_words"), (), (Group(entries=near),)))
    if answer.sources:
        parts.append(apparatus.sources(answer.sources, cited, short=True))
    parts.append(apparatus.run_in_short(answer.run, cited))
    return Outline(cited.words.language, tuple(parts))


def _lead(brief: Brief, cited: Cited) -> Section:
    words = cited.words
    alerts = cited.comma.join(words.code("alert", alert) for alert in brief.alerts)
    as_of = (fact(words.part("as_of"), Data(brief.as_of.date().isoformat())),) if brief.as_of else ()
    prose = (
        (Data(brief.bluf),),
        fact(words.part("direction"), words.code("direction", brief.direction)),
        *((fact(words.part("alerts"), alerts),) if alerts else ()),
        *cited.said("question", brief.question),
        *as_of,
    )
    return Section(words.part("bluf"), prose)


def _statement(statement: Statement, cited: Cited) -> Entry:
    speaker = Data(statement.speaker) if statement.speaker else cited.words.part("outlet")
    said = fact(cited.words.part("asserted_by"), speaker)
    quotes = cited.quotes(statement.evidence)
    if any(statement.text == each.quote for each in statement.evidence):
        return Entry(said, quotes=quotes)
    return Entry((Data(statement.text),), (said,), quotes)
