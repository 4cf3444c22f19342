"""A store in a file of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.store.base import Store
from dragoman.store.database import open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new, empty record."""
    with open_store(tmp_path / "record.db", create=True) as opened:
        yield opened
