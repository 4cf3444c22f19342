"""The program's door: all commands under one name, and one place where errors become messages and exit codes.

Exit codes: 0 done; 1 some inputs failed, the others are done; 2 wrong usage; 3 the record can't be used; 130 interrupted, what was finished is kept.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman import __version__
from dragoman.cli import asking, evaluating, reading, reviewing, serving
from dragoman.cli.console import put, report_error, say
from dragoman.errors import DragomanError, OutputError

INTERRUPTED = 130
UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Door(TyperGroup):
    """Turns what a command raises into a message and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
            return done
        except DragomanError as error:
            report_error(error)
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            say("Interrupted; what was finished is kept.")
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            close_output()  # whoever read it has seen enough
            raise typer.Exit(0) from error
        except OSError as error:
            if error.errno not in UNWRITABLE:
                raise
            close_output()
            full = OutputError(f"Results can't be written: {error.strerror}.", hint="Make room, or write them elsewhere.")
            report_error(full)
            raise typer.Exit(full.exit_code) from error


def close_output() -> None:
    """Sends nowhere what is still to be written, so that nothing fails at it when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = typer.Typer(
    cls=Door,
    name="dragoman",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def show_version(wanted: bool) -> None:
    if wanted:
        put(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def dragoman(
    version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """Reads diplomatic reporting and keeps an evidence-linked record of diplomacy."""


for room in (reading, asking, reviewing, serving, evaluating):
    room.add_to(app)


def main() -> None:
    """Runs the command that the program was called with."""
    app()
