"""Which reports tell of one engagement.

Reports are compared where they share two participants or the name of a format, and lie near in time; the likeliest pairs are joined first, and
none that would put two engagements of one document together or join what can't be one. People's judgements come before all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dragoman.model.dates import period_of
from dragoman.model.judgement import Judgement, split_mention
from dragoman.resolve.compare import THRESHOLD, VETO, Likeness, compare_reports, neighbouring
from dragoman.resolve.judged import standing_pairs
from dragoman.resolve.parties import fold_party
from dragoman.resolve.records import Decision, pair_decision
from dragoman.resolve.reports import Report

Pair = tuple[int, int]
WINDOW = 75  # days between reports that are compared; previews come early
MOST_KEYS = 16  # participants of one report by which it is looked up
NEAR = 1.25  # below the line: still worth a person's look
CROWD = 200  # reports of one block without a date that are compared with all


def candidate_pairs(reports: Sequence[Report]) -> list[Pair]:
    """The pairs worth comparing, as indexes, sorted."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for index, report in enumerate(reports):
        for key in _block_keys(report):
            blocks.setdefault(key, []).append(index)
    pairs = {pair for members in blocks.values() for pair in _near_pairs(reports, members)}
    return sorted(pair for pair in pairs if _may_pair(reports[pair[0]], reports[pair[1]]))


def _may_pair(left: Report, right: Report) -> bool:
    return left.ref.document != right.ref.document and neighbouring(left.engagement.type, right.engagement.type)


def _block_keys(report: Report) -> Iterator[tuple[str, ...]]:
    keys = sorted(report.keys)[:MOST_KEYS]
    yield from combinations(keys, 2)
    if report.engagement.title:
        yield ("title", *sorted(set(fold_party(report.engagement.title).split()))[:3])
    if len(keys) == 1:
        yield (report.origin, keys[0])


def _near_pairs(reports: Sequence[Report], members: Sequence[int]) -> Iterator[Pair]:
    """Pairs of a block that lie within the window; what has no date is held against all, in blocks that aren't crowded."""
    dated = sorted((when, index) for index in members if (when := _when(reports[index])))
    undated = [index for index in members if not _when(reports[index])]
    for place, (when, index) in enumerate(dated):
        for later, other in dated[place + 1 :]:
            if (later - when).days > WINDOW:
                break
            yield (min(index, other), max(index, other))
    if len(members) <= CROWD:
        for index in undated:
            yield from ((min(index, other), max(index, other)) for other in members if other != index)


def _when(report: Report) -> date | None:
    for value in (report.engagement.date, report.day):
        period = period_of(value)
        if period and period.year:
            return period.first
    return None


def cluster_reports(reports: Sequence[Report], judgements: Iterable[Judgement] = ()) -> Clustering:
    """Groups of reports of one engagement, each with the reasons for it, and every comparison that made them or came near to it."""
    found = {pair: compare_reports(reports[pair[0]], reports[pair[1]]) for pair in candidate_pairs(reports)}
    groups = _Groups(reports, found)
    groups.follow(judgements)

    def rank(pair: Pair) -> tuple[bool, float, Pair]:  # one type before neighbouring types
        left, right = (reports[index].engagement.type for index in pair)
        return left != right, -found[pair].score, pair

    for pair in sorted((pair for pair in found if found[pair].is_same), key=rank):
        groups.join(pair, found[pair].reasons)
    return Clustering(groups.listed(), groups.decisions())


@dataclass(frozen=True, slots=True)
class Clustering:
    """Groups of reports, as indexes in order, each with its reasons; and what was decided on pairs of them."""

    groups: list[tuple[list[int], tuple[str, ...]]]
    decisions: list[Decision]


