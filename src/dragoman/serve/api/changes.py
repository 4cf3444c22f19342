"""What changes the record by way of the API, and the token that a change must carry: documents handed in, and how far their reading is."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dragoman.serve.api.answers import answer, problems
from dragoman.serve.api.replies import Job, Token
from dragoman.serve.deps import Form, TheDesk
from dragoman.serve.problems import missing

router = APIRouter(tags=["changes"])
FILES: dict[str, Any] = {
    "multipart/form-data": {"schema": {"type": "object", "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}}}}
}


@router.get("/token", response_model=Token, responses=problems(503))
def token(request: Request, desk: TheDesk) -> Response:
    """The token that a change must carry as `x-csrf-token`, together with the cookie that comes with this answer."""
    response = JSONResponse({"token": desk.tokens.token(desk.tokens.session(request))}, headers={"cache-control": "no-store"})
    desk.tokens.keep(request, response)
    return response


@router.post(
    "/documents", status_code=202, response_model=Job, responses=problems(400, 403, 413, 415, 422, 503),
    openapi_extra={"requestBody": {"required": True, "content": FILES}},
)  # fmt: skip
def hand_in(desk: TheDesk, form: Form) -> Response:
    """Hands documents in: they are read one after the other; the answer tells where to look how far it is."""
    files = [(item.filename or "", item.file) for _, item in form.multi_items() if isinstance(item, UploadFile)]
    job = desk.intake.take(files)
    return JSONResponse(job.to_json(), 202, headers={"location": f"/api/v1/uploads/{job.id}"})


@router.get("/uploads/{id}", response_model=Job, responses=problems(404, 422, 503))
def upload(request: Request, desk: TheDesk, id: Annotated[str, Path(max_length=80)]) -> Response:
    """How far the reading of what was handed in has come."""
    job = desk.intake.jobs.get(id)
    if job is None:
        raise missing(id)
    return answer(request, job.to_json())
