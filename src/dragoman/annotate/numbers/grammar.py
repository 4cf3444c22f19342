"""The grammar of English quantities: from the characters at one place to a number with its comparator, its range and its unit.

"more than $25.7 million", "between 5 and 7 per cent", "10 to 12 thousand tons", "a dozen". What is counted is not told here, since that
takes grammar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.annotate.numbers.words import DIGITS, NumberWords
from dragoman.knowledge.schema import Knowledge

REACH = 30  # characters before a number in which its comparator stands
LARGEST = 1e18  # what is larger is no count of anything
LONG_NUMBER = re.compile(r"\d{7,}")  # without marks between thousands: a telephone or registration number


@dataclass(frozen=True, slots=True)
class Number:
    """A number at [start, end), its comparator within; ``number`` is where its first digit or word stands; ``unit`` is ``count`` without a unit."""

    start: int
    number: int
    end: int
    value: float
    upper: float | None
    unit: str
    qualifier: str | None
    in_words: bool


@dataclass(frozen=True)
class NumberGrammar:
    """Patterns made of the words of ``cues/en/numbers``."""

    numbers: NumberWords
    words: Mapping[str, Any]
    pattern: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    between: re.Pattern[str]
    units: Mapping[str, str]
    qualifiers: Mapping[str, str]
    openers: frozenset[str]
    particle: re.Pattern[str]  # a comparator that belongs to the verb before it: "handed over"
    glued: re.Pattern[str]  # a symbol with a digit right behind it: "AU$4"

    @classmethod
    def of(cls, knowledge: Knowledge) -> NumberGrammar:
        words = knowledge.lexicons["cues/en/numbers"]
        assert isinstance(words, dict)
        numbers = NumberWords.of(knowledge)
        units = {name: unit for group in (words["currencies"], words["units"]) for unit, names in group.items() for name in names}
        units |= dict.fromkeys(words["percent"], "percent") | dict.fromkeys(words["points"], "percentage points")
        qualifiers = {phrase: name for name, phrases in words["comparators"].items() for phrase in phrases}
        following = {phrase: name for name, phrases in words["after"].items() for phrase in phrases}
        return cls(
            numbers,
            words,
            quantity_pattern(numbers, words["symbols"], units),
            re.compile(rf"(?<!\w)(?P<phrase>{escaped(qualifiers)})\s*(?:(?:a|the)\s+(?:total|record|sum)\s+(?:of\s+)?)?\Z", re.IGNORECASE),
            re.compile(rf"\+|\s+(?P<phrase>{escaped(following)})\b", re.IGNORECASE),
            re.compile(r"(?<!\w)between\s+\Z", re.IGNORECASE),
            units | {name.lower(): unit for name, unit in units.items() if len(name) > 3},
            qualifiers | following,
            frozenset(numbers.words) | {"a", "an", "half"} | {symbol.lower().split()[0] for symbol in words["symbols"]},
            re.compile(rf"\b(?:{escaped(words['with_over'])}) over\Z", re.IGNORECASE),
            re.compile(rf"(?:{escaped(words['symbols'])})\d", re.IGNORECASE),
        )

    def can_open(self, word: str) -> bool:
        """Whether a quantity may begin with *word*."""
        return word[0].isdigit() or word[0] in "$€£" or word.lower().partition("-")[0] in self.openers or self.glued.match(word) is not None

    def match(self, text: str, at: int) -> Number | None:
        """The quantity whose number, or the currency before it, begins at *at*."""
        match = self.pattern.match(text, at)
        if match is None or LONG_NUMBER.fullmatch(match["value"]) or not self.has_edges(text, at, match.end()):
            return None
        between = self.between.search(text, max(0, at - 10), at)
        value, upper = self.values(match, between is not None)
        if value is None or value > LARGEST:
            return None
        end = match.end() if upper is not None or match["upper"] is None else match.end("scale")
        unit = self.unit(match["symbol"] or match["symbol2"], match["unit"] if end == match.end() else None)
        before, after = self.before.search(text, max(0, at - REACH), at), self.after.match(text, end)
        before = None if before is not None and self.particle.search(text, 0, before.end("phrase")) else before
        said = (before or after)["phrase"] if before or after else None  # type: ignore[index]  # one of the two matched
        qualifier = self.qualifiers[said.lower()] if said else "over" if after else None
        times, unit = self.words["multiples"].get(unit, (1, unit))
        value, upper = value * times, upper * times if upper is not None else None
        in_words = not any(letter.isdigit() for letter in match["value"])
        start = before.start() if before else between.start() if between and upper is not None else at
        return Number(start, at, end + (text[end : end + 1] == "+"), value, upper, unit, qualifier, in_words)

    def has_edges(self, text: str, start: int, end: int) -> bool:
        """Whether no digit, sign or letter is glued to what stands at [start, end)."""
        ahead, behind = text[end : end + 2], text[start - 1 : start]
        if behind and (behind.isalnum() or behind in "+-–/.:#№_@&"):
            return False
        glued = ahead[:1].isalnum() or ahead[:1] in ("_", "@", "°") or (len(ahead) > 1 and ahead[0] in "+/:.,-–" and ahead[1].isdigit())
        return not glued and not (len(ahead) > 1 and ahead[0] == "-" and ahead[1].isupper())

    def values(self, match: re.Match[str], is_between: bool) -> tuple[float | None, float | None]:
        """The number and the upper end of its range; a scale after the second holds for both."""
        first = self.numbers.value(f"{match['value']} {match['scale'] or ''}")
        if match["upper"] is None or first is None:
            return first, None
        last = self.numbers.value(f"{match['upper']} {match['scale2'] or ''}")
        money = match["symbol2"] is not None and match["symbol"] is None  # "rose 12 to $3 million"
        if last is None or money or (match["to"].strip() == "and") != is_between:
            return first, None
        if match["scale2"] and not match["scale"]:
            first = self.numbers.value(f"{match['value']} {match['scale2']}") or first
        return (first, last) if first < last else (first, None)

    def unit(self, symbol: str | None, unit: str | None) -> str:
        if symbol:
            return str(self.words["symbols"].get(symbol) or self.words["symbols"].get(symbol.upper(), "count"))
        if not unit:
            return "count"
        name = re.sub(r"\s+", " ", unit)
        return self.units.get(name) or self.units.get(name.lower(), "count")


def escaped(words: Mapping[str, Any]) -> str:
    """A pattern for any of *words*, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word)))


