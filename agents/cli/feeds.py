"""`wasit feeds`: the feeds that are subscribed to, and what is new in them.

There is no daemon: let cron or a timer call `wasit feeds fetch`, and after it `wasit watch run --due`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agents.cli.doors import Doors
from agents.cli.options import A_PATH, embedder_option, format_option, home_option, output_option, private_option
from agents.cli.outcome import complain
from agents.cli.output import as_json, check_output, deliver
from schemas.errors import InputError, UsageError

if TYPE_CHECKING:
    from agents.context import Context
    from schemas.feed import Subscription

urls_argument = click.argument("urls", nargs=-1, required=True, metavar="URL...")


@click.group(short_help="Subscribe to feeds and take what is new in them.")
def feeds() -> None:
    """RSS, Atom and JSON feeds: which are subscribed to, and their new articles."""


@feeds.command()
@urls_argument
@home_option
@click.pass_obj
def add(doors: Doors, urls: tuple[str, ...], home: Path | None) -> int:
    """Subscribe to each URL. Nothing is fetched yet: that is `wasit feeds fetch`."""
    settings, _ = doors.settings({"home": home})
    found, code = _subscriptions(doors, urls)
    with doors.archive(settings, read_only=False) as archive:
        for feed in found:
            deliver(f"{'added' if archive.feeds.add(feed) else 'already there'}: {feed.url}\n")
    return code


@feeds.command(name="import")
@click.argument("file", type=A_PATH)
@home_option
@click.pass_obj
def import_opml(doors: Doors, file: Path, home: Path | None) -> int:
    """Subscribe to every feed that an OPML FILE of another feed reader names, in folders or not."""
    settings, _ = doors.settings({"home": home})
    outlines = doors.read_opml(file, settings)
    for failure in outlines.failed:
        complain(str(failure))
    if outlines.mended:
        complain(f"{file}: its XML is broken; the feeds that could be read are taken, so compare their number")
    with doors.archive(settings, read_only=False) as archive:
        added = [archive.feeds.add(feed) for feed in outlines.feeds]
    deliver(f"{sum(added)} added, {len(added) - sum(added)} already there, {len(outlines.failed)} failed\n")
    return InputError.exit_code if outlines.failed or outlines.mended else 0


@feeds.command()
@output_option
@home_option
@click.pass_obj
def export(doors: Doors, output: Path | None, home: Path | None) -> int:
    """Print the subscriptions as OPML, for other feed readers."""
    check_output(output)
    deliver(doors.write_opml(_kept(doors, home)), output)
    return 0


@feeds.command(name="list")
@format_option(markdown=False)
@home_option
@click.pass_obj
def list_feeds(doors: Doors, form: str | None, home: Path | None) -> int:
    """Print every subscription: when it was last fetched, and what went wrong."""
    settings, _ = doors.settings({"home": home})
    kept = _kept(doors, home)
    from agents.render.feeds import feed_text

    if (form or settings.format) == "json":
        deliver(as_json([feed.model_dump(mode="json") for feed in kept]))
        return 0
    if not kept:
        complain("no feeds; add one with: wasit feeds add URL")
    deliver("".join(feed_text(feed) for feed in kept))
    return 0


@feeds.command()
@urls_argument
@home_option
@click.pass_obj
def remove(doors: Doors, urls: tuple[str, ...], home: Path | None) -> int:
    """Forget the subscription to each URL. Its articles stay in the archive."""
    settings, _ = doors.settings({"home": home})
    found, code = _subscriptions(doors, urls)
    with doors.archive(settings, read_only=False) as archive:
        for feed in found:
            if archive.feeds.remove(feed.url):
                deliver(f"removed: {feed.url}\n")
            else:
                complain(f"no feed {feed.url!r}; see them with: wasit feeds list")
                code = UsageError.exit_code
    return code


@feeds.command()
@click.argument("urls", nargs=-1, metavar="[URL]...")
@private_option
@format_option(markdown=False)
@output_option
@embedder_option
@home_option
@click.pass_obj
def fetch(
    doors: Doors,
    urls: tuple[str, ...],
    allow_private: bool | None,
    form: str | None,
    output: Path | None,
    embedder: str | None,
    home: Path | None,
) -> int:
    """Take what is new in every feed that is due, or in each URL named; let cron or a timer call this.

    A feed that failed is due again after 15 minutes, then after twice as long each time, up to a day, or when its server
    says. A feed that fails is named on stderr and the others are fetched all the same (exit 3).
    """
    check_output(output)
    settings, _ = doors.settings({"home": home, "embedder": embedder, "allow_private_hosts": allow_private})
    with doors.context(settings) as context:
        chosen = _chosen(doors, urls, context)
        if not chosen and not context.archive.feeds.every():
            complain("no feeds; add one with: wasit feeds add URL")
        elif not chosen:
            complain("nothing is due; name a feed's address to fetch it now, or see when with: wasit feeds list")
        from agents.cli.intake import progress_bar, tell

        with progress_bar("feed") as progress:
            report = doors.fetch_feeds(chosen, context, progress)
        tell(report.articles)
        if report.articles.taken or report.articles.known:
            with progress_bar("vector") as progress:
                for note in doors.complete(context, progress):
                    complain(note)
            context.library.sync()
        for note in context.library.notes:
            complain(note)
        count = context.archive.count()
    from agents.render.feeds import feeds_json, feeds_text

    as_data = (form or settings.format) == "json"
    deliver(as_json(feeds_json(report, count)) if as_data else feeds_text(report, count), output, prose=not as_data)
    return InputError.exit_code if report.articles.failed else 0


def _chosen(doors: Doors, urls: Sequence[str], context: Context) -> tuple[Subscription, ...]:
    kept = context.archive.feeds.every()
    if not urls:
        return tuple(feed for feed in kept if feed.due(context.clock()))
    by_url = {feed.url: feed for feed in kept}
    asked, code = _subscriptions(doors, urls)
    if code:
        raise UsageError("not every URL is an address; see the lines above")
    for feed in asked:
        if feed.url not in by_url:
            raise UsageError(f"no feed {feed.url!r}; subscribe with: wasit feeds add URL")
    return tuple(by_url[url] for url in dict.fromkeys(feed.url for feed in asked))


def _kept(doors: Doors, home: Path | None) -> tuple[Subscription, ...]:
    settings, _ = doors.settings({"home": home})
    if not doors.has_archive(settings):
        return ()
    with doors.archive(settings) as archive:
        return archive.feeds.every()


def _subscriptions(doors: Doors, urls: Sequence[str]) -> tuple[list[Subscription], int]:
    """Subscriptions to the addresses that are some, and 3 when others are named on stderr."""
    found: list[Subscription] = []
    code = 0
    for url in urls:
        try:
            found.append(doors.subscription(url))
        except InputError as error:
            from retrieval.fetch import shown_address

            code = error.exit_code
            complain(f"{shown_address(url)}: {error}")
    return found, code
