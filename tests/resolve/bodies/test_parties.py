"""Whom a name stands for."""

from __future__ import annotations

import pytest

from dragoman.model.records import Participant
from dragoman.resolve.bodies.parties import build_parties
from tests.resolve.samples import KNOWLEDGE, PALVER

PARTIES = build_parties(KNOWLEDGE)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Arvenia", {"territory:x-arvenia"}),
        ("the Lakes Union", {"org:lakes"}),
        ("LKU", {"org:lakes"}),
        ("Lakes Assembly", {"org:lakes"}),
        ("Upland countries", {"group:uplands"}),
        ("all five Upland states", {"group:uplands"}),
        ("envoys from the Upland states", {"group:uplands"}),
        ("the Nordmeric side", {"territory:x-nordmere"}),
        ("Upland states and Nordmere", {"group:uplands", "territory:x-nordmere"}),
        ("State Fishery Service of Castoria", {"territory:x-castoria"}),
        ("Arvenian Embassy", {"territory:x-arvenia"}),
        ("Guild of Bell Founders", {"body:guild of bell founders"}),
        ("", set()),
        (None, set()),
    ],
)
def test_a_name_stands_for(name: str | None, ids: set[str]) -> None:
    assert PARTIES.ids_of(name) == ids


def test_a_person_stands_for_whom_he_represents() -> None:
    assert PARTIES.of(PALVER) == {"territory:x-arvenia"}
    assert PARTIES.of(Participant("Ilka Moor", "person")) == frozenset()


def test_a_name_with_an_identifier_is_looked_up_no_further() -> None:
    assert PARTIES.ids_of("the neighbours", "org:lakes") == {"org:lakes"}
