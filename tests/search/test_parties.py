"""Who is meant by what a user types."""

from __future__ import annotations

import pytest

from dragoman.errors import UsageError
from dragoman.resolve.bodies.parties import Party, build_parties
from dragoman.resolve.records import Entity, Spelling
from dragoman.search.parties import find_party
from tests.present.samples import knowledge, resolution

DIRECTORY = build_parties(knowledge())


def find(name: str, *more: Entity) -> Party:
    return find_party(name, DIRECTORY, [*resolution().people, *more], resolution().organisations)


def person(identifier: str, name: str) -> Entity:
    return Entity(identifier, "person", name, (Spelling(name, 1, ("d",)),), ("Minister",), (), ("d",), ())


@pytest.mark.parametrize(
    ("typed", "identifier"),
    [
        ("Arvenia", "territory:x-arvenia"),
        ("arvenia", "territory:x-arvenia"),
        ("LKU", "org:lakes"),
        ("the Lakes Union", "org:lakes"),
        ("Upland States", "group:uplands"),
        ("territory:x-castoria", "territory:x-castoria"),
    ],
)
def test_states_and_bodies_by_any_name(typed: str, identifier: str) -> None:
    assert find(typed).id == identifier


@pytest.mark.parametrize("typed", ["Jorn Wekker", "Jorn Wicker", "Wekker", "wekker jorn"])
def test_people_by_any_spelling(typed: str) -> None:
    found = find(typed)
    assert (found.name, found.kind) == ("Jorn Wekker", "person")


def test_a_name_of_several_people_is_asked_about() -> None:
    with pytest.raises(UsageError, match=r"one of several: .*per-1.*per-2|one of several: .*per-2.*per-1"):
        find("Dossel", person("per-1", "Mira Dossel"), person("per-2", "Yan Dossel"))


def test_a_near_miss_gets_suggestions() -> None:
    with pytest.raises(UsageError) as raised:
        find("Arvennia")
    assert raised.value.hint == "Did you mean: Arvenia?"


def test_an_unknown_name_is_told_where_to_look() -> None:
    with pytest.raises(UsageError) as raised:
        find("Xyzzy Qwrt")
    assert "dragoman list people" in (raised.value.hint or "")
