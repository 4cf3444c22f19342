"""Names that begin as somebody types: whom the record knows first, then states and bodies that it doesn't."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.resolve.bodies.parties import fold_party
from dragoman.serve.snapshot import Snapshot, directory

MOST = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A party by its usual name; ``documents`` is in how many it is named."""

    id: str
    name: str
    kind: str
    documents: int


def names_of(snapshot: Snapshot) -> list[tuple[str, Suggestion]]:
    """Every name that may be meant, folded, the parties most written of first."""
    counts = {identifier: len(documents) for identifier, documents in snapshot.named.ids.items()}
    found: list[tuple[str, Suggestion]] = []
    for person in snapshot.people:
        made = Suggestion(person.id, person.name, "person", len(person.documents))
        found += [(name, made) for name in dict.fromkeys(fold_party(spelling.name) for spelling in person.spellings)]
    for body in snapshot.organisations:
        if body.id not in directory().by_id:
            found.append((fold_party(body.name), Suggestion(body.id, body.name, "organisation", len(body.documents))))
    for party in directory().by_id.values():
        made = Suggestion(party.id, party.name, party.kind, counts.get(party.id, 0))
        found.append((fold_party(party.name), made))
    return sorted(found, key=lambda item: (-item[1].documents, item[1].name))


def suggest(names: list[tuple[str, Suggestion]], typed: str) -> list[Suggestion]:
    """Whom the letters typed so far may become: names that begin so, then names with a word that does."""
    wanted = fold_party(typed)
    if not wanted:
        return []
    heads = [made for name, made in names if name.startswith(wanted)]
    inner = [made for name, made in names if f" {wanted}" in name]
    return list(dict.fromkeys([*heads, *inner]))[:MOST]
