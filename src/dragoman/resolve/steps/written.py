"""What steps tell each other, written down and read again: a dataclass as its name and the values of its fields, without their names."""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Callable, Hashable, Iterable
from functools import cache
from typing import Any, cast

from dragoman.model.interchange import without_none

Write = Callable[[Any], Any]


def write(value: Any) -> str:
    """*value*, a dataclass of plain fields or a text, as JSON."""
    told = value if isinstance(value, str) else [type(value).__name__, _writer(cast(Hashable, type(value)))(value)]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


class Reader:
    """Reads what :func:`write` wrote of certain *kinds*."""

    def __init__(self, kinds: Iterable[type]) -> None:
        self._kinds = {kind.__name__: kind for kind in kinds}

    def __call__(self, text: str) -> Any:
        """The value again."""
        told = json.loads(text)
        return told if isinstance(told, str) else _reader(self._kinds[told[0]])(told[1])


def same(value: Any) -> Any:
    """*value* itself."""
    return value


@cache
def _writer(hint: Any) -> Write:
    """How a value of the type *hint* is written; as it is, where JSON has it."""
    inner = without_none(hint)
    if dataclasses.is_dataclass(inner):
        hints = typing.get_type_hints(inner)
        parts = [(one.name, _writer(hints[one.name])) for one in dataclasses.fields(inner)]
        return _or_none(hint, lambda value: [part(getattr(value, name)) for name, part in parts])
    if typing.get_origin(inner) is frozenset:
        return sorted
    if typing.get_origin(inner) is tuple:
        writers = _inner(inner, _writer)
        if isinstance(writers, list):
            return lambda value: [part(one) for part, one in zip(writers, value, strict=True)]
        return same if writers is same else lambda value: [writers(one) for one in value]
    return same


@cache
def _reader(hint: Any) -> Write:
    """How a value of the type *hint* is read."""
    inner = without_none(hint)
    if isinstance(inner, type) and dataclasses.is_dataclass(inner):
        hints = typing.get_type_hints(inner)
        parts = [_reader(hints[one.name]) for one in dataclasses.fields(inner)]
        return _or_none(hint, lambda told: inner(*[part(one) for part, one in zip(parts, told, strict=True)]))
    if typing.get_origin(inner) is frozenset:
        return frozenset
    if typing.get_origin(inner) is tuple:
        readers = _inner(inner, _reader)
        if isinstance(readers, list):
            return lambda told: tuple([part(one) for part, one in zip(readers, told, strict=True)])
        return tuple if readers is same else lambda told: tuple([readers(one) for one in told])
    return same


def _inner(hint: Any, make: Callable[[Any], Write]) -> Write | list[Write]:
    """How the members of a tuple are taken: each in its own way, or all in one."""
    args = typing.get_args(hint)
    return make(args[0]) if args[-1] is Ellipsis else [make(arg) for arg in args]


def _or_none(hint: Any, take: Write) -> Write:
    return take if without_none(hint) is hint else lambda value: None if value is None else take(value)
