"""What lies ahead of the newest document's day: engagements planned, undertakings with a day; as a page and for a calendar program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dragoman.errors import UsageError
from dragoman.model.dates import period_of
from dragoman.present.ahead import is_ahead
from dragoman.present.words import capital_first, date_words, join_words, ordered_key, type_words
from dragoman.search.query import Filters
from dragoman.search.rows import Row
from dragoman.serve.asked import Word
from dragoman.serve.deps import TheDesk
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.promises import DATED, standing
from dragoman.serve.web.rendering import page

router = APIRouter()
ALL = Filters()
AHEAD = ("status planned", "status proposed")
Actor = Annotated[Word, Query()]


class Entry(NamedTuple):
    """One thing ahead: its date as told, and the engagement or undertaking."""

    date: str
    kind: str
    row: Row


@router.get("/calendar", response_class=HTMLResponse)
def calendar(request: Request, desk: TheDesk, actor: Actor = None) -> HTMLResponse:
    """The calendar, by month or year as told."""
    error, entries = None, list[Entry]()
    try:
        entries = desk.keep(("calendar", actor), lambda snapshot: ahead(snapshot, concerning(snapshot, actor)))
    except UsageError as found:
        error = found
    months = [(name, list(group)) for name, group in groupby(entries, key=lambda entry: month_words(entry.date))]
    return page(request, "calendar.html", months=months, actor=actor, error=error, day=desk.snapshot.day, total=len(entries))


@router.get("/calendar.ics")
def taken(desk: TheDesk, actor: Actor = None) -> Response:
    """The same for a calendar program."""
    entries = desk.keep(("calendar", actor), lambda snapshot: ahead(snapshot, concerning(snapshot, actor)))
    lines = [folded(line) for line in lines_of(entries)]
    headers = {"content-disposition": 'attachment; filename="dragoman.ics"'}
    return Response("\r\n".join([*lines, ""]), media_type="text/calendar; charset=utf-8", headers=headers)


def concerning(snapshot: Snapshot, actor: str | None) -> Filters:
    """The filter of the page."""
    return Filters(actor=snapshot.find(actor)) if actor else Filters()


def ahead(snapshot: Snapshot, filters: Filters = ALL) -> list[Entry]:
    """What isn't over on the newest document's day, the soonest first; the same as ``dragoman list calendar`` gives."""
    found = [
        Entry(row["date"], "engagements", row)
        for row in snapshot.select("engagements", filters, *AHEAD)
        if row["date"] and is_ahead(row["date"], snapshot.day)
    ]
    promised = (row for row in snapshot.select("courses", filters, DATED) if is_ahead(row["due"], snapshot.day))
    found += [Entry(row["due"], "courses", row) for row in promised if standing(row, snapshot.day).group != "done"]
    return sorted(found, key=lambda entry: (ordered_key(entry.date), entry.row["id"]))


def month_words(date: str) -> str:
    """Under which heading a date stands: its month, or its year where no month is told."""
    first = date.split("/")[0].rstrip("?~")
    return "Year not told" if first.startswith("X") else date_words(first[:7])


def lines_of(entries: Sequence[Entry]) -> Iterator[str]:
    """The lines of an iCalendar file (RFC 5545): an all-day event for each entry whose year is told, as long as its date is wide."""
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dragoman//Calendar//EN")
    for entry in entries:
        when = period_of(entry.date)
        if when is None or not when.year:
            continue
        yield from (
            "BEGIN:VEVENT",
            f"UID:{entry.row['id']}@dragoman",
            f"DTSTAMP:{when.first:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{when.first:%Y%m%d}",
        )
        yield f"DTEND;VALUE=DATE:{when.last + timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{escaped(summary(entry))}"
        yield from ("TRANSP:TRANSPARENT", "END:VEVENT")
    yield "END:VCALENDAR"


def summary(entry: Entry) -> str:
    """One line on an entry."""
    row = entry.row
    if entry.kind == "engagements":
        names = join_words([one["name"] for one in row["participants"][:4]])
        return capital_first(row["title"] or type_words(row["type"])) + (f": {names}" if names else "") + f" ({row['status']})"
    return f"{join_words(row['by']) or 'Nobody named'}: {row['what']} ({row['kind']})"


def escaped(text: str) -> str:
    """*text* as a value of iCalendar.

    >>> escaped("Talks; a, b")
    'Talks\\\\; a\\\\, b'
    """
    line = " ".join(text.split())
    return line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> str:
    """*line* in pieces of at most 75 bytes, each but the first after a space."""
    pieces, current = [], ""
    for letter in line:
        if len((current + letter).encode()) > 74:
            pieces.append(current)
            current = ""
        current += letter
    return "\r\n ".join([*pieces, current])
