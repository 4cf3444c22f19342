"""Groups out of pairs: what is linked, directly or through others, belongs together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Clusters(Generic[Item]):
    """Disjoint sets. Which items end up together doesn't depend on the order in which they were joined, unless some are to stay *apart*."""

    def __init__(self, items: Iterable[Item], apart: Iterable[tuple[Item, Item]] = ()) -> None:
        self._parent: dict[Item, Item] = {item: item for item in items}
        self._apart: dict[Item, set[Item]] = {}  # by the item that stands for a set: what may never join it
        for left, right in apart:
            if left in self._parent and right in self._parent:
                self._apart.setdefault(left, set()).add(right)
                self._apart.setdefault(right, set()).add(left)

    def __contains__(self, item: Item) -> bool:
        return item in self._parent

    def find(self, item: Item) -> Item:
        """The item that stands for the set of *item*."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, left: Item, right: Item) -> bool:
        """Makes one set of two; refuses, and says so, where something of one is to stay apart from something of the other."""
        one, other = self.find(left), self.find(right)
        if any(self.find(item) == other for item in self._apart.get(one, ())):
            return False
        if one != other:
            self._parent[one] = other
            if one in self._apart:
                self._apart.setdefault(other, set()).update(self._apart.pop(one))
        return True

    def groups(self) -> list[list[Item]]:
        """All sets, each in the order in which its items were given, the sets by their first items."""
        found: dict[Item, list[Item]] = {}
        for item in self._parent:
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())
