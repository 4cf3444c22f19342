"""Where sources disagree: the values side by side, each in the words of those who give it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BeforeValidator
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.resolve.records import ContradictionKind
from dragoman.search.rows import Row
from dragoman.serve.asked import none_if_empty
from dragoman.serve.deps import TheDesk
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.addresses import document_address
from dragoman.serve.web.quoting import place_of
from dragoman.serve.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
ORDER = ("substance", "spelling", "correction", "precision", "form")
KIND_WORDS = {
    "substance": "Matters of fact", "spelling": "Spellings of a name", "correction": "Corrected by the source itself",
    "precision": "One more exact than the other", "form": "Other wording",
}  # fmt: skip
Kind = Annotated[ContradictionKind | None, BeforeValidator(none_if_empty), Query()]
MOST = 60


@router.get("/disagreements")
def disagreements(request: Request, desk: TheDesk, kind: Kind = None) -> HTMLResponse:
    """The board of disagreements."""
    cards = desk.keep("disagreements", cards_of)
    counts = {name: sum(card["row"]["kind"] == name for card in cards) for name in ORDER}
    shown = [card for card in cards if kind is None or card["row"]["kind"] == kind]
    return page(
        request, "disagreements.html", cards=shown[:MOST], more=len(shown) - MOST, counts=counts, kind=kind, kind_words=KIND_WORDS, total=len(cards)
    )


def cards_of(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Every disagreement, those of substance first: each value with all who give it."""
    rows = sorted(snapshot.rows("contradictions"), key=lambda row: (ORDER.index(row["kind"]), row["what"], row["id"]))
    return [{"row": row, "values": sides_of(snapshot, row)} for row in rows]


def sides_of(snapshot: Snapshot, row: Row) -> dict[str, list[dict[str, Any]]]:
    """By value, the one shown first: the documents that give it, with their words and where these stand."""
    sides: dict[str, list[dict[str, Any]]] = {}
    for value in sorted(row["values"], key=lambda value: value["value"] != row["shown"]):
        place = place_of(value["quote"], snapshot.items[value["document"]]["text"])
        address = document_address(value["document"], *(place or (None, None)))
        sides.setdefault(value["value"], []).append({**value, "address": address})
    return sides
