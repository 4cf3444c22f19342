"""The interchange format: a reading's records as one JSON object, and back.

The keys and their order are those of ``dragoman read``; nothing is lost on the way there and back (but the layers, which are working material).
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

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


def from_json(kind: Any, value: Any) -> Any:
    """The reverse of :func:`to_json` for the dataclass *kind*; keys that *kind* doesn't have are passed over."""
    make = _maker(kind)
    return value if make is None or value is None else make(value)


@cache
def _maker(kind: Any) -> Callable[[Any], Any] | None:
    """What makes values of *kind* out of JSON that isn't null; ``None`` where they stay as they are. Worked out once for a kind."""
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _tuple_maker(_maker(typing.get_args(kind)[0]))
    if origin in (types.UnionType, typing.Union):
        return _maker(next(arg for arg in typing.get_args(kind) if arg is not type(None)))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return _object_maker(kind, [(one.name, _maker(hints[one.name])) for one in dataclasses.fields(kind)])
    return float if kind is float else None


def without_none(hint: Any) -> Any:
    """The one type of a value that may be ``None``; any other *hint* as it is.

    >>> without_none(str | None), without_none(str)
    (<class 'str'>, <class 'str'>)
    """
    inner = [one for one in typing.get_args(hint) if one is not type(None)] if typing.get_origin(hint) in (types.UnionType, typing.Union) else []
    return inner[0] if len(inner) == 1 else hint


def _tuple_maker(make: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    if make is None:
        return tuple
    return lambda value: tuple([None if item is None else make(item) for item in value])


def _object_maker(kind: Any, fields: Iterable[tuple[str, Callable[[Any], Any] | None]]) -> Callable[[Any], Any]:
    def make(value: Mapping[str, Any]) -> Any:
        told = {}
        for name, made in fields:
            if name in value:
                item = value[name]
                told[name] = item if made is None or item is None else made(item)
        return kind(**told)

    return make


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


def records_of(item: Mapping[str, Any]) -> dict[type[Record], tuple[Record, ...]]:
    """The records of one line of ``dragoman read``, by kind.

    Raises:
        KeyError, TypeError: a record lacks a field of its kind.
    """
    return {kind: tuple(from_json(kind, record) for record in item.get(kind.listing) or ()) for kind in RECORD_KINDS}


def dump_line(item: Mapping[str, Any]) -> str:
    """One JSON line: keys in the order given, no needless spaces, letters as they are."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))
