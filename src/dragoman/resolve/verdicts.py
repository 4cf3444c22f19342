"""People's "same" and "different", brought to the two nodes that they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.model.judgement import Judgement
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Link, Node, Row


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement on two mentions, as one side of it is found; ``order`` is its date and id."""

    same: bool
    told: str
    order: tuple[str, str]
    side: int
    node: Node

    @classmethod
    def of(cls, judgement: Judgement, side: int, node: Node) -> Verdict:
        """The judgement, its *side* found at *node*."""
        return cls(judgement.verdict == "same", judgement.told, (judgement.date, judgement.id), side, node)


def follow(step: str) -> Callable[[Group], Iterator[Row]]:
    """What links two nodes of *step* once both sides of a judgement are there; until then it waits."""

    def conclude(group: Group) -> Iterator[Row]:
        sides = {one.side: one for one in group.all(Verdict)}
        if len(sides) == 2 and sides[0].node != sides[1].node:
            yield Link(step, sides[0].node, sides[1].node, sides[0], joins=sides[0].same)

    return conclude
