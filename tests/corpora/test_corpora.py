"""The annotated documents keep their form: quotes verbatim, dates EDTF, ids unique, kinds known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from dragoman.model.dates import period_of
from dragoman.model.records import EngagementType, Predicate, Status, UndertakingKind

Item = dict[str, Any]

CORPORA = Path(__file__).parents[2] / "corpora"
LISTS = {
    "engagements": {"id", "type", "status", "main", "date", "place", "participants", "topics", "quote"},
    "posts": {"person", "post", "organisation_or_state", "to", "quote"},
    "undertakings": {"kind", "by", "to", "what", "due", "quote"},
    "figures": {"subject", "measure", "value", "unit", "period", "qualifier", "quote"},
    "relations": {"subject", "predicate", "object", "date", "quote"},
    "statements": {"speaker", "cue", "quote"},
}
HEAD = {"id", "url", "source", "lang", "title", "published", "text"}
QUALIFIERS = {None, "about", "over", "up to", "at least", "under"}
PARTICIPANT_KINDS = {"person", "state", "org", "group"}


def load(path: Path) -> list[Item]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


FILES = sorted([*CORPORA.glob("*/documents.jsonl"), *CORPORA.glob("*/unread.jsonl")])
DOCUMENTS = [document for path in FILES for document in load(path)]


@pytest.fixture(params=DOCUMENTS, ids=lambda document: str(document["id"]))
def document(request: pytest.FixtureRequest) -> Item:
    """Each annotated document in turn."""
    found: Item = request.param
    return found


def items(document: Item) -> Iterator[tuple[str, Item]]:
    for key in LISTS:
        for item in document[key]:
            yield key, item


def is_date(value: str | None) -> bool:
    return value is None or period_of(value) is not None


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) >= 30
    assert len({document["id"] for document in DOCUMENTS}) == len(DOCUMENTS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_each_corpus_says_what_it_is(path: Path) -> None:
    assert "Licence" in (path.parent / "README.md").read_text(encoding="utf-8")


def test_a_document_has_the_keys_of_a_reading(document: Item) -> None:
    assert set(document) == HEAD | set(LISTS)
    assert document["text"] == document["text"].strip()
    assert document["published"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", document["published"])
    assert is_date(document["published"])


def test_an_item_has_its_keys(document: Item) -> None:
    for key, item in items(document):
        assert set(item) - {"value_to", "cluster"} == LISTS[key], item


def test_quotes_are_verbatim(document: Item) -> None:
    for _, item in items(document):
        assert item["quote"].strip() and item["quote"] in document["text"], item


def test_dates_are_valid(document: Item) -> None:
    for _, item in items(document):
        for field in ("date", "due", "period"):
            assert is_date(item.get(field)), item


def test_engagements_are_numbered_in_the_order_of_the_text(document: Item) -> None:
    engagements = document["engagements"]
    starts = [document["text"].index(engagement["quote"]) for engagement in engagements]
    assert [engagement["id"] for engagement in engagements] == [f"e{number}" for number in range(1, len(engagements) + 1)]
    assert starts == sorted(starts)


def test_engagements_use_known_kinds(document: Item) -> None:
    for engagement in document["engagements"]:
        assert engagement["type"] in get_args(EngagementType)
        assert engagement["status"] in get_args(Status)
        assert isinstance(engagement["main"], bool)
        assert engagement["topics"]


def test_participants_use_known_kinds(document: Item) -> None:
    for engagement in document["engagements"]:
        names = [participant["name"] for participant in engagement["participants"]]
        assert len(set(names)) == len(names)
        for participant in engagement["participants"]:
            assert set(participant) == {"name", "kind", "post", "represents"}
            assert participant["kind"] in PARTICIPANT_KINDS


def test_places_have_a_name_and_a_country_code(document: Item) -> None:
    for place in (engagement["place"] for engagement in document["engagements"]):
        assert place is None or (place["name"] and re.fullmatch(r"[A-Z]{2}", place["country"] or "XX"))


def test_facts_use_known_kinds(document: Item) -> None:
    assert all(item["kind"] in get_args(UndertakingKind) for item in document["undertakings"])
    assert all(item["predicate"] in get_args(Predicate) for item in document["relations"])
    assert all(item["qualifier"] in QUALIFIERS and isinstance(item["value"], int | float) for item in document["figures"])


def test_documents_without_diplomacy_have_nothing(document: Item) -> None:
    assert bool(list(items(document))) != document["id"].startswith("no-diplomacy")
