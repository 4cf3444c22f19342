"""What is still to come, as of a day."""

from __future__ import annotations

from dragoman.model.records import Evidence, Undertaking
from dragoman.present.ahead import calendar_rows, due_rows
from dragoman.resolve import resolve
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, document, engagement


def promise(number: int, what: str, due: str | None) -> Undertaking:
    return Undertaking(f"u{number}", "commitment", ("Arvenia",), (), what, due, False, 0.8, (Evidence(0, len(what), what),))


VIEWS = (
    document("a", promise(1, "reopen the lighthouse", "2031-06"), promise(2, "map the marshes", None), promise(3, "count swans", "2031-09-01"),
             published="2031-03-01"),
    document("b", engagement(1, PALVER, WEKKER, date="2031-08-02", status="planned"), engagement(2, PALVER, date="2031-02-02"),
             published="2031-03-01"),
)  # fmt: skip
RESOLUTION = resolve(VIEWS, KNOWLEDGE)


def test_a_season_is_over_like_any_other_time() -> None:
    plans = [document("a", promise(1, "reopen the lighthouse", "2031-23"), published="2031-03-01")]
    courses = resolve(plans, KNOWLEDGE).courses
    assert [row["state"] for on in ("2031-10-01", "2032-01-01") for row in due_rows(courses, on)] == ["due", "overdue with no report found"]


def test_what_is_open_comes_by_urgency() -> None:
    rows = list(due_rows(RESOLUTION.courses, "2031-07-15"))
    assert [(row["what"], row["state"]) for row in rows] == [
        ("reopen the lighthouse", "overdue with no report found"),
        ("count swans", "due"),
        ("map the marshes", "open"),
    ]


def test_the_calendar_has_what_is_planned_and_due_and_nothing_past() -> None:
    assert [row["date"] for row in calendar_rows(RESOLUTION, "2031-07-15")] == ["2031-08-02", "2031-09-01"]
    assert [row["date"] for row in calendar_rows(RESOLUTION, "2031-05-01")] == ["2031-06", "2031-08-02", "2031-09-01"]
    assert calendar_rows(RESOLUTION, "2032-01-01") == []
