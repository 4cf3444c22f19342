"""Filters, each alone and together."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.resolve.bodies.parties import build_parties
from dragoman.search.parties import find_party
from dragoman.search.query import Filters, Query, has_words
from dragoman.search.rows import KINDS
from tests.present.samples import Record, knowledge, resolution

DIRECTORY = build_parties(knowledge())
QUERY = Query(Record(), DIRECTORY)


def party(name: str) -> Any:
    return find_party(name, DIRECTORY, resolution().people)


def select(kind: str, filters: Filters) -> list[str]:
    return [str(row.get("date") or row["id"]) for row in QUERY.select(kind, filters)]


UNTOLD = ("series",)  # the sample has no format with rounds


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in UNTOLD])
def test_without_filters_everything_is_listed(kind: str) -> None:
    assert list(QUERY.select(kind))


def test_a_state_is_its_people_its_groups_and_itself() -> None:
    assert sorted(select("engagements", Filters(actor=party("Arvenia")))) == ["2029-06", "2029-09", "2031-05-05", "2031-11-19", "2032-03"]
    assert select("engagements", Filters(actor=party("Nordmere"))) == []


def test_between_asks_for_both() -> None:
    assert sorted(select("engagements", Filters(between=(party("Arvenia"), party("Lakes Union"))))) == ["2031-05-05", "2031-11-19"]


def test_a_person_by_either_spelling() -> None:
    assert select("engagements", Filters(actor=party("Jorn Wicker"))) == ["2031-05-05"]
    assert select("posts", Filters(actor=party("Jorn Wekker"))) == ["skell-post#p2", "upland-wire#p1", "union-handbook#p1"]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2031", None, ["2031-05-05", "2031-11-19", "2032-03"]),
        (None, "2029-08", ["2029-06"]),
        ("2031-05-05", "2031-05-05", ["2031-05-05"]),
        ("2032-03-15", "2032-03-15", ["2032-03"]),
    ],
)
def test_dates_may_be_coarse_on_either_side(since: str | None, until: str | None, found: list[str]) -> None:
    assert sorted(select("engagements", Filters(since=since, until=until))) == found


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="--from takes a date"):
        Filters(since="last week")


def test_type_place_and_text() -> None:
    assert select("engagements", Filters(type="signing")) == ["2031-11-19"]
    assert sorted(select("engagements", Filters(place="Brill"))) == ["2029-06", "2029-09"]
    assert sorted(select("engagements", Filters(place="Castoria"))) == ["2029-06", "2029-09"]
    assert select("undertakings", Filters(text="river police")) == ["skell-post#u2"]
    assert select("undertakings", Filters(type="commitment", actor=party("Lakes Union"))) == ["upland-wire#u2"]


def test_documents_by_whom_their_records_concern_and_what_they_say() -> None:
    assert select("documents", Filters(between=(party("Castoria"), party("Arvenia")), place="Tollen")) == ["brill-ministry"]
    assert select("documents", Filters(text="river police")) == ["skell-post"]


def test_words_stand_at_the_beginnings_of_words() -> None:
    assert has_words("visa serv", "bearers of service passports need visas")
    assert not has_words("port", "bearers of service passports")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(UsageError, match="no kind 'meetings'"):
        list(QUERY.select("meetings"))


@pytest.mark.parametrize(
    ("kind", "type", "said"),
    [
        ("engagements", "meting", "no type 'meting' of engagements.*Did you mean meeting"),
        ("undertakings", "treaty", "Types: proposal, commitment"),
        ("origins", "wire", "Rows of origins have no type"),
    ],
)
def test_a_type_that_nothing_can_be_of_is_told(kind: str, type: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        list(QUERY.select(kind, Filters(type=type)))


def test_days_that_run_backwards_are_told() -> None:
    with pytest.raises(UsageError, match="run backwards: from '2025' to '2024-06'"):
        Filters(since="2025", until="2024-06")
    assert Filters(since="2025-06", until="2025")
