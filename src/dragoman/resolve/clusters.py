"""Groups out of pairs: what is linked, directly or through others, belongs together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Clusters(Generic[Item]):
    """Disjoint sets. Which items end up together doesn't depend on the order in which they were joined."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._parent: dict[Item, Item] = {item: item for item in items}

    def find(self, item: Item) -> Item:
        """The item that stands for the set of *item*."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, left: Item, right: Item) -> None:
        """Makes one set of two."""
        self._parent[self.find(left)] = self.find(right)

    def groups(self) -> list[list[Item]]:
        """All sets, each in the order in which its items were given, the sets by their first items."""
        found: dict[Item, list[Item]] = {}
        for item in self._parent:
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())
