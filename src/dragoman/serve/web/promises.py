"""Undertakings by how they stand on the newest document's day: overdue, due, open, done. What several documents tell of one act is one line."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from fastapi import APIRouter, Query
from pydantic import BeforeValidator
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.errors import UsageError
from dragoman.model.interchange import from_json
from dragoman.present.words import date_words, ordered_key
from dragoman.resolve.records_over_time import Course
from dragoman.resolve.undertakings.courses import state_on
from dragoman.search.query import Filters
from dragoman.search.rows import Row
from dragoman.serve.asked import Word, none_if_empty
from dragoman.serve.deps import TheDesk
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
GROUPS = {"overdue with no report found": "overdue", "due": "due", "open": "open", "carried out in part": "open"}  # all else is done
BOARD = {
    "overdue": "Past their day, and no report found that they were kept; they may have been, unreported.",
    "due": "With a day that lies ahead.",
    "open": "Without a day and without a later report, or done in part.",
    "done": "Agreed, signed, carried out, in force, or dropped.",
}
DATED = "due"  # the key of undertakings with a day
State = Annotated[Literal["overdue", "due", "open", "done"] | None, BeforeValidator(none_if_empty), Query()]
FIRST = 8  # of each group where all are shown
MOST = 200


class Standing(NamedTuple):
    """An undertaking and how it stands: the group of the board, and in words."""

    row: Row
    group: str
    words: str


@router.get("/undertakings")
def undertakings(request: Request, desk: TheDesk, actor: Annotated[Word, Query()] = None, state: State = None) -> HTMLResponse:
    """The board of undertakings."""
    error = None
    board: dict[str, list[Standing]] = {name: [] for name in BOARD}
    try:
        board = desk.keep(("board", actor), lambda snapshot: board_of(snapshot, actor))
    except UsageError as found:
        error = found
    return page(
        request, "undertakings.html", board=board, meaning=BOARD, most=MOST if state else FIRST, actor=actor, state=state, error=error,
        day=desk.snapshot.day, shown=[name for name in BOARD if state in (None, name)],
    )  # fmt: skip


def board_of(snapshot: Snapshot, actor: str | None) -> dict[str, list[Standing]]:
    """Undertakings by group: what falls or fell due by its day, all else the newest first."""
    filters = Filters(actor=snapshot.find(actor)) if actor else Filters()
    board: dict[str, list[Standing]] = {name: [] for name in BOARD}
    rows = sorted(snapshot.select("courses", filters), key=lambda row: row["since"] or "", reverse=True)
    for one in (standing(row, snapshot.day) for row in rows):
        board[one.group].append(one)
    board["overdue"].sort(key=lambda one: ordered_key(one.row["due"]), reverse=True)
    board["due"].sort(key=lambda one: ordered_key(one.row["due"]))
    return board


def overdue_of(snapshot: Snapshot) -> list[Standing]:
    """What fell due and isn't told to have been done, the last first."""
    dated = (standing(row, snapshot.day) for row in snapshot.select("courses", Filters(), DATED))
    return sorted((one for one in dated if one.group == "overdue"), key=lambda one: ordered_key(one.row["due"]), reverse=True)


def standing(row: Row, day: str | None) -> Standing:
    """How an undertaking stands on a day."""
    state, step = state_on(from_json(Course, row), day)
    since = f", {date_words(step.day)}" if step is not None and step.day else ""
    return Standing(row, GROUPS.get(state, "done"), state + since)
