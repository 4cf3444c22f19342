"""Owners of offices: the states and bodies that the units of a row name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.annotate.names.holders import Row
from dragoman.annotate.names.states import UNKNOWN
from dragoman.annotate.names.units import Unit
from dragoman.annotate.offices.grammar import tidy


@dataclass(frozen=True, slots=True)
class Owner:
    """The state or body that an office belongs to, and whom its holder is sent to, as names and entities.

    ``speaks_for`` is the state whose body the owner is, where it isn't a state itself; ``official`` marks a state that tells it by its own site,
    ``inferred`` an owner that is only the likeliest.
    """

    name: str | None = None
    entity: str | None = None
    to: str | None = None
    to_entity: str | None = None
    speaks_for: str | None = None
    speaks_for_entity: str | None = None
    official: bool = False
    inferred: bool = False


def joined(units: Sequence[Unit]) -> str | None:
    """Their names as one wording: "A, B and C"; adjectives by the name of the thing."""
    names = [name_of_unit(unit) for unit in units]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0] if names else None


def name_of_unit(unit: Unit) -> str:
    """The name that a unit gives its thing: as written, but for an adjective."""
    if unit.entry is not None and (unit.code == "A" or unit.entry.form == "acronym"):
        return unit.entry.name
    name = tidy(unit.text)
    return name[:-2] if name.endswith(("'s", "’s")) else name


def entity_of(units: Sequence[Unit]) -> str | None:
    """The entity of a single known unit."""
    return units[0].entry.entity if len(units) == 1 and units[0].entry else None


def is_state(owner: Owner) -> bool:
    """Whether an owner is a state, known or only named."""
    return (owner.entity or "").startswith(("territory:", UNKNOWN))


def states_within(body: Unit) -> Iterator[Owner]:
    """The first state that the words of a body name, if any; of a known body of one state, that state."""
    if body.entry is not None and body.entry.state:
        yield Owner(body.entry.state, f"territory:{body.entry.country}")
        return
    for part in body.parts:
        if part.code in "SA" and part.entry is not None and part.entry.kind == "state":
            yield Owner(part.entry.name, part.entry.entity)
            return
        if part.entry is not None and part.entry.state:
            yield Owner(part.entry.state, f"territory:{part.entry.country}")
            return


def resolve_body(row: Row, at: int, unit: Unit) -> Unit:
    """ "the service", told in small letters, is the last body before it whose name holds that word."""
    if unit.code not in "mDME":
        return unit
    word = unit.text.lower()
    inside = (owner for phrase in row.offices.values() for owner in phrase.owners)
    bodies = (one for one in (*reversed(row.units[:at]), *row.units[at:], *inside) if one.code == "B")
    return next((one for one in bodies if word in (one.entry.name if one.entry else one.text).lower().split()), unit)


def state_of_body(row: Row, body: Unit) -> Owner | None:
    """The state whose body this is: named in its words, or in those of a fuller name of it that stands elsewhere."""
    if body.code != "B" or (body.entry is not None and body.entry.state is None) or row.lexicon.ventures & set(body.text.lower().split()):
        return None
    words = tidy(body.text).lower()
    fuller = (one for one in row.units if one.code == "B" and one.parts and words in tidy(one.text).lower())
    return next((state for one in (body, *fuller) for state in states_within(one)), None)
