"""One item after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dragoman.run.executors.base import Item, Result


class Serial:
    """Starts no process; an item that takes the process down takes everything."""

    def map(
        self, prepare: Callable[[], Callable[[Item], Result]], items: Iterable[Item], lost: Callable[[Item], Result]
    ) -> Iterator[tuple[Item, Result]]:
        """Each item with its result."""
        work = prepare()
        for item in items:
            yield item, work(item)
