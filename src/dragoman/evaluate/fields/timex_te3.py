"""timex_te3: times as TIMEX3 has them, from the DateMention layer and the words of time that the reader passes over.

Its conventions, which are not the reader's: weeks, quarters and seasons have values of their own; "now", "recently" and "soon" are times;
a range is two times; a period named without a year is the one told of last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from dragoman.annotate.numbers.words import NumberWords
from dragoman.evaluate.fields.base import Field, Item, Prediction, read_item
from dragoman.evaluate.fields.timex_values import previous_quarter, timex_value, year_before
from dragoman.knowledge.load import load_knowledge
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import DateMention
from dragoman.model.document import Span
from dragoman.model.reading import Reading

CLOCK = re.compile(r"\b(?:(?P<h>\d{1,2})(?::(?P<m>\d\d))?\s?(?P<half>[ap])\.?m\b\.?|(?P<noon>noon|midday)\b)", re.IGNORECASE)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
QUARTER = re.compile(r"\d{4}-Q\d")
WHOLE_YEAR = re.compile(r"\bfor (?P<time>the (?:full |fiscal )?year)\b(?! end)", re.IGNORECASE)
FISCAL = re.compile(r"\b(?P<time>the (?:fiscal |full )?year) end(?:ed|ing)\b", re.IGNORECASE)
AWAY = re.compile(r"(?P<count>.+?)[\s-](?P<unit>day|week|month)s?\s(?:later|earlier)")
REACH = 1000  # characters within which a quarter told still holds
PERIOD = r"(?:quarter|period)"
TYPES = {"date": "DATE", "duration": "DURATION", "frequency": "SET"}


@dataclass(frozen=True, slots=True)
class Timex:
    """One time: where, of which TIMEX3 type, with which value."""

    span: Span
    kind: str
    value: str


@dataclass(frozen=True)
class TimexReader:
    """From a reading to its times."""

    words: Mapping[str, Any]
    patterns: tuple[tuple[re.Pattern[str], str, str], ...]
    told_before: re.Pattern[str]
    part_of_day: re.Pattern[str]
    numbers: NumberWords

    @classmethod
    def of(cls, knowledge: Knowledge) -> TimexReader:
        """With the words of ``cues/en/timex``."""
        words = cast("Mapping[str, Any]", knowledge.lexicons["cues/en/timex"])
        patterns = [(FISCAL, "DURATION", "P1Y")]
        patterns += [(_any_of(names), "DATE", value) for value, names in words["references"].items()]
        before = _alternatives(words["before_unnumbered"])
        patterns += [
            (re.compile(rf"\b(?:{before}) (?P<time>{name})\b", re.IGNORECASE), "DURATION", value) for name, value in words["unnumbered"].items()
        ]
        ago, before = _alternatives(words["a_year_before"]), _alternatives(words["told_before"])
        told = rf"\b(?:the (?P<year>(?:19|20)\d\d) {PERIOD}|(?P<ago>{ago})|(?:{before}) {PERIOD})\b(?! of)"
        parts = rf"\s+(?P<part>{_alternatives(words['parts_of_day'])})\b"
        return cls(words, tuple(patterns), re.compile(told, re.IGNORECASE), re.compile(parts, re.IGNORECASE), NumberWords.of(knowledge))

    def times(self, reading: Reading, day: str) -> list[Timex]:
        """All times of *reading*, none within another, in order; *day* is the document's."""
        text, passed_over = reading.text, self.words["passed_over"]
        dates = [date for date in reading[DateMention] if date.span.of(text).lower() not in passed_over]
        found = [timex for date in dates for timex in self.of_mention(date, text)]
        for timex in [*self.periods(text, found, day), *self.clocks(text, found, day)]:  # these know more than what they take the place of
            found = [held for held in found if not held.span.overlaps(timex.span)] + [timex]
        for timex in self.unplaced(text):
            clash = [held for held in found if held.span.overlaps(timex.span)]
            if all(held.value.startswith("PX") and timex.span.covers(held.span) for held in clash):
                found = [held for held in found if held not in clash] + [timex]
        return sorted(found, key=lambda timex: timex.span)

    def of_mention(self, date: DateMention, text: str) -> Iterator[Timex]:
        """One mention as one time, or two where it is a range; with the part of the day that follows."""
        value = timex_value(date.value, self.words["seasons"])
        if value is None:
            middle = re.search(r"\s(?:to|and|until|till|through)\s|[-–—]", date.span.of(text))
            first, last = (timex_value(part, self.words["seasons"]) for part in date.value.split("/"))
            if middle and first and last:
                start = date.span.start
                yield Timex(Span(start, start + middle.start()), "DATE", first)
                yield Timex(Span(start + middle.end(), date.span.end), "DATE", last)
            return
        away = AWAY.fullmatch(date.span.of(text).lower())
        if away and DAY.fullmatch(value) and (count := self.numbers.value(away["count"])):
            yield Timex(date.span, "DURATION", f"P{count:g}{away['unit'][0].upper()}")  # "three days later": how long, not when
            return
        part = self.part_of_day.search(text, date.span.start, date.span.end + 10)
        if part and DAY.fullmatch(value):
            yield Timex(Span(date.span.start, part.end()), "TIME", value + self.words["parts_of_day"][part["part"].lower()])
        else:
            quarters = re.fullmatch(r"P(\d+|X)M", value) if "quarter" in date.span.of(text) else None
            value = f"P{int(quarters[1]) // 3 if quarters[1].isdigit() else 'X'}Q" if quarters else value
            yield Timex(date.span, TYPES[date.role], value)

    def periods(self, text: str, found: list[Timex], day: str) -> Iterator[Timex]:
        """Periods named without a year: the quarter told of last before, or the last one that was over; "a year ago" one year before that."""
        quarters = sorted((timex.span, timex.value) for timex in found if QUARTER.fullmatch(timex.value))
        for match in self.told_before.finditer(text):
            near = [value for span, value in quarters if match.start() - REACH < span.start < match.start()]
            told = near[-1] if near else None
            if match["ago"] or match["year"]:
                value = told and (match["year"] + told[4:] if match["year"] else year_before(told))
            else:
                value = told or (previous_quarter(day) if day else None)
            if value:
                yield Timex(Span(*match.span()), "DATE", value)
        if day:
            yield from (Timex(Span(*match.span("time")), "DATE", day[:4]) for match in WHOLE_YEAR.finditer(text))

    def clocks(self, text: str, found: list[Timex], day: str) -> Iterator[Timex]:
        """Times of day by the clock: of the day named right after, else of the document's."""
        for match in CLOCK.finditer(text):
            named = [timex for timex in found if 0 <= timex.span.start - match.end() < 8 and DAY.fullmatch(timex.value)]
            span = Span(*match.span()).join(named[0].span) if named else Span(*match.span())
            hour = 12 if match["noon"] else int(match["h"]) % 12 + (12 if match["half"].lower() == "p" else 0)
            yield Timex(span, "TIME", f"{named[0].value if named else day}T{hour:02d}:{match['m'] or '00'}")

    def unplaced(self, text: str) -> Iterator[Timex]:
        """Words of time that have no place in the calendar."""
        for pattern, kind, value in self.patterns:
            for match in pattern.finditer(text):
                yield Timex(Span(*match.span("time")), kind, value)


def _alternatives(words: Any) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _any_of(words: Any) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<time>{_alternatives(words)})(?![\w-])", re.IGNORECASE)


def predict(items: list[Item]) -> Iterator[Prediction]:
    """One line a document."""
    reader = TimexReader.of(load_knowledge())
    for item in items:
        day = str(item.get("dct") or "")[:10]
        times = reader.times(read_item(item, day or None), day)
        yield {
            "id": item["id"],
            "timexes": [{"begin": time.span.start, "end": time.span.end, "type": time.kind, "value": time.value} for time in times],
        }


FIELD = Field("timex_te3", frozenset({"timexes"}), predict, ("value_f1", "relaxed_f1"))
