"""For whom a party stands: a minister for his state, "the ministers of A and B" for both, a capital for its government."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.parties import Party
from dragoman.knowledge.lookup import country_of, find_known
from dragoman.knowledge.schema import Entry, Knowledge
from dragoman.model.document import Span

BODIES = ("state", "org", "group")


def sides_behind(knowledge: Knowledge, party: Party) -> list[Party]:
    """What *party* stands for; for "the ministers of A and B" both A and B."""
    one = behind(knowledge, party)
    if one.entity is not None or (party.actor is not None and party.actor.kind != "group"):
        return [one]
    several = {entry.entity: Party(place.of(one.name), one.span, None, entry.entity) for place, entry in sides_named(knowledge, one.name)}
    return list(several.values()) if len(several) > 1 and one.name.count(",") + one.name.count(" and ") >= len(several) - 1 else [one]


def sides_named(knowledge: Knowledge, words: str) -> Iterator[tuple[Span, Entry]]:
    """The states, bodies and groups whose names stand in *words*, each with its place there."""
    for place, (entry, *_) in find_known(knowledge, words):
        if entry.kind in BODIES and entry.form not in ("adjective", "people"):
            yield place, entry


def behind(knowledge: Knowledge, party: Party) -> Party:
    """The state or body for which *party* stands or which its words name ("officials of the Union"), else itself."""
    actor = party.actor
    state_body = actor is not None and (actor.kind != "org" or not (actor.represents_entity or "").startswith("org:"))
    if actor is not None and actor.represents is not None and state_body:
        return Party(actor.represents, party.span, actor, actor.represents_entity)
    if actor is not None and actor.kind == "place":
        return government(knowledge, party)
    if actor is not None and (actor.entity is not None or actor.kind in ("person", "state")):
        return party
    bodies = {
        entry.entity: entry
        for _, entries in find_known(knowledge, party.name)
        for entry in entries[:1]
        if entry.kind in ("state", "org") and entry.form != "people"
    }
    if len(bodies) != 1 or (actor is not None and actor.kind == "org"):
        return party
    (entry,) = bodies.values()
    if entry.form == "adjective" and (party.name.split()[-1][:1].isupper() or entry.kind != "state"):
        return party  # a name of its own with an adjective in it, or some of many
    return Party(entry.name, party.span, None, entry.entity)


def government(knowledge: Knowledge, party: Party) -> Party:
    """The state whose capital acts, as in "Paris agreed"; any other place stays itself."""
    entity = party.actor.entity if party.actor is not None else None
    code = country_of(entity) if entity is not None else None
    territory = knowledge.territories.get(code) if code is not None else None
    if territory is None or party.name not in (territory.capital, *territory.capital_names):
        return party
    return Party(territory.name, party.span, party.actor, territory.id)
