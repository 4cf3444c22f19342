"""One engagement out of its reports: what is shown of each field is a view under a stated rule, and nothing of the reports is lost.

Rules. What a person has found right comes before all else; then, where the settings say so, what was published on the latest or earliest day; then
these. Date: what most origins can agree on, of that the most precise; a day given up for another doesn't count. Status: held, once any report says
so; else what the latest says. Type: what most origins say. Place: what most origins say, then the earliest. Name: see ``spellings``. Confidence: one
minus the chance that all independent origins are wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from dragoman.model.dates import can_agree, precision
from dragoman.model.ids import merged_id
from dragoman.model.records import Participant, Place, Status
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.contradictions.corrections import is_taken_back
from dragoman.resolve.documents.sources import joint_confidence
from dragoman.resolve.engagements.dates import was_moved
from dragoman.resolve.engagements.people import alike_people
from dragoman.resolve.engagements.reports import NamedPerson, Report, is_personal_name, person_of
from dragoman.resolve.judged import NOTHING, JudgedNames
from dragoman.resolve.people.spellings import Use, best_name
from dragoman.resolve.people.whom import Person
from dragoman.resolve.records import Ground, MergedEngagement, MergedParticipant
from dragoman.resolve.shown import looked_at
from dragoman.settings import Shown

RULES = {
    "type": "what most origins say",
    "status": "held, once any report says so; else what the latest report says",
    "date": "what most origins can agree on, the most precise of these",
    "place": "what most origins say, then the earliest",
    "confidence": "one minus the chance that all independent origins are wrong, each weighed by what people found of its source",
}
Said = tuple[Participant, Report]


def merge_reports(
    reports: Sequence[Report],
    reasons: tuple[str, ...],
    parties: Parties,
    people: Mapping[tuple[str, str], Person],
    judged: JudgedNames = NOTHING,
    by: Shown = "origins",
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


def shown_date(reports: Sequence[Report], by: Shown = "origins") -> str | None:
    """The date that most origins can agree on, the most precise of these, the earliest told of these."""
    with_date = telling(_uncorrected([report for report in unmoved(reports) if report.engagement.date]), "date", by)
    told = [report.engagement.date for report in with_date if report.engagement.date]
    if not told:
        return None

    def support(value: str) -> int:
        return len({report.origin for report in with_date if can_agree(value, report.engagement.date)})

    return max(told, key=lambda value: (support(value), precision(value), -told.index(value)))


def _place(reports: Sequence[Report], by: Shown) -> Place | None:
    places = {report.engagement.place.name: report.engagement.place for report in reports if report.engagement.place}
    if not places:
        return None
    placed = telling([report for report in reports if report.engagement.place], "place", by)
    return places[_most_origins(placed, lambda report: report.engagement.place.name if report.engagement.place else "")]


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


def merge_participants(
    reports: Sequence[Report],
    parties: Parties,
    people: Mapping[tuple[str, str], Person],
    judged: JudgedNames = NOTHING,
    by: Shown = "origins",
) -> tuple[MergedParticipant, ...]:
    """All who took part, each once: people by name and side, states and bodies by what they are, groups by whom they come from."""
    merged: list[list[Said]] = []
    for report in reports:
        open_groups = list(merged)  # two participants of one report stay two
        for participant in report.engagement.participants:
            said = (participant, report)
            fits: tuple[Callable[[Sequence[Said]], bool], ...] = (
                partial(_is_judged_one, said, judged),
                partial(_is_known_one, said, people),
                partial(_belongs, participant, parties),
            )
            free = [group for group in open_groups if not _kept_apart(said, group, judged)]
            home = next((group for is_one in fits for group in free if is_one(group)), None)
            if home is None:
                merged.append([said])
            else:
                home.append(said)
                open_groups.remove(home)
    found = [_participant(group, parties, people, by) for group in merged]
    return tuple(one for one in found if not is_all_of_them(one, found))


def is_all_of_them(participant: MergedParticipant, everybody: Sequence[MergedParticipant]) -> bool:
    """Whether a group is only another word for people who are named: "the presidents", beside two of these."""
    if participant.kind != "group" or participant.represents or participant.members:
        return False
    office = fold_party(participant.name).rpartition(" ")[2].removesuffix("s")
    return sum(office in fold_party(one.post or "").split() for one in everybody if one.kind == "person") > 1


def _mention(said: Said) -> str:
    return f"{said[1].ref.document}#{said[0].name}"


def _is_judged_one(said: Said, judged: JudgedNames, group: Sequence[Said]) -> bool:
    """Whether somebody has found that this participant is one of *group*."""
    mine = judged.same.get(_mention(said))
    return mine is not None and any(judged.same.get(_mention(other)) == mine for other in group)


def _is_known_one(said: Said, people: Mapping[tuple[str, str], Person], group: Sequence[Said]) -> bool:
    """Whether a participant's name stands for the same person of the record as one of *group*."""
    mine = people.get((said[1].ref.document, said[0].name))
    others = [people.get((report.ref.document, other.name)) for other, report in group]
    return mine is not None and any(other.id == mine.id for other in others if other)


