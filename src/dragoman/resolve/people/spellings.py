"""Which of several spellings of one name is shown: a rule anybody can check.

What a person has found right comes first; then, where the settings say so, what was written on the latest or earliest day. A name in full comes
before one with initials. Then more independent origins win; then more documents; then the fuller form; then what is written more often in its
documents, since a slip is seldom repeated; then the later report; then the alphabet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.resolve.people.names import plain_tokens
from dragoman.resolve.shown import looked_at
from dragoman.settings import Shown


@dataclass(frozen=True, slots=True)
class Use:
    """A name as one document writes it, how often, and when the document came out."""

    name: str
    document: str
    origin: str
    published: str = ""
    times: int = 1
    right: bool = False  # a person has found this spelling right


Measure = Callable[[str, Sequence[Use]], int]


def _right(name: str, uses: Sequence[Use]) -> int:
    return int(any(use.right for use in uses))


def _in_full(name: str, uses: Sequence[Use]) -> int:
    return int(all(len(token) > 1 for token in plain_tokens(name)))


def _origins(name: str, uses: Sequence[Use]) -> int:
    return len({use.origin for use in uses})


def _documents(name: str, uses: Sequence[Use]) -> int:
    return len({use.document for use in uses})


def _names(name: str, uses: Sequence[Use]) -> int:
    return len(plain_tokens(name))


def _times(name: str, uses: Sequence[Use]) -> int:
    return sum(use.times for use in uses)


def _latest(name: str, uses: Sequence[Use]) -> int:
    return max(int(f"0{use.published[:10].replace('-', '')}") for use in uses)


JUDGED = "a person's judgement"
# Each measure with its words; more is better, and the first that tells two names apart decides.
MEASURES: tuple[tuple[Measure, str], ...] = (
    (_in_full, "the name in full"),
    (_origins, "more origins ({mine} against {other})"),
    (_documents, "more documents ({mine} against {other})"),
    (_names, "the fuller form"),
    (_times, "written more often ({mine} against {other})"),
    (_latest, "the later report"),
)


def _measured(name: str, uses: Sequence[Use], first: Sequence[Use]) -> tuple[int, ...]:
    """How *name* does by each measure, and before these: whether it was found right, and whether it is among the uses looked at *first*."""
    mine = [use for use in uses if use.name == name]
    counted = [use for use in first if use.name == name]
    return (_right(name, mine), bool(counted), *(measure(name, counted or mine) for measure, _ in MEASURES))


def _all_measured(uses: Sequence[Use], by: Shown) -> dict[str, tuple[int, ...]]:
    """The spellings in the alphabet's order, measured."""
    right = [use for use in uses if use.right]
    first = uses if by == "origins" else looked_at(right or uses, lambda use: use.published, by)
    return {name: _measured(name, uses, first) for name in sorted({use.name for use in uses})}


def rank_names(uses: Sequence[Use], by: Shown) -> list[str]:
    """The spellings among *uses*, the one to be shown first."""
    return _ranked(_all_measured(uses, by))


def _ranked(measured: Mapping[str, tuple[int, ...]]) -> list[str]:
    return sorted(measured, key=measured.__getitem__, reverse=True)


def best_name(uses: Sequence[Use], by: Shown = "origins") -> str:
    """The spelling to be shown."""
    return rank_names(uses, by)[0]


def why_shown(name: str, uses: Sequence[Use], by: Shown = "origins") -> str:
    """Why *name* is shown before the next best: the first measure that tells them apart, in words."""
    measured = _all_measured(uses, by)
    mine, others = measured[name], [other for other in _ranked(measured) if other != name]
    for place, words in enumerate((JUDGED, f"the {by} report", *(words for _, words in MEASURES))):
        if others and mine[place] != measured[others[0]][place]:
            return words.format(mine=mine[place], other=measured[others[0]][place])
    return "nothing tells them apart; the last in the alphabet"
