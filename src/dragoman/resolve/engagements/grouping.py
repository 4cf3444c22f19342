"""Growing groups of reports: the likeliest pairs are joined first, none that would put two engagements of one document together or join what can't
be one. People's judgements come before all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.resolve.engagements.compare import THRESHOLD, compare_reports
from dragoman.resolve.engagements.findings import VETO
from dragoman.resolve.engagements.reported import Reported, report_node
from dragoman.resolve.engagements.reports import Report
from dragoman.resolve.records import Decision, pair_decision
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.verdicts import Verdict

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Likely:
    """What the comparison of two reports gave, with its reasons."""

    score: float
    reasons: tuple[str, ...]


class Grouping:
    """The reports of one group of linked nodes, parted into engagements."""

    def __init__(self, group: Group, report: Callable[[Reported], Report]) -> None:
        self._nodes = sorted(group.items, key=lambda node: self._item(group.items[node]).key)
        self._items = [self._item(group.items[node]) for node in self._nodes]
        self._report = report
        self._found: dict[Pair, Likely] = {}
        self._outside: list[tuple[Reported, Reported, Likely]] = []
        self._verdicts: list[tuple[Verdict, Pair]] = []
        self._group = {index: [index] for index in range(len(self._items))}
        self._reasons: dict[int, list[str]] = {}
        self._apart: set[Pair] = set()
        self._joined: set[Pair] = set()
        self._judged: set[Pair] = set()
        self._read(group)

    @staticmethod
    def _item(values: Sequence[object]) -> Reported:
        return next(value for value in values if isinstance(value, Reported))

    def _read(self, group: Group) -> None:
        place = {node: index for index, node in enumerate(self._nodes)}
        for link in group.links:
            if link.left in place and link.right in place:
                pair = (min(place[link.left], place[link.right]), max(place[link.left], place[link.right]))
                if isinstance(link.value, Verdict):
                    self._verdicts.append((link.value, pair))
                else:
                    self._found[pair] = link.value
            elif isinstance(link.value, Likely) and (others := [*group.at(link.left), *group.at(link.right)]):
                left, right = sorted((one for one in others if isinstance(one, Reported)), key=lambda one: one.key)
                if report_node(left.document, left.engagement) in place:
                    self._outside.append((left, right, link.value))

    @cached_property
    def _reports(self) -> list[Report]:
        return [self._report(one) for one in self._items]

    def join_all(self) -> None:
        """People's judgements first, whatever the program thinks; then the likeliest pairs, one type before neighbouring types."""
        for verdict, pair in sorted(self._verdicts, key=lambda one: (one[0].same, *one[0].order)):
            self._follow(verdict, pair)
        for pair in sorted((pair for pair, one in self._found.items() if one.score >= THRESHOLD), key=self._rank):
            left, right = self._group[pair[0]], self._group[pair[1]]
            if left is not right and not self._excluded(left, right):
                self._joined.add(pair)
                self._merge(pair, self._found[pair].reasons)

    def _rank(self, pair: Pair) -> tuple[bool, float, Pair]:
        return self._items[pair[0]].type != self._items[pair[1]].type, -self._found[pair].score, pair

    def _follow(self, verdict: Verdict, pair: Pair) -> None:
        self._judged.add(pair)
        if not verdict.same:
            self._apart.add(pair)
        elif self._group[pair[0]] is not self._group[pair[1]] and not self._kept_apart(self._group[pair[0]], self._group[pair[1]]):
            self._merge(pair, (verdict.told,))

    def _kept_apart(self, left: Sequence[int], right: Sequence[int]) -> bool:
        return bool(self._apart) and any((min(one, other), max(one, other)) in self._apart for one in left for other in right)

    def _excluded(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether a document, a veto or a person stands between two groups."""
        if self._kept_apart(left, right):
            return True
        for one in left:
            for other in right:
                pair = (min(one, other), max(one, other))
                if pair not in self._judged and self._score(pair) <= VETO:
                    return True
        return False

    def _score(self, pair: Pair) -> float:
        found = self._found.get(pair)
        return found.score if found else compare_reports(self._reports[pair[0]], self._reports[pair[1]]).score

    def _merge(self, pair: Pair, reasons: Sequence[str]) -> None:
        left, right = self._group[pair[0]], self._group[pair[1]]
        names = " and ".join(self._items[index].name for index in pair)
        self._reasons.setdefault(pair[0], []).append(f"{names}: {'; '.join(reasons)}")
        joined = sorted(left + right)
        for index in joined:
            self._group[index] = joined

    def listed(self) -> Iterator[tuple[list[Reported], tuple[str, ...]]]:
        """All groups by their first reports, with their reasons."""
        for first in sorted({members[0] for members in self._group.values()}):
            reasons = tuple(reason for index in self._group[first] for reason in self._reasons.get(index, []))
            yield [self._items[index] for index in self._group[first]], reasons

    def decisions(self) -> Iterator[Decision]:
        """The comparisons that joined two groups, and those that came near to it without."""
        near = [pair for pair in self._found if self._group[pair[0]] is not self._group[pair[1]]]
        for pair in sorted({*self._joined, *near}):
            yield _decision(self._items[pair[0]], self._items[pair[1]], self._found[pair], accepted=pair in self._joined)
        for left, right, likely in self._outside:
            yield _decision(left, right, likely, accepted=False)


def _decision(left: Reported, right: Reported, likely: Likely, *, accepted: bool) -> Decision:
    return pair_decision(left.name, right.name, likely.reasons, likely.score - THRESHOLD, accepted=accepted)
