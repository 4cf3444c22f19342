"""Lists: one address for each kind, with the filters of ``dragoman list``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.search.rows import KINDS
from dragoman.serve.api.answers import LINES, answer, lines, problems
from dragoman.serve.api.shapes import ROWS, WHOLE, Page
from dragoman.serve.asked import Asked, part_of
from dragoman.serve.deps import TheDesk, TheSnapshot
from dragoman.serve.problems import missing
from dragoman.serve.whole import whole

router = APIRouter()


class Listed(Asked):
    """Filters, which part of the answer, and its form."""

    format: str = Field("json", pattern="^(json|jsonl)$", description="`jsonl`: all items, a JSON line each, without pages.", examples=["json"])


def list_of(kind: str) -> Callable[..., Response]:
    """What answers for the list of one kind."""

    def listed(request: Request, desk: TheDesk, asked: Annotated[Listed, Query()]) -> Response:
        key = (kind, *asked.pairs())
        rows = desk.keep(("list", key), lambda snapshot: snapshot.select(kind, asked.filters(snapshot)))
        if asked.format == "jsonl":
            return lines(rows)
        part = part_of(rows, asked.cursor, asked.limit)
        after = f"{request.url.path}?{urlencode([*asked.pairs(), ('limit', asked.limit), ('cursor', part.next)])}"
        return answer(
            request, {"items": part.rows, "total": part.total, "next": part.next}, {"link": f'<{after}>; rel="next"'} if part.next else None
        )

    return listed


def one_of(kind: str) -> Callable[..., Response]:
    """What answers for one thing of a kind."""

    def shown(request: Request, snapshot: TheSnapshot, id: str) -> Response:
        found = whole(snapshot, kind, id)
        if found is None:
            raise missing(id)
        return answer(request, found, {"content-location": f"/api/v1/{kind}/{quote(str(found['id']), safe='')}"})

    return shown


def add_kind(kind: str) -> None:
    """The two addresses of a kind."""
    named: dict[str, Any] = {"methods": ["GET"], "tags": [kind]}
    also: dict[int | str, Any] = {200: {"content": {LINES: {"schema": {"type": "string"}}}}}
    router.add_api_route(
        f"/{kind}", list_of(kind), name=f"list_{kind}", summary=f"List {kind}", response_model=Page.__class_getitem__(ROWS[kind]),
        responses={**also, **problems(400, 422, 503)}, **named,
    )  # fmt: skip
    router.add_api_route(
        f"/{kind}/{{id:path}}", one_of(kind), name=f"show_{kind}", summary=f"One of {kind}, with its evidence", response_model=WHOLE[kind],
        responses=problems(404, 422, 503), **named,
    )  # fmt: skip


for listed_kind in KINDS:
    add_kind(listed_kind)
