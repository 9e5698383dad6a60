"""`wasit eval`: how faithful the briefs are, measured."""

import click

from agents.cli.doors import Doors


@click.command(
    name="eval", short_help="Measure how faithful the briefs are.", context_settings={"ignore_unknown_options": True}
)
@click.argument("suite", type=click.Choice(("seed", "retrieval", "reading")))
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def evaluate(doors: Doors, suite: str, arguments: tuple[str, ...]) -> int:
    """Run SUITE: exit 0 when it passes, 1 when it fails, 2 when it could not measure.

    ARGUMENTS go on to the suite as they are.
    """
    return doors.evaluate(suite, arguments)
