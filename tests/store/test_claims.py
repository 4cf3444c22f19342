"""Which words a field stands on."""

from __future__ import annotations

from typing import Any

from dragoman.store.claims import claims_of


def piece(*supports: str, grounding: str = "exact") -> dict[str, Any]:
    return {"start": 0, "end": 1, "quote": "x", "supports": list(supports), "grounding": grounding}


def test_a_field_stands_on_what_names_it_else_on_the_anchor() -> None:
    evidence = [piece(), piece("date", grounding="inferred"), piece("place.country", "date")]
    record = {
        "id": "e1",
        "type": "call",
        "date": "2031",
        "place": {"name": "C"},
        "main": False,
        "topics": [],
        "confidence": 0.5,
        "evidence": evidence,
    }
    found = {claim.field: (claim.evidence, claim.grounding) for claim in claims_of(record)}
    assert found == {"type": ((0,), "exact"), "date": ((1, 2), "inferred"), "place": ((2,), "exact"), "main": ((0,), "exact")}
