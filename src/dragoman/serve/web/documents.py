"""A document: its text with what was read in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dragoman.model.ids import digest
from dragoman.model.records import RECORD_KINDS
from dragoman.search.rows import Row
from dragoman.serve.deps import TheDesk, TheSnapshot
from dragoman.serve.explaining import explained
from dragoman.serve.grounds import ground_of
from dragoman.serve.problems import missing
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.addresses import document_address, row_address
from dragoman.serve.web.claims import claims_of
from dragoman.serve.web.highlight import LAYERS, pieces_of, place_in
from dragoman.serve.web.quoting import place_of
from dragoman.serve.web.rendering import page
from dragoman.store.base import Version

router = APIRouter(default_response_class=HTMLResponse)
Id = Annotated[str, Query(max_length=4000)]
NAMED = {kind.listing: kind.__name__ for kind in RECORD_KINDS}


@router.get("/document")
def document(
    request: Request, desk: TheDesk, id: Id, at: Annotated[str | None, Query(max_length=40)] = None,
    version: Annotated[str | None, Query(max_length=80)] = None,
) -> HTMLResponse:  # fmt: skip
    """The page of a document, or of an earlier *version* of it, of which nothing is on record but its words."""
    snapshot = desk.snapshot
    item = snapshot.items.get(id)
    if item is None:
        raise missing(id)
    with desk.record.store.view() as view:
        versions = list(view.versions(id))
    if version is not None:
        item = earlier(item, versions, version)
    pieces = list(pieces_of(item, place_in(at, item["text"])))
    there = {layer for piece in pieces for layer in piece.layers}
    return page(
        request, "document.html", item=item, pieces=pieces, layers=[layer for layer in LAYERS if layer in there], versions=versions, version=version,
        records=[(kind.listing, [card_of(record, item) for record in item[kind.listing]]) for kind in RECORD_KINDS if item[kind.listing]],
        copies=copies_of(snapshot, id), merged=merged_of(snapshot, id),
    )  # fmt: skip


def earlier(item: Row, versions: Sequence[Version], id: str) -> Row:
    """A document with the text of one of its *versions* and no records."""
    found = next((one for one in versions if one.id == id), None)
    if found is None:
        raise missing(id)
    return {**item, **{kind.listing: [] for kind in RECORD_KINDS}, "text": found.document.text, "published": found.published}


def card_of(record: Row, item: Row) -> dict[str, object]:
    """One record beside the text."""
    first, *others = claims_of(record, item["text"])
    return {"id": record["id"], "confidence": record["confidence"], "anchor": record["evidence"][0], "title": first.value, "claims": others}


def copies_of(snapshot: Snapshot, document: str) -> list[str]:
    """The other documents of the same origin."""
    thing = snapshot.thing(snapshot.origin_of.get(document, ""))
    return [name for name in thing.value["documents"] if name != document] if thing else []


def merged_of(snapshot: Snapshot, document: str) -> dict[str, Row]:
    """From an engagement of this document to the merged one."""
    rows = (thing.value for thing in snapshot.found("engagements", f"document {document}"))
    return {mention["engagement"]: row for row in rows for mention in row["mentions"] if mention["document"] == document}


@router.get("/document/why")
def why(request: Request, desk: TheDesk, id: Id, now: bool = False) -> HTMLResponse:
    """What each record's confidence is made of, and what was found and not kept. That takes seconds: the page comes first, and asks for it *now*."""
    item = desk.snapshot.items.get(id)
    if item is None:
        raise missing(id)
    if not now:
        return page(request, "why.html", item=item, told=None)
    told = explained(desk.path, id, digest(item["text"], item["published"] or ""))
    dropped = [{**drop, "address": document_address(id, *(place_of(drop["quote"], item["text"]) or (None, None)))} for drop in told["dropped"]]
    return page(request, "why.html", item=item, told=told["records"], dropped=dropped)


@router.get("/record")
def record(snapshot: TheSnapshot, id: Id) -> Response:
    """Leads to whatever has this id."""
    if id in snapshot.items:
        return RedirectResponse(document_address(id))
    if thing := snapshot.thing(id):
        return RedirectResponse(row_address(thing.kind, thing.value))
    ground = ground_of(snapshot, id)
    if ground is None:
        raise missing(id)
    first = ground["record"]["evidence"][0]
    return RedirectResponse(document_address(ground["document"], first["start"], first["end"]))
