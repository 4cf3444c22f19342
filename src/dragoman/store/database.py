"""The store in a database: opened, checked, brought up to date, closed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from dragoman.errors import NoRecord, RecordReadOnly
from dragoman.store import dialect, migrations
from dragoman.store.view import DatabaseView
from dragoman.store.writer import DatabaseWriter


class DatabaseStore:
    """A record in one file. Views and writers may be open side by side; a second writer waits for the first."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._counter: dialect.ChangeCounter | None = None

    @contextmanager
    def view(self) -> Iterator[DatabaseView]:
        """The record as it stands now; what is written meanwhile isn't seen."""
        with self.engine.connect() as connection, connection.begin():
            yield DatabaseView(connection)

    @contextmanager
    def writer(self) -> Iterator[DatabaseWriter]:
        """One transaction: kept whole where the block ends well, else not at all."""
        with dialect.writing(self.engine) as connection, connection.begin():
            writer = DatabaseWriter(connection)
            yield writer
            writer.note_changes()

    def changes(self) -> int:
        """A number that is another one once anything was written, by whatever process; it means nothing outside this one."""
        if self._counter is None:
            self._counter = dialect.ChangeCounter(self.engine)
        return self._counter()

    def close(self) -> None:
        """Lets go of the file."""
        if self._counter is not None:
            self._counter.close()
        self.engine.dispose()


@contextmanager
def open_store(path: Path, *, create: bool = False, patience: float = dialect.PATIENCE) -> Iterator[DatabaseStore]:
    """The record at *path*, brought up to date; made there where *create* says so. *patience* is how many seconds to wait for another writer.

    Raises:
        NoRecord: there is none.
        RecordError: the file is none of ours, of a newer program, damaged, locked, read-only, or there is no room.
    """
    if not create and not path.exists():
        raise NoRecord(f"{path}: expected a record, found no file.", hint="Make one with `dragoman add`, or name another with --record.")
    store = DatabaseStore(dialect.make_engine(path, patience=patience, sealed=is_sealed(path)))
    try:
        bring_up_to_date(store.engine, path)
        yield store
    finally:
        store.close()


def is_sealed(path: Path) -> bool:
    """Whether the record lies where nothing may be written, so that no lock can be taken and none is needed."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def bring_up_to_date(engine: Engine, path: Path) -> None:
    """Checks the file and, where it is new or old, gives it today's shape."""
    with engine.connect() as connection, connection.begin():
        if migrations.found_version(connection, path) == migrations.CURRENT:
            return
    if is_sealed(path):
        raise RecordReadOnly(
            f"{path}: the record is of an older version and may not be written.", hint="Copy it to where it can be brought up to date."
        )
    dialect.let_readers_be(engine)
    with dialect.writing(engine) as connection, connection.begin():
        migrations.upgrade(connection, path)
