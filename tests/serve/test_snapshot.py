from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from dragoman.api.record import Record, open_record
from dragoman.model.document import Document
from dragoman.serve.app import make_app
from dragoman.serve.desk import Desk
from dragoman.serve.dossiers import dossier_of
from dragoman.serve.renewing import read
from dragoman.serve.snapshot import Snapshot
from tests.serve.conftest import Client

PARTIES = [
    ("Turkmenistan",), ("Benelux",), ("China",), ("Frans Weekers",), ("Central Asia",), ("Turkmenistan", "Benelux"), ("Belarus", "Turkmenistan"),
    ("Uzbekistan", "European Union"), ("Mongolia", "Luxembourg"), ("Frans Weekers", "Turkmenistan"),
]  # fmt: skip


@pytest.fixture(scope="module")
def snapshot(record: Record) -> Snapshot:
    with record.store.view() as view:
        return read(view)


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


def test_a_record_amid_a_change_is_served(tmp_path: Path, client_of: Client) -> None:
    """Documents that were read and not gone over yet, and conclusions on documents withdrawn since."""
    path = tmp_path / "r.db"
    with open_record(path) as record:
        texts = [
            "The King of Norway met the King of Sweden in Oslo on 3 May 2024.",
            "The King of Norway met the King of Sweden in Bergen on 3 May 2024.",
        ]
        record.add([Document(f"d{number}", text, lang="en", source="A") for number, text in enumerate(texts)])
        reading = next(item for item in record.export("readings") if item["id"] == "d1")
        with record.store.writer() as writer:
            writer.remove_document("d0")
            writer.put_reading(writer.put_document(Document("late", texts[1], lang="en")), "none", {**reading, "id": "late"})
        browser = client_of(make_app(record, path), headers={"accept": "text/html"})
        pages = [
            "/",
            "/search",
            "/dossier?party=Norway&party=Sweden",
            "/party?id=territory:NO",
            "/disagreements",
            "/sources",
            "/charts",
            "/document?id=late",
        ]
        links = re.findall(r'href="(/engagement[^"]+)', browser.get("/list/engagements").text)
        for address in [*pages, *links]:
            assert browser.get(unescape(address)).status_code == 200, address
        assert browser.get("/document?id=d0").status_code == 404


def test_a_large_record_is_read_behind_the_page(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as served, open_record(path) as other:
        desk = Desk(served, path)
        first = desk.snapshot
        desk._took = 100.0  # as though reading it took long
        other.add([Document("a", "The King of Norway met the King of Sweden in Oslo on 3 May 2024.", lang="en")])
        assert desk.snapshot is first
