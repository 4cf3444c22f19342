"""What is the same across documents, and what cannot be.

``resolve`` takes documents with their records and gives a ``Resolution``: origins, people, organisations, merged engagements, contradictions and
the decisions behind them. It is a pure function: the order of its input doesn't matter, and everything can be derived again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.knowledge.schema import Knowledge
from dragoman.model.ids import digest
from dragoman.model.judgement import Judgement
from dragoman.resolve.agreements import find_agreements, find_regimes
from dragoman.resolve.contradictions import compare_engagement, compare_relations, compare_spellings
from dragoman.resolve.contradictions_of_figures import compare_figures
from dragoman.resolve.contradictions_of_offices import compare_offices, compare_proposers
from dragoman.resolve.courses import find_courses
from dragoman.resolve.events import cluster_reports
from dragoman.resolve.issuers import join_issuers
from dragoman.resolve.judged import right_values
from dragoman.resolve.measures import find_measures
from dragoman.resolve.merging import merge_reports
from dragoman.resolve.organisations import find_organisations
from dragoman.resolve.origins import find_origins
from dragoman.resolve.parties import Parties, build_parties
from dragoman.resolve.people import appearances_of, find_people
from dragoman.resolve.records import Contradiction, Decision, Entity, MergedEngagement, Origin, Resolution
from dragoman.resolve.reports import Report, reports_of
from dragoman.resolve.series import find_series
from dragoman.resolve.tenures import find_tenures
from dragoman.resolve.views import DocumentView, in_order
from dragoman.resolve.whom import Whom

__all__ = ["DocumentView", "Resolution", "resolve"]


def resolve(documents: Iterable[DocumentView], knowledge: Knowledge, judgements: Iterable[Judgement] = ()) -> Resolution:
    """All that can be concluded across *documents*; of several versions of one document the newest counts.

    Comparing costs little more than reading the texts: only reports that share two participants near in time are compared.
    """
    return resolve_with(documents, build_parties(knowledge), judgements)


def resolve_with(documents: Iterable[DocumentView], parties: Parties, judgements: Iterable[Judgement] = ()) -> Resolution:
    """As :func:`resolve`, with the parties at hand."""
    views = in_order(documents)
    origins = find_origins(views)
    origin_of = {name: origin.id for origin in origins for name in origin.documents}
    judgements = list(judgements)
    right = frozenset(right_values(judgements))
    reports = reports_of(views, parties, origin_of, right)
    clustering = cluster_reports(reports, judgements)
    by_name = {view.id: view for view in views}
    origins = join_issuers(origins, ([reports[index] for index in members] for members, _ in clustering.groups), by_name, parties)
    origin_of = {name: origin.id for origin in origins for name in origin.documents}
    reports = tuple(replace(report, origin=origin_of[report.ref.document]) for report in reports)
    groups = [([reports[index] for index in members], reasons) for members, reasons in clustering.groups]
    found = find_people(appearances_of(views, reports, parties, origin_of), (members for members, _ in groups), judgements)
    people = found.people
    person_of = {(name, spelling.name): person for person in people for spelling in person.spellings for name in spelling.documents}
    merged = [merge_reports(members, reasons, parties, person_of, found.apart) for members, reasons in groups]
    whom = Whom(parties, person_of)
    agreements = find_agreements(views, whom)
    tenures = find_tenures(views, whom)
    contradictions = [
        *_contradictions(views, people, groups, merged, parties, origin_of, right),
        *compare_offices(views, tenures, origin_of),
        *compare_proposers(views, whom, origin_of),
    ]
    return Resolution(
        origins=origins,
        people=tuple(sorted(people, key=lambda person: person.id)),
        organisations=find_organisations(views, parties),
        engagements=tuple(sorted(merged, key=lambda engagement: engagement.id)),
        contradictions=tuple(sorted(contradictions, key=lambda contradiction: contradiction.id)),
        series=find_series(((members, engagement) for (members, _), engagement in zip(groups, merged, strict=True)), parties),
        agreements=agreements,
        regimes=find_regimes(agreements),
        tenures=tenures,
        courses=find_courses(views, whom),
        measures=find_measures(views, parties, origin_of),
        decisions=(*_decisions(origins, people, merged), *sorted((*clustering.decisions, *found.decisions), key=lambda decision: decision.id)),
    )


def _contradictions(
    views: Sequence[DocumentView], people: Sequence[Entity], groups: Sequence[tuple[list[Report], tuple[str, ...]]],
    merged: Sequence[MergedEngagement], parties: Parties, origin_of: dict[str, str],
    right: frozenset[tuple[str, str]],
) -> Iterable[Contradiction]:  # fmt: skip
    yield from compare_spellings(people, {view.id: view for view in views}, origin_of, merged, right)
    for (reports, _), engagement in zip(groups, merged, strict=True):
        yield from compare_engagement(reports, engagement)
    yield from compare_relations(views, parties, origin_of, right)
    yield from compare_figures(views, parties, origin_of, right)


def _decisions(origins: Iterable[Origin], people: Iterable[Entity], merged: Iterable[MergedEngagement]) -> Iterable[Decision]:
    """Every merge, by kind and result."""
    made = [Decision(f"dec-{digest(o.id, *o.documents)}", "origin", o.id, o.documents, o.reasons) for o in origins if len(o.documents) > 1]
    for person in people:
        if len(person.documents) > 1:
            members = tuple(f"{name}: {spelling.name}" for spelling in person.spellings for name in spelling.documents)
            reasons = person.reasons or ("one name for one side",)
            made.append(Decision(f"dec-{digest(person.id, *members)}", "entity", person.id, members, reasons))
    for engagement in merged:
        if len(engagement.mentions) > 1:
            members = tuple(mention.key for mention in engagement.mentions)
            made.append(Decision(f"dec-{digest(engagement.id, *members)}", "engagement", engagement.id, members, engagement.reasons))
    return sorted(made, key=lambda decision: (decision.kind, decision.result))
