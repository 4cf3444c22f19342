"""What was concluded across documents leads back to their words: the records of readings that a thing stands on, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from dragoman.model.judgement import is_record, split_mention
from dragoman.model.records import RECORD_KINDS
from dragoman.search.query import ACTORS
from dragoman.search.rows import Row
from dragoman.serve.snapshot import Snapshot

MOST = 200  # records; a state may be named in thousands, which its lists have


def grounds_of(snapshot: Snapshot, kind: str, row: Row) -> Iterator[dict[str, Any]]:
    """The first records that a thing stands on: the document, the kind and the record with its evidence."""
    found = (ground for mention in dict.fromkeys(mentions_of(snapshot, kind, row)) if (ground := ground_of(snapshot, mention)))
    return islice(found, MOST)


def ground_of(snapshot: Snapshot, mention: str) -> dict[str, Any] | None:
    """One record of a document, if it is there."""
    document, local = split_mention(mention)
    item = snapshot.items.get(document)
    for kind in RECORD_KINDS if item else ():
        for record in item.get(kind.listing) or ():  # type: ignore[union-attr]  # there are no kinds to look at where there is no item
            if record["id"] == local:
                return {"document": document, "kind": kind.listing, "record": record}
    return None


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
        item = snapshot.items.get(document)
        records = ((kind.listing, record) for kind in RECORD_KINDS for record in item.get(kind.listing) or ()) if item else iter(())
        found = next((record for listing, record in records if names.intersection(named_in(listing, record))), None)
        if found:
            yield f"{document}#{found['id']}"


def named_in(listing: str, record: Row) -> Iterator[str]:
    """Whom a record names as somebody who acts."""
    for one in record.get("participants", ()):
        yield from (name for name in (one["name"], one.get("represents")) if name)
    for key in ACTORS.get(listing, ()):
        value = record.get(key)
        yield from value if isinstance(value, list) else [value] if value else []
