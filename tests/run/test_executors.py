"""The same results in order, however many work and whatever happens to one of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.run.executors import Processes, Serial, executor_for
from dragoman.run.executors.processes import AHEAD

SOURCE = str(Path(__file__).parents[2] / "src")


def prepare() -> Callable[[int], int]:
    return work


def work(item: int) -> int:
    if item < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * item


def lost(item: int) -> int:
    return 0


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("length", [0, 1, 5, 100])
def test_results_come_in_order(count: int, length: int) -> None:
    found = list(executor_for(count).map(prepare, range(length), lost))
    assert found == [(item, item * item) for item in range(length)]
    assert not multiprocessing.active_children()


def test_one_process_makes_no_child() -> None:
    assert isinstance(executor_for(1), Serial)


@pytest.mark.parametrize("items", [[-1], [1, 2, -3, 4], [*range(9), -9, *range(10, 14), -14, *range(15, 40)], [-1, -2, -3, 4]])
def test_only_the_item_that_kills_its_process_is_lost(items: list[int]) -> None:
    found = list(Processes(2).map(prepare, items, lost))
    assert found == [(item, max(item, 0) ** 2) for item in items]
    assert not multiprocessing.active_children()


def test_items_are_asked_for_as_they_are_needed() -> None:
    asked = []

    def items() -> Iterator[int]:
        for item in range(10_000):
            asked.append(item)
            yield item

    results = Processes(2).map(prepare, items(), lost)
    next(results)
    assert len(asked) <= 2 * AHEAD
    results.close()  # type: ignore[attr-defined]  # a generator
    assert not multiprocessing.active_children()


def test_an_interruption_ends_the_workers_at_once() -> None:
    def items() -> Iterator[int]:
        yield from range(30)
        raise KeyboardInterrupt

    found = []
    with pytest.raises(KeyboardInterrupt):
        for pair in Processes(2).map(prepare, items(), lost):
            found.append(pair)
    assert found == [(item, item * item) for item in range(len(found))]
    assert not multiprocessing.active_children()


ORPHANS = """
import os, time
from dragoman.run.executors import Processes

def prepare():
    return work

def work(item):
    return os.getpid()

results = Processes(2).map(prepare, range(10_000), None)
print(*sorted({next(results)[1] for _ in range(40)}), flush=True)
time.sleep(60)
"""


def test_workers_end_when_their_parent_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHANS], env={**os.environ, "PYTHONPATH": SOURCE}, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert workers
    assert wait_until(lambda: not any(map(is_running, workers)))


def is_running(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123 - a file that isn't one
            return stat.read().rsplit(")")[1].split()[0] != "Z"
    except OSError:
        return False


def wait_until(condition: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False
