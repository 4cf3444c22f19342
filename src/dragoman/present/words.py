"""Values in words: dates with the precision that they have, numbers as one would say them, lists with an "and".

All in English and without a clock: the same value always gives the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from babel.dates import get_month_names

MONTHS: dict[int, str] = {**get_month_names("wide", locale="en"), 21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
PLURALS = {
    "consultations": "consultations", "correspondence": "exchanges of letters", "other": "other engagements", "ceremony": "ceremonies",
}  # fmt: skip
SINGULARS = {"other": "engagement", "correspondence": "exchange of letters", "consultations": "round of consultations"}


@lru_cache(maxsize=4096)
def date_words(value: str | None) -> str:
    """A date as one would write it; empty for none.

    >>> date_words("2025-06-05"), date_words("2025-01/2025-06"), date_words("XXXX-06-05"), date_words("2024-06?")
    ('5 June 2025', 'January–June 2025', '5 June, year not told', 'June 2024 (inferred)')
    >>> date_words("2031-23")
    'autumn 2031'
    """
    if not value:
        return ""
    inferred = " (inferred)" if "?" in value else ""
    ends = list(dict.fromkeys(value.replace("?", "").replace("~", "").split("/")))
    return (_span_words(*ends) if len(ends) == 2 else _point_words(ends[0])) + inferred


def _parts(point: str) -> tuple[str, str, str]:
    match = re.match(r"(\d{4}|X{4})(?:-(\d\d))?(?:-(\d\d))?\Z", point)
    if not match:
        return point, "", ""
    month = MONTHS.get(int(match[2]), match[2]) if match[2] else ""
    return match[1], month, str(int(match[3])) if match[3] else ""


def _point_words(point: str) -> str:
    year, month, day = _parts(point)
    words = " ".join(part for part in (day, month) if part)
    if year == "XXXX":
        return f"{words}, year not told"
    return f"{words} {year}".strip()


def _span_words(first: str, last: str) -> str:
    if not first or not last or ".." in (first, last):
        known = first if first not in ("", "..") else last
        return f"{'from' if known == first else 'until'} {_point_words(known)}"
    year, month, day = _parts(first)
    other_year, other_month, other_day = _parts(last)
    if year != other_year:
        return f"{_point_words(first)} – {_point_words(last)}"
    if month == other_month and day:
        return _point_words(last).replace(other_day, f"{day}–{other_day}", 1)
    dash = " – " if day or other_day else "–"
    return f"{' '.join(part for part in (day, month) if part)}{dash}{_point_words(last)}"


def number_words(value: float, unit: str = "count", qualifier: str | None = None, value_to: float | None = None) -> str:
    """A number with its unit and how exact it is.

    >>> number_words(25700000, "USD"), number_words(8, "percent", "about"), number_words(1945)
    ('25.7 million USD', 'about 8 %', '1,945')
    """
    ends = [value] if value_to is None else [value, value_to]
    scale, name = next(((scale, name) for scale, name in SCALES if abs(max(ends, key=abs)) >= scale), (1, ""))
    digits = "–".join(_digits(end / scale) for end in ends)
    shown = {"count": "", "percent": "%"}.get(unit, unit)
    return " ".join(part for part in (qualifier or "", digits, name, shown) if part)


def _digits(value: float) -> str:
    rounded = round(value, 4)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,}"


def count_words(count: int, singular: str, plural: str | None = None) -> str:
    """How many of what: words to twelve, then figures.

    >>> count_words(1, "document"), count_words(14, "outlet")
    ('one document', '14 outlets')
    """
    number = COUNTS[count] if count < len(COUNTS) else f"{count:,}"
    return f"{number} {singular if count == 1 else plural or singular + 's'}"


def type_words(kind: str, count: int = 1) -> str:
    """A type of engagement as a noun, in the number asked for."""
    return SINGULARS.get(kind, kind) if count == 1 else PLURALS.get(kind, f"{kind}s")


def join_words(items: Sequence[str], last: str = "and") -> str:
    """Items in a row with commas and a last "and".

    >>> join_words(["Belgium", "Netherlands", "Luxembourg"])
    'Belgium, Netherlands and Luxembourg'
    """
    return f" {last} ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def capital_first(text: str) -> str:
    """*text* with a capital at its head, the rest as it is."""
    return text[:1].upper() + text[1:]


def confidence_words(confidence: float) -> str:
    """A probability with two places and no leading zero.

    >>> confidence_words(0.97), confidence_words(1.0)
    ('.97', '1.00')
    """
    return f"{confidence:.2f}".removeprefix("0")


def ordered_key(date: str | None) -> str:
    """Sorts EDTF values by their beginnings; unknown years and unknown dates come last."""
    return (date or "").replace("XXXX", "9999") or "9999"


def newest_key(date: str | None) -> str:
    """The same where the newest come first: unknown dates are last there too."""
    key = ordered_key(date)
    return "" if key.startswith("9999") else key
