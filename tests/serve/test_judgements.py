"""Judgements over the API: passed, listed, taken back, and refused where they make no sense or come from elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.api.record import Record, open_record
from dragoman.serve.app import make_app
from dragoman.settings import load_settings
from tests.serve.conftest import Client

PATH = "/api/v1/judgements"


@pytest.fixture
def judging(example_file: Path, tmp_path: Path, client_of: Client) -> Iterator[tuple[TestClient, Record]]:
    """A program at a copy of the example record, with its token."""
    path = tmp_path / "r.db"
    shutil.copy(example_file, path)
    with open_record(path, settings=replace(load_settings(), author="An editor")) as record:
        client = client_of(make_app(record, path))
        client.headers["x-csrf-token"] = client.get("/api/v1/token").json()["token"]
        yield client, record


def some_engagement(record: Record) -> tuple[str, str]:
    item = next(item for item in record.export("readings") if item["engagements"])
    return item["id"], item["engagements"][0]["id"]


def test_a_judgement_is_passed_listed_and_taken_back(judging: tuple[TestClient, Record]) -> None:
    client, record = judging
    left = "#".join(some_engagement(record))
    answer = client.post(PATH, json={"verdict": "corrected", "left": left, "field": "date", "value": "2025-07-17", "reason": "their note"})
    passed = answer.json()
    assert answer.status_code == 201 and answer.headers["location"] == f"{PATH}/{passed['id']}"
    assert (passed["author"], passed["state"], passed["value"]["value"]) == ("An editor", "in force", "2025-07-17")
    assert client.get(f"{PATH}/{passed['id']}").json() == passed
    assert [row["id"] for row in client.get(PATH).json()["items"]] == [passed["id"]] == [row["id"] for row in record.judgements()]
    assert client.post(PATH, json={"verdict": "wrong", "left": left, "field": "date"}).status_code == 400  # two verdicts on one value
    assert client.delete(f"{PATH}/{passed['id']}").json()["state"] == "withdrawn"
    assert client.delete(f"{PATH}/{passed['id']}").status_code == 400
    assert client.delete(f"{PATH}/j-none").status_code == 404


def test_what_makes_no_sense_is_refused(judging: tuple[TestClient, Record]) -> None:
    client, record = judging
    left = "#".join(some_engagement(record))
    refused = {
        400: [{"verdict": "same", "left": left}, {"verdict": "right", "left": "nothing#e1"}, {"verdict": "corrected", "left": left, "field": "none"}],
        422: [{"verdict": "perhaps", "left": left}, {"left": left}, {"verdict": "right", "left": left, "more": 1}, {"verdict": "right", "left": ""},
              {"verdict": "corrected", "left": left, "field": "title", "value": "x" * 6000}],
    }  # fmt: skip
    for status, bodies in refused.items():
        for body in bodies:
            answer = client.post(PATH, json=body)
            assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), body
    assert not list(record.judgements())


def test_nothing_passes_without_the_token_or_from_elsewhere(judging: tuple[TestClient, Record]) -> None:
    client, record = judging
    body = {"verdict": "right", "left": "#".join(some_engagement(record))}
    assert client.post(PATH, json=body, headers={"x-csrf-token": "0" * 64}).status_code == 403
    assert client.post(PATH, json=body, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.delete(f"{PATH}/j-none", headers={"x-csrf-token": ""}).status_code == 403
    client.cookies.clear()
    assert client.post(PATH, json=body).status_code == 403
    assert not list(record.judgements())
