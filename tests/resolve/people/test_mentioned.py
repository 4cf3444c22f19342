"""A name of which its document tells nothing is the one person on record who is called so."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model.records import Evidence, Undertaking
from dragoman.resolve import DocumentView, resolve
from dragoman.resolve.records import Resolution
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, document, engagement

INVITED = Undertaking("u1", "invitation", ("Orlan Palver",), ("Nordmere",), "to visit Tollen", None, False, 0.8, (Evidence(0, 4, "They"),))
MET = document("a", engagement(1, PALVER, WEKKER, date="2031-05-02"), published="2031-05-03")
TOLD = document("b", INVITED, published="2031-06-03")


def sides(*views: DocumentView) -> tuple[set[str], set[str]]:
    """Whom the undertaking concerns, and the bodies on record."""
    found: Resolution = resolve(views, KNOWLEDGE)
    return {side for course in found.courses for side in course.parties}, {body.name for body in found.organisations}


def test_the_one_who_is_called_so_is_meant() -> None:
    parties, bodies = sides(MET, TOLD)
    assert "territory:x-arvenia" in parties and "Orlan Palver" not in bodies


def test_a_name_that_nobody_or_several_have_stays_as_it_is() -> None:
    assert sides(TOLD)[1] >= {"Orlan Palver"}
    namesake = replace(PALVER, post="Minister of Trade", represents="Castoria")
    other = document("c", engagement(1, namesake, WEKKER, date="2031-08-02"), published="2031-08-03")
    parties, bodies = sides(MET, TOLD, other)
    assert "territory:x-arvenia" not in parties and "Orlan Palver" in bodies
