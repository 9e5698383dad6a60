"""The command line `wasit`. Thin: parse, call one function, render.

Nothing heavy is imported here: `wasit --help` answers in under half a second. Each command imports what it needs when
it runs, through `agents.cli.doors`.
"""

import sys
from collections.abc import Sequence

import click

from agents.cli.ask import ask
from agents.cli.brief import brief
from agents.cli.chat import chat
from agents.cli.doctor import doctor
from agents.cli.doors import Doors
from agents.cli.eval import evaluate
from agents.cli.feeds import feeds
from agents.cli.ingest import ingest
from agents.cli.outcome import guarded
from agents.cli.reindex import reindex
from agents.cli.search import search
from agents.cli.show import show
from agents.cli.version import version
from agents.cli.watch import watch

EPILOG = """\b
Exit codes:
  0    done; an answer that abstains is an answer
  1    failed, or an eval below its bar
  2    the call or a setting cannot be; an eval that could not measure
  3    a document cannot be read (the others were still processed)
  4    the data folder cannot be used
  5    the model server did not do what was asked
  130  interrupted

\b
Settings come from: defaults, then wasit.toml in the data folder, then WASIT_*
variables, then flags. `wasit doctor` shows each value and its origin.
"""


class InOrder(click.Group):
    """Lists commands in the order in which a newcomer needs them, not in that of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names, as they were added."""
        return list(self.commands)


@click.group(cls=InOrder, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
def cli() -> None:
    """Conflict and diplomacy news, Arabic first, as briefs whose every item stands on a source's exact words."""


for command in (brief, ingest, feeds, search, show, ask, chat, watch, evaluate, reindex, doctor, version):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None, doors: Doors | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: What stands after `wasit`; the process's own arguments when None.
        doors: What the commands call; the real thing when None.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    return guarded(lambda: _invoked(given, doors or Doors()))


def _invoked(arguments: list[str], doors: Doors) -> int:
    # Not `cli.main`: it answers a closed pipe by itself, with exit code 1.
    with cli.make_context("wasit", arguments, obj=doors) as context:
        code: int | None = cli.invoke(context)
    return code or 0
