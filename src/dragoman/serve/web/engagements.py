"""One engagement, claim by claim: the value shown, what other reports say instead, and the numbered sentences that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.sureness import source_words
from dragoman.resolve.records import Source
from dragoman.search.rows import Row
from dragoman.serve.deps import TheSnapshot
from dragoman.serve.problems import missing
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.claims import evidence_of, words_of
from dragoman.serve.web.passages import Passages
from dragoman.serve.web.rendering import page
from dragoman.serve.whole import contradictions_of, reports_of

router = APIRouter(default_response_class=HTMLResponse)
FIELDS = {"type": "What", "status": "Status", "date": "Day", "place": "Place", "title": "Name", "topics": "On"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, and the numbers of the sentences that give it."""

    words: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A field: the value shown, the other values, and how many reports don't tell it."""

    heading: str
    shown: Value
    others: tuple[Value, ...]
    silent: int
    rule: str


@router.get("/engagement")
def engagement(request: Request, snapshot: TheSnapshot, id: Annotated[str, Query(max_length=200)]) -> HTMLResponse:
    """The page of an engagement."""
    thing = snapshot.thing(id)
    if thing is None or thing.kind != "engagements":
        raise missing(id)
    row, passages = thing.value, Passages()
    reports = list(reports_of(snapshot, row))
    contradictions = contradictions_of(snapshot, row["id"])
    table = [told_of(snapshot, row, field, reports, passages, contradictions) for field in FIELDS]
    people = [(one, cited(snapshot, one, reports, passages)) for one in row["participants"]]
    return page(
        request, "engagement.html", row=row, table=[told for told in table if told], people=people, passages=passages.all(),
        contradictions=contradictions, reports=[(document, record, snapshot.document(document)) for document, record in reports],
        origins={document: snapshot.origin_of.get(document, document) for document, _ in reports},
        found={source.name: source_words(source) for thing in snapshot.derived("sources") if (source := thing.made(Source)).records},
    )  # fmt: skip


def told_of(
    snapshot: Snapshot, row: Row, field: str, reports: Sequence[tuple[str, Row]], passages: Passages, contradictions: Sequence[Row]
) -> Told | None:
    """What the reports say of a field; ``None`` where nobody says anything."""
    values: dict[str, list[int]] = {}
    shown = words_of(field, row.get(field), row)
    for document, record in reports:
        words = words_of(field, record.get(field), record)
        if words:
            number = passages.cite(document, snapshot.items[document]["text"], evidence_of(field, record))
            values.setdefault(words, []).append(number)
    if not shown and not values:
        return None
    found = {words: Value(words, tuple(sorted(set(numbers)))) for words, numbers in values.items()}
    others = tuple(value for words, value in found.items() if words != shown)
    rule = next((item["rule"] for item in contradictions if item["field"] == field), "")
    return Told(FIELDS[field], found.get(shown, Value(shown, ())), others, len(reports) - sum(map(len, values.values())), rule)


def cited(snapshot: Snapshot, one: Row, reports: Sequence[tuple[str, Row]], passages: Passages) -> tuple[int, ...]:
    """The sentences that name a participant, in any of its spellings."""
    names = {one["name"], *one["spellings"]}
    numbers: list[int] = []
    for document, record in reports:
        if any(told["name"] in names for told in record["participants"]) or document in one["documents"]:
            numbers += passages.cite_all(document, snapshot.items[document]["text"], naming(record, names))
    return tuple(sorted(dict.fromkeys(numbers)))


def naming(record: Row, names: set[str]) -> Iterator[Any]:
    """The first evidence of a record that has one of *names*; else what its participants stand on."""
    found = next((item for item in record["evidence"] if any(name in item["quote"] for name in names)), None)
    yield found or evidence_of("participants", record)
