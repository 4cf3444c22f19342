"""A record under another rule for the values shown: other values with their reasons, and back again to the byte."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dragoman.api.record import Record, open_record
from dragoman.model.interchange import dump_line, to_json
from dragoman.run.crossref import KINDS
from dragoman.serve.app import make_app
from dragoman.serve.desk import Desk
from dragoman.settings import Settings, Shown
from tests.serve.conftest import Client

# The people are invented.
TOLD = (
    ("norther", "2024-03-05", "Jorn Wekker", "Oslo"),
    ("wester", "2024-03-06", "Jorn Vekker", "Bergen"),
    ("easter", "2024-03-06", "Jorn Vekker", "Bergen"),
    ("souther", "2024-03-07", "Jorn Weckker", "Tromsø"),
)
MORE = {"wester": " Fish was on the table, as in the year before.", "easter": " Nothing was said about ferries and railways."}


@pytest.fixture(scope="module")
def differing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("differing")
    lines = [
        {"id": name, "lang": "en", "published": day, "source": name,
         "text": f"{who}, the Foreign Minister of Norway, met the Foreign Minister of Iceland in {town} on 4 March 2024.{MORE.get(name, '')}"}
        for name, day, who, town in TOLD
    ]  # fmt: skip
    (folder / "documents.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with open_record(folder / "r.db", settings=Settings()) as record:
        record.add([folder / "documents.jsonl"])
        for name, *_ in TOLD[1:]:
            record.judge("same", "norther#e1", f"{name}#e1", author="R. Desk", date="2024-04-01")
    return folder / "r.db"


@pytest.fixture
def path(differing: Path, tmp_path: Path) -> Path:
    """A copy of the record."""
    return Path(shutil.copy(differing, tmp_path / "r.db"))


@contextmanager
def opened(path: Path, shown: Shown) -> Iterator[Record]:
    with open_record(path, settings=Settings(shown=shown, author="R. Desk")) as record:
        if not record.is_up_to_date():
            record.conclude()
        yield record


def everything(record: Record) -> str:
    """All that the record tells, as text."""
    (merged,) = record.list("engagements")
    rows = [dump_line(row) for kind in KINDS for row in record.export(kind)]
    pages = [dump_line(to_json(record.explain(row["id"]))) for row in (merged, *record.list("people"))]
    return "\n".join([*rows, *pages, dump_line(to_json(record.dossier("Norway", "Iceland").dossier))])


def place_of(record: Record) -> str:
    (merged,) = record.list("engagements")
    return str(merged["place"]["name"])


@pytest.mark.parametrize(("shown", "town", "name"), [("latest", "Tromsø", "Jorn Weckker"), ("earliest", "Oslo", "Jorn Wekker")])
def test_another_rule_shows_other_values_with_their_reasons_and_back_again(path: Path, shown: Shown, town: str, name: str) -> None:
    with opened(path, "origins") as record:
        before = everything(record)
        assert record.is_up_to_date() and place_of(record) == "Bergen"
    with opened(path, shown) as record:
        (merged,) = record.list("engagements")
        (person,) = [row for row in record.list("people") if row["name"].startswith("Jorn")]
        assert (place_of(record), person["name"]) == (town, name)
        assert f"what the {shown} report says" in dump_line(to_json(record.explain(merged["id"])))
        assert f"{name}: the {shown} report" in dump_line(to_json(record.explain(person["id"])))
        dossier = dump_line(to_json(record.dossier("Norway", "Iceland").dossier))
        assert f"what the {shown} report says" in dossier and everything(record) != before
    with opened(path, "origins") as record:
        assert everything(record) == before


def test_a_judgement_comes_before_any_rule(path: Path) -> None:
    with opened(path, "latest") as record:
        record.judge("right", "norther#e1", field="place", date="2024-04-01")
        assert place_of(record) == "Oslo"
    for shown in ("earliest", "origins"):
        with opened(path, shown) as record:
            assert place_of(record) == "Oslo"


def test_the_desk_tells_the_same_also_of_earlier_days(path: Path, client_of: Client) -> None:
    with opened(path, "latest") as record:
        app = make_app(record, path)
        (merged,) = record.list("engagements")
        assert "what the latest report says" in client_of(app).get(f"/api/v1/explain/{merged['id']}").text
        desk: Desk = app.state.desk
        past = desk.dossier(("Norway", "Iceland"), "2024-03-06")
        assert past == record.dossier("Norway", "Iceland", on="2024-03-06").dossier
        assert "the latest report" in dump_line(to_json(past))
        before = everything(record)
        desk.concluding.ask()
        desk.concluding.wait(60)
        assert everything(record) == before
