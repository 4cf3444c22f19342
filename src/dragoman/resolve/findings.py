"""What one small comparison of two reports finds, and what several of these look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.resolve.parties import fold_party
from dragoman.resolve.reports import Report

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
    one, other = left.engagement.place, right.engagement.place
    if one is None or other is None:
        return False
    return bool(_names_of(one.name) & _names_of(other.name)) or (left.town is not None and left.town == right.town)


def matters(report: Report) -> frozenset[str]:
    return frozenset(fold_party(topic) for topic in report.engagement.topics)


def is_of_two(report: Report) -> bool:
    """Whether two people are all who took part."""
    return len(report.engagement.participants) == 2 and len(report.people) + len(report.offices) == 2
