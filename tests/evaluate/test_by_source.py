"""Records weighed by what the other documents of their source proved."""

from __future__ import annotations

from dragoman.evaluate.by_source import Told, report, weighed_by_others


def test_a_document_is_weighed_by_the_others_of_its_source_alone() -> None:
    good = [Told(f"g{number}", "Gazette", 0.8, True) for number in range(20)]
    bad = [Told(f"b{number}", "Bugle", 0.8, False) for number in range(20)]
    before, after = weighed_by_others([*good, *bad, Told("x", "Alone", 0.8, True)])
    assert len(before) == 40 and set(before) == {(0.8, True), (0.8, False)}
    assert all((stated > 0.8) == right for stated, right in after)
    assert "40 records" in report({"as read": before})
