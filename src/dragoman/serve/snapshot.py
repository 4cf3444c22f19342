"""The record in memory as it stood at one moment: what lists, facets and dossiers are answered from, without reading the file each time.

Nothing in it changes. Another one is made of it where the record changed (``renewing.py``), which shares all that stayed as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

from dragoman.knowledge.load import load_knowledge
from dragoman.model.dates import period_of
from dragoman.resolve.bodies.parties import Parties, Party, build_parties
from dragoman.resolve.records import Entity
from dragoman.search.parties import find_party, party_of
from dragoman.search.query import Filters, Query, has_words
from dragoman.search.rows import OF_READINGS, RESOLVED, Row
from dragoman.serve.facts import Facts
from dragoman.serve.index import Index
from dragoman.serve.packed import Items, Picked, Records, Rows, Thing

Named = tuple[str, str]  # a document and a name in it


@cache
def directory() -> Parties:
    """The states and bodies of the knowledge, by their names."""
    return build_parties(load_knowledge())


@dataclass(frozen=True)
class People:
    """From a document and a name in it to the person's id and parties."""

    person_of: Mapping[Named, Entity]

    def get(self, key: Named, /) -> frozenset[str] | None:
        """The ids; ``None`` where the name is no person's."""
        person = self.person_of.get(key)
        return frozenset({person.id, *person.represents}) if person else None


@dataclass(frozen=True)
class Origins:
    """From a document to its origin's id; one that was read but not gone over yet is its own."""

    index: Index

    def __getitem__(self, document: str) -> str:
        return next(iter(self.index.of(f"document {document}")), document)

    def get(self, document: str, other: str) -> str:
        """The origin, or *other*."""
        return next(iter(self.index.of(f"document {document}")), other)


