"""Which body a name is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.load import load_knowledge
from dragoman.resolve.bodies.naming import Bodies
from dragoman.resolve.bodies.parties import build_parties
from tests.resolve.samples import KNOWLEDGE

BODIES = Bodies(build_parties(KNOWLEDGE))
NAMES = [
    "Ministry of Trade",
    "Arvenian Trade Ministry",
    "Embassy of Arvenia in Nordmere",
    "Lakes Union",
    "the Assembly",
    "Skell Railways JSC",
    "",
    "of the",
]


def body(name: str, whose: str | None = None, source: str | None = None, document: str = "d") -> str:
    return BODIES.identity(name, whose, source, document)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministry of Foreign Affairs of the Republic of Arvenia", "Arvenian Foreign Ministry"),
        ("MFA of Arvenia", "Arvenian Foreign Ministry"),
        ("Ministry of Finance of Arvenia", "Ministry of Finance and Economy of Arvenia"),  # houses gain and lose the rest
        ("Embassy of the Republic of Arvenia in Nordmere", "Arvenian Embassy in Skell"),
        ("Permanent Mission of Arvenia to the Lakes Union", "Arvenian Permanent Mission to the LKU in Skell"),
        ("State Customs Service of Arvenia", "Arvenian State Customs Service"),
        ("Mejlis of Arvenia", "Arvenian Parliament"),
        ("Skell Railways JSC", "Skell Railways"),
        ("Lakes Union", "LKU"),
        ("Lake Basin Commission (LBC)", "Lake Basin Commission"),
    ],
)
def test_one_body_in_two_wordings(left: str, right: str) -> None:
    assert body(left, document="a") == body(right, document="b")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministry of Trade of Arvenia", "Ministry of Trade of Nordmere"),
        ("Ministry of Trade of Arvenia", "Ministry of Transport of Arvenia"),
        ("Ministry of Foreign Affairs of Arvenia", "Ministry of Foreign Trade of Arvenia"),
        ("Embassy of Arvenia in Nordmere", "Embassy of Arvenia in Castoria"),
        ("Embassy of Arvenia in Nordmere", "Embassy of Nordmere in Arvenia"),
        ("Embassy of Arvenia in Nordmere", "Consulate of Arvenia in Nordmere"),
        ("Skell Export Bank", "Skell Import Bank"),
        ("Lakes Assembly", "Lakes Union"),
    ],
)
def test_two_bodies(left: str, right: str) -> None:
    assert body(left) != body(right)


def test_a_bare_name_belongs_to_whom_the_text_tells() -> None:
    assert body("Ministry of Trade", "Arvenia") == body("Arvenian Trade Ministry") != body("Ministry of Trade", "Nordmere")


def test_a_bare_name_belongs_to_the_issuer_that_is_called_so() -> None:
    assert body("the Commission", source="Lake Basin Commission") == body("Lake Basin Commission")
    assert body("Ministry of Trade", source="Government of Arvenia") == body("Arvenian Trade Ministry")


def test_a_bare_name_of_which_nothing_tells_whose_it_is_stays_with_its_document() -> None:
    assert body("Ministry of Trade", document="a") != body("Ministry of Trade", document="b")
    assert body("Lake Basin Commission", document="a") == body("Lake Basin Commission", document="b")


def test_the_last_word_of_an_institution_is_enough_where_its_organisation_is_told() -> None:
    assert body("the Assembly", "Lakes Union") == body("Lakes Assembly")


@given(
    st.sampled_from(NAMES) | st.text(max_size=20),
    st.sampled_from([None, "Arvenia", "Lakes Union"]),
    st.sampled_from([None, "", "Arvenia", "Lake Wire"]),
)
def test_every_name_is_some_body_and_always_the_same(name: str, whose: str | None, source: str | None) -> None:
    assert body(name, whose, source) == body(name, whose, source)


def test_a_parliament_by_its_own_name_is_its_states() -> None:
    bodies = Bodies(build_parties(load_knowledge()))
    assert bodies.identity("Parliament of Latvia", None, None, "a") == bodies.identity("Saeima", None, None, "b")
    assert bodies.identity("Committee of the Parliament of Latvia", None, None, "a") != bodies.identity("Saeima", None, None, "b")
    assert bodies.identity("Parliament of Lithuania", None, None, "a") != bodies.identity("Saeima", None, None, "b")
