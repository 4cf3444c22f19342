"""Dates that keep their precision: what an EDTF value covers, and how two of them stand to each other.

The values are those of the records: ``2025``, ``2025-06``, ``2025-06-05``, seasons (``2025-23`` is autumn), spans with ``/``, an unknown year as
``XXXX-06-05``, and ``?`` for what was inferred. Anything else covers nothing that we know of, and so excludes nothing.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

POINT = re.compile(r"(\d{4}|X{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")
SEASONS = {
    21: ((3, 1), (6, 21)),
    22: ((6, 1), (9, 23)),
    23: ((9, 1), (12, 21)),
    24: ((12, 1), (3, 20)),
}  # by the weather and by the sun, in the north
LEAP = 2000  # stands for a year that isn't told, so that 29 February is a day


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a value may mean, both ends included. ``year`` is false where the text tells day and month alone."""

    first: date
    last: date
    year: bool = True

    @property
    def days(self) -> int:
        """How many days it covers; fewer is more precise."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=4096)
def period_of(value: str | None) -> Period | None:
    """The days that *value* may mean; ``None`` where it tells none.

    >>> period_of("2025-23").last
    datetime.date(2025, 12, 21)
    >>> period_of("2025-06")
    Period(first=datetime.date(2025, 6, 1), last=datetime.date(2025, 6, 30), year=True)
    """
    if not value:
        return None
    ends = [_point(part) for part in value.replace("?", "").replace("~", "").split("/")]
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends):
        return None
    first, last = known[0], known[-1]
    if first.first > last.last:
        return None
    return Period(first.first, last.last, first.year and last.year)


def _point(text: str) -> Period | None:
    match = POINT.match(text)
    if not match:
        return None
    told = match[1].isdigit()
    year = int(match[1]) if told else LEAP
    try:
        if not match[2]:
            return Period(date(year, 1, 1), date(year, 12, 31)) if told else None
        month = int(match[2])
        if month in SEASONS:
            first, last = SEASONS[month]
            return Period(date(year, *first), date(year + (last < first), *last), told)
        if match[3]:
            day = date(year, month, int(match[3]))
            return Period(day, day, told)
        return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), told)
    except ValueError:  # a 31 June, or the year 0000
        return None


def can_agree(left: str | None, right: str | None) -> bool:
    """Whether both may tell of one time: they overlap, or one of them tells nothing.

    >>> can_agree("2025-06", "2025-06-05"), can_agree("2024-06", "2025-06"), can_agree("XXXX-06-05", "2025-06-05")
    (True, False, True)
    """
    one, other = period_of(left), period_of(right)
    if one is None or other is None:
        return True
    if one.year and other.year:
        return one.first <= other.last and other.first <= one.last
    return _folded(one) <= _folded(other, end=True) and _folded(other) <= _folded(one, end=True)


def _folded(period: Period, end: bool = False) -> tuple[int, int]:
    """Month and day alone. A period of more than one year may be any day."""
    if period.last.year != period.first.year:
        return (12, 31) if end else (1, 1)
    point = period.last if end else period.first
    return point.month, point.day


def days_apart(left: str | None, right: str | None) -> int | None:
    """How many days lie between two times, 0 where they overlap; ``None`` where one of them or its year isn't known."""
    one, other = period_of(left), period_of(right)
    if one is None or other is None or not (one.year and other.year):
        return None
    return max(0, (other.first - one.last).days, (one.first - other.last).days)


def precision(value: str | None) -> tuple[int, int]:
    """How much a date tells; larger is more precise. A known year counts first, then fewer days; nothing known is the least."""
    period = period_of(value)
    return (0, 0) if period is None else (1 + period.year, -period.days)
