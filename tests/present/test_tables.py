"""Rows as cells, CSV and JSON lines."""

from __future__ import annotations

import csv
import json

import pytest

from dragoman.present.tables import COLUMNS, cells, csv_of, headings, jsonl_of
from dragoman.resolve.bodies.parties import build_parties
from dragoman.search.query import Query
from dragoman.search.rows import KINDS
from tests.present.samples import Record, knowledge

QUERY = Query(Record(), build_parties(knowledge()))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_table(kind: str) -> None:
    rows = list(QUERY.select(kind))
    assert all(len(cells(kind, row)) == len(headings(kind)) for row in rows)
    assert set(COLUMNS) == {*KINDS, "judgements", "due", "calendar"}


def test_an_engagement_in_a_line() -> None:
    (row,) = [row for row in QUERY.select("engagements") if row["type"] == "signing"]
    assert cells("engagements", row)[1:] == ("19 November 2031", "signing", "held", "Tollen", "Arvenia; Lakes Union", "1", ".80")


@pytest.mark.parametrize("kind", KINDS)
def test_csv_has_a_head_and_a_line_for_each_row(kind: str) -> None:
    rows = list(QUERY.select(kind))
    read = list(csv.DictReader("".join(csv_of(rows)).splitlines(keepends=True)))
    assert len(read) == len(rows)
    assert all(None not in line and None not in line.values() for line in read)


def test_csv_tells_what_is_nested_in_words() -> None:
    evidence = [{"start": 0, "end": 9, "quote": "They  met"}]
    rows = [{"id": "u1", "by": ["Arvenia", "Castoria"], "due": None, "conditional": True, "evidence": evidence, "value": 2.5, "n": 3}]
    assert "".join(csv_of(rows)) == "id,by,due,conditional,evidence,value,n\nu1,Arvenia; Castoria,,true,They met,2.5,3\n"


def test_an_engagement_in_csv() -> None:
    rows = [row for row in QUERY.select("engagements") if row["type"] == "signing"]
    (line,) = csv.DictReader("".join(csv_of(rows)).splitlines(keepends=True))
    assert (line["place"], line["country"], line["participants"], line["mentions"]) == (
        "Tollen",
        "x-arvenia",
        "Arvenia; Lakes Union",
        "later-note#e1",
    )


def test_json_lines_give_back_the_rows() -> None:
    rows = list(QUERY.select("undertakings"))
    assert [json.loads(line) for line in jsonl_of(rows)] == rows


def test_no_rows_make_no_csv() -> None:
    assert list(csv_of([])) == []
