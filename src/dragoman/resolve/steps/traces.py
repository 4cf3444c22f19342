"""What the steps of resolution leave behind, so that a change is followed only as far as it reaches.

A step has nodes. A node is told *items* by earlier steps; nodes are *linked*, by earlier steps or because they were compared and found alike; linked
nodes are concluded on together. Each row remembers by which conclusion it was told (its *source*), and is withdrawn with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Protocol

Node = int
Source = int
Mark = tuple[str, Node]  # where a node stands in a block: what it is sorted by, and the node itself
Pair = tuple[Node, Node]
COMPARED: Source = 0  # the source of links that stand on a comparison of their two nodes


def node_of(*parts: str | None) -> Node:
    """A number for what *parts* name, the same everywhere: 64 bits of their BLAKE2 hash.

    >>> node_of("a", "b") == node_of("ab")
    False
    """
    joined = "\x1f".join("" if part is None else part for part in parts)
    return int.from_bytes(blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


@dataclass(frozen=True, slots=True)
class Item:
    """Something told to a node of a step."""

    step: str
    node: Node
    value: Any


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes of a step put beside each other; where it *joins* them, they are concluded on together."""

    step: str
    left: Node
    right: Node
    value: Any
    joins: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """Something concluded for good: a thing of a kind (``engagements``, ``people``, ``decisions`` …) and its id."""

    kind: str
    id: str
    thing: Any = field(default=None, compare=False)  # not kept in traces; the record has it


Row = Item | Link | Found


class Traces(Protocol):
    """Where the rows are kept: in memory, or in the record."""

    def items(self, step: str, node: Node) -> Sequence[Any]: ...
    def links(self, step: str, nodes: Iterable[Node]) -> Iterable[Link]: ...
    def told_by(self, source: Source) -> Sequence[Row]: ...
    def tell(self, source: Source, rows: Iterable[Row]) -> None: ...
    def withdraw(self, source: Source) -> None: ...
    def compared(self, links: Iterable[Link]) -> None: ...
    def unlink(self, step: str, pairs: Iterable[tuple[Node, Node]]) -> None: ...
    def mark(self, step: str, block: Node, mark: Mark) -> None: ...
    def unmark(self, step: str, block: Node, mark: Mark) -> None: ...
    def around(self, step: str, block: Node, first: Mark, last: Mark, window: int) -> Sequence[Mark]: ...
    def home(self, step: str, node: Node) -> Source | None: ...
    def expect(self, step: str, nodes: Iterable[Node]) -> None: ...
    def hear(self, sources: Iterable[Source]) -> None: ...
    def done(self, step: str) -> None: ...
    def settle(self, step: str, nodes: Iterable[Node], home: Source | None) -> None: ...


