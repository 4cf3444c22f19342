"""All that differs between databases, and nothing else: how SQLite is opened, locked, searched and how its errors read.

Another database needs the same functions: an engine, an upsert, a full-text index with its query, and what its errors mean.
Only a version that counts is in the index; its text is kept once, with the version.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Connection, Engine, ExceptionContext, Table, bindparam, create_engine, event, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.pool import QueuePool

from dragoman.errors import NotARecord, RecordDamaged, RecordError, RecordFull, RecordLocked, RecordReadOnly

PATIENCE = 30.0  # seconds to wait for another writer
SEARCH_TABLE = "search"
OPEN, CLOSE = "\ue0f1", "\ue0f2"  # private-use characters around each word found

INDEX = text(f"INSERT INTO {SEARCH_TABLE} (rowid, title, text) SELECT number, coalesce(title, ''), text FROM versions WHERE number = :number")
UNINDEX = text(
    f"INSERT INTO {SEARCH_TABLE} ({SEARCH_TABLE}, rowid, title, text) "
    "SELECT 'delete', number, coalesce(title, ''), text FROM versions WHERE number = :number"
)
SEARCH = text(
    f"SELECT {SEARCH_TABLE}.rowid AS number, highlight({SEARCH_TABLE}, 1, :open, :close) AS marked FROM {SEARCH_TABLE} "
    f"JOIN versions ON versions.number = {SEARCH_TABLE}.rowid WHERE {SEARCH_TABLE} MATCH :query "
    f"ORDER BY round(bm25({SEARCH_TABLE}, 2.0, 1.0), 6), dated DESC, document LIMIT :limit"
)
MATCHES = text(
    f"SELECT document FROM {SEARCH_TABLE} JOIN versions ON versions.number = {SEARCH_TABLE}.rowid WHERE {SEARCH_TABLE} MATCH :query "
    f"ORDER BY round(bm25({SEARCH_TABLE}, 2.0, 1.0), 6), dated DESC, document LIMIT :limit"
)
MARKED = text(
    f"SELECT rowid AS number, highlight({SEARCH_TABLE}, 1, :open, :close) AS marked FROM {SEARCH_TABLE} "
    f"WHERE {SEARCH_TABLE} MATCH :query AND rowid IN :numbers"
).bindparams(bindparam("numbers", expanding=True))


def make_engine(path: Path, *, patience: float = PATIENCE, sealed: bool = False) -> Engine:
    """An engine on the file *path*, created when first written to. Errors come out as ours.

    *patience* is how many seconds to wait for another writer; a *sealed* file is one that nobody writes to.
    """
    address = path.absolute().as_uri() + ("?mode=ro&immutable=1" if sealed else "?mode=rwc")

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if statement := connection.get_execution_options().get("begin", "BEGIN"):
            connection.exec_driver_sql(statement)

    @event.listens_for(engine, "handle_error")
    def translate(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, sqlite3.Error):
            explain(context.original_exception, path)
        if not isinstance(context.original_exception, Exception):
            let_go(context.connection)

    return engine


def let_go(connection: Connection | None) -> None:
    """Undoes what a connection began, at once: where somebody interrupts, its statements live on with the traceback, and the lock with them."""
    held = connection.connection.dbapi_connection if connection is not None and not connection.invalidated else None
    if held is not None:
        held.rollback()


def slim(tables: Iterable[Table]) -> None:
    """Has *tables* of many small rows kept by their keys alone, which takes half the room."""
    for table in tables:
        table.dialect_options["sqlite"]["with_rowid"] = False


def let_readers_be(engine: Engine) -> None:
    """Sets the file to keep changes in a log beside it (WAL): a killed writer harms nothing, and readers don't wait."""
    with engine.connect().execution_options(begin="") as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def writing(engine: Engine) -> Connection:
    """A connection whose transactions take the write lock when they begin."""
    return engine.connect().execution_options(begin="BEGIN IMMEDIATE")


class ChangeCounter:
    """Counts what others write: a connection of its own that never writes, so that every commit to the file is another's."""

    def __init__(self, engine: Engine) -> None:
        self.connection = engine.raw_connection()
        self.lock = threading.Lock()

    def __call__(self) -> int:
        with self.lock:
            return int(self.connection.cursor().execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Gives the connection back."""
        self.connection.close()


def upsert(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Puts *row* into *table*, over the row of the same primary key where there is one."""
    keys = [column.name for column in table.primary_key]
    statement = insert(table).values(row)
    rest = {name: statement.excluded[name] for name in row if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest) if rest else statement.on_conflict_do_nothing())


def fill(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Puts many *rows*, values in the order of the columns and as the database has them, into *table* at once."""
    if rows:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join('?' for _ in table.columns)})", rows)


def create_index(connection: Connection) -> None:
    """The full-text index: letters are found without their diacritics."""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {SEARCH_TABLE} USING fts5(title, text, content='versions', content_rowid='number', "
        "tokenize='unicode61 remove_diacritics 2')"
    )


def search(connection: Connection, words: str, limit: int) -> list[tuple[int, str]]:
    """The versions that hold all *words*, best first: their numbers and their texts with ``OPEN`` and ``CLOSE`` around what was found."""
    query = match_query(words)
    if not query:
        return []
    found = connection.execute(SEARCH, {"query": query, "limit": limit, "open": OPEN, "close": CLOSE})
    return [(row.number, row.marked) for row in found]


def matches(connection: Connection, words: str, limit: int) -> list[str]:
    """The documents that hold all *words*, best first."""
    query = match_query(words)
    found = connection.execute(MATCHES, {"query": query, "limit": limit}) if query else ()
    return [row.document for row in found]


def marked(connection: Connection, words: str, numbers: Iterable[int]) -> dict[int, str]:
    """The texts of those versions that hold all *words*, with ``OPEN`` and ``CLOSE`` around each."""
    query = match_query(words)
    asked = {"query": query, "numbers": list(numbers), "open": OPEN, "close": CLOSE}
    return {row.number: row.marked for row in connection.execute(MARKED, asked)} if query else {}


def match_query(words: str) -> str:
    """*words* as FTS5 asks for them: all must be there; "two words" in quotes stand together; a star at the end leaves the rest open.

    >>> match_query('visa* "Benelux Union" –')
    '"visa" * "Benelux Union"'
    """
    parts = [(phrase or word) for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', words)]
    kept = [part for part in parts if re.search(r"\w", part)]
    return " ".join(f'"{part.rstrip("*")}"' + (" *" if part.endswith("*") else "") for part in kept)


def explain(error: sqlite3.Error, path: Path) -> NoReturn:
    """Raises what *error* means to somebody who has never heard of SQLite."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_NOTADB"):
        raise NotARecord(f"{path}: expected a record, found a file of another kind.", hint="Name the record with --record.") from error
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHM", "SQLITE_IOERR_FSYNC")):
        raise RecordFull(f"{path}: no room is left to write; what was finished is kept.", hint="Make room and run the same again.") from error
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        raise RecordLocked(f"{path}: another process is writing to the record.", hint="Wait until it has finished.") from error
    if name.startswith("SQLITE_READONLY"):
        raise RecordReadOnly(f"{path}: the record may be read but not written.", hint="Check the rights to the file and its folder.") from error
    if name.startswith("SQLITE_CANTOPEN"):
        raise RecordError(f"{path}: the file can't be opened.", hint="Check that its folder is there and may be written to.") from error
    if name.startswith("SQLITE_CORRUPT"):
        raise RecordDamaged(f"{path}: the file is damaged.", hint="Restore a copy, or add the documents to a new record.") from error
    raise RecordError(f"{path}: {error}") from error
