from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from dragoman.api.record import open_record
from dragoman.errors import UsageError
from dragoman.serve.app import make_app
from dragoman.serve.safety import HEADERS, MOST_BYTES, check_address
from dragoman.serve.tokens import checked_form, checked_header
from tests.serve.conftest import Client

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8"])
def test_own_addresses(host: str) -> None:
    assert check_address(host) == host.strip("[]")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "10.0.0.1", "example.org", "", "127.0.0.1.example.org", "2130706433"])
def test_other_addresses_are_refused_with_the_reason(host: str) -> None:
    with pytest.raises(UsageError, match="this machine alone") as refused:
        check_address(host)
    assert "no accounts" in str(refused.value.hint)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "127.0.0.1@evil.example", "127.0.0.1:80:80", "", "0.0.0.0", "[::]"],
)
def test_a_name_that_is_not_ours_gets_nothing(app: FastAPI, client_of: Client, host: str) -> None:
    for path in ("/", "/api/v1/documents", "/static/desk.css"):
        answer = client_of(app).get(path, headers={"host": host})
        assert answer.status_code == 421
        assert "wrong-host" in answer.text
        assert "Turkmenistan" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:9", "[::1]:8000"])
def test_names_of_ours_are_served(app: FastAPI, client_of: Client, host: str) -> None:
    assert client_of(app).get("/api/v1/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("address", ["192.168.1.9", "8.8.8.8", "fe80::1", "testclient"])
def test_other_machines_get_nothing(app: FastAPI, address: str) -> None:
    assert TestClient(app, base_url="http://127.0.0.1", client=(address, 5)).get("/").status_code == 421


@pytest.mark.parametrize("path", ["/", "/nope", "/api/v1/documents", "/api/v1/nope", "/static/desk.js", "/document?id=none", "/list/people?from=x"])
def test_every_answer_is_guarded(browser: TestClient, path: str) -> None:
    headers = browser.get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in headers["content-security-policy"]


def test_pages_carry_no_script_and_no_style_of_their_own(browser: TestClient) -> None:
    for path in ("/", "/search?q=visa", "/dossier?party=Turkmenistan&party=Benelux", "/undertakings", "/list/engagements", "/add"):
        html = browser.get(path).text
        assert not re.search(r"<script(?![^>]* src=\"/(?:static/|vega\.js\"))|<style|\sstyle=|\son[a-z]+=|javascript:", html)
        assert not re.search(r"(?:src|action|srcset)=\"(?!/)", html)


def test_too_much_is_refused(browser: TestClient) -> None:
    assert browser.get("/search?q=" + "x" * 9000).status_code == 414
    assert browser.get("/search?q=" + "x" * 400).status_code == 422
    assert browser.post("/add", content=b"", headers={"content-length": str(MOST_BYTES + 1)}).status_code == 413


def test_every_route_that_changes_something_checks_the_token(app: FastAPI) -> None:
    found = [route for route in routes_of(app) if UNSAFE & route.methods]
    assert len(found) >= 7
    for route in found:
        assert any(dependency.call in (checked_form, checked_header) for dependency in route.dependant.dependencies), route.path


def test_a_failure_of_the_program_is_guarded_and_tells_nothing_of_it(example_file: Path, client_of: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("dragoman.serve.desk.Desk.search", fail)
    with open_record(example_file) as record:
        answer = client_of(make_app(record, example_file)).get("/api/v1/search?q=visa")
    assert answer.status_code == 500 and "secret" not in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def routes_of(app: FastAPI) -> list[APIRoute]:
    """All routes, those of included routers too."""
    found, waiting = [], list(app.routes)
    while waiting:
        route = waiting.pop()
        if isinstance(route, APIRoute):
            found.append(route)
        inner = getattr(route, "original_router", None) or getattr(route, "router", None)
        waiting += list(getattr(inner, "routes", ()))
    return found
