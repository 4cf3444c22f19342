"""What was concluded across documents leads back to their words: the records of readings that a thing stands on, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from dragoman.model.judgement import is_record, split_mention
from dragoman.model.records import RECORD_KINDS
from dragoman.search.rows import Row
from dragoman.serve.facts import actors_in
from dragoman.serve.snapshot import Snapshot

MOST = 200  # records; a state may be named in thousands, which its lists have


def grounds_of(snapshot: Snapshot, kind: str, row: Row) -> Iterator[dict[str, Any]]:
    """The first records that a thing stands on: the document, the kind and the record with its evidence."""
    found = (ground for mention in dict.fromkeys(mentions_of(snapshot, kind, row)) if (ground := ground_of(snapshot, mention)))
    return islice(found, MOST)


def ground_of(snapshot: Snapshot, mention: str) -> dict[str, Any] | None:
    """One record of a document, if it is there."""
    document, local = split_mention(mention)
    found = ((kind, record) for kind, record in records_of(snapshot, document) if record["id"] == local)
    return next(({"document": document, "kind": kind, "record": record} for kind, record in found), None)


def records_of(snapshot: Snapshot, document: str) -> Iterator[tuple[str, Row]]:
    """The records of a document, each with its kind."""
    item = snapshot.items.get(document, {})
    return ((kind.listing, record) for kind in RECORD_KINDS for record in item.get(kind.listing) or ())


def mentions_of(snapshot: Snapshot, kind: str, row: Row) -> Iterator[str]:
    """The mentions (``wire-1#e1``) of the records that a thing stands on."""
    if kind in {"people", "organisations"}:
        yield from namings_of(snapshot, row)
    elif kind == "courses":
        yield from row["told_by"]
        yield from (f"{step['document']}#{step['record']}" for step in row["steps"])
    elif kind == "measures":
        yield from (name for point in row["points"] for one in point["claimed"] for name in one["figures"])
    elif kind == "contradictions":
        told = (f"{value['document']}#{value['record']}" for value in row["values"])
        yield from (mention for mention in told if is_record(mention))
    elif kind == "series":
        met = (thing for one in row["rounds"] if (thing := snapshot.thing(one["engagement"])))
        yield from (f"{mention['document']}#{mention['engagement']}" for thing in met for mention in thing.value["mentions"])
    elif kind == "regimes":
        signed = (thing for cover in row["covers"] for name in cover["agreements"] if (thing := snapshot.thing(name)))
        yield from (mention for thing in signed for mention in mentions_of(snapshot, "agreements", thing.value))
    else:
        yield from (f"{claim['document']}#{claim['record']}" for claim in row.get("claims", ()))


def namings_of(snapshot: Snapshot, row: Row) -> Iterator[str]:
    """Of each document that names a person or body the first record that does."""
    names = {row["name"], *(one["name"] for one in row["spellings"])}
    for document in row["documents"]:
        naming = (record for kind, record in records_of(snapshot, document) if names.intersection(actors_in(kind, record)))
        found = next(naming, None)
        if found:
            yield f"{document}#{found['id']}"
