"""States and bodies across documents: who acts for a body is none."""

from __future__ import annotations

from dragoman.model.records import Evidence, Undertaking
from dragoman.resolve import resolve
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, document, engagement


def promise(*by: str) -> Undertaking:
    return Undertaking("u1", "commitment", by, ("Nordmere",), "to open talks", None, False, 0.8, (Evidence(0, 14, "They promised."),))


def test_whoever_acts_for_a_body_is_no_body() -> None:
    view = document(
        "a", engagement(1, PALVER, WEKKER), promise("Orlan Palver", "Deputy Foreign Minister", "Envoy of Arvenia Orlan Palver", "Trade Board")
    )
    found = [body.name for body in resolve([view], KNOWLEDGE).organisations]
    assert found == sorted(found, key=found.index) and set(found) == {"Arvenia", "Lakes Union", "Nordmere", "Trade Board"}
