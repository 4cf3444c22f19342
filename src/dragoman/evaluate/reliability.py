"""Whether stated probabilities mean what they say: measures of them, and the curve that brings scores to them.

Brier score: the mean square of what was stated less what came true (0 is best, 0.25 is what "half" always gives). Expected calibration error: how far
stated and true shares lie apart, by tenths of the stated probability, weighted by how many records stand in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.model.confidence import LEAST, MOST, Curve

BINS = 10
MOST_KNOTS = 6
FEWEST = 5  # records that a knot may stand on
PRIOR = 4.0  # records' worth of trust in the share of the whole kind, lest few records make a certainty

Case = tuple[float, bool]  # a score or a probability, and whether the record is right


@dataclass(frozen=True, slots=True)
class Bin:
    """The records whose stated probability lies in one tenth: how many, what was stated on average, and the share that is right."""

    low: float
    count: int
    stated: float
    right: float


def brier(cases: Sequence[Case]) -> float:
    """The Brier score; 0 for no cases."""
    return sum((stated - right) ** 2 for stated, right in cases) / len(cases) if cases else 0.0


def bins_of(cases: Sequence[Case], placed: Sequence[float] | None = None) -> list[Bin]:
    """The reliability table: a row for each tenth in which records stand, by what is stated of them or by *placed*."""
    tenths = [min(BINS - 1, int(value * BINS + 1e-9)) for value in placed or [stated for stated, _ in cases]]
    rows = []
    for tenth in sorted(set(tenths)):
        held = [case for case, place in zip(cases, tenths, strict=True) if place == tenth]
        rows.append(Bin(tenth / BINS, len(held), mean([stated for stated, _ in held]), mean([right for _, right in held])))
    return rows


def calibration_error(cases: Sequence[Case]) -> float:
    """The expected calibration error; 0 for no cases."""
    return sum(row.count * abs(row.stated - row.right) for row in bins_of(cases)) / len(cases) if cases else 0.0


def mean(values: Sequence[float]) -> float:
    """The mean of at least one value."""
    return sum(values) / len(values)


def fit(cases: Sequence[Case]) -> Curve:
    """The rising curve from scores to the shares that are right: a few knots, each on enough records (isotonic regression over groups of scores).

    Without cases, the curve that leaves scores as they are.
    """
    if not cases:
        return Curve()
    overall = mean([right for _, right in cases])
    levels: list[list[Case]] = []
    for group in grouped(sorted(cases)):
        levels.append(group)
        while len(levels) > 1 and share(levels[-2], overall) >= share(levels[-1], overall):
            later = levels.pop()
            levels[-1] += later
    knots = [(mean([score for score, _ in level]), share(level, overall)) for level in levels]
    return Curve(tuple((round(score, 3), round(probability, 3)) for score, probability in knots))


def grouped(cases: Sequence[Case]) -> list[list[Case]]:
    """*cases*, sorted, in groups that are large enough; records of one score stay together."""
    levels = [list(same) for _, same in groupby(cases, key=lambda case: case[0])]
    enough = FEWEST if len(levels) <= MOST_KNOTS else max(FEWEST, len(cases) / MOST_KNOTS)
    groups: list[list[Case]] = []
    for same in levels:
        if groups and len(groups[-1]) < enough:
            groups[-1] += same
        else:
            groups.append(same)
    if len(groups) > 1 and len(groups[-1]) < FEWEST:
        last = groups.pop()
        groups[-1] += last
    return groups


def share(cases: Sequence[Case], overall: float) -> float:
    """The share of *cases* that is right, drawn a little towards *overall*."""
    drawn = (sum(right for _, right in cases) + PRIOR * overall) / (len(cases) + PRIOR)
    return min(MOST, max(LEAST, drawn))
