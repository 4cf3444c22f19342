"""Who took part in an engagement, over all its reports: each once, people by name and side, bodies by what they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from dragoman.model.records import Participant
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.engagements.people import alike_people
from dragoman.resolve.engagements.reports import NamedPerson, Report, is_personal_name, offices_of, person_of
from dragoman.resolve.judged import JudgedNames
from dragoman.resolve.people.spellings import Use, best_name
from dragoman.resolve.people.whom import Person
from dragoman.resolve.records import MergedParticipant
from dragoman.settings import Shown

Said = tuple[Participant, Report]


def merge_participants(
    reports: Sequence[Report],
    parties: Parties,
    people: Mapping[tuple[str, str], Person],
    judged: JudgedNames,
    by: Shown,
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
    return tuple(one for one in found if not is_all_of_them(one, found, parties))


def is_all_of_them(participant: MergedParticipant, everybody: Sequence[MergedParticipant], parties: Parties) -> bool:
    """Whether a group is only another word for people who are named: "the presidents", or "the presidents of A and B", beside these two."""
    if participant.kind != "group" or participant.members:
        return False
    people = [_as_told(one) for one in everybody if one.kind == "person"]
    if offices := list(offices_of(_as_told(participant), parties)):
        return all(any(person_of(one, parties).is_holder_of(office, parties) for one in people) for office in offices)
    title = fold_party(participant.name).rpartition(" ")[2].removesuffix("s")
    return not participant.represents and sum(title in fold_party(one.post or "").split() for one in people) > 1


def _as_told(participant: MergedParticipant) -> Participant:
    return Participant(participant.name, participant.kind, participant.post, participant.represents)


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
