"""A record in a file of its own for each test that judges."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.run.adding import add
from dragoman.store.base import Store
from dragoman.store.database import open_store
from tests.plain import plain_stages
from tests.run.judged import STORIES, conclude


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A record of the stories to judge, concluded on."""
    with open_store(tmp_path / "record.db", create=True) as opened:
        add(STORIES, opened, plain_stages, conclude=conclude)
        yield opened
