"""Files that are no record, are full, locked or sealed: a clear answer, and nothing lost."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from dragoman.errors import NewerRecord, NoRecord, NotARecord, RecordDamaged, RecordError, RecordFull, RecordLocked, RecordReadOnly
from dragoman.store import database
from dragoman.store.database import open_store
from tests.plain import story
from tests.store.keeping import everything, keep


def test_no_file_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(NoRecord), open_store(tmp_path / "none.db"):
        pass
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"Dear Sir or Madam, " * 300, b"\x00\x01\x02" * 2000])
def test_another_file_is_not_a_record_and_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(NotARecord) as caught, open_store(path, create=True):
        pass
    assert caught.value.exit_code == 3
    assert path.read_bytes() == content
    assert [item.name for item in tmp_path.iterdir()] == ["letter.txt"]


def test_another_programs_database_is_not_a_record(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE invoices (id INTEGER)")
    connection.close()
    with pytest.raises(NotARecord), open_store(path, create=True):
        pass


def test_a_newer_record_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_store(path, create=True):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE dragoman SET version = 99")
    connection.close()
    with pytest.raises(NewerRecord, match="99"), open_store(path):
        pass


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "record.db").touch()
    with open_store(tmp_path / "record.db", create=True) as store:
        keep(store, story("a"))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="folder") as caught, open_store(tmp_path / "none" / "record.db", create=True):
        pass
    assert caught.value.exit_code == 3


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_store(path, create=True) as first, open_store(path, patience=0.05) as second:
        with first.writer() as writer:
            writer.put_document(story("a"))
            with pytest.raises(RecordLocked) as caught, second.writer():
                pass
            assert caught.value.retry
            assert not everything(second)["documents"]
        keep(second, story("b"))
        assert len(everything(first)["documents"]) == 2


def test_an_interrupted_writer_lets_go_at_once(tmp_path: Path) -> None:
    path = tmp_path / "record.db"

    def interrupt(cursor: Any, statement: str, parameters: Any, context: Any) -> None:
        cursor.executemany(statement, parameters)
        raise KeyboardInterrupt

    with open_store(path, create=True, patience=0.05) as store:
        event.listen(store.engine, "do_executemany", interrupt)
        try:
            keep(store, story("a"))
        except KeyboardInterrupt as interruption:  # as long as it is at hand, so are the statements that it met, and a lock would be
            event.remove(store.engine, "do_executemany", interrupt)
            keep(store, story("b"))
            assert interruption.__traceback__ is not None
        assert [document["document"]["id"] for document in everything(store)["documents"]] == ["b"]


def test_no_space_left_keeps_what_was_finished(tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db", create=True) as store:
        keep(store, story("a"))
        before = everything(store)
        with store.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RecordFull) as caught:
            keep(store, story("b", "Arland met Borland. " * 5000))
        assert (caught.value.exit_code, caught.value.retry) == (3, True)
        assert everything(store) == before
        with store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        keep(store, story("b"))
        assert len(everything(store)["documents"]) == 2


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_store(path, create=True) as store:
        keep(store, *(story(f"d{number}", f"Arland met Borland. {'word ' * 500}{number}") for number in range(20)))
    content = bytearray(path.read_bytes())
    content[4096 : len(content)] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises((RecordDamaged, NotARecord)), open_store(path) as store:
        everything(store)


def test_a_sealed_record_is_read_but_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.db"
    with open_store(path, create=True) as store:
        keep(store, story("a"))
        before = everything(store)
    monkeypatch.setattr(database, "is_sealed", lambda path: True)
    with open_store(path) as store:
        assert everything(store) == before
        with pytest.raises(RecordReadOnly):
            keep(store, story("b"))
    assert [item.name for item in tmp_path.iterdir()] == ["record.db"]


def test_only_one_file_remains(tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db", create=True) as store:
        keep(store, story("a"))
    assert [item.name for item in tmp_path.iterdir()] == ["record.db"]
