"""``review``, ``judge``, ``withdraw`` at the door: answers one a line, files all or none, exit codes as promised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.knowledge.schema import Knowledge
from dragoman.run.adding import add
from dragoman.run.crossref import crossref
from dragoman.store.database import open_store
from tests.cli.test_reading import line, run
from tests.plain import plain_stages, story

ONE = "The President of Finland received the Foreign Minister of Estonia in Helsinki on 3 May 2024."
OTHER = "On 3 May 2024 the President of Finland met the Foreign Minister of Estonia in Helsinki, the news agency writes."


@pytest.fixture
def record(tmp_path: Path) -> str:
    target = str(tmp_path / "r.db")
    given = line("a", ONE, published="2024-05-04") + line("b", OTHER, published="2024-05-04")
    assert run("add", "-", "--record", target, "--quiet", given=given).exit_code == 0
    return target


def mentions(record: str) -> list[list[str]]:
    rows = [json.loads(row) for row in run("export", "engagements", "--record", record).stdout.splitlines()]
    return sorted([mention["document"] for mention in row["mentions"]] for row in rows)


def test_judgements_go_out_and_in_and_are_withdrawn(record: str, tmp_path: Path) -> None:
    assert mentions(record) == [["a", "b"]]
    told = {"kind": "different", "value": {"left": "a#e1", "right": "b#e1"}, "author": "R. Desk", "reason": "two audiences", "date": "2024-06-01"}
    given = tmp_path / "desk.jsonl"
    given.write_text(json.dumps(told) + "\n")
    taken = run("judge", str(given), "--record", record)
    assert taken.exit_code == 0 and "1 taken over" in taken.stderr
    assert mentions(record) == [["a"], ["b"]]
    (kept,) = [json.loads(row) for row in run("export", "judgements", "--record", record).stdout.splitlines()]
    assert kept["author"] == "R. Desk" and kept["withdrawn"] is None
    assert "in force" in run("list", "judgements", "--record", record).stdout
    assert run("withdraw", kept["id"], "--date", "2024-99-02", "--record", record).exit_code == 2
    assert run("withdraw", kept["id"], "--date", "2024-06-02", "--record", record).exit_code == 0
    assert mentions(record) == [["a", "b"]]
    assert run("withdraw", kept["id"], "--record", record).exit_code == 2


def test_a_broken_file_names_its_line(record: str, tmp_path: Path) -> None:
    given = tmp_path / "desk.jsonl"
    given.write_text("\n{broken\n")
    result = run("judge", str(given), "--record", record)
    assert result.exit_code == 1 and "line 2" in result.stderr and "Nothing of the file" in result.stderr
    assert run("judge", str(tmp_path / "none"), "--record", record).exit_code == 1


def test_review_asks_keeps_the_answers_and_asks_no_more(tmp_path: Path) -> None:
    target = tmp_path / "doubt.db"
    with open_store(target, create=True) as store:
        stories = (story("a", "Arland met Borland."), story("b", "We hear that Arland met Borland.", "2031-05-06"))
        add(stories, store, plain_stages, conclude=lambda store: crossref(store, Knowledge()))
    words = ("review", "--record", str(target), "--author", "R. Desk", "--date", "2031-06-01")
    first = run(*words, given="what\ns # the ministry told us\n")
    assert "Are they the same?" in first.stdout and "Not understood" in first.stderr and "1 judged of 1 asked" in first.stderr
    assert mentions(str(target)) == [["a", "b"]]
    (kept,) = [json.loads(row) for row in run("export", "judgements", "--record", str(target)).stdout.splitlines()]
    assert kept["reason"] == "the ministry told us"
    again = run(*words)
    assert "Nothing on record wants" in again.stderr and again.stdout == ""


def test_review_wants_a_name(record: str) -> None:
    result = run("review", "--record", record)
    assert result.exit_code == 2 and "author" in result.stderr
