"""One thing of the record with all its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.model.records import RECORD_KINDS
from dragoman.search.rows import RESOLVED, Row, record_rows
from dragoman.serve.grounds import ground_of, grounds_of
from dragoman.serve.problems import missing
from dragoman.serve.snapshot import Snapshot

LISTINGS = tuple(kind.listing for kind in RECORD_KINDS)


def whole(snapshot: Snapshot, kind: str, identifier: str) -> dict[str, Any] | None:
    """The thing of *kind* by this id, or ``None``: a document with its text and records, an engagement with all its reports, all else that was
    concluded with the records that it stands on."""
    if kind == "documents":
        item = snapshot.items.get(identifier)
        return dict(item) if item else None
    if kind in RESOLVED:
        thing = snapshot.thing(identifier)
        if thing is None or thing.kind != kind:
            return None
        if kind == "engagements":
            return engagement_of(snapshot, thing.value)
        return {**thing.value, "stands_on": list(grounds_of(snapshot, kind, thing.value))}
    return record_of(snapshot, identifier, (kind,))


def found_by(snapshot: Snapshot, identifier: str) -> tuple[str, str]:
    """The kind and id of whatever has this id; of a document's engagement the merged one that it is part of.

    Raises:
        Problem: nothing has it.
    """
    if identifier in snapshot.items:
        return "documents", identifier
    if thing := snapshot.thing(identifier):
        return thing.kind, thing.id
    ground = ground_of(snapshot, identifier)
    if ground is None:
        raise missing(identifier)
    told = {"document": ground["document"], "engagement": ground["record"]["id"]}
    merged = (thing for thing in snapshot.found("engagements", f"document {ground['document']}") if told in thing.value["mentions"])
    return next(((thing.kind, thing.id) for thing in merged), (str(ground["kind"]), identifier))


def record_of(snapshot: Snapshot, identifier: str, kinds: tuple[str, ...] = LISTINGS) -> dict[str, Any] | None:
    """The record of one reading by this id (``wire-1#u2``), if it is there and of one of *kinds*."""
    item = snapshot.items.get(identifier.rpartition("#")[0])
    found = (row for kind in kinds for row in record_rows(item, kind)) if item else iter(())
    return next((dict(row) for row in found if row["id"] == identifier), None)


def engagement_of(snapshot: Snapshot, row: Row) -> dict[str, Any]:
    """An engagement with what each document tells of it and where they differ."""
    told = [{"document": document, "record": record} for document, record in reports_of(snapshot, row)]
    return {**row, "reports": told, "contradictions": contradictions_of(snapshot, row["id"])}


def reports_of(snapshot: Snapshot, row: Row) -> Iterator[tuple[str, Row]]:
    """Each report of an engagement: the document and its record."""
    for mention in row["mentions"]:
        for record in snapshot.items[mention["document"]]["engagements"]:
            if record["id"] == mention["engagement"]:
                yield mention["document"], record


def contradictions_of(snapshot: Snapshot, engagement: str) -> list[Row]:
    """Where the reports of an engagement differ."""
    return [thing.value for thing in snapshot.found("contradictions", f"engagement {engagement}")]
