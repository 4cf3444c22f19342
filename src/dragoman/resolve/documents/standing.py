"""What a document tells once it is known where its text comes from, whom its names mean and to which engagements its reports belong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.ids import digest
from dragoman.resolve.bodies.organisations import named_bodies
from dragoman.resolve.contradictions.of_facts import Met, compare_engagement, dated_facts, found
from dragoman.resolve.contradictions.of_figures import Figures
from dragoman.resolve.documents.origins import Copied, Dated, Sourced, text_of
from dragoman.resolve.documents.outlets import held, reported_by
from dragoman.resolve.documents.sources import checked_records
from dragoman.resolve.engagements.events import Assembled, Home, record_sides
from dragoman.resolve.engagements.merging import merge_reports
from dragoman.resolve.engagements.reported import reported
from dragoman.resolve.engagements.series import sitting_of
from dragoman.resolve.people.mentioned import mentioned_in
from dragoman.resolve.people.persons import People
from dragoman.resolve.people.tenures import seen_in_posts
from dragoman.resolve.people.whom import Known, Person, Whom
from dragoman.resolve.records import Decision, MergedEngagement
from dragoman.resolve.steps.background import Background
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Row, node_of
from dragoman.resolve.undertakings.agreements import told_agreements
from dragoman.resolve.undertakings.matters import told_matters


@dataclass(frozen=True, slots=True)
class Present:
    """That a document is there; ``stamp`` changes with its reading and with what is judged of it."""

    id: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Member:
    """A report in its merged engagement: its document's origin, and whom the document's names mean."""

    document: str
    engagement: str
    stamp: str
    origin: str
    people: tuple[tuple[str, Person], ...]


def present(background: Background, document: str) -> Iterator[Row]:
    """What a document tells by itself."""
    view, node, stamp = background.view(document), node_of(document), background.stamp(document)
    yield Item("copies", node, text_of(view, stamp))
    yield Item("origins", node, Dated(document, view.order))
    yield from (Item(step, node, Present(document, stamp)) for step in ("reports", "sourced", "standing"))
    yield from named_bodies(document, background)
    yield from checked_records(view)
    yield from mentioned_in(document, background)


class Documents:
    """The steps that have one document for a node."""

    def __init__(self, background: Background) -> None:
        self.background = background
        self.figures = Figures(background)
        self.people = People(background)

    def report(self, group: Group) -> Iterator[Row]:
        """The reports of a document, once its copies are known."""
        for one in group.all(Present):
            reports = [
                self.background.report(one.id, report.ref.engagement, group.all(Copied)[0].first) for report in self.background.reports(one.id)
            ]
            yield from reported(reports, one.stamp)
            yield from record_sides(reports, self.background, one.id)

    def appear(self, group: Group) -> Iterator[Row]:
        """The people of a document, once its origin is known."""
        for one in group.all(Present):
            sourced = group.all(Sourced)[0]
            yield held(self.background.view(one.id), sourced.origin)
            yield from self.people.appear(one.id, sourced)

    def stand(self, group: Group) -> Iterator[Row]:
        """All else, once its people and its engagements are known."""
        for one in group.all(Present):
            view, origin = self.background.view(one.id), group.all(Sourced)[0].origin
            people = {known.name: known.person for known in group.all(Known)}
            bodies = {(one.id, name): owner.whose for name, owner in self.background.owners(one.id).items()}
            whom = Whom(self.background.parties, {(one.id, name): person for name, person in people.items()}, bodies)
            homes: list[Home] = group.all(Home)
            for home in homes:
                yield Item("merged", home.merged, Member(one.id, home.engagement, one.stamp, origin, tuple(sorted(people.items()))))
            yield from told_agreements(view, whom)
            yield from seen_in_posts(view, whom, origin)
            yield from dated_facts(view, whom.parties, origin, self.background.right)
            yield from told_matters(view, whom, origin, frozenset(home.merged for home in homes))
            yield from self.figures.tell(one.id, one.stamp, origin)

    def merge(self, group: Group) -> Iterator[Row]:
        """One engagement out of its reports, and what these tell differently."""
        for assembled in group.all(Assembled):
            members = {(one.document, one.engagement): one for one in group.all(Member)}
            mine = [members[one.document, one.engagement] for one in assembled.reports]
            reports = [self.background.report(one.document, one.engagement, one.origin) for one in mine]
            people = {(one.document, name): person for one in mine for name, person in one.people}
            merged = merge_reports(reports, assembled.reasons, self.background.parties, people, self.background.judged, self.background.shown)
            yield Found("engagements", merged.id, merged)
            yield from map(found, compare_engagement(reports, merged, self.background.shown))
            yield from reported_by(reports, merged.id)
            key = assembled.reports[0].key
            yield from sitting_of(reports, merged, key, self.background.parties)
            if len(merged.mentions) > 1:
                yield _decision(merged)
            many = {person.id for person in people.values() if person.many}
            met = Met(key, merged.id, tuple(mention.document for mention in merged.mentions))
            for entity in dict.fromkeys(one.entity for one in merged.participants if one.entity in many):
                yield Item("spellings", node_of(entity), met)


def _decision(merged: MergedEngagement) -> Found:
    members = tuple(mention.key for mention in merged.mentions)
    decision = Decision(f"dec-{digest(merged.id, *members)}", "engagement", merged.id, members, merged.reasons)
    return Found("decisions", decision.id, decision)
