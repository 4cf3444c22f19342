"""Figures through time: one measure of one subject in one unit, each period with the numbers claimed for it and by whom.

Two figures are of one measure where their subject and partner, their unit and the telling words of what they count agree. Words that say nothing of
what is counted ("total", "volume"), names of the parties, and differences between usual words for one thing ("turnover", "trade volume") don't
count; which these are stands in ``cues/en/counted.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from dragoman.model.ids import digest
from dragoman.model.records import Engagement, Figure
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.records_over_time import Claimed, Measure, MeasurePoint

TWO = 2  # sides that meet alone
STEM = 5  # letters by which words are compared
Told = tuple[DocumentView, Figure]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts: of whom, with whom, in which unit, and the stems of the words for it."""

    subjects: frozenset[str]
    partners: frozenset[str]
    unit: str
    stems: frozenset[str]

    @property
    def key(self) -> tuple[str, ...]:
        """What figures of one measure have in common."""
        return ("+".join(sorted(self.subjects)), "+".join(sorted(self.partners)), self.unit, *sorted(self.stems))


@dataclass(frozen=True)
class Counting:
    """How what figures count is compared, by the words of the knowledge."""

    words: Mapping[str, Any]
    parties: Parties

    @cached_property
    def empty(self) -> frozenset[str]:
        """Words that say nothing of what is counted."""
        return frozenset(self.words.get("empty", ()))

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """From a word or two to the usual word for the same."""
        return {fold_party(word): head for head, words in self.words.get("alike", {}).items() for word in words}

    @cached_property
    def mutual(self) -> frozenset[str]:
        """What is between two sides, whoever of them is named first."""
        return frozenset(self.words.get("mutual", ()))

    def counted(self, figure: Figure) -> Counted:
        """What *figure* counts."""
        subjects = self.parties.ids_of(figure.subject)
        named, words = self.parties.parted(fold_party(figure.measure).split())
        stems = frozenset(self._stems(words))
        if stems & self.mutual:
            return Counted(subjects | named, frozenset(), figure.unit, stems)
        return Counted(subjects, named - subjects, figure.unit, stems)

    def figures(self, view: DocumentView) -> tuple[Figure, ...]:
        """The figures of a document; what is between two sides, and is told without them, of the two who alone met there."""
        told = view[Figure]
        if not any(self._is_without_sides(figure) for figure in told):
            return told
        sides = {frozenset(side for one in record.participants for side in self.parties.of(one)) for record in view[Engagement] if record.main}
        states = sides.pop() if len(sides) == 1 else frozenset()
        if len(states) != TWO or not all(side.startswith("territory:") for side in states):
            return told
        both = " and ".join(self.parties.names_of(states))
        return tuple(replace(figure, subject=both) if self._is_without_sides(figure) else figure for figure in told)

    def _is_without_sides(self, figure: Figure) -> bool:
        return not figure.subject and bool(self.counted(figure).stems & self.mutual)

    def _stems(self, words: Sequence[str]) -> Iterator[str]:
        place = 0
        while place < len(words):
            pair = " ".join(words[place : place + 2])
            if pair in self.heads:
                yield self.heads[pair]
                place += 2
                continue
            word = words[place]
            place += 1
            if word in self.heads:
                yield self.heads[word]
            elif word not in self.empty:
                yield word[:STEM]


def make_measure(counted: Counted, told: Sequence[Told], parties: Parties, origin_of: Mapping[str, str]) -> Measure:
    """What is told of one measure, in the order of documents."""
    sides = sorted(counted.subjects)
    partners = sorted(counted.partners)
    return Measure(
        id=f"mea-{digest(*counted.key)}",
        name=min((figure.measure for _, figure in told), key=lambda text: (len(text), text)),
        unit=counted.unit,
        subject=" and ".join(parties.name_of(side) for side in sides),
        parties=tuple(dict.fromkeys((*sides, *partners))),
        points=tuple(_points(told, origin_of)),
        documents=tuple(dict.fromkeys(view.id for view, _ in told)),
    )


def _points(told: Sequence[Told], origin_of: Mapping[str, str]) -> Iterator[MeasurePoint]:
    """By period, the undated last; of one period the number that most origins claim comes first."""
    periods: dict[str | None, list[Told]] = {}
    for view, figure in told:
        periods.setdefault(figure.period, []).append((view, figure))
    for period in sorted(periods, key=lambda text: (text is None, text or "")):
        numbers: dict[tuple[float, float | None], list[Told]] = {}
        for view, figure in periods[period]:
            numbers.setdefault((figure.value, figure.value_to), []).append((view, figure))
        found = [_claimed(value, upper, group, origin_of) for (value, upper), group in numbers.items()]
        yield MeasurePoint(period, tuple(sorted(found, key=lambda one: (-one.origins, one.value, one.value_to or 0))))


def _claimed(value: float, upper: float | None, told: Sequence[Told], origin_of: Mapping[str, str]) -> Claimed:
    return Claimed(
        value=value,
        value_to=upper,
        qualifier=next((figure.qualifier for _, figure in told if figure.qualifier), None),
        origins=len({origin_of[view.id] for view, _ in told}),
        figures=tuple(f"{view.id}#{figure.id}" for view, figure in told),
    )
