"""Typed filters over rows: who, between whom, what type, when, where, with which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, get_args

from rapidfuzz import process

from dragoman.errors import UsageError
from dragoman.model.dates import period_of
from dragoman.model.records import EngagementType, Predicate, UndertakingKind
from dragoman.resolve.bodies.parties import Parties, Party, fold_party
from dragoman.resolve.records import ContradictionKind
from dragoman.search.rows import RecordView, Row, rows_of

# The fields of each kind that name actors, that say what type a row is of, and that tell its time (the first that is told counts).
ACTORS: Mapping[str, tuple[str, ...]] = {
    "posts": ("person", "organisation_or_state", "to"), "undertakings": ("by", "to"), "figures": ("subject",), "statements": ("speaker",),
    "relations": ("subject", "object"), "deeds": ("by", "to"),
}  # fmt: skip
TYPES: Mapping[str, str] = {
    "engagements": "type", "undertakings": "kind", "relations": "predicate", "figures": "unit", "statements": "cue", "contradictions": "kind",
    "posts": "post", "people": "kind", "organisations": "kind", "agreements": "kind", "courses": "kind", "tenures": "post",
    "series": "name", "regimes": "covers", "measures": "name", "deeds": "verb", "documents": "source",
}  # fmt: skip
VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "engagements": get_args(EngagementType), "undertakings": get_args(UndertakingKind), "relations": get_args(Predicate),
    "contradictions": get_args(ContradictionKind), "courses": get_args(UndertakingKind), "people": ("person",), "organisations": ("organisation",),
}  # fmt: skip  # of the kinds whose types are settled
TIMES: Mapping[str, tuple[str, ...]] = {
    "engagements": ("date", "reported"), "documents": ("published", "published_inferred"), "figures": ("period", "reported"),
    "relations": ("date", "reported"), "deeds": ("date", "reported"),
    "agreements": ("in_force", "signed"), "tenures": ("seen_to", "started"), "courses": ("since",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filters:
    """What a row must fulfil: all that is given. Dates are EDTF; a row whose time is unknown fulfils no date."""

    actor: Party | None = None
    between: tuple[Party, Party] | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        for name, value in (("from", self.since), ("to", self.until)):
            if value is not None and (period_of(value) is None or value.startswith("X")):
                raise UsageError(f"--{name} takes a date such as 2025, 2025-06 or 2025-06-05, found {value!r}.")
        since, until = period_of(self.since), period_of(self.until)
        if since and until and since.first > until.last:
            raise UsageError(f"The days asked for run backwards: from {self.since!r} to {self.until!r}.", hint="Exchange the two.")

    def check(self, kind: str) -> None:
        """Sees to it that rows of *kind* may be of the type asked for.

        Raises:
            UsageError: they have no type, or all that they may be of is known and this isn't among it.
        """
        if self.type is None:
            return
        if kind not in TYPES:
            raise UsageError(f"Rows of {kind} have no type, found {self.type!r} as one to ask for.", hint=f"Kinds with types: {', '.join(TYPES)}.")
        known = VOCABULARIES.get(kind, ())
        if known and not any(fold_party(self.type) in fold_party(one) for one in known):
            near = process.extractOne(self.type, known, score_cutoff=70)
            hint = f"{f'Did you mean {near[0]}? ' if near else ''}Types: {', '.join(known)}."
            raise UsageError(f"There is no type {self.type!r} of {kind}.", hint=hint)

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties that a row must concern."""
        return (*((self.actor,) if self.actor else ()), *(self.between or ()))


class PeopleIds(Protocol):
    """From a document and a name in it to the person's id and parties."""

    def get(self, key: tuple[str, str], /) -> frozenset[str] | None: ...


