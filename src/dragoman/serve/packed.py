"""Readings and conclusions kept in little room: as packed JSON, opened when they are looked at. A large record fits into memory so."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, TypeVar

from dragoman.model.interchange import dump_line, read_json, read_records
from dragoman.model.records import Record
from dragoman.search.rows import record_rows
from dragoman.store.base import Derived

T = TypeVar("T")
Item = Mapping[str, Any]
Packed = tuple[bytes, bytes]  # the text, and all else
QUICKLY = 1  # of 9: how hard to press
OPEN = 512  # readings kept open, for those that are looked at again and again


def pack(value: Item) -> Packed:
    """A reading in little room, its text by itself: that is often all that is asked for."""
    return _pressed(value["text"]), _pressed(dump_line({**value, "text": None}))


def _pressed(text: str) -> bytes:
    return zlib.compress(text.encode(), QUICKLY)


def _eased(pressed: bytes) -> str:
    return zlib.decompress(pressed).decode()


def unpack(packed: Packed) -> dict[str, Any]:
    """What was packed, anew each time."""
    text, rest = packed
    value: dict[str, Any] = json.loads(_eased(rest))
    value["text"] = _eased(text)
    return value


@lru_cache(maxsize=OPEN)
def opened(packed: Packed) -> Item:
    """What was packed; nobody may change it, since others are given the same."""
    return unpack(packed)


@lru_cache(maxsize=OPEN)
def records_in(packed: Packed) -> Mapping[type[Record], tuple[Record, ...]]:
    """The records of what was packed, by kind."""
    return read_records(zlib.decompress(packed[1]))


class Items(Mapping[str, Item]):
    """Readings by their documents, in the record's order."""

    def __init__(self, packed: Mapping[str, Packed]) -> None:
        self.packed = packed

    def __getitem__(self, document: str) -> Item:
        return opened(self.packed[document])

    def text(self, document: str) -> str:
        """The text of a document; empty where there is none."""
        return _eased(self.packed[document][0]) if document in self.packed else ""

    def records(self, document: str) -> Mapping[type[Record], tuple[Record, ...]]:
        """The records of a document, by kind."""
        return records_in(self.packed[document])

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)

    def __contains__(self, document: object) -> bool:
        return document in self.packed

    def all(self) -> Iterator[dict[str, Any]]:
        """The readings, one after the other, none of them kept."""
        return map(unpack, self.packed.values())


class Thing:
    """One thing that was concluded: as ``Derived``, its value as JSON; it is too small to be worth packing."""

    __slots__ = ("aliases", "id", "kind", "sort", "text")

    def __init__(self, made: Derived) -> None:
        self.kind, self.id, self.sort, self.aliases = made.kind, made.id, made.sort, made.aliases
        self.text = dump_line(made.value).encode()

    @property
    def value(self) -> dict[str, Any]:
        """What is told of it."""
        value: dict[str, Any] = json.loads(self.text)
        return value

    def made(self, kind: type[T]) -> T:
        """The same as the dataclass *kind*."""
        return read_json(kind, self.text)

    @property
    def order(self) -> tuple[str, str]:
        """Its place among those of its kind."""
        return self.sort, self.id

    def derived(self) -> Derived:
        """The same as the record gives it."""
        return Derived(self.kind, self.id, self.sort, self.value, self.aliases)


class Rows(Sequence[Item]):
    """The values of things, each opened when it is looked at."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self.things = things

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return Rows(self.things[place])
        return self.things[place].value

    def __iter__(self) -> Iterator[Item]:
        return (thing.value for thing in self.things)

    def __len__(self) -> int:
        return len(self.things)


class Records(Sequence[Item]):
    """Records of readings as rows, each opened when it is looked at: of each its document and its place among those of its kind."""

    def __init__(self, items: Items, kind: str, places: Sequence[tuple[str, int]]) -> None:
        self.items = items
        self.kind = kind
        self.places = places

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return Records(self.items, self.kind, self.places[place])
        document, number = self.places[place]
        return next(islice(record_rows(self.items[document], self.kind), number, None))

    def __iter__(self) -> Iterator[Item]:
        for document, places in groupby(self.places, key=itemgetter(0)):
            rows = tuple(record_rows(unpack(self.items.packed[document]), self.kind))
            yield from (rows[number] for _, number in places)

    def __len__(self) -> int:
        return len(self.places)


class Picked(Sequence[Item]):
    """Some of other rows, in an order of their own."""

    def __init__(self, rows: Sequence[Item], places: Sequence[int]) -> None:
        self.rows = rows
        self.places = places

    def __getitem__(self, place: Any) -> Any:
        return Picked(self.rows, self.places[place]) if isinstance(place, slice) else self.rows[self.places[place]]

    def __len__(self) -> int:
        return len(self.places)
