"""The calendar's words of a language, and the patterns of written dates made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.knowledge.schema import Knowledge

NUMERIC = r"(?:\d{4}-\d{2}-\d{2}|\d{4}[./]\d{1,2}[./]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})"
CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|CET|CEST|EST|EDT)(?:\s?[+-]\d{1,2})?)?"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Months, weekdays (Monday is 1) and seasons (EDTF numbers) by their words in small letters."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Calendar:
        """As the file ``cues/en/calendar`` has them."""
        lexicon = knowledge.lexicons["cues/en/calendar"]
        assert isinstance(lexicon, dict)
        return cls(**lexicon)

    @property
    def month(self) -> str:
        """A pattern for one month's name, abbreviations with their full stop."""
        return full_stop_after(self.months)

    @property
    def weekday(self) -> str:
        """A pattern for one weekday's name."""
        return full_stop_after(self.weekdays)

    @property
    def day_month(self) -> str:
        """A pattern for a day of a month in words, with or without a weekday and a year."""
        day = r"\d{1,2}(?:st|nd|rd|th)?"
        return rf"(?:{self.weekday},?\s+)?(?:{day}\s+{self.month}|{self.month}\s+{day})(?:,?\s+\d{{4}})?"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of *words*, the longest first so that none hides another."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def full_stop_after(words: Iterable[str]) -> str:
    """A pattern for any of *words*; the abbreviations among them, of up to five letters, may have a full stop."""
    long, short = [word for word in words if len(word) > 5], [word for word in words if len(word) <= 5]
    return rf"(?:(?:{alternatives(long)})\b|(?:{alternatives(short)})\b(?:\.(?=\s*[\d,]|\s+(?:to|and|until|through)\b))?)"