@dataclass
class Query:
    """Filters over the rows of one record. ``people`` leads from a document and a name in it to the person's id and parties."""

    view: RecordView
    directory: Parties
    people: PeopleIds | None = None

    def __post_init__(self) -> None:
        if self.people is None:
            self.people = {
                (document, spelling["name"]): frozenset({row.value["id"], *row.value["represents"]})
                for row in self.view.derived("people")
                for spelling in row.value["spellings"]
                for document in spelling["documents"]
            }

    def select(self, kind: str, filters: Filters = Filters()) -> Iterator[Row]:
        """The rows of *kind* that fulfil *filters*, in the record's order.

        Raises:
            UsageError: there is no such kind, or no such type of it.
        """
        filters.check(kind)
        if kind == "documents" and (filters.parties or filters.place or filters.text):
            yield from self._documents(filters)
            return
        for row in rows_of(self.view, kind):
            if self.fulfils(kind, row, filters):
                yield row

    def fulfils(self, kind: str, row: Row, filters: Filters) -> bool:
        """Whether *row* fulfils all of *filters*."""
        return (
            all(party.id in ids for party in filters.parties for ids in [self.concerned(kind, row)])
            and (filters.type is None or fold_party(filters.type) in fold_party(str(row.get(TYPES.get(kind, "type")) or "")))
            and _in_time(_time(kind, row), filters)
            and (filters.place is None or self._is_at(row, filters.place))
            and (filters.text is None or has_words(filters.text, str(_words(row))))
        )

    def concerned(self, kind: str, row: Row) -> frozenset[str]:
        """The ids of all whom a row concerns, a group's members included."""
        if kind == "engagements":
            return self.widen({*row["parties"], *(one["entity"] for one in row["participants"] if one["entity"])})
        if kind in {"series", "agreements", "regimes", "courses"}:
            return self.widen({*row["parties"]})
        if kind == "tenures":
            return self.widen({row[key] for key in ("person", "of", "to") if row[key]})
        if kind == "measures":
            return frozenset(row["parties"])  # what is counted of a group isn't counted of its members
        if kind in {"people", "organisations"}:
            return self.widen({row["id"], *row["represents"]})
        names: list[str] = []
        for key in ACTORS.get(kind, ()):
            value = row.get(key)
            names += value if isinstance(value, list) else [value] if value else []
        ids = {found for name in names for found in self.ids_of(row.get("document", ""), name)}
        return frozenset(ids) if kind == "figures" else self.widen(ids)  # what is counted of a group isn't counted of its members

    def ids_of(self, document: str, name: str) -> frozenset[str]:
        """Whom a name in *document* stands for."""
        assert self.people is not None
        return self.people.get((document, name)) or self.directory.ids_of(name)

    def widen(self, ids: set[str]) -> frozenset[str]:
        """*ids* with the members of the groups among them."""
        groups = [self.directory.by_id[found] for found in ids if found in self.directory.by_id and found.startswith("group:")]
        return frozenset(ids.union(*(group.members for group in groups)))

    def _documents(self, filters: Filters) -> Iterator[Row]:
        """Documents one of whose records concerns each party and lies at the place, and whose text has the words."""
        for item, row in zip(self.view.readings(), rows_of(self.view, "documents"), strict=True):
            concerned = {
                found for kind in ACTORS for record in item.get(kind) or () for found in self.concerned(kind, {**record, "document": item["id"]})
            }
            concerned |= {found for record in item["engagements"] for found in self._participants(item["id"], record)}
            here = filters.place is None or any(self._is_at(record, filters.place) for record in item["engagements"])
            words = f"{item.get('title') or ''} {item['text']}"
            if all(party.id in concerned for party in filters.parties) and here and (filters.text is None or has_words(filters.text, words)):
                bare = Filters(type=filters.type, since=filters.since, until=filters.until)
                if self.fulfils("documents", row, bare):
                    yield row

    def _participants(self, document: str, record: Row) -> frozenset[str]:
        names = [name for one in record["participants"] for name in (one.get("represents"), one["name"]) if name]
        return self.widen({found for name in names for found in self.ids_of(document, name)})

    def _is_at(self, row: Row, place: str) -> bool:
        where = row.get("place")
        if not where:
            return False
        country = self.directory.find(place)
        return fold_party(place) in fold_party(where["name"]) or (country is not None and country.id == f"territory:{where['country']}")


def _time(kind: str, row: Row) -> str | None:
    return next((row[key] for key in TIMES.get(kind, ("reported",)) if row.get(key)), None)


def _in_time(value: str | None, filters: Filters) -> bool:
    """Whether a time may lie between the days asked for; a date without a year never does."""
    if filters.since is None and filters.until is None:
        return True
    when, since, until = period_of(value), period_of(filters.since), period_of(filters.until)
    if when is None or not when.year:
        return False
    return (since is None or when.last >= since.first) and (until is None or when.first <= until.last)


def has_words(wanted: str, text: str) -> bool:
    """Whether *text* has all the words *wanted*, in any order, at the beginnings of its own."""
    words = f" {fold_party(text)}"
    return all(f" {word}" in words for word in fold_party(wanted).split())


def _words(value: Any) -> str:
    """All text of a row, its ids and numbers left out."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return " ".join(_words(item) for key, item in value.items() if key not in {"id", "aliases", "mentions", "document"})
    return " ".join(_words(item) for item in value) if isinstance(value, (list, tuple)) else ""
