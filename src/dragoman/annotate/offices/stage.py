"""Whose an office is: the state or body that its words name, or that the document ties it to.

An office told without its owner ("Foreign Minister X met …") takes the owner from, in this order: the words beside its holder's name, another office
of the same holder or the same office told elsewhere, what he does for a state or in whose company, the title itself ("Foreign Secretary"), the
delegation or embassy of its sentence, the office beside it, the only state that its surroundings leave. Where two owners are possible, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.annotate.names.holders import Row
from dragoman.annotate.names.lexicon import NameLexicon
from dragoman.annotate.names.states import UNKNOWN
from dragoman.annotate.offices.context import (
    delegation_around,
    delegation_before,
    from_company,
    from_deputed,
    from_holder,
    from_name,
    from_neighbour,
    from_posting,
    from_same_office,
    from_sentence,
    from_signing,
)
from dragoman.annotate.offices.grammar import OfficePhrase
from dragoman.annotate.offices.guesses import host_city, is_hosting, only_body, only_state
from dragoman.annotate.offices.owner import Owner, entity_of, is_state, joined, resolve_body, state_of_body
from dragoman.annotate.offices.possessors import from_antecedent, from_invitation, from_master, from_possessor, from_voice
from dragoman.annotate.offices.shared import owners_apart
from dragoman.annotate.offices.sides import Sides, excluded, opposite, same_seat, sides_of
from dragoman.knowledge.lookup import name_of
from dragoman.knowledge.schema import Knowledge

UNNAMED = re.compile(r"od?[NZX]")  # "chair of the Ostmere Harbour Club"
LONGEST = 3_000  # units of a row that is gone over at once, six pages


def owners_of(row: Row, home: Owner | None, knowledge: Knowledge) -> dict[int, Owner]:
    """For each office of the row, and each of several holders of one that are told apart, whose it is and to whom its holder is sent;
    *home* is the state whose own source tells it.

    A long row is gone over in parts: what ties offices many pages apart is seldom sound, and its cost would grow with the square of the length.
    """
    parts = [(first, owners_within(row.part(first, last), home, knowledge)) for first, last in stretches(row.codes)]
    return {first + at: owner for first, owners in parts for at, owner in owners.items()}


def stretches(codes: str) -> Iterator[tuple[int, int]]:
    """Where a row is parted: at the last line or sentence that ends within :data:`LONGEST` units."""
    first = 0
    while len(codes) - first > LONGEST:
        cut = max(codes.rfind(end, first + LONGEST // 2, first + LONGEST) for end in "/.")
        last = cut + 1 if cut >= 0 else first + LONGEST
        yield first, last
        first = last
    yield first, len(codes)


def owners_within(row: Row, home: Owner | None, knowledge: Knowledge) -> dict[int, Owner]:
    """The same for a row that isn't too long."""
    owners = {at: told_owner(row, at, phrase) for at, phrase in row.offices.items()}
    sides = sides_of(row)
    waiting = [at for at in row.offices if owners[at].name is None]
    for is_last in (False, False, True):
        for at in waiting:
            if owners[at].name is None:
                owners[at] = inherited_owner(row, at, owners, home, knowledge, sides, is_last)
    for at in row.offices:
        if at not in waiting and owners[at].entity is None and owners[at].speaks_for is None and is_organ(row.offices[at], row.lexicon):
            state = from_neighbour(row, at, owners) or (home if home and home.official else only_state(row, at, owners, sides))
            if state is not None and is_state(state):
                owners[at] = replace(owners[at], speaks_for=state.name, speaks_for_entity=state.entity)
    return {**owners, **owners_apart(row, owners, sides)}


def is_organ(office: OfficePhrase, lexicon: NameLexicon) -> bool:
    """Whether an office is one in a body of some state that its words leave out: "Foreign Ministry spokesperson"."""
    return bool(office.owners) and bool(lexicon.organs & set(office.owners[0].text.lower().split()))


def told_owner(row: Row, at: int, phrase: OfficePhrase) -> Owner:
    """What the office's own words say."""
    late = [row.late[at]] if at in row.late else []
    of = [resolve_body(row, at, unit) for unit in (*phrase.owners, *late)]
    state = state_of_body(row, of[0]) if of else None
    return Owner(
        joined(of),
        entity_of(of),
        joined(phrase.receivers),
        entity_of(phrase.receivers),
        state.name if state else None,
        state.entity if state else None,
    )


