from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.api.record import open_record
from dragoman.cli.main import app
from dragoman.model.document import Document


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


def test_a_record_that_another_version_went_over_is_gone_over_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(tmp_path / "r.db") as record:
        assert not record.bring_up_to_date()  # there is nothing yet
        record.add([Document("a", "The King of Norway met the King of Sweden in Oslo on 3 May 2024.", lang="en")])
        assert not record.bring_up_to_date()
    monkeypatch.setattr("dragoman.run.crossref.RULES", "of another version")
    told = CliRunner().invoke(app, ["list", "engagements", "--record", str(tmp_path / "r.db")])
    assert told.exit_code == 0 and "gone over by this version" in told.stderr and "Oslo" in told.stdout
    assert "gone over by this version" not in CliRunner().invoke(app, ["list", "engagements", "--record", str(tmp_path / "r.db")]).stderr
