"""Whose an office is, and who proposed: told differently it is a contradiction, told of other times or matters it is none."""

from __future__ import annotations

from dragoman.model.records import Evidence, Post, Undertaking
from dragoman.resolve import resolve
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.records import Contradiction
from tests.resolve.samples import KNOWLEDGE, document

HARBOURS = KNOWLEDGE.organisations["lakes"]
TWO = type(KNOWLEDGE)(
    lexicons=KNOWLEDGE.lexicons,
    territories=KNOWLEDGE.territories,
    cities=KNOWLEDGE.cities,
    organisations={
        **KNOWLEDGE.organisations,
        "harbours": type(HARBOURS)("harbours", {"en": "Harbours Union"}, "intergovernmental", acronyms=("HBU",)),
    },
)


def post(of: str, number: int = 1) -> Post:
    return Post(f"p{number}", "Jorn Wekker", "Secretary General", of, None, 0.8, (Evidence(0, 1, "J"),))


def proposal(by: str, to: str, what: str) -> Undertaking:
    return Undertaking("u1", "proposal", (by,), (to,), what, None, False, 0.8, (Evidence(0, 1, "A"),))


def found(field: str, *views: DocumentView) -> list[Contradiction]:
    return [one for one in resolve(views, TWO).contradictions if one.field == field]


def test_one_office_of_two_bodies_at_one_time_is_a_contradiction() -> None:
    views = (
        document("a", post("Lakes Union"), published="2031-05-03"),
        document("b", post("Lakes Union"), post("Harbours Union", 2), published="2031-05-04"),
    )
    (item,) = found("organisation_or_state", *views)
    assert item.kind == "substance" and item.shown == "Lakes Union"
    assert {(value.document, value.value) for value in item.values} == {("a", "Lakes Union"), ("b", "Lakes Union"), ("b", "Harbours Union")}


def test_another_body_years_later_is_none() -> None:
    later = document("b", post("Lakes Union"), post("Harbours Union", 2), published="2031-05-04")
    moved = document("c", post("Harbours Union"), published="2036-05-04")
    assert found("organisation_or_state", document("a", post("Lakes Union"), published="2031-05-03"), moved) == []
    assert len(found("organisation_or_state", later)) == 1


def test_who_proposed_is_told_differently() -> None:
    what = "a night ferry between the harbours of Selm and Brill"
    one = document("a", proposal("Arvenia", "Nordmere", what), published="2031-05-03")
    other = document("b", proposal("Nordmere", "Arvenia", f"to run {what}"), published="2031-05-04")
    third = document("c", proposal("Nordmere", "Arvenia", "joint patrols of the fisheries"), published="2031-05-04")
    (item,) = found("by", one, other, third)
    assert [(value.document, value.value) for value in item.values] == [("a", "Arvenia"), ("b", "Nordmere")]
