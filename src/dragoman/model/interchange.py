"""The interchange format: a reading's records as one JSON object, and back.

The keys and their order are those of ``dragoman read``; nothing is lost on the way there and back (but the layers, which are working material).
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec

from dragoman.model.annotations import DocumentDate
from dragoman.model.document import Document, Skip
from dragoman.model.reading import Reading
from dragoman.model.records import RECORD_KINDS, WORKING, Deed, Record

T = TypeVar("T")
PLAIN = frozenset({str, int, bool, type(None)})
DOCUMENT_KEYS = ("id", "source", "lang", "title", "published")


def to_json(value: Any) -> Any:
    """*value* as plain JSON types: dataclasses as objects, tuples as lists. A whole number stays whole."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind is tuple or kind is list:
        return [to_json(item) for item in value]
    if kind is float:
        return int(value) if value.is_integer() and abs(value) >= 1 else value
    if dataclasses.is_dataclass(kind):
        return {name: to_json(getattr(value, name)) for name in _exchanged(kind)}
    return [to_json(item) for item in value] if isinstance(value, (tuple, list)) else value


def exchanged(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields that are exchanged, in order; working material isn't."""
    return _exchanged(kind)


@cache
def _exchanged(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in dataclasses.fields(kind) if WORKING not in one.metadata)


def from_json(kind: type[T], value: Any) -> T:
    """The reverse of :func:`to_json` for the dataclass *kind*; keys that *kind* doesn't have are passed over.

    Raises:
        msgspec.ValidationError: *value* lacks a field of *kind*, or has one of another type.
    """
    return msgspec.convert(value, kind)


def read_json(kind: type[T], text: bytes) -> T:
    """The same out of JSON as it is written, several times as fast as by way of dictionaries.

    Raises:
        msgspec.DecodeError: it is no JSON, or none of *kind*.
    """
    made: T = _decoder(kind).decode(text)  # type: ignore[arg-type]  # a class can be hashed
    return made


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def without_none(hint: Any) -> Any:
    """The one type of a value that may be ``None``; any other *hint* as it is.

    >>> without_none(str | None), without_none(str)
    (<class 'str'>, <class 'str'>)
    """
    inner = [one for one in typing.get_args(hint) if one is not type(None)] if typing.get_origin(hint) in (types.UnionType, typing.Union) else []
    return inner[0] if len(inner) == 1 else hint


def reading_object(reading: Reading) -> dict[str, Any]:
    """One reading as ``dragoman read`` prints it."""
    document = reading.document
    inferred = [date.value for date in reading[DocumentDate] if date.inferred]
    head = {key: getattr(document, key) for key in DOCUMENT_KEYS}
    tail = {"url": document.url} if document.url else {}
    told = [date.value for date in reading[DocumentDate] if not date.inferred]
    head["published"] = document.published or (told[0] if told else None)
    listed = {kind.listing: [to_json(record) for record in reading[kind]] for kind in RECORD_KINDS}
    later = {Deed.listing: listed.pop(Deed.listing)}  # keys that came later stand behind those that others have relied on
    return {
        **head,
        "published_inferred": inferred[0] if inferred and not head["published"] else None,
        **tail,
        "text": document.text,
        **listed,
        "skipped": None,
        **later,
    }


def skipped_object(document: Document, skip: Skip) -> dict[str, Any]:
    """A document that was not read: the same keys, empty lists, and the reason."""
    return {**reading_object(Reading(document)), "skipped": to_json(skip)}


@cache
def _listings() -> Any:
    """The lists of records of one line of ``dragoman read``, by kind."""
    return msgspec.defstruct("Listings", [(kind.listing, tuple[kind, ...] | None, ()) for kind in RECORD_KINDS])  # type: ignore[valid-type]  # each kind's


def records_of(item: Mapping[str, Any]) -> dict[type[Record], tuple[Record, ...]]:
    """The records of one line of ``dragoman read``, by kind.

    Raises:
        msgspec.ValidationError: a record lacks a field of its kind.
    """
    return _by_kind(from_json(_listings(), item))


def read_records(text: bytes) -> dict[type[Record], tuple[Record, ...]]:
    """The same out of a line as it is written."""
    return _by_kind(read_json(_listings(), text))


def _by_kind(found: Any) -> dict[type[Record], tuple[Record, ...]]:
    return {kind: getattr(found, kind.listing) or () for kind in RECORD_KINDS}


def dump_line(item: Mapping[str, Any]) -> str:
    """One JSON line: keys in the order given, no needless spaces, letters as they are."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))