def inherited_owner(row: Row, at: int, owners: dict[int, Owner], home: Owner | None, knowledge: Knowledge, sides: Sides, is_last: bool) -> Owner:
    """The owner that the document ties an office to; an owner without a name where it ties none.

    What only surroundings tell counts once all nearer ties of the document are known (*is_last*).
    """
    office, own = row.offices[at], owners[at]
    if is_shared(row, at) or (office.kind == "body" and UNNAMED.match(row.codes, at + 1)):
        return own  # of several states, or of a body whose name isn't known
    is_state_office = office.kind in ("state", "envoy")
    taken = excluded(row, at, owners, sides) | posted(row, at, owners) if is_state_office else set()
    found = (
        from_possessor(row, at, owners, sides)
        or from_name(row, at)
        or from_antecedent(row, at)
        or from_holder(row, at, owners)
        or not_of(opposite(row, at, owners, sides) if office.kind == "state" else set(), from_same_office(row, at, owners))
        or from_invitation(row, at, sides)
        or from_signing(row, at)
        or from_deputed(row, at)
        or from_company(row, at, owners)
    )
    if found is None and office.default and (office.sole or has_default(row, office.default, home)):
        found = Owner(name_of(knowledge, office.default), office.default)
    if found is None and is_state_office:
        beside = from_sentence(row, at)
        beside = not_of(opposite(row, at, owners, sides), beside) if office.kind == "state" else beside
        found = beside or from_posting(row, at, owners)
    elif found is None:
        found = delegation_before(row, row.sentence_of(at)[0], at) or (delegation_around(row, at) if office.kind == "body" else None)
    found = found or from_neighbour(row, at, owners) or from_master(row, at, owners) or from_voice(row, at)
    if found is None and is_last and home is not None and home.official and office.single.startswith("spokes"):
        found = home
    if found is None and is_state_office and is_last and not is_open(row, at):
        home = None if home and home.entity in (*office.not_of, *taken) else home
        found = home if home and home.official else likeliest(likely_state(row, at, owners, home, knowledge, sides, taken))
        if office.held_in and not may_hold(office, found):
            found = likeliest(only_holder(row, office, taken, knowledge))
    if found is None and is_last:
        found = likeliest(only_body(row, at))
    if found is None or found.entity in office.not_of or (found.entity in taken and not (office.sole and found.entity == office.default)):
        return own
    is_sent = office.kind in ("envoy", "task", "follow", "member")
    return replace(
        own,
        name=found.name,
        entity=found.entity,
        to=own.to or (found.to if is_sent else None),
        to_entity=own.to_entity or (found.to_entity if is_sent else None),
        speaks_for=found.speaks_for,
        speaks_for_entity=found.speaks_for_entity,
        inferred=found.inferred,
    )


def is_open(row: Row, at: int) -> bool:
    """Whether no surroundings tell whose an envoy is: several of them, or somebody who is one by rank ("the Special Representative Ambassador X")."""
    before = at - 1 if row.codes[max(0, at - 1) : at] != "c" else at - 2
    names = {name for office, name in row.holders if office == at}
    stacked = before in row.offices and row.offices[before].kind in ("task", "body") and any((before, name) in row.holders for name in names)
    return row.offices[at].kind == "envoy" and (row.offices[at].plural or stacked)


def posted(row: Row, at: int, owners: dict[int, Owner]) -> set[str]:
    """Where the holder of an office is sent in another: "the Special Representative for A, Ambassador X", is not A's."""
    names = {name for office, name in row.holders if office == at}
    entities = (owners[office].to_entity for office, name in row.holders if name in names and office != at)
    return {entity for entity in entities if entity}


def may_hold(office: OfficePhrase, owner: Owner | None) -> bool:
    """Whether a state may have an office that few have; one that the knowledge doesn't hold may."""
    return owner is not None and ((owner.entity or "").startswith(UNKNOWN) or owner.entity in office.held_in)


def only_holder(row: Row, office: OfficePhrase, taken: set[str], knowledge: Knowledge) -> Owner | None:
    """The only state that the document names of those that have such an office: the Sultan's is Oman beside Kuwait."""
    told = {unit.entry.entity for unit in row.units if unit.entry is not None and unit.code in "SA"}
    told |= {owner.entry.entity for phrase in row.offices.values() for owner in phrase.owners if owner.entry is not None}
    fitting = [entity for entity in office.held_in if entity in told and entity not in taken]
    return Owner(name_of(knowledge, fitting[0]), fitting[0]) if len(fitting) == 1 else None


def not_of(states: set[str], owner: Owner | None) -> Owner | None:
    """*owner*, unless it is one of *states*."""
    return None if owner is None or owner.entity in states else owner


def likely_state(
    row: Row, at: int, owners: dict[int, Owner], home: Owner | None, knowledge: Knowledge, sides: Sides, taken: set[str]
) -> Owner | None:
    """The state that the surroundings leave for an office that nothing ties to one: the host's, the only one of its sentence, the source's own where
    the text names it, the only one of the text."""
    if is_hosting(row, at):
        return host_city(row, at, knowledge, sides, taken) or home or only_state(row, at, owners, sides)
    found = host_city(row, at, knowledge, sides, taken) or only_state(row, at, owners, sides)
    if home is None or home.entity is None or not is_told(row, home.entity) or (found and is_near(row, at, found)):
        return found or home
    return home


def is_near(row: Row, at: int, state: Owner) -> bool:
    """Whether the sentence of an office up to it, or the one before, names a state."""
    first, _ = row.sentence_of(at)
    first = row.sentence_of(max(0, first - 2))[0]
    tied = {unit.start for unit in row.own.values()}
    return any(unit.entry is not None and unit.entry.entity == state.entity and unit.start not in tied for unit in row.units[first:at])


def likeliest(owner: Owner | None) -> Owner | None:
    """*owner* as one that the surroundings leave, told by no words beside the office."""
    return replace(owner, inferred=True) if owner else None


def is_shared(row: Row, at: int) -> bool:
    """Whether several hold an office of which each state has one: "Presidents X and Y" are of different states."""
    office = row.offices[at]
    return office.plural and same_seat(office, office) and sum(holder == at for holder, _ in row.holders) > 1


def has_default(row: Row, default: str, home: Owner | None) -> bool:
    """Whether a title's usual state may be meant: the document is its own, or names it and no other state's site tells it."""
    if home is not None and home.official:
        return home.entity == default
    return is_told(row, default)


def is_told(row: Row, entity: str) -> bool:
    """Whether the document names a known thing at all."""
    return any(unit.entry is not None and unit.entry.entity == entity for unit in row.units)
