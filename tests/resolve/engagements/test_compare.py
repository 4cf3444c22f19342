"""Which two reports are of one engagement, and which never are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model.records import Engagement, Participant, Place
from dragoman.resolve.bodies.parties import build_parties
from dragoman.resolve.engagements.compare import Likeness, compare_reports
from dragoman.resolve.engagements.reports import reports_of
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, WICKER, document, engagement

ARVENIA = Participant("Arvenia", "state")
NORDMERE, CASTORIA = Participant("Nordmere", "state"), Participant("Castoria", "state")
UNION = Participant("Lakes Union", "org")
DOST = Participant("Mira Dost", "person", "Deputy Secretary General", "Lakes Union")


def compare(left: Engagement, right: Engagement, days: tuple[str | None, str | None] = (None, None)) -> Likeness:
    views = [document("left", left, published=days[0]), document("right", right, published=days[1])]
    reports = reports_of(views, build_parties(KNOWLEDGE), {"left": "a", "right": "b"})
    return compare_reports(*reports)


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        (engagement(1, PALVER, WEKKER), engagement(1, PALVER, WICKER), ("2031-05-03", "2031-05-04")),
        (engagement(1, PALVER, WEKKER, date="2031-05"), engagement(1, PALVER, WEKKER, date="2031-05-02"), (None, None)),
        (engagement(1, ARVENIA, UNION, date="2031-05-02"), engagement(1, PALVER, WEKKER, date="2031-05-02"), (None, None)),
        (engagement(1, PALVER, WEKKER, date="2031-05-20", status="planned"), engagement(1, PALVER, WEKKER), ("2031-05-01", "2031-05-21")),
    ],
)
def test_one_engagement(left: Engagement, right: Engagement, days: tuple[str | None, str | None]) -> None:
    assert compare(left, right, days).is_same


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (engagement(1, ARVENIA, UNION, type="visit", date="2031-05-02"), engagement(1, ARVENIA, UNION, type="visit", date="2032-05-02"),
         "2031-05-02 is not 2032-05-02"),
        (engagement(1, PALVER, WEKKER, date="2031-05-02"), engagement(1, PALVER, WEKKER, type="signing", date="2031-05-02"), "meeting and signing"),
        (engagement(1, PALVER, WEKKER, status="cancelled"), engagement(1, PALVER, WEKKER), "one was cancelled, the other held"),
    ],
)  # fmt: skip
def test_a_veto_says_why(left: Engagement, right: Engagement, reason: str) -> None:
    likeness = compare(left, right)
    assert not likeness.is_same
    assert likeness.reasons == (reason,)


def test_other_people_of_the_same_side_make_another_meeting() -> None:
    likeness = compare(engagement(1, PALVER, WEKKER), engagement(1, PALVER, DOST), ("2031-05-03", "2031-05-03"))
    assert not likeness.is_same
    assert any("they name other people for lakes" in reason for reason in likeness.reasons)


def test_reports_far_apart_without_a_date_are_two() -> None:
    assert not compare(engagement(1, PALVER, WEKKER), engagement(1, PALVER, WEKKER), ("2031-05-03", "2031-09-03")).is_same


def test_a_day_without_a_year_takes_its_reports_year() -> None:
    left, right = engagement(1, PALVER, WEKKER, date="XXXX-05-02"), engagement(1, PALVER, WEKKER, date="2031-05-02")
    assert compare(left, right, ("2031-05-03", None)).is_same
    assert not compare(left, right, ("2032-05-03", None)).is_same


def test_two_towns_are_two_engagements_and_a_building_may_be_in_a_town() -> None:
    told = [engagement(1, PALVER, WEKKER, date="2031-05-02", place=place) for place in ("Skell", "Tollen", "Town Hall")]
    assert compare(told[0], told[1]).reasons == ("Skell is not Tollen",)
    assert compare(told[0], told[2]).is_same


def test_one_shared_participant_is_too_little() -> None:
    likeness = compare(engagement(1, PALVER, date="2031-05-02", place="Skell"), engagement(1, PALVER, date="2031-05-02", place="Skell"))
    assert likeness.reasons[-1] == "fewer than two shared participants"


def test_a_building_is_in_its_town() -> None:
    told = [engagement(1, PALVER, WEKKER, date="2031-05-02", place=place) for place in ("Skell", "Old Palace in Skell")]
    assert "both in Skell (+1.00)" in compare(*told).reasons


def test_a_year_alone_says_little_and_other_sides_speak_against() -> None:
    castoria = Participant("Castoria", "state")
    told = [engagement(1, ARVENIA, other, type="consultations", date=date) for other, date in ((UNION, "2031"), (castoria, "2031-06-05"))]
    likeness = compare(*told)
    assert not likeness.is_same
    assert "2031 agrees with 2031-06-05 (+0.25)" in likeness.reasons


MATTER = "They spoke of the Amber Corridor, the Halden Fund, of Sorrel gas, the Brenn Compact and the aim of 2060."


def test_texts_on_one_matter_are_likelier_of_one_meeting() -> None:
    envoys = Participant("leaders of the Lakes Union", "group", None, "Lakes Union")
    told = [engagement(1, PALVER, WEKKER), engagement(1, PALVER, envoys)]

    def likeness(*texts: str) -> Likeness:
        views = [document(name, one, text=text) for name, one, text in zip(("left", "right"), told, texts, strict=True)]
        return compare_reports(*reports_of(views, build_parties(KNOWLEDGE), {"left": "a", "right": "b"}))

    assert likeness(MATTER, f"A day of talks. {MATTER}").is_same
    assert not likeness(MATTER, "They spoke of the Grey Line, of wool and the fairs of Tollen.").is_same


def test_an_unknown_side_and_another_first_letter_leave_one_family_name_one_person() -> None:
    told = [
        engagement(1, Participant(name, "person", None, side), WEKKER) for name, side in (("Aleksan Darvo", None), ("Aleksandr Darvo", "Arvenia"))
    ]
    assert any("of one family name" in reason for reason in compare(*told, ("2031-05-03", "2031-05-03")).reasons)


SKELL = {"date": "2031-05-02", "place": "Skell"}
HASK = Participant("Lorn Hask", "person", "Minister of Trade", "Arvenia")
UNNAMED_HEAD = Participant("the Secretary General of the Lakes Union", "person", "Secretary General", "Lakes Union")
UNNAMED = Participant("the Minister of Health of Arvenia", "person", None, "Arvenia")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (engagement(1, PALVER, WEKKER, type="correspondence", date="2031-05-02"), engagement(1, PALVER, WEKKER, type="call", date="2031-05-02")),
        (engagement(1, PALVER, WEKKER, type="call", date="2031-05-02"), engagement(1, PALVER, WEKKER, date="2031-05-02")),
        (engagement(1, PALVER, WEKKER, **SKELL), engagement(1, PALVER, WEKKER, type="conference", **SKELL)),  # talks, and the forum opened by both
        (engagement(1, WEKKER, HASK, **SKELL), engagement(1, WEKKER, UNNAMED, **SKELL)),  # two hosts of one guest
        (engagement(1, UNION, type="conference", topics=("ports",), **SKELL), engagement(1, UNION, type="conference", topics=("fish",), **SKELL)),
        (engagement(1, UNION, **SKELL), engagement(1, UNION, **SKELL)),  # of meetings an organisation has many on a day
        (engagement(1, PALVER, WEKKER, date="2031-05-02"), engagement(1, PALVER, WEKKER, date="2031-05-03")),
        (engagement(1, ARVENIA, NORDMERE, CASTORIA, type="summit", **SKELL),
         engagement(1, ARVENIA, NORDMERE, quote="They met on the sidelines.", **SKELL)),
        (engagement(1, ARVENIA, NORDMERE, type="consultations", title="Joint Timber Commission", **SKELL),
         engagement(1, ARVENIA, NORDMERE, type="consultations", title="Dialogue on Fisheries", date="2031-05-03", place="Skell")),
        (engagement(1, ARVENIA, NORDMERE, type="consultations", date="2031-05", quote="The second round of the Timber Dialogue was held."),
         engagement(1, ARVENIA, NORDMERE, type="consultations", date="2031-05-02", quote="The fifth session of the Fisheries Commission was held.")),
        (engagement(1, HASK, DOST, type="signing", topics=("lighthouse keepers",), **SKELL),
         engagement(1, PALVER, WEKKER, type="signing", topics=("harbour dues",), **SKELL)),
    ],
)  # fmt: skip
def test_two_engagements(left: Engagement, right: Engagement) -> None:
    assert not compare(left, right, ("2031-05-03", "2031-05-03")).is_same
    assert not compare(right, left, ("2031-05-03", "2031-05-03")).is_same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (engagement(1, PALVER, WEKKER, type="call", date="2031-05-02"), engagement(1, PALVER, WEKKER, date="2031-05-02", quote="They met online.")),
        (engagement(1, UNION, type="conference", topics=("ports",), **SKELL), engagement(1, UNION, type="conference", topics=("ports",), **SKELL)),
        (engagement(1, PALVER, type="appointment", date="2031-05-02"), engagement(1, PALVER, type="appointment", date="2031-05-02")),
        (engagement(1, PALVER, WEKKER, topics=("ports",), **SKELL),
         engagement(1, PALVER, WICKER, topics=("ports",), date="2031-05-03", place="Skell")),
        (engagement(1, ARVENIA, NORDMERE, type="consultations", **SKELL),
         engagement(1, ARVENIA, NORDMERE, type="consultations", date="2031-05-03", place="Skell")),
        (engagement(1, PALVER, WEKKER, type="call", topics=("ports",), date="2031-05-02"),
         engagement(1, PALVER, UNNAMED_HEAD, type="call", topics=("ports",), date="2031-05-03")),
        (engagement(1, HASK, DOST, type="signing", topics=("lighthouse keepers",), **SKELL),
         engagement(1, PALVER, WEKKER, type="signing", topics=("keepers of lighthouses",), **SKELL)),
    ],
)  # fmt: skip
def test_one_engagement_in_two_wordings(left: Engagement, right: Engagement) -> None:
    assert compare(left, right, ("2031-05-03", "2031-05-03")).is_same
    assert compare(right, left, ("2031-05-03", "2031-05-03")).is_same


def test_a_state_is_no_other_place_than_a_town_in_it() -> None:
    there = [
        replace(engagement(1, PALVER, type="visit", date="2031-05"), place=Place(name, "x-nordmere")) for name in ("Skell", "Nordmere", "Fenmouth")
    ]
    scores = [compare(there[0], other).score for other in there]
    assert scores[0] > scores[1] > scores[2]


def test_a_plan_that_was_moved_is_the_same_plan() -> None:
    first = engagement(1, PALVER, WEKKER, date="2031-05-05", status="planned")
    moved = engagement(1, PALVER, WEKKER, date="2031-05-20", status="planned", quote="Their meeting was moved from 5 May to 20 May.")
    another = engagement(1, PALVER, WEKKER, date="2031-05-20", status="planned")
    assert compare(first, moved, ("2031-04-01", "2031-04-20")).is_same
    assert not compare(first, moved, ("2031-04-20", "2031-04-01")).is_same
    assert not compare(first, another, ("2031-04-01", "2031-04-20")).is_same
