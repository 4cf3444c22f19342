"""Whether two posts in words are one office."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.bodies.offices import Office
from dragoman.resolve.bodies.parties import build_parties, fold_party
from tests.resolve.samples import KNOWLEDGE

PARTIES = build_parties(KNOWLEDGE)
ARVENIA = frozenset({"territory:x-arvenia"})
POSTS = [
    "Minister",
    "Minister of Trade",
    "Deputy Minister of Trade",
    "President",
    "Ambassador to Nordmere",
    "chairman of the Customs Service",
    "Prime Minister",
]


def office(post: str, whose: frozenset[str] = ARVENIA) -> Office:
    return PARTIES.offices.read(fold_party(post), whose)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Deputy Minister of Foreign Affairs of Arvenia", "Arvenian Deputy Foreign Minister"),
        ("Ambassador Extraordinary and Plenipotentiary of Arvenia to the Kingdom of Nordmere", "Ambassador to Nordmere"),
        ("Ambassador of Arvenia to Nordmere", "Arvenian ambassador in Skell"),  # the capital for the state
        ("Ambassador", "Ambassador to Nordmere"),
        ("Chairwoman of the State Customs Service", "head of the State Customs Service"),
        ("Deputy Minister of Labour", "Deputy Minister of Labor and Social Protection"),
        ("former Minister of Energy", "Minister of Energy"),
        ("Vice Chairman of the Assembly", "Deputy Chairperson of the Assembly"),
    ],
)
def test_one_office_in_two_wordings(left: str, right: str) -> None:
    assert PARTIES.offices.alike(office(left), office(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Minister of Foreign Affairs", "Deputy Minister of Foreign Affairs"),
        ("Prime Minister", "Minister"),
        ("Ambassador to Nordmere", "Ambassador to Castoria"),
        ("President", "President of the Chamber of Commerce"),
        ("Consul General", "Consul"),
        ("Minister of Trade", "Minister of Health"),
        ("First Deputy Minister of Trade", "Deputy Minister of Trade"),
    ],
)
def test_two_offices(left: str, right: str) -> None:
    assert not PARTIES.offices.alike(office(left), office(right))


def test_the_body_that_a_post_is_of_counts_for_nothing() -> None:
    whose = frozenset({"body:lake basin commission"})
    assert PARTIES.offices.alike(office("Executive Secretary", whose), office("Executive Secretary of the Lake Basin Commission", whose))


def test_an_envoy_and_a_minister_clash_and_so_do_two_ministers() -> None:
    assert PARTIES.offices.clash(office("Ambassador to Nordmere"), office("Minister of Trade"))
    assert PARTIES.offices.clash(office("Minister of Health"), office("Minister of Trade"))
    assert not PARTIES.offices.clash(office("Deputy Prime Minister"), office("chairman of the Customs Service"))


def test_who_stands_for_an_office_hopes_for_it() -> None:
    assert PARTIES.offices.hopes(office("candidate for Secretary General"), office("Secretary General"))
    assert not PARTIES.offices.hopes(office("Secretary General"), office("Secretary General"))


@given(st.sampled_from(POSTS), st.sampled_from(POSTS))
def test_comparing_offices_goes_both_ways(left: str, right: str) -> None:
    offices = PARTIES.offices
    assert offices.alike(office(left), office(right)) == offices.alike(office(right), office(left))
    assert offices.alike(office(left), office(left))
    assert not offices.clash(office(left), office(left))
