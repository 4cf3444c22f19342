"""The server that the application runs in."""

from __future__ import annotations

import errno
import gc
import socket
import threading
from pathlib import Path

import uvicorn

from dragoman.api.record import Record
from dragoman.errors import DragomanError, RecordError, UsageError
from dragoman.serve.app import make_app
from dragoman.serve.desk import Desk
from dragoman.serve.processes import start_worker
from dragoman.serve.safety import check_address
from dragoman.settings import Shown


def bind(address: str, port: int) -> socket.socket:
    """A socket that listens at *port* of *address*, which is of this machine alone.

    Raises:
        UsageError: the port is taken, or can't be had.
    """
    try:
        listening = socket.create_server((address, port), family=socket.AF_INET6 if ":" in address else socket.AF_INET)
    except OSError as error:
        why = "is taken" if error.errno == errno.EADDRINUSE else f"can't be had: {error.strerror}"
        raise UsageError(f"Port {port} of {address} {why}.", hint="Choose another with --port.") from error
    check_address(listening.getsockname()[0])  # whatever the system takes "localhost" for
    return listening


def go_over(record: Path, shown: Shown) -> None:
    """Has a record gone over by a process of its own: the memory that this takes isn't needed later.

    Raises:
        RecordError: that process failed.
    """
    with start_worker(record, shown) as process:
        _, complaint = process.communicate()
    if process.returncode:
        raise RecordError(f"{record} could not be gone over: {complaint.strip().rpartition(chr(10))[2]}")


def run(record: Record, path: Path, listening: socket.socket) -> None:
    """Serves *record* until it is interrupted."""
    app = make_app(record, path)
    config = uvicorn.Config(
        app, log_level="error", access_log=False, server_header=False, proxy_headers=False, ws="none", timeout_graceful_shutdown=3
    )  # fmt: skip
    threading.Thread(target=warm, args=(app.state.desk,), daemon=True).start()
    uvicorn.Server(config).run(sockets=[listening])


def warm(desk: Desk) -> None:
    """Reads the record before anybody asks. What it takes in memory stays, so it is no longer searched for what could be given back."""
    try:
        desk.snapshot  # noqa: B018  # it is kept
    except DragomanError:
        return  # whoever asks for a page is told
    gc.collect()
    gc.freeze()
