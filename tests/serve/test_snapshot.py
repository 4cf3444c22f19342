from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.api.record import Record, open_record
from dragoman.model.document import Document
from dragoman.serve.desk import Desk
from dragoman.serve.dossiers import dossier_of
from dragoman.serve.snapshot import Snapshot

PARTIES = [
    ("Turkmenistan",), ("Benelux",), ("China",), ("Frans Weekers",), ("Central Asia",), ("Turkmenistan", "Benelux"), ("Belarus", "Turkmenistan"),
    ("Uzbekistan", "European Union"), ("Mongolia", "Luxembourg"), ("Frans Weekers", "Turkmenistan"),
]  # fmt: skip


@pytest.fixture(scope="module")
def snapshot(record: Record) -> Snapshot:
    with record.store.view() as view:
        return Snapshot(view)


@pytest.mark.parametrize("parties", PARTIES, ids=" – ".join)
def test_a_dossier_out_of_memory_is_the_same(record: Record, snapshot: Snapshot, parties: tuple[str, ...]) -> None:
    assert dossier_of(snapshot, parties) == record.dossier(*parties).dossier


def test_the_desk_sees_what_others_write(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as served, open_record(path) as other:
        desk = Desk(served, path)
        first = desk.snapshot
        assert desk.snapshot is first and not first.items
        kept = desk.keep("count", lambda snapshot: [len(snapshot.items)])
        assert desk.keep("count", lambda snapshot: [len(snapshot.items)]) is kept
        other.add([Document("a", "The King of Norway met the King of Sweden in Oslo on 3 May 2024.", lang="en")])
        assert list(desk.snapshot.items) == ["a"]
        assert desk.keep("count", lambda snapshot: [len(snapshot.items)]) == [1]


def test_a_large_record_is_read_behind_the_page(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as served, open_record(path) as other:
        desk = Desk(served, path)
        first = desk.snapshot
        desk._took = 100.0  # as though reading it took long
        other.add([Document("a", "The King of Norway met the King of Sweden in Oslo on 3 May 2024.", lang="en")])
        assert desk.snapshot is first
