"""The rules of the English temporal grammar: patterns made of the words in the files, and what each of them means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.annotate.dates.calendar import Calendar, alternatives
from dragoman.annotate.dates.values import BY_CONTEXT, Fixed, FromTold, PartOf, Shift, Value, Weekday, Written, is_day
from dragoman.annotate.numbers.words import NumberWords

Role = Literal["date", "duration", "frequency"]
Bare = Literal["year", "month"] | None
Found = tuple[Value, Role, Bare] | None
Builder = Callable[[Mapping[str, str]], Found]
YEAR = r"(?:1[5-9]|20|21)\d{2}"
JOIN = r"(?:\s?[-–—]\s?|\s+(?:to|until|till|through|&)\s+)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"


@dataclass(frozen=True)
class Rules:
    """Makes the rules; each method below builds the value of one kind of expression."""

    words: Mapping[str, Any]
    calendar: Calendar
    numbers: NumberWords

    def build(self) -> tuple[tuple[tuple[re.Pattern[str], Builder], ...], frozenset[str], frozenset[str], Calendar, Mapping[str, Any]]:
        rules = tuple((re.compile(pattern, re.IGNORECASE), builder) for pattern, builder in self.patterns())
        return rules, self.openers(), self.counting(), self.calendar, self.words

    def counting(self) -> frozenset[str]:
        """Numbers and the like in words, in small letters."""
        return frozenset(phrase.split()[0] for phrase in [*self.numbers.words, *self.words["vague"], "a", "an", "half"])

    def openers(self) -> frozenset[str]:
        """Words that can open an expression, in small letters; besides them, all that starts with a digit."""
        phrases = [*self.words["days"], *self.words["directions"], *self.words["ordinals"], *self.words["parts"], *self.words["frequencies"]]
        phrases += [*self.calendar.months, *self.calendar.weekdays, *self.calendar.seasons, *self.numbers.words, *self.words["vague"]]
        return (
            frozenset(phrase.split()[0].lower() for phrase in phrases)
            | {"a", "an", "half", "fiscal", "fy", "same", "that", "every", "each", "once", "twice", "weekend"}
            | {f"{size}{number}" for size in "qh" for number in range(1, 5)}
        )

    def patterns(self) -> list[tuple[str, Builder]]:
        month, weekday = rf"(?P<m>{self.calendar.month})", rf"(?:{self.calendar.weekday},?\s+(?:the\s+)?)?"
        part = rf"(?:(?:{alternatives(self.words['parts'])})[\s-]+(?:the\s+)?)?"
        offset = rf"(?P<o>{alternatives(self.words['year_directions'])})\b"
        year = rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})(?!\d|[,.]\d|\s?%)|,?\s+(?:(?:of|in)\s+)?(?:the\s+)?{offset})?"
        days = rf"(?P<d>{DAY})(?:(?:,\s+{DAY}(?=\s+and\s))*(?:{JOIN}|\s+and\s+){weekday}(?P<d2>{DAY}))?"
        listed = r"\s+and\s+(?=\d{1,2}(?:st|nd|rd|th)?(?:[,.;)]|\s+(?:in|respectively)\b))"
        days_after = rf"(?P<d>{DAY})(?!\d|[.,:]\d|\s?%|\w)(?:(?:{JOIN}|{listed})(?P<d2>{DAY})(?![\d:]|\w))?"
        towards, unit = alternatives(self.words["directions"]), alternatives(self.words["units"])
        number = rf"(?:\d{{1,3}}(?:\.\d+)?|{self.numbers.word}|an?|half an?|{alternatives(self.words['vague'])})"
        size = rf"(?P<size>half(?:-year)?|quarter|(?P<n>\d{{1,2}}|{self.numbers.word})\s+months?|months?)"
        whole_weekday = alternatives(name for name in self.calendar.weekdays if len(name) > 5)
        further = alternatives(self.words["further"])
        ordinal, length = alternatives(self.words["ordinals"]), rf"(?P<n>\d{{1,2}}|{self.numbers.word})"
        return [
            (rf"{weekday}{days}\s+(?:of\s+)?{month}{year}", self.day),
            (rf"{weekday}{month}\s+(?:the\s+)?{days_after}{year}", self.day),
            (rf"{part}{month}{year}", self.month),
            (rf"(?P<to>{towards})\s+(?P<m>{self.calendar.month})", self.month),
            (rf"(?:(?P<to>{towards})\s+)?(?P<w>{whole_weekday})\b(?:\s+(?:morning|afternoon|evening|night))?", self.weekday),
            (rf"(?P<y>{YEAR})-(?P<mm>\d\d)(?:-(?P<d>\d\d))?(?!\d)(?:[T ]\d\d:\d\d(?::\d\d)?)?", self.numeric),
            (rf"(?P<y>{YEAR})(?P<mark>[./])(?P<mm>\d{{1,2}})(?P=mark)(?P<d>\d{{1,2}})(?!\d)", self.numeric),
            (rf"(?P<d>\d{{1,2}})(?P<mark>[./-])(?P<mm>\d{{1,2}})(?P=mark)(?P<y>{YEAR})(?!\d)", self.numeric),
            (rf"(?P<day>{alternatives(self.words['days'])})\b", self.named_day),
            (rf"{part}(?P<to>{towards})\s+(?P<u>{unit})\b(?!-)", self.shift),
            (rf"(?:{alternatives(self.words['parts'])})[\s-]+the\s+(?P<u>week|month|quarter|year|decade|century)\b", self.part_of_this),
            (r"weekend\b", lambda g: (Shift("S", 0), "date", None)),
            (rf"(?P<n>{number})[\s-]+(?P<u>{unit})s?\s+(?P<way>ago|earlier|before|later|after|from now)\b(?!\s+than)", self.ago),
            (rf"(?P<ord>{ordinal})[\s-]+{size}\s+(?:of|in)\s+(?:the\s+)?(?:year\s+)?(?:(?P<y>{YEAR})|{offset})", self.part_of),
            (rf"(?P<ord>{ordinal})[\s-]+(?P<size>quarter)\b", self.part_of),
            (rf"first\s+(?:(?P<size>half)|(?P<n>\d{{1,2}}|{self.numbers.word})\s+months)\b(?!\s+(?:in|of)\b)", self.part_of),
            (rf"(?:{offset}['’]s|(?P<y>{YEAR}))\s+(?P<ord>{ordinal})[\s-]+(?P<size>quarter|half)\b", self.part_of),
            (rf"{length}\s+(?P<size>months)\s+(?:of|in)\s+(?:(?P<y>{YEAR})|(?:the\s+)?{offset})", self.part_of),
            (rf"(?:(?P<size>[QH])(?P<ord>[1-4])[\s-]?(?P<y>{YEAR})|(?P<y2>{YEAR})[\s-]?(?P<size2>[QH])(?P<ord2>[1-4]))\b", self.part_of),
            (rf"(?P<size>[QH])(?P<ord>[1-4])(?:\s+of\s+(?P<y>{YEAR}))?\b", self.part_of),
            (r"(?P<d>\d\d)\.(?P<mm>\d\d)\.(?P<yy>\d\d)(?!\d|\.\d)", self.short_year),
            (rf"{part}(?P<s>{alternatives(self.calendar.seasons)})(?:\s+(?:of\s+)?(?P<y>{YEAR})|\s+(?:of\s+)?(?:the\s+)?{offset})", self.season),
            (rf"(?P<to>{towards})\s+(?P<s>{alternatives(self.calendar.seasons)})\b", self.season),
            (rf"{part}(?P<dec>(?:1[5-9]|20)\d)0['’]?s\b", self.decade),
            (r"(?P<c>\d{1,2})(?:st|nd|rd|th)[\s-]century", lambda g: (Fixed(f"{int(g['c']) - 1:02d}XX"), "date", None)),
            (rf"(?P<a>{YEAR})(?:\s?[-–—/]\s?|\s+to\s+)(?P<b>{YEAR}|\d\d)(?![\d-])", self.years),
            (rf"(?:{part}(?:year\s+)?|(?:fiscal\s+(?:year\s+)?|FY\s?))(?P<y>{YEAR})(?!\d|[,.]\d|\s?%|-\w)", self.year),
            (rf"(?P<f>{alternatives(self.words['frequencies'])})\b", self.frequency),
            (rf"{offset}", self.context_year),
            (rf"(?:(?:every|each|once\s+every)\s+)(?P<n>{number})\s+(?P<u>{unit})s?\b", self.every),
            (rf"(?:every|each)\s+(?:(?P<w>{whole_weekday})|{month})\b", self.every),
            (rf"(?:once|twice|(?:{self.numbers.word}|several)\s+times)\s+(?:an?|every|each|per)\s+(?P<u>{unit})\b", self.every),
            (rf"(?!(?:an?|one|three)[\s-]quarters?\b)(?P<n>{number})(?:\s+(?:{further}))?[\s-]+(?P<u>{unit})s?(?:-long)?\b(?![\s-]old)", self.length),
            (rf"(?:{towards})\s+(?P<n>{number}|couple of)\s+(?P<u>{unit})s?\b", self.length),
        ]  # fmt: skip

    def offset(self, found: Mapping[str, str]) -> int | None:
        words = found.get("o")
        return self.words["year_directions"][" ".join(words.lower().split())] if words else None

    def month_number(self, found: Mapping[str, str]) -> int | None:
        """The month; a word in small letters is none ("may", "march")."""
        name = found["m"].rstrip(".")
        return self.calendar.months[name.lower()] if name[0].isupper() else None

    def day(self, found: Mapping[str, str]) -> Found:
        month, year, offset = self.month_number(found), found.get("y"), self.offset(found)
        days = [int(re.sub(r"\D", "", found[name])) for name in ("d", "d2") if found.get(name)]
        if month is None or not all(is_day(int(year) if year else 2000, month, day) for day in days):
            return None
        return Written(month, days[0], int(year) if year else None, offset, to_day=days[1] if len(days) > 1 else None), "date", None

    def month(self, found: Mapping[str, str]) -> Found:
        month, year, offset = self.month_number(found), found.get("y"), self.offset(found)
        if month is None:
            return None
        if found.get("to"):
            offset, year = {-1: None, 0: 0, 1: None}[self.words["directions"][found["to"].lower()]], None
            return Written(month, None, None, offset, direction=self.words["directions"][found["to"].lower()] or None), "date", None
        return Written(month, None, int(year) if year else None, offset), "date", None if year or offset is not None else "month"

    def weekday(self, found: Mapping[str, str]) -> Found:
        name = found["w"].rstrip(".")
        if name[0].islower():
            return None
        direction = self.words["directions"][found["to"].lower()] if found.get("to") else None
        return Weekday(self.calendar.weekdays[name.lower()], direction), "date", None

    def numeric(self, found: Mapping[str, str]) -> Found:
        """Year first, or day first; month first only where it can be nothing else."""
        year, month, day = int(found["y"]), int(found["mm"]), int(found["d"]) if found.get("d") else None
        if day is None and month == (year + 1) % 100:
            return Fixed(f"{year}/{year + 1}"), "date", None
        if day is not None and month > 12 and found.get("mark") == "/":
            month, day = day, month
        return (Written(month, day, year), "date", None) if is_day(year, month, day or 1) else None

    def short_year(self, found: Mapping[str, str]) -> Found:
        """A day with two digits for its year: "17.07.25"."""
        year, month, day = 2000 + int(found["yy"]), int(found["mm"]), int(found["d"])
        return (Written(month, day, year), "date", None) if is_day(year, month, day) else None

    def named_day(self, found: Mapping[str, str]) -> Found:
        return Shift("D", self.words["days"][" ".join(found["day"].lower().split())]), "date", None

    def unit(self, found: Mapping[str, str]) -> str:
        name = found["u"].lower()
        if name in ("quarter", "weekend"):
            return "Q" if name == "quarter" else "S"
        length: str = self.words["units"][name]
        return {"P10Y": "E", "P100Y": "C"}.get(length, length[-1])

    def part_of_this(self, found: Mapping[str, str]) -> Found:
        """ "The end of the year": of this one."""
        return Shift(self.unit(found), 0), "date", None

    def every(self, found: Mapping[str, str]) -> Found:
        """How often: the time from one to the next."""
        if found.get("u"):
            length = self.length({"u": found["u"], "n": found.get("n") or "one"})
            return (length[0], "frequency", None) if length else None
        return Fixed("P1W" if found.get("w") else "P1Y"), "frequency", None

    def shift(self, found: Mapping[str, str]) -> Found:
        unit = self.unit(found)
        if found["u"].lower() in ("minute", "hour"):
            return None
        if unit == "Y" and found["to"].lower() in self.words["by_context"]:
            return Written(offset=BY_CONTEXT + self.words["directions"][found["to"].lower()]), "date", None
        if unit in "EC" and found["to"].lower() in ("past", "last"):
            return Fixed(self.words["units"][found["u"].lower()]), "duration", None
        away = Shift(unit, self.words["directions"][found["to"].lower()])
        if unit in "DWM" and (unit == "D" or found["to"].lower() in self.words["by_context"]):
            return FromTold(unit, away.count, away) if away.count and found["to"].lower() in self.words["from_told"] else away, "date", None
        return away, "date", None

    def count(self, words: str) -> float | None:
        """How many; ``None`` where the words don't tell."""
        half = re.fullmatch(r"half an?", words, re.IGNORECASE)
        return 0.5 if half else self.numbers.value(words)

    def ago(self, found: Mapping[str, str]) -> Found:
        """So long before the day of writing, or before a year told earlier ("a year earlier")."""
        count, unit = self.count(found["n"]), self.unit(found)
        if count is None or count != int(count) or found["u"].lower() in ("minute", "hour"):
            return None
        years = int(count) * {"Y": 1, "E": 10, "C": 100}.get(unit, 0)
        if (way := found["way"].lower()) in ("ago", "from now"):
            forward = 1 if way == "from now" else -1
            return Shift("Y" if years else unit, forward * (years or int(count))), "date", None
        if way in ("before", "after"):
            return None
        if not years and unit in "DWM":
            return FromTold(unit, int(count) if way == "later" else -int(count)), "date", None
        if not years:
            return None
        return Written(offset=BY_CONTEXT + (years if way == "later" else -years)), "date", None

    def part_of(self, found: Mapping[str, str]) -> Found:
        size, ordinal = (found.get("size") or found.get("size2") or "").lower(), found.get("ord") or found.get("ord2") or "first"
        year = found.get("y") or found.get("y2")
        number = int(ordinal) if ordinal.isdigit() else self.words["ordinals"].get(ordinal.lower()) or self.words["ordinals"].get(ordinal)
        count = self.numbers.value(found["n"]) if found.get("n") else 1
        length = {"h": 6, "half": 6, "half-year": 6, "q": 3, "quarter": 3}.get(size, int(count or 1))
        if number is None or number * length > 12:
            return None
        offset = self.offset(found)
        whole: Value = Written(None, None, int(year)) if year else Written(offset=offset) if offset is not None else Written()
        return PartOf(whole, number, length), "date", None

    def season(self, found: Mapping[str, str]) -> Found:
        season, year, offset = self.calendar.seasons[found["s"].lower()], found.get("y"), self.offset(found)
        if found.get("to"):
            direction = self.words["directions"][found["to"].lower()]
            return Written(season, None, None, None if direction else 0, direction=direction or None), "date", None
        return Written(season, None, int(year) if year else None, offset), "date", None

    def decade(self, found: Mapping[str, str]) -> Found:
        """The 1990s are a decade, the 1800s a century."""
        decade = found["dec"]
        return Fixed(f"{decade[:2]}XX" if decade.endswith("0") and decade < "200" else f"{decade}X"), "date", None

    def years(self, found: Mapping[str, str]) -> Found:
        first, last = found["a"], found["b"]
        if len(last) == 2:
            last = first[:2] + last
            if int(last) != int(first) + 1:
                return None
        return (Fixed(f"{first}/{last}"), "date", None) if int(first) < int(last) else None

    def year(self, found: Mapping[str, str]) -> Found:
        return Written(year=int(found["y"])), "date", "year"

    def frequency(self, found: Mapping[str, str]) -> Found:
        return Fixed(self.words["frequencies"][" ".join(found["f"].lower().split())]), "frequency", None

    def context_year(self, found: Mapping[str, str]) -> Found:
        """ "The same year" as one told before."""
        offset = self.offset(found)
        return (Written(offset=offset), "date", None) if offset is not None and offset > BY_CONTEXT // 2 else None

    def length(self, found: Mapping[str, str]) -> Found:
        pattern, count = self.words["units"][found["u"].lower()], self.count(found["n"]) if found["n"] != "couple of" else 2.0
        prefix, unit = ("PT", pattern[-1]) if pattern.startswith("PT") else ("P", pattern[-1])
        times = int(re.sub(r"\D", "", pattern) or 1) * (3 if found["u"].lower() == "quarter" else 1)
        value = "X" if count is None else f"{count * times:g}"
        return Fixed(f"{prefix}{value}{unit}"), "duration", None
