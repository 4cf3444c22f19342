"""A source that corrects itself settles what it told before; another source's correction settles nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model.records import Evidence, Figure, Record
from dragoman.resolve import Resolution, resolve
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, document, engagement


def trade(value: float) -> Figure:
    return Figure("f1", "Arvenia", "trade turnover with Nordmere", value, None, "USD", "2030", None, 0.9, (Evidence(0, 1, str(value)),))


def found(first: Record, second: Record, text: str, source: str = "Skell Post") -> Resolution:
    earlier = replace(document("a", first, published="2031-05-02"), source="Skell Post")
    later = replace(document("b", second, published="2031-05-04", text=text), source=source)
    return resolve([earlier, later], KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Correction: an article of 2 May misstated the trade.", "Skell Post", "correction"),
        ("Correction: an article of 2 May misstated the trade.", "Tollen Herald", "substance"),
        ("The ministry told its yearly figures.", "Skell Post", "substance"),
    ],
)
def test_a_number_corrected_by_its_own_source(text: str, source: str, kind: str) -> None:
    (one,) = found(trade(84), trade(48), text, source).contradictions
    assert one.kind == kind
    if kind == "correction":
        assert (one.shown, one.rule) == ("48", "its own source corrected the other")


def test_a_corrected_day_is_the_one_shown() -> None:
    wrong, right = (engagement(1, PALVER, WEKKER, type="consultations", date=day, place="Skell") for day in ("2031-04-30", "2031-05-01"))
    resolution = found(wrong, right, "Erratum: the consultations were held on 1 May.")
    assert [one.date for one in resolution.engagements] == ["2031-05-01"]
    assert [(one.kind, one.field, one.shown) for one in resolution.contradictions] == [("correction", "date", "2031-05-01")]
    assert len(found(wrong, right, "The consultations were held on 1 May.").engagements) == 2
