"""Numbers that can't both hold: the same count of the same period claimed differently, and totals that aren't the sum of their parts.

A number stands for a range: what rounding leaves open, a tenth around "about", everything from "over" to twice as much, everything up to "up to". Two
numbers contradict each other where their ranges don't meet; where they do, one is only more precise.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.model.dates import period_of
from dragoman.model.records import Figure, quote_of
from dragoman.resolve.contradictions.corrections import RULE, corrected_value
from dragoman.resolve.contradictions.measures import Counted, Counting, make_measure
from dragoman.resolve.contradictions.of_facts import found, judged_value, make_contradiction
from dragoman.resolve.records import Contradiction, ContradictionKind, Value
from dragoman.resolve.steps.background import Background
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Row, node_of

FAR = 2.0  # numbers of one text that are further apart count other things
ROUNDED = 0.05  # of a number, at most, that its zeros at the end leave open
ABOUT = 0.1  # of a number that "about" leaves open to both sides
SLACK = {"over": (0.0, 1.0), "at least": (0.0, 1.0), "up to": (1.0, 0.0), "under": (1.0, 0.0), "about": (ABOUT, ABOUT)}  # below and above


@dataclass(frozen=True, slots=True)
class Counts:
    """A figure as others of its measure are looked for: where it stands, and its document's origin."""

    document: str
    figure: str
    stamp: str
    order: tuple[str, str, str]
    place: int
    origin: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure of a document, with what it counts."""

    figure: Figure
    counted: Counted
    value: Value
    origin: str


class Figures:
    """The steps on figures: what they measure through time, and which can't both hold."""

    def __init__(self, background: Background) -> None:
        self.background = background
        self.counting = Counting(background.parties.counting, background.parties)

    def tell(self, document: str, stamp: str, origin: str) -> Iterator[Row]:
        """What the figures of a document are found by, and which of its totals don't add up."""
        view = self.background.view(document)
        claims: list[Claim] = []
        for place, figure in enumerate(self.counting.figures(view)):
            counted = self.counting.counted(figure)
            told = Counts(document, figure.id, stamp, view.order, place, origin)
            if counted.subjects and counted.stems:
                yield Item("measures", node_of(*counted.key), told)
            if figure.period and figure.subject:
                yield Item("figures", node_of(figure.period, *counted.key), told)
                claims.append(self._claim(told))
        yield from map(found, compare_totals(claims))

    def _figure(self, told: Counts) -> Figure:
        return self.counting.figures(self.background.view(told.document))[told.place]

    def _claim(self, told: Counts) -> Claim:
        figure = self._figure(told)
        value = Value(told.document, f"{figure.value:.12g}", quote_of(figure.evidence), figure.id)
        return Claim(figure, self.counting.counted(figure), value, told.origin)

    def measure(self, group: Group) -> Iterator[Row]:
        """One measure through time."""
        counts: list[Counts] = sorted(group.all(Counts), key=lambda one: (one.order, one.place))
        figures = [(self.background.view(one.document), self._figure(one)) for one in counts]
        measure = make_measure(self.counting.counted(figures[0][1]), figures, self.background.parties, {one.document: one.origin for one in counts})
        yield Found("measures", measure.id, measure)

    def compare(self, group: Group) -> Iterator[Row]:
        """The same count of the same period, claimed with different numbers."""
        said = [self._claim(one) for one in sorted(group.all(Counts), key=lambda one: (one.order, one.place))]
        if len({one.value.value for one in said}) > 1 and not _counts_other_things(said):
            yield found(self._contradiction(said))

    def _contradiction(self, said: Sequence[Claim]) -> Contradiction:
        """What the numbers of one count and period are to each other, and which is shown."""
        agree = all(can_both_hold(one.figure, other.figure) for one, other in combinations(said, 2))
        support = {one.value.value: len({other.origin for other in said if other.value.value == one.value.value}) for one in said}
        exact = {one.value.value: len(one.value.value.rstrip("0")) for one in said}
        shown = max(sorted(support), key=lambda value: (support[value], exact[value] if agree else 0))
        rule = "more origins, then the more precise number" if agree else "more origins, then the smaller number"
        kind: ContradictionKind = "precision" if agree else "substance"
        told = [(self.background.view(one.value.document), one.value.value) for one in said]
        if not agree and (corrected := corrected_value(told, self.background.parties)):
            kind, shown, rule = "correction", corrected, RULE
        shown, rule = judged_value((one.value for one in said), self.background.right, shown, rule)
        figure = said[0].figure
        return make_contradiction(kind, what_words(figure), (one.value for one in said), shown, rule, "value")


