"""The engagements of a dossier: newest first, participants by the side that they stand for."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.records import Engagement
from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.model import EngagementEntry, Side
from dragoman.present.dossier.scope import Scope
from dragoman.present.words import ordered_key
from dragoman.resolve.parties import fold_party
from dragoman.resolve.records import MergedEngagement, MergedParticipant

MOST_TOPICS = 5


def list_engagements(scope: Scope, citations: Citations) -> tuple[EngagementEntry, ...]:
    """All engagements of the scope, what is still to come first, then the newest."""
    ordered = sorted(scope.engagements, key=lambda item: (_day(item), item.main, item.id), reverse=True)
    return tuple(_entry(item, scope, citations) for item in ordered)


def _day(engagement: MergedEngagement) -> str:
    day = ordered_key(engagement.date or engagement.reported)
    return "" if day.startswith("9999") else day


def _entry(engagement: MergedEngagement, scope: Scope, citations: Citations) -> EngagementEntry:
    cited = [
        (mention.document, record.evidence)
        for mention in engagement.mentions
        for record in scope.views[mention.document][Engagement]
        if record.id == mention.engagement
    ]
    place = engagement.place
    return EngagementEntry(
        id=engagement.id,
        type=engagement.type,
        status=engagement.status,
        main=engagement.main,
        title=engagement.title,
        date=engagement.date,
        reported=engagement.reported,
        place=place.name if place else None,
        country=place.country if place else None,
        sides=tuple(list_sides(engagement.participants, scope)),
        topics=_distinct(engagement.topics)[:MOST_TOPICS],
        confidence=engagement.confidence,
        origins=engagement.origins,
        sources=citations.cite_all(cited),
    )


def list_sides(participants: Iterable[MergedParticipant], scope: Scope) -> Iterable[Side]:
    """Participants by what they represent, in the order of first mention; what stands for itself is a side of its own."""
    sides: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    party = ""
    for participant in participants:
        if not (participant.kind == "group" and _belongs_to_last(participant, scope)):
            party = participant.represents or (participant.name if participant.kind in {"state", "org"} else "")
        known = [scope.directory.by_id[found] for found in scope.directory.ids_of(party) if found in scope.directory.by_id]
        side = known[0] if len(known) == 1 else None
        key = side.id if side else fold_party(party)
        names.setdefault(key, side.name if side else party)
        people = sides.setdefault(key, [])
        itself = participant.kind in {"state", "org"} and not participant.represents
        if not itself and fold_party(participant.name) != fold_party(party):
            people.append(participant_words(participant))
    for key, people in sides.items():
        yield Side(names[key], tuple(people))


def _belongs_to_last(participant: MergedParticipant, scope: Scope) -> bool:
    """Whether a group is named only by whose it is: "his deputies"."""
    first = fold_party(participant.name).partition(" ")[0]
    return participant.represents is None and first in scope.directory.words.get("possessives", ())


def participant_words(participant: MergedParticipant) -> str:
    """A name with its post in brackets; a group in its own words."""
    if participant.kind == "person" and participant.post and fold_party(participant.post) not in fold_party(participant.name):
        return f"{participant.name} ({participant.post})"
    return participant.name


def _distinct(topics: Iterable[str]) -> tuple[str, ...]:
    """Topics without those that another one says already."""
    kept: list[tuple[str, frozenset[str]]] = []
    for topic in topics:
        words = frozenset(word[:5] for word in fold_party(topic).split() if len(word) > 3)
        if not any(words & other and len(words & other) * 2 > min(len(words), len(other)) for _, other in kept):
            kept.append((topic, words))
    return tuple(topic for topic, _ in kept)
