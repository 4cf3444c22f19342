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

from dragoman.model.annotations import DocumentDate
from dragoman.model.document import Document, Skip
from dragoman.model.reading import Reading
from dragoman.model.records import RECORD_KINDS, WORKING, Record

T = TypeVar("T")
DOCUMENT_KEYS = ("id", "source", "lang", "title", "published")


def to_json(value: Any) -> Any:
    """*value* as plain JSON types: dataclasses as objects, tuples as lists. A whole number stays whole."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_json(getattr(value, name)) for name in exchanged(type(value))}
    if isinstance(value, (tuple, list)):
        return [to_json(item) for item in value]
    if isinstance(value, float) and value.is_integer() and abs(value) >= 1:
        return int(value)
    return value


def exchanged(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields that are exchanged, in order; working material isn't."""
    return _exchanged(kind)


@cache
def _exchanged(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in dataclasses.fields(kind) if WORKING not in one.metadata)


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)


def from_json(kind: Any, value: Any) -> Any:
    """The reverse of :func:`to_json` for the dataclass *kind*; keys that *kind* doesn't have are passed over."""
    if value is None:
        return None
    origin = typing.get_origin(kind)
    if origin is tuple:
        return tuple(from_json(typing.get_args(kind)[0], item) for item in value)
    if origin in (types.UnionType, typing.Union):
        inner = next(arg for arg in typing.get_args(kind) if arg is not type(None))
        return from_json(inner, value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{f.name: from_json(hints[f.name], value[f.name]) for f in dataclasses.fields(kind) if f.name in value})
    return float(value) if kind is float else value


def reading_object(reading: Reading) -> dict[str, Any]:
    """One reading as ``dragoman read`` prints it."""
    document = reading.document
    inferred = [date.value for date in reading[DocumentDate] if date.inferred]
    head = {key: getattr(document, key) for key in DOCUMENT_KEYS}
    tail = {"url": document.url} if document.url else {}
    told = [date.value for date in reading[DocumentDate] if not date.inferred]
    head["published"] = document.published or (told[0] if told else None)
    listed = {kind.listing: [to_json(record) for record in reading[kind]] for kind in RECORD_KINDS}
    return {
        **head,
        "published_inferred": inferred[0] if inferred and not head["published"] else None,
        **tail,
        "text": document.text,
        **listed,
        "skipped": None,
    }


def skipped_object(document: Document, skip: Skip) -> dict[str, Any]:
    """A document that was not read: the same keys, empty lists, and the reason."""
    return {**reading_object(Reading(document)), "skipped": to_json(skip)}


def records_of(item: Mapping[str, Any]) -> dict[type[Record], tuple[Record, ...]]:
    """The records of one line of ``dragoman read``, by kind.

    Raises:
        KeyError, TypeError: a record lacks a field of its kind.
    """
    return {kind: tuple(from_json(kind, record) for record in item.get(kind.listing) or ()) for kind in RECORD_KINDS}


def dump_line(item: Mapping[str, Any]) -> str:
    """One JSON line: keys in the order given, no needless spaces, letters as they are."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))
