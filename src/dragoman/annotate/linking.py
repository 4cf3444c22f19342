"""Whose an office is: the state or body that its words name, or that the document ties it to.

An office told without its owner ("Foreign Minister X met …") takes the owner from, in this order: the same stack of offices, the same person told
elsewhere, the delegation or embassy of its sentence, the title itself ("Foreign Secretary"), the only state that its surroundings leave. Where two
owners are possible, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.names import Row
from dragoman.annotate.names_lexicon import fold
from dragoman.annotate.names_units import Unit
from dragoman.annotate.offices import OfficePhrase, tidy
from dragoman.knowledge.lookup import name_of
from dragoman.knowledge.schema import Knowledge


@dataclass(frozen=True, slots=True)
class Owner:
    """The state or body that an office belongs to, and whom its holder is sent to, as names and entities; ``told`` by the office's own words."""

    name: str | None = None
    entity: str | None = None
    to: str | None = None
    to_entity: str | None = None
    told: bool = True


def owners_of(row: Row, knowledge: Knowledge) -> dict[int, Owner]:
    """For each office of the row, whose it is and to whom its holder is sent."""
    owners = {at: told_owner(row, at, phrase) for at, phrase in row.offices.items()}
    for at in row.offices:
        if owners[at].name is None:
            owners[at] = inherited_owner(row, at, owners, knowledge)
    return owners


def told_owner(row: Row, at: int, phrase: OfficePhrase) -> Owner:
    """What the office's own words say."""
    late = [row.late[at]] if at in row.late else []
    of = [resolve_body(row, at, unit) for unit in (*phrase.owners, *late)]
    return Owner(joined(of), entity_of(of), joined(phrase.receivers), entity_of(phrase.receivers))


def joined(units: Sequence[Unit]) -> str | None:
    """Their names as one wording: "A, B and C"; adjectives by the name of the thing."""
    names = [name_of_unit(unit) for unit in units]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0] if names else None


def name_of_unit(unit: Unit) -> str:
    """The name that a unit gives its thing: as written, but for an adjective."""
    if unit.code == "A" and unit.entry is not None:
        return unit.entry.name
    name = tidy(unit.text)
    return name[:-2] if name.endswith(("'s", "’s")) else name


def entity_of(units: Sequence[Unit]) -> str | None:
    """The entity of a single known unit."""
    return units[0].entry.entity if len(units) == 1 and units[0].entry else None


def resolve_body(row: Row, at: int, unit: Unit) -> Unit:
    """ "the service", told in small letters, is the last body before it whose name holds that word."""
    if unit.code != "m":
        return unit
    word = unit.text.lower()
    return next((one for one in reversed(row.units[:at]) if one.code == "B" and word in one.text.lower().split()), unit)


def inherited_owner(row: Row, at: int, owners: dict[int, Owner], knowledge: Knowledge) -> Owner:
    """The owner that the document ties an office to; an owner without a name where it ties none."""
    office, own = row.offices[at], owners[at]
    for found in (from_holder(row, at, owners), from_sentence(row, at)):
        if found is not None:
            return replace(own, name=found.name, entity=found.entity, told=False)
    if office.default:
        return replace(own, name=name_of(knowledge, office.default), entity=office.default, told=False)
    if office.kind in ("state", "envoy"):
        found = only_state(row, at, owners)
        if found is not None:
            return replace(own, name=found.name, entity=found.entity, told=False)
    return own


def from_holder(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """What another office of the same holder tells: of the same stack, or of the same name elsewhere with the same kind of office."""
    names = {name for office, name in row.holders if office == at}
    last_words = {fold(row.units[name].text).replace(".", " ").split()[-1] for name in names}
    kind = row.offices[at].kind
    for office, name in row.holders:
        if office == at or owners[office].name is None:
            continue
        if name in names and "state" in (kind, row.offices[office].kind) and kind != row.offices[office].kind and not is_state(owners[office]):
            continue  # a minister who chairs an organisation stays his state's
        if name in names or (fold(row.units[name].text).split()[-1] in last_words and row.offices[office].kind == kind):
            return owners[office]
    return None


def is_state(owner: Owner) -> bool:
    """Whether an owner is a state."""
    return (owner.entity or "").startswith("territory:")


def sentence_of(row: Row, at: int) -> tuple[int, int]:
    """Where the sentence of the unit at *at* begins and ends in the row."""
    codes = row.codes
    first = max(codes.rfind(".", 0, at), codes.rfind("/", 0, at)) + 1
    ends = [end for end in (codes.find(".", at), codes.find("/", at)) if end >= 0]
    return first, min(ends, default=len(codes))


def from_sentence(row: Row, at: int) -> Owner | None:
    """The state of the delegation, embassy or ministry that the office's sentence names beside it: "headed the delegation of A"."""
    if row.offices[at].kind not in ("state", "envoy"):
        return None
    first, last = sentence_of(row, at)
    found = {owner.name: owner for unit in row.units[first:last] if unit.code == "B" and unit.entry is None for owner in states_within(unit)}
    return next(iter(found.values())) if len(found) == 1 else None


def states_within(body: Unit) -> Iterator[Owner]:
    """The first state that the words of a body name, if any."""
    for part in body.parts:
        if part.code in "SA" and part.entry is not None and part.entry.kind == "state":
            yield Owner(part.entry.name, part.entry.entity)
            return


def only_state(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """The one state that the sentence, else the document, leaves when those of other office-holders are taken away."""
    taken = {owner.entity for office, owner in owners.items() if office != at and is_state(owner)}
    first, last = sentence_of(row, at)
    for units in (row.units[first:last], row.units[:first]):
        left = {
            unit.entry.entity: Owner(unit.entry.name, unit.entry.entity)
            for unit in units
            if unit.entry is not None and unit.code in "SA" and unit.entry.kind == "state" and unit.entry.entity not in taken
        }
        if left:
            return next(iter(left.values())) if len(left) == 1 else None
    return None
