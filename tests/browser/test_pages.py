from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.conftest import ROOT, Watched
from tests.serve.test_hostile import IDS

AXE = ROOT / "build" / "axe-core" / "package" / "axe.min.js"
PATHS = [
    "/", "/search?q=minister", "/document?id=wire-20250715-benelux&at=10-60", "/dossier", "/dossier?party=Turkmenistan&party=Benelux",
    "/party?id=territory:TM", "/list/engagements", "/list/people", "/undertakings", "/disagreements", "/sources", "/add", "/trust", "/api", "/review",
]  # fmt: skip
LOOKS = pytest.mark.parametrize("watched", [(1440, "light"), (390, "dark")], indirect=True, ids=str)


def test_an_engagement_is_reached_from_the_start(desk: str, watched: Watched) -> None:
    watched.page.goto(desk)
    watched.page.click("a:has-text('Meeting in Brussels')")
    assert watched.page.inner_text("h1") == "Meeting in Brussels"
    watched.page.click(".claim .quoted >> nth=0")
    assert watched.page.inner_text(".kicker").casefold() == "document"
    assert watched.page.locator(".m.here").count() >= 1


@LOOKS
@pytest.mark.parametrize("path", PATHS)
def test_pages_fit_and_complain_of_nothing(desk: str, watched: Watched, path: str) -> None:
    answer = watched.page.goto(desk + path)
    assert answer is not None and answer.status == 200
    assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@LOOKS
@pytest.mark.parametrize("path", PATHS)
def test_no_serious_barrier(desk: str, watched: Watched, path: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here; `make test-browser` fetches it")
    watched.page.goto(desk + path)
    watched.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = watched.page.evaluate("axe.run().then(told => told.violations)")
    faults = [(fault["id"], fault["help"], fault["nodes"][0]["html"][:200]) for fault in found if fault["impact"] in {"serious", "critical"}]
    assert not faults, json.dumps(faults, indent=1)


@pytest.mark.parametrize("path", ["/", "/search", "/list/documents", "/sources", *(f"/document?id={quote(name, safe='')}" for name in IDS)])
def test_hostile_documents_are_text(hostile_desk: str, watched: Watched, path: str) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 800})
    watched.page.goto(hostile_desk + path)
    watched.page.wait_for_timeout(50)
    assert "taken" not in watched.page.title().replace("document.title='taken'", "")
    assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_upload_is_followed_to_its_end(empty_desk: str, watched: Watched, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("The Foreign Minister of Norway met the Foreign Minister of Iceland in Oslo on 4 March 2024.\n")
    watched.page.goto(empty_desk)
    watched.page.click("text=Hand in the first documents")
    watched.page.set_input_files("#files", str(note))
    watched.page.click("text=Read into the record")
    watched.page.wait_for_selector("[data-state=done]", timeout=60_000)
    assert "1 read" in watched.page.inner_text("[role=status]")
    watched.page.click("text=See the record")
    assert "Oslo" in watched.page.inner_text("main")
