"""Under which name a document speaks of a state or body."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model.annotations import Actor
from dragoman.model.document import Document
from dragoman.model.reading import Reading


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Viet Nam and the Republic of Korea signed a protocol.", ["Viet Nam", "Republic of Korea"]),
        ("South Korea received a delegation. The Republic of Korea thanked it.", ["South Korea"]),
        ("OPEC and Norway held talks.", ["OPEC", "Norway"]),
        ("The Commonwealth met Ghana.", ["Commonwealth", "Ghana"]),
    ],
)
def test_names_are_the_documents_own(text: str, names: list[str], read: Callable[[Document], Reading]) -> None:
    found = [actor.name for actor in read(Document("n", text, "en"))[Actor] if actor.kind in ("state", "org")]
    assert found == names


def test_what_a_person_stands_for_is_named_so_too(read: Callable[[Document], Reading]) -> None:
    reading = read(Document("n", "The Republic of Korea opened a port. President Kim Min-ho of the Republic of Korea left for Lima.", "en"))
    assert [actor.represents for actor in reading[Actor] if actor.kind == "person"] == ["Republic of Korea"]
