"""Values of times: from EDTF, which the reader writes, to TIMEX3, which has weeks, quarters and seasons of its own."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping

MONTHS = re.compile(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)")
DAYS = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
SEASON = re.compile(r"(\d{4})-(2[1-4])")


def timex_value(edtf: str, seasons: Mapping[str, str]) -> str | None:
    """The TIMEX3 value; ``None`` for a range that TIMEX3 has no one value for."""
    value = edtf.replace("?", "")
    if season := SEASON.fullmatch(value):
        return f"{season[1]}-{seasons[season[2]]}"
    if "/" not in value:
        return re.sub(r"^(\d\d)XX$", r"\1", re.sub(r"^(\d{3})X$", r"\1", value))
    if months := MONTHS.fullmatch(value):
        return _months(*map(int, months.groups()))
    if days := DAYS.fullmatch(value):
        return _days(*map(dt.date.fromisoformat, days.groups()))
    return None


def _months(year: int, month: int, last_year: int, last_month: int) -> str | None:
    length = (last_year - year) * 12 + last_month - month + 1
    if length == 3 and month % 3 == 1:
        return f"{year}-Q{month // 3 + 1}"
    if length == 6 and month % 6 == 1:
        return f"{year}-H{month // 6 + 1}"
    return f"P{length}M" if month == 1 and year == last_year else None


def _days(first: dt.date, last: dt.date) -> str | None:
    year, week, day = first.isocalendar()
    length = (last - first).days + 1
    if day == 1 and length == 7:
        return f"{year}-W{week:02d}"
    if day == 6 and length == 2:
        return f"{year}-W{week:02d}-WE"
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    return f"{first:%Y-%m}" if whole and (first.year, first.month) == (last.year, last.month) else None


def previous_quarter(day: str) -> str:
    """The last quarter that was over on *day*.

    >>> previous_quarter("1999-02-11")
    '1998-Q4'
    """
    year, quarter = int(day[:4]), (int(day[5:7]) - 1) // 3
    return f"{year}-Q{quarter}" if quarter else f"{year - 1}-Q4"


def year_before(value: str) -> str:
    """The same part of the year before."""
    return f"{int(value[:4]) - 1}{value[4:]}"
