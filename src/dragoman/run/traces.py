"""The traces of resolution as the record keeps them: what is asked for is loaded, what is told anew is written at the end."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Sequence
from functools import cache
from tempfile import TemporaryFile
from typing import Any

from dragoman.resolve.steps.flow import TOLD
from dragoman.resolve.steps.traces import COMPARED, Found, Item, Link, Mark, MemoryTraces, Node, PassingTraces, Row, Source, node_of
from dragoman.resolve.steps.written import Reader, write
from dragoman.store.base import TraceItem, TraceKind, TraceLink, TraceRows

PIECE = 20_000  # rows written at a time
FOUND = "found"  # before the kind of what was found, in place of a step
read = Reader(TOLD)


@cache
def step_number(step: str) -> int:
    """What tells the nodes of one step from those of others, where both are places."""
    return node_of("step", step)


class KeptTraces(MemoryTraces):
    """The traces that a record keeps, as far as they are asked for."""

    def __init__(self, kept: TraceRows) -> None:
        super().__init__()
        self._kept = kept
        self._known: set[tuple[str, int]] = set()  # places whose items and links are loaded
        self._heard: set[Source] = set()  # sources of which all is loaded
        self._withdrawn: set[Source] = set()
        self._unlinked: set[tuple[int, int]] = set()
        self._settled: dict[int, Source | None] = {}
        self._moves: list[tuple[bool, tuple[int, str, int]]] = []
        self._renewed: set[Source] = set()
        self._compared: list[Link] = []

    def expect(self, step: str, nodes: Iterable[Node]) -> None:
        """Loads what is known of *nodes*, all at once."""
        fresh = {node for node in nodes if (step, node) not in self._known}
        if not fresh:
            return
        self._known |= {(step, node) for node in fresh}
        number = step_number(step)
        places = [node ^ number for node in fresh]
        items, links = self._items.setdefault(step, {}), self._links.setdefault(step, {})
        for item in self._kept.items(places):
            if item.source not in self._withdrawn:
                items.setdefault(item.place ^ number, []).append((item.source, read(item.value)))
        for one in set(self._kept.links(places)):
            if one.source not in self._withdrawn and (one.source != COMPARED or (one.left, one.right) not in self._unlinked):
                link = _link(one)
                for end in fresh.intersection((link.left, link.right)):
                    links.setdefault(end, []).append((one.source, link))
        for place, home in self._kept.homes(places):
            self._homes.setdefault(step, {}).setdefault(place ^ number, home)

    def hear(self, sources: Iterable[Source]) -> None:
        """Loads what *sources* told, all at once."""
        fresh = {source for source in sources if source not in self._heard}
        self._heard |= fresh
        for item in self._kept.items_by(fresh):
            self._told.setdefault(item.source, []).append(_row(item))
        for one in self._kept.links_by(fresh):
            self._told.setdefault(one.source, []).append(_link(one))

    def items(self, step: str, node: Node) -> Sequence[object]:
        self.expect(step, (node,))
        return super().items(step, node)

    def links(self, step: str, nodes: Iterable[Node]) -> Iterable[Link]:
        wanted = list(nodes)
        self.expect(step, wanted)
        return super().links(step, wanted)

    def home(self, step: str, node: Node) -> Source | None:
        self.expect(step, (node,))
        return super().home(step, node)

    def told_by(self, source: Source) -> Sequence[Row]:
        self.hear((source,))
        return super().told_by(source)

    def withdraw(self, source: Source) -> None:
        self.hear((source,))
        self._withdrawn.add(source)
        super().withdraw(source)

    def unlink(self, step: str, pairs: Iterable[tuple[Node, Node]]) -> None:
        wanted = list(pairs)
        super().unlink(step, wanted)
        self._unlinked |= {(left ^ step_number(step), right ^ step_number(step)) for left, right in wanted}

    def settle(self, step: str, nodes: Iterable[Node], home: Source | None) -> None:
        wanted = [node for node in nodes if home is not None or super(KeptTraces, self).home(step, node) is not None]
        super().settle(step, wanted, home)
        self._settled.update({node ^ step_number(step): home for node in wanted})

    def mark(self, step: str, block: Node, mark: Mark) -> None:
        self._moves.append((True, (block ^ step_number(step), *mark)))

    def unmark(self, step: str, block: Node, mark: Mark) -> None:
        self._moves.append((False, (block ^ step_number(step), *mark)))

    def around(self, step: str, block: Node, first: Mark, last: Mark, window: int) -> Sequence[Mark]:
        self._move()
        return self._kept.around(block ^ step_number(step), first, last, window)

    def _move(self) -> None:
        """Writes where nodes stand, what went before what came."""
        self._kept.unmark(mark for is_there, mark in self._moves if not is_there)
        self._kept.put("marks", (mark for is_there, mark in self._moves if is_there))
        self._moves.clear()

    def tell(self, source: Source, rows: Iterable[Row]) -> None:
        self._renewed.add(source)
        super().tell(source, rows)

    def compared(self, links: Iterable[Link]) -> None:
        wanted = list(links)
        self._compared += wanted
        super().compared(wanted)

    def keep(self) -> None:
        """Writes everything that is told anew, in place of what was."""
        self._move()
        self._kept.withdraw(self._withdrawn)
        self._kept.unlink((left, right, COMPARED) for left, right in self._unlinked)
        self._kept.settle(self._settled.items())
        told = [(source, row) for source in self._renewed for row in self._told.get(source, ())]
        links = [(source, row) for source, row in told if isinstance(row, Link)] + [(COMPARED, link) for link in self._compared]
        self._kept.put("items", (_item(source, row) for source, row in told if not isinstance(row, Link)))
        self._kept.put("links", (_kept_link(source, link) for source, link in links))


class SpooledTraces(PassingTraces):
    """The traces of going over everything, laid aside in a file until they can be kept."""

    def __init__(self) -> None:
        super().__init__()
        self._file = TemporaryFile()  # noqa: SIM115  # closed when it is kept, or with this
        self._waiting: dict[TraceKind, list[tuple[Any, ...]]] = {}

    def tell(self, source: Source, rows: Iterable[Row]) -> None:
        told = list(rows)
        super().tell(source, told)
        for row in told:
            if isinstance(row, Link):
                self._lay_aside("links", tuple(_kept_link(source, row)))
            else:
                self._lay_aside("items", tuple(_item(source, row)))

    def compared(self, links: Iterable[Link]) -> None:
        found = list(links)
        super().compared(found)
        for link in found:
            self._lay_aside("links", tuple(_kept_link(COMPARED, link)))

    def done(self, step: str) -> None:
        number = step_number(step)
        blocks = self._blocks.get(step, {})
        for place, block in sorted((block ^ number, block) for block in blocks):  # as they will lie in the record
            for sort, node in sorted(blocks[block]):
                self._lay_aside("marks", (place, sort, node))
        for place, home in sorted((node ^ number, home) for node, home in self._homes.get(step, {}).items()):
            self._lay_aside("homes", (place, home))
        super().done(step)

    def _lay_aside(self, kind: TraceKind, row: tuple[Any, ...]) -> None:
        waiting = self._waiting.setdefault(kind, [])
        waiting.append(row)
        if len(waiting) == PIECE:
            self._write(kind)

    def _write(self, kind: TraceKind) -> None:
        marshal.dump((kind, self._waiting.pop(kind)), self._file)

    def keep(self, kept: TraceRows) -> None:
        """Writes everything, in place of what was."""
        for kind in tuple(self._waiting):
            self._write(kind)
        end = self._file.tell()
        self._file.seek(0)
        with kept.anew():
            while self._file.tell() < end:
                kind, rows = marshal.load(self._file)
                kept.put(kind, rows)
        self._file.close()


def _item(source: Source, row: Item | Found) -> TraceItem:
    if isinstance(row, Found):
        step = f"{FOUND} {row.kind}"
        return TraceItem(node_of(step, row.id), source, step, write(row.id))
    return TraceItem(row.node ^ step_number(row.step), source, row.step, write(row.value))


def _row(item: TraceItem) -> Item | Found:
    if item.step.startswith(FOUND):
        return Found(item.step.removeprefix(f"{FOUND} "), read(item.value))
    return Item(item.step, item.place ^ step_number(item.step), read(item.value))


def _kept_link(source: Source, link: Link) -> TraceLink:
    number = step_number(link.step)
    return TraceLink(link.left ^ number, link.right ^ number, source, link.step, link.joins, write(link.value))


def _link(one: TraceLink) -> Link:
    number = step_number(one.step)
    return Link(one.step, one.left ^ number, one.right ^ number, read(one.value), one.joins)
