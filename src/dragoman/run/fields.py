"""What may stand in a field of a reading's record, so that a person's correction is one."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, get_args, get_origin

from dragoman.errors import UsageError
from dragoman.model.dates import period_of
from dragoman.model.interchange import without_none
from dragoman.resolve.judged import value_at

OURS = frozenset({"id", "evidence", "confidence", "weights"})  # the program's own, nobody's to correct
DATES = frozenset({"date", "due", "period"})


def check_value(kind: type, record: Mapping[str, Any], field: str, value: Any) -> None:
    """Sees to it that *value* may stand in *field* of a record of *kind*.

    Raises:
        UsageError: there is no such field, or the value is of another kind.
    """
    hint = hint_of(kind, field)
    if hint is None:
        raise UsageError(f"{record['id']} has no field {field!r}.", hint=f"Fields: {', '.join(one.name for one in fields(kind))}.")
    head = field.rpartition(".")[0]
    if head and value_at(record, head) is None:
        raise UsageError(f"{record['id']} has no {head}, so {field} can't be corrected.", hint=f"Correct {field.partition('.')[0]} as a whole.")
    if not may_stand(hint, field, value):
        raise UsageError(f"{value!r} can't be the {field} of {record['id']}.", hint=f"Expected {expected(hint, field)}.")


def may_stand(hint: Any, field: str, value: Any) -> bool:
    """Whether *value* is of the kind that *hint* describes and, where *field* is a date, one."""
    return fits(hint, value) and (field not in DATES or value is None or period_of(value) is not None)


def hint_of(kind: type, field: str) -> Any:
    """What may stand at a path such as ``place.name`` or ``participants.0.post`` of a record of *kind*; ``None`` where there is no such field."""
    hint: Any = kind
    for step in field.split("."):
        if get_origin(hint) is tuple and step.isdigit():
            hint = get_args(hint)[0]
        elif isinstance(bare := without_none(hint), type) and is_dataclass(bare):
            hint = typing.get_type_hints(bare).get(step)
        else:
            hint = None
        if hint is None or step in OURS:
            return None
    return hint


def fits(hint: Any, value: Any) -> bool:
    """Whether a plain JSON value is of the kind that *hint* describes."""
    origin = get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return any(fits(inner, value) for inner in get_args(hint))
    if origin is tuple:
        return isinstance(value, list) and all(fits(get_args(hint)[0], item) for item in value)
    if origin is Literal:
        return value in get_args(hint)
    if is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        needed = {one.name for one in fields(hint) if one.default is MISSING and one.default_factory is MISSING}
        return isinstance(value, dict) and needed <= set(value) <= set(hints) and all(fits(hints[key], item) for key, item in value.items())
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return value is None if hint is type(None) else isinstance(value, hint)


def expected(hint: Any, field: str) -> str:
    """What *hint* describes, in words."""
    bare = without_none(hint)
    if get_origin(bare) is Literal:
        return ", ".join(get_args(bare))
    if field in DATES:
        return "a date such as 2025, 2025-06 or 2025-06-05"
    names = {str: "text", float: "a number", bool: "true or false"}
    return names.get(bare, "a list" if get_origin(bare) is tuple else "an object with its fields")
