"""The grammar of English times: from the words at one place of a text to what they mean.

A rule is a pattern and a builder; all rules are tried at a word that can open a time, and the longest that fits is taken. Times of day add
nothing to a value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.annotate.dates.calendar import Calendar
from dragoman.annotate.dates.rules import Bare, Builder, Role, Rules
from dragoman.annotate.dates.values import Value
from dragoman.annotate.numbers.words import NumberWords
from dragoman.knowledge.schema import Knowledge


@dataclass(frozen=True, slots=True)
class Expression:
    """A temporal expression at [start, end) of a text, not yet resolved; ``bare`` is a year or month that needs words around it to be one."""

    start: int
    end: int
    value: Value
    role: Role = "date"
    bare: Bare = None


@dataclass(frozen=True)
class Grammar:
    """Rules made of the words of ``cues/en/dates``, ``calendar`` and ``numbers``."""

    rules: tuple[tuple[re.Pattern[str], Builder], ...]
    openers: frozenset[str]
    counting: frozenset[str]  # openers that open a time only with a unit after them
    calendar: Calendar
    words: Mapping[str, Any]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Grammar:
        words = knowledge.lexicons["cues/en/dates"]
        assert isinstance(words, dict)
        return cls(*Rules(words, Calendar.of(knowledge), NumberWords.of(knowledge)).build())

    def match(self, text: str, at: int) -> Expression | None:
        """The longest expression that begins at *at*."""
        best: Expression | None = None
        for pattern, builder in self.rules:
            match = pattern.match(text, at)
            if match and (best is None or match.end() > best.end) and (found := builder(match.groupdict())):
                best = Expression(at, match.end(), *found)
        return best
