"""The commands that take documents in and out: results on standard output, notes on standard error, exit codes as promised."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dragoman.cli.main import app
from dragoman.errors import UsageError

RECEIVED = "The President of Finland received the Foreign Minister of Estonia in Helsinki on 3 May 2024."


def run(*words: str, given: str | bytes = "") -> Any:
    return CliRunner().invoke(app, list(words), input=given)


def line(name: str, text: str = RECEIVED, **more: Any) -> str:
    return json.dumps({"id": name, "lang": "en", "text": text, **more}) + "\n"


def command(*words: str, **more: Any) -> subprocess.Popen[bytes]:
    source = Path(__file__).parents[2] / "src"
    environment = {**os.environ, "PYTHONPATH": str(source)}
    return subprocess.Popen([sys.executable, "-m", "dragoman", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **more)


def test_read_gives_one_line_a_document_in_input_order_and_nothing_else() -> None:
    result = run("read", "-", given=line("b") + line("a", text="") + line("c"))
    items = [json.loads(part) for part in result.stdout.splitlines()]
    assert [item["id"] for item in items] == ["b", "a", "c"]
    assert [item["skipped"] and item["skipped"]["reason"] for item in items] == [None, "empty", None]
    assert items[0]["text"] == RECEIVED and items[0]["engagements"][0]["type"] == "meeting"
    assert result.exit_code == 1
    assert "2 read, 1 skipped (empty 1)" in result.stderr


def test_the_report_counts_and_names_what_was_not_read(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    run("read", "-", "--report", str(target), given=line("a") + "{broken\n" + line("b"))
    report = json.loads(target.read_text())
    assert (report["read"], report["skipped"], report["failed"]) == (2, 1, 0)
    assert report["not_read"][0]["reason"] == "malformed" and "expected" in report["not_read"][0]["message"]
    assert isinstance(report["dropped"], list) and report["seconds"] >= 0


def test_explanations_are_written_beside_the_same_lines(tmp_path: Path) -> None:
    given = line("a") + "{broken\n"
    page, text = tmp_path / "why.html", tmp_path / "why.txt"
    plain = run("read", "-", given=given)
    for target in (page, text):
        result = run("read", "-", "--processes", "2", "--explain", str(target), given=given)
        assert (result.stdout, result.exit_code) == (plain.stdout, 1)
        assert "one process reads" in result.stderr
    assert page.read_text().startswith("<!doctype html>") and page.read_text().endswith("</html>\n")
    for words in ("Foreign Minister", "2024-05-03", "e1: ", "skipped (malformed)"):
        assert words in text.read_text()


def test_explanations_go_to_the_other_stream_or_nowhere(tmp_path: Path) -> None:
    shown = run("read", "-", "--explain", "-", given=line("a"))
    assert "Who is spoken of" in shown.stderr and shown.stdout.count("\n") == 1
    refused = run("read", "-", "--explain", str(tmp_path / "nowhere" / "why.html"), given=line("a"))
    assert (refused.exit_code, refused.stdout) == (2, "") or isinstance(refused.exception, UsageError)


def test_a_malformed_line_among_many_stops_nobody() -> None:
    lines = [line(str(number), text="") for number in range(10_000)]
    lines[5_000] = '{"id": "broken", \n'
    result = run("read", "-", "--quiet", given="".join(lines))
    reasons = [json.loads(part)["skipped"]["reason"] for part in result.stdout.splitlines()]
    assert len(reasons) == 10_000 and reasons[5_000] == "malformed"
    assert result.exit_code == 1 and result.stderr == ""


def test_the_text_comes_back_to_the_character() -> None:
    text = "\ufeff  Zürich \r\n e\u0301 \U0001f54a \u202eabc\u202c \x00 end \n\n"
    result = run("read", "-", given=line("a", text=text))
    assert json.loads(result.stdout)["text"] == text


def test_wrong_usage_is_2_and_says_what_is_wrong() -> None:
    assert run("read").exit_code == 2
    result = run("read", "-", "--processes", "0", given=line("a"))
    assert result.exit_code == 2 and "processes" in result.stderr


def test_a_wrong_setting_is_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_PROCESSES", "many")
    result = run("read", "-", given=line("a"))
    assert result.exit_code == 2 and "processes takes a whole number" in result.stderr


def test_a_file_that_is_no_record_is_3(tmp_path: Path) -> None:
    target = tmp_path / "letter.db"
    target.write_text("Dear Sir, this is no record. " * 100)
    result = run("add", "-", "--record", str(target), given=line("a"))
    assert result.exit_code == 3 and "not-a-record" in result.stderr
    assert target.read_text().startswith("Dear Sir")


def test_adding_twice_is_adding_once_and_removing_undoes_it(tmp_path: Path) -> None:
    record = str(tmp_path / "r.db")
    assert run("add", "-", "--record", record, given=line("a") + line("b")).exit_code == 0
    assert "2 known already" in run("add", "-", "--record", record, given=line("a") + line("b")).stderr
    result = run("remove", "a", "nowhere", "--record", record)
    assert result.exit_code == 2
    assert "a: withdrawn" in result.stderr and "nowhere: expected a document" in result.stderr


def test_removing_from_no_record_says_so(tmp_path: Path) -> None:
    result = run("remove", "a", "--record", str(tmp_path / "none.db"))
    assert result.exit_code == 3 and "no-record" in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_control_c_keeps_what_was_finished_and_is_130() -> None:
    program = command("read", "-", stdin=subprocess.PIPE)
    assert program.stdin and program.stdout and program.stderr
    program.stdin.write(line("first").encode())
    program.stdin.flush()
    first = program.stdout.readline() if wait_for_output(program) else b""
    program.send_signal(signal.SIGINT)
    _, notes = program.communicate(timeout=20)
    assert program.returncode == 130 and b"Interrupted" in notes
    assert not first or json.loads(first)["id"] == "first"


def wait_for_output(program: subprocess.Popen[bytes]) -> bool:
    """Gives the program time to have started; whether a line can be read without waiting further."""
    import select

    assert program.stdout
    ready, _, _ = select.select([program.stdout], [], [], 8)
    time.sleep(0.1)
    return bool(ready)


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    program = command("read", "-", "--quiet", stdin=subprocess.PIPE)
    assert program.stdin and program.stdout and program.stderr
    program.stdout.close()
    try:
        program.stdin.write("".join(line(str(number), text="") for number in range(5_000)).encode())
        program.stdin.close()
    except BrokenPipeError:
        pass
    assert b"Traceback" not in program.stderr.read()
    assert program.wait(timeout=20) in (0, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_a_message() -> None:
    with Path("/dev/full").open("wb") as full:
        program = subprocess.run(
            [sys.executable, "-m", "dragoman", "read", "-", "--quiet"],
            input=line("a", text="").encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
        )
    assert program.returncode == 1 and b"can't be written" in program.stderr and b"Traceback" not in program.stderr


def test_an_input_named_on_the_command_line_is_named_where_it_is_skipped(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.txt")
    result = run("read", gone)
    assert result.exit_code == 1 and f"{gone}: missing" in result.stderr
    assert gone not in run("read", gone, "--quiet").stderr


def test_no_colour_off_a_terminal() -> None:
    result = run("read", "-", given=line("a"))
    assert "\x1b" not in result.stdout + result.stderr


def test_a_text_that_is_too_long_is_not_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MAX_CHARACTERS", "100")
    result = run("read", "-", given=line("a", "They met. " * 100))
    assert result.exit_code == 1 and json.loads(result.stdout)["text"] == "" and len(result.stdout) < 600
    again = run("read", "-", given=result.stdout)
    assert json.loads(again.stdout)["skipped"]["reason"] == "too-long"


def test_what_is_hidden_is_told_and_no_failure(tmp_path: Path) -> None:
    folder, record = tmp_path / "given", str(tmp_path / "r.db")
    folder.mkdir()
    (folder / ".notes.txt").write_text("The President met nobody.")
    (folder / "a\nb.txt").write_text("The President of Finland met the President of Estonia.")
    result = run("add", str(folder), "--record", record)
    assert result.exit_code == 0 and "1 read, 1 skipped (hidden 1)" in result.stderr
    assert [row for row in run("list", "documents", "--record", record).stdout.splitlines() if r"a\nb.txt" in row]


def test_a_malformed_line_of_a_file_named_is_told(tmp_path: Path) -> None:
    lines = tmp_path / "wire.jsonl"
    lines.write_text('{"id": "a", "text": "The King of Norway met the King of Sweden in Oslo."}\n{"id": "b", "text": \n')
    told = CliRunner().invoke(app, ["add", str(lines), "--record", str(tmp_path / "r.db")])
    assert told.exit_code == 1 and "wire.jsonl:2: malformed: Line 2: Found no JSON" in told.stderr
    assert "malformed: Line" not in CliRunner().invoke(app, ["add", str(tmp_path), "--record", str(tmp_path / "s.db")]).stderr
