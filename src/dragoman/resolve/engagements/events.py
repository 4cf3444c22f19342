"""Which reports tell of one engagement.

Reports are compared where they share two participants or the name of a format, and lie near in time; the likeliest pairs are joined first, and
none that would put two engagements of one document together or join what can't be one. People's judgements come before all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from dragoman.model.dates import period_of
from dragoman.model.judgement import Judgement, split_mention
from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.documents.issuers import shared_issuers
from dragoman.resolve.engagements.compare import THRESHOLD, compare_reports, neighbouring
from dragoman.resolve.engagements.findings import VETO
from dragoman.resolve.engagements.people import alike_people
from dragoman.resolve.engagements.reports import Report
from dragoman.resolve.people.persons import class_of
from dragoman.resolve.people.same_person import Alike
from dragoman.resolve.records import Decision, pair_decision
from dragoman.resolve.steps.background import Background
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Link, Node, Row, node_of
from dragoman.resolve.verdicts import Verdict

WINDOW = 75  # days between reports that are compared; previews come early
MOST_KEYS = 16  # participants of one report by which it is looked up
NEAR = 1.25  # below the line: still worth a person's look
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


@dataclass(frozen=True, slots=True)
class Likely:
    """What the comparison of two reports gave, with its reasons."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assembled:
    """Reports of one engagement, in order, and why they are."""

    reports: tuple[Reported, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """The merged engagement that a report of a document belongs to."""

    engagement: str
    merged: Node


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
    """By what reports of one engagement find each other: two parties, a person by name and side, one party and a town, a title's words."""
    yield from combinations(sorted(report.wider)[:MOST_KEYS], 2)
    for person in report.people[:MOST_KEYS]:
        names = sorted(person.keys)
        yield ("person", *names)
        yield from ((name, party) for name in names for party in sorted(person.parties or report.wider)[:MOST_KEYS])
    if report.engagement.title:
        yield ("title", *sorted(set(fold_party(report.engagement.title).split()))[:3])
    if len(report.wider) == 1 and (place := report.engagement.place):
        yield ("town", report.town or report.known.people.reader.fold(fold_party(place.name)), *report.wider)
    if len(report.keys) == 1:
        yield ("origin", report.origin, *report.keys)


def _when(report: Report) -> date | None:
    for value in (report.engagement.date, report.day):
        period = period_of(value)
        if period and period.year:
            return period.first
    return None


class Reports:
    """The steps on reports of engagements."""

    def __init__(self, background: Background) -> None:
        self.background = background

    def report(self, one: Reported) -> Report:
        """The report itself."""
        return self.background.report(one.document, one.engagement, one.copies)

    def compare(self, one: Reported, other: Reported) -> tuple[Likely, bool] | None:
        """How likely two reports tell of one engagement, where that is worth a look."""
        if one.document == other.document or not neighbouring(one.type, other.type) or not near_in_time(one.when, other.when):
            return None
        left, right = sorted((one, other), key=lambda report: report.key)
        likeness = compare_reports(self.report(left), self.report(right))
        return (Likely(likeness.score, likeness.reasons), likeness.is_same) if likeness.score >= THRESHOLD - NEAR else None

    def conclude(self, group: Group) -> Iterator[Row]:
        """The engagements among reports that are linked, with what was decided on pairs of them; who and whose word is the same because of it."""
        clustering = _Groups(group, self)
        clustering.join_all()
        yield from (Found("decisions", one.id, one) for one in clustering.decisions())
        for members, reasons in clustering.listed():
            reports = [self.report(one) for one in members]
            home = node_of("merged", members[0].name)
            yield Item("merged", home, Assembled(tuple(members), reasons))
            yield from (Item("standing", node_of(one.document), Home(one.engagement, home)) for one in members)
            yield from (Link("origins", node_of(one.left), node_of(one.right), one) for one in shared_issuers(reports, self.background.parties))
            yield from self._people(reports)

    def _people(self, reports: Sequence[Report]) -> Iterator[Link]:
        """Within reports of one engagement, people of one side whose names are close are one."""
        people = [(report, person) for report in reports for person in report.people]
        for (report, one), (elsewhere, other) in combinations(people, 2):
            apart = report.ref.document != elsewhere.ref.document
            if apart and (reason := alike_people(one, other, self.background.parties)):
                left, right = class_of(report.ref.document, one.name, self.background), class_of(elsewhere.ref.document, other.name, self.background)
                if left != right:
                    yield Link("people", left.node, right.node, Alike("met", f"{reason}, in reports of one engagement"))


def near_in_time(one: str, other: str) -> bool:
    """Whether two reports lie within the window; one without a date may be of any."""
    return UNDATED in (one, other) or abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= WINDOW


def record_sides(reports: Sequence[Report], background: Background, document: str) -> Iterator[Item]:
    """Which reports of a document are meant by judgements on two."""
    for side, judgement in background.pairs_of_records.get(document, ()):
        if found := _meant(reports, judgement, side):
            yield Item("judged reports", node_of(judgement.id), Verdict.of(judgement, side, report_node(document, found.ref.engagement)))


def _meant(reports: Sequence[Report], judgement: Judgement, side: int) -> Report | None:
    """The report that one side of a judgement means: by its key and, where told, by its words."""
    local = split_mention((judgement.left, judgement.right)[side])[1]
    found = next((report for report in reports if report.ref.engagement == local), None)
    if not judgement.words or (found is not None and _words(found) == judgement.words[side]):
        return found
    return next((report for report in reports if _words(report) == judgement.words[side]), None)


def _words(report: Report) -> str:
    evidence = report.engagement.evidence
    return evidence[0].quote if evidence else ""


Pair = tuple[int, int]


class _Groups:
    """Growing groups that refuse what can't be one."""

    def __init__(self, group: Group, reports: Reports) -> None:
        self._nodes = sorted(group.items, key=lambda node: self._item(group.items[node]).key)
        self._items = [self._item(group.items[node]) for node in self._nodes]
        self._source = reports
        self._found: dict[Pair, Likely] = {}
        self._outside: list[tuple[Reported, Reported, Likely]] = []
        self._verdicts: list[tuple[Verdict, Pair]] = []
        self._group = {index: [index] for index in range(len(self._items))}
        self._reasons: dict[int, list[str]] = {}
        self._apart: set[Pair] = set()
        self._joined: set[Pair] = set()
        self._judged: set[Pair] = set()
        self._read(group)

    @staticmethod
    def _item(values: Sequence[object]) -> Reported:
        return next(value for value in values if isinstance(value, Reported))

    def _read(self, group: Group) -> None:
        place = {node: index for index, node in enumerate(self._nodes)}
        for link in group.links:
            if link.left in place and link.right in place:
                pair = (min(place[link.left], place[link.right]), max(place[link.left], place[link.right]))
                if isinstance(link.value, Verdict):
                    self._verdicts.append((link.value, pair))
                else:
                    self._found[pair] = link.value
            elif isinstance(link.value, Likely) and (others := [*group.at(link.left), *group.at(link.right)]):
                left, right = sorted((one for one in others if isinstance(one, Reported)), key=lambda one: one.key)
                if report_node(left.document, left.engagement) in place:
                    self._outside.append((left, right, link.value))

    @cached_property
    def _reports(self) -> list[Report]:
        return [self._source.report(one) for one in self._items]

    def join_all(self) -> None:
        """People's judgements first, whatever the program thinks; then the likeliest pairs, one type before neighbouring types."""
        for verdict, pair in sorted(self._verdicts, key=lambda one: (one[0].same, *one[0].order)):
            self._follow(verdict, pair)
        for pair in sorted((pair for pair, one in self._found.items() if one.score >= THRESHOLD), key=self._rank):
            left, right = self._group[pair[0]], self._group[pair[1]]
            if left is not right and not self._excluded(left, right):
                self._joined.add(pair)
                self._merge(pair, self._found[pair].reasons)

    def _rank(self, pair: Pair) -> tuple[bool, float, Pair]:
        return self._items[pair[0]].type != self._items[pair[1]].type, -self._found[pair].score, pair

    def _follow(self, verdict: Verdict, pair: Pair) -> None:
        self._judged.add(pair)
        if not verdict.same:
            self._apart.add(pair)
        elif self._group[pair[0]] is not self._group[pair[1]] and not self._kept_apart(self._group[pair[0]], self._group[pair[1]]):
            self._merge(pair, (verdict.told,))

    def _kept_apart(self, left: Sequence[int], right: Sequence[int]) -> bool:
        return bool(self._apart) and any((min(one, other), max(one, other)) in self._apart for one in left for other in right)

    def _excluded(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether a document, a veto or a person stands between two groups."""
        if self._kept_apart(left, right):
            return True
        for one in left:
            for other in right:
                pair = (min(one, other), max(one, other))
                if pair not in self._judged and self._score(pair) <= VETO:
                    return True
        return False

    def _score(self, pair: Pair) -> float:
        found = self._found.get(pair)
        return found.score if found else compare_reports(self._reports[pair[0]], self._reports[pair[1]]).score

    def _merge(self, pair: Pair, reasons: Sequence[str]) -> None:
        left, right = self._group[pair[0]], self._group[pair[1]]
        names = " and ".join(self._items[index].name for index in pair)
        self._reasons.setdefault(pair[0], []).append(f"{names}: {'; '.join(reasons)}")
        joined = sorted(left + right)
        for index in joined:
            self._group[index] = joined

    def listed(self) -> Iterator[tuple[list[Reported], tuple[str, ...]]]:
        """All groups by their first reports, with their reasons."""
        for first in sorted({members[0] for members in self._group.values()}):
            reasons = tuple(reason for index in self._group[first] for reason in self._reasons.get(index, []))
            yield [self._items[index] for index in self._group[first]], reasons

    def decisions(self) -> Iterator[Decision]:
        """The comparisons that joined two groups, and those that came near to it without."""
        near = [pair for pair in self._found if self._group[pair[0]] is not self._group[pair[1]]]
        for pair in sorted({*self._joined, *near}):
            yield _decision(self._items[pair[0]], self._items[pair[1]], self._found[pair], accepted=pair in self._joined)
        for left, right, likely in self._outside:
            yield _decision(left, right, likely, accepted=False)


def _decision(left: Reported, right: Reported, likely: Likely, *, accepted: bool) -> Decision:
    return pair_decision(left.name, right.name, likely.reasons, likely.score - THRESHOLD, accepted=accepted)
