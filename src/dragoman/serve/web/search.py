"""Search: words and facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.errors import UsageError
from dragoman.search.passages import Found
from dragoman.search.rows import Row
from dragoman.serve.asked import Asked, Part, Word, part_of
from dragoman.serve.deps import TheDesk
from dragoman.serve.desk import Desk
from dragoman.serve.snapshot import Snapshot, directory
from dragoman.serve.web.lists import in_reading_order
from dragoman.serve.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
MOST_HITS = 200
MOST_CHOICES = 8
FACETS = ("actor", "type", "place", "source", "lang", "status")


class Searched(Asked):
    """Words, and facets that narrow what has them."""

    q: Word = Field(None, description="Words that a document must hold.")
    source: Word = Field(None, description="Of this outlet.")
    lang: Word = Field(None, description="In this language.")
    status: Word = Field(None, description="With an engagement of this status.")
    limit: int = Field(10, ge=1, le=100)

    def pairs(self) -> list[tuple[str, str]]:
        """All of it as parameters of an address."""
        more = {"q": self.q, "source": self.source, "lang": self.lang, "status": self.status}
        return [(key, value) for key, value in more.items() if value] + super().pairs()


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: how many of the documents found have it, whether it is chosen."""

    value: str
    name: str
    count: int
    is_chosen: bool


@router.get("/search")
def search(request: Request, desk: TheDesk, asked: Annotated[Searched, Query()]) -> HTMLResponse:
    """The page of results."""
    error, part = None, Part((), 0, 0, None)
    facets: Mapping[str, list[Choice]] = {}
    try:
        rows, facets = desk.keep(("found", *asked.pairs()), lambda snapshot: found_of(desk, snapshot, asked))
        part = part_of(rows, asked.cursor, asked.limit)
    except UsageError as found:
        error = found
    hits = {hit.document: hit for hit in desk.search(asked.q, MOST_HITS)} if asked.q else dict[str, Found]()
    results = [(row, hits.get(row["id"])) for row in part.rows]
    return page(
        request, "search.html", status=400 if error else 200, asked=asked, error=error, results=results, part=part, facets=facets,
        is_cut=len(hits) >= MOST_HITS, most=MOST_HITS, pairs=asked.pairs(),
    )  # fmt: skip


def found_of(desk: Desk, snapshot: Snapshot, asked: Searched) -> tuple[Sequence[Row], Mapping[str, list[Choice]]]:
    """The documents, best first where words are asked for, else newest first; and what they can be narrowed by."""
    fulfilling = asked.model_copy(update={"type": None, "place": None, "text": None}).filters(snapshot)
    rows = in_reading_order("documents", snapshot.select("documents", fulfilling))
    if asked.q:
        by_id = {row["id"]: row for row in rows}
        rows = [by_id[hit.document] for hit in desk.search(asked.q, MOST_HITS) if hit.document in by_id]
    kept = [row for row in rows if has_facets(traits_of(snapshot, row), asked)]
    return kept, facets_of(snapshot, kept, asked)


def traits_of(snapshot: Snapshot, row: Row) -> dict[str, set[str]]:
    """By what a document can be found: the values of each facet."""
    engagements = snapshot.items[row["id"]]["engagements"]
    return {
        "type": {record["type"] for record in engagements},
        "status": {record["status"] for record in engagements},
        "place": {record["place"]["name"] for record in engagements if record["place"]},
        "source": {row["source"]} - {None},
        "lang": {row["lang"]} - {None},
    }


def has_facets(traits: Mapping[str, set[str]], asked: Searched) -> bool:
    """Whether a document has all that is chosen."""
    return all(getattr(asked, facet) in (None, *found) for facet, found in traits.items())


def facets_of(snapshot: Snapshot, rows: Iterable[Row], asked: Searched) -> dict[str, list[Choice]]:
    """The most frequent values of each facet; what is chosen is always among them."""
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for row in rows:
        for facet, found in traits_of(snapshot, row).items():
            counts[facet].update(found)
        counts["actor"].update(named_in(snapshot, row))
    return {facet: choices_of(facet, counts[facet], asked) for facet in FACETS}


def named_in(snapshot: Snapshot, row: Row) -> set[str]:
    """The states and bodies that a document's engagements name, by name."""
    ids = {found for record in snapshot.items[row["id"]]["engagements"] for one in record["participants"]
           for found in (one.get("entity"), one.get("represents_entity")) if found}  # fmt: skip
    return {directory().name_of(found) for found in ids if found in directory().by_id}


def choices_of(facet: str, counts: Counter[str], asked: Searched) -> list[Choice]:
    """What can be chosen of one facet."""
    chosen: Any = getattr(asked, facet)
    shown = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_CHOICES]
    if chosen and chosen not in dict(shown):
        shown.append((chosen, counts[chosen]))
    return [Choice(value, value, count, value == chosen) for value, count in shown]
