"""What the record answers to a case: which of its documents it takes to tell of one thing.

Every answer is a set of links, a link being the ids of two documents whose mentions, records or texts were made one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from dragoman.evaluate.corpora import Item
from dragoman.resolve import Resolution
from dragoman.resolve.records import Entity, MergedParticipant
from dragoman.resolve.undertakings.courses import state_on

Links = frozenset[frozenset[str]]
MEANT = {
    "dropped": "lapsed", "carried out": "carried out", "in force": "in force", "signed": "signed", "overdue with no report found": "overdue",
}  # fmt: skip
FURTHEST = ("lapsed", "carried out", "in force", "signed", "overdue", "open")


def links(groups: Iterable[Iterable[str]]) -> Links:
    """All pairs within each group."""
    return frozenset(frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2))


def people_joined(case: Item, resolution: Resolution) -> Links:
    """Whether the two mentions are one person on record, or one participant of a merged engagement."""
    names = _names(case)
    return links([*_entities(resolution.people, names), *_participants(resolution, names)])


def bodies_joined(case: Item, resolution: Resolution) -> Links:
    """Whether the two names are one organisation on record; of two offices, whether their holders are one participant."""
    names = _names(case)
    is_office = case["left"]["kind"] == "office"
    return links(_participants(resolution, names) if is_office else _entities(resolution.organisations, names))


def engagements_joined(_: Item, resolution: Resolution) -> Links:
    """Whether the two reports were merged."""
    return links([mention.document for mention in engagement.mentions] for engagement in resolution.engagements)


def copies_joined(_: Item, resolution: Resolution) -> Links:
    """Whether the two texts count as one origin."""
    return links(origin.documents for origin in resolution.origins)


def undertakings_joined(_: Item, resolution: Resolution) -> Links:
    """Which texts stand in one course of an undertaking, or tell of one agreement."""
    return links([*(course.documents for course in resolution.courses), *(agreement.documents for agreement in resolution.agreements)])


def figures_joined(_: Item, resolution: Resolution) -> Links:
    """Which figures stand in one measure."""
    return links(measure.documents for measure in resolution.measures)


def outcome(case: Item, chain: str, resolution: Resolution) -> str | None:
    """How a chain of undertakings stands on the case's day: the furthest of what its courses and agreements tell; ``None`` where there are none."""
    documents = {str(place) for place, item in enumerate(case["documents"], 1) if item["chain"] == chain}
    courses = [state_on(course, case["on"])[0] for course in resolution.courses if documents & set(course.documents)]
    agreements = [agreement.status for agreement in resolution.agreements if documents & set(agreement.documents)]
    found = {MEANT.get(state, "open") for state in (*courses, *agreements)}
    return next((state for state in FURTHEST if state in found), None)


def _names(case: Item) -> dict[str, str]:
    return {side: case[side]["name"] for side in ("left", "right")}


def _entities(entities: Iterable[Entity], names: Mapping[str, str]) -> Iterable[list[str]]:
    for entity in entities:
        yield [spelling_of for one in entity.spellings for spelling_of in one.documents if names.get(spelling_of) == one.name]


def _participants(resolution: Resolution, names: Mapping[str, str]) -> Iterable[list[str]]:
    for engagement in resolution.engagements:
        for participant in engagement.participants:
            yield [document for document in participant.documents if names.get(document) in _forms(participant)]


def _forms(participant: MergedParticipant) -> tuple[str, ...]:
    return (participant.name, *participant.spellings)
