"""Where what is compared looks for its like: blocks, and the order in them.

Two records that tell between whom they are can only be of one matter where they share two parties or more. So they meet under pairs of parties; under
one party alone they only meet those that tell of fewer, or of whom else they count for (groups, unknown bodies).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from dragoman.resolve.steps.traces import Node, node_of

Place = tuple[Node, str]  # a block, and what its nodes are sorted by in it
BETWEEN, ANSWERING = 1, 2  # lanes: what tells between whom it is, under one party; what only continues what others began
MOST = 4  # parties that are taken in pairs


def in_blocks(blocks: Iterable[Node], sort: str) -> Iterator[Place]:
    """Places of something that is sorted by the same everywhere."""
    return ((block, sort) for block in blocks)


def in_lanes(sort: str, lanes: int) -> str:
    """What something is sorted by, with the lanes of a block in which it stands."""
    return f"{sort}\t{lanes}"


def lanes_of(sort: str) -> int:
    """The lanes that :func:`in_lanes` noted, as bits."""
    return int(sort[-1])


def no_lanes(sort: str) -> int:
    """For blocks in which everybody meets."""
    return 0


def under_parties(parties: Collection[str], words: Iterable[str], sort: str, *, between: bool, lanes: int = 0) -> Iterator[Place]:
    """The places under each party and word, and under two parties and a word where all parties are told (*between*)."""
    sides, telling = sorted(parties), sorted(words)
    is_between = between and 1 < len(sides) <= MOST
    alone, together = in_lanes(sort, lanes | BETWEEN * is_between), in_lanes(sort, lanes)
    yield from ((node_of(side, word), alone) for side in sides for word in telling)
    if is_between:
        yield from ((node_of(one, other, word), together) for one, other in combinations(sides, 2) for word in telling)
