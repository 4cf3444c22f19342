"""What a list looks like."""

from __future__ import annotations

from dragoman.present.tables import headings
from dragoman.serve.web.tables import Table


def test_counts_stand_under_each_other() -> None:
    assert [name for name in headings("sources") if not Table.is_number(name)] == ["source"]
    assert Table.is_number("documents") and not Table.is_number("place")