class _Groups:
    """Growing groups that refuse what can't be one."""

    def __init__(self, reports: Sequence[Report], found: Mapping[Pair, Likeness]) -> None:
        self._reports = reports
        self._found = found
        self._group = {index: [index] for index in range(len(reports))}
        self._reasons: dict[int, list[str]] = {}
        self._apart: set[Pair] = set()
        self._joined: set[Pair] = set()
        self._judged: set[Pair] = set()

    def follow(self, judgements: Iterable[Judgement]) -> None:
        """Follows people's judgements, whatever the program thinks; those on mentions that aren't there wait."""
        same, apart, _ = standing_pairs(judgements, records=True)
        place = {report.ref.key: index for index, report in enumerate(self._reports)}
        for judgement in (*apart, *same):
            left, right = self._place(judgement, 0, place), self._place(judgement, 1, place)
            if left is not None and right is not None and left != right:
                pair = (min(left, right), max(left, right))
                self._judged.add(pair)
                if judgement.verdict == "different":
                    self._apart.add(pair)
                elif self._group[left] is not self._group[right] and not self._kept_apart(self._group[left], self._group[right]):
                    self._merge(pair, (judgement.told,))

    def _place(self, judgement: Judgement, side: int, place: Mapping[str, int]) -> int | None:
        """The report that one side of a judgement means: by its key and, where told, by its words."""
        mention = (judgement.left, judgement.right)[side]
        found = place.get(mention)
        if not judgement.words or (found is not None and self._words(found) == judgement.words[side]):
            return found
        document = split_mention(mention)[0]
        same_words = (index for index, report in enumerate(self._reports) if report.ref.document == document)
        return next((index for index in same_words if self._words(index) == judgement.words[side]), None)

    def _words(self, index: int) -> str:
        evidence = self._reports[index].engagement.evidence
        return evidence[0].quote if evidence else ""

    def join(self, pair: Pair, reasons: Sequence[str]) -> None:
        """Makes one group of two, unless a document, a veto or a person stands between them."""
        left, right = self._group[pair[0]], self._group[pair[1]]
        if left is not right and not self._excluded(left, right):
            self._joined.add(pair)
            self._merge(pair, reasons)

    def _kept_apart(self, left: Sequence[int], right: Sequence[int]) -> bool:
        return bool(self._apart) and any((min(one, other), max(one, other)) in self._apart for one in left for other in right)

    def _excluded(self, left: Sequence[int], right: Sequence[int]) -> bool:
        if self._kept_apart(left, right):
            return True
        for one in left:
            for other in right:
                pair = (min(one, other), max(one, other))
                likeness = self._found.get(pair) or compare_reports(self._reports[pair[0]], self._reports[pair[1]])
                if likeness.score <= VETO and pair not in self._judged:
                    return True
        return False

    def _merge(self, pair: Pair, reasons: Sequence[str]) -> None:
        left, right = self._group[pair[0]], self._group[pair[1]]
        names = " and ".join(self._reports[index].ref.key for index in pair)
        self._reasons.setdefault(pair[0], []).append(f"{names}: {'; '.join(reasons)}")
        joined = sorted(left + right)
        for index in joined:
            self._group[index] = joined

    def listed(self) -> list[tuple[list[int], tuple[str, ...]]]:
        """All groups by their first reports, with their reasons."""
        firsts = sorted({members[0] for members in self._group.values()})
        return [(self._group[first], tuple(reason for index in self._group[first] for reason in self._reasons.get(index, []))) for first in firsts]

    def decisions(self) -> list[Decision]:
        """The comparisons that joined two groups, and those that came near to it without."""
        near = [
            pair for pair, likeness in self._found.items() if likeness.score >= THRESHOLD - NEAR and self._group[pair[0]] is not self._group[pair[1]]
        ]
        return [self._decision(pair) for pair in sorted({*self._joined, *near})]

    def _decision(self, pair: Pair) -> Decision:
        left, right = (self._reports[index].ref.key for index in pair)
        likeness = self._found[pair]
        return pair_decision(left, right, likeness.reasons, likeness.score - THRESHOLD, accepted=pair in self._joined)