@dataclass(frozen=True)
class Snapshot:
    """Readings, as people's judgements leave them, and what was resolved across them. Costly things are worked out when first asked for.

    ``named`` leads from a document to all whom its records concern, ``keys`` of each kind from a thing to whom it concerns and to what else it
    is found by: "document ID", "engagement ID", "shown NAME", "host ID", "status WORD", "due".
    """

    items: Items = field(default_factory=lambda: Items({}))
    facts: Mapping[str, Facts] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    things: Mapping[str, Mapping[str, Thing]] = field(default_factory=lambda: {kind: {} for kind in RESOLVED})
    entities: Mapping[str, Entity] = field(default_factory=dict)  # people and organisations, by id
    person_of: Mapping[Named, Entity] = field(default_factory=dict)
    former: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # from an id that a thing had before to its kind and id
    named: Index = field(default_factory=Index)
    keys: Mapping[str, Index] = field(default_factory=lambda: {kind: Index() for kind in RESOLVED})
    trimmed: frozenset[tuple[str, str]] = frozenset()  # things shown without what stood on documents withdrawn since
    number: int = 0  # of the last change that is in it

    def readings(self) -> Iterator[dict[str, Any]]:
        """The readings, in the record's order."""
        return self.items.all()

    def derived(self, kind: str) -> Iterator[Any]:
        """What was resolved, in the record's order."""
        return iter(self.things[kind].values())

    @cached_property
    def query(self) -> Query:
        """Filters over this record."""
        return Query(self, directory(), People(self.person_of))

    def thing(self, identifier: str) -> Thing | None:
        """Whatever has this id, or had it before."""
        for things in self.things.values():
            if identifier in things:
                return things[identifier]
        kind, current = self.former.get(identifier, ("", ""))
        return self.things[kind].get(current) if kind else None

    @cached_property
    def people(self) -> tuple[Entity, ...]:
        """The people of the record."""
        return tuple(self.entities[identifier] for identifier in self.things["people"])

    @cached_property
    def organisations(self) -> tuple[Entity, ...]:
        """The organisations of the record."""
        return tuple(self.entities[identifier] for identifier in self.things["organisations"])

    @cached_property
    def day(self) -> str | None:
        """The day of the newest document that tells its day: "now", as far as the record knows."""
        days = {facts.row["published"] for facts in self.facts.values()} - {None}
        return next((day for day in sorted(days, reverse=True) if period_of(day)), None)

    @cached_property
    def last_published(self) -> date | None:
        """The last day that may be the first of a document's publication, told or inferred."""
        periods = (period_of(day) for day in {facts.day for facts in self.facts.values()})
        return max((period.first for period in periods if period), default=None)

    @cached_property
    def origin_of(self) -> Origins:
        """From a document to its origin's id."""
        return Origins(self.keys["origins"])

    def find(self, name: str) -> Party:
        """Whom a name or id means.

        Raises:
            UsageError: nobody, or several.
        """
        if (known := directory().by_id.get(name)) is None and (entity := self.entities.get(name)):
            return party_of(entity)
        return known or directory().find(name) or find_party(name, directory(), self.people, self.organisations)

    def count(self, kind: str) -> int:
        """How many there are of a kind."""
        return len(self.things[kind]) if kind in RESOLVED else len(self.facts) if kind == "documents" else self._counts[kind]

    @cached_property
    def _counts(self) -> dict[str, int]:
        return {kind: sum(facts.row[kind] for facts in self.facts.values()) for kind in OF_READINGS}

    def rows(self, kind: str) -> Sequence[Row]:
        """All rows of a kind, in the record's order."""
        if kind == "documents":
            return self._documents
        if kind in RESOLVED:
            return Rows(tuple(self.things[kind].values()))
        return self._records(kind, self.facts)

    @cached_property
    def _documents(self) -> Sequence[Row]:
        return tuple(facts.row for facts in self.facts.values())

    def found(self, kind: str, *keys: str) -> list[Thing]:
        """The things of a kind that have any of *keys*, in the record's order."""
        things, index = self.things[kind], self.keys[kind]
        return sorted((things[identifier] for identifier in frozenset[str]().union(*map(index.of, keys))), key=lambda thing: thing.order)

    def documents_of(self, parties: Iterable[Party]) -> list[str]:
        """The documents that concern all of *parties*, in the record's order."""
        return sorted(self.named.having(party.id for party in parties), key=lambda name: self.facts[name].order)

    def select(self, kind: str, filters: Filters, *keys: str) -> Sequence[Row]:
        """The rows that fulfil *filters*, in the record's order; the same as a ``Query`` gives. Of things those alone that have any of *keys*."""
        filters.check(kind)
        if kind == "documents":
            return self._select_documents(filters)
        if filters == Filters() and not keys:
            return self.rows(kind)
        rows: Rows | Records
        if kind in RESOLVED:
            rows = Rows(self._things_of(kind, filters.parties, keys))
            filters = replace(filters, actor=None, between=None)
        else:
            rows = self._records(kind, self.documents_of(filters.parties) if filters.parties else self.facts)
        return rows if filters == Filters() else Picked(rows, [place for place, row in enumerate(rows) if self.query.fulfils(kind, row, filters)])

    def _things_of(self, kind: str, parties: Sequence[Party], keys: Sequence[str]) -> Sequence[Thing]:
        """The things of a kind that concern all of *parties* and have any of *keys*, if some are asked for."""
        things, index = self.things[kind], self.keys[kind]
        wanted = [index.of(party.id) for party in parties]
        if keys:
            wanted.append(frozenset[str]().union(*map(index.of, keys)))
        if not wanted:
            return tuple(things.values())
        return sorted((things[identifier] for identifier in frozenset.intersection(*wanted)), key=lambda thing: thing.order)

    def _records(self, kind: str, documents: Iterable[str]) -> Records:
        """All records of a kind in *documents*."""
        return Records(self.items, kind, [(name, number) for name in documents for number in range(self.facts[name].row[kind])])

    def _select_documents(self, filters: Filters) -> list[Row]:
        names = self.documents_of(filters.parties) if filters.parties else self.facts
        rest = replace(filters, actor=None, between=None)
        rows = (self.facts[name].row for name in names)
        return [row for row in rows if rest == Filters() or self._is_document(row, rest)]

    def _is_document(self, row: Row, filters: Filters) -> bool:
        """Whether a document fulfils *filters*: its text has the words, one of its engagements is at the place."""
        if not self.query.fulfils("documents", row, replace(filters, place=None, text=None)):
            return False
        if filters.place is None and filters.text is None:
            return True
        item = self.items[row["id"]]
        there = Filters(place=filters.place)
        if filters.place is not None and not any(
            self.query.fulfils("engagements", {"parties": (), **record}, there) for record in item["engagements"]
        ):
            return False
        return filters.text is None or has_words(filters.text, f"{item.get('title') or ''} {item['text']}")

    def document(self, name: str) -> Row:
        """One document's row."""
        return self.facts[name].row
