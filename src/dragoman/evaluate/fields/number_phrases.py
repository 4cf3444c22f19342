"""Numbers in running text, wherever they stand and whatever they count: digits with their marks, scales, fractions, English number words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.annotate.numbers.words import NumberWords

DIGITS = r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+"
FOREIGN = r"\d{1,3}(?:[.\s]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"


@dataclass(frozen=True)
class NumberPhrases:
    """Finds numbers with their values."""

    words: NumberWords
    fractions: Mapping[str, int]

    @cached_property
    def english(self) -> re.Pattern[str]:
        """A number in English: digits or words, with scales, a fraction after "and"."""
        scale = "|".join(sorted((name for name in self.words.scales if len(name) > 2), key=len, reverse=True))
        word = "|".join(sorted(self.words.words, key=len, reverse=True))
        small = rf"(?:{word})(?:[-\s](?:{word}))?"
        under = "|".join(self.fractions)
        digits = rf"(?:{DIGITS})(?:\s?(?:{scale}|[kmb](?!\w)|mm(?!\w)))?"
        large = rf"(?:half\s+)?(?:an?\s+)?(?:{scale})(?=\s|-|\b)|half an?\s+(?:{scale})"
        begin = rf"(?:{digits}|{large}|{small}(?:[-\s](?:{scale}))*)"
        more = (
            rf"(?:(?:\s+and)?[-\s]+(?:{small}(?:[-\s](?:{scale}))+|{small}(?=\W|\Z)(?!\s(?:{under})\b)|\d{{1,3}}\s(?:{scale})|\d{{1,2}}(?=\W|\Z)))*"
        )
        fraction = rf"(?:\s+and\s+(?P<over>an?|{word})[-\s](?P<under>{under})|\s+point\s+(?P<point>(?:(?:{word})\s?)+))?"
        only = rf"(?P<top>an?|{word})[-\s](?P<bottom>{under})"
        written = r"(?P<up>\d+)/(?P<down>\d+)"
        return re.compile(
            rf"(?<![\w.])(?P<minus>-|minus\s+|negative\s+)?(?:{written}|{only}|(?P<main>{begin}{more}){fraction})(?!\w|\.\d)", re.IGNORECASE
        )

    def find(self, text: str, *, english: bool) -> Iterator[tuple[int, int, float]]:
        """Start, end and value of each number, in order."""
        if not english:
            yield from _foreign(text)
            return
        for match in self.english.finditer(text):
            value = self.value(match)
            if value is not None:
                end = match.start() + len(match.group().rstrip())
                yield match.start(), end, -value if match["minus"] else value

    def value(self, match: re.Match[str]) -> float | None:
        """What a match is worth."""
        if match["up"]:
            return int(match["up"]) / int(match["down"]) if int(match["down"]) else None
        if match["top"]:
            return (self.words.value(match["top"]) or 1.0) / self.fractions[match["bottom"].lower()]
        main = match["main"]
        if re.fullmatch(DIGITS, main, re.IGNORECASE):
            return float(re.sub(r"[, ]", "", main))
        glued = re.sub(r"(?<=\d)\s?mm\b", " million", main, flags=re.IGNORECASE)
        glued = re.sub(r"(?<=\d)(?=[a-z])", " ", glued, flags=re.IGNORECASE)
        value = self.words.value(glued.replace(",", ""))
        if value is not None and match["under"]:
            value += (self.words.value(match["over"]) or 1.0) / self.fractions[match["under"].lower()]
        if value is not None and match["point"]:
            digits = "".join(f"{self.words.words[word]:g}" for word in match["point"].lower().split())
            value += float(f"0.{digits}")
        return value


def _foreign(text: str) -> Iterator[tuple[int, int, float]]:
    """Digits as the Continent writes them: a comma before decimals, points or spaces between thousands."""
    for match in re.finditer(rf"(?<![\w.,])(?P<minus>-)?(?P<number>{FOREIGN})(?![\d])", text):
        number = match["number"]
        grouped = re.fullmatch(r"\d{1,3}(?:[.\s]\d{3})+(?:,\d+)?", number)
        plain = re.sub(r"[.\s]", "", number).replace(",", ".") if grouped else number.replace(",", ".")
        value = float(plain)
        yield match.start(), match.end(), -value if match["minus"] else value
