"""The dossier of one party or two, as a page and to take away."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dragoman.errors import UsageError
from dragoman.present.dossier import Dossier, render
from dragoman.present.dossier.layout import lay_out
from dragoman.serve.asked import LONGEST, Day
from dragoman.serve.deps import TheDesk
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.addresses import document_address
from dragoman.serve.web.rendering import page

router = APIRouter()
Parties = Annotated[list[Annotated[str, Query(max_length=LONGEST)]], Query(max_length=2)]
On = Annotated[Day, Query()]
FORMS = {"md": ("markdown", "text/markdown; charset=utf-8"), "json": ("json", "application/json")}


@router.get("/dossier", response_class=HTMLResponse)
def dossier(request: Request, desk: TheDesk, party: Parties = [], on: On = None) -> HTMLResponse:  # noqa: B006  # FastAPI reads the default, nobody changes it
    """The page; without parties it asks for them."""
    names = tuple(name.strip() for name in party if name.strip())
    asked: dict[str, Any] = {"names": (*names, "", "")[:2], "on": on}
    if not names:
        return page(request, "dossier.html", error=None, made=None, **asked)
    try:
        made = desk.dossier(names, on)
    except UsageError as error:
        return page(request, "dossier.html", status=400, error=error, made=None, **asked)
    entries = {source.number: source for source in made.sources}
    return page(request, "dossier.html", error=None, made=made, laid=lay_out(made), entries=entries, places=places_of(made, desk.snapshot), **asked)


def places_of(made: Dossier, snapshot: Snapshot) -> dict[tuple[int, str], str]:
    """From a source and words quoted from it to where they stand."""
    found = {}
    for source in made.sources:
        text = snapshot.items[source.document]["text"] if source.document in snapshot.items else ""
        for quote in source.quotes:
            place = place_of(quote, text)
            found[source.number, quote] = document_address(source.document, *place) if place else document_address(source.document)
    return found


def place_of(quote: str, text: str) -> tuple[int, int] | None:
    """Where words stand in a text, whatever the spaces between them."""
    match = re.search(r"\s+".join(re.escape(word) for word in quote.split()), text)
    return match.span() if match else None


@router.get("/dossier.{form}")
def taken(desk: TheDesk, form: str, party: Parties, on: On = None) -> Response:
    """The dossier as a file."""
    written, media_type = FORMS.get(form, FORMS["md"])
    made = desk.dossier(tuple(party), on)
    name = re.sub(r"[^a-z0-9]+", "-", "-".join(entry.name for entry in made.parties).lower()).strip("-") or "dossier"
    return Response(render(made, written), media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}.{form}"'})
