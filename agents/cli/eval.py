"""`wasit eval`: how faithful the briefs and answers are, measured."""

import click

from agents.cli.doors import Doors

SUITES = ("seed", "reading", "mutants", "retrieval", "answers", "briefs", "stance", "own", "all")


@click.command(
    name="eval",
    short_help="Measure how faithful the briefs are.",
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def evaluate(context: click.Context, arguments: tuple[str, ...]) -> int:
    r"""Run a suite: exit 0 when its gates pass, 1 when one fails, 2 when it could not measure.

    \b
    seed       the brief of the seed article against its text and gold
    reading    actors, positions, mediators, risks in annotated articles
    mutants    what the faithfulness checker catches of planted errors
    retrieval  what search finds
    answers    the chat: answered with the right words, or refused
    briefs     briefs of your own articles: --articles DIR
    stance     human labels: headlines that agree or disagree
    own        your own labelled claims: own FILE.jsonl
    all        all of them but the last

    \b
    --model M         reader or model to measure, as in `wasit brief`
    --articles DIR    your own articles
    --limit N         only the first N samples: a look, never a pass
    --html/--json/--junit FILE, --out DIR   reports; DIR keeps logs too
    --resume          go on with the logs in DIR
    --baseline PATH   policies and baselines of your own
    --write-baseline --reason WHY
    --judge NAME      report a judge beside our checker
    --slices          print the figures of every slice
    --format json     print the report as JSON
    """
    if not arguments or arguments[0] in ("-h", "--help"):
        click.echo(context.get_help())
        return 0 if arguments else 2
    suite, *rest = arguments
    if suite not in SUITES:
        raise click.UsageError(f"no suite {suite!r}; there are {', '.join(SUITES)}", context)
    doors: Doors = context.obj
    return doors.evaluate(suite, tuple(rest))
