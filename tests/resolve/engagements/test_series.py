"""Standing formats: numbered rounds stay apart and belong together."""

from __future__ import annotations

import pytest

from dragoman.model.records import Engagement, Participant
from dragoman.resolve import resolve
from dragoman.resolve.bodies.parties import build_parties
from dragoman.resolve.engagements.rounds import Formats
from tests.resolve.samples import KNOWLEDGE, PALVER, document, engagement

SIDES = (Participant("Nordmere", "state"), Participant("Arvenia", "state"))
FORMATS = Formats(build_parties(KNOWLEDGE).standing)


def cancelled(quote: str, date: str) -> Engagement:
    return engagement(1, *SIDES, type="consultations", status="cancelled", date=date, quote=quote)


def sitting(number: int, quote: str, date: str | None = None) -> Engagement:
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


def test_a_round_put_on_another_day_is_one_and_a_format_is_between_those_in_its_name() -> None:
    planned = "The ninth Arvenian-Nordmeric Timber Talks are near."
    views = [
        document("a", engagement(1, PALVER, type="consultations", date="2031-05-03", status="planned", quote=planned), published="2031-05-01"),
        document("b", cancelled("The ninth round of the Timber Talks is off.", "2031-05-03"), published="2031-05-02"),
        document("c", sitting(1, "They met for the ninth round of the Timber Talks.", "2031-06-02"), published="2031-06-03"),
        document("d", sitting(1, "The eighth Nordmeric-Arvenian Timber Talks were held.", "2030-05-03"), published="2030-05-04"),
    ]
    resolution = resolve(views, KNOWLEDGE)
    rounds = sorted((one.date, one.status, len(one.mentions)) for one in resolution.engagements)
    assert rounds == [("2030-05-03", "held", 1), ("2031-06-02", "held", 3)]
    assert resolution.contradictions == ()
    (series,) = resolution.series
    assert [one.number for one in series.rounds] == [8, 9] and series.names == ("Arvenia", "Nordmere")
