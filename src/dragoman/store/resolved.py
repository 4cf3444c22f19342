"""What is concluded across documents, kept: only rows that differ from those there are written, so that little is touched where little changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Table, Text, bindparam, delete, insert, select, type_coerce

from dragoman.model.interchange import dump_line
from dragoman.store.base import Decision, Derived
from dragoman.store.tables import Json, aliases, decisions, derived

Key = tuple[str, ...]
Values = Mapping[str, Any]


def replace_resolution(connection: Connection, things: Iterable[Derived], made: Iterable[Decision]) -> set[tuple[str, str]]:
    """Leaves exactly these *things* and decisions; gives kind and id of each thing that came, went or isn't what it was."""
    rows = list(things)
    led = {(row.old, row.id) for row in connection.execute(select(aliases))}
    leads = {(old, row.id) for row in rows for old in row.aliases}
    touched = _renew(connection, derived, [{"kind": row.kind, "id": row.id, "sort": row.sort, "value": row.value} for row in rows])
    _renew(connection, aliases, [{"old": old, "id": id} for old, id in sorted(leads)])
    _renew(connection, decisions, map(asdict, made))
    renamed = {id for _, id in led ^ leads}
    return {(kind, id) for kind, id in touched} | {(row.kind, row.id) for row in rows if row.id in renamed}


def _renew(connection: Connection, table: Table, rows: Iterable[Values]) -> set[Key]:
    """Makes *table* hold exactly *rows*; gives the keys of those written or taken away."""
    there, kept, came = _stamps(connection, table), set(), {}
    for row in rows:
        key = tuple(row[column.name] for column in table.primary_key)
        if there.get(key) == _stamp(_written(table, row)):
            kept.add(key)
        else:
            came[key] = row
    _delete(connection, table, there.keys() - kept)
    if came:
        connection.execute(insert(table), list(came.values()))
    return (there.keys() - kept) | came.keys()


def _stamps(connection: Connection, table: Table) -> dict[Key, bytes]:
    """A short stamp of each row of *table*, by its key."""
    columns = [type_coerce(column, Text) if isinstance(column.type, Json) else column for column in table.columns]
    keys = [place for place, column in enumerate(table.columns) if column.primary_key]
    found = connection.execute(select(*columns), execution_options={"yield_per": 1000})
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
