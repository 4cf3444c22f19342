from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.api.record import Record
from dragoman.serve import past
from dragoman.serve.desk import Desk
from dragoman.serve.renewing import read
from dragoman.serve.snapshot import Snapshot
from tests.serve.test_snapshot import PARTIES

DAYS = ["2022-06-30", "2024-12-31", "2025-06-05"]


@pytest.fixture(scope="module")
def snapshot(record: Record) -> Snapshot:
    with record.store.view() as view:
        return read(view)


@pytest.mark.parametrize("parties", PARTIES, ids=" – ".join)
@pytest.mark.parametrize("on", DAYS)
def test_a_dossier_as_of_an_earlier_day_is_the_command_s(
    record: Record, example_file: Path, snapshot: Snapshot, parties: tuple[str, ...], on: str
) -> None:
    """Put together from the documents near the parties alone, in this process."""
    found = tuple(snapshot.find(name) for name in parties)
    names = [name for name in past.documents_near(snapshot, found) if past.head_of(snapshot, name).shown_by(on)]
    given = {"parties": [past.to_json(party) for party in found], "documents": names}
    assert past.made(example_file, on, given) == record.dossier(*parties, on=on).dossier


def test_it_comes_from_a_process_of_its_own(app_desk: Desk, record: Record) -> None:
    assert app_desk.dossier(("Kazakhstan",), "2024-12-31") == record.dossier("Kazakhstan", on="2024-12-31").dossier
    newest = app_desk.snapshot.day
    assert newest and not past.is_past(app_desk.snapshot, newest) and past.is_past(app_desk.snapshot, "2020-01-01")


@pytest.mark.parametrize("what", ["due", "calendar"])
@pytest.mark.parametrize("on", [None, "2024-06-30", "2030-01-01"])
def test_what_was_to_come_is_the_command_s(program: TestClient, record: Record, what: str, on: str | None) -> None:
    rows = list(record.due(on) if what == "due" else record.calendar(on))
    asked = {"on": on} if on else {}
    answer = program.get(f"/api/v1/{what}", params={**asked, "limit": 200}).json()
    assert answer["items"] == rows and answer["total"] == len(rows)
    lines = program.get(f"/api/v1/{what}", params={**asked, "format": "jsonl"}).text.splitlines()
    assert len(lines) == len(rows)


def test_a_day_that_is_none_is_refused(program: TestClient) -> None:
    for path in ("/api/v1/due?on=2024-06", "/api/v1/calendar?on=soon", "/api/v1/dossier?party=France&on=2024"):
        assert program.get(path).status_code in (400, 422)
