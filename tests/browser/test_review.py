from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.api.record import open_record
from tests.browser.conftest import Watched, serve
from tests.serve.conftest import DISAGREEING


@pytest.fixture
def review_desk(tmp_path: Path, chromium: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a desk with questions, and somebody to answer them."""
    lines = [json.dumps({"id": name, "text": text, "lang": "en", "published": "2024-03-05"}) for name, text in DISAGREEING]
    (tmp_path / "documents.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with open_record(tmp_path / "r.db") as record:
        record.add([tmp_path / "documents.jsonl"])
    monkeypatch.setenv("DRAGOMAN_AUTHOR", "R. Desk")
    yield from serve(tmp_path / "r.db")


def test_a_review_by_keys_with_undo(review_desk: str, watched: Watched) -> None:
    page = watched.page
    page.goto(review_desk + "/review")
    before = page.locator("[data-key='1']").inner_text()
    with page.expect_navigation():
        page.keyboard.press("1")
    assert "Kept: right" in page.inner_text("[role=status]")
    with page.expect_navigation():
        page.keyboard.press("z")
    assert page.locator(".done").count() == 0
    assert "taken back" in page.inner_text("main")
    page.goto(review_desk + "/review")
    assert page.locator("[data-key='1']").inner_text() == before


def test_a_correction_by_keys_with_its_reason_and_undo(review_desk: str, watched: Watched) -> None:
    page = watched.page
    page.goto(review_desk + "/judge?id=norther%23e1")
    page.locator("#field").focus()
    page.keyboard.type("Place")
    page.locator("#field").select_option("place.name")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Bergen")
    page.keyboard.press("Tab")
    page.keyboard.type("the ministry's own diary")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Kept: corrected" in page.inner_text("[role=status]")
    assert "Bergen" in page.inner_text(".judgements") and "own diary" in page.inner_text(".judgements")
    page.locator("h1").click()
    with page.expect_navigation():
        page.keyboard.press("z")
    assert "taken back" in page.inner_text(".judgements")
    assert page.locator("dl.told").inner_text().count("Oslo") == 1


def test_a_question_leads_to_its_correction_by_key(review_desk: str, watched: Watched) -> None:
    page = watched.page
    page.goto(review_desk + "/review")
    while not page.locator("[data-key=c]").count():
        page.keyboard.press("n")
        page.wait_for_load_state()
    with page.expect_navigation():
        page.keyboard.press("c")
    assert page.locator("#field").is_visible()
