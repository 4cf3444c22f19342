"""Which value a merged engagement shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model.judgement import Judgement
from dragoman.model.records import Participant, Place
from dragoman.resolve import resolve
from dragoman.resolve.records import MergedEngagement
from dragoman.settings import Shown
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, document, engagement


def merged(*dates_and_statuses: tuple[str | None, str]) -> MergedEngagement:
    documents = [
        document(f"d{number}", engagement(1, PALVER, WEKKER, date=date, status=status, place="Skell"), published=f"2031-05-0{number + 1}")
        for number, (date, status) in enumerate(dates_and_statuses)
    ]
    (found,) = resolve(documents, KNOWLEDGE).engagements
    return found


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (["2031-05", "2031-05-02"], "2031-05-02"),
        ([None, "2031-05-02"], "2031-05-02"),
        ([None, None], None),
        (["XXXX-05-02", "2031-05-02"], "2031-05-02"),
    ],
)
def test_the_date_that_most_can_agree_on_and_the_most_precise(told: list[str | None], shown: str | None) -> None:
    assert merged(*((date, "held") for date in told)).date == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [(["planned", "held"], "held"), (["held", "planned"], "held"), (["planned", "cancelled"], "cancelled"), (["proposed", "planned"], "planned")],
)
def test_held_wins_else_the_latest_report(told: list[str], shown: str) -> None:
    assert merged(*(("2031-05-02", status) for status in told)).status == shown


def test_groups_are_one_by_whom_they_come_from() -> None:
    envoys = [Participant(name, "group", None, "Upland States") for name in ("envoys of the Upland states", "colleagues")]
    deputies = [Participant(name, "group") for name in ("his deputies", "Mr Wekker's deputies")]
    documents = [document(f"d{number}", engagement(1, PALVER, envoys[number], WEKKER, deputies[number], date="2031-05-02")) for number in (0, 1)]
    (found,) = resolve(documents, KNOWLEDGE).engagements
    assert [(one.name, len(one.documents)) for one in found.participants] == [
        ("Orlan Palver", 2), ("envoys of the Upland states", 2), ("Jorn Wekker", 2), ("Mr Wekker's deputies", 2),
    ]  # fmt: skip


def test_two_groups_of_one_report_stay_two() -> None:
    groups = (Participant("delegation", "group", None, "Arvenia"), Participant("pupils", "group", None, "Arvenia"))
    (found,) = resolve([document("d", engagement(1, *groups))], KNOWLEDGE).engagements
    assert [one.name for one in found.participants] == ["delegation", "pupils"]


def test_a_day_given_up_for_another_is_no_longer_shown_and_contradicts_nothing() -> None:
    quotes = ("They will meet on 5 May.", "Their meeting of 5 May was put off; they meet on 20 May.")
    plans = [
        document(f"d{day}", engagement(1, PALVER, WEKKER, date=f"2031-05-{day}", status="planned", quote=quote), published=f"2031-04-{day}")
        for day, quote in zip(("05", "20"), quotes, strict=True)
    ]
    found = resolve(plans, KNOWLEDGE)
    assert [one.date for one in found.engagements] == ["2031-05-20"]
    assert found.contradictions == ()


def test_another_word_for_those_who_are_named_is_nobody_further() -> None:
    ministers = [Participant(name, "person", "Minister of Trade", side) for name, side in (("Lorn Hask", "Arvenia"), ("Tilde Aske", "Nordmere"))]
    told = engagement(1, *ministers, Participant("the ministers", "group"), Participant("officials", "group"), date="2031-05-02")
    (found,) = resolve([document("a", told, published="2031-05-03")], KNOWLEDGE).engagements
    assert [one.name for one in found.participants] == ["Lorn Hask", "Tilde Aske", "officials"]


def test_the_ministers_of_two_states_are_nobody_beside_both_and_somebody_beside_one() -> None:
    one, other = (Participant(name, "person", "Minister of Trade", side) for name, side in (("Lorn Hask", "Arvenia"), ("Tilde Aske", "Nordmere")))
    both = Participant("trade ministers of Arvenia and Nordmere", "group", represents="Arvenia and Nordmere")
    (found,) = resolve([document("a", engagement(1, one, other, both))], KNOWLEDGE).engagements
    assert [person.name for person in found.participants] == ["Lorn Hask", "Tilde Aske"]
    (left,) = resolve([document("a", engagement(1, one, both))], KNOWLEDGE).engagements
    assert [person.name for person in left.participants] == ["Lorn Hask", both.name]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (["Nordmere", "Nordmere", "Skell"], "Skell"),  # no report says that it was elsewhere
        (["Nordmere", "Nordmere"], "Nordmere"),
        (["Skell", "Tollen", "Tollen"], "Tollen"),
    ],
)
def test_a_town_is_shown_before_its_state(told: list[str], shown: str) -> None:
    places = {"Nordmere": "x-nordmere", "Skell": "x-nordmere", "Tollen": "x-arvenia"}
    reports = [replace(engagement(1, PALVER, WEKKER, date="2031-05-02"), place=Place(name, places[name])) for name in told]
    views = [document(f"d{number}", report, published=f"2031-05-0{number + 3}") for number, report in enumerate(reports)]
    same = [Judgement(f"j-{n}", "same", "d0#e1", f"d{n}#e1", "R. Desk", "was there", "2031-07-01") for n in range(1, len(views))]
    (found,) = resolve(views, KNOWLEDGE, same).engagements
    assert found.place and found.place.name == shown


DIFFERING = (
    document("a", engagement(1, PALVER, WEKKER, date="2031-05-02", place="Skell", status="planned"), published="2031-04-20"),
    document("b", engagement(1, PALVER, WEKKER, date="2031-05-03", place="Tollen", type="consultations"), published="2031-05-04"),
    document("c", engagement(1, PALVER, WEKKER, date="2031-05-03", place="Tollen", type="consultations"), published="2031-05-05"),
    document("d", engagement(1, PALVER, WEKKER, date="2031-05-02", place="Brill"), published="2031-05-06"),
    document("e", engagement(1, PALVER, WEKKER, date="2031-05-03", place="Brill", type="consultations")),
)
SAME = tuple(Judgement(f"j-{name}", "same", "a#e1", f"{name}#e1", "R. Desk", "was there", "2031-07-01") for name in "bcde")
JUDGED = tuple(
    Judgement(f"j-{field}", "right", "b#e1", "", "R. Desk", "was there", "2031-07-01", field=field) for field in ("type", "date", "place", "status")
)


def values(by: Shown, judgements: tuple[Judgement, ...] = ()) -> tuple[str, str, str | None, str]:
    (found,) = resolve(DIFFERING, KNOWLEDGE, (*SAME, *judgements), by).engagements
    assert len(found.mentions) == len(DIFFERING) and found.place
    return found.type, found.status, found.date, found.place.name


@pytest.mark.parametrize(
    ("by", "shown"),
    [
        ("origins", ("consultations", "held", "2031-05-03", "Tollen")),
        ("latest", ("meeting", "held", "2031-05-02", "Brill")),
        ("earliest", ("meeting", "planned", "2031-05-02", "Skell")),
    ],
)
def test_the_rule_for_the_values_shown_can_be_chosen(by: Shown, shown: tuple[str, ...]) -> None:
    """A report without a day of publication counts only where none has one."""
    assert values(by) == shown
    resolution = resolve(DIFFERING, KNOWLEDGE, SAME, by)
    told = {one.field: one for one in resolution.contradictions}
    assert (told["date"].shown, told["place"].shown) == shown[2:]
    assert all(one.rule.startswith("what most origins" if by == "origins" else f"what the {by} report says") for one in told.values())


@pytest.mark.parametrize("by", ["origins", "latest", "earliest"])
def test_a_judgement_comes_before_any_rule(by: Shown) -> None:
    assert values(by, JUDGED) == ("consultations", "held", "2031-05-03", "Tollen")


MINISTERS = tuple(
    Participant(name, "person", f"Foreign Minister of {state}", state) for name, state in (("Ila Moor", "Arvenia"), ("Bo Lind", "Nordmere"))
)


def both_told(group: Participant) -> list[MergedEngagement]:
    """Signings as two reports tell of them: one names the two ministers without a day, the other tells of *group*, with the day."""
    named = document("a", engagement(1, *MINISTERS, type="signing", quote="They signed an accord on the lakes."), published="2031-05-02")
    unnamed = document("b", engagement(1, group, type="signing", date="2031-05-02", quote="A pact on ports was signed."), published="2031-05-03")
    return list(resolve([named, unnamed], KNOWLEDGE).engagements)


def test_the_ministers_of_two_states_are_the_two_who_hold_the_office() -> None:
    (found,) = both_told(Participant("foreign ministers of Arvenia and Nordmere", "group", None, "Arvenia and Nordmere"))
    assert found.date == "2031-05-02" and [one.name for one in found.participants] == ["Ila Moor", "Bo Lind"]
    assert [mention.document for mention in found.mentions] == ["a", "b"]


@pytest.mark.parametrize(
    "group", ["foreign ministers of Arvenia and Castoria", "trade ministers of Arvenia and Nordmere", "pupils of Arvenia and Nordmere"]
)
def test_other_ministers_are_others(group: str) -> None:
    sides = group.partition(" of ")[2]
    assert len(both_told(Participant(group, "group", None, sides))) == 2
