"""The record's shape, made new or brought up to date.

A file knows its version. Each migration takes it one step further and is never changed afterwards: its words are written out here, since the
tables of ``tables.py`` will go on changing. All steps run in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, inspect, select, update

from dragoman.errors import NewerRecord, NotARecord
from dragoman.store import dialect, tables


def withdrawn_judgements(connection: Connection) -> None:
    """2: judgements can be withdrawn, and the former ids of merged engagements lead on."""
    connection.exec_driver_sql("ALTER TABLE judgements ADD COLUMN withdrawn TEXT")
    connection.exec_driver_sql("CREATE TABLE aliases (old TEXT NOT NULL PRIMARY KEY, id TEXT NOT NULL)")
    connection.exec_driver_sql("CREATE INDEX ix_aliases_id ON aliases (id)")


def noted_changes(connection: Connection) -> None:
    """3: each transaction notes what it touched."""
    connection.exec_driver_sql("CREATE TABLE changes (number INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL)")


def traces_of_resolution(connection: Connection) -> None:
    """4: resolution leaves traces, by which a change is followed; an older record is gone over whole once."""
    for table, columns in {
        "trace_items": "place BIGINT NOT NULL, source BIGINT NOT NULL, step TEXT NOT NULL, value TEXT NOT NULL",
        "trace_links": '"left" BIGINT NOT NULL, "right" BIGINT NOT NULL, source BIGINT NOT NULL, step TEXT NOT NULL, joins BOOLEAN NOT NULL, '
        "value TEXT NOT NULL",
        "trace_marks": "block BIGINT NOT NULL, sort TEXT NOT NULL, node BIGINT NOT NULL, PRIMARY KEY (block, sort, node)",
        "trace_homes": "place BIGINT NOT NULL, home BIGINT NOT NULL, PRIMARY KEY (place)",
        "concluded": "one INTEGER NOT NULL, number INTEGER NOT NULL, rules TEXT NOT NULL, PRIMARY KEY (one)",
    }.items():
        connection.exec_driver_sql(f"CREATE TABLE {table} ({columns})")
    for table, column in (("items", "place"), ("items", "source"), ("links", "left"), ("links", "right"), ("links", "source")):
        connection.exec_driver_sql(f'CREATE INDEX ix_trace_{table}_{column} ON trace_{table} ("{column}")')


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (withdrawn_judgements, noted_changes, traces_of_resolution)
CURRENT = 1 + len(MIGRATIONS)


def found_version(connection: Connection, path: Path) -> int:
    """The version of the file: 0 where it is empty.

    Raises:
        NotARecord: it is a database of another program.
        NewerRecord: it was written by a newer version of this one.
    """
    names = inspect(connection).get_table_names()
    if not names:
        return 0
    version = connection.scalar(select(tables.schema.c.version)) if tables.schema.name in names else None
    if version is None:
        raise NotARecord(f"{path}: expected a record, found another program's database.", hint="Name the record with --record.")
    if version > CURRENT:
        raise NewerRecord(f"{path}: the record is of version {version}, this program knows versions up to {CURRENT}.", hint="Use a newer dragoman.")
    return int(version)


def create(connection: Connection) -> None:
    """All tables of an empty file."""
    dialect.slim([tables.claims, tables.evidence, tables.supports])
    tables.metadata.create_all(connection)
    dialect.create_index(connection)
    connection.execute(tables.schema.insert().values(version=CURRENT))


def upgrade(connection: Connection, path: Path) -> None:
    """Brings the file to the current version, from none or from an older one."""
    version = found_version(connection, path)
    if version == 0:
        create(connection)
        return
    for migrate in MIGRATIONS[version - 1 :]:
        migrate(connection)
    connection.execute(update(tables.schema).values(version=CURRENT))
