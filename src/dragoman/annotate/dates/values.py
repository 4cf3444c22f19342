"""What a temporal expression means before it is known from when it is told, and its value once that is known.

Values are EDTF (ISO 8601-2): "2025-06", "2024-06-05/2024-06-07", "XXXX-06-05" where no year is told, "?" where one was worked out,
"2023-22" for a summer, "199X" for a decade. Weeks and quarters are written as intervals, since EDTF has no weeks.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal, Protocol

Tense = Literal["past", "present", "future"]
BY_CONTEXT = 100  # added to an offset in years that counts from a year told before
MIN_YEAR, MAX_YEAR = 1000, 9000  # between these every value has four digits and every neighbour is a day of the calendar
NEAR_DAYS = 120  # a day without its year is the nearest one if it is so near, whatever the tense
NEAR_AHEAD = 90  # … and, told in the past tense, it lies ahead only if it is this near
NEAR_MONTHS = 3  # the same for a month


@dataclass(frozen=True, slots=True)
class Anchor:
    """From when a time is told.

    ``day`` is the publication date; ``year`` a year worked out for an undated page; ``tense`` of the words around; ``before`` an
    absolute value told shortly before, ``last`` any value told shortly before; ``within`` is the year that opened the sentence;
    ``scheduled`` says that a verb in the present tells it ("the council meets on Monday").
    """

    day: dt.date | None = None
    year: int | None = None
    tense: Tense | None = None
    before: str | None = None
    last: str | None = None
    within: str | None = None
    scheduled: bool = False


class Value(Protocol):
    """Something that has an EDTF value once the anchor is known; ``None`` where even that doesn't tell."""

    def resolve(self, anchor: Anchor) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no anchor: a year, a decade, a length of time."""

    edtf: str

    def resolve(self, anchor: Anchor) -> str | None:
        return self.edtf


@dataclass(frozen=True, slots=True)
class Written:
    """A day, a run of days, a month or a season as the calendar has it.

    The year is told by ``year``, by its distance (``offset``, -1 for "of last year"), by ``direction`` ("next May": 1), or not at all.
    """

    month: int | None = None  # 21 to 24: a season
    day: int | None = None
    year: int | None = None
    offset: int | None = None
    to_day: int | None = None
    direction: int | None = None

    def resolve(self, anchor: Anchor) -> str | None:
        if self.year is not None:
            return self.write(f"{self.year:04d}")
        if self.offset is not None:
            return self.by_offset(self.offset, anchor)
        if anchor.within is not None and self.month and self.direction is None:
            return self.write(anchor.within)
        if anchor.day is None:
            return self.carried(anchor.before)
        return self.write(f"{self.nearest_year(anchor.day, anchor.tense):04d}")

    def write(self, year: str) -> str:
        days: list[int | None] = [day for day in (self.day, self.to_day) if day] or [None]
        return "/".join("-".join([year, *(f"{part:02d}" for part in (self.month, day) if part)]) for day in days)

    def carried(self, before: str | None) -> str | None:
        """The value on a page without a date: in the stretch of time just told where it lies within, else in its year, inferred."""
        if not self.month:
            return None
        if not before or len(before) < 7 or not before[:4].isdigit():
            return self.write("XXXX")
        value = self.write(before[:4])
        start, end = before.split("/")[0], before.split("/")[-1]
        return value if "/" in before and start <= value and value[: len(end)] <= end else value.replace("/", "?/") + "?"

    def by_offset(self, offset: int, anchor: Anchor) -> str | None:
        """The value in the year *offset* away; inferred where the year itself was."""
        if offset > BY_CONTEXT // 2:
            told = anchor.before[:4] if anchor.before else ""
            return self.write(f"{int(told) + offset - BY_CONTEXT:04d}") if told.isdigit() else None
        if anchor.day is not None:
            return self.write(f"{anchor.day.year + offset:04d}")
        if anchor.year is not None:
            return self.write(f"{anchor.year + offset:04d}") + "?"
        return self.write("XXXX") if self.month else None

    def nearest_year(self, day: dt.date, tense: Tense | None) -> int:
        """The year in which it comes nearest to *day*, unless it is far and the tense says which way to look."""
        mine, there = (self.month_number(), self.day or 0), (day.month, day.day if self.day else 0)
        if self.direction is not None:
            return day.year + self.direction * (mine >= there if self.direction < 0 else mine <= there)
        distance = self.distance(day)
        near = NEAR_DAYS if self.day else NEAR_MONTHS * 30
        if tense == "past" and self.day and distance > 0:
            near = NEAR_AHEAD
        if tense == "present":
            tense, near = "future", near // 2
        if abs(distance) > near and (tense == "future") != (distance > 0):
            distance += 365 if tense == "future" else -365
        return day.year + (mine < there if distance > 0 else -(mine > there))

    def distance(self, day: dt.date) -> int:
        """About how many days from *day* to the nearest such day or month, within half a year either way."""
        days = (self.month_number() - day.month) * 30 + (self.day - day.day if self.day else 0)
        return (days + 180) % 360 - 180

    def month_number(self) -> int:
        """The month, for a season its first one (of the northern half of the world)."""
        month = self.month or 1
        return month if month < 13 else (month - 20) * 3


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (Monday is 1); ``direction`` is -1 for "last", 1 for "next". Without one the day of writing itself may be meant."""

    number: int
    direction: int | None = None

    def resolve(self, anchor: Anchor) -> str | None:
        if anchor.day is None:
            return None
        back = (anchor.day.isoweekday() - self.number) % 7
        ahead = anchor.tense == "future" or anchor.scheduled
        if self.direction == 1 or (ahead and self.direction is None and back):
            return str(anchor.day + dt.timedelta(days=7 - back))
        if self.direction == -1:
            back = back or 7
        return str(anchor.day - dt.timedelta(days=back))


