"""The server that the application runs in."""

from __future__ import annotations

from pathlib import Path

import uvicorn

from dragoman.api.record import Record
from dragoman.errors import UsageError
from dragoman.serve.app import make_app


def run(record: Record, path: Path, address: str, port: int) -> None:
    """Serves *record* until it is interrupted.

    Raises:
        UsageError: the port is taken.
    """
    config = uvicorn.Config(
        make_app(record, path), host=address, port=port, log_level="error", access_log=False, server_header=False, proxy_headers=False, ws="none",
        timeout_graceful_shutdown=3,
    )  # fmt: skip
    try:
        socket = config.bind_socket()
    except SystemExit as error:
        raise UsageError(f"Port {port} of {address} is taken.", hint="Choose another with --port.") from error
    uvicorn.Server(config).run(sockets=[socket])
