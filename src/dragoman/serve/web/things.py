"""What several documents tell together: a series of talks, an agreement, a tenure, an undertaking's course, a measure through time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.model.interchange import from_json
from dragoman.present.tables import cells, headings
from dragoman.present.words import date_words, number_words
from dragoman.resolve.records_over_time import Course
from dragoman.resolve.undertakings.courses import state_on
from dragoman.search.rows import Row
from dragoman.serve.deps import TheSnapshot
from dragoman.serve.problems import missing
from dragoman.serve.snapshot import Snapshot, directory
from dragoman.serve.web.addresses import document_address, party_address
from dragoman.serve.web.naming import code_words
from dragoman.serve.web.quoting import place_of
from dragoman.serve.web.rendering import page
from dragoman.serve.whole import record_of

router = APIRouter(default_response_class=HTMLResponse)
CALLED = {
    "series": "Series of talks", "agreements": "Agreement", "tenures": "Tenure", "courses": "Undertaking", "measures": "Figure through time",
}  # fmt: skip
ELSEWHERE = frozenset({"id", "name", "rounds", "what", "later", "person", "between", "values", "measure", "subject", "by", "to", "documents"})


@dataclass(frozen=True, slots=True)
class Said:
    """What one document says of it: its words and where they stand, when, and what they do to it (``link``) for which reason."""

    document: str
    quote: str
    address: str
    day: str | None = None
    link: str = ""
    reason: str = ""


@router.get("/thing")
def thing(request: Request, snapshot: TheSnapshot, id: Annotated[str, Query(max_length=4000)]) -> HTMLResponse:
    """The page of one of them."""
    found = snapshot.thing(id)
    if found is None or found.kind not in CALLED:
        raise missing(id)
    kind, row = found.kind, found.value
    rounds = [(one, met.value) for one in row.get("rounds", ()) if (met := snapshot.thing(one["engagement"]))]
    return page(
        request, "thing.html", row=row, kind=kind, called=CALLED[kind], title=title_of(kind, row), facts=list(facts_of(kind, row, snapshot)),
        parties=parties_of(row), said=sorted(said_of(snapshot, kind, row), key=lambda one: one.day or "9999"), rounds=rounds,
        points=[point_of(snapshot, point, row) for point in row.get("points", ())],
    )  # fmt: skip


def title_of(kind: str, row: Row) -> str:
    """What heads the page."""
    if kind == "tenures":
        return f"{row['name']}, {row['post']}"
    if kind == "measures":
        return f"{row['subject']}: {row['name']}" if row["subject"] else row["name"]
    return str(row["what"] if kind == "courses" else row["name"])


def facts_of(kind: str, row: Row, snapshot: Snapshot) -> Iterator[tuple[str, str, str | None]]:
    """What else there is to say in a word or two: heading, words, where they lead."""
    if kind == "tenures":
        yield "person", row["name"], party_address(row["person"])
    for name, cell in zip(headings(kind), cells(kind, row), strict=True):
        if cell and name not in ELSEWHERE:
            yield name, code_words(cell), None
    if kind == "courses":
        state, step = state_on(from_json(Course, row), snapshot.day)
        yield "stands", state + (f" since {date_words(step.day)}" if step and step.day else ""), None
        for name in ("by", "to"):
            if row[name]:
                yield name, ", ".join(row[name]), None


def parties_of(row: Row) -> list[tuple[str, str]]:
    """Whom it concerns: name and page."""
    ids = [*row.get("parties", ()), *(row[key] for key in ("of", "to") if isinstance(row.get(key), str))]
    known = directory()
    return [(known.name_of(found), party_address(found)) for found in dict.fromkeys(ids) if found in known.by_id]


def said_of(snapshot: Snapshot, kind: str, row: Row) -> Iterator[Said]:
    """What each document says; of an undertaking first who told of it, then every later report."""
    for claim in row.get("claims", ()):
        yield said(snapshot, claim["document"], claim["quote"])
    steps = {f"{step['document']}#{step['record']}": step for step in row.get("steps", ())}
    for mention in (name for name in row.get("told_by", ()) if name not in steps):
        document, _, _ = mention.rpartition("#")
        if record := record_of(snapshot, mention):
            yield said(snapshot, document, record["evidence"][0]["quote"], record["reported"], row["kind"])
    for step in steps.values():
        yield said(snapshot, step["document"], step["quote"], step["day"], step["link"], step["reason"])


def said(snapshot: Snapshot, document: str, quote: str, day: str | None = None, link: str = "", reason: str = "") -> Said:
    """Words of a document with their place."""
    item = snapshot.items.get(document)
    place = place_of(quote, item["text"]) if item else None
    return Said(document, " ".join(quote.split()), document_address(document, *(place or (None, None))), day, link, reason)


def point_of(snapshot: Snapshot, point: Row, row: Row) -> dict[str, Any]:
    """One period of a measure: each number claimed for it, with who claims it."""
    claims = []
    for one in point["claimed"]:
        records = [(name.rpartition("#")[0], record) for name in one["figures"] if (record := record_of(snapshot, name))]
        told = [said(snapshot, document, record["evidence"][0]["quote"]) for document, record in records]
        claims.append({"value": number_words(one["value"], row["unit"], one["qualifier"], one["value_to"]), "said": told})
    return {"period": date_words(point["period"]) or "period not told", "claims": claims}
