"""How many answers are made at a time.

Python works at one thing at a time: of eight answers begun together each comes when nearly all are done, while in turn the first comes after an
eighth of that. Two at a time, so that a quick answer needn't wait for a slow one.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from anyio import from_thread, to_thread
from fastapi import FastAPI

AT_A_TIME = 2
SLICE = 0.0005  # seconds that a thread works before another may: the one that listens has little to do each time, and all wait for it


@asynccontextmanager
async def in_turn(_: FastAPI) -> AsyncIterator[None]:
    """Has the answers made in turn while the application runs."""
    to_thread.current_default_thread_limiter().total_tokens = AT_A_TIME
    slice_before = sys.getswitchinterval()
    sys.setswitchinterval(SLICE)
    yield
    sys.setswitchinterval(slice_before)


@contextmanager
def waiting() -> Iterator[None]:
    """While an answer waits for another process, one more may be made."""
    is_in_turn = let_more(1)
    try:
        yield
    finally:
        if is_in_turn:
            let_more(-1)


def let_more(answers: int) -> bool:
    """Lets so many *answers* more be made at a time, or fewer; ``False`` where no application asks, so that nobody waits for his turn."""
    try:
        from_thread.run_sync(_change, answers)
    except RuntimeError:
        return False
    return True


def _change(answers: int) -> None:
    to_thread.current_default_thread_limiter().total_tokens += answers
