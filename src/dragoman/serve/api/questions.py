"""Questions that aren't lists: full text, suggestions, dossiers, quality; and documents handed in."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dragoman.model.interchange import to_json
from dragoman.search.rows import KINDS
from dragoman.serve.api.answers import answer, problems
from dragoman.serve.asked import LONGEST, Day
from dragoman.serve.deps import Form, TheDesk, TheSnapshot
from dragoman.serve.problems import missing
from dragoman.serve.quality import measured
from dragoman.serve.suggest import names_of, suggest

router = APIRouter()
Words = Annotated[str, Query(min_length=1, max_length=LONGEST, description="All of these must be there; “words in quotes” stand together.")]
OBJECT: dict[int | str, dict[str, Any]] = {200: {"content": {"application/json": {"schema": {"type": "object"}}}}}
FILES = {
    "multipart/form-data": {"schema": {"type": "object", "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}}}}
}


@router.get("/", responses={**OBJECT, **problems(503)}, tags=["questions"])
def index(request: Request, snapshot: TheSnapshot) -> Response:
    """What there is: the kinds, and how many of each."""
    return answer(request, {"kinds": {kind: snapshot.count(kind) for kind in KINDS}, "newest": snapshot.day})


@router.get("/search", responses={**OBJECT, **problems(422, 503)}, tags=["questions"])
def search(request: Request, desk: TheDesk, q: Words, limit: Annotated[int, Query(ge=1, le=100)] = 20) -> Response:
    """Documents that hold all of the words, best first, each with its passage and where the words stand."""
    keys = ("document", "title", "source", "published", "start", "end", "spans", "passage")
    return answer(request, {"items": [{key: to_json(getattr(found, key)) for key in keys} for found in desk.search(q, limit)]})


@router.get("/suggest", responses={**OBJECT, **problems(422, 503)}, tags=["questions"])
def suggestions(request: Request, desk: TheDesk, q: Words) -> Response:
    """States, bodies and people whose names begin so."""
    return answer(request, {"items": to_json(suggest(desk.keep("names", names_of), q))})


@router.get("/dossier", responses={**OBJECT, **problems(400, 422, 503)}, tags=["questions"])
def dossier(
    request: Request,
    desk: TheDesk,
    party: Annotated[list[Annotated[str, Query(max_length=LONGEST)]], Query(min_length=1, max_length=2, examples=[["Turkmenistan", "Benelux"]])],
    on: Annotated[Day, Query(description="As of this day.", examples=["2025-07-15"])] = None,
) -> Response:
    """Everything on one party or between two."""
    made = desk.dossier(tuple(party), on)
    return answer(request, {"title": made.title, **to_json(made)})


@router.get("/quality", responses={**OBJECT, **problems(503)}, tags=["questions"])
def quality(request: Request) -> Response:
    """The measured precision and recall of each kind of item."""
    return answer(request, {"corpora": to_json(measured())})


@router.get("/token", responses={**OBJECT, **problems(503)}, tags=["changes"])
def token(request: Request, desk: TheDesk) -> Response:
    """The token that a change must carry as `x-csrf-token`, together with the cookie that comes with this answer."""
    response = JSONResponse({"token": desk.tokens.token(desk.tokens.session(request))}, headers={"cache-control": "no-store"})
    desk.tokens.keep(request, response)
    return response


@router.post(
    "/documents", status_code=202, responses={202: OBJECT[200], **problems(400, 403, 413, 415, 422, 503)}, tags=["changes"],
    openapi_extra={"requestBody": {"required": True, "content": FILES}},
)  # fmt: skip
def hand_in(desk: TheDesk, form: Form) -> Response:
    """Hands documents in: they are read one after the other; the answer tells where to look how far it is."""
    files = [(item.filename or "", item.file) for _, item in form.multi_items() if isinstance(item, UploadFile)]
    job = desk.intake.take(files)
    return JSONResponse(job.to_json(), 202, headers={"location": f"/api/v1/uploads/{job.id}"})


@router.get("/uploads/{id}", responses={**OBJECT, **problems(404, 422, 503)}, tags=["changes"])
def upload(request: Request, desk: TheDesk, id: str) -> Response:
    """How far the reading of what was handed in has come."""
    job = desk.intake.jobs.get(id)
    if job is None:
        raise missing(id)
    return answer(request, job.to_json())
