"""Whose each of several holders of one plural office is: "Prime Ministers X and Y" where the document tells apart which is of A and which of B.

Their states are two that stand side by side in the document; each is given to the holder whom another office, or a visit to the other state, ties to
it, and what is left to the other. Where nothing tells them apart, nobody gets one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.annotate.names.holders import Row
from dragoman.annotate.names.lexicon import fold
from dragoman.annotate.offices.owner import Owner, is_state
from dragoman.annotate.offices.sides import Sides

PAIR = 2


def owners_apart(row: Row, owners: Mapping[int, Owner], sides: Sides) -> dict[int, Owner]:
    """By the place of a name: the state of each holder of a plural office that tells none."""
    found: dict[int, Owner] = {}
    for at, office in row.offices.items():
        names = sorted(name for holder, name in row.holders if holder == at)
        if not office.plural or office.kind != "state" or len(names) != PAIR or owners[at].name or any(name in row.own for name in names):
            continue
        first, last = row.sentence_of(at)
        together = any(unit.text.lower() in row.lexicon.visiting for unit in row.units[first:last])  # "Presidents X and Y flew to A"
        found.update(in_order_before(row, at, names) or told_apart(row, names, owners, sides, {} if together else sides.visited))
    return found


def in_order_before(row: Row, at: int, names: list[int]) -> dict[int, Owner]:
    """ "The foreign ministers of A and B signed, and their prime ministers, X and Y, looked on": X is of A, Y of B."""
    first = row.sentence_start(at)
    before = [place for place in row.offices if first <= place < at and row.offices[place].plural and len(row.offices[place].owners) == len(names)]
    if not before or fold(row.units[at - 1].text) != "their":
        return {}
    units = row.offices[before[-1]].owners
    states = [Owner(unit.entry.name, unit.entry.entity, inferred=True) for unit in units if unit.entry is not None and unit.entry.kind == "state"]
    return dict(zip(names, states, strict=True)) if len(states) == len(names) else {}


def told_apart(row: Row, names: list[int], owners: Mapping[int, Owner], sides: Sides, visited: Mapping[str, frozenset[str]]) -> dict[int, Owner]:
    """The states of two holders, where the document is about two and tells of one holder which is his, or that he *visited* the other."""
    states = {owner.entity: owner for owner in pair_of(row, owners, sides)}
    if len(states) != PAIR:
        return {}
    left = [set(states) & told(row, name, owners, sides) or set(states) - visited.get(sides.keys[name], frozenset()) for name in names]
    single = [next(iter(one)) if len(one) == 1 else None for one in left]
    if single[0] == single[1]:
        return {}
    both = [one or next(iter(set(states) - set(single))) for one in single]
    return {name: replace(states[entity], inferred=True) for name, entity in zip(names, both, strict=True)}


def told(row: Row, name: int, owners: Mapping[int, Owner], sides: Sides) -> set[str | None]:
    """The states of the single offices that the person of a name holds in the document."""
    key = sides.keys[name]
    return {
        owners[office].entity
        for office, other in row.holders
        if sides.keys.get(other) == key and is_state(owners[office]) and not owners[office].inferred
    }


def pair_of(row: Row, owners: Mapping[int, Owner], sides: Sides) -> list[Owner]:
    """The two states that a document is about: each told at least as often as all others together."""
    told: dict[str, int] = {}
    states: dict[str, Owner] = {}
    offices = [(owner.entity, owner) for at, owner in owners.items() if is_state(owner) and not row.offices[at].plural]
    for entity, owner in (*((state.entity, state) for _, state, _ in sides.named), *offices):
        if entity is not None:
            told[entity] = told.get(entity, 0) + 1
            states.setdefault(entity, Owner(owner.name, entity))
    ranked = sorted(told, key=lambda entity: -told[entity])
    rest = sum(told[entity] for entity in ranked[PAIR:])
    return [states[entity] for entity in ranked[:PAIR]] if len(ranked) >= PAIR and told[ranked[1]] > rest else []
