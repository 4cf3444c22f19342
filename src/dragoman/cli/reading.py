"""``read``, ``add``, ``remove``, ``rebuild``: documents in and out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli.console import progress, put, say
from dragoman.cli.options import Processes, Quiet, RecordFile, ReportFile, Verbose

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Text files, web pages, JSON Lines, folders of these; - is JSON Lines on standard input.")]


def read(inputs: Inputs, processes: Processes = None, report: ReportFile = None, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """Reads documents and prints what each says, one JSON line a document, in input order.

    A document that can't be read has a line too, with the reason under `skipped`.

    Examples:

    - `dragoman read release.txt page.html` reads two files

    - `dragoman read archive/ --processes 2 --report run.json > readings.jsonl` reads a folder in two processes

    - `echo '{"id": "a", "text": "..."}' | dragoman read -` reads JSON Lines from another program
    """
    from dragoman import api
    from dragoman.model.interchange import dump_line

    run = api.Reading(inputs, processes=processes)
    with progress("reading", quiet=quiet) as bar:
        task = bar.add_task("reading", total=None, note="")
        for line in run:
            put(dump_line(line))
            bar.update(task, advance=1, note=line["id"])
            if verbose and line["skipped"]:
                say(f"{line['id']}: {line['skipped']['reason']}: {line['skipped']['message']}")
    finish(run.report, report, quiet=quiet)


def finish(report: Any, target: Path | None, *, quiet: bool) -> None:
    """Writes the run's report where asked, says it in a line, and leaves with 1 where some inputs failed."""
    if target is not None:
        target.write_text(json.dumps(report.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if not quiet or report.exit_code:
        say(report.summary())
    if report.exit_code:
        raise typer.Exit(report.exit_code)
