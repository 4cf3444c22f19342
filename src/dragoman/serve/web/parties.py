"""A person, organisation, group or state: all that the record has on it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.errors import UsageError
from dragoman.present.tables import headings
from dragoman.search.query import Filters
from dragoman.serve.asked import LONGEST
from dragoman.serve.deps import TheDesk
from dragoman.serve.problems import missing
from dragoman.serve.snapshot import Snapshot, directory
from dragoman.serve.web.lists import in_reading_order, named_cells
from dragoman.serve.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
KINDS = ("tenures", "engagements", "series", "agreements", "posts", "undertakings", "statements", "figures", "relations", "people", "documents")
SHOWN = 6
MET = 12


@router.get("/party")
def party(request: Request, desk: TheDesk, id: Annotated[str, Query(max_length=LONGEST)]) -> HTMLResponse:
    """The page of a party."""
    return page(request, "party.html", **desk.keep(("party", id), lambda snapshot: party_of(snapshot, id)))


def party_of(snapshot: Snapshot, identifier: str) -> dict[str, Any]:
    """What the page tells."""
    try:
        found = snapshot.find(identifier)
    except UsageError as error:
        raise missing(identifier) from error
    thing = snapshot.by_id.get(found.id)
    sections = []
    for kind in KINDS:
        if kind == "people" and found.kind == "person":
            continue
        rows = in_reading_order(kind, snapshot.select(kind, Filters(actor=found)))
        if rows:
            head = [name for name in headings(kind) if name != "id"]
            sections.append((kind, head, [(row, named_cells(kind, row)) for row in rows[:SHOWN]], len(rows)))
    return {"party": found, "entity": thing.value if thing else None, "sections": sections, "met": met(snapshot, found.id)}


def met(snapshot: Snapshot, identifier: str) -> list[tuple[str, str, int]]:
    """Which other parties it shares engagements with, the most often first: id, name, how many."""
    rows, counts = snapshot.rows("engagements"), dict[str, int]()
    for place in sorted(snapshot.concerning("engagements").get(identifier, ())):
        for other in rows[place]["parties"]:
            if other != identifier:
                counts[other] = counts.get(other, 0) + 1
    known = sorted(((other, directory().name_of(other), count) for other, count in counts.items()), key=lambda item: (-item[2], item[1]))
    return [item for item in known if item[0] in directory().by_id][:MET]
