"""What each outlet tells beside others: its documents and texts, what it reports first, where others agree or differ.

A record of many documents may have them from few outlets. What concerns one engagement, one disagreement or one text is counted by itself, in one of
many parts of an outlet, so that a new document makes nobody count all of the outlet's anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.resolve.documents.views import LAST, DocumentView
from dragoman.resolve.engagements.reports import Report
from dragoman.resolve.records import Contradiction
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Row, node_of

PARTS = 64  # of an outlet
COUNTED = ("spelling", "substance", "correction")  # disagreements in which not both can be right
UNTOLD = ""  # the name of the outlet of documents that tell none


@dataclass(frozen=True, slots=True)
class OutletDocument:
    """That the record has a document of a text."""

    source: str
    document: str
    origin: str


@dataclass(frozen=True, slots=True)
class OutletReport:
    """That an outlet reports an engagement: whether others do, from other texts, and whether it was then the first."""

    source: str
    engagement: str
    is_shared: bool
    is_first: bool


@dataclass(frozen=True, slots=True)
class OutletDifference:
    """That others tell a fact, of an engagement perhaps, otherwise than an outlet."""

    source: str
    contradiction: str
    engagement: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What one part of an outlet comes to."""

    source: str
    held: int
    origins: int
    engagements: int
    first: int
    agreed: int
    differed: int


def _part(source: str | None, thing: str) -> int:
    """The node of the part of an outlet in which *thing* is counted."""
    return node_of("outlet", source or UNTOLD, str(node_of(thing) % PARTS))


def held(view: DocumentView, origin: str) -> Item:
    """A document, counted with all others of its text."""
    return Item("outlets", _part(view.source, origin), OutletDocument(view.source or UNTOLD, view.id, origin))


def reported_by(reports: Sequence[Report], engagement: str) -> Iterator[Item]:
    """An engagement, for each outlet that reports it."""
    told: dict[str, list[Report]] = {}
    for report in reports:
        told.setdefault(report.document.source or UNTOLD, []).append(report)
    days = {source: min(one.document.order[0] for one in its) for source, its in told.items()}
    for source, its in told.items():
        others = [other for name in told if name != source for other in told[name] if other.origin not in {one.origin for one in its}]
        is_first = bool(others) and days[source] < LAST and all(days[source] <= other.document.order[0] for other in others)
        yield Item("outlets", _part(source, engagement), OutletReport(source, engagement, bool(others), is_first))


def with_differences(source_of: Callable[[str], str | None], conclude: Callable[[Group], Iterable[Row]], group: Group) -> Iterator[Row]:
    """What *conclude* gives, and for each disagreement between outlets among it who differs."""
    for row in conclude(group):
        yield row
        if isinstance(row, Found) and isinstance(row.thing, Contradiction) and row.thing.kind in COUNTED:
            yield from _differing(row.thing, source_of)


def _differing(found: Contradiction, source_of: Callable[[str], str | None]) -> Iterator[Item]:
    values: dict[str, set[str]] = {}
    for one in found.values:
        values.setdefault(source_of(one.document) or UNTOLD, set()).add(one.value)
    about = found.engagement or found.id
    for source, its in values.items():
        if any(name != source and theirs - its for name, theirs in values.items()):
            yield Item("outlets", _part(source, about), OutletDifference(source, found.id, about))


def count_part(group: Group) -> Iterator[Row]:
    """What one part of an outlet comes to, told to the outlet."""
    documents: list[OutletDocument] = group.all(OutletDocument)
    reports: list[OutletReport] = group.all(OutletReport)
    differing: list[OutletDifference] = group.all(OutletDifference)
    source = [*(one.source for one in documents), *(one.source for one in reports), *(one.source for one in differing)][0]
    apart = {one.engagement for one in differing}
    tally = Tally(
        source, len(documents), len({one.origin for one in documents}), len(reports), sum(one.is_first for one in reports),
        sum(one.is_shared and one.engagement not in apart for one in reports), len({one.contradiction for one in differing}),
    )  # fmt: skip
    yield Item("sources", node_of("source", source), tally)
