from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from dragoman.serve.tokens import COOKIE


def token_of(client: TestClient) -> str:
    """The token in the form of a page, the cookie beside it."""
    found = re.search(r'name="token" value="([0-9a-f]{64})"', client.get("/add").text)
    assert found
    return found[1]


def test_the_cookie_is_for_this_site_alone(empty: TestClient) -> None:
    told = empty.get("/").headers["set-cookie"].lower()
    assert told.startswith(f"{COOKIE}=") and "httponly" in told and "samesite=strict" in told


@pytest.mark.parametrize("path", ["/add", "/examples", "/api/v1/documents"])
def test_no_change_without_a_token(empty: TestClient, path: str) -> None:
    token = token_of(empty)
    assert empty.post(path).status_code == 403
    assert empty.post(path, data={"token": "0" * 64}).status_code == 403
    assert empty.post(path, headers={"x-csrf-token": "ü".encode()}).status_code == 403
    empty.cookies.clear()
    assert empty.post(path, data={"token": token}).status_code == 403
    empty.cookies.set(COOKIE, "f" * 32)
    assert empty.post(path, data={"token": token}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9999"}, {"sec-fetch-site": "cross-site"}, 
     {"origin": "null", "sec-fetch-site": "cross-site"},
     {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_no_change_from_another_site_though_it_had_the_token(empty: TestClient, headers: dict[str, str]) -> None:
    token = token_of(empty)
    answer = empty.post("/add", data={"token": token}, files={"files": ("a.txt", b"text")}, headers=headers)
    assert answer.status_code == 403
    assert "another-site" in empty.post("/api/v1/documents", headers={**headers, "x-csrf-token": token}).text


def test_a_form_of_ours_passes(empty: TestClient) -> None:
    token = token_of(empty)
    answer = empty.post("/add", data={"token": token}, files={"files": ("a.exe", b"text")}, headers={"origin": "http://127.0.0.1"})
    assert answer.status_code == 415  # past the token, refused for its type


def test_a_form_of_ours_passes_though_the_browser_keeps_its_address_to_itself(empty: TestClient) -> None:
    headers = {"origin": "null", "sec-fetch-site": "same-origin"}
    assert empty.post("/add", data={"token": token_of(empty)}, files={"files": ("a.exe", b"text")}, headers=headers).status_code == 415


def test_a_program_asks_for_its_token(empty: TestClient) -> None:
    token = empty.get("/api/v1/token").json()["token"]
    assert empty.post("/api/v1/documents", headers={"x-csrf-token": token}, files={"files": ("a.exe", b"x")}).status_code == 415
