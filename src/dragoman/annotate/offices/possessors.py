"""Whose an office is by what points back from it: "his Special Envoy", "its president", "whose acting head", and a spokesman of whoever spoke.

Each function gives nothing where the words before leave two owners possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.annotate.names.holders import Row
from dragoman.annotate.names.lexicon import fold
from dragoman.annotate.names.units import Unit
from dragoman.annotate.offices.context import is_mouth
from dragoman.annotate.offices.owner import Owner, entity_of, is_state, joined, state_of_body
from dragoman.annotate.offices.sides import Sides

CLOSE = 3  # units before "whose" within which its body ends
BEFORE = 5  # units before an office within which "at the invitation of" may stand
BACK = 3  # sentences in which a spokesman's body may be named
PRESIDING = ("president", "vice president", "secretary")  # offices of states and of bodies alike
BEHIND = "iotf"  # codes of prepositions: what they lead to isn't what a sentence is about


def from_possessor(row: Row, at: int, owners: dict[int, Owner], sides: Sides) -> Owner | None:
    """ "Appointed X as his Special Envoy", "recalled X, his ambassador": the office belongs where that of the sentence's first office-holder does."""
    first, _ = row.sentence_of(at)
    if row.offices[at].kind not in ("task", "body", "envoy") or fold(row.units[at - 1].text if at else "") not in ("his", "her"):
        return None
    own = {name for office, name in row.holders if office == at}
    others = [one for one in row.offices if first <= one < at and not any(office == one and name in own for office, name in row.holders)]
    found = next((owners[one] for one in others if owners[one].name), None)
    if found is not None or others:
        return found
    keys = {fold(row.units[place].text.split()[-1]) for place in range(first, at) if row.codes[place] in "ZC" and place not in own}
    masters = [owners[one] for one, name in row.holders if sides.keys.get(name) in keys and is_state(owners[one])]
    return masters[0] if len({owner.entity for owner in masters}) == 1 else None


def from_antecedent(row: Row, at: int) -> Owner | None:
    """ "The Court ruled. Its president, X, …", "the unit, whose head, X, …": the body or state told just before."""
    word = fold(row.units[at - 1].text) if at else ""
    if word not in ("its", "whose") or row.offices[at].kind == "follow":
        return None
    fitting = "S" if row.offices[at].kind == "state" and row.offices[at].single not in PRESIDING else "SB"
    first = row.sentence_start(at)
    here = told_in(row, first, at - 1)
    if word == "whose":
        here = [place for place in range(max(first, at - 1 - CLOSE), at - 1) if row.codes[place] in "SB"][-1:]
    elif not here and first:
        here = told_in(row, row.sentence_start(first - 1), first)[:1]
        here = [place for place in here if re.match(r"c?ad?[SB]", row.codes[place + 1 :]) is None]  # "A and B met. Its president …"
    if not here:
        here = [place for place in range(first, at - 1) if row.codes[place] in "SB"]  # "a delegation of the Committee, headed by its Chair"
    units = {row.units[place].text: row.units[place] for place in here}
    found = next(iter(units.values())) if len(units) == 1 else None
    if found is None or (found.code not in fitting and not is_mouth(found, row.lexicon)):
        return None
    owner = of_unit(row, found)
    is_own = row.offices[at].kind == "body" or owner.speaks_for is None  # a government's ambassador is his state's
    return owner if is_own else Owner(owner.speaks_for, owner.speaks_for_entity)


def told_in(row: Row, first: int, last: int) -> list[int]:
    """The states and bodies that units ``[first, last)`` may be about."""
    return [place for place in range(first, last) if row.codes[place] in "SB" and not is_within(row, place)]


def is_within(row: Row, place: int) -> bool:
    """Whether a preposition leads to a unit, or it owns what follows: not what its sentence is about."""
    before, after = row.codes[max(0, place - 2) : place].rstrip("d")[-1:], row.codes[place + 1 : place + 2]
    return before in tuple(BEHIND) or after == "g"


def of_unit(row: Row, unit: Unit) -> Owner:
    """A state or body as an owner."""
    state = state_of_body(row, unit)
    return Owner(joined([unit]), entity_of([unit]), speaks_for=state.name if state else None, speaks_for_entity=state.entity if state else None)


def from_voice(row: Row, at: int) -> Owner | None:
    """ "The ministry of A denied it. …, spokesman X said": the only body of a state that the nearest sentence with such names."""
    if not row.offices[at].single.startswith("spokes"):
        return None
    first, last = row.sentence_of(at)
    for _ in range(BACK):
        voices = dict.fromkeys(row.units[place].text for place in mouths_in(row, first, last))
        if voices:
            unit = next(row.units[place] for place in mouths_in(row, first, last))
            return of_unit(row, unit) if len(voices) == 1 else None
        if not first:
            return None
        first, last = row.sentence_start(first - 1), first - 1
    return None


def mouths_in(row: Row, first: int, last: int) -> Iterator[int]:
    """The bodies of a known state among units ``[first, last)`` that speak for it."""
    return (place for place in range(first, last) if row.codes[place] == "B" and is_mouth(row.units[place], row.lexicon))


def from_invitation(row: Row, at: int, sides: Sides) -> Owner | None:
    """ "At the invitation of Minister X, Minister Y visited A": whoever invites is of the state that somebody else visits in the sentence."""
    first, last = row.sentence_of(at)
    if row.offices[at].kind != "state" or not any(fold(unit.text) == "invitation" for unit in row.units[max(first, at - BEFORE) : at]):
        return None
    own = {sides.keys.get(name) for office, name in row.holders if office == at}
    others = [sides.keys[place] for place in range(first, last) if place in sides.keys and sides.keys[place] not in own]
    visited = {state for key in others for state in sides.visited.get(key, ())}
    units = [unit for unit in row.units[first:last] if unit.entry is not None and unit.entry.entity in visited]
    return Owner(units[0].entry.name, units[0].entry.entity) if len(visited) == 1 and units and units[0].entry else None


def from_master(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """ "An adviser to President X of A": whoever serves an office-holder is of the same state."""
    place = next((one for one in (at + 2, at + 3) if row.codes[at + 1 : one] in ("t", "td")), None)
    if row.offices[at].kind != "body" or place not in row.offices or row.offices[place].kind != "state":
        return None
    return owners[place] if owners[place].name else None
