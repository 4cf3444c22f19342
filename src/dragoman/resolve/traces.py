"""What the steps of resolution leave behind, so that a change is followed only as far as it reaches.

A step has nodes. A node is told *items* by earlier steps; nodes are *linked*, by earlier steps or because they were compared and found alike; linked
nodes are concluded on together. Each row remembers by which conclusion it was told (its *source*), and is withdrawn with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Protocol

Node = int
Source = int
Mark = tuple[str, Node]  # where a node stands in a block: what it is sorted by, and the node itself
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
    def settle(self, step: str, nodes: Iterable[Node], home: Source | None) -> None: ...


class MemoryTraces:
    """Traces that last as long as the program."""

    def __init__(self) -> None:
        self._items: dict[tuple[str, Node], dict[Source, list[Any]]] = {}
        self._links: dict[tuple[str, Node], dict[tuple[Source, Node], list[Link]]] = {}
        self._told: dict[Source, list[Row]] = {}
        self._blocks: dict[tuple[str, Node], Block] = {}
        self._homes: dict[tuple[str, Node], Source] = {}

    def items(self, step: str, node: Node) -> Sequence[Any]:
        """All that a node was told."""
        return [value for values in self._items.get((step, node), {}).values() for value in values]

    def links(self, step: str, nodes: Iterable[Node]) -> Iterable[Link]:
        """The links of *nodes*; one between two of them comes twice."""
        for node in nodes:
            for links in self._links.get((step, node), {}).values():
                yield from links

    def told_by(self, source: Source) -> Sequence[Row]:
        """All that one conclusion told."""
        return self._told.get(source, ())

    def tell(self, source: Source, rows: Iterable[Row]) -> None:
        """Keeps what a conclusion tells."""
        for row in rows:
            self._told.setdefault(source, []).append(row)
            if isinstance(row, Item):
                self._items.setdefault((row.step, row.node), {}).setdefault(source, []).append(row.value)
            elif isinstance(row, Link):
                self._link(source, row)

    def withdraw(self, source: Source) -> None:
        """Takes back what a conclusion told."""
        for row in self._told.pop(source, ()):
            if isinstance(row, Item):
                _drop(self._items, (row.step, row.node), source)
            elif isinstance(row, Link):
                _drop(self._links, (row.step, row.left), (source, row.right))
                _drop(self._links, (row.step, row.right), (source, row.left))

    def compared(self, links: Iterable[Link]) -> None:
        """Keeps links that stand on comparisons."""
        for link in links:
            self._link(COMPARED, link)

    def unlink(self, step: str, pairs: Iterable[tuple[Node, Node]]) -> None:
        """Takes away the links of *pairs* that stand on comparisons."""
        for left, right in pairs:
            _drop(self._links, (step, left), (COMPARED, right))
            _drop(self._links, (step, right), (COMPARED, left))

    def _link(self, source: Source, link: Link) -> None:
        for one, other in ((link.left, link.right), (link.right, link.left)):
            self._links.setdefault((link.step, one), {}).setdefault((source, other), []).append(link)

    def mark(self, step: str, block: Node, mark: Mark) -> None:
        """Puts a node into a block."""
        self._blocks.setdefault((step, block), Block()).add(mark)

    def unmark(self, step: str, block: Node, mark: Mark) -> None:
        """Takes a node out of a block."""
        self._blocks[step, block].remove(mark)

    def around(self, step: str, block: Node, first: Mark, last: Mark, window: int) -> Sequence[Mark]:
        """The nodes of a block from *window* before the place of *first* to *window* behind that of *last*, in order."""
        found = self._blocks.get((step, block))
        return found.around(first, last, window) if found else ()

    def home(self, step: str, node: Node) -> Source | None:
        """By which conclusion a node was concluded on with others; ``None`` where by itself."""
        return self._homes.get((step, node))

    def expect(self, step: str, nodes: Iterable[Node]) -> None:
        """Hears that *nodes* will be asked about."""

    def hear(self, sources: Iterable[Source]) -> None:
        """Hears that *sources* will be asked about."""

    def settle(self, step: str, nodes: Iterable[Node], home: Source | None) -> None:
        """Notes by which conclusion *nodes* are concluded on."""
        for node in nodes:
            if home is None:
                self._homes.pop((step, node), None)
            else:
                self._homes[step, node] = home

    def all_told(self) -> Iterator[tuple[Source, Row]]:
        """All that conclusions told, with their sources."""
        return ((source, row) for source, rows in self._told.items() for row in rows)

    def all_compared(self) -> Iterator[Link]:
        """All links that stand on comparisons."""
        for (_, node), found in self._links.items():
            yield from (link for (source, _), links in found.items() for link in links if source == COMPARED and link.left == node)

    def all_marks(self) -> Iterator[tuple[str, Node, Mark]]:
        """Where all nodes stand: step, block and mark."""
        return ((step, block, mark) for (step, block), marks in self._blocks.items() for mark in marks)

    def all_homes(self) -> Iterator[tuple[str, Node, Source]]:
        """By which conclusions nodes are concluded on with others."""
        return ((step, node, home) for (step, node), home in self._homes.items())


def _drop(rows: dict[tuple[str, Node], dict[Any, Any]], place: tuple[str, Node], key: Any) -> None:
    found = rows.get(place)
    if found is not None and found.pop(key, None) is not None and not found:
        del rows[place]


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
