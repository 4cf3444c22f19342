"""Pictures of every page for the documents: ``python -m tests.browser.screenshots docs/guides/desk [MORE …]``.

Each picture has one page four times: on a laptop (1440 wide) and a phone (390), light and dark; over the example corpus and, where named, more texts.
"""

from __future__ import annotations

import base64
import json
import os
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from dragoman.api.record import open_record
from tests.browser.conftest import CHROMIUM, FLAGS, ROOT, serve

LOOKS = [(width, height, scheme) for scheme in ("light", "dark") for width, height in ((1440, 960), (390, 844))]
TALL = 330  # pixels of each look in the picture
QUALITY = 58
AUTHOR = "R. Desk"
ADDRESSES = {
    "start": "/", "search": "/search?q=minister", "document": "/document?id=wire-20250715-benelux", "why": "/document/why?id=wire-20250715-benelux",
    "judge": "/judge?id=wire-20250715-benelux%23e1", "state": "/party?id=territory:TM", "dossier": "/dossier?party=Turkmenistan&party=Benelux",
    "list": "/list/engagements", "undertakings": "/undertakings", "calendar": "/calendar", "disagreements": "/disagreements", "charts": "/charts",
    "review": "/review", "sources": "/sources", "add": "/add", "trust": "/trust", "api": "/api",
}  # fmt: skip


def found(desk: str) -> dict[str, str]:
    """Where the pages are whose ids the record makes."""

    def items(kind: str) -> list[dict[str, object]]:
        with urllib.request.urlopen(f"{desk}/api/v1/{kind}?limit=200") as answer:
            return json.load(answer)["items"]  # type: ignore[no-any-return]  # JSON

    engagement = max(items("engagements"), key=lambda row: len(row["mentions"]))  # type: ignore[arg-type]  # JSON
    person = max(items("people"), key=lambda row: len(row["documents"]))  # type: ignore[arg-type]  # JSON
    course = max(items("courses"), key=lambda row: len(row["steps"]))  # type: ignore[arg-type]  # JSON
    return {"engagement": f"/engagement?id={engagement['id']}", "person": f"/party?id={person['id']}", "undertaking": f"/thing?id={course['id']}"}


def shot(browser: Browser, address: str, look: tuple[int, int, str]) -> bytes:
    """One page in one look."""
    width, height, scheme = look
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]  # one of LOOKS
    page = context.new_page()
    page.goto(address)
    for waited in ("[data-chart]:not(:has(svg)) .soft", "[data-part]"):
        page.wait_for_selector(waited, state="detached", timeout=60_000)
    taken = page.screenshot()
    context.close()
    return taken


def sheet(page: Page, taken: list[bytes]) -> bytes:
    """The looks of a page side by side, as one small picture."""
    images = "".join(f'<img height="{TALL}" src="data:image/png;base64,{base64.b64encode(one).decode()}">' for one in taken)
    page.set_content(f"<style>body {{ margin: 0; display: inline-flex; gap: 8px; padding: 8px; background: #8a8a86 }}</style>{images}")
    return page.locator("body").screenshot(type="jpeg", quality=QUALITY)


def main(folder: str, *more: str) -> None:
    """Writes a picture of each page to *folder*; *more* are further documents or folders."""
    os.environ["DRAGOMAN_AUTHOR"] = AUTHOR
    Path(folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as started:
        with open_record(Path(scratch) / "examples.db") as record:
            record.add([ROOT / "examples" / "documents", *map(Path, more)])
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        paper = browser.new_page(viewport={"width": 1500, "height": TALL + 40})
        with served(Path(scratch) / "examples.db") as desk, served(Path(scratch) / "empty.db") as empty:
            pages = {name: desk + path for name, path in (ADDRESSES | found(desk)).items()} | {"empty": empty + "/"}
            for name, address in pages.items():
                made = sheet(paper, [shot(browser, address, look) for look in LOOKS])
                (Path(folder) / f"{name}.jpg").write_bytes(made)
                print(f"{name}.jpg {len(made) // 1000} kB")
        browser.close()


@contextmanager
def served(record: Path) -> Iterator[str]:
    """A desk over *record*; its address."""
    yield from serve(record)


if __name__ == "__main__":
    main(*sys.argv[1:])
