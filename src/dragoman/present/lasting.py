"""What several documents tell together, as a page: a series, an agreement, a post held, an undertaking followed up, a measure, with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.model.interchange import to_json
from dragoman.model.judgement import split_mention
from dragoman.present.page import Block, Line, Page, Section, Table, plain
from dragoman.present.tables import cells, headings
from dragoman.present.words import capital_first, count_words, date_words, number_words
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.records import Resolution
from dragoman.resolve.records_of_standing import Agreement, Claim, Series, Tenure
from dragoman.resolve.records_over_time import Course, Measure

Lasting = Series | Agreement | Tenure | Course | Measure
KINDS = ("series", "agreements", "tenures", "courses", "measures")


def find_lasting(identifier: str, resolution: Resolution) -> Lasting | None:
    """The thing with this id; a course also by the mention of an undertaking that it follows up."""
    things: Iterable[Lasting] = (thing for kind in KINDS for thing in getattr(resolution, kind))
    return next((thing for thing in things if identifier == thing.id or identifier in getattr(thing, "told_by", ())), None)


def show_lasting(thing: Lasting, views: Mapping[str, DocumentView]) -> Page:
    """The page: what it is, and each document's words for it with what they do to it and why they are taken for it."""
    row: dict[str, Any] = to_json(thing)
    told = [
        (name, cell)
        for name, cell in zip(headings(thing.listing), cells(thing.listing, row), strict=True)
        if cell and name not in {"id", "documents"}
    ]
    sections = [Section("What it is", (Table(("Field", "As concluded"), tuple((plain(name), plain(cell)) for name, cell in told)),))]
    sections += [Section(heading, (block,)) for heading, block in _parts(thing, views)]
    return Page(f"{capital_first(_title(thing))} ({thing.id})", f"Told by {count_words(len(thing.documents), 'document')}", tuple(sections))


def _title(thing: Lasting) -> str:
    if isinstance(thing, Course):
        return thing.what
    return (
        f"{thing.name}, {thing.post}" if isinstance(thing, Tenure) else f"{thing.subject}: {thing.name}" if isinstance(thing, Measure) else thing.name
    )


def _parts(thing: Lasting, views: Mapping[str, DocumentView]) -> Iterator[tuple[str, Block]]:
    if isinstance(thing, Agreement | Tenure):
        yield "Who says so", _claims(thing.claims, views)
    elif isinstance(thing, Course):
        yield "Where it is told", _table(("Told in", "Words"), ((name, _words(name, views)) for name in thing.told_by))
        if thing.steps:
            steps = ((date_words(one.day), one.link, one.document, one.quote, one.reason) for one in thing.steps)
            yield "What came of it", _table(("When", "What", "Document", "Words", "Why it is taken for this"), steps)
    elif isinstance(thing, Series):
        rounds = ((str(one.number or ""), date_words(one.date), one.status, one.engagement) for one in thing.rounds)
        yield "Rounds", _table(("Number", "When", "Status", "Engagement"), rounds)
    else:
        claims = ((point.period, claimed) for point in thing.points for claimed in point.claimed)
        numbers = (
            (
                date_words(period),
                number_words(one.value, thing.unit, one.qualifier, one.value_to),
                count_words(one.origins, "origin"),
                name,
                _words(name, views),
            )
            for period, one in claims
            for name in one.figures
        )
        yield "Who claims what", _table(("Period", "Number", "Claimed by", "Told in", "Words"), numbers)


def _claims(claims: Iterable[Claim], views: Mapping[str, DocumentView]) -> Table:
    rows = ((one.document, date_words(views[one.document].day) if one.document in views else "", one.quote) for one in claims)
    return _table(("Document", "When", "Words"), rows)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(heads, tuple(tuple(map(_line, row)) for row in rows))


def _line(words: str) -> Line:
    return plain(" ".join(words.split()))


def _words(mention: str, views: Mapping[str, DocumentView]) -> str:
    """The words on which a mention's record stands."""
    document, local = split_mention(mention)
    records = (record for records in views[document].records.values() for record in records) if document in views else ()
    return next((record.evidence[0].quote for record in records if record.id == local and record.evidence), "")
