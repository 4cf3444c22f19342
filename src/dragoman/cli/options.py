"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

RecordFile = Annotated[
    Path | None,
    typer.Option(
        "--record", metavar="FILE", help="The record's file. Default: $DRAGOMAN_RECORD, else the settings', else dragoman.db.", show_default=False
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes, only results and errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name every document that is skipped, with the reason.")]
Processes = Annotated[
    int | None, typer.Option("--processes", metavar="N", min=1, help="How many processes read. Default: the settings', else 1.", show_default=False)
]
ReportFile = Annotated[Path | None, typer.Option("--report", metavar="FILE", help="Write a report of the run there, as JSON.", show_default=False)]
