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


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (withdrawn_judgements, noted_changes)
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
