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
from dragoman.search.query import Filters
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
FACETS = ("actor", "year", "type", "place", "source", "lang", "status")


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
    hits = desk.passages(asked.q, tuple(row["id"] for row in part.rows)) if asked.q else {}
    results = [(row, hits.get(row["id"])) for row in part.rows]
    is_cut = bool(asked.q) and len(desk.matches(asked.q or "", MOST_HITS)) >= MOST_HITS
    return page(
        request, "search.html", status=400 if error else 200, asked=asked, error=error, results=results, part=part, facets=facets,
        is_cut=is_cut, most=MOST_HITS, pairs=asked.pairs(),
    )  # fmt: skip


def found_of(desk: Desk, snapshot: Snapshot, asked: Searched) -> tuple[Sequence[Row], Mapping[str, list[Choice]]]:
    """The documents, best first where words are asked for, else newest first; and what they can be narrowed by."""
    filters = asked.model_copy(update={"type": None, "place": None, "text": None}).filters(snapshot)
    if not asked.q:
        rows = in_reading_order("documents", snapshot.select("documents", filters))
    else:
        found = [name for name in desk.matches(asked.q, MOST_HITS) if name in snapshot.facts]
        fulfilling = found if filters == Filters() else {row["id"] for row in snapshot.select("documents", filters)}
        rows = [snapshot.document(name) for name in found if name in fulfilling]
    kept = [row for row in rows if has_facets(snapshot.facts[row["id"]].traits, asked)]
    return kept, facets_of(snapshot, kept, asked)


def has_facets(traits: Mapping[str, frozenset[str]], asked: Searched) -> bool:
    """Whether a document has all that is chosen."""
    return all(getattr(asked, facet) in (None, *found) for facet, found in traits.items())


def facets_of(snapshot: Snapshot, rows: Iterable[Row], asked: Searched) -> dict[str, list[Choice]]:
    """The most frequent values of each facet; what is chosen is always among them."""
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for row in rows:
        facts = snapshot.facts[row["id"]]
        for facet, found in facts.traits.items():
            counts[facet].update(found)
        counts["year"].update([facts.day[:4]] if facts.day and facts.day[:4].isdigit() else [])
        counts["actor"].update({directory().name_of(found) for found in facts.entities if found in directory().by_id})
    return {facet: choices_of(facet, counts[facet], asked) for facet in FACETS}


def choices_of(facet: str, counts: Counter[str], asked: Searched) -> list[Choice]:
    """What can be chosen of one facet; a year is both bounds of the time asked for."""
    chosen: Any = (asked.since if asked.since == asked.until else None) if facet == "year" else getattr(asked, facet)
    shown = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_CHOICES]
    if chosen and chosen not in dict(shown):
        shown.append((chosen, counts[chosen]))
    return [Choice(value, value, count, value == chosen) for value, count in shown]
