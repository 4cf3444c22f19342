from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.api.record import open_record
from dragoman.serve.app import make_app
from dragoman.serve.problems import Problem
from dragoman.serve.uploads import Intake, Job, safe_name
from tests.serve.conftest import Client
from tests.serve.test_tokens import token_of

SENTENCE = b"The Foreign Minister of Norway met the Foreign Minister of Iceland in Oslo on 4 March 2024.\n"


def finished(job: Job, seconds: float = 60) -> Job:
    """*job*, once it has come to an end."""
    until = time.monotonic() + seconds
    while job.state in {"waiting", "reading"} and time.monotonic() < until:
        time.sleep(0.05)
    return job


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/passwd.txt", "passwd.txt"), ("C:\\a\\b.txt", "b.txt"), ("...hidden.txt", "hidden.txt"), ("a\x00b\n.txt", "ab.txt"),
     ("..", "document."), ("", "document.")],
)  # fmt: skip
def test_names_do_no_harm(name: str, kept: str) -> None:
    assert safe_name(name) == kept


def test_long_names_are_cut_with_their_endings_kept() -> None:
    assert len(safe_name("é" * 500 + ".txt").encode()) <= 120 and safe_name("é" * 500 + ".txt").endswith(".txt")


def test_what_is_handed_in_is_read(empty: TestClient) -> None:
    token = token_of(empty)
    files = [("files", ("note.txt", SENTENCE)), ("files", ("broken.jsonl", b"{no json"))]
    answer = empty.post("/add", data={"token": token}, files=files)
    assert answer.status_code == 303
    address = answer.headers["location"]
    intake = empty.app.state.desk.intake  # type: ignore[attr-defined]  # the client is typed for any application
    job = finished(next(iter(intake.jobs.values())))
    assert (job.state, job.report["read"]) == ("done", 1)
    html = empty.get(address).text
    assert "1 read" in html and "broken.jsonl" in html
    assert "Norway" in empty.get("/list/engagements").text
    assert empty.get(f"/api/v1/uploads/{job.id}").json()["state"] == "done"


def test_wrong_files_are_refused_and_leave_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    intake = Intake(tmp_path / "r.db")
    for files in ([("a.exe", b"x")], [], [("a.txt", b"x"), ("b/a.txt", b"y")], [(f"{i}.txt", b"x") for i in range(60)]):
        with pytest.raises(Problem):
            intake.take((name, io.BytesIO(content)) for name, content in files)
    assert not intake.jobs and not list(tmp_path.glob("dragoman-*"))


def test_a_reader_that_dies_harms_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(tmp_path / "r.db"):
        pass
    dying = tmp_path / "dying"
    dying.write_text("#!/bin/sh\nkill -9 $$\n")
    dying.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(dying))
    job = finished(Intake(tmp_path / "r.db").take([("a.txt", io.BytesIO(SENTENCE))]))
    assert job.state == "failed" and "stopped" in (job.message or "")


def test_no_more_wait_than_can_be_read_and_none_that_waits_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.serve.uploads.MOST_KEPT", 2)
    monkeypatch.setattr("dragoman.serve.uploads.MOST_WAITING", 3)
    intake = Intake(tmp_path / "r.db")
    with intake._turn:  # somebody is at work
        jobs = [intake.take([("a.txt", io.BytesIO(SENTENCE))]) for _ in range(3)]
        assert list(intake.jobs.values()) == jobs
        with pytest.raises(Problem) as refused:
            intake.take([("a.txt", io.BytesIO(SENTENCE))])
        assert refused.value.status == 503
        for job in jobs:
            job.state = "failed"
        assert list(intake.jobs.values()) == jobs


def test_a_reader_that_complains_without_end_is_heard_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noisy = tmp_path / "noisy"
    noisy.write_text("#!/bin/sh\nyes complaint | head -c 300000 >&2\necho the last word >&2\nexit 3\n")
    noisy.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(noisy))
    job = finished(Intake(tmp_path / "r.db", most_seconds=20).take([("a.txt", io.BytesIO(SENTENCE))]))
    assert (job.state, job.message) == ("failed", "the last word")


def test_what_was_not_read_is_told_after_the_desk_was_opened_anew(empty: TestClient, tmp_path: Path, client_of: Client) -> None:
    files = [("files", ("broken.jsonl", b"{no json")), ("files", ("empty.txt", b" "))]
    empty.post("/add", data={"token": token_of(empty)}, files=files)
    finished(next(iter(empty.app.state.desk.intake.jobs.values())))  # type: ignore[attr-defined]  # the client is typed for any application
    with open_record(tmp_path / "empty.db") as anew:
        html = client_of(make_app(anew, tmp_path / "empty.db"), headers={"accept": "text/html"}).get("/sources").text
    assert "broken.jsonl" in html and "empty.txt" in html


def test_a_reader_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(slow))
    job = finished(Intake(tmp_path / "r.db", most_seconds=0.2).take([("a.txt", io.BytesIO(SENTENCE))]), 10)
    assert job.state == "failed"
