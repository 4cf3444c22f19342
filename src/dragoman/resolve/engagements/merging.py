"""One engagement out of its reports: what is shown of each field is a view under a stated rule, and nothing of the reports is lost.

Rules. What a person has found right comes before all else; then, where the settings say so, what was published on the latest or earliest day; then
these. Date: what most origins can agree on, of that the most precise; a day given up for another doesn't count. Status: held, once any report says
so; else what the latest says. Type: what most origins say. Place: what most origins say, then the earliest. Name: see ``people.spellings``.
Confidence: one minus the chance that all independent origins are wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.model.dates import can_agree, precision
from dragoman.model.ids import merged_id
from dragoman.model.records import Place, Status
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.contradictions.corrections import is_taken_back
from dragoman.resolve.documents.sources import joint_confidence
from dragoman.resolve.engagements.dates import was_moved
from dragoman.resolve.engagements.participants import merge_participants
from dragoman.resolve.engagements.reports import Report
from dragoman.resolve.judged import JudgedNames
from dragoman.resolve.people.whom import Person
from dragoman.resolve.records import Ground, MergedEngagement
from dragoman.resolve.shown import looked_at
from dragoman.settings import Shown

RULES = {
    "type": "what most origins say",
    "status": "held, once any report says so; else what the latest report says",
    "date": "what most origins can agree on, the most precise of these",
    "place": "what most origins can agree on, a town before its state, then what most of them say",
    "confidence": "one minus the chance that all independent origins are wrong, each weighed by what people found of its source",
}


def merge_reports(
    reports: Sequence[Report],
    reasons: tuple[str, ...],
    parties: Parties,
    people: Mapping[tuple[str, str], Person],
    judged: JudgedNames,
    by: Shown,
) -> MergedEngagement:
    """The merged engagement of *reports* (in order, at least one).

    *people* leads from a document and a name in it to the person; *judged* is what people found of names, *by* the rule for the values shown.
    """
    ids = [merged_id(report.document.published, report.ref.document, report.ref.engagement) for report in reports]
    kind = _most_origins(telling(reports, "type", by), lambda report: report.engagement.type)
    grounds = grounds_of(reports)
    leading = next(report.engagement for report in reports if report.engagement.type == kind)
    return MergedEngagement(
        id=ids[0],
        type=leading.type,
        status=_status(telling(reports, "status", by)),
        main=any(report.engagement.main for report in reports),
        title=next((report.engagement.title for report in reports if report.engagement.title), None),
        date=shown_date(reports, by),
        reported=min((report.document.published for report in reports if report.document.published), default=None),
        place=_place(reports, by),
        participants=merge_participants(reports, parties, people, judged, by),
        topics=_distinct(topic for report in reports for topic in report.engagement.topics),
        plover=leading.plover,
        cameo=leading.cameo,
        parties=tuple(sorted({party for report in reports for party in report.parties})),
        confidence=joint_confidence(grounds, {}),
        origins=len({report.origin for report in reports}),
        mentions=tuple(report.ref for report in reports),
        aliases=tuple(ids[1:]),
        reasons=reasons,
        grounds=grounds,
    )


def rightly(reports: Sequence[Report], field: str) -> Sequence[Report]:
    """The reports whose value of *field* a person has found right; all where there is none."""
    return [report for report in reports if field in report.right] or reports


def telling(reports: Sequence[Report], field: str, by: Shown) -> Sequence[Report]:
    """The reports among which the value of *field* is chosen; *reports* tell one."""
    return looked_at(rightly(reports, field), lambda report: report.document.published, by)


def _most_origins(reports: Sequence[Report], value: Callable[[Report], str]) -> str:
    """The value that most origins give; of equals the first."""
    origins: dict[str, set[str]] = {}
    for report in reports:
        origins.setdefault(value(report), set()).add(report.origin)
    return max(origins, key=lambda key: len(origins[key]))


def _status(reports: Sequence[Report]) -> Status:
    """Held, once any report says so; else what the latest says."""
    if any(report.engagement.status == "held" for report in reports):
        return "held"
    return max(reports, key=lambda report: (report.document.published or "", report.ref.key)).engagement.status


def unmoved(reports: Sequence[Report]) -> Sequence[Report]:
    """The reports without those whose day was given up: a later one tells so, or it was held on another."""
    kept = [report for report in reports if not any(was_moved(report, later) for later in reports)]
    held = [report.engagement.date for report in kept if report.engagement.status == "held" and report.engagement.date]
    if not held:
        return kept
    return [one for one in kept if one.engagement.status == "held" or any(can_agree(one.engagement.date, date) for date in held)]


def _uncorrected(reports: Sequence[Report]) -> Sequence[Report]:
    """The reports, all with a date, without those whose date their own source takes back."""
    told = [(report.document, report.engagement.date or "") for report in reports]
    kept = [report for report, (view, date) in zip(reports, told, strict=True) if not is_taken_back(view, date, told, report.known)]
    return kept or reports


def shown_date(reports: Sequence[Report], by: Shown) -> str | None:
    """The date that most origins can agree on, the most precise of these, one that isn't inferred, the earliest told of these."""
    with_date = telling(_uncorrected([report for report in unmoved(reports) if report.engagement.date]), "date", by)
    told = [report.engagement.date for report in with_date if report.engagement.date]
    if not told:
        return None

    def support(value: str) -> int:
        return len({report.origin for report in with_date if can_agree(value, report.engagement.date)})

    return max(told, key=lambda value: (support(value), precision(value), "?" not in value, -told.index(value)))


def _place(reports: Sequence[Report], by: Shown) -> Place | None:
    places = {report.engagement.place.name: report.engagement.place for report in reports if report.engagement.place}
    if not places:
        return None
    placed = telling([report for report in reports if report.engagement.place], "place", by)
    told = dict.fromkeys(report.engagement.place.name for report in placed if report.engagement.place)
    exactly, support = (
        {name: len({one.origin for one in placed if one.engagement.place and fits(places[name], one.engagement.place, one.known)}) for name in told}
        for fits in (_is_one_name, _is_within)
    )
    is_state = {name: _state_of(places[name], placed[0].known) is not None for name in told}
    return places[max(told, key=lambda name: (support[name], not is_state[name], exactly[name]))]


def _is_one_name(one: Place, other: Place, _: Parties) -> bool:
    return one.name == other.name


def _is_within(one: Place, other: Place, known: Parties) -> bool:
    """Whether a place is another, or lies in the state that the other is."""
    return one.name == other.name or (one.country is not None and _state_of(other, known) == f"territory:{one.country}")


def _state_of(place: Place, known: Parties) -> str | None:
    """The state that a place is as a whole."""
    found = known.find(place.name)
    return found.id if found and found.kind == "state" else None


def grounds_of(reports: Iterable[Report]) -> tuple[Ground, ...]:
    """The surest report of each origin and source, in order."""
    surest: dict[tuple[str, str | None], Report] = {}
    for report in reports:
        key = (report.origin, report.document.source)
        if key not in surest or report.engagement.confidence > surest[key].engagement.confidence:
            surest[key] = report
    return tuple(Ground(report.ref.key, origin, source, report.engagement.confidence) for (origin, source), report in surest.items())


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for text in words:
        kept.setdefault(fold_party(text), text)
    return tuple(kept.values())
