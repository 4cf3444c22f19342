"""The server that the application runs in."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

import uvicorn

from dragoman.api.record import Record
from dragoman.errors import DragomanError, UsageError
from dragoman.serve.app import make_app
from dragoman.serve.desk import Desk
from dragoman.serve.safety import check_address


def run(record: Record, path: Path, address: str, port: int) -> None:
    """Serves *record* until it is interrupted.

    Raises:
        UsageError: the port is taken.
    """
    app = make_app(record, path)
    config = uvicorn.Config(
        app, host=address, port=port, log_level="error", access_log=False, server_header=False, proxy_headers=False, ws="none",
        timeout_graceful_shutdown=3,
    )  # fmt: skip
    try:
        socket = config.bind_socket()
    except SystemExit as error:
        raise UsageError(f"Port {port} of {address} is taken.", hint="Choose another with --port.") from error
    check_address(socket.getsockname()[0])  # whatever the system takes "localhost" for
    threading.Thread(target=warm, args=(app.state.desk,), daemon=True).start()
    uvicorn.Server(config).run(sockets=[socket])


def warm(desk: Desk) -> None:
    """Reads the record before anybody asks. What it takes in memory stays, so it is no longer searched for what could be given back."""
    try:
        desk.snapshot  # noqa: B018  # it is kept
    except DragomanError:
        return  # whoever asks for a page is told
    gc.collect()
    gc.freeze()
