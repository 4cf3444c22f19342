"""What is concluded across documents, kept: only rows that differ from those there are written, so that little is touched where little changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Table, Text, bindparam, delete, insert, select, type_coerce

from dragoman.model.interchange import dump_line
from dragoman.store import dialect
from dragoman.store.base import Decision, Derived
from dragoman.store.tables import Json, aliases, decisions, derived
from dragoman.store.traces import chunks

Key = tuple[str, ...]
Values = Mapping[str, Any]


def replace_resolution(connection: Connection, things: Iterable[Derived], made: Iterable[Decision]) -> set[tuple[str, str]]:
    """Leaves exactly these *things* and decisions; gives kind and id of each thing that came, went or isn't what it was."""
    led = {(row.old, row.id) for row in connection.execute(select(aliases))}
    renamed_before = {id for _, id in led}
    leads, kinds = set[tuple[str, str]](), dict[str, str]()

    def rows() -> Iterator[Values]:
        for row in things:
            leads.update((old, row.id) for old in row.aliases)
            if row.aliases or row.id in renamed_before:
                kinds[row.id] = row.kind
            yield _derived(row)

    touched = _renew(connection, derived, rows())
    _renew(connection, aliases, [{"old": old, "id": id} for old, id in sorted(leads)])
    _renew(connection, decisions, map(asdict, made))
    return {(kind, id) for kind, id in touched} | {(kinds[id], id) for _, id in led ^ leads if id in kinds}


def change_resolution(
    connection: Connection, things: Iterable[Derived], made: Iterable[Decision], gone: Iterable[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Puts *things* and decisions in place of those of their ids, and takes away what is *gone*; gives kind and id as :func:`replace_resolution`."""
    rows, lost = list(things), sorted(gone)
    told = {(row.kind, row.id): row for row in rows}
    decided = [id for kind, id in lost if kind == decisions.name]
    former = _former_ids(connection, {id for _, id in (*told, *lost)})
    leads = {row.id: frozenset(row.aliases) for row in rows}
    touched = _change(connection, derived, map(_derived, rows), [key for key in lost if key[0] != decisions.name])
    _change(connection, decisions, map(asdict, made), [(id,) for id in decided])
    moved = {id for id in former.keys() | leads.keys() if former.get(id, frozenset()) != leads.get(id, frozenset())}
    _delete(connection, aliases, [(old,) for id in moved for old in former.get(id, ())])
    if led := [{"old": old, "id": id} for id in sorted(moved) for old in sorted(leads.get(id, ()))]:
        connection.execute(insert(aliases), led)
    return {(kind, id) for kind, id in touched} | {key for key in told if key[1] in moved}


def _derived(row: Derived) -> Values:
    return {"kind": row.kind, "id": row.id, "sort": row.sort, "value": row.value}


def _former_ids(connection: Connection, ids: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for chunk in chunks(sorted(set(ids))):
        for row in connection.execute(select(aliases).where(aliases.c.id.in_(chunk))):
            found[row.id] = found.get(row.id, frozenset()) | {row.old}
    return found


def _change(connection: Connection, table: Table, rows: Iterable[Values], gone: Iterable[Key]) -> set[Key]:
    """Puts *rows* over those of their keys, as far as they differ, and takes away those *gone*; gives the keys of what changed."""
    came = {tuple(row[column.name] for column in table.primary_key): _written(table, row) for row in rows}
    there = _stamps(connection, table, [key[-1] for key in came])
    changed = {key for key, row in came.items() if there.get(key) != _stamp(row)}
    lost = set(gone)
    _delete(connection, table, (changed & there.keys()) | lost)
    dialect.fill(connection, table, [came[key] for key in sorted(changed)])
    return changed | lost


def _renew(connection: Connection, table: Table, rows: Iterable[Values]) -> set[Key]:
    """Makes *table* hold exactly *rows*; gives the keys of those written or taken away."""
    there, seen, touched = _stamps(connection, table), set[Key](), set[Key]()
    for piece in chunks(rows):
        written = {tuple(row[column.name] for column in table.primary_key): _written(table, row) for row in piece}
        came = {key: row for key, row in written.items() if key not in there or there[key] != _stamp(row)}
        _delete(connection, table, came.keys() & there.keys())
        dialect.fill(connection, table, list(came.values()))
        seen.update(written)
        touched.update(came)
    gone = there.keys() - seen
    _delete(connection, table, gone)
    return touched | gone


def _stamps(connection: Connection, table: Table, ids: Sequence[str] | None = None) -> dict[Key, bytes]:
    """A short stamp of each row of *table*, or of those with *ids*, by its key."""
    columns = [type_coerce(column, Text) if isinstance(column.type, Json) else column for column in table.columns]
    keys = [place for place, column in enumerate(table.columns) if column.primary_key]
    query = select(*columns)
    asked = [query] if ids is None else [query.where(table.c.id.in_(chunk)) for chunk in chunks(sorted(set(ids)))]
    found = (row for one in asked for row in connection.execute(one, execution_options={"yield_per": 1000}))
    return {tuple(row[place] for place in keys): _stamp(tuple(row)) for row in found}


def _written(table: Table, row: Values) -> tuple[Any, ...]:
    """*row* as the database has it."""
    return tuple(dump_line(row[column.name]) if isinstance(column.type, Json) else row[column.name] for column in table.columns)


def _stamp(row: tuple[Any, ...]) -> bytes:
    return blake2b(repr(row).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _delete(connection: Connection, table: Table, keys: Iterable[Key]) -> None:
    matching = [column == bindparam(f"key{place}") for place, column in enumerate(table.primary_key)]
    if gone := [{f"key{place}": value for place, value in enumerate(key)} for key in sorted(keys)]:
        connection.execute(delete(table).where(*matching), gone)
