"""Lists: one address for each kind, with the filters of ``dragoman list``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.search.rows import KINDS
from dragoman.serve.api.answers import AS_LINES, answer, listing, problems
from dragoman.serve.api.examples import with_example
from dragoman.serve.api.shapes import ROWS, WHOLE, Page
from dragoman.serve.asked import LONGEST_ID, Listed
from dragoman.serve.deps import TheDesk, TheSnapshot
from dragoman.serve.problems import missing
from dragoman.serve.whole import whole

router = APIRouter()
Id = Annotated[str, Path(max_length=LONGEST_ID, description="Its id, as lists give it; one that it had earlier will do.")]


def list_of(kind: str) -> Callable[..., Response]:
    """What answers for the list of one kind."""

    def listed(request: Request, desk: TheDesk, asked: Annotated[Listed, Query()]) -> Response:
        rows = desk.keep(("list", kind, *asked.pairs()), lambda snapshot: snapshot.select(kind, asked.filters(snapshot)))
        return listing(request, rows, asked, asked.pairs())

    return listed


def one_of(kind: str) -> Callable[..., Response]:
    """What answers for one thing of a kind."""

    def shown(request: Request, snapshot: TheSnapshot, id: Id) -> Response:
        found = whole(snapshot, kind, id)
        if found is None:
            raise missing(id)
        return answer(request, found, {"content-location": f"/api/v1/{kind}/{quote(str(found['id']), safe='')}"})

    return shown


def add_kind(kind: str) -> None:
    """The two addresses of a kind."""
    named: dict[str, Any] = {"methods": ["GET"], "tags": [kind]}
    router.add_api_route(
        f"/{kind}", list_of(kind), name=f"list_{kind}", summary=f"List {kind}", response_model=Page.__class_getitem__(ROWS[kind]),
        responses={**with_example(kind, AS_LINES), **problems(400, 422, 503)}, **named,
    )  # fmt: skip
    router.add_api_route(
        f"/{kind}/{{id:path}}", one_of(kind), name=f"show_{kind}", summary=f"One of {kind}, with its evidence", response_model=WHOLE[kind],
        responses={**with_example(f"one of {kind}"), **problems(404, 422, 503)}, **named,
    )  # fmt: skip


for listed_kind in KINDS:
    add_kind(listed_kind)
