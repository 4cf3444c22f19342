"""What went wrong, in one shape (RFC 9457) for programs and as a page for people."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dragoman.errors import DragomanError, RecordError, UsageError

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """A request that can't be answered: *status* for HTTP, *slug* for programs, *detail* and *hint* for people."""

    def __init__(self, status: int, slug: str, detail: str, *, hint: str | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.slug = slug
        self.detail = detail
        self.hint = hint

    @classmethod
    def of(cls, error: DragomanError) -> Problem:
        """The problem that one of our errors is to a request."""
        status = 400 if isinstance(error, UsageError) else 503 if isinstance(error, RecordError) else 422
        return cls(status, error.slug, error.message, hint=error.hint)

    @property
    def title(self) -> str:
        """The kind of problem in a few words."""
        return HTTPStatus(self.status).phrase

    def to_json(self, path: str) -> dict[str, Any]:
        """The members of RFC 9457; ``type`` names the slug."""
        told = {"type": f"urn:dragoman:problem:{self.slug}", "title": self.title, "status": self.status, "detail": self.detail, "instance": path}
        return {**told, "hint": self.hint} if self.hint else told


def missing(what: str) -> Problem:
    """That there is nothing of the kind."""
    return Problem(404, "not-found", f"The record has nothing by the id {what!r}.", hint="It may have been withdrawn, or merged under another id.")


def answer_of(problem: Problem, path: str) -> Response:
    """*problem* as a program reads it."""
    headers = {"retry-after": "5"} if problem.status == 503 else None
    return JSONResponse(problem.to_json(path), problem.status, media_type=MEDIA_TYPE, headers=headers)


def is_for_programs(request: Request) -> bool:
    """Whether a program asked, rather than a person in a browser."""
    return request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", "")
