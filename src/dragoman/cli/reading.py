"""``read``, ``add``, ``remove``, ``rebuild``: documents in and out."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.console import progress, put, say
from dragoman.cli.options import Processes, Quiet, RecordFile, ReportFile, Verbose

if TYPE_CHECKING:
    from dragoman.run.reading import Input, Told
    from dragoman.run.report import RunReport

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Text files, web pages, JSON Lines, folders of these; - is JSON Lines on standard input.")
]


def read(
    inputs: Inputs,
    processes: Processes = None,
    report: ReportFile = None,
    explain: Annotated[
        Path | None,
        typer.Option(
            "--explain",
            metavar="FILE",
            help="Write there why each record came out as it did: HTML if FILE ends in .html, else text; - is text on standard error. "
            "One process reads then.",
            show_default=False,
        ),
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Reads documents and prints what each says, one JSON line a document, in input order.

    A document that can't be read has a line too, with the reason under `skipped`.

    Examples:

    - `dragoman read release.txt page.html` reads two files

    - `dragoman read archive/ --processes 2 --report run.json > readings.jsonl` reads a folder in two processes

    - `dragoman read release.txt --explain why.html` shows what was marked in the text and why each record came out as it did

    - `echo '{"id": "a", "text": "..."}' | dragoman read -` reads JSON Lines from another program
    """
    from dragoman.api.reading import read_as_lines
    from dragoman.run.report import RunReport

    run = RunReport(detailed=report is not None)
    if explain is not None and processes is not None and processes > 1 and not quiet:
        say("--explain: one process reads, since what is marked in a text isn't sent between processes")
    with watching("reading", quiet=quiet, verbose=verbose, named=inputs) as watch:
        for line in read_as_lines(inputs, processes=processes, report=run, progress=watch, explain=explain):
            put(line)
    finish(run, report, quiet=quiet)


def add(
    inputs: Inputs, record: RecordFile = None, processes: Processes = None, report: ReportFile = None, quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """Reads documents into the record.

    What the record has read already isn't read again, so a run that was stopped goes on where it was.

    Examples:

    - `dragoman add archive/ --processes 2` adds a folder

    - `dragoman read archive/ | dragoman add -` adds what another program passes on

    - `dragoman add new.html --record europe.db --report run.json` adds to another record and keeps a report
    """
    from dragoman.api.record import open_record
    from dragoman.run.report import RunReport

    run = RunReport(detailed=report is not None)
    with open_record(record) as opened, watching("adding", quiet=quiet, verbose=verbose, named=inputs) as watch:
        opened.add(inputs, processes=processes, report=run, progress=watch)
    finish(run, report, quiet=quiet)


def remove(
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT...", help="Ids of documents, as `dragoman list documents` shows them.")],
    record: RecordFile = None,
    quiet: Quiet = False,
) -> None:
    """Withdraws documents; what stood on them alone goes with them.

    Examples:

    - `dragoman remove wire/note-3.txt` withdraws one document
    """
    from dragoman.api.record import open_record

    with open_record(record, create=False) as opened:
        gone = opened.remove(documents)
    for name in gone.missing:
        say(f"{name}: expected a document of this record, found none; `dragoman list documents` shows what there is")
    if not quiet:
        for removal in gone.removed:
            what = ", ".join(f"{number} {kind}" for kind, number in removal.records.items() if number)
            say(f"{removal.document}: withdrawn{f', with {what}' if what else ''}")
        for thing in gone.gone:
            say(f"{thing.id}: gone, it stood on these documents alone")
    if gone.exit_code:
        raise typer.Exit(gone.exit_code)


def rebuild(record: RecordFile = None, processes: Processes = None, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """Derives everything again from the documents and people's judgements.

    Examples:

    - `dragoman rebuild --processes 2` after the program or its knowledge has changed
    """
    from dragoman.api.record import open_record

    with open_record(record, create=False) as opened, watching("rebuilding", quiet=quiet, verbose=verbose) as watch:
        report = opened.rebuild(processes=processes, progress=watch)
    finish(report, None, quiet=quiet)


@contextmanager
def watching(what: str, *, quiet: bool, verbose: bool, named: Collection[str] = ()) -> Iterator[Callable[[Input, Told], None]]:
    """Shows how far a run has come, and says why an input, or a line of it, is skipped that was *named* on the command line; when *verbose*, any."""
    with progress(what, quiet=quiet) as bar:
        task = bar.add_task(what, total=None, note="")

        def watch(given: Input, told: Told) -> None:
            bar.update(task, advance=1, note=given.id)
            is_named = given.id in named or given.id.rpartition(":")[0] in named
            if told.skip and (verbose or (is_named and not quiet)):
                say(f"{given.id}: {told.skip.reason}: {told.skip.message}")

        yield watch


def finish(report: RunReport, target: Path | None, *, quiet: bool) -> None:
    """Writes the run's report where asked, says it in a line, and leaves with 1 where some inputs failed."""
    if target is not None:
        target.write_text(json.dumps(report.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if not quiet:
        say(report.summary())
    if report.exit_code:
        raise typer.Exit(report.exit_code)


def add_to(app: typer.Typer) -> None:
    """Adds this module's commands."""
    for command in (read, add, remove, rebuild):
        app.command()(command)
