"""Where the words of a date stand in what a claim stands on, so that a page can mark them: months by their names in the text's language, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError

from dragoman.model.document import Span

YEAR = r"(?:1[6-9]|20)\d\d"
NUMBERS = rf"{YEAR}-\d\d(?:-\d\d)?|\d{{1,2}}[./]\d{{1,2}}[./]{YEAR}"


@cache
def dates(language: str) -> re.Pattern[str]:
    """What finds dates in texts of a *language*: with a month's name, in numbers, a weekday or a year alone."""
    try:
        locale = Locale(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    months, weekdays = locale.months["format"], "|".join(map(re.escape, locale.days["format"]["wide"].values()))
    names = sorted({name.rstrip(".") for width in ("wide", "abbreviated") for name in months[width].values()}, key=len, reverse=True)
    month = rf"(?:{'|'.join(map(re.escape, names))})\.?"
    day = r"\d{1,2}(?:st|nd|rd|th|\.)?"
    days = rf"{day}(?:\s*[–-]\s*{day})?"
    words = rf"(?:{days}\s+(?:of\s+)?)?\b{month}\b(?:\s+{days})?(?:,?\s+{YEAR}\b)?"
    return re.compile(rf"\b(?:{NUMBERS}|(?:(?:{weekdays}),?\s+)?{words}|{weekdays}|{YEAR})\b", re.IGNORECASE)


def dates_in(text: str, language: str | None) -> Iterator[Span]:
    """The dates in some words; a month alone only where it is written with a capital ("they may march").

    >>> [span.of("They met on 5 June 2024 and in May.") for span in dates_in("They met on 5 June 2024 and in May.", "en")]
    ['5 June 2024', 'May']
    """
    return (Span(*found.span()) for found in dates(language or "en").finditer(text) if not found[0][0].islower())