def _kept_apart(said: Said, group: Sequence[Said], judged: JudgedNames) -> bool:
    """Whether somebody has found that this participant and one of *group* are two."""
    return bool(judged.apart) and any(frozenset({_mention(said), _mention(other)}) in judged.apart for other in group)


def _belongs(participant: Participant, parties: Parties, group: Sequence[Said]) -> bool:
    """Whether a participant of another report is the one of *group*; names decide where both sides give them."""
    if participant.kind != group[0][0].kind:
        return False
    if participant.kind != "person":
        return _is_one(participant, group[0][0], parties)
    named = is_personal_name(participant, parties)
    same_form = [other for other, _ in group if is_personal_name(other, parties) == named]
    one = person_of(participant, parties)
    if not same_form:
        others = [person_of(other, parties) for other, _ in group]
        return any(one.is_holder_of(other, parties) if named else other.is_holder_of(one, parties) for other in others)
    if named:
        return any(alike_people(one, person_of(other, parties), parties) for other in same_form)
    return any(fold_party(participant.name) == fold_party(other.name) or _one_office(one, person_of(other, parties), parties) for other in same_form)


def _one_office(one: NamedPerson, other: NamedPerson, parties: Parties) -> bool:
    """Whether two holders without a name hold one office of one side."""
    return bool(one.office and other.office and one.parties & other.parties and parties.offices.alike(one.office, other.office))


def _is_one(left: Participant, right: Participant, parties: Parties) -> bool:
    """Whether two states, bodies or groups are one."""
    ids, others = parties.of(left), parties.of(right)
    unknown = all(found.startswith("body:") for found in ids | others)
    if left.kind == "group" and unknown:  # "his deputies", "the deputies of Mr Moor"
        short, long = sorted((fold_party(left.name).split(), fold_party(right.name).split()), key=len)
        return short[-1:] == long[-1:] or set(short) <= set(long)
    return ids == others != frozenset()


def _participant(group: Sequence[Said], parties: Parties, people: Mapping[tuple[str, str], Person], by: Shown) -> MergedParticipant:
    named = [said for said in group if is_personal_name(said[0], parties)] or group
    uses = [_use(participant.name, report, by) for participant, report in named]
    first = group[0][0]
    person = next((people[use.document, use.name] for use in uses if (use.document, use.name) in people), None) if first.kind == "person" else None
    name = person.name if person else best_name(uses, by)
    known = None if first.kind == "person" or first.represents else _single(parties.of(first))
    return MergedParticipant(
        name=name,
        kind=first.kind,
        post=max((participant.post for participant, _ in group if participant.post), key=len, default=None),
        represents=next((participant.represents for participant, _ in group if participant.represents), None),
        entity=person.id if person else known,
        members=next((participant.members for participant, _ in group if participant.members), ()),
        spellings=tuple(sorted({participant.name for participant, _ in group} - {name})),
        documents=tuple(dict.fromkeys(report.ref.document for _, report in group)),
    )


def _use(name: str, report: Report, by: Shown) -> Use:
    """A participant's name as a report writes it; by what most origins say, its day counts for nothing."""
    published = "" if by == "origins" else report.document.published or ""
    return Use(name, report.ref.document, report.origin, published, right="participants" in report.right)


def _single(found: frozenset[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None
