"""What a search found, for programs: the passage of each document, made when it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.model.interchange import to_json
from dragoman.search.rows import Row
from dragoman.serve.desk import Desk

KEYS = ("document", "title", "source", "published", "start", "end", "spans", "passage")
BATCH = 50


class Passages(Sequence[Row]):
    """The documents of these names, each with what is to be shown of it for these *words*; its ``id`` is its name."""

    def __init__(self, desk: Desk, words: str, names: Sequence[str]) -> None:
        self.desk = desk
        self.words = words
        self.names = names

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return list(self.rows_of(self.names[place]))
        return next(self.rows_of(self.names[place : place + 1]))

    def __iter__(self) -> Iterator[Row]:
        return (row for first in range(0, len(self.names), BATCH) for row in self.rows_of(self.names[first : first + BATCH]))

    def rows_of(self, names: Sequence[str]) -> Iterator[Row]:
        """What is shown of some of them; what was withdrawn meanwhile isn't."""
        found = self.desk.passages(self.words, tuple(names))
        return ({"id": name, **{key: to_json(getattr(found[name], key)) for key in KEYS}} for name in names if name in found)
