"""The first page: what is new, what lies ahead, what to look at."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.model.dates import period_of
from dragoman.present.words import ordered_key
from dragoman.search.rows import KINDS, Row
from dragoman.serve.deps import TheDesk
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
SHOWN = 6
REAL = ("substance", "spelling")


@router.get("/")
def start(request: Request, desk: TheDesk) -> HTMLResponse:
    """The start page."""
    return page(request, "start.html", **desk.keep("start", start_of))


def start_of(snapshot: Snapshot) -> dict[str, Any]:
    """What the start page tells."""
    contradictions = sorted((row for row in snapshot.rows("contradictions") if row["kind"] in REAL), key=lambda row: REAL.index(row["kind"]))
    return {
        "counts": {kind: len(snapshot.rows(kind)) for kind in KINDS},
        "day": snapshot.day,
        "newest": newest(snapshot.rows("documents"), "published")[:SHOWN],
        "latest": [row for row in newest(snapshot.rows("engagements"), "date", "reported") if row["status"] == "held" and row["main"]][:SHOWN],
        "ahead": ahead(snapshot)[:SHOWN],
        "contradictions": contradictions[:SHOWN],
        "disagreeing": len(contradictions),
    }


def newest(rows: Any, *fields: str) -> list[Row]:
    """Rows that tell a day, the newest first."""
    dated = [(next((row[field] for field in fields if row[field]), None), row) for row in rows]
    return [row for day, row in sorted(dated, key=lambda item: item[0] or "", reverse=True) if day and not day.startswith("X")]


def ahead(snapshot: Snapshot) -> list[dict[str, Any]]:
    """What is planned, proposed or due after the newest document's day, the soonest first."""
    found = [
        {"date": row["date"], "kind": "engagements", "row": row}
        for row in snapshot.rows("engagements")
        if row["status"] in {"planned", "proposed"} and is_ahead(row["date"], snapshot.day)
    ]
    found += [{"date": row["due"], "kind": "undertakings", "row": row} for row in snapshot.rows("undertakings") if is_ahead(row["due"], snapshot.day)]
    return sorted(found, key=lambda item: (ordered_key(item["date"]), item["row"]["id"]))


def is_ahead(date: str | None, day: str | None) -> bool:
    """Whether *date* lies, or ends, after *day*."""
    when, now = period_of(date), period_of(day)
    return when is not None and bool(when.year) and now is not None and when.last > now.last
