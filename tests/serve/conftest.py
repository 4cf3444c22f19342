"""A desk over the example corpus, and one over hostile documents; asked in this process, without a network."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from dragoman.api.record import Record, open_record
from dragoman.serve.app import make_app
from dragoman.serve.desk import Desk
from dragoman.settings import Settings
from tests.serve.hostile import LINES

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
OWN = "http://127.0.0.1"
Client = Callable[..., TestClient]
DISAGREEING = [
    ("norther", "Jorn Wekker, the Foreign Minister of Norway, met the Foreign Minister of Iceland in Oslo on 4 March 2024."),
    ("souther", "Jorn Vekker, the Foreign Minister of Norway, met the Foreign Minister of Iceland in Oslo on 4 March 2024."),
]


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the example corpus."""
    path = tmp_path_factory.mktemp("desk") / "examples.db"
    with open_record(path) as record:
        record.add([EXAMPLES])
    return path


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of documents that mean harm."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "lines.jsonl").write_text(LINES, encoding="utf-8")
    with open_record(folder / "hostile.db") as record:
        report = record.add([folder / "lines.jsonl"])
    assert report.read == 3
    return folder / "hostile.db"


@pytest.fixture(scope="session")
def record(example_file: Path) -> Iterator[Record]:
    """The record of the example corpus, open."""
    with open_record(example_file) as opened:
        yield opened


@pytest.fixture(scope="session")
def app(record: Record, example_file: Path) -> FastAPI:
    """The application over the example corpus; nothing changes that record."""
    return make_app(record, example_file)


@pytest.fixture(scope="session")
def app_desk(app: FastAPI) -> Desk:
    """What the pages of that application share."""
    found: Desk = app.state.desk
    return found


@pytest.fixture(scope="session")
def client_of() -> Client:
    """Makes a browser on this machine."""
    return lambda app, **more: TestClient(app, base_url=OWN, client=("127.0.0.1", 50000), follow_redirects=False, **more)


@pytest.fixture
def browser(app: FastAPI, client_of: Client) -> TestClient:
    """A person's browser at the example corpus."""
    return client_of(app, headers={"accept": "text/html"})


@pytest.fixture
def program(app: FastAPI, client_of: Client) -> TestClient:
    """A program at the example corpus."""
    return client_of(app)


@pytest.fixture
def empty(tmp_path: Path, client_of: Client) -> Iterator[TestClient]:
    """A browser at an empty record that may be changed."""
    with open_record(tmp_path / "empty.db") as opened:
        yield client_of(make_app(opened, tmp_path / "empty.db"), headers={"accept": "text/html"})


@pytest.fixture(scope="session")
def hostile(hostile_file: Path, client_of: Client) -> Iterator[TestClient]:
    """A browser at the hostile documents."""
    with open_record(hostile_file) as opened:
        yield client_of(make_app(opened, hostile_file), headers={"accept": "text/html"})


@pytest.fixture(scope="module")
def disagreeing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record whose documents spell a name in two ways; the name is invented."""
    folder = tmp_path_factory.mktemp("review")
    lines = [json.dumps({"id": name, "text": text, "lang": "en", "published": "2024-03-05", "source": name}) for name, text in DISAGREEING]
    (folder / "documents.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with open_record(folder / "r.db") as record:
        record.add([folder / "documents.jsonl"])
    return folder / "r.db"


@pytest.fixture
def reviewer(disagreeing: Path, tmp_path: Path, client_of: Client) -> Iterator[TestClient]:
    """Somebody who may judge, in a copy of the record."""
    path = tmp_path / "r.db"
    shutil.copy(disagreeing, path)
    with open_record(path, settings=Settings(author="R. Desk")) as opened:
        yield client_of(make_app(opened, path), headers={"accept": "text/html"})
