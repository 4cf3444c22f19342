"""The board of undertakings and the calendar tell what the commands tell."""

from __future__ import annotations

import re
from datetime import date

import pytest
from starlette.testclient import TestClient

from dragoman.api.record import Record
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.calendars import ahead, folded, month_words
from dragoman.serve.web.promises import BOARD, board_of


@pytest.fixture(scope="module")
def snapshot(app: object) -> Snapshot:
    return app.state.desk.snapshot  # type: ignore[attr-defined,no-any-return]  # state is untyped


def test_what_waits_is_what_the_command_lists(record: Record, snapshot: Snapshot) -> None:
    board = board_of(snapshot, None)
    told = {one.row["id"]: group for group in ("overdue", "due", "open") for one in board[group]}
    expected = {row["id"]: row["state"].partition(" ")[0] for row in record.due()}
    assert told == expected and set(expected.values()) == {"overdue", "due", "open"}
    assert {one.row["id"] for rows in board.values() for one in rows} == {row["id"] for row in record.list("courses")}


def test_each_group_stands_in_its_order(snapshot: Snapshot) -> None:
    board = board_of(snapshot, None)
    assert [one.row["due"] for one in board["due"]] == sorted(one.row["due"] for one in board["due"])
    since = [one.row["since"] or "" for one in board["open"]]
    assert since == sorted(since, reverse=True)


def test_the_calendar_is_the_command_s(record: Record, snapshot: Snapshot) -> None:
    expected = [(row["date"], row["id"]) for row in record.calendar()]
    assert expected and [(entry.date, entry.row["id"]) for entry in ahead(snapshot)] == expected


def test_one_state_alone(browser: TestClient) -> None:
    html = browser.get("/undertakings?state=overdue").text
    assert re.findall(r'<h2 id="b-(\w+)"', html) == ["overdue"]
    assert re.findall(r'<h2 id="b-(\w+)"', browser.get("/undertakings?state=").text) == list(BOARD)
    assert browser.get("/undertakings?state=nonsense").status_code == 422


def test_a_calendar_program_gets_whole_days(browser: TestClient, record: Record) -> None:
    answer = browser.get("/calendar.ics")
    lines = answer.text.replace("\r\n ", "").split("\r\n")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in answer.text.split("\r\n"))
    starts = [date.fromisoformat(line[-8:]) for line in lines if line.startswith("DTSTART")]
    ends = [date.fromisoformat(line[-8:]) for line in lines if line.startswith("DTEND")]
    assert len(starts) == len(list(record.calendar())) and all(start < end for start, end in zip(starts, ends, strict=True))


@pytest.mark.parametrize(
    ("told", "heading"),
    [("2025-12", "December 2025"), ("2025-06-05/2025-06-07", "June 2025"), ("2060", "2060"), ("2026?", "2026"), ("XXXX-06-05", "Year not told")],
)
def test_headings_are_as_wide_as_the_date(told: str, heading: str) -> None:
    assert month_words(told) == heading


def test_folding_parts_no_letter() -> None:
    line = "SUMMARY:" + "ü" * 200
    assert folded(line).replace("\r\n ", "") == line
    assert max(len(part.encode()) for part in folded(line).split("\r\n")) <= 75


def test_a_course_is_told_step_by_step(browser: TestClient, record: Record) -> None:
    row = max(record.list("courses"), key=lambda row: len(row["steps"]))
    html = browser.get("/thing", params={"id": row["id"]}).text
    assert row["steps"] and html.count('<ol class="chain">') == 1
    assert html.count("<blockquote>") == len({*row["told_by"], *(f"{step['document']}#{step['record']}" for step in row["steps"])})
    assert "Stands" in html


def test_a_measure_shows_each_claim_in_its_words(browser: TestClient, record: Record) -> None:
    row = max(record.list("measures"), key=lambda row: len(row["points"]))
    html = browser.get("/thing", params={"id": row["id"]}).text
    assert html.count("<blockquote>") == sum(len(one["figures"]) for point in row["points"] for one in point["claimed"])
    chart = browser.get("/charts/measure.vl.json", params={"id": row["id"]}).json()
    assert len(chart["datasets"]["rows"]) == sum(len(point["claimed"]) for point in row["points"])
    assert browser.get("/charts/measure.vl.json?id=none").status_code == 404
