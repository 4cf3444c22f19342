"""What people found of a source weighs on what else it tells, by stated odds and never on what a person found right."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.records import Engagement
from dragoman.resolve import DocumentView, resolve
from dragoman.resolve.documents.sources import joint_confidence, weigh
from dragoman.resolve.judged import SURE
from dragoman.resolve.records import Ground, Source
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, document, engagement

SHARES = st.floats(0.05, 0.95)


def source(records: int, right: int, stated: float, name: str = "Wire") -> Source:
    return Source(f"src-{name}", name, records, right, stated * records, ())


@given(SHARES, st.integers(1, 200), SHARES, st.data())
def test_more_found_right_never_makes_a_source_less_sure(confidence: float, records: int, stated: float, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, records - 1))
    assert weigh(confidence, source(records, right, stated)) <= weigh(confidence, source(records, right + 1, stated))


@given(SHARES, st.integers(1, 200), SHARES)
def test_a_source_as_good_as_stated_changes_nothing(confidence: float, records: int, stated: float) -> None:
    one = source(records, records, stated)
    assert abs(weigh(confidence, replace(one, expected=float(records), right=records)) - confidence) <= 0.0001


def test_few_judgements_move_little_and_many_much() -> None:
    assert 0.75 < weigh(0.8, source(1, 0, 0.8)) < 0.8
    assert weigh(0.8, source(100, 0, 0.8)) < 0.3
    assert weigh(SURE, source(100, 0, 0.8)) == SURE


@given(st.lists(st.tuples(st.sampled_from("abc"), SHARES), min_size=1, max_size=6))
def test_origins_add_up_and_copies_do_not(told: list[tuple[str, float]]) -> None:
    grounds = [Ground(f"d{number}#e1", origin, None, confidence) for number, (origin, confidence) in enumerate(told)]
    joint = joint_confidence(grounds, {})
    assert max(confidence for _, confidence in told) <= joint + 1e-4
    assert joint_confidence([*grounds, replace(grounds[0], source="another outlet")], {}) == joint


def of_wire(view: DocumentView, *checked: tuple[float, bool]) -> DocumentView:
    return replace(view, source="Wire", checked=checked)


def test_what_people_found_of_a_source_weighs_on_all_that_it_tells() -> None:
    meeting: Engagement = engagement(1, PALVER, WEKKER, date="2031-05-02", confidence=0.8)
    told, other = of_wire(document("a", meeting, published="2031-05-03")), document("b", engagement(1, WEKKER, date="2032-01-02"))
    assert resolve([told, other], KNOWLEDGE).engagements[-1].confidence == 0.8
    wrong = of_wire(document("c", published="2031-07-01"), *[(0.8, False)] * 20)
    found = resolve([told, other, wrong], KNOWLEDGE)
    wire = next(one for one in found.sources if one.name == "Wire")
    assert (wire.name, wire.records, wire.right, wire.expected, wire.documents) == ("Wire", 20, 0, 16.0, ("c",))
    confidence = {one.mentions[0].document: one.confidence for one in found.engagements}
    assert confidence["a"] < 0.6 and confidence["b"] == 0.8
