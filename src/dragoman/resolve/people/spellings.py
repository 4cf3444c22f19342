"""Which of several spellings of one name is shown: a rule anybody can check.

What a person has found right comes first. A name in full comes before one with initials. Then more independent origins win; then more documents;
then the fuller form; then what is written more often in its documents, since a slip is seldom repeated; then the later report; then the alphabet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.resolve.people.names import plain_tokens


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


# Each measure with its words; more is better, and the first that tells two names apart decides.
MEASURES: tuple[tuple[Measure, str], ...] = (
    (_right, "a person's judgement"),
    (_in_full, "the name in full"),
    (_origins, "more origins ({mine} against {other})"),
    (_documents, "more documents ({mine} against {other})"),
    (_names, "the fuller form"),
    (_times, "written more often ({mine} against {other})"),
    (_latest, "the later report"),
)


def _measured(name: str, uses: Sequence[Use]) -> tuple[int, ...]:
    mine = [use for use in uses if use.name == name]
    return tuple(measure(name, mine) for measure, _ in MEASURES)


def rank_names(uses: Sequence[Use]) -> list[str]:
    """The spellings among *uses*, the one to be shown first."""
    names = sorted({use.name for use in uses})
    return sorted(names, key=lambda name: _measured(name, uses), reverse=True)


def best_name(uses: Sequence[Use]) -> str:
    """The spelling to be shown."""
    return rank_names(uses)[0]


def why_shown(name: str, uses: Sequence[Use]) -> str:
    """Why *name* is shown before the next best: the first measure that tells them apart, in words."""
    mine = _measured(name, uses)
    others = [_measured(other, uses) for other in rank_names(uses) if other != name]
    for place, (_, words) in enumerate(MEASURES):
        if others and mine[place] != others[0][place]:
            return words.format(mine=mine[place], other=others[0][place])
    return "nothing tells them apart; the last in the alphabet"
