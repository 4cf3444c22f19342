"""One engagement, claim by claim: the value shown, what each report says, and the sentence it says it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.search.rows import Row
from dragoman.serve.deps import TheSnapshot
from dragoman.serve.problems import missing
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.claims import Claim, claims_of, words_of
from dragoman.serve.web.rendering import page
from dragoman.serve.whole import contradictions_of, reports_of

router = APIRouter(default_response_class=HTMLResponse)
FIELDS = ("type", "status", "date", "place", "title", "participants", "topics")


@dataclass(frozen=True, slots=True)
class Told:
    """What one report says of a field."""

    document: Row
    claim: Claim
    confidence: float
    is_shown: bool  # whether it is the value shown


@router.get("/engagement")
def engagement(request: Request, snapshot: TheSnapshot, id: Annotated[str, Query(max_length=200)]) -> HTMLResponse:
    """The page of an engagement."""
    thing = snapshot.by_id.get(id)
    if thing is None or thing.kind != "engagements":
        raise missing(id)
    row = thing.value
    told = list(reports_of(snapshot, row))
    return page(
        request, "engagement.html", row=row, table=[(field, words_of(field, row.get(field), row), told_of(snapshot, row, field)) for field in FIELDS],
        contradictions=contradictions_of(snapshot, row["id"]), copies=len({snapshot.origin_of.get(name, name) for name, _ in told}),
        documents={name: snapshot.document(name) for name, _ in told},
    )  # fmt: skip


def told_of(snapshot: Snapshot, row: Row, field: str) -> list[Told]:
    """What each report says of a field, those that say nothing left out."""
    shown = words_of(field, row.get(field), row)
    found = []
    for document, record in reports_of(snapshot, row):
        for claim in claims_of({field: record.get(field), "evidence": record["evidence"]}, snapshot.items[document]["text"]):
            found.append(Told(snapshot.document(document), claim, record["confidence"], claim.value == shown))
    return found
