"""Ways to get much work done: one process, several."""

from __future__ import annotations

from dragoman.run.executors.base import Executor
from dragoman.run.executors.processes import Processes
from dragoman.run.executors.serial import Serial


def executor_for(processes: int) -> Executor:
    """What works in so many processes; for one no child is made."""
    return Serial() if processes <= 1 else Processes(processes)
