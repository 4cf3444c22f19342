"""The desk as one ASGI application: pages, API, files, and one way to say what went wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from dragoman import __version__
from dragoman.api.record import Record
from dragoman.errors import DragomanError
from dragoman.serve.api import changes, judgements, questions, shapes
from dragoman.serve.api import lists as api_lists
from dragoman.serve.desk import Desk
from dragoman.serve.problems import Problem, answer_of, is_for_programs
from dragoman.serve.safety import Safety
from dragoman.serve.turns import in_turn
from dragoman.serve.web import (
    about,
    calendars,
    charts,
    disagreements,
    documents,
    dossiers,
    engagements,
    judge,
    lists,
    parties,
    promises,
    review,
    search,
    sources,
    start,
    things,
)
from dragoman.serve.web.rendering import STATIC, page

PAGES = (
    start, search, documents, engagements, parties, things, dossiers, lists, promises, calendars, disagreements, review, judge,
    charts, sources, about,
)  # fmt: skip
VERSION = "/api/v1"


class Files(StaticFiles):
    """Our own files; a browser may keep them, since their addresses change with them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "private, max-age=31536000, immutable"
        return response


class Application(FastAPI):
    """The framework's application, whose description has the shape of problems too: no route names it as what it answers with."""

    def openapi(self) -> dict[str, Any]:
        """What the API is, by OpenAPI."""
        told = super().openapi()
        told["components"]["schemas"]["Problem"] = shapes.Problem.model_json_schema()
        return told


def make_app(record: Record, path: Path) -> FastAPI:
    """The application that serves *record*, kept in the file *path*."""
    app = Application(
        title="Dragoman", version=__version__, summary="An evidence-linked record of diplomacy", openapi_url=f"{VERSION}/openapi.json",
        docs_url=None, redoc_url=None, swagger_ui_oauth2_redirect_url=None, lifespan=in_turn,
    )  # fmt: skip
    app.state.desk = Desk(record, path)
    app.add_middleware(Safety)
    app.include_router(programs(), prefix=VERSION)
    for module in PAGES:
        app.include_router(module.router, include_in_schema=False)
    app.mount("/static", Files(directory=STATIC))
    for kind, handler in ((Problem, on_problem), (DragomanError, on_error), (RequestValidationError, on_invalid), (HTTPException, on_http)):
        app.add_exception_handler(kind, handler)  # type: ignore[arg-type]  # Starlette types handlers by the root error
    return app


def programs() -> APIRouter:
    """All routes of the API."""
    router = APIRouter()
    router.include_router(questions.router)
    router.include_router(changes.router)
    router.include_router(judgements.router)
    router.include_router(api_lists.router)
    return router


def on_problem(request: Request, problem: Problem) -> Response:
    """A problem, as the one who asked can read it."""
    if is_for_programs(request):
        return answer_of(problem, request.url.path)
    return page(request, "problem.html", status=problem.status, problem=problem)


def on_error(request: Request, error: DragomanError) -> Response:
    """An error of ours."""
    return on_problem(request, Problem.of(error))


def on_invalid(request: Request, error: RequestValidationError) -> Response:
    """Parameters that can't be read."""
    told = "; ".join(f"{'.'.join(str(part) for part in fault['loc'][1:]) or 'request'}: {fault['msg']}" for fault in error.errors())
    return on_problem(request, Problem(422, "invalid", told))


def on_http(request: Request, error: HTTPException) -> Response:
    """What the framework refuses."""
    details: dict[int, Any] = {404: "There is no such page.", 405: "This address doesn't take that method."}
    slug = {404: "not-found", 413: "too-large"}.get(error.status_code, "refused")
    answer = on_problem(request, Problem(error.status_code, slug, details.get(error.status_code, str(error.detail))))
    answer.headers.update(error.headers or {})
    return answer
