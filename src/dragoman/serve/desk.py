"""What the pages and the API share: the open record, the record in memory, the tokens, and the work that goes on behind a page."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

from dragoman.api.record import Record
from dragoman.present.dossier import Dossier
from dragoman.search.passages import Found
from dragoman.serve.dossiers import dossier_of
from dragoman.serve.judging import Concluding
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.tokens import Tokens
from dragoman.serve.uploads import Intake

T = TypeVar("T")
QUICK = 0.3  # seconds: a record read in less is read before the page is answered, a larger one behind it
REST = 5  # times as long as reading took, the reader of a growing record rests
MOST_KEPT = 500  # answers


class Desk:
    """One record, served. Safe to use from many threads."""

    def __init__(self, record: Record, path: Path) -> None:
        self.record = record
        self.path = path
        self.tokens = Tokens()
        self.intake = Intake(path)
        self.concluding = Concluding(path)
        self._lock = threading.Lock()
        self._current: tuple[int, Snapshot] | None = None
        self._kept: dict[tuple[int, Hashable], Any] = {}
        self._took = 0.0
        self._done = 0.0

    @property
    def snapshot(self) -> Snapshot:
        """The record in memory: as it stands, or, where it is large and growing, as it stood a little earlier."""
        current = self._current
        if current is not None and current[0] == self.record.store.changes():
            return current[1]
        if current is None or self._took < QUICK:
            with self._lock:
                return self._renewed()
        if time.monotonic() - self._done > REST * self._took and self._lock.acquire(blocking=False):
            threading.Thread(target=self._renew_behind, daemon=True).start()
        return current[1]

    def _renew_behind(self) -> None:
        try:
            self._renewed()
        finally:
            self._lock.release()

    def _renewed(self) -> Snapshot:
        changes, begun = self.record.store.changes(), time.monotonic()
        if self._current is None or self._current[0] != changes:
            with self.record.store.view() as view:
                self._current = (changes, Snapshot(view))
            self._kept = {}
            self._done = time.monotonic()
            self._took = self._done - begun
        return self._current[1]

    def keep(self, key: Hashable, make: Callable[[Snapshot], T]) -> T:
        """What *make* gives of the record as it stands; made once, for as long as the record stays as it is."""
        snapshot = self.snapshot
        place = (id(snapshot), key)
        kept = self._kept
        if place not in kept:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            kept[place] = (snapshot, make(snapshot))
        made: T = kept[place][1]
        return made

    def dossier(self, names: tuple[str, ...], on: str | None) -> Dossier:
        """The dossier of one or two parties.

        Raises:
            UsageError: nobody is called so, or several are; twice the same; a day that is none.
        """
        if on is not None:
            return self.keep(("dossier on", names, on), lambda _: self.record.dossier(*names, on=on).dossier)
        return self.keep(("dossier", names), lambda snapshot: dossier_of(snapshot, names))

    def search(self, words: str, limit: int) -> tuple[Found, ...]:
        """Documents that hold all of *words*."""
        return self.keep(("search", words, limit), lambda _: self.record.search(words, limit=limit))
