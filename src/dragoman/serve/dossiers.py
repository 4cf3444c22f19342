"""Dossiers out of the record in memory: the same as ``dragoman dossier`` gives, without resolving the whole record anew.

What is resolved already is taken as it stands, and only documents that concern a party are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dragoman.errors import UsageError
from dragoman.knowledge.load import load_knowledge
from dragoman.model.ids import version_id
from dragoman.model.interchange import from_json
from dragoman.present.dossier import Dossier
from dragoman.present.dossier.build import build
from dragoman.present.dossier.scope import Scope
from dragoman.resolve.parties import Party
from dragoman.resolve.records import Agreement, Entity, MergedEngagement, Resolution, Series, Tenure
from dragoman.resolve.views import DocumentView
from dragoman.serve.snapshot import Snapshot, directory


class Origins(dict[str, str]):
    """From a document to its origin; one that was read but not gone over yet is its own."""

    def __missing__(self, name: str) -> str:
        return name


class Views(dict[str, DocumentView]):
    """Documents by id, each made when it is first asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self.snapshot = snapshot

    def __missing__(self, name: str) -> DocumentView:
        item = self.snapshot.items[name]
        self[name] = DocumentView.from_item(item, version_id(item["text"]))
        return self[name]


@dataclass(frozen=True)
class PartScope(Scope):
    """A scope whose documents and engagements are those of its parties; any other document is there for the asking."""

    snapshot: Snapshot | None = None

    @cached_property
    def views(self) -> dict[str, DocumentView]:
        """Documents by id."""
        assert self.snapshot is not None
        return Views(self.snapshot)

    @cached_property
    def people(self) -> dict[tuple[str, str], Entity]:
        """From a document and a name in it to the person."""
        assert self.snapshot is not None
        return self.snapshot.person_of

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """From a document to its origin."""
        assert self.snapshot is not None
        return Origins(self.snapshot.origin_of)


def dossier_of(snapshot: Snapshot, names: Sequence[str]) -> Dossier:
    """The dossier of one party or between two, as of the newest document's day.

    Raises:
        UsageError: nobody is called so, or several are; both names mean one party.
    """
    parties = tuple(snapshot.find(name) for name in names)
    if len({party.id for party in parties}) < len(parties):
        raise UsageError(f"Both names mean {parties[0].name}; a dossier is about one party or between two.")
    documents = documents_of(snapshot, parties)
    views = Views(snapshot)
    scope = PartScope(parties, directory(), [views[name] for name in documents], resolution_of(snapshot, parties), snapshot)
    return build(scope, load_knowledge(), snapshot.day)


def documents_of(snapshot: Snapshot, parties: Iterable[Party]) -> list[str]:
    """The documents that concern any of *parties*, the oldest first, undated ones last."""
    index = snapshot.concerning("documents")
    rows = snapshot.rows("documents")
    places = frozenset[int]().union(*(index.get(party.id, frozenset()) for party in parties))
    return sorted((rows[place]["id"] for place in places), key=lambda name: (snapshot.items[name]["published"] or "9999", name))


def resolution_of(snapshot: Snapshot, parties: Iterable[Party]) -> Resolution:
    """What is resolved, as far as it may concern *parties*."""
    known = list(parties)

    def some(kind: str, made: type) -> tuple[Any, ...]:
        index, things = snapshot.concerning(kind), snapshot.things[kind]
        places = frozenset[int]().union(*(index.get(party.id, frozenset()) for party in known))
        return tuple(from_json(made, thing.value) for thing in sorted((things[place] for place in places), key=lambda thing: thing.id))

    engagements = some("engagements", MergedEngagement) + hosted(snapshot, known)
    return Resolution(
        origins=snapshot.origins,
        people=tuple(sorted(snapshot.people, key=lambda person: person.id)),
        organisations=(),
        engagements=tuple(sorted(dict.fromkeys(engagements), key=lambda item: item.id)),
        contradictions=snapshot.contradictions,
        decisions=(),
        series=some("series", Series),
        agreements=some("agreements", Agreement),
        tenures=some("tenures", Tenure),
    )


def hosted(snapshot: Snapshot, parties: Iterable[Party]) -> tuple[MergedEngagement, ...]:
    """Engagements at a place in one of *parties*: the host is concerned even where it doesn't act."""
    wanted = {party.id for party in parties}
    places = (thing.value for thing in snapshot.things["engagements"] if thing.value["place"])
    return tuple(from_json(MergedEngagement, value) for value in places if f"territory:{value['place']['country']}" in wanted)
