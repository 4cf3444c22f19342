"""By what reports of one engagement find each other: they share two participants or the name of a format, and lie near in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dragoman.model.dates import period_of
from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.engagements.reports import Report
from dragoman.resolve.steps.traces import Item, Node, node_of

WINDOW = 75  # days between reports that are compared; previews come early
MOST_KEYS = 16  # participants of one report by which it is looked up
UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Reported:
    """A report as others are looked for that tell of the same: ``when`` is an ISO day, ``place`` its place among the reports of its document."""

    document: str
    engagement: str
    stamp: str
    order: tuple[str, str, str]
    place: int
    copies: str  # the first of the documents that share its text
    type: str
    when: str
    blocks: tuple[Node, ...]

    @property
    def key(self) -> tuple[tuple[str, str, str], int]:
        """Sorts reports: by documents, then as these tell them."""
        return self.order, self.place

    @property
    def name(self) -> str:
        """The mention as a judgement names it."""
        return f"{self.document}#{self.engagement}"


def reported(reports: Sequence[Report], stamp: str) -> Iterator[Item]:
    """What the reports of one document are found by."""
    for place, report in enumerate(reports):
        blocks = tuple(dict.fromkeys(node_of(*key) for key in block_keys(report)))
        when, ref = _when(report), report.ref
        yield Item(
            "engagements",
            report_node(ref.document, ref.engagement),
            Reported(
                ref.document, ref.engagement, stamp, report.document.order, place, report.origin, report.engagement.type,
                when.isoformat() if when else UNDATED, blocks,
            ),
        )  # fmt: skip


def report_node(document: str, engagement: str) -> Node:
    """The node of a report."""
    return node_of("report", document, engagement)


def block_keys(report: Report) -> Iterator[tuple[str, ...]]:
    """By what reports of one engagement find each other: two parties, a person by name and side, one party and a town, a visit's state or a round's
    number, a title's words.
    """
    yield from combinations(sorted(report.wider)[:MOST_KEYS], 2)
    for person in report.people[:MOST_KEYS]:
        names = sorted(person.keys)
        yield ("person", *names)
        yield from ((name, party) for name in names for party in sorted(person.parties or report.wider)[:MOST_KEYS])
    if report.engagement.title:
        yield ("title", *sorted(set(fold_party(report.engagement.title).split()))[:3])
    if len(report.wider) == 1 and (place := report.engagement.place):
        yield ("town", report.town or report.known.people.reader.fold(fold_party(place.name)), *report.wider)
    if report.engagement.type == "visit" and (place := report.engagement.place) and place.country:
        yield from (("visit", place.country, party) for party in sorted(report.wider)[:MOST_KEYS])
    if report.round:
        yield from (("round", str(report.round.number), party) for party in sorted(report.wider)[:MOST_KEYS])
    if len(report.keys) == 1:
        yield ("origin", report.origin, *report.keys)


def _when(report: Report) -> date | None:
    for value in (report.engagement.date, report.day):
        period = period_of(value)
        if period and period.year:
            return period.first
    return None


def near_in_time(one: str, other: str) -> bool:
    """Whether two reports lie within the window; one without a date may be of any."""
    return UNDATED in (one, other) or abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= WINDOW
