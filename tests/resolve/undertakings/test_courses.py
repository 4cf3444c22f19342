"""Undertakings through time: what later reports do to them, and what looks like it and isn't."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model.records import Deed, Evidence, Participant, Place, Relation, Undertaking
from dragoman.resolve import resolve
from dragoman.resolve.bodies.parties import build_parties
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.records_over_time import Course
from dragoman.resolve.undertakings.courses import state_on
from dragoman.resolve.undertakings.links import is_partly
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, document, engagement

ARVENIA, NORDMERE, CASTORIA = (Participant(name, "state") for name in ("Arvenia", "Nordmere", "Castoria"))


def undertaking(kind: str, by: str, to: str | None, what: str, due: str | None = None, quote: str | None = None) -> Undertaking:
    words = quote or what
    return Undertaking("u1", kind, (by,), (to,) if to else (), what, due, False, 0.8, (Evidence(0, len(words), words),))  # type: ignore[arg-type]  # kind


PROPOSED = document("a", undertaking("proposal", "Arvenia", "Nordmere", "a ferry line across the Selm strait"), published="2031-03-01")


def course(*later: DocumentView, first: DocumentView = PROPOSED) -> Course:
    courses = resolve([first, *later], KNOWLEDGE).courses
    return next(one for one in courses if "a#u1" in one.told_by)


def links(found: Course) -> list[str]:
    return [step.link for step in found.steps]


def test_a_proposal_is_endorsed_agreed_signed_and_comes_into_force() -> None:
    words = "the agreement on the Selm strait ferry line"
    views = (
        document("b", undertaking("endorsement", "Nordmere", "Arvenia", "the proposed ferry line across the strait"), published="2031-04-01"),
        document("c", undertaking("agreement", "Arvenia", "Nordmere", "to open the Selm strait ferry line"), published="2031-05-01"),
        document("d", engagement(1, ARVENIA, NORDMERE, type="signing", date="2031-06-01", quote=f"They signed {words}."), published="2031-06-02"),
        document(
            "e",
            Relation("r1", "Arvenia", "agreement_in_force", "Nordmere", "2031-09-01", 0.8, (Evidence(0, len(words), words),)),
            published="2031-09-02",
        ),
    )
    found = course(*views)
    assert links(found) == ["endorses", "agrees", "signs", "in force"]
    told = {day: state_on(found, day)[0] for day in ("2031-03-15", "2031-04-15", "2031-05-15", "2031-06-15", "2031-09-15")}
    assert list(told.values()) == ["open", "endorsed", "agreed", "signed", "in force"]
    assert all(step.quote and step.reason for step in found.steps)


def test_a_precedent_with_a_third_state_puts_nothing_into_force() -> None:
    words = "the agreement on a ferry line across the Selm strait"
    precedent = Relation("r1", "Arvenia", "agreement_in_force", "Castoria", None, 0.8, (Evidence(0, len(words), words),))
    unaddressed = document("a", undertaking("proposal", "Arvenia", None, "a ferry line across the Selm strait"), published="2031-03-01")
    addressed = document("b", undertaking("proposal", "Arvenia", "Nordmere", "a ferry line across the Selm strait"), published="2031-03-02")
    assert links(course(addressed, document("c", precedent, published="2031-03-03"), first=unaddressed)) == ["repeats"]


def test_an_invitation_leads_to_the_visit_at_the_host_and_to_no_other() -> None:
    invited = document("a", undertaking("invitation", "Nordmere", "Arvenia", "an official visit"), published="2031-03-01")
    there = engagement(1, ARVENIA, type="visit", date="2031-05-01")
    elsewhere = document("b", engagement(1, ARVENIA, CASTORIA, type="visit", date="2031-04-01"), published="2031-04-02")
    visit = document("c", type(there)(**{**fields_of(there), "place": Place("Skell", "x-nordmere")}), published="2031-05-02")
    assert links(course(elsewhere, first=invited)) == []
    assert [(step.link, step.document) for step in course(elsewhere, visit, first=invited).steps] == [("carries out", "c")]
    too_early = document("c", *visit.records[type(there)], published="2031-05-02")
    later = document("a", undertaking("invitation", "Nordmere", "Arvenia", "an official visit"), published="2031-08-01")
    assert links(course(too_early, first=later)) == []


def fields_of(record: object) -> dict[str, object]:
    from dataclasses import fields

    return {one.name: getattr(record, one.name) for one in fields(record)}  # type: ignore[arg-type]  # any record


def test_what_is_told_again_is_one_course_and_another_matter_another() -> None:
    again = document("b", undertaking("proposal", "Arvenia", "Nordmere", "ferry line over the Selm strait"), published="2031-04-01")
    other = document("c", undertaking("proposal", "Arvenia", "Nordmere", "joint patrols of the Selm fisheries"), published="2031-04-01")
    stranger = document("d", undertaking("agreement", "Castoria", None, "a ferry line across the Selm strait"), published="2031-05-01")
    found = course(again, other, stranger)
    assert found.told_by == ("a#u1", "b#u1") and links(found) == ["repeats"]


def test_what_was_dropped_says_so() -> None:
    quote = "Arvenia has abandoned its plan for a ferry line across the Selm strait"
    dropped = document("b", undertaking("plan", "Arvenia", None, "a ferry line across the Selm strait", quote=quote), published="2031-06-01")
    assert state_on(course(dropped), None)[0] == "dropped"


@pytest.mark.parametrize(
    ("on", "state"), [("2031-05-01", "due"), ("2031-06-30", "due"), ("2031-07-01", "overdue with no report found"), (None, "due")]
)
def test_a_due_date_passes_without_a_report(on: str | None, state: str) -> None:
    promised = document("a", undertaking("commitment", "Arvenia", None, "reopen the Selm lighthouse", "2031-06"), published="2031-03-01")
    assert state_on(course(first=promised), on) == (state, None)


def test_an_older_report_answers_nothing() -> None:
    old = document("b", undertaking("agreement", "Arvenia", "Nordmere", "a ferry line across the Selm strait"), published="2030-01-01")
    assert links(course(old)) == []


def deed(verb: str, by: str | None, what: str, *to: str, ends: bool = False, date: str | None = None) -> Deed:
    return Deed("d1", verb, (by,) if by else (), to, what, ends, date, 0.8, (Evidence(0, len(what), what),))


PLEDGED = document("a", undertaking("commitment", "Arvenia", "Nordmere", "send forty lifeboats to Nordmere"), published="2031-03-01")


def test_a_promise_is_kept_by_who_made_it_to_whom_it_was_made() -> None:
    kept = document("b", deed("hand over", "Arvenia", "handed over forty lifeboats", "Nordmere"), published="2031-05-01")
    assert links(course(kept, first=PLEDGED)) == ["carries out"]
    by_another = document("b", deed("hand over", "Castoria", "handed over forty lifeboats", "Nordmere"), published="2031-05-01")
    for_another = document("b", deed("hand over", "Arvenia", "handed over forty lifeboats", "Castoria"), published="2031-05-01")
    something_else = document("b", deed("hand over", "Arvenia", "handed over a school library", "Nordmere"), published="2031-05-01")
    too_early = document("b", deed("hand over", "Arvenia", "handed over forty lifeboats", "Nordmere"), published="2031-02-01")
    assert [links(course(one, first=PLEDGED)) for one in (by_another, for_another, something_else, too_early)] == [[], [], [], []]


def test_an_end_put_to_it_drops_it() -> None:
    ended = document("b", deed("cancel", "Arvenia", "cancelled the lifeboats for Nordmere", "Nordmere", ends=True), published="2031-05-01")
    found = course(ended, first=PLEDGED)
    assert (links(found), state_on(found, "2031-06-01")[0]) == (["drops"], "dropped")


def test_who_is_asked_carries_it_out() -> None:
    asked = document("a", undertaking("request", "Nordmere", "Arvenia", "send a field hospital"), published="2031-03-01")
    done = document("b", deed("send", "Arvenia", "sent a field hospital to Nordmere", "Nordmere"), published="2031-04-01")
    assert links(course(done, first=asked)) == ["carries out"]


def test_an_invitation_is_accepted_or_declined() -> None:
    invited = document("a", undertaking("invitation", "Nordmere", "Arvenia", "visit Skell"), published="2031-03-01")
    accepted = document("b", deed("accept", "Arvenia", "accepted an invitation to visit Nordmere", "Nordmere"), published="2031-04-01")
    declined = document("b", deed("decline", "Arvenia", "declined an invitation to visit Nordmere", "Nordmere", ends=True), published="2031-04-01")
    assert (links(course(accepted, first=invited)), links(course(declined, first=invited))) == (["agrees"], ["drops"])


def test_what_is_dropped_is_no_plan_told_again() -> None:
    planned = document("a", undertaking("plan", "Arvenia", None, "open a ferry line to Nordmere"), published="2031-03-01")
    words = "dropped its plan to open a ferry line to Nordmere"
    plan = undertaking("plan", "Arvenia", None, "open a ferry line to Nordmere", quote=words[12:])
    dropped = document("b", plan, deed("drop", "Arvenia", words, "Nordmere", ends=True), published="2031-05-01")
    assert links(course(dropped, first=planned)) == ["drops"]


def test_promises_of_other_years_are_others() -> None:
    first = document("a", undertaking("offer", "Arvenia", "Nordmere", "one hundred scholarships for 2031"), published="2031-03-01")
    second = document("b", undertaking("offer", "Arvenia", "Nordmere", "one hundred scholarships for 2032"), published="2032-03-01")
    assert links(course(second, first=first)) == []


def test_what_was_done_in_part_stays_open() -> None:
    part = document("b", deed("hand over", "Arvenia", "handed over the first ten of forty lifeboats", "Nordmere"), published="2031-05-01")
    rest = document("c", deed("hand over", "Arvenia", "handed over the other thirty lifeboats", "Nordmere"), published="2031-09-01")
    found = course(part, first=PLEDGED)
    assert (links(found), state_on(found, None)[0]) == (["carries out in part"], "carried out in part")
    assert state_on(course(part, rest, first=PLEDGED), None)[0] == "carried out"


@pytest.mark.parametrize(
    ("text", "partly"),
    [
        ("delivered two of the five buses", True),
        ("paid 3 of 12 instalments", True),
        ("sent the first batch of tents", True),
        ("sent a shipment of forty tents", False),
        ("sent forty tents of one kind", False),
    ],
)
def test_words_for_a_part(text: str, partly: bool) -> None:
    assert is_partly(text, build_parties(KNOWLEDGE)) == partly


def test_a_plan_and_a_promise_of_one_thing_are_one() -> None:
    planned = document("b", undertaking("plan", "Arvenia", None, "send forty lifeboats to Nordmere this year", "2031"), published="2031-03-02")
    assert course(planned, first=PLEDGED).told_by == ("a#u1", "b#u1")


def test_one_invitation_in_two_wordings_is_one_and_next_year_another() -> None:
    invited = document("a", undertaking("invitation", "Nordmere", "Arvenia", "visit Skell"), published="2031-03-01")
    again = document("b", undertaking("invitation", "Nordmere", "Arvenia", "pay an official visit"), published="2031-03-02")
    later = document("c", undertaking("invitation", "Nordmere", "Arvenia", "visit Skell"), published="2032-03-01")
    assert course(again, later, first=invited).told_by == ("a#u1", "b#u1")


def test_what_is_meant_for_another_town_is_another_thing() -> None:
    here = document("a", undertaking("commitment", "Castoria", None, "build a hospital for children in Skell"), published="2031-03-01")
    there = document("b", undertaking("commitment", "Castoria", None, "build a hospital for burns in Tollen"), published="2031-03-01")
    again = document("c", undertaking("commitment", "Castoria", None, "build the children's hospital in Skell"), published="2031-03-02")
    assert course(there, again, first=here).told_by == ("a#u1", "c#u1")


def test_in_reports_of_one_meeting_wordings_may_differ_more() -> None:
    met = engagement(1, PALVER, WEKKER, date="2031-03-01", place="Skell")
    one = undertaking("proposal", "Arvenia", "Lakes Union", "simplify visa procedures")
    other = undertaking("proposal", "Arvenia", "Lakes Union", "the idea of lifting visas for people who carry service passports")
    first, second = document("a", met, one, published="2031-03-02"), document("b", met, other, published="2031-03-02")
    found = course(second, first=first)
    assert found.told_by == ("a#u1", "b#u1")
    assert found.what == "lifting visas for people who carry service passports"
    assert course(document("b", other, published="2031-03-02"), first=first).told_by == ("a#u1",)


def test_sides_are_those_that_most_documents_tell_and_unknown_ones_stand_as_written() -> None:
    told = [
        document(name, undertaking("offer", by, "the Fen Guild", "share their experience of river police"), published=f"2031-03-0{day}")
        for day, (name, by) in enumerate((("a", "Arvenia"), ("b", "Lakes Union"), ("c", "Lakes Union")), 1)
    ]
    found = next(one for one in resolve(told, KNOWLEDGE).courses if "b#u1" in one.told_by)
    assert (found.by, found.to) == (("Lakes Union",), ("the Fen Guild",))


def test_a_name_behind_its_post_is_that_person() -> None:
    met = engagement(1, Participant("Orlan Palver", "person", "President", "Arvenia"), CASTORIA, date="2031-03-01")
    invited = document("a", met, undertaking("invitation", "Nordmere", "President of Arvenia Orlan Palver", "visit Skell"), published="2031-03-01")
    assert course(first=invited).to == ("Arvenia",)


def test_an_invitation_is_for_whom_it_names_and_not_before_its_time() -> None:
    palver, hask = (Participant(name, "person", "Minister", "Arvenia") for name in ("Orlan Palver", "Lorn Hask"))
    invited = document("a", engagement(1, palver, date="2031-03-01"), undertaking("invitation", "Nordmere", "Orlan Palver", "visit Skell", "2032"),
                       published="2031-03-01")  # fmt: skip
    visits = [
        document(f"v{day}", replace(engagement(1, who, type="visit", date=day), place=Place("Skell", "x-nordmere")), published=day)
        for who, day in ((palver, "2031-05-01"), (hask, "2032-05-01"), (palver, "2032-06-01"))
    ]
    assert [step.document for step in course(*visits, first=invited).steps] == ["v2032-06-01"]


def test_an_invitation_told_with_the_visit_that_it_led_to_is_carried_out() -> None:
    visit = replace(engagement(1, ARVENIA, type="visit", date="2031-05-01"), place=Place("Skell", "x-nordmere"))
    told = document("a", visit, undertaking("invitation", "Nordmere", "Arvenia", "visited Skell"), published="2031-05-02")
    assert links(course(first=told)) == ["carries out"]
    without = document("a", engagement(1, ARVENIA, NORDMERE), undertaking("invitation", "Nordmere", "Arvenia", "visit Skell"), published="2031-05-02")
    assert links(course(first=without)) == []


def test_an_office_without_a_name_binds_the_side_of_its_holder() -> None:
    met = engagement(1, Participant("Lorn Hask", "person", "Deputy Foreign Minister of Arvenia", "Arvenia"), NORDMERE)
    asked = document("a", met, undertaking("request", "the Deputy Foreign Minister", "Nordmere", "send a field hospital"), published="2031-03-01")
    assert course(first=asked).by == ("Arvenia",)


def test_what_two_origins_tell_is_surer() -> None:
    again = document("b", undertaking("proposal", "Arvenia", "Nordmere", "a ferry line across the Selm strait"), published="2031-03-02")
    assert course(again).confidence > course().confidence


def test_a_visit_planned_at_the_host_takes_an_invitation_up() -> None:
    invited = document("a", undertaking("invitation", "Nordmere", "Arvenia", "visit Skell"), published="2031-03-01")
    planned = replace(engagement(1, ARVENIA, type="visit", date="2031-06-01", status="planned"), place=Place("Skell", "x-nordmere"))
    assert links(course(document("b", planned, published="2031-04-01"), first=invited)) == ["agrees"]


def test_nobody_invites_himself_the_host_is_where_the_guest_is_to_come() -> None:
    told = document("a", undertaking("invitation", "Arvenia", "Arvenia", "pay a state visit to Nordmere"), published="2031-03-01")
    assert (course(first=told).by, course(first=told).to) == (("Nordmere",), ("Arvenia",))
