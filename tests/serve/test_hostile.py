"""Documents that mean harm are shown as what they are: text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from dragoman.search.rows import KINDS
from tests.serve.hostile import ENDLESS

IDS = ["../../up?a=b#c&d", "\"><<script>document.title='taken'</script>", "</textarea>"]
PATHS = [
    "/", "/search", "/search?q=president", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/sources", "/undertakings", "/disagreements",
    "/dossier?party=Finland&party=Estonia", "/dossier?party=%22%3E%3Cscript%3E", "/party?id=territory:FI",
    "/calendar", "/charts", "/review", "/charts/timeline.vl.json", "/dossier?party=Finland", "/add", "/trust",
    *(f"/document/why?now=1&id={quote(name, safe='')}" for name in IDS), *(f"/judge?id={quote(name + '#e1', safe='')}" for name in IDS),
    "/list/nope%3Cscript%3E", *(f"/list/{kind}" for kind in KINDS), *(f"/document?id={quote(name, safe='')}" for name in IDS),
]  # fmt: skip


class Parts(HTMLParser):
    """The tags of a page that could run or fetch something, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in {"img", "iframe", "object", "embed", "style", "base", "svg"}:
            self.active.append(tag)
        if tag == "script" and not (told.get("src") or "").startswith(("/static/", "/vega.js")):
            self.active.append(tag)
        self.active += [name for name, _ in attrs if name.startswith("on")]
        self.active += [
            str(value) for name, value in attrs if name in {"href", "src", "action"} and re.match(r"\s*(?!https?:)[a-z]+:", value or "", re.I)
        ]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_of_a_document_runs(hostile: TestClient, path: str) -> None:
    answer = hostile.get(path)
    assert answer.status_code in (200, 400, 404)
    found = Parts()
    found.feed(answer.text)
    assert not found.active


@pytest.mark.parametrize("path", PATHS)
def test_what_turns_text_around_is_made_visible(hostile: TestClient, path: str) -> None:
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", hostile.get(path).text)


@pytest.mark.parametrize(
    "path",
    ["/api/v1/documents", "/api/v1/search?q=president", "/api/v1/export/readings", "/dossier.md?party=Finland", "/calendar.ics",
     "/dossier.html?party=Finland&party=Estonia"],
)  # fmt: skip
def test_what_is_taken_away_is_no_page_of_ours(hostile: TestClient, path: str) -> None:
    """Data are never shown as a page of this site; a dossier as a page is a file to keep, what it quotes escaped."""
    answer = hostile.get(path)
    assert answer.status_code == 200 and answer.headers["x-content-type-options"] == "nosniff"
    kept = answer.headers.get("content-disposition", "")
    assert kept.startswith("attachment; filename=") or not answer.headers["content-type"].startswith("text/html")
    if path.startswith("/dossier.html"):
        assert "<script" not in answer.text and "<img" not in answer.text and "onerror=" not in re.sub("&[a-z]+;[^<]*", "", answer.text)


def test_documents_are_found_by_whatever_their_ids_hold(hostile: TestClient) -> None:
    for name in IDS:
        assert hostile.get("/document", params={"id": name}).status_code == 200
    listed = hostile.get("/list/documents").text
    assert "/document?id=..%2F..%2Fup%3Fa%3Db%23c%26d" in listed
    assert "49" not in re.sub(r"\d{3,}", "", hostile.get("/document", params={"id": IDS[1]}).text.partition("7*7")[2][:20])


def test_endless_words_stay_out_of_headings(hostile: TestClient) -> None:
    html = hostile.get("/document", params={"id": IDS[1]}).text
    heading = re.search(r"<h1>(.*?)</h1>", html, re.DOTALL)
    assert heading and len(heading[1]) < 300
    assert ENDLESS in re.sub(r"<[^>]+>", "", html)  # the text itself is whole


def test_an_address_that_runs_is_no_link(hostile: TestClient) -> None:
    html = hostile.get("/document", params={"id": IDS[0]}).text
    assert "javascript:alert(1)" in html and 'href="javascript' not in html
