"""What is to come, as ``dragoman due`` and ``dragoman calendar`` list it, out of the record in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.api.asking import check_day
from dragoman.present.ahead import calendar_rows, due_rows
from dragoman.resolve.records import MergedEngagement
from dragoman.resolve.records_over_time import Course
from dragoman.serve.desk import Desk
from dragoman.serve.dossiers import NOTHING
from dragoman.serve.past import is_past, past_rows
from dragoman.serve.snapshot import Snapshot

PLANNED = ("status planned", "status proposed")


def ahead_of(desk: Desk, what: str, on: str | None) -> list[dict[str, Any]]:
    """What was due, or lay ahead (``calendar``), on the day *on* (default: the newest document's), as far as was reported by then.

    Raises:
        UsageError: *on* is no day.
        Problem: to go over the record as of an earlier day took too long.
    """
    check_day(on)

    def rows(snapshot: Snapshot) -> list[dict[str, Any]]:
        if on is not None and is_past(snapshot, on):
            return past_rows(desk.path, what, on, desk.shown)
        return rows_of(snapshot, what, on or snapshot.day)

    return desk.keep(("ahead", what, on), rows)


def rows_of(snapshot: Snapshot, what: str, day: str | None) -> list[dict[str, Any]]:
    """The same of all that is on record."""
    courses = tuple(thing.made(Course) for thing in snapshot.derived("courses"))
    if what == "due":
        return list(due_rows(courses, day))
    planned = tuple(thing.made(MergedEngagement) for thing in snapshot.found("engagements", *PLANNED))
    return calendar_rows(replace(NOTHING, engagements=planned, courses=courses), day)
