"""What the pages and the API share: the open record, the record in memory, the tokens, and the work that goes on behind a page."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from dragoman.api.asking import check_day
from dragoman.api.record import Record
from dragoman.present.dossier import Dossier
from dragoman.search.passages import Found
from dragoman.serve.dossiers import dossier_of, parties_of
from dragoman.serve.judging import Concluding
from dragoman.serve.past import is_past, past_dossier
from dragoman.serve.renewing import Renewed, follow, read
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.tokens import Tokens
from dragoman.serve.uploads import Intake

T = TypeVar("T")
QUICK = 0.05  # seconds: a change followed in less is followed before the page is answered, another one behind it
REST, LONG_REST = 20, 5  # times as long as following took, the reader of a growing record rests; after what wasn't quick
MOST_KEPT = 500  # answers


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, and whom it is about; ``None``: whatever changes, it is out of date."""

    value: Any
    about: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class State:
    """The record in memory after so many ``changes``, and the answers made of it."""

    changes: int
    snapshot: Snapshot
    kept: dict[Hashable, Kept]


class Desk:
    """One record, served. Safe to use from many threads."""

    def __init__(self, record: Record, path: Path) -> None:
        self.record = record
        self.path = path
        self.tokens = Tokens()
        self.shown = record.settings.shown
        self.intake = Intake(path, shown=self.shown)
        self.concluding = Concluding(path, self.shown)
        self._lock = threading.Lock()
        self._current: State | None = None
        self._took = 0.0
        self._done = 0.0

    @property
    def snapshot(self) -> Snapshot:
        """The record in memory: as it stands, or, where it is large and growing, as it stood a little earlier."""
        return self._state().snapshot

    def _state(self) -> State:
        current = self._current
        if current is None:
            with self._lock:
                return self._renewed()
        if current.changes == self.record.store.changes() or self._is_resting() or not self._lock.acquire(blocking=False):
            return current
        if self._took > QUICK:
            threading.Thread(target=self._renew_and_release, daemon=True).start()
            return current
        return self._renew_and_release()

    def _is_resting(self) -> bool:
        rest = REST if self._took < QUICK else LONG_REST
        return time.monotonic() - self._done < rest * self._took

    def _renew_and_release(self) -> State:
        try:
            return self._renewed()
        finally:
            self._lock.release()

    def _renewed(self) -> State:
        changes, begun, current = self.record.store.changes(), time.monotonic(), self._current
        if current is None:
            with self.record.store.view() as view:
                current = State(changes, read(view), {})
        elif current.changes != changes:
            with self.record.store.view() as view:
                renewed = follow(current.snapshot, view)
            current = State(changes, renewed.snapshot, still_right(current, renewed))
            self._took = time.monotonic() - begun
        self._current, self._done = current, time.monotonic()
        return current

    def keep(self, key: Hashable, make: Callable[[Snapshot], T], about: frozenset[str] | None = None) -> T:
        """What *make* gives of the record as it stands; made once, for as long as nothing changes that concerns those whom it is *about*."""
        state = self._state()
        found = state.kept.get(key)
        if found is None:
            found = Kept(make(state.snapshot), about)
            while len(state.kept) >= MOST_KEPT:
                state.kept.pop(next(iter(state.kept)), None)
            state.kept[key] = found
        made: T = found.value
        return made

    def dossier(self, names: tuple[str, ...], on: str | None) -> Dossier:
        """The dossier of one or two parties.

        Raises:
            UsageError: nobody is called so, or several are; twice the same; a day that is none.
        """
        check_day(on)
        about = frozenset(self.snapshot.find(name).id for name in names)
        if on is not None and is_past(self.snapshot, on):
            return self.keep(
                ("dossier on", names, on), lambda snapshot: past_dossier(self.path, snapshot, parties_of(snapshot, names), on, self.shown)
            )
        return self.keep(("dossier", names, on), lambda snapshot: dossier_of(snapshot, names, on), about)

    def matches(self, words: str, limit: int) -> tuple[str, ...]:
        """The documents that hold all of *words*, best first."""
        return self.keep(("matches", words, limit), lambda _: self.record.matches(words, limit=limit))

    def passages(self, words: str, documents: tuple[str, ...]) -> dict[str, Found]:
        """What to show of each of *documents* that holds all of *words*."""
        return self.keep(("passages", words, documents), lambda _: self.record.passages(words, documents))


def still_right(state: State, renewed: Renewed) -> dict[Hashable, Kept]:
    """The answers that a change leaves as they are. Where the newest day is another one, that is none."""
    if renewed.touched is None or renewed.snapshot.day != state.snapshot.day:
        return {}
    return {key: kept for key, kept in tuple(state.kept.items()) if kept.about is not None and not kept.about & renewed.touched}
