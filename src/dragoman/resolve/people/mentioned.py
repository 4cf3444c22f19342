"""Whom a document names as promising or being promised something and tells no more of: the one person on record who is called so.

"At the invitation of Orlan Palver" tells nothing of who that is; elsewhere on record he is Arvenia's minister, and nobody else has his name. So it is
his invitation, and Arvenia's, and there is no body of his name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.records import Deed, Undertaking
from dragoman.resolve.bodies.naming import Bodies
from dragoman.resolve.bodies.organisations import NoBody, parties_like
from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.people.whom import Known, Person
from dragoman.resolve.steps.background import Background
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Item, Row, node_of


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A name of which its document tells nothing, and the ``body`` that it would be otherwise."""

    document: str
    name: str
    body: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person on record who is called so."""

    person: Person


def mentioned_in(document: str, background: Background) -> Iterator[Item]:
    """The names of two words or more that a document gives to nobody it tells of, and that the knowledge doesn't know."""
    view, parties = background.view(document), background.parties
    told = [name for kind in (view[Undertaking], view[Deed]) for one in kind for name in (*one.by, *one.to)]
    for name in dict.fromkeys(told):
        is_told_of = name in background.people(document) or f"{document}#{name}" in background.judged_names
        unknown = all(side.startswith("body:") for side in parties.ids_of(name))
        if " " in name and parties_like(name) and unknown and not is_told_of and name not in background.owners(document):
            body = Bodies(parties).identity(name, None, view.source, document)
            yield Item("mentioned", node_of("called", fold_party(name)), Mentioned(document, name, body))


def bearers_of(person: Person, names: tuple[str, ...]) -> Iterator[Item]:
    """That a person is called by each of *names* of two words or more."""
    for name in dict.fromkeys(map(fold_party, names)):
        if " " in name:
            yield Item("mentioned", node_of("called", name), Bearer(person))


def find_mentioned(group: Group) -> Iterator[Row]:
    """Whom the mentions of a name mean, where one person on record has it."""
    people = {one.person.id: one.person for one in group.all(Bearer)}
    if len(people) == 1:
        (person,) = people.values()
        for one in group.all(Mentioned):
            yield Item("standing", node_of(one.document), Known(one.name, person))
            yield Item("organisations", node_of("body", one.body), NoBody(one.document, one.name))
