"""An index from keys to the ids that have them; a change gives a new one and leaves the old as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Index:
    """``keys``: from an id to its keys; ``ids``: from a key to the ids that have it."""

    keys: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, key: str) -> frozenset[str]:
        """The ids that have *key*."""
        return self.ids.get(key, NONE)

    def having(self, keys: Iterable[str]) -> frozenset[str]:
        """The ids that have all of *keys*, of which there is at least one."""
        return frozenset.intersection(*(self.of(key) for key in keys))

    def changed(self, updates: Mapping[str, frozenset[str] | None]) -> Index:
        """An index in which each id of *updates* has these keys and no others; with ``None`` it is gone."""
        came: dict[str, set[str]] = defaultdict(set)
        went: dict[str, set[str]] = defaultdict(set)
        keys = dict(self.keys)
        for identifier, after in updates.items():
            before = keys.pop(identifier, NONE)
            if after is not None:
                keys[identifier] = after
            for key in before - (after or NONE):
                went[key].add(identifier)
            for key in (after or NONE) - before:
                came[key].add(identifier)
        ids = dict(self.ids)
        for key in {*came, *went}:
            left = (ids.get(key, NONE) - went[key]) | came[key]
            if left:
                ids[key] = left
            else:
                ids.pop(key, None)
        return Index(keys, ids)
