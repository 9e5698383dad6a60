"""`wasit version`: what is installed."""

import platform

import click

from agents.cli.options import format_option
from agents.cli.output import as_json, deliver


@click.command(short_help="Print the versions of wasit, schema and Python.")
@format_option(markdown=False)
def version(form: str | None) -> int:
    """Print the version of wasit, of the brief's schema, and of Python."""
    from schemas.vocabulary import SCHEMA_VERSION

    ours, python = installed(), platform.python_version()
    if form == "json":
        deliver(as_json({"wasit": ours, "schema": SCHEMA_VERSION, "python": python}))
    else:
        deliver(f"wasit {ours}\nbrief schema {SCHEMA_VERSION}\nPython {python}\n")
    return 0


def installed() -> str:
    """The version of wasit that is installed."""
    from importlib import metadata

    try:
        return metadata.version("wasit")
    except metadata.PackageNotFoundError:
        return "not installed as a package"
