"""Which round of which standing format a report tells of: "the ninth Lakes–Uplands Security Dialogue", "third session of the Commission"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dragoman.model.records import Engagement, quote_of
from dragoman.resolve.bodies.parties import fold_party

FORMATS = frozenset({"consultations", "conference", "summit", "negotiation", "meeting"})  # types that may be a round
FEW = 9  # words between a number and what it counts
NUMERAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)\Z")
ROMAN = {"ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15}
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[.;:!?,()]")
SAME_NAME = 0.5  # of the shorter name of a format that the longer has
LITTLE = frozenset({"of", "the", "and", "for", "on", "between"})
STOPS = frozenset(".;:!?,()")


@dataclass(frozen=True, slots=True)
class Round:
    """A numbered sitting; ``name`` are the words of the format, ``stems`` what they are compared by."""

    number: int
    name: str
    stems: frozenset[str]


@dataclass(frozen=True)
class Formats:
    """What the knowledge calls formats and rounds."""

    words: Mapping[str, Any]

    @cached_property
    def formats(self) -> frozenset[str]:
        """Nouns for standing formats."""
        return frozenset(self.words.get("formats", ()))

    @cached_property
    def rounds(self) -> frozenset[str]:
        """Nouns for their sittings."""
        return frozenset(self.words.get("rounds", ()))

    @cached_property
    def plain(self) -> frozenset[str]:
        """Words before a format's name that are no part of it."""
        return frozenset(self.words.get("plain", ()))

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """Words within the name of a format that may be written small."""
        return frozenset(self.words.get("adjectives", ()))

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The beginnings of words for what formats are about."""
        return tuple(start for starts in self.words.get("covers", {}).values() for start in starts)

    def describes(self, word: str) -> bool:
        """Whether a word may describe a format: "political", "trade"."""
        return word in self.adjectives or word.startswith(self.fields)

    def number_of(self, word: str) -> int | None:
        """The number that an ordinal word or numeral tells."""
        folded = word.casefold()
        numeral = NUMERAL.match(folded)
        known: int | None = self.words.get("ordinals", {}).get(folded)
        return int(numeral[1]) if numeral else known or (ROMAN.get(folded) if word.isupper() else None)

    def round_of(self, engagement: Engagement) -> Round | None:
        """The round that an engagement's title or evidence tells; ``None`` where they tell none or several."""
        if engagement.type not in FORMATS:
            return None
        found: dict[int, Round] = {}
        for text in (engagement.title or "", quote_of(engagement.evidence)):
            for one in self.rounds_in(text):
                found.setdefault(one.number, one)
        return next(iter(found.values())) if len(found) == 1 else None

    def rounds_in(self, text: str) -> list[Round]:
        """All rounds that *text* names."""
        words = WORD.findall(text)
        return [
            one
            for place, word in enumerate(words)
            if (number := self.number_of(word)) and (one := self._named(number, words[place + 1 : place + 1 + FEW + 4])) is not None
        ]

    def _named(self, number: int, words: list[str]) -> Round | None:
        """The format that stands behind a number: its words up to its noun, those of the sitting left out."""
        name: list[str] = []
        sitting = False
        for word in words:
            folded = word.casefold()
            if word in STOPS or len(name) > FEW:
                return None
            if not name and folded in self.rounds:
                sitting = True
                continue
            if not name and (folded in self.plain or (sitting and folded in LITTLE)):
                continue
            if not name and folded in LITTLE:
                return None
            name.append(word)
            if folded in self.formats:
                return Round(number, " ".join(name), stems(" ".join(name)))
            if not word[:1].isupper() and folded not in LITTLE and not self.describes(folded):
                return None
        return None


def is_one_round(left: Round | None, right: Round | None) -> bool:
    """Whether two reports tell of one numbered sitting of one format."""
    return left is not None and right is not None and left.number == right.number and overlap(left.stems, right.stems) >= SAME_NAME


def stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words of *text*: enough to see that two phrasings are about one thing."""
    return frozenset(word[:4] for word in fold_party(text).split() if len(word) > 3)


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the smaller set the larger has, in [0, 1]."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0
