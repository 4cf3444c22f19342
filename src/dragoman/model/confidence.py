"""How sure a record is: what spoke for and against it, the score that this adds up to, and the probability that such a score means.

The weights are a rule's own reckoning; what they are worth is measured on annotated documents and kept as a curve for each kind of record.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

LEAST, MOST = 0.02, 0.98  # nothing that a program reads is certain


@dataclass(frozen=True, slots=True)
class Weight:
    """One thing that made a record more or less sure: in words, and how much it counts."""

    words: str
    value: float


def score_of(weights: Iterable[Weight]) -> float:
    """The sum of *weights*, kept within [0.02, 0.98].

    >>> score_of([Weight("told by a verb", 0.62), Weight("dated", 0.07)])
    0.69
    """
    return round(min(MOST, max(LEAST, sum(weight.value for weight in weights))), 4)


@dataclass(frozen=True, slots=True)
class Curve:
    """A map from scores to probabilities: straight lines between knots that rise from left to right, level beyond them. Without knots, none.

    >>> Curve(((0.4, 0.2), (0.8, 0.6))).at(0.6), Curve(((0.4, 0.2), (0.8, 0.6))).at(0.9), Curve().at(0.9)
    (0.4, 0.6, 0.9)
    """

    knots: tuple[tuple[float, float], ...] = ()

    def at(self, score: float) -> float:
        """The probability that a record of this score is right, in [0, 1], to two decimals."""
        if not self.knots:
            return round(score, 2)
        place = bisect_right([knot[0] for knot in self.knots], score)
        if place in (0, len(self.knots)):
            return round(self.knots[max(0, place - 1)][1], 2)
        (left, low), (right, high) = self.knots[place - 1 : place + 1]
        return round(low + (high - low) * (score - left) / (right - left), 2)

    def of(self, weights: Iterable[Weight]) -> float:
        """The probability that *weights* come to."""
        return self.at(score_of(weights))