class MemoryTraces:
    """Traces that last as long as the program."""

    def __init__(self) -> None:
        self._items: dict[str, dict[Node, list[tuple[Source, Any]]]] = {}
        self._links: dict[str, dict[Node, list[tuple[Source, Link]]]] = {}
        self._told: dict[Source, list[Row]] = {}
        self._blocks: dict[str, dict[Node, Block]] = {}
        self._homes: dict[str, dict[Node, Source]] = {}

    def items(self, step: str, node: Node) -> Sequence[Any]:
        """All that a node was told."""
        return [value for _, value in self._items.get(step, {}).get(node, ())]

    def links(self, step: str, nodes: Iterable[Node]) -> Iterable[Link]:
        """The links of *nodes*; one between two of them comes twice."""
        there = self._links.get(step, {})
        return (link for node in nodes for _, link in there.get(node, ()))

    def told_by(self, source: Source) -> Sequence[Row]:
        """All that one conclusion told."""
        return self._told.get(source, ())

    def tell(self, source: Source, rows: Iterable[Row]) -> None:
        """Keeps what a conclusion tells."""
        told = self._told.setdefault(source, [])
        for row in rows:
            told.append(row)
            self._place(source, row)

    def _place(self, source: Source, row: Row) -> None:
        if isinstance(row, Item):
            self._items.setdefault(row.step, {}).setdefault(row.node, []).append((source, row.value))
        elif isinstance(row, Link):
            self._link(source, row)

    def withdraw(self, source: Source) -> None:
        """Takes back what a conclusion told."""
        for row in self._told.pop(source, ()):
            if isinstance(row, Item):
                _drop(self._items, row.step, row.node, lambda item: item[0] == source)
            elif isinstance(row, Link):
                for node in (row.left, row.right):
                    _drop(self._links, row.step, node, lambda item: item[0] == source)

    def compared(self, links: Iterable[Link]) -> None:
        """Keeps links that stand on comparisons."""
        for link in links:
            self._link(COMPARED, link)

    def unlink(self, step: str, pairs: Iterable[Pair]) -> None:
        """Takes away the links of *pairs* that stand on comparisons."""
        for pair in pairs:
            ends = set(pair)
            for node in pair:
                _drop(self._links, step, node, lambda item: item[0] == COMPARED and {item[1].left, item[1].right} == ends)  # noqa: B023  # asked at once

    def _link(self, source: Source, link: Link) -> None:
        there = self._links.setdefault(link.step, {})
        for node in (link.left, link.right):
            there.setdefault(node, []).append((source, link))

    def mark(self, step: str, block: Node, mark: Mark) -> None:
        """Puts a node into a block."""
        self._blocks.setdefault(step, {}).setdefault(block, Block()).add(mark)

    def unmark(self, step: str, block: Node, mark: Mark) -> None:
        """Takes a node out of a block."""
        self._blocks[step][block].remove(mark)

    def around(self, step: str, block: Node, first: Mark, last: Mark, window: int) -> Sequence[Mark]:
        """The nodes of a block from *window* before the place of *first* to *window* behind that of *last*, in order."""
        found = self._blocks.get(step, {}).get(block)
        return found.around(first, last, window) if found else ()

    def home(self, step: str, node: Node) -> Source | None:
        """By which conclusion a node was concluded on with others; ``None`` where by itself."""
        return self._homes.get(step, {}).get(node)

    def settle(self, step: str, nodes: Iterable[Node], home: Source | None) -> None:
        """Notes by which conclusion *nodes* are concluded on."""
        there = self._homes.setdefault(step, {})
        for node in nodes:
            if home is None:
                there.pop(node, None)
            else:
                there[node] = home

    def expect(self, step: str, nodes: Iterable[Node]) -> None:
        """Hears that *nodes* will be asked about."""

    def hear(self, sources: Iterable[Source]) -> None:
        """Hears that *sources* will be asked about."""

    def done(self, step: str) -> None:
        """Hears that nothing more will be asked about a step."""


def _drop(rows: dict[str, dict[Node, list[Any]]], step: str, node: Node, is_meant: Callable[[Any], bool]) -> None:
    found = rows.get(step, {}).get(node)
    if found is not None:
        found[:] = [one for one in found if not is_meant(one)]


class PassingTraces(MemoryTraces):
    """The traces of going over everything at once: nothing was told before, and what a step is done with is let go."""

    def tell(self, source: Source, rows: Iterable[Row]) -> None:
        for row in rows:
            self._place(source, row)

    def done(self, step: str) -> None:
        for rows in (self._items, self._links, self._blocks, self._homes):
            rows.pop(step, None)


class Block:
    """Nodes in order; sorted only when somebody looks, so that many can be added."""

    __slots__ = ("_is_sorted", "_marks")

    def __init__(self) -> None:
        self._marks: list[Mark] = []
        self._is_sorted = True

    def add(self, mark: Mark) -> None:
        self._marks.append(mark)
        self._is_sorted = False

    def remove(self, mark: Mark) -> None:
        self._marks.remove(mark)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    def around(self, first: Mark, last: Mark, window: int) -> Sequence[Mark]:
        if not self._is_sorted:
            self._marks.sort()
            self._is_sorted = True
        start, end = bisect_left(self._marks, first), bisect_left(self._marks, last)
        return self._marks[max(0, start - window) : end + 1 + window]
