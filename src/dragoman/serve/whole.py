"""One thing of the record with all its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.search.rows import RESOLVED, Row, record_rows
from dragoman.serve.snapshot import Snapshot


def whole(snapshot: Snapshot, kind: str, identifier: str) -> dict[str, Any] | None:
    """The thing of *kind* by this id, or ``None``: a document with its text and records, an engagement with all its reports."""
    if kind == "documents":
        item = snapshot.items.get(identifier)
        return dict(item) if item else None
    if kind in RESOLVED:
        thing = snapshot.by_id.get(identifier)
        if thing is None or thing.kind != kind:
            return None
        return engagement_of(snapshot, thing.value) if kind == "engagements" else dict(thing.value)
    document, _, _ = identifier.rpartition("#")
    item = snapshot.items.get(document)
    return next((dict(row) for row in record_rows(item, kind) if row["id"] == identifier), None) if item else None


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
    return [row for row in snapshot.rows("contradictions") if row["engagement"] == engagement]
