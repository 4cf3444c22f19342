"""How answers are sent: JSON with an ETag, or a line for each item as it comes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dragoman.model.ids import digest
from dragoman.present.tables import jsonl_of
from dragoman.serve.api.shapes import Problem

LINES = "application/x-ndjson"
PROBLEM: dict[str, Any] = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
UNCHANGED: dict[str, Any] = {"description": "What you have by this ETag still holds."}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that a route may answer with."""
    words = {400: "A name or value that can't be followed", 404: "There is no such thing", 422: "A parameter that can't be read", 503: "Busy"}
    told: dict[int | str, dict[str, Any]] = {status: {"description": words.get(status, "Refused"), "model": Problem} for status in statuses}
    for answer in told.values():
        answer["content"] = PROBLEM["content"]
        del answer["model"]
    return told | {304: UNCHANGED}


def answer(request: Request, body: Any, headers: dict[str, str] | None = None) -> Response:
    """*body* as JSON; nothing but a nod where the asker has it already."""
    written = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    tag = f'"{digest(written)}"'
    known = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    told = {"etag": tag, **(headers or {})}
    if tag in known:
        return Response(status_code=304, headers=told)
    return Response(written.encode("utf-8", "replace"), headers=told, media_type="application/json")


def lines(rows: Iterable[Any]) -> Response:
    """Each row as a JSON line, sent as it is made."""
    return StreamingResponse((line + "\n" for line in jsonl_of(rows)), media_type=LINES)
