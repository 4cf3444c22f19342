"""The record in memory as it stood at one moment: what lists, facets and dossiers are answered from, without reading the whole file each time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

from dragoman.knowledge.load import load_knowledge
from dragoman.model.dates import period_of
from dragoman.model.interchange import from_json
from dragoman.resolve.parties import Parties, Party, build_parties
from dragoman.resolve.records import Contradiction, Entity, Origin
from dragoman.run.crossref import JudgedView
from dragoman.search.parties import find_party
from dragoman.search.query import Filters, Query, has_words
from dragoman.search.rows import OF_READINGS, RESOLVED, Row, document_row, record_rows, rows_of
from dragoman.store.base import Derived, View

Item = Mapping[str, Any]
STANDING = ("mentions", "documents", "values", "claims")  # what a thing can't do without


def still_standing(things: Iterable[Derived], items: Mapping[str, Item]) -> Iterator[Derived]:
    """What was resolved, without what stood on documents withdrawn since: while somebody removes them, the record isn't gone over yet."""
    for thing in things:
        value = trimmed(thing.value, items)
        if all(value[key] for key in STANDING if thing.value.get(key)):
            yield replace(thing, value=value)


def trimmed(value: Any, items: Mapping[str, Item]) -> Any:
    """*value* without what names a document that isn't among *items*."""
    if isinstance(value, dict):
        return {key: [name for name in inner if name in items] if key == "documents" else trimmed(inner, items) for key, inner in value.items()}
    if isinstance(value, list):
        return [
            trimmed(inner, items) for inner in value if not (isinstance(inner, dict) and inner.get("document", next(iter(items), None)) not in items)
        ]
    return value


@cache
def directory() -> Parties:
    """The states and bodies of the knowledge, by their names."""
    return build_parties(load_knowledge())


class Snapshot:
    """Readings, as people's judgements leave them, and what was resolved across them.

    Nothing in it changes; what is costly to work out is worked out once, when first asked for.
    """

    def __init__(self, view: View) -> None:
        self.items: dict[str, Item] = {item["id"]: item for item in JudgedView(view).readings()}
        self.unread: tuple[str, ...] = tuple(version.document.id for version in view.documents() if version.document.id not in self.items)
        self.things: dict[str, tuple[Derived, ...]] = {kind: tuple(view.derived(kind)) for kind in RESOLVED}
        if any(document not in self.items for thing in self.things["origins"] for document in thing.value["documents"]):
            self.things = {kind: tuple(still_standing(things, self.items)) for kind, things in self.things.items()}
        self._rows: dict[str, Sequence[Row]] = {}
        self._concerning: dict[str, Mapping[str, frozenset[int]]] = {}

    def readings(self) -> Iterator[dict[str, Any]]:
        """The readings, in the record's order."""
        return iter(self.items.values())  # type: ignore[arg-type]

    def derived(self, kind: str) -> Iterator[Derived]:
        """What was resolved, in the record's order."""
        return iter(self.things[kind])

    @cached_property
    def query(self) -> Query:
        """Filters over this record."""
        return Query(self, directory())

    @cached_property
    def by_id(self) -> Mapping[str, Derived]:
        """Everything resolved by its id, and by ids that it had before."""
        found = {old: thing for things in self.things.values() for thing in things for old in thing.aliases}
        return found | {thing.id: thing for things in self.things.values() for thing in things}

    @cached_property
    def people(self) -> tuple[Entity, ...]:
        """The people of the record."""
        return tuple(from_json(Entity, thing.value) for thing in self.things["people"])

    @cached_property
    def person_of(self) -> dict[tuple[str, str], Entity]:
        """From a document and a name in it to the person."""
        return {(document, one.name): person for person in self.people for one in person.spellings for document in one.documents}

    @cached_property
    def organisations(self) -> tuple[Entity, ...]:
        """The organisations of the record."""
        return tuple(from_json(Entity, thing.value) for thing in self.things["organisations"])

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Where documents tell differently."""
        return tuple(from_json(Contradiction, thing.value) for thing in self.things["contradictions"])

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """Which documents go back to one text."""
        return tuple(from_json(Origin, thing.value) for thing in self.things["origins"])

    @cached_property
    def day(self) -> str | None:
        """The day of the newest document that tells its day: "now", as far as the record knows."""
        days = [item["published"] for item in self.items.values() if item["published"] and period_of(item["published"])]
        return max(days, default=None)

    @cached_property
    def origin_of(self) -> Mapping[str, str]:
        """From a document to its origin's id."""
        return {document: thing.id for thing in self.things["origins"] for document in thing.value["documents"]}

    def find(self, name: str) -> Party:
        """Whom a name or id means.

        Raises:
            UsageError: nobody, or several.
        """
        return find_party(name, directory(), self.people, self.organisations)

    def rows(self, kind: str) -> Sequence[Row]:
        """All rows of a kind, in the record's order."""
        if kind not in self._rows:
            self._rows[kind] = tuple(rows_of(self, kind))
        return self._rows[kind]

    def concerning(self, kind: str) -> Mapping[str, frozenset[int]]:
        """From a party's id to the places in ``rows(kind)`` of what concerns it."""
        if kind not in self._concerning:
            places: dict[str, set[int]] = defaultdict(set)
            for place, ids in enumerate(self._concerned(kind)):
                for identifier in ids:
                    places[identifier].add(place)
            self._concerning[kind] = {identifier: frozenset(found) for identifier, found in places.items()}
        return self._concerning[kind]

    def _concerned(self, kind: str) -> Iterator[frozenset[str]]:
        if kind == "documents":
            yield from (self.parties_of(item) for item in self.items.values())
        else:
            yield from (self.query.concerned(kind, row) for row in self.rows(kind))

    def parties_of(self, item: Item) -> frozenset[str]:
        """All whom the records of a document concern."""
        found = {
            identifier for kind in OF_READINGS for row in record_rows(item, kind) for identifier in self.query.concerned(kind, row)
        }  # fmt: skip
        for engagement in item["engagements"]:
            for one in engagement["participants"]:
                for name in (one.get("represents"), one["name"]):
                    if name:
                        found |= self.query.ids_of(item["id"], name)
        return self.query.widen(found)

    def select(self, kind: str, filters: Filters) -> list[Row]:
        """The rows that fulfil *filters*, in the record's order; the same as a ``Query`` gives."""
        rows = self.rows(kind)
        places: Sequence[int] = range(len(rows))
        if filters.parties:
            index = self.concerning(kind)
            places = sorted(frozenset.intersection(*(index.get(party.id, frozenset()) for party in filters.parties)))
        rest = replace(filters, actor=None, between=None)
        if kind == "documents":
            return [rows[place] for place in places if self._is_document(rows[place], rest)]
        if rest == Filters():
            return [rows[place] for place in places]
        return [rows[place] for place in places if self.query.fulfils(kind, rows[place], rest)]

    def _is_document(self, row: Row, filters: Filters) -> bool:
        """Whether a document fulfils *filters*: its text has the words, one of its engagements is at the place."""
        item = self.items[row["id"]]
        if filters.place is not None:
            there = Filters(place=filters.place)
            if not any(self.query.fulfils("engagements", {"parties": (), **record}, there) for record in item["engagements"]):
                return False
        if filters.text is not None and not has_words(filters.text, f"{item.get('title') or ''} {item['text']}"):
            return False
        return self.query.fulfils("documents", row, replace(filters, place=None, text=None))

    def document(self, name: str) -> Row:
        """One document's row."""
        return document_row(self.items[name])
