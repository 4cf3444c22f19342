"""The engagements of a dossier: newest first, participants by the side that they stand for."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.records import Engagement
from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.model import EngagementEntry
from dragoman.present.dossier.scope import Scope
from dragoman.present.dossier.sides import list_sides
from dragoman.present.words import ordered_key
from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.records import MergedEngagement

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
        sides=tuple(list_sides(engagement, scope)),
        topics=_distinct(engagement.topics)[:MOST_TOPICS],
        confidence=engagement.confidence,
        origins=engagement.origins,
        sources=citations.cite_all(cited),
    )


def _distinct(topics: Iterable[str]) -> tuple[str, ...]:
    """Topics without those that another one says already."""
    kept: list[tuple[str, frozenset[str]]] = []
    for topic in topics:
        words = frozenset(word[:5] for word in fold_party(topic).split() if len(word) > 3)
        if not any(words & other and len(words & other) * 2 > min(len(words), len(other)) for _, other in kept):
            kept.append((topic, words))
    return tuple(topic for topic, _ in kept)
