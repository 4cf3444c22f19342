from __future__ import annotations

from dragoman.model.records import Evidence, Undertaking
from dragoman.resolve import resolve
from tests.resolve.samples import KNOWLEDGE, PALVER, document, engagement


def test_who_is_a_person_in_a_document_is_no_body() -> None:
    told = Undertaking("u1", "offer", ("Orlan Palver", "Nordmeric Tea Board"), ("Nordmere",), "tea", None, False, 0.8, (Evidence(0, 1, "A"),))
    found = resolve([document("a", engagement(1, PALVER), told)], KNOWLEDGE).organisations
    assert {body.name for body in found} == {"Arvenia", "Nordmere", "Nordmeric Tea Board"}
