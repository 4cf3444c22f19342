"""Why: comparisons, judgements and rules, in words that a person can check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.errors import UsageError
from dragoman.model.interchange import dump_line, to_json
from dragoman.model.judgement import Judgement
from dragoman.model.records import Evidence, Undertaking
from dragoman.present.reasons import why
from dragoman.present.show import show
from dragoman.resolve import resolve
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, WICKER, document, engagement

VIEWS = (
    document("a", engagement(1, PALVER, WEKKER, date="2031-05-02", place="Skell"), published="2031-05-03"),
    document("b", engagement(1, PALVER, WICKER, date="2031-05"), published="2031-05-04"),
    document("c", engagement(1, PALVER, WEKKER, date="2031-06-20"), published="2031-06-21"),
)
JUDGED = (Judgement("j-1", "right", "b#e1", "", "R. Desk", "the day isn't sure", "2031-07-01", field="date"),)
RESOLUTION = resolve(VIEWS, KNOWLEDGE)


def told(identifier: str) -> str:
    return dump_line(to_json(why(identifier, VIEWS, RESOLUTION)))


def test_an_engagement_tells_its_comparisons_and_rules() -> None:
    (merged,) = [one for one in RESOLUTION.engagements if len(one.mentions) == 2]
    for identifier in (merged.id, "b#e1", *merged.aliases):
        words = told(identifier)
        assert "2031-05-02 agrees with 2031-05 (+1.00)" in words
        assert "what most origins can agree on" in words and "2 May 2031" in words


def test_a_judgement_is_named_as_the_rule() -> None:
    resolution = resolve(VIEWS, KNOWLEDGE, JUDGED)
    words = dump_line(to_json(why("a#e1", VIEWS, resolution, JUDGED)))
    assert "a person's judgement" in words and "R. Desk, 2031-07-01: the day isn't sure" in words
    assert next(one.date for one in resolution.engagements if len(one.mentions) == 2) == "2031-05"


def test_a_person_tells_why_the_names_are_one_and_which_is_shown() -> None:
    words = told("b#Jorn Wicker")
    assert "differ by a few letters" in words and "more origins (2 against 1)" in words


def test_what_lasts_tells_who_says_so() -> None:
    first = document("u1", engagement(1, PALVER, WEKKER, date="2031-05-02"), promise("to open talks on river fishing"), published="2031-05-03")
    again = document("u2", promise("to open talks on river fishing"), published="2031-06-03")
    resolution = resolve((first, again), KNOWLEDGE)
    (course,) = resolution.courses
    for identifier in (course.id, "u1#u1"):
        words = dump_line(to_json(why(identifier, (first, again), resolution)))
        assert "Where it is told" in words and "repeats" in words and "They promised." in words
    assert "river fishing" in dump_line(to_json(show(course.id, (first, again), resolution)))


def promise(what: str) -> Undertaking:
    return Undertaking("u1", "commitment", ("Arvenia",), ("Nordmere",), what, None, False, 0.8, (Evidence(0, 14, "They promised."),))


def test_what_was_never_concluded_says_so() -> None:
    with pytest.raises(UsageError, match="Nothing by the id"):
        told("eng-nothing")


def test_an_engagement_tells_what_its_confidence_stands_on() -> None:
    words = told("a#e1")
    assert "a#e1 (a.example): read with .80" in words and "two origins together: .96" in words
    checked = replace(document("d", published="2031-07-01"), source="a.example", checked=((0.8, False),) * 4)
    views = (*VIEWS, checked)
    words = dump_line(to_json(why("a#e1", views, resolve(views, KNOWLEDGE))))
    assert "read with .80; of four judged records 0 proved right, where 3.2 were to: .71" in words
