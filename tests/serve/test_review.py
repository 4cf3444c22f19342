from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

from starlette.testclient import TestClient

from dragoman.api.record import open_record
from dragoman.serve.app import make_app
from dragoman.settings import Settings
from tests.serve.conftest import Client


def answers(html: str) -> list[str]:
    """What the buttons of the question say."""
    return [unescape(found) for found in re.findall(r'name="answer" value="([^"]*)"', html)]


def token(html: str) -> str:
    """The page's token."""
    found = re.search(r'name="token" value="(\w+)"', html)
    assert found
    return found[1]


def settled(reviewer: TestClient) -> None:
    """Waits until the judgements are followed."""
    reviewer.app.state.desk.concluding.wait(60)  # type: ignore[attr-defined]  # the client is typed for any application


def test_an_answer_is_a_judgement_that_is_followed_and_can_be_taken_back(reviewer: TestClient) -> None:
    html = reviewer.get("/review").text
    before = reviewer.get("/api/v1/people").json()["items"]
    told = next(said for said in answers(html) if "Vekker" in said)
    sent = reviewer.post("/review", data={"token": token(html), "answer": told, "reason": "his own signature"})
    assert sent.status_code == 303
    settled(reviewer)
    html = reviewer.get(sent.headers["location"]).text
    assert "Kept: <strong>right</strong>, by R. Desk" in html and "his own signature" in html
    assert told not in answers(html)
    assert "Jorn Vekker" in {person["name"] for person in reviewer.get("/api/v1/people").json()["items"]}
    id = re.search(r'name="id" value="([^"]+)"', html)
    assert id and reviewer.post("/review/undo", data={"token": token(html), "id": id[1]}).status_code == 303
    settled(reviewer)
    assert reviewer.get("/api/v1/people").json()["items"] == before
    assert told in answers(reviewer.get("/review").text)


def test_what_is_no_answer_is_refused(reviewer: TestClient) -> None:
    html = reviewer.get("/review").text
    for answer in ("", "{", "[]", '{"verdict": "same"}', '{"verdict": "corrected", "left": "norther#e1"}', '{"verdict": ["right"], "left": {}}'):
        assert reviewer.post("/review", data={"token": token(html), "answer": answer}).status_code == 422
    unknown = json.dumps({"verdict": "right", "left": "nobody#e9"})
    assert reviewer.post("/review", data={"token": token(html), "answer": unknown}).status_code == 400
    assert reviewer.post("/review", data={"answer": unknown}).status_code == 403
    assert reviewer.post("/review/undo", data={"token": token(html), "id": "j-none"}).status_code == 400


def test_nobody_judges_without_a_name(disagreeing: Path, client_of: Client) -> None:
    with open_record(disagreeing, settings=Settings()) as opened:
        html = client_of(make_app(opened, disagreeing), headers={"accept": "text/html"}).get("/review").text
    assert "none is set" in html and "disabled>" in html


def test_questions_can_be_passed_over(reviewer: TestClient) -> None:
    html = reviewer.get("/review").text
    waiting = int(re.search(r"1 of (\d+)", html)[1])  # type: ignore[index]  # fails the test where there is none
    assert f"2 of {waiting}" in reviewer.get("/review?skip=1").text or waiting == 1
    assert "passed over all" in reviewer.get(f"/review?skip={waiting}").text
