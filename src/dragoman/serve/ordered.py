"""Many things in an order of their own, of which a few change at a time."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")
FEW = 8  # times as many things as changes: then these are put in one by one, which is quicker than sorting all


def with_changes(before: Mapping[str, T], changed: Mapping[str, T | None], order: Callable[[T], Any]) -> dict[str, T]:
    """*before*, which is in order, with what *changed* in place of what has the same key; what is ``None`` is gone.

    >>> with_changes({"a": 1, "b": 2, "c": 4}, {"b": None, "d": 3}, lambda number: number)
    {'a': 1, 'd': 3, 'c': 4}
    """
    came = {key: one for key, one in changed.items() if one is not None}
    stayed = {key: one for key, one in before.items() if key not in changed}
    found = {**stayed, **came}
    if FEW * len(came) > len(stayed):
        return dict(sorted(found.items(), key=lambda pair: order(pair[1])))
    keys = list(stayed)
    for key in came:
        insort(keys, key, key=lambda other: order(found[other]))
    return {key: found[key] for key in keys}
