"""How answers are sent: JSON with an ETag, some of a list with where to go on, or a line for each item as it comes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dragoman.model.ids import digest
from dragoman.present.tables import jsonl_of
from dragoman.search.rows import Row
from dragoman.serve.asked import Slice, part_of

LINES = "application/x-ndjson"
AS_LINES: dict[int | str, dict[str, Any]] = {200: {"content": {LINES: {"schema": {"type": "string"}}}}}
PROBLEM: dict[str, Any] = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
UNCHANGED: dict[str, Any] = {"description": "What you have by this ETag still holds."}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that a route may answer with."""
    words = {
        400: "A name or value that can't be followed", 403: "Without the token that a change must carry", 404: "There is no such thing",
        413: "Too large", 414: "Too long an address", 415: "A type that isn't read", 421: "Asked under a name that isn't this machine's",
        422: "A parameter that can't be read", 503: "Busy",
    }  # fmt: skip
    return {**{status: {"description": words[status], **PROBLEM} for status in (*statuses, 414, 421)}, 304: UNCHANGED}


def answer(request: Request, body: Any, headers: dict[str, str] | None = None) -> Response:
    """*body* as JSON; nothing but a nod where the asker has it already."""
    return written(request, json.dumps(body, ensure_ascii=False, separators=(",", ":")), "application/json", headers)


def written(request: Request, text: str, media_type: str, headers: dict[str, str] | None = None) -> Response:
    """A text with its ETag; nothing but a nod where the asker has it already."""
    tag = f'"{digest(media_type, text)}"'
    known = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    told = {"etag": tag, **(headers or {})}
    if known & {tag, "*"}:
        return Response(status_code=304, headers=told)
    return Response(text.encode("utf-8", "replace"), headers=told, media_type=media_type)


def listing(request: Request, rows: Sequence[Row], asked: Slice, pairs: Sequence[tuple[str, str]] = ()) -> Response:
    """The part of *rows* that is asked for, or all of them as lines; *pairs* are the filters, for the address of the next part."""
    if asked.format == "jsonl":
        return lines(rows)
    part = part_of(rows, asked.cursor, asked.limit)
    after = f"{request.url.path}?{urlencode([*pairs, ('limit', asked.limit), ('cursor', part.next)])}"
    return answer(request, {"items": part.rows, "total": part.total, "next": part.next}, {"link": f'<{after}>; rel="next"'} if part.next else None)


def lines(rows: Iterable[Any]) -> Response:
    """Each row as a JSON line, sent as it is made."""
    return StreamingResponse((line + "\n" for line in jsonl_of(rows)), media_type=LINES)
