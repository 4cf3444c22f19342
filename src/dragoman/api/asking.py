"""What a question names: a party by any of its names, a day."""

from __future__ import annotations

from datetime import date

from dragoman.errors import UsageError
from dragoman.knowledge.load import load_knowledge
from dragoman.model.interchange import from_json
from dragoman.resolve.bodies.parties import Party, build_parties
from dragoman.resolve.records import Entity
from dragoman.search.parties import find_party
from dragoman.store.base import View


class PartyFinder:
    """Whom a name means in one view of the record."""

    def __init__(self, view: View) -> None:
        self.directory = build_parties(load_knowledge())
        self.people: list[Entity] = [from_json(Entity, row.value) for row in view.derived("people")]
        self.organisations: list[Entity] = [from_json(Entity, row.value) for row in view.derived("organisations")]

    def __call__(self, name: str) -> Party:
        return find_party(name, self.directory, self.people, self.organisations)


def check_day(on: str | None) -> None:
    """Sees to it that *on* is an ISO day, or nothing.

    Raises:
        UsageError: it is something else.
    """
    if on is not None and not is_day(on):
        raise UsageError(f"--on takes a day such as 2025-07-15, found {on!r}.")


def is_day(value: str) -> bool:
    """Whether *value* is an ISO day."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == 10
