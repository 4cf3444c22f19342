"""The engagements of a dossier: newest first, participants by the side that they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.records import Engagement
from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.model import EngagementEntry
from dragoman.present.dossier.scope import Scope
from dragoman.present.dossier.sides import list_sides
from dragoman.present.words import newest_key
from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.engagements.rounds import stems
from dragoman.resolve.records import MergedEngagement
from dragoman.resolve.undertakings.courses import without_leading

MOST_TOPICS = 4


def list_engagements(scope: Scope, citations: Citations) -> tuple[EngagementEntry, ...]:
    """All engagements of the scope, what is still to come first, then the newest."""
    ordered = sorted(scope.engagements, key=lambda item: (newest_key(item.date or item.reported), item.main, item.id), reverse=True)
    return tuple(_entry(item, scope, citations) for item in ordered)


def _entry(engagement: MergedEngagement, scope: Scope, citations: Citations) -> EngagementEntry:
    told = [
        (mention.document, record)
        for mention in engagement.mentions
        if (record := scope.views[mention.document].find(Engagement, mention.engagement))
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
        topics=list_topics(engagement, [record for _, record in told], scope),
        confidence=engagement.confidence,
        origins=engagement.origins,
        sources=citations.cite_all((document, record.evidence) for document, record in told),
    )


def list_topics(engagement: MergedEngagement, records: Sequence[Engagement], scope: Scope) -> tuple[str, ...]:
    """What it was about: what most reports tell first, each matter once, nothing that needs another sentence to be understood ("its history")."""
    told = [frozenset(stem for topic in record.topics for stem in stems(topic)) for record in records]
    leading = scope.directory.standing.get("leading", ())
    possessives = scope.directory.words.get("possessives", frozenset())
    kept: dict[str, frozenset[str]] = {}
    for topic in (without_leading(text, leading) for text in engagement.topics):
        words = stems(topic)
        if not possessives & set(fold_party(topic).split()) and not any(_is_same(words, other) for other in kept.values()):
            kept[topic] = words
    support = {topic: sum(bool(words & other) for other in told) for topic, words in kept.items()}
    return tuple(sorted(kept, key=lambda topic: -support[topic])[:MOST_TOPICS])


def _is_same(words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one of two topics says much of the other."""
    return bool(words & other) and len(words & other) * 2 > min(len(words), len(other))
