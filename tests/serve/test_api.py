from __future__ import annotations

import json
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.api.record import Record
from dragoman.errors import UsageError
from dragoman.search.rows import KINDS

ASKED: list[dict[str, Any]] = [
    {}, {"actor": "Turkmenistan"}, {"between": ["Turkmenistan", "Benelux"]}, {"type": "meeting"}, {"from": "2024", "to": "2025-03"},
    {"place": "Brussels"}, {"text": "visa"}, {"actor": "European Union", "from": "2022", "text": "summit"},
]  # fmt: skip


def every(program: TestClient, kind: str, **asked: Any) -> list[Any]:
    """All items of a list, page by page."""
    items: list[Any] = []
    cursor = None
    while True:
        answer = program.get(f"/api/v1/{kind}", params={**asked, **({"cursor": cursor} if cursor else {})})
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        cursor = answer.json()["next"]
        if cursor is None:
            assert len(items) == answer.json()["total"]
            return items


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_lists_are_those_of_the_command(program: TestClient, record: Record, kind: str, asked: dict[str, Any]) -> None:
    between = tuple(asked["between"]) if "between" in asked else None
    named = {"since": asked.get("from"), "until": asked.get("to"), **{key: asked.get(key) for key in ("actor", "type", "place", "text")}}
    try:
        expected = list(record.list(kind, between=between, **named))  # type: ignore[arg-type]  # as the query gives them
    except UsageError as error:  # nothing of this kind can be of the type
        answer = program.get(f"/api/v1/{kind}", params=asked)
        assert (answer.status_code, answer.json()["detail"]) == (400, error.message)
        return
    assert every(program, kind, limit=7, **asked) == json.loads(json.dumps(expected))


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_is_there_by_its_id(program: TestClient, kind: str) -> None:
    for row in every(program, kind, limit=200):
        answer = program.get(f"/api/v1/{kind}/" + row["id"].replace("%", "%25").replace("#", "%23").replace("?", "%3F"))
        assert answer.status_code == 200, row["id"]
        whole = answer.json()
        assert whole["id"] == row["id"]
        if kind == "engagements":
            assert {(report["document"], report["record"]["id"]) for report in whole["reports"]} == {
                (mention["document"], mention["engagement"]) for mention in row["mentions"]
            }


def test_evidence_is_verbatim(program: TestClient) -> None:
    for row in every(program, "undertakings"):
        text = program.get(f"/api/v1/documents/{row['document']}").json()["text"]
        for evidence in row["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_json_lines_give_all_at_once(program: TestClient) -> None:
    answer = program.get("/api/v1/statements", params={"format": "jsonl"})
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line) for line in answer.text.splitlines()] == every(program, "statements")


def test_what_you_have_is_not_sent_again(program: TestClient) -> None:
    first = program.get("/api/v1/people")
    again = program.get("/api/v1/people", headers={"if-none-match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert program.get("/api/v1/people", headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "slug"),
    [
        ("/api/v1/people?limit=0", 422, "invalid"), ("/api/v1/people?limit=1000", 422, "invalid"), ("/api/v1/people?from=soon", 422, "invalid"),
        ("/api/v1/people?cursor=nonsense", 400, "usage"), ("/api/v1/people?cursor=WzEsMl0", 400, "usage"),
        ("/api/v1/people?actor=Atlantis", 400, "usage"), ("/api/v1/people?between=France", 400, "usage"), ("/api/v1/people/nobody", 404, "not-found"),
        ("/api/v1/nothing", 404, "not-found"), ("/api/v1/dossier?party=France&party=France", 400, "usage"),
        ("/api/v1/dossier?party=France&on=2024-13-45", 422, "invalid"), ("/api/v1/search", 422, "invalid"),
        ("/api/v1/uploads/none", 404, "not-found"),
    ],
)  # fmt: skip
def test_what_went_wrong_has_one_shape(program: TestClient, path: str, status: int, slug: str) -> None:
    answer = program.get(path)
    told = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert told["type"] == f"urn:dragoman:problem:{slug}"
    assert told["status"] == status and told["title"] and told["detail"] and told["instance"] == path.partition("?")[0]


def test_suggestions_begin_with_whom_the_record_knows(program: TestClient) -> None:
    names = [item["name"] for item in program.get("/api/v1/suggest", params={"q": "turk"}).json()["items"]]
    assert names[0] == "Turkmenistan" and "Türkiye" not in names[0]
    assert program.get("/api/v1/suggest", params={"q": "!!"}).json() == {"items": []}


def test_a_dossier_is_the_command_s(program: TestClient, record: Record) -> None:
    for parties in (("Turkmenistan", "Benelux"), ("Kazakhstan",), ("Belarus", "Turkmenistan")):
        assert program.get("/api/v1/dossier", params={"party": parties}).json() == json.loads(record.dossier(*parties).json())


def test_the_description_has_every_kind_with_its_fields(program: TestClient) -> None:
    told = program.get("/api/v1/openapi.json").json()
    for kind in KINDS:
        assert {f"/api/v1/{kind}", f"/api/v1/{kind}/{{id}}"} <= set(told["paths"])
    assert {"date", "participants", "mentions"} <= set(told["components"]["schemas"]["MergedEngagement"]["properties"])


def test_the_description_has_every_shape_that_it_refers_to(program: TestClient) -> None:
    answer = program.get("/api/v1/openapi.json")
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', answer.text))
    assert "Problem" in named and named <= answer.json()["components"]["schemas"].keys()
