"""Which reports tell of one engagement: they are compared where they may find each other, and joined the likeliest pairs first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.model.judgement import Judgement, split_mention
from dragoman.model.records import quote_of
from dragoman.resolve.documents.issuers import shared_issuers
from dragoman.resolve.engagements.compare import THRESHOLD, compare_reports, neighbouring
from dragoman.resolve.engagements.grouping import Grouping, Likely
from dragoman.resolve.engagements.people import alike_people
from dragoman.resolve.engagements.reported import Reported, near_in_time, report_node
from dragoman.resolve.engagements.reports import Report
from dragoman.resolve.people.persons import class_of
from dragoman.resolve.people.same_person import Alike
from dragoman.resolve.steps.background import Background
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Link, Node, Row, node_of
from dragoman.resolve.verdicts import Verdict

NEAR = 1.25  # below the line: still worth a person's look


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
        clustering = Grouping(group, self.report)
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


def record_sides(reports: Sequence[Report], background: Background, document: str) -> Iterator[Item]:
    """Which reports of a document are meant by judgements on two."""
    for side, judgement in background.pairs_of_records.get(document, ()):
        if found := _meant(reports, judgement, side):
            yield Item("judged reports", node_of(judgement.id), Verdict.of(judgement, side, report_node(document, found.ref.engagement)))


def _meant(reports: Sequence[Report], judgement: Judgement, side: int) -> Report | None:
    """The report that one side of a judgement means: by its key and, where told, by its words."""
    local = split_mention((judgement.left, judgement.right)[side])[1]
    found = next((report for report in reports if report.ref.engagement == local), None)
    if not judgement.words or (found is not None and quote_of(found.engagement.evidence) == judgement.words[side]):
        return found
    return next((report for report in reports if quote_of(report.engagement.evidence) == judgement.words[side]), None)
