"""Which found item answers which annotated one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dragoman.evaluate.corpora import Item
from dragoman.evaluate.dates import same_date
from dragoman.evaluate.sameness import same_body, same_participant, spellings, words_of
from dragoman.evaluate.spans import spans_of, split_sentences, touched

ANCHOR_SENTENCES = 3
Likeness = Callable[[Any, Any], float]


def pair_up(wanted: Sequence[Any], found: Sequence[Any], likeness: Likeness) -> list[tuple[int, int]]:
    """One-to-one pairs of indexes, the most alike first; what isn't alike at all stays alone."""
    scored = [(likeness(left, right), i, j) for i, left in enumerate(wanted) for j, right in enumerate(found)]
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for value, i, j in sorted(scored, key=lambda row: -row[0]):
        if value > 0 and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs


def are_neighbours(left: object, right: object) -> bool:
    """Whether two types of engagement lie so near that one may answer for the other."""
    return any(left in types and right in types for types in words_of("neighbours"))


def participants(engagement: Item) -> list[Item]:
    return [item for item in engagement.get("participants") or [] if isinstance(item, dict)]


def not_spoken_for(mine: list[Item], other: list[Item]) -> list[Item]:
    """Without the states and organisations that a person or group in either list stands for: both ways of listing are right."""
    named = [name for item in mine + other if item.get("kind") in ("person", "group") for name in spellings(item, "represents")]
    return [
        item
        for item in mine
        if item.get("kind") not in ("state", "org") or not any(same_body(own, name) for own in spellings(item) for name in named)
    ]


def compared_participants(wanted: Item, found: Item) -> tuple[list[Item], list[Item]]:
    """The participants of two engagements as far as they are held against each other."""
    one, two = participants(wanted), participants(found)
    return not_spoken_for(one, two), not_spoken_for(two, one)


def pair_participants(wanted: list[Item], found: list[Item]) -> list[tuple[int, int]]:
    return pair_up(wanted, found, lambda left, right: float(same_participant(left, right)))


def shared_participants(wanted: Item, found: Item) -> float:
    """The share of the shorter list that the two have in common."""
    one, two = participants(wanted), participants(found)
    return len(pair_participants(one, two)) / min(len(one), len(two)) if one and two else 0.0


def pair_engagements(document: Item, reading: Item) -> dict[int, int]:
    """Annotated engagement → found engagement, as indexes."""
    text = document["text"]
    sentences = split_sentences(text)

    def likeness(wanted: Item, found: Item) -> float:
        where = spans_of(found, text)
        lines, anchor = touched(spans_of(wanted, text), sentences), touched(where[:1], sentences)
        if not lines & touched(where, sentences) or len(anchor) > ANCHOR_SENTENCES + len(lines) - 1:
            return 0.0
        shared = shared_participants(wanted, found)
        same, near = bool(wanted["type"] == found.get("type")), are_neighbours(wanted["type"], found.get("type"))
        anchored = bool(lines & anchor)
        by_anchor = anchored and (same or (near and (shared > 0 or not participants(wanted))))
        if not by_anchor and not (shared >= 0.5 and (same or near)):
            return 0.0
        dated = same_date(wanted.get("date"), found.get("date"))
        score: float = 2 * same + anchored + shared + 0.5 * dated + 0.3 * (wanted["main"] == found.get("main", True))
        return score

    return dict(pair_up(document["engagements"], reading.get("engagements") or [], likeness))
