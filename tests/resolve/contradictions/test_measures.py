"""Which figures are of one measure, and how it goes through time."""

from __future__ import annotations

import pytest

from dragoman.model.records import Evidence, Figure, Participant
from dragoman.resolve import resolve
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.records_over_time import Measure
from tests.resolve.samples import KNOWLEDGE, document, engagement


def figure(measure: str, value: float = 5, *, subject: str = "Arvenia", unit: str = "USD", period: str | None = "2031") -> Figure:
    return Figure("f1", subject, measure, value, None, unit, period, None, 0.9, (Evidence(0, 1, str(value)),))


def measures(*figures: Figure) -> list[Measure]:
    return list(resolve([document(f"d{number}", one) for number, one in enumerate(figures)], KNOWLEDGE).measures)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("trade turnover with Nordmere"), figure("bilateral trade volume", subject="Arvenia and Nordmere")),
        (figure("exports to Nordmere"), figure("Arvenian goods exported to Nordmere")),
        (figure("foreign delegations received", unit="count"), figure("delegations welcomed from abroad", unit="count")),
        (figure("total number of students", unit="count"), figure("students", unit="count")),
    ],
)
def test_one_measure_in_other_words(one: Figure, other: Figure) -> None:
    assert len(measures(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("exports to Nordmere"), figure("exports to Castoria")),
        (figure("exports to Nordmere"), figure("imports from Nordmere")),
        (figure("exports"), figure("exports of grain")),
        (figure("exports"), figure("exports", unit="EUR")),
        (figure("exports"), figure("exports", subject="Castoria")),
        (figure("delegations received", unit="count"), figure("delegations sent abroad", unit="count")),
    ],
)
def test_other_measures(one: Figure, other: Figure) -> None:
    assert len(measures(one, other)) == 2


def test_periods_in_order_with_what_most_claim_first() -> None:
    told = [figure("exports", 7, period=None), figure("exports", 6), figure("exports", 4, period="2030"), figure("exports", 5), figure("exports", 5)]
    (measure,) = measures(*told)
    assert (measure.subject, measure.unit, measure.parties) == ("Arvenia", "USD", ("territory:x-arvenia",))
    assert [(point.period, [(one.value, one.origins) for one in point.claimed]) for point in measure.points] == [
        ("2030", [(4, 1)]), ("2031", [(5, 2), (6, 1)]), (None, [(7, 1)]),
    ]  # fmt: skip
    assert measure.points[1].claimed[0].figures == ("d3#f1", "d4#f1")


def test_copies_of_one_text_claim_once() -> None:
    words = "The Ministry of Trade of Arvenia told the press on Monday that exports of the country had grown to five dollars in the year 2031, " * 3
    copies: list[DocumentView] = [document(name, figure("exports"), text=words + name) for name in ("a", "b")]
    (measure,) = resolve(copies, KNOWLEDGE).measures
    assert measure.points[0].claimed[0].origins == 1


def test_trade_told_without_its_sides_is_of_the_two_who_met_there() -> None:
    sides = (Participant("Arvenia", "state"), Participant("Nordmere", "state"))
    told = [figure("trade", 27, subject=""), figure("trade turnover with Nordmere", 40), figure("trade", 9, subject="")]
    met = [engagement(1, *sides), engagement(1, *sides), engagement(1, *sides, Participant("Castoria", "state"))]
    views = [document(f"d{number}", one, there, published="2031-05-01") for number, (one, there) in enumerate(zip(told, met, strict=True))]
    found = resolve(views, KNOWLEDGE)
    assert [(one.subject, one.documents) for one in found.measures] == [("Arvenia and Nordmere", ("d0", "d1"))]
    assert [sorted(value.value for value in one.values) for one in found.contradictions if one.field == "value"] == [["27", "40"]]
