"""Numbers in words and digits, as values: "twenty-five", "1,945", "25.7", "2 million"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.annotate.dates.calendar import alternatives
from dragoman.knowledge.schema import Knowledge

DIGITS = r"\d{1,3}(?:[,  ’']\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"


DIGITS_KEPT = 15  # what a float holds without noise: 8.2 billion is 8200000000


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words and scales ("thousand", "bn") with what they are worth."""

    words: Mapping[str, float]
    scales: Mapping[str, float]

    @classmethod
    def of(cls, knowledge: Knowledge) -> NumberWords:
        """As the file ``cues/en/numbers`` has them."""
        lexicon = knowledge.lexicons["cues/en/numbers"]
        assert isinstance(lexicon, dict)
        return cls(lexicon["words"], lexicon["scales"])

    @property
    def word(self) -> str:
        """A pattern for a number in words below a hundred, "twenty-five" included."""
        words = alternatives(self.words)
        return rf"(?:{words})(?:[- ](?:{words}))?"

    @property
    def scale(self) -> str:
        """A pattern for a scale."""
        return rf"(?:{alternatives(self.scales)})"

    def value(self, words: str) -> float | None:
        """What *words* are worth; ``None`` where one of them is no number.

        >>> NumberWords({"twenty": 20, "five": 5}, {"thousand": 1000}).value("twenty-five thousand")
        25000.0
        """
        total = group = 0.0  # what is told to the last "thousand" or above, and since
        for part in re.split(r"[\s-]+", words.strip().lower().replace("\xa0", " ")):
            if part == "half":
                group += 0.5
            elif part in ("a", "an", "and"):
                continue
            elif part in self.words:
                group += self.words[part]
            elif part in self.scales:
                total, group = self.scaled(total, group, self.scales[part])
            elif (digits := parse_digits(part)) is not None:
                group += digits
            else:
                return None
        return float(f"{total + group or self.alone(words):.{DIGITS_KEPT}g}")

    def scaled(self, total: float, group: float, scale: float) -> tuple[float, float]:
        """The sum and what is counted since, after a scale: "hundred" multiplies what is right before it, "million" ends a group."""
        if scale < 1000:
            return total, (group or 1.0) * scale
        if group or not total:
            return total + (group or 1.0) * scale, 0.0
        return total * scale, 0.0  # "two thousand million"

    def alone(self, words: str) -> float:
        """What "a" is worth with nothing after it."""
        return 1.0 if words.strip().lower() in ("a", "an") else 0.0


def parse_digits(digits: str) -> float | None:
    """The value of a number in digits: a comma before three digits parts thousands, else it is a decimal mark.

    >>> parse_digits("1,945"), parse_digits("25,7"), parse_digits("1,234.5")
    (1945.0, 25.7, 1234.5)
    """
    plain = re.sub(r"[\s  ’']", "", digits)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"\d+,\d+", plain):
        plain = plain.replace(",", ".")
    return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None
