"""``serve``: the record in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.asking import tell_of_other_rules
from dragoman.cli.console import say
from dragoman.cli.options import Quiet, RecordFile

Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="An address of this machine alone.")]
Port = Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="The port to listen at.")]


def serve(record: RecordFile = None, host: Host = "127.0.0.1", port: Port = 8000, quiet: Quiet = False) -> None:
    """Serves the record to this machine's browsers and programs, until it is interrupted.

    Examples:

    - `dragoman serve` serves the record of the settings at http://127.0.0.1:8000

    - `dragoman serve --record talks.db --port 8080`
    """
    from dragoman.api.record import open_record
    from dragoman.serve.running import bind, go_over, run
    from dragoman.serve.safety import check_address
    from dragoman.settings import load_settings

    address = check_address(host)
    settings = load_settings()
    path = Path(record or settings.record)
    with open_record(path, settings=settings) as opened:
        shown = f"[{address}]" if ":" in address else address
        socket = bind(address, port)
        if not opened.is_up_to_date():
            tell_of_other_rules(quiet=quiet)
            go_over(path, settings.shown)
        if not quiet:
            say(f"The desk is at http://{shown}:{port}/ (Ctrl-C stops it).")
        run(opened, path, socket)


def add_to(app: typer.Typer) -> None:
    """Adds this module's command."""
    app.command()(serve)
