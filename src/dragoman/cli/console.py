"""Where output goes: results to standard output, everything else to standard error. No colour off a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.errors import DragomanError

results = Console(soft_wrap=True, highlight=False)
notes = Console(stderr=True, soft_wrap=True, highlight=False)


def say(message: str, *, style: str | None = None) -> None:
    """A note for the person at the terminal; nothing that a program reads. Square brackets in *message* are shown as they are."""
    notes.print(message, style=style, markup=False)


def put(text: str) -> None:
    """One line of result, unchanged: no wrapping, no markup, lone surrogates as replacement characters."""
    sys.stdout.write(text.encode("utf-8", "replace").decode("utf-8") + "\n")


def report_error(error: DragomanError) -> None:
    """An error in three parts: what it is about, what was found and expected, what to do."""
    notes.print(f"{error.slug}: ", style="bold red", end="", markup=False)
    say(error.message)
    if error.hint:
        say(f"  {error.hint}", style="dim")


@contextmanager
def progress(what: str, *, quiet: bool) -> Iterator[Progress]:
    """A line that shows how far long work has come; nothing off a terminal or when *quiet*."""
    columns = (SpinnerColumn(), TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.fields[note]}"))
    with Progress(*columns, console=notes, transient=True, disable=quiet or not notes.is_terminal) as bar:
        yield bar
