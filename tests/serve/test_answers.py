"""What the API answers beyond lists: everything that the command line gives, with its evidence, described and with examples."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest
from starlette.testclient import TestClient

from dragoman.api.record import Record
from dragoman.search.rows import KINDS, RESOLVED
from dragoman.serve.api.examples import examples


def first(program: TestClient, kind: str) -> dict[str, Any]:
    """The first of a kind."""
    found: dict[str, Any] = program.get(f"/api/v1/{kind}", params={"limit": 1}).json()["items"][0]
    return found


@pytest.mark.parametrize("kind", sorted(set(RESOLVED) - {"engagements", "origins", "contradictions", "sources"}))
def test_what_was_concluded_comes_with_the_records_that_it_stands_on(program: TestClient, kind: str) -> None:
    for row in program.get(f"/api/v1/{kind}", params={"limit": 8}).json()["items"]:
        whole = program.get(f"/api/v1/{kind}/{row['id']}").json()
        assert whole["stands_on"], row["id"]
        for ground in whole["stands_on"]:
            text = program.get(f"/api/v1/documents/{ground['document']}").json()["text"]
            for evidence in ground["record"]["evidence"]:
                assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_a_search_is_the_command_s_in_pages_and_as_lines(program: TestClient, record: Record) -> None:
    expected = [(found.document, found.start, found.passage) for found in record.search("minister", limit=1000)]
    items: list[Any] = []
    asked = {"q": "minister", "limit": 5}
    while True:
        answer = program.get("/api/v1/search", params=asked).json()
        items += answer["items"]
        if answer["next"] is None:
            break
        asked["cursor"] = answer["next"]
    assert [(item["document"], item["start"], item["passage"]) for item in items] == expected
    assert answer["total"] == len(expected) > 5
    assert [json.loads(line) for line in program.get("/api/v1/search", params={"q": "minister", "format": "jsonl"}).text.splitlines()] == items


@pytest.mark.parametrize("kind", [*KINDS, "readings", "judgements"])
def test_everything_is_exported_as_by_the_command(program: TestClient, record: Record, kind: str) -> None:
    lines = program.get(f"/api/v1/export/{kind}").text.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(json.dumps(list(record.export(kind))))


@pytest.mark.parametrize("kind", ["engagements", "people", "organisations", "origins", "contradictions"])
def test_explanations_are_the_command_s(program: TestClient, record: Record, kind: str) -> None:
    for row in program.get(f"/api/v1/{kind}", params={"limit": 12}).json()["items"]:
        page, told = record.explain(row["id"]), program.get(f"/api/v1/explain/{row['id']}").json()
        assert (told["title"], told["subtitle"]) == (page.title, page.subtitle)
        assert [section["heading"] for section in told["sections"]] == [section.heading for section in page.sections]
        rows = [[cell.text for cell in row] for section in page.sections for block in section.blocks for row in getattr(block, "rows", ())]
        assert [row for section in told["sections"] for block in section["blocks"] for row in block["rows"] or ()] == rows


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_has_an_id_is_led_to(program: TestClient, kind: str) -> None:
    rows = program.get(f"/api/v1/{kind}", params={"limit": 3}).json()["items"]
    for row in rows:
        for name in (row["id"], *(f"{one['document']}#{one['engagement']}" for one in row.get("mentions", ()))):
            answer = program.get("/api/v1/show/" + quote(name, safe=""))
            assert answer.status_code == 307
            assert program.get(answer.headers["location"]).json()["id"] == row["id"]
    assert program.get("/api/v1/show/nothing").status_code == 404


def test_a_mention_is_explained_by_what_it_is_part_of(program: TestClient, record: Record) -> None:
    mention = first(program, "engagements")["mentions"][0]
    key = f"{mention['document']}#{mention['engagement']}"
    assert program.get("/api/v1/explain/" + key.replace("#", "%23")).json()["title"] == record.explain(key).title
    assert program.get("/api/v1/explain/nothing").status_code == 400


@pytest.mark.parametrize("form", ["markdown", "text", "html"])
def test_a_dossier_comes_in_the_command_s_forms(program: TestClient, record: Record, form: str) -> None:
    answer = program.get("/api/v1/dossier", params={"party": ["Turkmenistan", "Benelux"], "format": form})
    assert answer.text == getattr(record.dossier("Turkmenistan", "Benelux"), form)() and answer.headers["etag"]


@pytest.mark.parametrize(
    "path", ["/api/v1/engagements?acter=France", "/api/v1/due?actor=France", "/api/v1/judgements?type=same", "/api/v1/search?q=a&p=1"]
)
def test_a_misspelt_parameter_is_told(program: TestClient, path: str) -> None:
    answer = program.get(path)
    assert answer.status_code == 422 and "not permitted" in answer.json()["detail"]


def test_anything_that_you_have_is_not_sent_again(program: TestClient) -> None:
    for path in ("/api/v1/people", "/api/v1/dossier?party=Kazakhstan", "/api/v1/search?q=visa", "/api/v1/quality", "/api/v1/due"):
        tag = program.get(path).headers["etag"]
        assert program.get(path, headers={"if-none-match": tag}).status_code == program.get(path, headers={"if-none-match": "*"}).status_code == 304


def test_every_answer_is_described_with_a_shape_and_an_example(program: TestClient) -> None:
    told = program.get("/api/v1/openapi.json").json()
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            answers = [answer for status, answer in operation["responses"].items() if status.startswith("2")]
            contents = [content for answer in answers for name, content in answer.get("content", {}).items() if name == "application/json"]
            for content in contents:
                assert content.get("schema"), (method, path)
                assert "example" in content or has_example(content["schema"], told), (method, path)
            for parameter in operation.get("parameters", ()):
                assert parameter.get("description") or parameter["in"] == "path", (path, parameter["name"])


def has_example(schema: dict[str, Any], told: dict[str, Any]) -> bool:
    """Whether a shape, or each of its fields, has an example."""
    if "$ref" in schema:
        schema = told["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if schema.get("examples"):
        return True
    inner = [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]
    choices = schema.get("anyOf", ())
    return any(has_example(one, told) for one in choices) or (bool(inner) and all(has_example(one, told) for one in inner))


@pytest.mark.parametrize("name", [*KINDS, *(f"one of {kind}" for kind in KINDS), "dossier", "explain", "quality"])
def test_examples_fit_the_shapes(program: TestClient, name: str) -> None:
    told = program.get("/api/v1/openapi.json").json()
    path = f"/api/v1/{name.removeprefix('one of ')}" + ("/{id}" if name.startswith("one of") or name == "explain" else "")
    schema = told["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert name in examples(), "make them anew: python -m tests.serve.answers"
    jsonschema.Draft202012Validator({**schema, "components": told["components"]}).validate(examples()[name])
