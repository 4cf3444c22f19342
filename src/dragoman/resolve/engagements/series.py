"""Standing formats and their rounds: engagements that are sessions of one dialogue, commission or forum, in the order of their rounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.ids import digest
from dragoman.resolve.bodies.parties import Parties
from dragoman.resolve.clusters import Clusters
from dragoman.resolve.engagements.reports import Report
from dragoman.resolve.engagements.rounds import overlap, stems
from dragoman.resolve.records import MergedEngagement
from dragoman.resolve.records_of_standing import RoundRef, Series
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Row, node_of

ALIKE = 0.6  # of the shorter name's words that the longer has
STANDING = frozenset({"consultations"})  # rounds of a format even where no number is told


@dataclass(frozen=True, slots=True)
class Sitting:
    """A merged engagement that may be a round: in short, with its number where told and the words of its format."""

    round: RoundRef
    key: tuple[tuple[str, str, str], int]  # sorts engagements by their first reports
    sides: tuple[str, ...]
    name: str
    stems: frozenset[str]
    documents: tuple[str, ...]

    @property
    def number(self) -> int | None:
        """Which round it is."""
        return self.round.number


def sitting_of(reports: Sequence[Report], engagement: MergedEngagement, key: tuple[tuple[str, str, str], int], parties: Parties) -> Iterator[Item]:
    """An engagement that may be a round of a standing format: it is numbered, or of a kind that comes again and again."""
    rounds = [report.round for report in reports if report.round]
    named = max(rounds, key=lambda one: (len(one.stems), one.name), default=None)
    if named is None and engagement.type not in STANDING:
        return
    name = named.name if named else engagement.title or ""
    between, words = parties.parted_text(name)
    sides = _sides((*engagement.parties, *between), parties)
    ref = RoundRef(engagement.id, rounds[0].number if rounds else None, engagement.date or engagement.reported, engagement.status)
    documents = tuple(dict.fromkeys(mention.document for mention in engagement.mentions))
    yield Item("series", node_of("sides", *sides), Sitting(ref, key, sides, name, stems(" ".join(words)), documents))


def find_series(parties: Parties, group: Group) -> Iterator[Row]:
    """The series between the same parties: what has a numbered round, or two sessions of one format."""
    sittings: list[Sitting] = sorted(group.all(Sitting), key=lambda one: one.key)
    clusters = Clusters(range(len(sittings)))
    for place, left in enumerate(sittings):
        for later, right in enumerate(sittings[place + 1 : place + 1 + 50], place + 1):
            if _is_one(left, right):
                clusters.join(place, later)
    for members in clusters.groups():
        found = [sittings[index] for index in members]
        if found[0].sides and (len(found) > 1 or found[0].number is not None):
            series = _series(found, parties)
            yield Found("series", series.id, series)


def _sides(found: Iterable[str], parties: Parties) -> tuple[str, ...]:
    """Whom a format is between; a group's members don't count beside it."""
    sides = {side for side in found if not side.startswith("body:")}
    members = {member for side in sides if side in parties.by_id for member in parties.by_id[side].members}
    return tuple(sorted(sides - members))


def _is_one(left: Sitting, right: Sitting) -> bool:
    if left.number is not None and left.number == right.number:
        return False
    return not left.stems or not right.stems or overlap(left.stems, right.stems) >= ALIKE


def _series(group: Sequence[Sitting], parties: Parties) -> Series:
    ordered = sorted(group, key=lambda one: (one.round.date or "9999", one.number or 0, one.round.engagement))
    return Series(
        id=f"ser-{digest(ordered[0].round.engagement)}",
        name=max((one.name for one in ordered), key=lambda text: (len(text), text)) or "consultations",
        parties=ordered[0].sides,
        names=tuple(parties.name_of(side) for side in ordered[0].sides),
        rounds=tuple(one.round for one in ordered),
        documents=tuple(dict.fromkeys(name for one in ordered for name in one.documents)),
    )
