"""How far what is read from each source has proved right, and what that makes of the confidence of what stands on it.

People find records right, or wrong, or correct them. Of a source's judged records so many were to be right by their stated confidence, and so many
were. The share that was, drawn towards the share that was stated by thirty records' worth of trust in it, tells how the odds of everything else from
this source change. A source of which nobody has judged anything counts as its records say. What a person has found right isn't weighed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import prod

from dragoman.model.confidence import LEAST, MOST
from dragoman.model.ids import digest
from dragoman.resolve.documents.outlets import Tally
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.judged import SURE
from dragoman.resolve.records import Ground, MergedEngagement, Resolution, Source
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Row, node_of

PRIOR = 30.0  # records' worth of trust in what is stated; on annotated documents stated and true lay closest so (`evaluate.by_source`)
COUNTS = ("held", "origins", "engagements", "first", "agreed", "differed")  # of a source, summed up over its parts
MOST_CERTAIN = 0.99  # no number of origins makes it more


@dataclass(frozen=True, slots=True)
class Checked:
    """A document's records that somebody has judged: how many, how many were to be right by their stated confidence, and how many were."""

    document: str
    source: str
    records: int
    expected: float
    right: int


def checked_records(view: DocumentView) -> Iterator[Item]:
    """What people found of a document's records, told to its source."""
    if view.source and view.checked:
        expected = round(sum(stated for stated, _ in view.checked), 4)
        right = sum(is_right for _, is_right in view.checked)
        yield Item("sources", node_of("source", view.source), Checked(view.id, view.source, len(view.checked), expected, right))


def find_source(group: Group) -> Iterator[Row]:
    """A source, out of all that it tells and what people found of its documents."""
    checked = sorted(group.all(Checked), key=lambda one: one.document)
    tallies: list[Tally] = group.all(Tally)
    name = next(one.source for one in (*tallies, *checked))
    records, expected = sum(one.records for one in checked), round(sum(one.expected for one in checked), 4)
    right = sum(one.right for one in checked)
    counts = {key: sum(getattr(one, key) for one in tallies) for key in COUNTS}
    source = Source(f"src-{digest(name)}", name, records, right, expected, tuple(one.document for one in checked), **counts)
    yield Found("sources", source.id, source)


def weigh(confidence: float, source: Source | None) -> float:
    """*confidence* with its odds changed as the judged records of its source tell.

    >>> weigh(0.8, None), weigh(0.8, Source("src-1", "Wire", 10, 5, 8.0, ())), weigh(0.8, Source("src-1", "Wire", 10, 10, 8.0, ()))
    (0.8, 0.725, 0.85)
    """
    if source is None or not source.records or confidence >= SURE:
        return confidence
    stated = _kept_within(source.expected / source.records)
    shown = _kept_within((source.right + PRIOR * stated) / (source.records + PRIOR))
    odds = confidence / (1 - confidence) * (shown / (1 - shown)) / (stated / (1 - stated))
    return round(_kept_within(odds / (1 + odds)), 4)


def _kept_within(share: float) -> float:
    return min(MOST, max(LEAST, share))


def joint_confidence(grounds: Iterable[Ground], sources: Mapping[str, Source]) -> float:
    """One minus the chance that all origins are wrong, each taken at its surest report; at most .99, but never less than one origin gives."""
    surest: dict[str, float] = {}
    for ground in grounds:
        told = weigh(ground.confidence, sources.get(ground.source or ""))
        surest[ground.origin] = max(surest.get(ground.origin, 0.0), told)
    if len(surest) == 1:
        return next(iter(surest.values()))
    joint = 1 - prod(1 - confidence for confidence in surest.values())
    return round(max(min(joint, MOST_CERTAIN), max(surest.values())), 4)


def weighed(resolution: Resolution) -> Resolution:
    """*resolution* with the confidence of each engagement as its sources' records have proved."""
    by_name = {source.name: source for source in resolution.sources if source.records}
    if not by_name:
        return resolution
    return replace(resolution, engagements=tuple(weighed_engagement(one, by_name) for one in resolution.engagements))


def weighed_engagement(engagement: MergedEngagement, sources: Mapping[str, Source]) -> MergedEngagement:
    """An engagement with its confidence as its sources' records have proved."""
    if not any(ground.source in sources for ground in engagement.grounds):
        return engagement
    return replace(engagement, confidence=joint_confidence(engagement.grounds, sources))
