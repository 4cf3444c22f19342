from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.conftest import NAMES, ROOT, WRONG, Watched
from tests.serve.test_hostile import IDS

AXE = ROOT / "build" / "axe-core" / "package" / "axe.min.js"
LOOKS = pytest.mark.parametrize("watched", [(1440, "light"), (390, "dark")], indirect=True, ids=str)


def test_an_engagement_is_reached_from_the_start(desk: str, watched: Watched) -> None:
    watched.page.goto(desk)
    watched.page.click("a:has-text('Meeting in Brussels')")
    assert watched.page.inner_text("h1") == "Meeting in Brussels"
    watched.page.click(".sentences .quoted >> nth=0")
    assert watched.page.inner_text(".kicker").casefold() == "document"
    assert watched.page.locator(".m.here").count() >= 1


def test_a_number_leads_to_its_sentence(desk: str, addresses: dict[str, str], watched: Watched) -> None:
    watched.page.goto(desk + addresses["engagement"])
    number = watched.page.locator(".fields-table .cites a").first
    number.focus()
    assert watched.page.locator(".sentences li.lit").count() == 1
    watched.page.keyboard.press("Enter")
    assert re.search(r"#sentence-\d+$", watched.page.url)


@LOOKS
@pytest.mark.parametrize("name", NAMES)
def test_pages_fit_complain_of_nothing_and_bar_nobody(desk: str, addresses: dict[str, str], watched: Watched, name: str) -> None:
    """No page is wider than its window, none errs or asks elsewhere, and axe-core finds no serious barrier, charts drawn."""
    answer = watched.page.goto(desk + addresses[name])
    assert answer is not None and answer.status == WRONG.get(name, 200)
    watched.drawn()
    assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    watched.complaints[:] = [told for told in watched.complaints if name not in WRONG or f"status of {WRONG[name]}" not in told]
    if not AXE.is_file():
        pytest.skip("axe-core is not here; `make test-browser` fetches it")
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


@pytest.mark.parametrize("watched", [(1440, "light"), (1440, "dark")], indirect=True, ids=str)
@pytest.mark.parametrize("parties", [("Turkmenistan", "Benelux"), ("Belarus", "Turkmenistan"), ("European Union", "Central Asia"), ("Kazakhstan",)])
def test_a_dossier_prints_on_two_pages(desk: str, watched: Watched, parties: tuple[str, ...]) -> None:
    watched.page.goto(desk + "/dossier?" + "&".join(f"party={quote(name)}" for name in parties))
    watched.drawn()
    printed = watched.page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2


def test_charts_are_drawn_within_their_boxes(desk: str, watched: Watched) -> None:
    page = watched.page
    page.goto(desk + "/charts")
    watched.drawn()
    assert page.locator("[data-chart] svg").count() == 3 and page.locator("[data-chart] svg path").count() > 100
    assert page.evaluate("[...document.querySelectorAll('.chart')].filter(box => box.scrollWidth > box.clientWidth + 1).length") <= 1


def test_an_upload_is_followed_to_its_end(empty_desk: str, watched: Watched, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("The Foreign Minister of Norway met the Foreign Minister of Iceland in Oslo on 4 March 2024.\n")
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{no json")
    watched.page.goto(empty_desk)
    watched.page.click("text=Hand in the first documents")
    watched.page.set_input_files("#files", [str(note), str(broken)])
    watched.page.click("text=Read into the record")
    watched.page.wait_for_selector("[data-state=done]", timeout=60_000)
    assert "1 read" in watched.page.inner_text("[role=status]") and "broken.jsonl" in watched.page.inner_text("main")
    watched.page.click("text=See the record")
    assert "Oslo" in watched.page.inner_text("main")
    watched.page.goto(empty_desk + "/sources")
    assert "broken.jsonl" in watched.page.inner_text("section:has(#h-failed)")


def test_an_empty_record_takes_the_example_corpus(empty_desk: str, watched: Watched) -> None:
    watched.page.goto(empty_desk)
    watched.page.click("text=Read the example corpus")
    watched.page.wait_for_selector("[data-state=done]", timeout=120_000)
    watched.page.goto(empty_desk)
    assert "Sources disagree" in watched.page.inner_text("main") and "Latest engagements" in watched.page.inner_text("main")
