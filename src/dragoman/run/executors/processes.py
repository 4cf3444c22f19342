"""Items in several processes on one machine.

On Linux the workers are forks of this process, made after everything is loaded, so that they share it and start at once; elsewhere each loads for
itself. Only a window of items is on its way at a time, so memory stays flat however many there are. A worker that dies (killed, out of memory)
breaks the whole pool: a new one takes the first unfinished item alone, to find out whether that was the one, and then the rest.
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

AHEAD = 12  # items on their way for each process: enough to go on with while their results are written down
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
            gc.unfreeze()


@dataclass
class Crew(Generic[Item, Result]):
    """The workers of one call, and the items that they have in hand."""

    count: int
    prepare: Callable[[], Callable[[Item], Result]]
    lost: Callable[[Item], Result]
    pending: deque[tuple[Item, Future[Result]]] = field(default_factory=deque)
    pool: ProcessPoolExecutor | None = None
    others: frozenset[int | None] = frozenset()

    def results(self, items: Iterator[Item]) -> Iterator[tuple[Item, Result]]:
        """Hands items out and gives results back, never more than the window ahead."""
        while True:
            for item in islice(items, self.count * AHEAD - len(self.pending)):
                self.hand_out(item)
            if not self.pending:
                return
            item, future = self.pending.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                result = self.alone(item)
                self.hand_out_again()
            yield item, result

    def hand_out(self, item: Item) -> None:
        """Sends an item to the workers; where they are broken, it waits to be sent again."""
        try:
            self.pending.append((item, self.workers().submit(_run, item)))
        except BrokenProcessPool as error:
            broken: Future[Result] = Future()
            broken.set_exception(error)
            self.pending.append((item, broken))

    def hand_out_again(self) -> None:
        """Sends out anew what was on its way when the workers broke."""
        for _ in range(len(self.pending)):
            item, future = self.pending.popleft()
            if future.done() and future.exception() is None:
                self.pending.append((item, future))
            else:
                self.hand_out(item)

    def alone(self, item: Item) -> Result:
        """The result of an item that met a broken pool; if it breaks a new one while alone, it is the lost one."""
        self.dismiss()
        try:
            result: Result = self.workers().submit(_run, item).result()
        except BrokenProcessPool:
            self.dismiss()
            return self.lost(item)
        return result

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


def _run(item: Any) -> Any:
    """A worker's work."""
    return _work[-1](item)
