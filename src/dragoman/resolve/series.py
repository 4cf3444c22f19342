"""Standing formats and their rounds: engagements that are sessions of one dialogue, commission or forum, in the order of their rounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model.ids import digest
from dragoman.resolve.clusters import Clusters
from dragoman.resolve.parties import Parties
from dragoman.resolve.records import MergedEngagement, RoundRef, Series
from dragoman.resolve.reports import Report
from dragoman.resolve.rounds import overlap, stems

ALIKE = 0.6  # of the shorter name's words that the longer has
STANDING = frozenset({"consultations"})  # rounds of a format even where no number is told


@dataclass(frozen=True, slots=True)
class Sitting:
    """A merged engagement that may be a round."""

    engagement: MergedEngagement
    number: int | None
    name: str
    stems: frozenset[str]


def find_series(groups: Iterable[tuple[Sequence[Report], MergedEngagement]], parties: Parties) -> tuple[Series, ...]:
    """The series among merged engagements (with their reports): what has a numbered round, or two sessions of one format between the same parties."""
    sittings = [sitting for reports, engagement in groups if (sitting := _sitting(reports, engagement))]
    clusters = Clusters(range(len(sittings)))
    blocks: dict[tuple[str, ...], list[int]] = {}
    for index, sitting in enumerate(sittings):
        blocks.setdefault(_sides(sitting.engagement, parties), []).append(index)
    for block in blocks.values():
        for place, left in enumerate(block):
            for right in block[place + 1 : place + 1 + 50]:
                if _is_one(sittings[left], sittings[right]):
                    clusters.join(left, right)
    found = [[sittings[index] for index in group] for group in clusters.groups()]
    numbered = [group for group in found if _sides(group[0].engagement, parties) and (len(group) > 1 or group[0].number is not None)]
    made = [_series(group, parties) for group in numbered]
    return tuple(sorted(made, key=lambda one: one.id))


def _sides(engagement: MergedEngagement, parties: Parties) -> tuple[str, ...]:
    """Whom a format is between; a group's members don't count beside it."""
    members = {member for found in engagement.parties if found in parties.by_id for member in parties.by_id[found].members}
    return tuple(found for found in engagement.parties if found not in members and not found.startswith("body:"))


def _sitting(reports: Sequence[Report], engagement: MergedEngagement) -> Sitting | None:
    rounds = [report.round for report in reports if report.round]
    if rounds:
        named = max(rounds, key=lambda one: (len(one.stems), one.name))
        return Sitting(engagement, rounds[0].number, named.name, named.stems)
    if engagement.type in STANDING:
        name = engagement.title or ""
        return Sitting(engagement, None, name, stems(name))
    return None


def _is_one(left: Sitting, right: Sitting) -> bool:
    if left.number is not None and left.number == right.number:
        return False
    return not left.stems or not right.stems or overlap(left.stems, right.stems) >= ALIKE


def _series(group: Sequence[Sitting], parties: Parties) -> Series:
    ordered = sorted(group, key=lambda one: (one.engagement.date or one.engagement.reported or "9999", one.number or 0, one.engagement.id))
    sides = _sides(ordered[0].engagement, parties)
    name = max((one.name for one in ordered), key=lambda text: (len(text), text)) or "consultations"
    return Series(
        id=f"ser-{digest(ordered[0].engagement.id)}",
        name=name,
        parties=sides,
        names=tuple(parties.name_of(side) for side in sides),
        rounds=tuple(
            RoundRef(one.engagement.id, one.number, one.engagement.date or one.engagement.reported, one.engagement.status) for one in ordered
        ),
        documents=tuple(dict.fromkeys(mention.document for one in ordered for mention in one.engagement.mentions)),
    )


def series_of(series: Iterable[Series]) -> Mapping[str, str]:
    """From an engagement to the series that it is a round of."""
    return {one.engagement: item.id for item in series for one in item.rounds}
