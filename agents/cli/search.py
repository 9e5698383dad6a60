"""`wasit search`: the passages that answer to a query."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from agents.cli.doors import Doors
from agents.cli.options import embedder_option, format_option, home_option, output_option
from agents.cli.outcome import complain
from agents.cli.output import as_json, check_output, deliver, surface
from schemas.errors import UsageError
from schemas.vocabulary import SourceClass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from agents.context import Context
    from agents.render.hits import Listed
    from schemas.question import Filters, Found

HALF_LIFE_DAYS = 30.0


@click.command(short_help="Find the passages that answer to a query.")
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@click.option("-k", "count", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many passages.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only of this outlet; may be repeated.")
@click.option("--lang", "languages", multiple=True, metavar="CODE", help="Only in this language: ar, en, fr, …")
@click.option("--source-class", "classes", multiple=True, type=click.Choice(get_args(SourceClass)), help="Only these.")
@click.option("--since", metavar="DATE", help="Published on DATE or later: 2020-08-21, 2020-08, 2020, or 7d ago.")
@click.option("--until", metavar="DATE", help="Published on DATE or before.")
@click.option("--per-outlet", type=click.IntRange(1, 1000), metavar="N", help="At most N passages of one outlet.")
@click.option("--recent", is_flag=True, help="Prefer newer articles.")
@click.option(
    "--half-life",
    type=click.FloatRange(0.1, 36_500),
    metavar="DAYS",
    help=f"Prefer newer articles: how soon age counts.  [default with --recent: {HALF_LIFE_DAYS:.0f}]",
)
@click.option("--explain", is_flag=True, help="Say why each passage stands where it does.")
@format_option(markdown=False)
@output_option
@embedder_option
@home_option
@click.pass_obj
def search(
    doors: Doors,
    words: tuple[str, ...],
    count: int,
    outlets: tuple[str, ...],
    languages: tuple[str, ...],
    classes: tuple[SourceClass, ...],
    since: str | None,
    until: str | None,
    per_outlet: int | None,
    recent: bool,
    half_life: float | None,
    explain: bool,
    form: str | None,
    output: Path | None,
    embedder: str | None,
    home: Path | None,
) -> int:
    """Find the passages of the archive that answer to QUERY, with the words and where they stand.

    Put the whole query in single quotes to use its signs: '"two words"' or '«two words»' must stand so, '-word' may not
    stand there, 'outlet:NAME', 'lang:ar', 'since:2020-08' and 'until:2020-08' filter like the options. A query in
    English or French also finds Arabic articles, and the other way about.

    Exit code 0 also when nothing is found; 2 when query, date or outlet cannot be; 4 when the data folder cannot be used.
    """
    check_output(output)
    settings, _ = doors.settings({"home": home, "embedder": embedder})
    from agents.render.hits import hits_json, hits_text
    from retrieval.finding.ordering import Wishes
    from retrieval.query import nothing_asked, parse
    from schemas.question import Filters

    with doors.context(settings) as context:
        now = context.clock()
        given = Filters(
            outlets=outlets,
            languages=tuple(map(_language, languages)),
            source_classes=classes,
            since=_date("--since", since, now, end=False),
            until=_date("--until", until, now, end=True),
        )
        query = parse(" ".join(words), given, now=now)
        if problem := nothing_asked(query):
            raise UsageError(f"nothing to search for: {problem}")
        query = query.model_copy(update={"filters": _with_outlets(_in_order(query.filters), context)})
        wishes = Wishes(per_outlet, half_life or (HALF_LIFE_DAYS if recent else None))
        answer = doors.search(query, count, wishes, context)
        for note in (*context.library.notes, *answer.notes):
            complain(note)
        listed = _listed(answer, context)
        if not listed:
            complain(_nothing(context.archive.count(), query.filters != Filters()))
    as_data = (form or settings.format) == "json"
    text = as_json(hits_json(listed)) if as_data else hits_text(listed, colour=surface(output).colour, explain=explain)
    deliver(text, output, prose=not as_data)
    return 0


def _listed(found: Found, context: Context) -> list[Listed]:
    listed: list[Listed] = []
    for hit in found.hits:
        article = context.archive.article(hit.article_id)
        others = [other for each in hit.copies if (other := context.archive.article(each))]
        if article is not None:
            listed.append((hit, article, tuple(dict.fromkeys(each.outlet or each.ref for each in others))))
    return listed


def _date(option: str, text: str | None, now: datetime, *, end: bool) -> datetime | None:
    from retrieval.moments import FORMS, moment

    if text is None:
        return None
    found = moment(text, now, end=end)
    if found is None:
        raise UsageError(f"{option} {text!r} is no date; write {FORMS}")
    return found


def _language(code: str) -> str:
    if not (code.isascii() and code.isalpha() and len(code) in (2, 3)):
        raise UsageError(f"--lang {code!r} is no language code; write ar, en, fr, …")
    return code.lower()


def _in_order(filters: Filters) -> Filters:
    since, until = filters.since, filters.until
    if since and until and since >= until:
        raise UsageError(f"nothing was published since {since.date()} and before {until.date()}; turn the dates round")
    return filters


def _with_outlets(filters: Filters, context: Context) -> Filters:
    """The outlets under the names that the archive has."""
    if not filters.outlets:
        return filters
    from retrieval.outlets import named

    known = context.archive.outlets()
    names: dict[str, None] = {}
    for outlet in filters.outlets:
        meant = named(outlet, known)
        if not meant:
            raise UsageError(_unknown(outlet, known))
        names.update(dict.fromkeys(meant))
    return filters.model_copy(update={"outlets": tuple(names)})


def _unknown(outlet: str, known: Sequence[str]) -> str:
    from retrieval.outlets import SHOWN, near

    if not known:
        return f"no outlet {outlet!r}: no article of the archive names its outlet; leave the filter out"
    if alike := near(outlet, known):
        return f"no outlet {outlet!r} in the archive; near ones: {', '.join(alike)}"
    more = f" and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
    return f"no outlet {outlet!r} in the archive; it has {', '.join(known[:SHOWN])}{more}"


def _nothing(count: int, filtered: bool) -> str:
    if not count:
        return "the archive is empty; take articles in with: wasit ingest PATHS"
    if filtered:
        return f"nothing in the {count} articles of the archive answers to this query under these filters; loosen them"
    return f"nothing in the {count} articles of the archive is near this query; try other words"
