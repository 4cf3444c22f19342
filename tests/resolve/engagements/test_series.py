"""Standing formats: numbered rounds stay apart and belong together."""

from __future__ import annotations

import pytest

from dragoman.model.records import Participant
from dragoman.resolve import resolve
from dragoman.resolve.bodies.parties import build_parties
from dragoman.resolve.engagements.rounds import Formats
from tests.resolve.samples import KNOWLEDGE, document, engagement

SIDES = (Participant("Nordmere", "state"), Participant("Arvenia", "state"))
FORMATS = Formats(build_parties(KNOWLEDGE).standing)


def sitting(number: int, quote: str, date: str | None = None) -> object:
    return engagement(number, *SIDES, type="consultations", date=date, quote=quote)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Skell hosted the ninth Nordmere–Arvenia Security Dialogue.", [(9, "Nordmere Arvenia Security Dialogue")]),
        ("the third session of the Joint Fisheries Commission was held", [(3, "Fisheries Commission")]),
        ("The 12th round of political consultations took place", [(12, "political consultations")]),
        ("the Lakes Forum in its second year", []),
        ("the first visit of a head of state, before the Council met", []),
        ("the 30th anniversary of relations", []),
        ("the second day of the Summit", []),
        ("a third of the Committee", []),
    ],
)
def test_rounds_are_read_from_words(text: str, found: list[tuple[int, str]]) -> None:
    assert [(one.number, one.name) for one in FORMATS.rounds_in(text)] == found


def test_two_rounds_of_one_format_stay_apart_whatever_their_dates_say() -> None:
    views = (
        document("a", sitting(1, "The ninth Lakes Security Dialogue met."), published="2031-05-03"),
        document("b", sitting(1, "The tenth Lakes Security Dialogue met."), published="2031-05-04"),
        document("c", sitting(1, "Delegations met for the 10th Lakes Security Dialogue."), published="2031-05-04"),
    )
    resolution = resolve(views, KNOWLEDGE)
    assert sorted(len(one.mentions) for one in resolution.engagements) == [1, 2]
    (series,) = resolution.series
    assert series.name == "Lakes Security Dialogue" and [one.number for one in series.rounds] == [9, 10]
    assert series.names == ("Arvenia", "Nordmere")


def test_sessions_of_one_pair_without_numbers_are_a_series_and_one_alone_is_none() -> None:
    one = document("a", sitting(1, "They held consultations.", "2031-05-03"))
    other = document("b", sitting(1, "They held consultations.", "2032-05-03"))
    assert resolve([one], KNOWLEDGE).series == ()
    (series,) = resolve([one, other], KNOWLEDGE).series
    assert [one.date for one in series.rounds] == ["2031-05-03", "2032-05-03"]
