"""When two dates are the same for the scorer."""

from __future__ import annotations

import re

DAYS = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}


def plain(date: object) -> str:
    """A date without its marks of doubt."""
    return re.sub(r"[?~%]", "", str(date or ""))


def first_day(part: str) -> str:
    return part + ("-01-01", "-01", "")[part.count("-")] if part else ""


def last_day(part: str) -> str:
    if part.count("-") == 1:
        year, month = part.split("-")
        leap = month == "02" and year.isdigit() and int(year) % 4 == 0
        return f"{part}-{'29' if leap else DAYS.get(month, '31')}"
    return part + "-12-31" if part and "-" not in part else part


def stretch(date: object) -> tuple[str, str]:
    """First and last day, so that two ways to write one stretch are equal."""
    parts = plain(date).replace("..", "").split("/")
    return first_day(parts[0]), last_day(parts[-1])


def same_date(wanted: object, found: object) -> bool:
    """The same days; what is wanted as told may not be given as inferred."""
    return bool(wanted) and bool(found) and stretch(wanted) == stretch(found) and ("?" in str(wanted) or "?" not in str(found))


def near_date(wanted: str, found: object) -> bool:
    """The same month, or the same year where only a year is wanted."""
    one, two = plain(wanted).split("/")[0], plain(found).split("/")[0]
    return bool(two) and one[:7] == two[: min(7, len(one))]


def is_invented(found: object, published: object) -> bool:
    """A date where the text tells none; one marked as inferred, in the month of publication, is no invention."""
    if not found:
        return False
    return "?" not in str(found) or not published or plain(found)[:7] != str(published)[:7]
