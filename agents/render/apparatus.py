"""The apparatus of a document: gaps, sources, the ledger of what was turned away, and how it was made."""

from agents.render.cited import Cited
from agents.render.outline import Data, Entry, Group, Line, Mark, Section, fact, joined
from schemas.brief import Brief, Source
from schemas.run import Rejection, RunRecord, Tally

ID_LENGTH = 12
"""Digits of an article's id that are shown; `wasit show` takes them."""


def gaps(brief: Brief, cited: Cited) -> Section:
    """What the sources do not say."""
    entries = tuple(Entry((Data(gap.question),), cited.said("why", gap.why)) for gap in brief.gaps)
    return Section(cited.words.part("gaps"), groups=(Group(entries=entries),) if entries else ())


def sources(listed: tuple[Source, ...], cited: Cited, *, short: bool = False) -> Section:
    """The articles, numbered as the places of the quotes name them; `short` keeps what names them and drops the rest."""
    shared: dict[str, list[str]] = {}
    for source in listed:
        shared.setdefault(source.cluster_id, []).append(f"S{cited.numbers[source.id]}")
    entries = tuple(
        _source_named(source, cited) if short else _source(source, shared[source.cluster_id], cited)
        for source in listed
    )
    prose: tuple[Line, ...] = () if entries else ((cited.words.part("none"),),)
    return Section(cited.words.part("sources"), prose, (Group(entries=entries),) if entries else ())


def ledger(brief: Brief, cited: Cited) -> Section:
    """Proposed = kept + repaired + rejected, then each rejection with its reason."""
    entries = tuple(_rejection(each, cited) for each in brief.ledger)
    return Section(
        cited.words.part("ledger"),
        _tally(brief.run.tally, cited),
        (Group(entries=entries),) if entries else (),
    )


def run_in_short(record: RunRecord, cited: Cited) -> Section:
    """Which reader read how much, and what a reader of the answer should know."""
    return Section(cited.words.part("run_answer"), _read(record, cited) + _notes(record, cited))


def run(record: RunRecord, cited: Cited, made: tuple[Line, ...]) -> Section:
    """Which reader read how much, at what cost; `made` are lines that only a brief has."""
    words = cited.words
    usage = record.usage
    cost: tuple[Line, ...] = ()
    if usage.calls:
        counts = f"{usage.calls} · {usage.prompt_tokens} {words.part('prompt_tokens')}"
        cost = (fact(words.part("usage"), f"{counts} · {usage.completion_tokens} {words.part('completion_tokens')}"),)
    timings = " · ".join(f"{stage} {seconds:.2f}" for stage, seconds in record.timings.items())
    prose = (
        *_read(record, cited),
        *cost,
        *cited.said("timings", timings),
        *cited.many("prompts", [f"{name} {digest}" for name, digest in sorted(record.prompts.items())]),
        *_notes(record, cited),
        fact(words.part("schema"), Data(record.schema_version)),
        *made,
    )
    return Section(words.part("run"), prose)


def _read(record: RunRecord, cited: Cited) -> tuple[Line, ...]:
    words = cited.words
    passages = f"{record.passages_read} {words.part('of')} {record.passages_total}"
    return (
        fact(words.part("reader"), Data(record.reader)),
        *cited.said("model", record.model),
        *cited.said("digest", record.model_digest),
        *((fact(words.part("passages"), passages),) if record.passages_total else ()),
    )


def _notes(record: RunRecord, cited: Cited) -> tuple[Line, ...]:
    return tuple(fact(cited.words.part("notes"), Data(note)) for note in record.notes)


def _source_named(source: Source, cited: Cited) -> Entry:
    """Title, outlet, date and reference."""
    words = cited.words
    published = Data(source.published_at.date().isoformat()) if source.published_at else words.part("undated")
    facts = (
        (Data(source.title or source.ref),),
        *cited.said("outlet_name", source.outlet),
        fact(words.part("published"), published),
        *(cited.said("ref", source.ref) if source.title else ()),
        fact(words.part("id"), Mark(source.id[:ID_LENGTH])),
    )
    return Entry((Mark(f"[S{cited.numbers[source.id]}]"),), facts)


def _source(source: Source, cluster: list[str], cited: Cited) -> Entry:
    """All that is known of the source."""
    words = cited.words
    named = _source_named(source, cited)
    title, *others = named.facts
    facts = (
        title,
        *(() if source.subject else ((words.part("related"),),)),
        *others,
        *(cited.said("url", source.url) if source.url != source.ref else ()),
        fact(words.part("language"), Data(source.language)),
        *cited.coded("source_class", "source_class", source.source_class, silent="unknown"),
        *cited.coded("reliability", "reliability", source.reliability),
        *((fact(words.part("near_copies"), Mark(", ".join(cluster))),) if len(cluster) > 1 else ()),
        *cited.many("also_in", source.also_in),
        fact(words.part("hash"), Data(source.sha256)),
    )
    return Entry(named.head, facts)


def _tally(tally: Tally, cited: Cited) -> tuple[Line, ...]:
    words = cited.words
    kept, repaired, rejected = words.part("kept"), words.part("repaired"), words.part("rejected")
    sums = f"{tally.kept} {kept} + {tally.repaired} {repaired} + {tally.rejected} {rejected}"
    line = fact(words.part("proposed"), f"{tally.proposed} = {sums}")
    if tally.proposed == tally.kept + tally.repaired + tally.rejected:
        return (line,)
    return (line, (words.part("unbalanced"),))


def _rejection(rejection: Rejection, cited: Cited) -> Entry:
    words = cited.words
    head = joined(
        [
            words.code("item", rejection.item),
            words.code("rejection", rejection.kind),
            words.code("stage", rejection.stage),
        ]
    )
    number = cited.numbers.get(rejection.article_id or "")
    article = (fact(words.part("article"), Mark(f"[S{number}]")),) if number is not None else ()
    facts = (
        fact(words.part("why"), Data(rejection.reason)),
        *cited.said("proposed_words", rejection.proposed),
        *article,
    )
    if rejection.nearest is None:
        return Entry(head, facts)
    return Entry(head, facts, (cited.hint(rejection.nearest, rejection.proposed),))
