"""Boards: undertakings by how they stand, disagreements with both quotes side by side."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.errors import UsageError
from dragoman.model.dates import period_of
from dragoman.present.words import ordered_key
from dragoman.search.query import Filters
from dragoman.search.rows import Row
from dragoman.serve.asked import Word
from dragoman.serve.deps import TheDesk
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.addresses import document_address
from dragoman.serve.web.dossiers import place_of
from dragoman.serve.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
DONE = frozenset({"agreement", "endorsement"})
COLUMNS = ("past its day", "due", "open", "agreed")
ORDER = ("substance", "spelling", "precision", "form")
MOST = 60
Actor = Annotated[Word, Query()]


@router.get("/undertakings")
def undertakings(request: Request, desk: TheDesk, actor: Actor = None) -> HTMLResponse:
    """The board of undertakings."""
    error = None
    board: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    try:
        board = desk.keep(("board", actor), lambda snapshot: board_of(snapshot, actor))
    except UsageError as found:
        error = found
    return page(request, "undertakings.html", board=board, most=MOST, actor=actor, error=error, day=desk.snapshot.day)


def board_of(snapshot: Snapshot, actor: str | None) -> dict[str, list[Row]]:
    """Undertakings by how they stand on the newest document's day; what falls due first stands first, else the newest."""
    board: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    filters = Filters(actor=snapshot.find(actor)) if actor else Filters()
    for row in reversed(snapshot.select("undertakings", filters)):
        board[state_of(row, snapshot.day)].append(row)
    for name in ("past its day", "due"):
        board[name].sort(key=lambda row: ordered_key(row["due"]))
    return board


def state_of(row: Row, day: str | None) -> str:
    """How an undertaking stands: agreed, or open; with a day, whether that lies ahead."""
    if row["kind"] in DONE:
        return "agreed"
    due, now = period_of(row["due"]), period_of(day)
    if due is None or now is None or not due.year:
        return "due" if row["due"] else "open"
    return "past its day" if due.last < now.first else "due"


@router.get("/disagreements")
def disagreements(request: Request, desk: TheDesk, kind: Annotated[Word, Query()] = None) -> HTMLResponse:
    """The board of disagreements."""
    cards = desk.keep("disagreements", cards_of)
    kinds = {name: sum(card["row"]["kind"] == name for card in cards) for name in ORDER}
    shown = [card for card in cards if kind is None or card["row"]["kind"] == kind]
    return page(request, "disagreements.html", cards=shown[:MOST], more=len(shown) - MOST, kinds=kinds, kind=kind)


def cards_of(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Every disagreement, those of substance first: each value with all who give it."""
    rows = sorted(snapshot.rows("contradictions"), key=lambda row: (ORDER.index(row["kind"]), row["what"], row["id"]))
    return [{"row": row, "values": sides_of(snapshot, row)} for row in rows]


def sides_of(snapshot: Snapshot, row: Row) -> dict[str, list[dict[str, Any]]]:
    """By value: the documents that give it, with their words and where these stand."""
    sides: dict[str, list[dict[str, Any]]] = {}
    for value in row["values"]:
        place = place_of(value["quote"], snapshot.items[value["document"]]["text"])
        address = document_address(value["document"], *(place or (None, None)))
        sides.setdefault(value["value"], []).append({**value, "address": address, "source": snapshot.items[value["document"]]["source"]})
    return sides
