"""Items in several processes on one machine.

On Linux the workers are forks of this process, made after everything is loaded, so that they share it and start at once; elsewhere each loads for
itself. Chunks of items go out and results come back in a window of a few chunks, so memory stays flat however many items there are. A worker
that dies (killed, out of memory) breaks the whole pool: a new one takes the first unfinished chunk item by item, to find out which item it was.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Generic

from dragoman.run.executors.base import Item, Result

CHUNK = 4  # items that travel together
AHEAD = 3  # chunks on the way for each process
METHOD = "fork" if sys.platform == "linux" else "spawn"

_work: list[Callable[[Any], Any]] = []  # in a worker: what does the work


@dataclass(frozen=True)
class Processes:
    """*count* workers. What was finished before an interruption has been handed over; the workers end with it."""

    count: int

    def map(
        self, prepare: Callable[[], Callable[[Item], Result]], items: Iterable[Item], lost: Callable[[Item], Result]
    ) -> Iterator[tuple[Item, Result]]:
        """Each item with its result, in the order of the items."""
        if METHOD == "fork":
            prepare()
            gc.collect()
            gc.freeze()  # what is loaded stays out of the collector's way, and so shared between the workers
        crew = Crew(self.count, prepare, lost)
        try:
            yield from crew.results(iter(items))
        except BaseException:
            crew.stop()
            raise
        finally:
            crew.dismiss()


@dataclass
class Crew(Generic[Item, Result]):
    """The workers of one call, and the chunks that they have in hand."""

    count: int
    prepare: Callable[[], Callable[[Item], Result]]
    lost: Callable[[Item], Result]
    pending: deque[tuple[list[Item], Future[list[Result]]]] = field(default_factory=deque)
    pool: ProcessPoolExecutor | None = None
    others: frozenset[int | None] = frozenset()

    def results(self, items: Iterator[Item]) -> Iterator[tuple[Item, Result]]:
        """Hands chunks out and gives results back, never more than the window ahead."""
        while True:
            while len(self.pending) < self.count * AHEAD and (chunk := list(islice(items, CHUNK))):
                self.hand_out(chunk)
            if not self.pending:
                return
            chunk, future = self.pending.popleft()
            try:
                found = future.result()
            except BrokenProcessPool:
                found = self.one_by_one(chunk)
                self.hand_out_again()
            yield from zip(chunk, found, strict=True)

    def hand_out(self, chunk: list[Item]) -> None:
        """Sends a chunk to the workers; where they are broken, the chunk waits to be sent again."""
        try:
            self.pending.append((chunk, self.workers().submit(_run, chunk)))
        except BrokenProcessPool as error:
            broken: Future[list[Result]] = Future()
            broken.set_exception(error)
            self.pending.append((chunk, broken))

    def hand_out_again(self) -> None:
        """Sends out anew what was on its way when the workers broke."""
        for _ in range(len(self.pending)):
            chunk, future = self.pending.popleft()
            if future.done() and future.exception() is None:
                self.pending.append((chunk, future))
            else:
                self.hand_out(chunk)

    def one_by_one(self, chunk: list[Item]) -> list[Result]:
        """The results of a chunk that met a broken pool; an item that breaks it while alone is the lost one."""
        self.dismiss()
        found: list[Result] = []
        for item in chunk:
            try:
                found += self.workers().submit(_run, [item]).result()
            except BrokenProcessPool:
                self.dismiss()
                found.append(self.lost(item))
        return found

    def workers(self) -> ProcessPoolExecutor:
        """The pool, started where there is none."""
        if self.pool is None:
            self.others = frozenset(child.pid for child in multiprocessing.active_children())
            context = multiprocessing.get_context(METHOD)
            self.pool = ProcessPoolExecutor(self.count, mp_context=context, initializer=_start, initargs=(self.prepare,))
        return self.pool

    def stop(self) -> None:
        """Ends the workers in the middle of what they do."""
        for child in multiprocessing.active_children():
            if child.pid not in self.others:
                child.terminate()

    def dismiss(self) -> None:
        """Waits until the workers have gone."""
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)
            self.pool = None


def _start(prepare: Callable[[], Callable[[Any], Any]]) -> None:
    """A worker's first act: it leaves interruptions to its parent, ends when that ends, and gets ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _work.append(prepare())


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run(chunk: list[Any]) -> list[Any]:
    """A worker's work."""
    return [_work[-1](item) for item in chunk]
