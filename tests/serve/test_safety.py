from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from dragoman.api.record import open_record
from dragoman.errors import UsageError
from dragoman.serve.app import make_app
from dragoman.serve.running import bind
from dragoman.serve.safety import HEADERS, MOST_BYTES, check_address
from dragoman.serve.tokens import checked_form, checked_header
from tests.serve.conftest import Client
from tests.serve.test_tokens import token_of

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


def test_a_body_that_grows_without_saying_so_is_refused(empty: TestClient) -> None:
    token = token_of(empty)
    head = b'--x\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    endless = (head if number == 0 else b"a" * 1_000_000 for number in range(MOST_BYTES // 1_000_000 + 2))
    headers = {"x-csrf-token": token, "content-type": "multipart/form-data; boundary=x"}
    answer = empty.post("/api/v1/documents", content=endless, headers=headers)
    assert answer.status_code == 413 and answer.json()["type"] == "urn:dragoman:problem:too-large"


def test_a_name_that_leads_elsewhere_is_not_listened_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a system may take "localhost" for."""

    class Elsewhere:
        def getsockname(self) -> tuple[str, int]:
            return ("192.168.1.7", 8000)

    monkeypatch.setattr("socket.create_server", lambda *_, **__: Elsewhere())
    with pytest.raises(UsageError, match="this machine alone"):
        bind("localhost", 8000)


def test_a_port_that_is_taken_is_told_before_anything_is_served() -> None:
    first = bind("127.0.0.1", 0)
    with first, pytest.raises(UsageError, match="is taken"):
        bind("127.0.0.1", first.getsockname()[1])


def test_the_policy_lets_nothing_in_but_our_files(browser: TestClient) -> None:
    policy = dict(part.split(" ", 1) for part in browser.get("/charts").headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert {policy[name] for name in ("script-src", "style-src", "connect-src", "form-action")} == {"'self'"}
    assert not {"unsafe-inline", "unsafe-eval", "*", "https:", "http:"} & set(" ".join(policy.values()).split())


def test_no_change_passes_without_the_token(app: FastAPI, client_of: Client) -> None:
    """Each route that changes something, asked as a form, as JSON, and with a token of another session."""
    other = client_of(app).get("/api/v1/token").json()["token"]
    for route in (route for route in routes_of(app) if UNSAFE & route.methods):
        path = full_path(app, route).replace("{id}", "j-0")
        for method in UNSAFE & route.methods:
            client = client_of(app)
            client.get("/")
            for sent in ({"data": {"token": "0" * 64}}, {"json": {"verdict": "right", "left": "a#e1"}}, {"headers": {"x-csrf-token": other}}):
                answer = client.request(method, path, **sent)  # type: ignore[arg-type]  # keywords of a request
                assert answer.status_code == 403, (method, path, sent)


def test_every_parameter_has_its_bounds(app: FastAPI) -> None:
    """Texts have a longest length, a pattern or their choices, numbers a least and a greatest."""
    pages = [APIRoute(route.path, route.endpoint) for route in routes_of(app) if not full_path(app, route).startswith("/api/")]
    described = [app.openapi(), get_openapi(title="pages", version="0", routes=pages)]
    told = [(path, one) for whole in described for path, item in whole["paths"].items() for way in item.values() for one in way.get("parameters", ())]
    assert len(told) > 200
    assert not [(path, one["name"]) for path, one in told if not is_bounded(one["schema"])]


def is_bounded(schema: dict[str, Any]) -> bool:
    """Whether a parameter can't be of any size."""
    choices = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    return all(
        bool({"maxLength", "pattern", "enum", "const"} & one.keys())
        or one.get("type") == "boolean"
        or (one.get("type") == "integer" and {"minimum", "maximum"} <= one.keys())
        or (one.get("type") == "array" and "maxItems" in one and is_bounded(one["items"]))
        for one in choices
    )


@pytest.mark.parametrize(
    "path",
    ["/search?q=a%00b", "/list/people?actor=a%00", "/api/v1/search?q=%00", "/api/v1/suggest?q=%00", "/search?cursor=%00&q=a",
     "/list/people?limit=-1", "/list/people?limit=9999", "/review?skip=-5", "/dossier.exe?party=France", "/undertakings?state=x",
     "/disagreements?kind=x", "/charts?from=%2B1", "/document?id=" + "x" * 5000],
)  # fmt: skip
def test_nonsense_is_told_as_such(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code in (400, 404, 422)


def test_every_route_that_changes_something_checks_the_token(app: FastAPI) -> None:
    found = [route for route in routes_of(app) if UNSAFE & route.methods]
    assert len(found) >= 7
    for route in found:
        assert any(dependency.call in (checked_form, checked_header) for dependency in route.dependant.dependencies), route.path


def test_a_failure_of_the_program_is_guarded_and_tells_nothing_of_it(example_file: Path, client_of: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("dragoman.serve.desk.Desk.matches", fail)
    with open_record(example_file) as record:
        answer = client_of(make_app(record, example_file)).get("/api/v1/search?q=visa")
        page = client_of(make_app(record, example_file), headers={"accept": "text/html"}).get("/search?q=visa")
    assert answer.status_code == page.status_code == 500 and "secret" not in answer.text + page.text
    assert page.headers["content-type"].startswith("text/html") and "<h1>Internal Server Error</h1>" in page.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def full_path(app: FastAPI, route: APIRoute) -> str:
    """Where a route is, its router's place before it."""
    path = f"/api/v1{route.path}"
    return path if path in app.openapi()["paths"] and route.include_in_schema else route.path


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
