"""A file of the first version comes up to date with all that it holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dragoman.store import migrations
from dragoman.store.base import Judgement, Store
from dragoman.store.database import open_store
from tests.plain import story
from tests.store.keeping import everything, keep


def shape(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table with its columns, by name: what a file looks like, whichever way it came to be."""
    with sqlite3.connect(path) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        columns = {name: sorted(row[1:] for row in connection.execute(f"PRAGMA table_info({name})")) for name in names}
        indexes = connection.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' ORDER BY name").fetchall()
    connection.close()
    return {**columns, "indexes": indexes}


def make_version_1(path: Path) -> None:
    """A file as version 1 wrote it: no judgement could be withdrawn, and no former id was kept."""
    with open_store(path, create=True) as store:
        keep(store, story("a"))
        with store.writer() as writer:
            writer.add_judgement(Judgement("same", {"left": "x", "right": "y"}, "an editor", "one person", "2031-01-01"))
    with sqlite3.connect(path) as connection:
        connection.executescript(
            "ALTER TABLE judgements DROP COLUMN withdrawn; DROP TABLE aliases; DROP TABLE changes; DROP TABLE trace_items; DROP TABLE trace_links; "
            "DROP TABLE trace_marks; DROP TABLE trace_homes; DROP TABLE concluded; UPDATE dragoman SET version = 1;"
        )
    connection.close()


def withdraw_all(store: Store) -> int:
    with store.view() as view:
        ids = [judgement.id for judgement in view.judgements()]
    with store.writer() as writer:
        return sum(writer.withdraw_judgement(id, "2031-02-02") for id in ids)


def test_an_older_file_is_brought_up_to_date(tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    make_version_1(old)
    with open_store(new, create=True) as store:
        keep(store, story("a"))
        expected = everything(store)
    with open_store(old) as store:
        assert everything(store) == expected
        assert withdraw_all(store) == 1
    assert shape(old) == shape(new)
    with open_store(old) as store:
        assert everything(store) == expected


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    make_version_1(path)
    before = shape(path)

    def stumble(connection: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, stumble))
    monkeypatch.setattr(migrations, "CURRENT", migrations.CURRENT + 1)
    with pytest.raises(ZeroDivisionError), open_store(path):
        pass
    assert shape(path) == before
