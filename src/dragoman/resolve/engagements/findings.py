"""What one small comparison of two reports finds, and what several of these look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.engagements.reports import Report

VETO = -100.0
ENOUGH = 2  # participants whom two reports share


@dataclass(frozen=True, slots=True)
class Finding:
    """What one comparison found: how much it speaks for one engagement (negative: against) and why."""

    score: float
    reason: str


@lru_cache(maxsize=4096)
def _names_of(place: str) -> frozenset[str]:
    return frozenset(fold_party(part) for part in (place, *place.split(",")) if fold_party(part) not in {"", "d c"})


def same_town(left: Report, right: Report) -> bool:
    """Whether both reports tell of one town, perhaps in other spellings."""
    one, other = left.engagement.place, right.engagement.place
    if one is None or other is None:
        return False
    if left.town and right.town:
        return left.town == right.town or bool(_names_of(one.name) & _names_of(other.name))
    return bool(_sounds_of(left) & _sounds_of(right))


def _sounds_of(report: Report) -> frozenset[str]:
    names = _names_of(report.engagement.place.name) if report.engagement.place else ()
    return frozenset(report.known.people.reader.fold(name) for name in names)


def matters(report: Report) -> frozenset[str]:
    return frozenset(fold_party(topic) for topic in report.engagement.topics)


def is_of_two(report: Report) -> bool:
    """Whether two people are all who took part."""
    return len(report.engagement.participants) == 2 and len(report.people) + len(report.offices) == 2
