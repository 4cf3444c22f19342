"""A person, organisation, group or state: all that the record has on it."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.errors import UsageError
from dragoman.resolve.bodies.parties import Party
from dragoman.search.query import Filters
from dragoman.serve.asked import LONGEST
from dragoman.serve.deps import TheDesk
from dragoman.serve.problems import missing
from dragoman.serve.snapshot import Snapshot, directory
from dragoman.serve.web.lists import in_reading_order
from dragoman.serve.web.naming import Names
from dragoman.serve.web.rendering import page
from dragoman.serve.web.tables import Table, table_of

router = APIRouter(default_response_class=HTMLResponse)
HEADINGS = {
    "tenures": "Posts through time", "engagements": "Engagements", "series": "Series of talks", "agreements": "Agreements", "courses": "Undertakings",
    "deeds": "What was done",
       "statements": "Statements", "measures": "Figures through time", "figures": "Figures", "relations": "Relations", "people": "Its people",
    "documents": "Documents",
}  # fmt: skip
SHOWN = 6
MET = 12


class Section(NamedTuple):
    """The first rows of one kind, and how many there are."""

    kind: str
    heading: str
    table: Table
    total: int


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
    thing = snapshot.thing(found.id)
    sections = [made for kind in HEADINGS if (made := section_of(snapshot, kind, found))]
    own = {found.id, *(thing.value["represents"] if thing else ())}
    return {"party": found, "entity": thing.value if thing else None, "sections": sections, "met": met(snapshot, found.id, own)}


def section_of(snapshot: Snapshot, kind: str, party: Party) -> Section | None:
    """The first of a kind that concern the party, if any do."""
    if kind == "people" and party.kind == "person":
        return None
    rows = in_reading_order(kind, snapshot.select(kind, Filters(actor=party)))
    if kind == "measures":  # what one period tells stands among the figures
        rows = [row for row in rows if len(row["points"]) > 1]
    if not rows:
        return None
    return Section(kind, HEADINGS[kind], table_of(kind, rows[:SHOWN], Names(lambda: snapshot), without=party.name), len(rows))


def met(snapshot: Snapshot, identifier: str, own: set[str]) -> list[tuple[str, str, int]]:
    """Which other parties it shares engagements with, the most often first: id, name, how many. Those that it speaks for are its *own*."""
    counts = dict[str, int]()
    for thing in snapshot.found("engagements", identifier):
        for other in thing.value["parties"]:
            if other not in own:
                counts[other] = counts.get(other, 0) + 1
    known = sorted(((other, directory().name_of(other), count) for other, count in counts.items()), key=lambda item: (-item[2], item[1]))
    return [item for item in known if item[0] in directory().by_id][:MET]
