"""How nodes find each other in crowded blocks: whatever changed one after the other, the same pairs are linked as all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.steps.blocks import ANSWERING, BETWEEN, in_lanes, lanes_of, under_parties
from dragoman.resolve.steps.driver import Group, Matching, Progress, Step
from dragoman.resolve.steps.flow import TOLD
from dragoman.resolve.steps.traces import Found, Item, MemoryTraces, Row, node_of


@dataclass(frozen=True)
class Note:
    """A record of the test: a name, two sides or fewer, and whether it answers others."""

    name: str
    sides: str
    day: int
    answers: bool


def conclude(group: Group) -> Iterator[Row]:
    names = sorted(one.name for one in group.all(Note))
    yield Found("groups", "-".join(names), sorted(link.value for link in group.links))


def compare(one: Note, other: Note) -> tuple[str, bool]:
    assert not (one.answers and other.answers)
    return "-".join(sorted([one.name, other.name])), True


NEAR = Matching(
    Note,
    lambda one: under_parties(one.sides, ["talks"], str(one.day), between=True, lanes=ANSWERING if one.answers else 0),
    compare,
    window=1,
    lanes=lanes_of,
)
STEPS = (Step("notes", conclude, NEAR),)
NOTES = st.builds(Note, st.sampled_from("abcdefghij"), st.sampled_from(["A", "AB", "AC", "BC"]), st.integers(1, 4), st.booleans())


def follow(traces: MemoryTraces, found: dict[str, object], notes: Sequence[Note]) -> None:
    """Puts *notes* in place of those of the same names."""
    told = {node_of("note", one.name): [Item("notes", node_of(one.name), one)] for one in notes}
    progress = Progress(traces)
    progress.replace(told, told)
    for step in STEPS:
        progress.take(step)
    for key in progress.outcome.gone - progress.outcome.came.keys():
        found.pop(key[1], None)
    found.update({id: thing for (_, id), thing in progress.outcome.came.items()})


@given(st.lists(NOTES, max_size=24))
def test_one_by_one_is_all_at_once(notes: Sequence[Note]) -> None:
    traces, found, at_once = MemoryTraces(), dict[str, object](), dict[str, object]()
    for note in notes:
        follow(traces, found, [note])
    follow(MemoryTraces(), at_once, list({one.name: one for one in notes}.values()))
    assert found == at_once


def linked(*notes: Note) -> set[str]:
    found: dict[str, object] = {}
    follow(MemoryTraces(), found, notes)
    return set(found)


def test_those_between_others_dont_take_the_places_of_those_between_the_same() -> None:
    crowd = [Note(f"x{number}", "AC", 1, answers=True) for number in range(5)]
    assert "a-b" in linked(Note("a", "AB", 1, answers=False), *crowd, Note("b", "AB", 2, answers=False))


def test_what_only_answers_is_not_compared_with_its_like() -> None:
    assert linked(Note("a", "AB", 1, answers=True), Note("b", "AB", 1, answers=True)) == {"a", "b"}


def test_lanes_are_written_and_read() -> None:
    assert lanes_of(in_lanes("2031-05-04", ANSWERING | BETWEEN)) == ANSWERING | BETWEEN


def test_all_that_is_told_can_be_told_apart_by_its_name() -> None:
    assert len({kind.__name__ for kind in TOLD}) == len(TOLD)
