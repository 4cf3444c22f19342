from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.api.record import open_record
from dragoman.cli.main import app
from dragoman.errors import RecordError
from dragoman.model.document import Document
from dragoman.serve.running import go_over


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
        assert record.is_up_to_date()  # there is nothing yet
        record.add([Document("a", "The King of Norway met the King of Sweden in Oslo on 3 May 2024.", lang="en")])
        assert record.is_up_to_date()
    monkeypatch.setattr("dragoman.run.crossref.RULES", "of another version")
    told = CliRunner().invoke(app, ["list", "engagements", "--record", str(tmp_path / "r.db")])
    assert told.exit_code == 0 and "gone over first" in told.stderr and "Oslo" in told.stdout
    assert "gone over first" not in CliRunner().invoke(app, ["list", "engagements", "--record", str(tmp_path / "r.db")]).stderr


def test_what_another_version_went_over_is_gone_over_by_a_process_of_its_own(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch, open_record(tmp_path / "r.db") as record:
        patch.setattr("dragoman.run.crossref.RULES", "of another version")
        record.add([Document("a", "The King of Norway met the King of Sweden in Oslo on 3 May 2024.", lang="en")])
    with open_record(tmp_path / "r.db") as record:
        assert not record.is_up_to_date()
        go_over(tmp_path / "r.db", "origins")
        assert record.is_up_to_date() and record.list("engagements")


def test_a_record_that_cannot_be_gone_over_is_told(tmp_path: Path) -> None:
    (tmp_path / "r.db").write_bytes(b"no record at all")
    with pytest.raises(RecordError, match=r"could not be gone over: .*r\.db"):
        go_over(tmp_path / "r.db", "origins")