@dataclass(frozen=True, slots=True)
class Shift:
    """So many days, weeks, months, quarters or years from the day of writing; ``unit`` is D, W, S (weekend), M, Q, Y, E (decade) or C (century)."""

    unit: str
    count: int

    def resolve(self, anchor: Anchor) -> str | None:
        day = anchor.day
        if day is None:
            return f"{anchor.year}?" if self == Shift("Y", 0) and anchor.year is not None else None
        if not MIN_YEAR < day.year + self.count * {"Y": 1, "E": 10, "C": 100}.get(self.unit, 0) < MAX_YEAR:
            return None
        if self.unit == "D":
            return str(day + dt.timedelta(days=self.count))
        if self.unit == "S":
            saturday = day + dt.timedelta(days=5 - day.weekday())
            saturday += dt.timedelta(weeks=self.count - (self.count == 0 and anchor.tense != "future" and saturday > day))
            return f"{saturday}/{saturday + dt.timedelta(days=1)}"
        if self.unit == "W":
            monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=self.count)
            return f"{monday}/{monday + dt.timedelta(days=6)}"
        if self.unit in "EC":
            digits = 3 if self.unit == "E" else 2
            return f"{day.year // 10 ** (4 - digits) + self.count:0{digits}d}".ljust(4, "X")
        if self.unit == "Y":
            return f"{day.year + self.count:04d}"
        step = 3 if self.unit == "Q" else 1
        first = (day.year * 12 + day.month - 1) // step * step + self.count * step
        return months(first, step)


@dataclass(frozen=True, slots=True)
class FromTold:
    """So many days, weeks or months from the time told last ("two days later"); where none is, ``otherwise``."""

    unit: str
    count: int
    otherwise: Shift | None = None

    @property
    def length(self) -> str:
        """The length of time alone."""
        return f"P{abs(self.count)}{self.unit}"

    def resolve(self, anchor: Anchor) -> str | None:
        told = (anchor.last or "").split("/")[-1 if self.count > 0 else 0]
        mark, told = ("?", told[:-1]) if told.endswith("?") else ("", told)
        if self.unit in "DW" and len(told) == 10 and told[:4].isdigit():
            return str(dt.date.fromisoformat(told) + dt.timedelta(days=self.count * (7 if self.unit == "W" else 1))) + mark
        if self.unit == "M" and len(told) >= 7 and told[:4].isdigit() and int(told[5:7]) < 13:
            return months(int(told[:4]) * 12 + int(told[5:7]) - 1 + self.count, 1) + mark
        return self.otherwise.resolve(anchor) if self.otherwise else None


@dataclass(frozen=True, slots=True)
class PartOf:
    """The *number*-th stretch of *size* months of a year ("the second quarter of 2025"); a part of a month is that month."""

    whole: Value
    number: int
    size: int

    @property
    def is_bare(self) -> bool:
        """Whether no year is told for a stretch that only a year makes one: "the first half"."""
        return self.whole == Written() and self.size != 3

    def resolve(self, anchor: Anchor) -> str | None:
        whole = self.whole.resolve(anchor) if self.whole != Written() else self.nearest_year(anchor)
        mark = "?" if whole and whole.endswith("?") else ""
        year = (whole or "").rstrip("?")
        if not year.isdigit() or len(year) != 4:
            return whole
        first, last = months(int(year) * 12 + (self.number - 1) * self.size, self.size), mark
        return "/".join(part + last for part in first.split("/"))

    def nearest_year(self, anchor: Anchor) -> str | None:
        """The year of an unnamed quarter: the last that has begun, or the next one where the tense is future."""
        if anchor.day is None:
            return None
        begun = (self.number - 1) * self.size < anchor.day.month
        return f"{anchor.day.year - (not begun and anchor.tense != 'future'):04d}"


@dataclass(frozen=True, slots=True)
class Interval:
    """From one time to another; the first takes its year, month or both from the last where it lacks them."""

    first: Value
    last: Value

    def resolve(self, anchor: Anchor) -> str | None:
        first, last = self.first, self.last
        if isinstance(first, Written) and isinstance(last, Written) and first.year is None and first.offset is None:
            first = replace(first, year=last.year, offset=last.offset)
        start, end = first.resolve(anchor), last.resolve(anchor)
        if not start or not end:
            return None
        start, end = start.split("/")[0], end.split("/")[-1]
        return f"{start}/{end}" if start <= end else None


def months(first: int, count: int) -> str:
    """*count* months from month number *first*, counted from the year 0."""
    names = [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in (first, first + count - 1)]
    return names[0] if count == 1 else "/".join(names)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