def quantity_pattern(numbers: NumberWords, symbols: Mapping[str, str], units: Mapping[str, str]) -> re.Pattern[str]:
    """Symbol, number, scale, the end of a range, unit."""
    long_scale = "|".join(scale for scale in sorted(numbers.scales, key=len, reverse=True) if len(scale) > 1)
    scale = rf"(?:[\s-]?(?:{long_scale})\b|[kmbKMB](?=\W|\Z))"
    in_words = rf"(?:half\s+)?(?:an?|{numbers.word})(?:[\s-](?:{long_scale})\b(?:(?:\s+and)?\s+{numbers.word}\b)?){{1,6}}|{numbers.word}\b"
    number = rf"(?:{DIGITS}|{in_words})"
    symbol = rf"(?:{escaped(symbols)})"
    unit_names = {name: "" for name in units if len(name) > 1}
    glued = rf"[\s-]?(?P<unit>{escaped(unit_names)}|%|°C|t\b|m\b(?=\s+(?:high|long|deep|wide|above|below)))(?!\w)"
    upper = rf"(?:(?P<to>\s?[-–—]\s?|\s+(?:to|and|or)\s+)(?P<symbol2>{symbol})?\s?(?P<upper>{number})(?P<scale2>{scale}*))?"
    percent = rf"(?:\s?%(?=(?:\s?[-–—]\s?|\s+(?:to|and|or)\s+)(?:{number})\s?(?:%|per\s?cent|pct)))?"  # "5% to 7%"
    return re.compile(rf"(?P<symbol>{symbol})?\s?(?P<value>{number})(?P<scale>{scale}*){percent}{upper}(?:{glued})?", re.IGNORECASE)
