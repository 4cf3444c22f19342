"""Whom a name in a document stands for, once people are resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.model.records import Participant
from dragoman.resolve.bodies.parties import Parties


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the record in short. ``represents`` are the parties he spoke for; ``many`` says that his name is written in several ways."""

    id: str
    name: str
    represents: tuple[str, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a name in a document means."""

    name: str
    person: Person


@dataclass(frozen=True, slots=True)
class Whom:
    """The parties of the knowledge and the people of the record; ``people`` leads from a document and a name in it to the person.

    ``bodies`` leads likewise from a bare name to the state whose body it is, where its story tells that.
    """

    parties: Parties
    people: Mapping[tuple[str, str], Person]
    bodies: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def sides(self, document: str, names: Iterable[str | None]) -> frozenset[str]:
        """The parties that *names* stand for: those themselves, and whom the people among them speak for."""
        return frozenset(side for name in names if name for side in self._of(document, name))

    def of(self, document: str, participant: Participant) -> frozenset[str]:
        """Whom a participant counts for; a person for whom the document tells nobody, for whom he speaks elsewhere."""
        return self.parties.of(participant) or (self.sides(document, [participant.name]) if participant.kind == "person" else frozenset())

    def people_of(self, document: str, names: Iterable[str]) -> frozenset[str]:
        """The people among *names*, by id."""
        return frozenset(person.id for name in names if (person := self._person(document, name)))

    def _of(self, document: str, name: str) -> Iterable[str]:
        if state := self.bodies.get((document, name)):
            return (state,)
        person = self._person(document, name)
        return person.represents or (person.id,) if person else self.parties.ids_of(name)

    def _person(self, document: str, name: str) -> Person | None:
        return self.people.get((document, name)) or self._at_the_end(document, name)

    def _at_the_end(self, document: str, name: str) -> Person | None:
        """The person with whose full name a longer one ends: "President of Arvenia Orlan Palver"."""
        words = name.split()
        tails = (" ".join(words[start:]) for start in range(1, len(words) - 1))
        return next((person for tail in tails if (person := self.people.get((document, tail)))), None)

    def known(self, document: str, name: str | None) -> str | None:
        """The one party that a name stands for, be it an unknown body; ``None`` for none or several."""
        found = self.sides(document, [name])
        return next(iter(found)) if len(found) == 1 else None
