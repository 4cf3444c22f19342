from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.main import app


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.4", "example.org"])
def test_other_addresses_are_refused_before_anything_is_opened(tmp_path: Path, host: str) -> None:
    result = CliRunner().invoke(app, ["serve", "--record", str(tmp_path / "r.db"), "--host", host])
    assert result.exit_code == 2
    assert "this machine alone" in result.stderr and not (tmp_path / "r.db").exists()


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = CliRunner().invoke(app, ["serve", "--record", str(tmp_path / "r.db"), "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 2 and "is taken" in result.stderr
