"""Where the pages of things are. Ids stand in the query, since those of documents may hold anything, "../" included."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote_plus, urlencode

from dragoman.search.rows import OF_READINGS, Row


def document_address(document: str, start: int | None = None, end: int | None = None) -> str:
    """The page of a document; with *start* and *end* at these characters, which are marked there."""
    address = f"/document?id={quoted(document)}"
    return address if start is None or end is None else f"{address}&at={start}-{end}#c-{start}-{end}"


@lru_cache(maxsize=4096)
def quoted(identifier: str) -> str:
    """*identifier* as it stands in a query; pages name the same again and again."""
    return quote_plus(identifier)


def party_address(identifier: str) -> str:
    """The page of a person, organisation, group or state."""
    return f"/party?{urlencode({'id': identifier})}"


def list_address(kind: str, pairs: Iterable[tuple[str, str]] = ()) -> str:
    """The list of a kind with filters."""
    filters = urlencode(list(pairs))
    return f"/list/{kind}" + (f"?{filters}" if filters else "")


def dossier_address(*parties: str, form: str = "") -> str:
    """The dossier of one or two parties, as a page or in another form."""
    return f"/dossier{form}?{urlencode([('party', party) for party in parties if party])}"


def row_address(kind: str, row: Row) -> str:
    """The page that shows one row of a list."""
    if kind in OF_READINGS:
        anchor = row["evidence"][0]
        return document_address(row["document"], anchor["start"], anchor["end"])
    if kind == "documents":
        return document_address(row["id"])
    if kind == "engagements":
        return f"/engagement?{urlencode({'id': row['id']})}"
    if kind in {"people", "organisations"}:
        return party_address(row["id"])
    if kind == "regimes":
        return list_address("agreements", [("between", name) for name in row["names"]] if len(row["names"]) == 2 else ())
    if kind == "sources":
        return f"/search?{urlencode({'source': row['name']})}"
    if kind in {"series", "agreements", "tenures", "courses", "measures"}:
        return f"/thing?{urlencode({'id': row['id']})}"
    return f"/disagreements#{row['id']}" if kind == "contradictions" else f"/sources#{row['id']}"
