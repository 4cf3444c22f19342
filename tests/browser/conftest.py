"""A real browser at a real server. Without Debian's Chromium these tests are skipped; ``make test-browser`` sets it up."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote

import pytest

from dragoman.api.record import open_record
from dragoman.search.rows import KINDS
from tests.serve.hostile import LINES

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-gpu",
]  # fmt: skip

FIXED = {
    "start": "/", "search": "/search?q=minister", "search for nothing": "/search?q=xylophone",
    "document": "/document?id=wire-20250715-benelux&at=10-60",
    "how a document was read": "/document/why?id=wire-20250715-benelux", "record to judge": "/judge?id=wire-20250715-benelux%23e1",
    "dossier form": "/dossier", "dossier of two": "/dossier?party=Turkmenistan&party=Benelux", "dossier of one": "/dossier?party=Kazakhstan",
    "dossier of nobody": "/dossier?party=Nobodyland", "state": "/party?id=territory:TM", "organisation": "/party?id=org:eu",
    "undertakings": "/undertakings", "open undertakings": "/undertakings?state=open", "calendar": "/calendar", "disagreements": "/disagreements",
    "charts": "/charts", "review": "/review", "sources": "/sources", "add": "/add", "trust": "/trust", "api": "/api", "missing": "/nope",
}  # fmt: skip
NAMES = [
    *FIXED, *(f"list of {kind}" for kind in KINDS), "series", "agreements", "tenures", "courses", "measures", "person", "engagement",
]  # fmt: skip
WRONG = {"dossier of nobody": 400, "missing": 404}

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture(autouse=True)
def closed_network() -> None:
    """These tests talk to a server on this machine; that nothing else is reached is tested by what the browser asks for."""


def serve(record: Path) -> Iterator[str]:
    """A server of its own process; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dragoman", "serve", "--record", str(record), "--port", str(port), "--quiet"]
    same = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=same, cwd=record.parent) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_for(address: str, seconds: float = 60) -> None:
    """Waits until a server answers."""
    until = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address).close()
            return
        except (URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """The browser."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine; `make test-browser` installs it")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, chromium: object) -> Iterator[str]:
    """The address of a desk over the example corpus."""
    path = tmp_path_factory.mktemp("browser") / "examples.db"
    with open_record(path) as record:
        record.add([ROOT / "examples" / "documents"])
    yield from serve(path)


@pytest.fixture(scope="session")
def hostile_desk(tmp_path_factory: pytest.TempPathFactory, chromium: object) -> Iterator[str]:
    """The address of a desk over hostile documents."""
    folder = tmp_path_factory.mktemp("hostile-browser")
    (folder / "lines.jsonl").write_text(LINES, encoding="utf-8")
    with open_record(folder / "hostile.db") as record:
        record.add([folder / "lines.jsonl"])
    yield from serve(folder / "hostile.db")


@pytest.fixture(scope="session")
def addresses(desk: str) -> dict[str, str]:
    """Where every page of the desk is, by what it shows."""

    def first(kind: str) -> str:
        with urllib.request.urlopen(f"{desk}/api/v1/{kind}?limit=1") as answer:
            return quote(json.load(answer)["items"][0]["id"])

    with urllib.request.urlopen(f"{desk}/api/v1/engagements?limit=200") as answer:
        fullest = max(json.load(answer)["items"], key=lambda row: len(row["mentions"]))
    things = {kind: f"/thing?id={first(kind)}" for kind in ("series", "agreements", "tenures", "courses", "measures")}
    lists = {f"list of {kind}": f"/list/{kind}" for kind in KINDS}
    return FIXED | lists | things | {"person": f"/party?id={first('people')}", "engagement": f"/engagement?id={fullest['id']}"}


@pytest.fixture
def empty_desk(tmp_path: Path, chromium: object) -> Iterator[str]:
    """The address of a desk over an empty record."""
    yield from serve(tmp_path / "empty.db")


@dataclass
class Watched:
    """A page of the browser, with what it complained about and what it asked for."""

    page: playwright.Page
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def drawn(self) -> None:
        """Waits until every chart is drawn, or its words say that it can't be, and what the page asks for later is there."""
        self.page.wait_for_selector("[data-chart]:not(:has(svg)) .soft", state="detached", timeout=60_000)
        self.page.wait_for_selector("[data-part]", state="detached", timeout=60_000)

    def check(self) -> None:
        """That nothing went wrong and nothing but this machine was asked."""
        assert not self.complaints
        assert not [url for url in self.asked if not re.match(r"http://127\.0\.0\.1:\d+/|data:", url)]


@pytest.fixture(params=[(1440, "light")], ids=str)
def watched(chromium: playwright.Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    """A page whose complaints fail the test; by the width and the colours asked for."""
    width, colours = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=colours)
    made = Watched(context.new_page())
    made.page.on("console", lambda message: made.complaints.append(message.text) if message.type in {"error", "warning"} else None)
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    made.page.on("request", lambda asked: made.asked.append(asked.url))
    yield made
    context.close()
    made.check()
