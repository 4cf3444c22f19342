"""The dossier of one party or two, as a page and to take away."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi import Path as PathParam
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from dragoman.errors import UsageError
from dragoman.present.dossier import Dossier, render
from dragoman.present.dossier.layout import lay_out
from dragoman.present.dossier.model import FigureEntry
from dragoman.present.page import Page
from dragoman.present.words import date_words, number_words
from dragoman.search.query import Filters
from dragoman.serve.asked import LONGEST, Day, Filtered
from dragoman.serve.deps import TheDesk
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.addresses import document_address
from dragoman.serve.web.calendars import Entry, ahead
from dragoman.serve.web.charts import bars, rows_of
from dragoman.serve.web.quoting import place_of
from dragoman.serve.web.rendering import page

router = APIRouter()
Parties = Annotated[list[Annotated[str, Query(max_length=LONGEST)]], Query(max_length=2)]
On = Annotated[Day, Query()]
MOST_COMING = 6
MOST_BARS = 12
MOST_PAIRS = 16
PAPER = ((2500, 4), (1500, 6), (450, 8))  # with more words than these, so many lines of each list are printed
LEAST = 3  # engagements that make a timeline
FORMS = {"md": ("markdown", "text/markdown"), "json": ("json", "application/json"), "txt": ("text", "text/plain"), "html": ("html", "text/html")}
Form = Annotated[Literal["md", "json", "txt", "html"], PathParam()]


@router.get("/dossier", response_class=HTMLResponse)
def dossier(request: Request, desk: TheDesk, party: Parties = [], on: On = None) -> HTMLResponse:  # noqa: B006  # FastAPI reads the default, nobody changes it
    """The page; without parties it asks for them."""
    names = tuple(name.strip() for name in party if name.strip())
    asked: dict[str, Any] = {"names_asked": (*names, "", "")[:2], "on": on}
    if not names:
        often = sorted(rows_of(desk, "network", Filtered.model_validate({})), key=lambda row: (-row["count"], row["one"], row["other"]))
        pairs = [row for row in often if row["one"] < row["other"]][:MOST_PAIRS]
        return page(request, "dossier.html", error=None, made=None, often=pairs, **asked)
    try:
        made = desk.dossier(names, on)
    except UsageError as error:
        return page(request, "dossier.html", status=400, error=error, made=None, often=[], **asked)
    entries = {source.number: source for source in made.sources}
    laid = lay_out(made)
    return page(
        request, "dossier.html", error=None, made=made, laid=laid, on_paper=lines_on_paper(laid), entries=entries,
        places=places_of(made, desk.snapshot),
        coming=coming(made, desk.snapshot)[:MOST_COMING] if on is None else [], units=list(charted(made)),
        is_long=len(made.engagements) >= LEAST, **asked,
    )  # fmt: skip


def lines_on_paper(laid: Page) -> int | None:
    """How many lines of each list are printed, so that two pages hold them; ``None``: all."""
    blocks = [block for section in laid.sections for block in section.blocks]
    lines = [line for block in blocks for line in (*getattr(block, "lines", ()), *(cell for row in getattr(block, "rows", ()) for cell in row))]
    words = sum(len(line.text.split()) for line in lines)
    return next((most for least, most in PAPER if words > least), None)


def coming(made: Dossier, snapshot: Snapshot) -> list[Entry]:
    """What lies ahead of both parties, or of the one."""
    found = tuple(snapshot.find(party.id) for party in made.parties)
    return ahead(snapshot, Filters(between=(found[0], found[1])) if len(found) == 2 else Filters(actor=found[0]))


def charted(made: Dossier) -> dict[str, list[FigureEntry]]:
    """The figures that can be set beside each other, by unit: two at least, with exact numbers."""
    units: dict[str, list[FigureEntry]] = {}
    for figure in made.figures:
        units.setdefault(figure.unit, []).append(figure)
    return {unit: figures[:MOST_BARS] for unit, figures in units.items() if len(figures) >= 2}


@router.get("/dossier/figures.vl.json")
def figures_chart(desk: TheDesk, party: Parties, unit: Annotated[str, Query(max_length=LONGEST)], on: On = None) -> Response:
    """A dossier's figures of one unit as a chart."""
    figures = charted(desk.dossier(tuple(party), on)).get(unit, ())
    subjects = {figure.subject for figure in figures}
    rows = [
        {"what": figure.measure if len(subjects) == 1 else f"{figure.subject or 'whose not told'}: {figure.measure}",
         "period": date_words(figure.period) or "period not told", "value": figure.value,
         "told": number_words(figure.value, figure.unit, figure.qualifier, figure.value_to)}
        for figure in figures
    ]  # fmt: skip
    return JSONResponse(bars(rows))


def places_of(made: Dossier, snapshot: Snapshot) -> dict[tuple[int, str], str]:
    """From a source and words quoted from it to where they stand."""
    found = {}
    for source in made.sources:
        text = snapshot.items.text(source.document)
        for quote in source.quotes:
            place = place_of(quote, text)
            found[source.number, quote] = document_address(source.document, *place) if place else document_address(source.document)
    return found


@router.get("/dossier.{form}")
def taken(desk: TheDesk, form: Form, party: Parties, on: On = None) -> Response:
    """The dossier as a file."""
    written, media_type = FORMS[form]
    made = desk.dossier(tuple(party), on)
    name = re.sub(r"[^a-z0-9]+", "-", "-".join(entry.name for entry in made.parties).lower()).strip("-") or "dossier"
    return Response(
        render(made, written), media_type=f"{media_type}; charset=utf-8", headers={"content-disposition": f'attachment; filename="{name}.{form}"'}
    )