def _counts_other_things(said: Sequence[Claim]) -> bool:
    """Whether numbers of one text count different things: they are far apart, or it is vague when ("the early 2030s")."""
    numbers = [one.figure.value for one in said]
    apart = max(numbers, key=abs) > FAR * min(numbers, key=abs) or period_of(said[0].figure.period) is None
    return len({one.value.document for one in said}) == 1 and apart


def what_words(figure: Figure) -> str:
    """What is counted, of whom and when; whom the measure names already isn't named again."""
    told = all(name in figure.measure for name in (figure.subject or "").split(" and "))
    return f"{figure.measure}{'' if told else f' of {figure.subject}'}, {figure.period}"


def can_both_hold(one: Figure, other: Figure) -> bool:
    """Whether two numbers may be of one quantity, one of them less precise."""
    (low, high), (lower, higher) = reach(one), reach(other)
    return max(low, lower) < min(high, higher) or (low, high) == (lower, higher)


def reach(figure: Figure) -> tuple[float, float]:
    """The lowest and highest value that a figure leaves open.

    >>> from dragoman.model.records import Figure
    >>> reach(Figure("f1", "Arvenia", "exports", 20_600_000, None, "USD", "2030", None, 0.9, ()))
    (20550000.0, 20650000.0)
    """
    below, above = SLACK.get(figure.qualifier or "", (0.0, 0.0))
    half = min(_step(figure.value), 1 if figure.qualifier else math.inf) / 2  # "up to 8,000" isn't rounded
    upper = figure.value if figure.value_to is None else figure.value_to
    return figure.value - max(half, below * abs(figure.value)), upper + max(half, above * abs(upper))


def _step(value: float) -> float:
    """How much the last digit of a number that counts is worth; never more than a twentieth of it."""
    text = f"{abs(value):.12g}"
    if "." in text:
        return float(10 ** -len(text.partition(".")[2]))
    zeros = len(str(int(abs(value)))) - len(str(int(abs(value))).rstrip("0"))
    return max(1.0, min(float(10**zeros), ROUNDED * abs(value)))


def compare_totals(claims: Sequence[Claim]) -> Iterator[Contradiction]:
    """Of one document: trade between two sides that isn't what both sell each other."""
    for total in claims:
        sold = [one for one in claims if _is_part(one, total)]
        for one, other in combinations(sold, 2):
            if _are_both_ways(one, other) and not _adds_up(total.figure, one.figure, other.figure):
                yield _of_total(total, one, other)


def _is_part(part: Claim, total: Claim) -> bool:
    """Whether a sum may be one way of the trade that *total* tells both ways of."""
    same = (part.figure.unit, part.figure.period) == (total.figure.unit, total.figure.period)
    return same and total.counted.stems == {"trade"} and len(part.counted.stems) == 1 and part.counted.subjects <= total.counted.subjects


def _are_both_ways(one: Claim, other: Claim) -> bool:
    """One side's exports and its imports, or the exports (imports) of both."""
    ways = {way for claim in (one, other) for way in claim.counted.stems}
    if not ways <= {"export", "import"}:
        return False
    return (len(ways) == 2) == (one.counted.subjects == other.counted.subjects)


def _adds_up(total: Figure, one: Figure, other: Figure) -> bool:
    low, high = reach(total)
    lows, highs = zip(reach(one), reach(other), strict=True)
    return low <= sum(highs) and sum(lows) <= high


def _of_total(total: Claim, one: Claim, other: Claim) -> Contradiction:
    added = one.figure.value + other.figure.value
    parts = f"{one.value.value} + {other.value.value} = {added:.12g}"
    what = f"{what_words(total.figure)}: {parts}"
    return make_contradiction("substance", what, (total.value, one.value, other.value), total.value.value, "the total as told", "value")
