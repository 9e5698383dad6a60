"""`wasit chat`: questions on stdin, one a line, answers with citations on stdout, the thread kept."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agents.cli.doors import Doors
from agents.cli.options import embedder_option, format_option, home_option, model_option, thread_option
from agents.cli.outcome import bug_words, complain
from agents.cli.output import deliver, surface
from schemas.errors import UsageError, WasitError

if TYPE_CHECKING:
    from agents.cli.doors import Form
    from agents.context import Context

COMMANDS = "/quit leaves, /thread names the thread, /help says this"


@click.command(short_help="Ask question after question in one thread.")
@click.option("-c", "--continue", "resume", is_flag=True, help="Go on with the latest thread.")
@thread_option
@format_option(markdown=True)
@model_option
@embedder_option
@home_option
@click.pass_obj
def chat(
    doors: Doors,
    resume: bool,
    thread: str | None,
    form: Form | None,
    model: str | None,
    embedder: str | None,
    home: Path | None,
) -> int:
    """Ask question after question. One line is one question; /quit or the end of input leaves.

    Ctrl-C cancels the answer that is being made; a second one leaves (exit 130). With --format json each answer is
    one line.
    """
    if resume and thread:
        raise UsageError("-c goes on with the latest thread and --thread names one; use one of the two")
    settings, _ = doors.settings({"home": home, "model": model, "embedder": embedder, "format": form})
    with doors.context(settings) as context:
        name = _thread(doors, resume, thread, context)
        return _Conversation(doors, context, name).run()


def _thread(doors: Doors, resume: bool, thread: str | None, context: Context) -> str:
    if not resume:
        return thread or doors.new_thread()
    latest = doors.latest_thread(context)
    if latest is None:
        raise UsageError("there is no thread to go on with; start one with: wasit chat")
    return latest


@dataclass
class _Conversation:
    """The loop: read a line, answer it, survive what goes wrong with one answer."""

    doors: Doors
    context: Context
    thread: str
    interrupts: int = 0
    """Ctrl-C pressed since the last line was read."""

    def run(self) -> int:
        if self._interactive():
            with suppress(ImportError):
                import readline  # noqa: F401 - editing and history for input()
            complain(f"thread {self.thread}; {COMMANDS}")
        while True:
            try:
                line = self._read()
                self.interrupts = 0
                if line is None or not self._handle(line):
                    return 0
            except KeyboardInterrupt:
                self.interrupts += 1
                if self._interactive():
                    click.echo(err=True)  # past the ^C that the terminal has echoed
                if self.interrupts > 1:
                    raise
                complain("cancelled; Ctrl-C again leaves")

    def _read(self) -> str | None:
        """The next line; None at the end of input."""
        if not self._interactive():
            return sys.stdin.readline() or None
        try:
            return input("› ")
        except EOFError:
            return None

    def _handle(self, line: str) -> bool:
        """Answer one line; False when it asks to leave."""
        words = line.strip()
        if words in ("/quit", "/exit"):
            return False
        if words.startswith("/"):
            complain(f"thread {self.thread}" if words == "/thread" else COMMANDS)
        elif words:
            self._answer(words)
        return True

    def _answer(self, question: str) -> None:
        from agents.render import answer_json, render_answer

        try:
            answer = self.doors.ask(question, self.context, self.thread)
        except WasitError as error:
            complain(str(error))
            return
        except Exception as error:  # a bug of ours ends the answer, not the conversation
            complain(bug_words(error))
            return
        form = self.context.settings.format
        if form == "json":
            deliver(answer_json(answer, indent=None))
            return
        look = surface()
        text = render_answer(answer, form, terminal=look.terminal, colour=look.colour)
        deliver(text + "\n", prose=form == "text")

    def _interactive(self) -> bool:
        return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
