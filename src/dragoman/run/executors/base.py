"""How work on many items is done: in this process, in several, later on many machines.

An executor knows nothing of documents. Results come in the order of the items, items are asked for only as they are needed, and an item that
takes its process down with it doesn't take the others along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Executor(Protocol):
    """``prepare`` builds what does the work, once in each process; it must be a function of a module and cheap to call a second time.

    ``lost`` gives the result for an item whose process died.
    """

    def map(
        self, prepare: Callable[[], Callable[[Item], Result]], items: Iterable[Item], lost: Callable[[Item], Result]
    ) -> Iterator[tuple[Item, Result]]: ...
