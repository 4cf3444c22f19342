"""A record taken apart into claims: one for each field that says something, with the evidence that it stands on.

A field stands on the further evidence that names it in ``supports`` ("date", or "place.country" for a part of ``place``), else on the anchor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NO_CLAIM = frozenset({"id", "evidence", "confidence"})
ANCHOR = (0,)
WEAKEST_LAST = ("exact", "normalised", "inferred")


@dataclass(frozen=True, slots=True)
class Claim:
    """One field's value as stated; ``evidence`` are indexes into the record's evidence."""

    field: str
    value: Any
    grounding: str
    confidence: float
    evidence: tuple[int, ...]


def claims_of(record: dict[str, Any]) -> Iterator[Claim]:
    """The claims of one record of the interchange format. A field that is null or empty claims nothing.

    >>> text = {"start": 0, "end": 6, "quote": "Ottawa", "supports": [], "grounding": "exact"}
    >>> [claim.field for claim in claims_of({"id": "f1", "value": 3, "period": None, "confidence": 0.9, "evidence": [text]})]
    ['value']
    """
    for field, value in record.items():
        if field in NO_CLAIM or value is None or value == []:
            continue
        standing = supporting(record["evidence"], field)
        groundings = [record["evidence"][number]["grounding"] for number in standing]
        yield Claim(field, value, max(groundings, key=WEAKEST_LAST.index), record["confidence"], standing)


def supporting(evidence: list[dict[str, Any]], field: str) -> tuple[int, ...]:
    """The numbers of the pieces of *evidence* that carry *field*; the anchor where none names it."""
    named = [at for at, piece in enumerate(evidence) if any(name == field or name.startswith(f"{field}.") for name in piece["supports"])]
    return tuple(named) or ANCHOR
