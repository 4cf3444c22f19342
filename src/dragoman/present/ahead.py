"""What is still to come: undertakings that are open, due or overdue on a day, and a calendar of what lies ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.model.dates import period_of
from dragoman.present.words import join_words, type_words
from dragoman.resolve.records import Resolution
from dragoman.resolve.records_over_time import Course
from dragoman.resolve.undertakings.courses import OPEN, state_on


def due_rows(courses: Iterable[Course], on: str | None) -> Iterator[dict[str, Any]]:
    """Undertakings that nothing on record has answered by the day *on*: overdue ones first, each by its due date, then by its first report."""
    standing = [(course, state_on(course, on)[0]) for course in courses]
    waiting = [(course, state) for course, state in standing if state in OPEN]
    waiting.sort(key=lambda one: (OPEN.index(one[1]), one[0].due or "9999", one[0].since or "9999", one[0].id))
    for course, state in waiting:
        yield {
            "id": course.id, "state": state, "due": course.due, "kind": course.kind, "by": list(course.by), "to": list(course.to), 
            "what": course.what,
            "since": course.since, "last": max((step.day for step in course.steps if step.day), default=None), "documents": list(course.documents),
        }  # fmt: skip


def calendar_rows(resolution: Resolution, on: str | None) -> list[dict[str, Any]]:
    """What lies ahead on the day *on*, by date: engagements planned or proposed, and due dates of what nothing has answered."""
    rows = [
        {"date": one.date, "kind": one.type, "status": one.status, "what": _engagement_words(one), "place": one.place.name if one.place else None,
         "id": one.id, "documents": list(dict.fromkeys(mention.document for mention in one.mentions))}
        for one in resolution.engagements
        if one.status in {"planned", "proposed"} and one.date and is_ahead(one.date, on)
    ]  # fmt: skip
    for row in due_rows(resolution.courses, on):
        if row["due"] and is_ahead(row["due"], on):
            sides = join_words(row["by"]) + (f" → {join_words(row['to'])}" if row["to"] else "")
            what = f"{sides}: {row['what']}"
            rows.append({"date": row["due"], "kind": row["kind"], "status": row["state"], "what": what, "place": None, "id": row["id"],
                         "documents": row["documents"]})  # fmt: skip
    return sorted(rows, key=lambda row: (str(row["date"]).replace("XXXX", "9999"), str(row["id"])))


def _engagement_words(engagement: Any) -> str:
    names = join_words([one.name for one in engagement.participants[:4]])
    return f"{engagement.title or type_words(engagement.type)}{f': {names}' if names else ''}"


def is_ahead(date: str, on: str | None) -> bool:
    """Whether a date isn't over on the day *on*."""
    when, day = period_of(date), period_of(on)
    return when is None or day is None or not when.year or when.last >= day.first
