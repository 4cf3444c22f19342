"""A table for every kind, with the filters of ``dragoman list``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.errors import UsageError
from dragoman.search.query import TIMES, TYPES
from dragoman.search.rows import KINDS, OF_READINGS, Row
from dragoman.serve.asked import LONGEST, Part, part_of
from dragoman.serve.deps import TheAsked, TheDesk
from dragoman.serve.packed import Picked
from dragoman.serve.problems import Problem
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.addresses import list_address
from dragoman.serve.web.naming import Names
from dragoman.serve.web.rendering import page
from dragoman.serve.web.tables import table_of

router = APIRouter(default_response_class=HTMLResponse)
TYPED = {
    "engagements": "Type", "undertakings": "Kind", "relations": "What holds", "figures": "Unit", "statements": "Saying word",
    "contradictions": "Kind", "posts": "Post", "documents": "Outlet", "agreements": "Kind", "deeds": "Verb",
}  # fmt: skip
GROUPS = (
    ("What happened", ("engagements", "series", "agreements", "regimes")),
    ("What was promised", ("courses", "undertakings", "deeds")),
    ("Who", ("people", "organisations", "tenures", "posts")),
    ("What was told", ("statements", "figures", "measures", "relations", "contradictions")),
    ("Where from", ("documents", "origins", "sources")),
)
NONE = Part((), 0, 0, None)


@router.get("/list/{kind}")
def listed(request: Request, desk: TheDesk, kind: Annotated[str, Path(max_length=LONGEST)], asked: TheAsked) -> HTMLResponse:
    """The list of a kind."""
    if kind not in KINDS:
        raise Problem(404, "not-found", f"There is no list of {kind}.")
    error, part = None, NONE
    try:
        rows = desk.keep(("shown", kind, *asked.pairs()), lambda snapshot: in_reading_order(kind, snapshot.select(kind, asked.filters(snapshot))))
        part = part_of(rows, asked.cursor, asked.limit)
    except UsageError as found:
        error = found
    after = list_address(kind, [*asked.pairs(), ("limit", str(asked.limit)), ("cursor", part.next)]) if part.next else None
    return page(
        request, "list.html", status=400 if error else 200, kind=kind, asked=asked, error=error, part=part, after=after,
        typed=TYPED.get(kind), types=desk.keep(("types", kind), lambda snapshot: types_of(snapshot, kind)), groups=GROUPS,
        table=table_of(kind, part.rows, Names(lambda: desk.snapshot)),
    )  # fmt: skip


def in_reading_order(kind: str, rows: Sequence[Row]) -> Sequence[Row]:
    """What has a day: the newest first, undated last. People and bodies: whom most documents tell of first. All else as on record."""
    if kind in {"people", "organisations"}:
        ranks = [(-len(row["documents"]), row["name"]) for row in rows]
        return Picked(rows, sorted(range(len(ranks)), key=ranks.__getitem__))
    fields = TIMES.get(kind, ("reported",) if kind in OF_READINGS else ())
    if not fields:
        return rows

    def day(row: Row) -> str:
        told = next((row[field] for field in fields if row.get(field)), "") or ""
        return "" if told.startswith("X") else told

    days = [day(row) for row in rows]
    return Picked(rows, sorted(range(len(days)), key=days.__getitem__, reverse=True))


def types_of(snapshot: Snapshot, kind: str) -> list[str]:
    """The types that there are, to choose from."""
    found = {str(row.get(TYPES[kind]) or "") for row in snapshot.rows(kind)} if kind in TYPED else set()
    return sorted(found - {""}) if len(found) <= 40 else []
