"""Judgements over the API: all that were passed, passing one, taking one back. The record is gone over behind the answer."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dragoman.run.judging import withdraw
from dragoman.serve.api.answers import AS_LINES, answer, listing, problems
from dragoman.serve.api.shapes import Page
from dragoman.serve.asked import Slice
from dragoman.serve.deps import TheDesk
from dragoman.serve.desk import Desk
from dragoman.serve.problems import missing
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.tokens import checked_header

router = APIRouter(prefix="/judgements", tags=["judgements"])
LONGEST_VALUE = 5000  # characters of a corrected value as JSON
Verdict = Literal["same", "different", "unsure", "right", "wrong", "corrected"]
Mention = Annotated[str, Field(min_length=1, max_length=4000)]
Id = Annotated[str, Path(max_length=80, examples=["j-0123456789abcdef"])]


def short(value: Any) -> Any:
    """*value*, if it isn't too long to be one field's."""
    if len(json.dumps(value)) > LONGEST_VALUE:
        raise ValueError(f"expected at most {LONGEST_VALUE:,} characters")
    return value


class Told(BaseModel):
    """What a person decides: on two mentions, or on one and a field of it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"verdict": "corrected", "left": "wire-1#e1", "field": "date", "value": "2025-07-17", "reason": "the ministry's own note"},
        {"verdict": "same", "left": "wire-1#e1", "right": "wire-2#e1"},
    ]})  # fmt: skip

    verdict: Verdict = Field(description="same, different and unsure are said of two; right, wrong and corrected of one.")
    left: Mention = Field(description="A mention (`document#e1`), or the id of a merged thing, which stands for its first mention.")
    right: Mention | None = Field(None, description="The other of two.")
    field: Annotated[str, Field(max_length=200)] | None = Field(None, description="date, place.name, participants.0.post …")
    value: Annotated[Any, AfterValidator(short)] = Field(None, description="The right value, where it is corrected.")
    reason: Annotated[str, Field(max_length=3000)] = ""


class Judgement(BaseModel):
    """A decision that was passed, and what has become of it."""

    id: str = Field(examples=["j-0123456789abcdef"])
    kind: Verdict = Field(examples=["corrected"])
    value: dict[str, Any] = Field(examples=[{"left": "wire-1#e1", "field": "date", "value": "2025-07-17"}])
    author: str = Field(examples=["R. Desk"])
    reason: str = Field(examples=["the ministry's own note"])
    date: str = Field(examples=["2025-07-20"])
    withdrawn: str | None = Field(examples=[None])
    state: str = Field(examples=["in force"])


def all_of(desk: Desk) -> list[dict[str, Any]]:
    """Every judgement, those taken back too."""

    def passed(_: Snapshot) -> list[dict[str, Any]]:
        return list(desk.record.judgements())

    return desk.keep("judgements", passed)


def one_of(desk: Desk, id: str) -> dict[str, Any]:
    """The judgement with this id, as it stands now.

    Raises:
        Problem: there is none.
    """
    found = next((row for row in desk.record.judgements() if row["id"] == id), None)
    if found is None:
        raise missing(id)
    return found


@router.get("", response_model=Page[Judgement], responses={**AS_LINES, **problems(400, 422, 503)})
def listed(request: Request, desk: TheDesk, asked: Annotated[Slice, Query()]) -> Response:
    """All judgements by date, those taken back too."""
    return listing(request, all_of(desk), asked)


@router.post("", status_code=201, response_model=Judgement, responses=problems(400, 403, 413, 422, 503), dependencies=[Depends(checked_header)])
def passed(desk: TheDesk, told: Told) -> Response:
    """Passes a judgement, under the name that the settings give as the author."""
    id = desk.record.judge(
        told.verdict, told.left, told.right, field=told.field, value=told.value, reason=told.reason, date=date.today().isoformat(), conclude=False
    )
    desk.concluding.ask()
    return JSONResponse(one_of(desk, id), 201, headers={"location": f"/api/v1/judgements/{id}"})


@router.get("/{id}", response_model=Judgement, responses=problems(404, 422, 503))
def shown(request: Request, desk: TheDesk, id: Id) -> Response:
    """One judgement."""
    return answer(request, one_of(desk, id))


@router.delete("/{id}", response_model=Judgement, responses=problems(400, 403, 404, 422, 503), dependencies=[Depends(checked_header)])
def taken_back(desk: TheDesk, id: Id) -> Response:
    """Takes a judgement back; it stays on file."""
    one_of(desk, id)
    withdraw(desk.record.store, id, date.today().isoformat())
    desk.concluding.ask()
    return JSONResponse(one_of(desk, id))
