from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.api.record import open_record
from dragoman.model.document import Document
from dragoman.present.page import Bullets, Page, Section, plain
from dragoman.search.rows import KINDS
from dragoman.serve.app import make_app
from dragoman.serve.web.dossiers import lines_on_paper
from tests.serve.conftest import Client

PAGES = [
    "/", "/search", "/search?q=visa", "/search?q=minister&actor=Turkmenistan&from=2023", "/dossier", "/dossier?party=Turkmenistan&party=Benelux",
    "/dossier?party=Kazakhstan&on=2024-12-31", "/undertakings", "/undertakings?actor=Turkmenistan", "/undertakings?state=open",
    "/calendar", "/calendar?actor=Kazakhstan", "/disagreements", "/disagreements?kind=spelling",
    "/sources", "/add", "/trust", "/api", "/charts", "/charts?actor=Turkmenistan&from=2023", "/review", *(f"/list/{kind}" for kind in KINDS),
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_there(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    assert len(re.findall("<h1[ >]", answer.text)) == 1
    assert '<main id="main"' in answer.text and 'class="skip"' in answer.text


def test_every_link_of_every_page_leads_somewhere(browser: TestClient) -> None:
    seen: set[str] = set()
    waiting = list(PAGES)
    while waiting and len(seen) < 400:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = browser.get(path)
        assert answer.status_code in (200, 307), path
        if "html" in answer.headers.get("content-type", ""):
            for link in re.findall(r'href="(/[^"#]*)', answer.text):
                waiting.append(unescape(link))
    assert len(seen) > 200


def test_every_claim_leads_to_its_characters(browser: TestClient) -> None:
    html = browser.get("/document?id=wire-20250715-benelux").text
    places = re.findall(r'<dd><a href="(/document\?[^"]*)#c-(\d+)-(\d+)"', html)
    assert places
    for address, start, end in places:
        assert f'id="c-{start}-{end}"' in browser.get(unescape(address)).text


def test_the_text_of_a_document_is_whole(browser: TestClient, program: TestClient) -> None:
    text = program.get("/api/v1/documents/wire-20250715-benelux").json()["text"]
    html = browser.get("/document?id=wire-20250715-benelux&at=3-30").text
    article = re.search(r'<article class="text".*?>(.*?)</article>', html, re.DOTALL)
    assert article and unescape(re.sub(r"<[^>]+>", "", article[1])) == text


def test_words_found_are_marked_and_led_to(browser: TestClient) -> None:
    html = browser.get("/search?q=visa").text
    assert re.search(r"<mark>visa", html, re.IGNORECASE)
    assert re.search(r'href="/document\?id=[^"]+at=\d+-\d+#c-\d+-\d+"', html)


def test_an_engagement_shows_what_each_report_says(browser: TestClient, program: TestClient) -> None:
    rows = program.get("/api/v1/engagements", params={"limit": 200}).json()["items"]
    row = max(rows, key=lambda item: len(item["mentions"]))
    html = browser.get("/engagement", params={"id": row["id"]}).text
    assert len(row["mentions"]) > 1
    for mention in row["mentions"]:
        assert re.search(
            rf'<blockquote><a class="quoted" href="/document\?id={re.escape(mention["document"]).replace("/", "%2F").replace(":", "%3A")}', html
        )


def test_a_name_that_nobody_has_is_told(browser: TestClient) -> None:
    for path in (
        "/dossier?party=Turkmenistann",
        "/list/engagements?actor=Turkmenistann",
        "/search?actor=Turkmenistann",
        "/undertakings?actor=Turkmenistann",
    ):
        answer = browser.get(path)
        assert "Did you mean: Turkmenistan" in answer.text and 'role="alert"' in answer.text


@pytest.mark.parametrize(
    "path",
    ["/list/engagements?actor=&between=&between=&type=&from=&to=&place=&text=", "/search?q=&actor=&from=&to=", "/dossier?party=&party=&on=",
     "/dossier?party=Turkmenistan&party=&on=", "/undertakings?actor=", "/disagreements?kind="],
)  # fmt: skip
def test_fields_left_empty_ask_for_nothing(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200 and 'role="alert"' not in answer.text


def test_what_is_not_there_is_a_page_too(browser: TestClient) -> None:
    for path in ("/nope", "/document?id=nope", "/engagement?id=nope", "/party?id=nope", "/record?id=nope", "/list/nope", "/add?job=nope"):
        answer = browser.get(path)
        assert answer.status_code == 404 and "<h1>Not Found</h1>" in answer.text


def test_dossiers_are_taken_away(browser: TestClient) -> None:
    answer = browser.get("/dossier.md", params={"party": ["Turkmenistan", "Benelux"]})
    assert answer.text.startswith("# Turkmenistan – Benelux") and 'filename="turkmenistan-benelux-union.md"' in answer.headers["content-disposition"]
    assert browser.get("/dossier.json", params={"party": "Turkmenistan"}).json()["title"] == "Turkmenistan"


def test_an_empty_record_explains_the_first_step(empty: TestClient) -> None:
    html = empty.get("/").text
    assert "Nothing has been read yet" in html and 'action="/examples"' in html
    for path in ("/search", "/sources", "/undertakings", "/disagreements", "/list/people", "/dossier?party=France"):
        assert empty.get(path).status_code == 200


def test_documents_are_called_by_name_not_by_id(browser: TestClient, program: TestClient) -> None:
    for row in program.get("/api/v1/documents", params={"limit": 200}).json()["items"]:
        html = browser.get("/document", params={"id": row["id"]}).text
        heading = re.search(r"<h1>(.*?)</h1>", html, re.DOTALL)
        assert heading and row["id"] not in unescape(heading[1])
    for path in ("/", "/list/figures", "/undertakings", "/sources"):
        shown = re.sub(r"<[^>]+>", " ", browser.get(path).text)
        assert "wire-2025" not in shown and ".txt" not in shown.replace(".txt,", ""), path


def test_an_empty_column_is_left_out_and_the_main_one_leads_on(browser: TestClient) -> None:
    html = browser.get("/list/tenures").text
    heads = re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', html)
    for head in heads:
        assert re.search(rf'data-head="{head}" class="[^"]*"(?<!none")>(?:<a [^>]*>)?[^<\s]', html), head
    assert re.search(r'class="c-post"><a href="/thing\?id=ten-', html)


def test_a_document_tells_what_was_dropped_and_what_confidence_is_made_of(browser: TestClient, program: TestClient) -> None:
    item = program.get("/api/v1/documents/wire-20250715-benelux").json()
    assert 'data-part="/document/why?id=wire-20250715-benelux&amp;now=1"' in browser.get("/document/why?id=wire-20250715-benelux").text
    html = browser.get("/document/why?id=wire-20250715-benelux&now=1").text
    for kind in ("engagements", "posts", "undertakings", "statements"):
        for record in item[kind]:
            assert f'id="w-{record["id"]}"' in html
    assert "proved right" in html and "Found and not kept" in html
    assert browser.get("/document/why?id=nope").status_code == 404


def test_a_dossier_s_figures_are_charted_by_unit(browser: TestClient) -> None:
    html = browser.get("/dossier", params={"party": ["Turkmenistan", "Benelux"]}).text
    address = re.search(r'data-chart="(/dossier/figures[^"]+)"', html)
    assert address
    rows = browser.get(unescape(address[1])).json()["datasets"]["rows"]
    assert {"1,945", "353", "763"} <= {row["told"] for row in rows}


def test_earlier_versions_of_a_document_are_there_to_read(tmp_path: Path, client_of: Client) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as record:
        for day, town in (("2024-05-03", "Oslo"), ("2024-05-04", "Bergen")):
            record.add([Document("a", f"The King of Norway met the King of Sweden in {town} on 3 May 2024.", lang="en", published=day)])
        page = client_of(make_app(record, path), headers={"accept": "text/html"})
        newest = page.get("/document?id=a").text
        links = [unescape(link) for link in re.findall(r'href="(/document\?id=a&amp;version=[^"]+)"', newest)]
        assert len(links) == 1 and "Bergen" in newest
        earlier = page.get(links[0]).text.partition("<article")[2]
        assert "Oslo" in earlier and "Bergen" not in earlier
        assert page.get("/document?id=a&version=none").status_code == 404


def test_a_year_narrows_a_search(browser: TestClient) -> None:
    html = browser.get("/search?q=minister").text
    link = re.search(r'href="(/search\?[^"]*from=(\d{4})&amp;to=\2[^"]*)"', html)
    assert link
    chosen = browser.get(unescape(link[1])).text
    assert ", chosen; take away" in chosen and len(re.findall(r"<li><h3>", chosen)) < len(re.findall(r"<li><h3>", html))


def test_people_and_bodies_are_told_apart_in_lists(browser: TestClient, program: TestClient) -> None:
    kinds = set(re.findall(r'class="c-kind">([^<]+)<', browser.get("/list/organisations").text))
    assert {"State", "Organisation"} <= kinds <= {"State", "Organisation", "Group", "Body"}
    people = {one["name"] for row in program.get("/api/v1/people?limit=200").json()["items"] for one in row["spellings"]}
    assert not people & {row["name"] for row in program.get("/api/v1/organisations?limit=200").json()["items"]}


def test_a_long_dossier_prints_few_lines_of_each_list() -> None:
    lines = tuple(plain("ten words " * 5) for _ in range(60))
    for count, expected in ((3, None), (60, 8)):
        laid = Page("t", "s", (Section("h", (Bullets(lines[:count]),)),))
        assert lines_on_paper(laid) == expected


def test_names_and_dates_are_marked_to_the_letter(browser: TestClient) -> None:
    html = "".join(browser.get(f"/document?id={name}").text for name in ("wire-20250715-benelux", "wire-20240606-dialogue", "wire-20240531-mongolia"))
    marked = {layer: re.findall(rf'class="m[^"]* l-{layer}[^"]*"[^>]*>([^<]+)<', html) for layer in ("names", "dates")}
    assert marked["names"] and all(len(words) < 60 for words in marked["names"])
    assert marked["dates"] and all(re.search(r"\d|day|[A-Z]", words) and len(words) < 30 for words in marked["dates"])
