"""What can be listed: every kind as plain rows, from readings or from what was resolved across them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from dragoman.errors import UsageError
from dragoman.model.records import RECORD_KINDS

Row = Mapping[str, Any]
RESOLVED = (
    "engagements",
    "people",
    "organisations",
    "contradictions",
    "origins",
    "series",
    "agreements",
    "regimes",
    "tenures",
    "courses",
    "measures",
    "sources",
)
OF_READINGS = tuple(kind.listing for kind in RECORD_KINDS if kind.listing not in RESOLVED)
KINDS = ("documents", *RESOLVED, *OF_READINGS)
DOCUMENT_KEYS = ("id", "source", "lang", "title", "published", "published_inferred", "url")


class RecordView(Protocol):
    """What listing needs of a record: readings as ``dragoman read`` gives them, and derived rows by kind, both in an order of their own."""

    def readings(self) -> Iterator[dict[str, Any]]: ...
    def derived(self, kind: str) -> Iterator[Any]: ...


def rows_of(view: RecordView, kind: str) -> Iterator[Row]:
    """All rows of *kind*, in the record's order. Records of readings name their ``document`` and its day, ``reported``.

    Raises:
        UsageError: there is no such kind.
    """
    if kind in RESOLVED:
        return (item.value for item in view.derived(kind))
    if kind == "documents":
        return (document_row(item) for item in view.readings())
    if kind in OF_READINGS:
        return (row for item in view.readings() for row in record_rows(item, kind))
    raise UsageError(f"There is no kind {kind!r}.", hint=f"Kinds: {', '.join((*KINDS, 'judgements'))}.")


def document_row(item: Row) -> Row:
    """A document without its text, with how many records of each kind it has."""
    head = {key: item.get(key) for key in DOCUMENT_KEYS}
    return {**head, **{kind.listing: len(item.get(kind.listing) or ()) for kind in RECORD_KINDS}}


def record_rows(item: Row, kind: str) -> Iterator[Row]:
    """The records of one kind in one reading; ids are those of the reading, after its document's."""
    day = item.get("published") or item.get("published_inferred")
    for record in item.get(kind) or ():
        yield {"id": f"{item['id']}#{record['id']}", "document": item["id"], "reported": day, **{k: v for k, v in record.items() if k != "id"}}
