"""How a command ends: one line on stderr for what went wrong, an exit code, never a traceback for what was expected."""

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress

import click

from schemas.errors import WasitError

INTERRUPTED = 130


def guarded(call: Callable[[], int | None]) -> int:
    """Run a command with UTF-8 streams and turn what it raises into an exit code."""
    speak_utf8()
    try:
        code = call() or 0
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.Exit as ended:
        code = ended.exit_code
    except BrokenPipeError:
        _abandon_stdout()
        return 0
    except (KeyboardInterrupt, click.Abort):
        complain("interrupted")
        code = INTERRUPTED
    except click.ClickException as error:
        complain(_call_words(error))
        code = error.exit_code
    except WasitError as error:
        complain(str(error))
        code = error.exit_code
    except OSError as error:
        complain(_system_words(error))
        _abandon_stdout()
        code = 1
    except Exception as error:  # a bug of ours: say so, offer the traceback
        complain(bug_words(error))
        code = 1
    return code


def complain(message: str) -> None:
    """One line on stderr: `wasit: …`, whatever the message holds."""
    line = " ".join(message.split())
    safe = "".join(character if character.isprintable() else "\ufffd" for character in line)
    with suppress(OSError):
        click.echo(f"wasit: {safe}", err=True)


def speak_utf8() -> None:
    """Make the standard streams UTF-8 whatever the locale says; lone surrogates go out as `?`."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        with suppress(OSError, ValueError):  # already read from
            reconfigure(encoding="utf-8", errors="replace")


def _call_words(error: click.ClickException) -> str:
    message = error.format_message()
    context = getattr(error, "ctx", None)
    return f"{message} (see {context.command_path} --help)" if context is not None else message


def _system_words(error: OSError) -> str:
    cause = error.strerror or str(error)
    return f"{error.filename}: {cause}" if error.filename else f"{cause}; free some space or check the output's target"


def bug_words(error: Exception) -> str:
    """What to say of an error nobody expected; with `WASIT_DEBUG` set its traceback goes to stderr first."""
    from agents.settings import wants_traceback

    if wants_traceback():
        with suppress(OSError):
            click.echo(traceback.format_exc(), err=True)
    return f"unexpected {type(error).__name__}: {error}; this is a bug, WASIT_DEBUG=1 shows where"


def _abandon_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's last flush cannot complain about a reader that has gone."""
    with suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
