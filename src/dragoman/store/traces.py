"""The traces of resolution in the record: rows as resolution tells them, looked up by where they stand, or by what told them.

A *place* is a node of a step, a *source* a conclusion; both are numbers. Values are text that only resolution understands. All of it is derived.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, Select, Table, bindparam, delete, or_, select

from dragoman.store import dialect
from dragoman.store.base import TraceItem, TraceKind, TraceLink
from dragoman.store.tables import TRACES, concluded, trace_homes, trace_items, trace_links, trace_marks

CHUNK = 400  # numbers in one question
KINDS: dict[TraceKind, Table] = {"items": trace_items, "links": trace_links, "marks": trace_marks, "homes": trace_homes}

Mark = tuple[str, int]
T = TypeVar("T")


def _around() -> tuple[Select[Any], ...]:
    """The questions for what stands before, between and behind two marks of a block."""
    sort, node = trace_marks.c.sort, trace_marks.c.node
    asked: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in ("block", "first", "first_node", "last", "last_node", "window")}
    before = or_(sort < asked["first"], (sort == asked["first"]) & (node < asked["first_node"]))
    behind = or_(sort > asked["last"], (sort == asked["last"]) & (node > asked["last_node"]))
    block, window = select(sort, node).where(trace_marks.c.block == asked["block"]), asked["window"]
    return (
        block.where(before).order_by(sort.desc(), node.desc()).limit(window),
        block.where(~before, ~behind).order_by(sort, node),
        block.where(behind).order_by(sort, node).limit(window),
    )


AROUND = _around()


@cache
def _rows_among(table: Table, column: str) -> Select[Any]:
    """The rows of *table* of which a *column* is among some numbers."""
    return select(table).where(table.c[column].in_(bindparam("numbers", expanding=True)))


class DatabaseTraces:
    """The traces of one record, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def items(self, places: Iterable[int]) -> Iterator[TraceItem]:
        """The items told to *places*."""
        return (TraceItem(row.place, row.source, row.step, row.value) for row in self._among(trace_items, trace_items.c.place, places))

    def items_by(self, sources: Iterable[int]) -> Iterator[TraceItem]:
        """The items that *sources* told."""
        return (TraceItem(row.place, row.source, row.step, row.value) for row in self._among(trace_items, trace_items.c.source, sources))

    def links(self, places: Iterable[int]) -> Iterator[TraceLink]:
        """The links of *places*; one between two of them may come twice."""
        wanted = list(places)
        for column in (trace_links.c.left, trace_links.c.right):
            for row in self._among(trace_links, column, wanted):
                yield TraceLink(row.left, row.right, row.source, row.step, row.joins, row.value)

    def links_by(self, sources: Iterable[int]) -> Iterator[TraceLink]:
        """The links that *sources* told."""
        for row in self._among(trace_links, trace_links.c.source, sources):
            yield TraceLink(row.left, row.right, row.source, row.step, row.joins, row.value)

    def homes(self, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The sources of the groups in which *places* stand with others."""
        return ((row.place, row.home) for row in self._among(trace_homes, trace_homes.c.place, places))

    def around(self, block: int, first: Mark, last: Mark, window: int) -> list[Mark]:
        """The marks of a block from *window* before the place of *first* to *window* behind that of *last*, in order."""
        ends = {"block": block, "first": first[0], "first_node": first[1], "last": last[0], "last_node": last[1], "window": window}
        before, between, behind = (list(self.connection.execute(query, ends)) for query in AROUND)
        return [(row.sort, row.node) for row in (*reversed(before), *between, *behind)]

    def unmark(self, marks: Iterable[tuple[int, str, int]]) -> None:
        """Takes nodes out of blocks."""
        self._delete(trace_marks, ("block", "sort", "node"), marks)

    def withdraw(self, sources: Iterable[int]) -> None:
        """Takes away what *sources* told."""
        wanted = [(source,) for source in sources]
        for table in (trace_items, trace_links):
            self._delete(table, ("source",), wanted)

    def put(self, kind: TraceKind, rows: Iterable[tuple[Any, ...]]) -> None:
        """Keeps rows of a kind."""
        dialect.fill(self.connection, KINDS[kind], list(rows))

    def unlink(self, links: Iterable[tuple[int, int, int]]) -> None:
        """Takes away links by their left, their right and their source."""
        self._delete(trace_links, ("left", "right", "source"), links)

    def settle(self, homes: Iterable[tuple[int, int | None]]) -> None:
        """Notes for places the source of the group in which they stand with others, or that they stand in none."""
        told = dict(homes)
        self._delete(trace_homes, ("place",), [(place,) for place in told])
        self.put("homes", ((place, home) for place, home in told.items() if home is not None))

    @contextmanager
    def anew(self) -> Iterator[None]:
        """Forgets everything; what is put within is indexed at the end, which is quicker than row by row."""
        indexes = [index for table in TRACES for index in sorted(table.indexes, key=lambda one: str(one.name))]
        for index in indexes:
            index.drop(self.connection)
        for table in TRACES:
            self.connection.execute(delete(table))
        yield
        for index in indexes:
            index.create(self.connection)

    def _among(self, table: Table, column: Any, numbers: Iterable[int]) -> Iterator[Any]:
        for chunk in chunks(sorted(set(numbers))):
            yield from self.connection.execute(_rows_among(table, column.name), {"numbers": chunk})

    def _delete(self, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        if found := [{f"the_{name}": value for name, value in zip(columns, row, strict=True)} for row in rows]:
            self.connection.execute(delete(table).where(*(table.c[name] == bindparam(f"the_{name}") for name in columns)), found)


def chunks(rows: Iterable[T]) -> Iterator[list[T]]:
    """*rows*, or keys, in pieces that fit into one question."""
    rest = iter(rows)
    while piece := list(islice(rest, CHUNK)):
        yield piece


def concluded_up_to(connection: Connection, rules: str) -> int | None:
    """The line of the diary of changes up to which all is concluded by *rules*; ``None`` where other rules concluded, or nothing is."""
    return connection.scalar(select(concluded.c.number).where(concluded.c.rules == rules))


def note_concluded(connection: Connection, number: int, rules: str) -> None:
    """Notes that all is concluded up to the line *number*."""
    dialect.upsert(connection, concluded, {"one": 1, "number": number, "rules": rules})
