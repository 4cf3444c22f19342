"""Where else an envoy is sent: "Ambassador of A to B, also accredited to C", "A's ambassador to B, who also covers C"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.annotate.names.careers import named_before
from dragoman.annotate.names.holders import Row
from dragoman.annotate.names.lexicon import fold
from dragoman.annotate.names.units import Unit

FURTHER = re.compile(r"(?P<verb>x)(?P<way>[tf]d?)?(?P<states>S(?:(?:c|ca|a)d?S)*)")


@dataclass(frozen=True, slots=True)
class Further:
    """An office held in one more state: the places of the office told and of its holder's name, the state, and the units that say so."""

    office: int
    name: int
    state: Unit
    first: int
    last: int


def find_further(row: Row) -> Iterator[Further]:
    """Every further state to which the holder of an envoy's office in the row is sent."""
    for match in FURTHER.finditer(row.codes):
        word = fold(row.units[match.start()].text)
        if not (word in row.lexicon.accrediting if match["way"] else word in row.lexicon.covering):
            continue
        held = envoy_before(row, match.start())
        if held is None:
            continue
        office, name = held
        told = {unit.entry.entity for unit in row.offices[office].receivers if unit.entry is not None}
        for place in range(match.start("states"), match.end("states")):
            unit = row.units[place]
            if unit.code == "S" and unit.entry is not None and unit.entry.entity not in told:
                yield Further(office, name, unit, match.start(), place + 1)


def envoy_before(row: Row, at: int) -> tuple[int, int] | None:
    """The office of an envoy told last in the sentence before *at*, or, behind "he" or "she", in those before, and its holder's name."""
    first = row.sentence_start(at)
    here = [(office, name) for office, name in row.holders if first <= office < at and row.offices[office].kind == "envoy"]
    if not here and any(fold(unit.text) in ("he", "she") for unit in row.units[first:at]):
        person = named_before(row, at)
        here = [(office, name) for office, name in row.holders if name == person and row.offices[office].kind == "envoy" and office < at]
    return max(here, default=None)
