"""The first page: what is new, what falls due, what to look at."""

from __future__ import annotations

from itertools import islice
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.search.rows import KINDS, Row
from dragoman.serve.bundled import bundled
from dragoman.serve.deps import TheDesk
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.calendars import ahead
from dragoman.serve.web.promises import overdue_of
from dragoman.serve.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
SHOWN = 5
REAL = ("substance", "spelling")


@router.get("/")
def start(request: Request, desk: TheDesk) -> HTMLResponse:
    """The start page."""
    return page(request, "start.html", has_examples=bundled("examples") is not None, **desk.keep("start", start_of))


def start_of(snapshot: Snapshot) -> dict[str, Any]:
    """What the start page tells."""
    contradictions = sorted((row for row in snapshot.rows("contradictions") if row["kind"] in REAL), key=lambda row: REAL.index(row["kind"]))
    coming, overdue = ahead(snapshot), overdue_of(snapshot)
    return {
        "counts": {kind: snapshot.count(kind) for kind in KINDS},
        "day": snapshot.day,
        "newest": newest(snapshot.rows("documents"), "published")[:SHOWN],
        "latest": latest(snapshot),
        "coming": coming[:SHOWN],
        "more_coming": len(coming) - SHOWN,
        "overdue": overdue[:SHOWN],
        "more_overdue": len(overdue) - SHOWN,
        "contradictions": contradictions[:SHOWN],
        "disagreeing": len(contradictions),
    }


def newest(rows: Any, *fields: str) -> list[Row]:
    """Rows that tell a day, the newest first."""
    dated = [(next((row[field] for field in fields if row[field]), None), row) for row in rows]
    return [row for day, row in sorted(dated, key=lambda item: item[0] or "", reverse=True) if day and not day.startswith("X")]


def latest(snapshot: Snapshot) -> list[Row]:
    """The newest engagements that were held and that their reports are about."""
    things = (thing for thing in reversed(tuple(snapshot.things["engagements"].values())) if thing.sort[:1] not in {"", "X"})
    return list(islice((row for thing in things if (row := thing.value)["status"] == "held" and row["main"]), SHOWN))
