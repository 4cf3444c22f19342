"""From what a user types to the party that is meant: a state, an organisation, a group or a person of the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import process

from dragoman.errors import UsageError
from dragoman.resolve.bodies.parties import Parties, Party, fold_party
from dragoman.resolve.people.names import plain_tokens
from dragoman.resolve.records import Entity

LIKELY = 75  # of 100: how like a suggestion is to what was typed
MOST_SUGGESTIONS = 4


def find_party(name: str, directory: Parties, people: Iterable[Entity] = (), organisations: Iterable[Entity] = ()) -> Party:
    """The party that *name* means: an id, any name of a state or body (in any case), or a person's name, by any of its spellings.

    Raises:
        UsageError: nobody or more than one is called so; the hint tells who may be meant.
    """
    known, others = list(people), [entity for entity in organisations if entity.id not in directory.by_id]
    if found := _by_id(name, directory, [*known, *others]) or directory.find(name):
        return found
    matching = _people_called(name, known, directory) or [entity for entity in others if fold_party(name) in _folded(entity)]
    if len(matching) == 1:
        return party_of(matching[0])
    if matching:
        listed = "; ".join(f"{entity.name} ({', '.join(entity.posts[:1]) or 'no post told'}: {entity.id})" for entity in matching[:6])
        raise UsageError(f"{name!r} may be one of several: {listed}.", hint="Give more of the name, or the id.")
    raise UsageError(f"Nobody on record and no known state or organisation is called {name!r}.", hint=_suggestion(name, directory, known))


def party_of(entity: Entity) -> Party:
    """A person or body of the record as a party."""
    return Party(entity.id, entity.name, "person" if entity.kind == "person" else "body")


def _by_id(name: str, directory: Parties, entities: Iterable[Entity]) -> Party | None:
    return directory.by_id.get(name) or next((party_of(entity) for entity in entities if entity.id == name), None)


def _folded(entity: Entity) -> frozenset[str]:
    return frozenset(fold_party(spelling.name) for spelling in entity.spellings)


def _people_called(name: str, people: Sequence[Entity], directory: Parties) -> list[Entity]:
    """Those called exactly so; else those whose name this is another form of; else those with this family name or first name."""
    if not plain_tokens(name):
        return []
    likenesses = [(person, {directory.people.compare(name, spelling.name).likeness for spelling in person.spellings}) for person in people]
    for accepted in ({"same"}, {"transliteration", "order", "fuller"}, {"initials"}):
        if found := [person for person, likeness in likenesses if likeness & accepted]:
            return found
    return []


def _suggestion(name: str, directory: Parties, people: Iterable[Entity]) -> str:
    names = {party.name for party in directory.by_id.values()} | {spelling.name for person in people for spelling in person.spellings}
    folded = {fold_party(candidate): candidate for candidate in sorted(names)}
    near = process.extract(fold_party(name), list(folded), limit=MOST_SUGGESTIONS, score_cutoff=LIKELY)
    listed = ", ".join(dict.fromkeys(folded[match[0]] for match in near))
    return f"Did you mean: {listed}?" if listed else "`dragoman list people` and `dragoman list organisations` show who is on record."
