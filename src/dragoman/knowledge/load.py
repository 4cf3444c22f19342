"""Knowledge, read once and frozen."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.schema import Knowledge


@cache
def load_knowledge() -> Knowledge:
    """All that the files tell."""
    return Knowledge()
