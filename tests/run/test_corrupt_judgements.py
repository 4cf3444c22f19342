"""Whatever stands in a file of judgements, it is refused with a reason, or the record can be read, judged back and is as it was."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.run.crossref import JudgedView
from dragoman.run.judging import listed, take_over, withdraw
from dragoman.run.reviewing import questions
from dragoman.store.base import Store
from tests.run.judged import DAY, conclude, things

MENTIONS = ["a#e1", "b#e1", "c#e1", "c#p1", "d#p1", "c#Ada", "d#Ines", "a#Arland", "c#Doria", "z#e1", "a#e9", "a#", "#e1", "a", ""]
FIELDS = ["date", "type", "status", "main", "place", "place.name", "participants", "participants.0", "participants.0.kind", "participants.9.name"]
FIELDS += ["topics", "title", "evidence", "confidence", "weights", "id", "name", "colour", ""]
PLAIN = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "Ada", "held", "2031-05", "name"])
ANYTHING = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["name", "kind", "post"]), inner, max_size=3), max_leaves=4
)
VALUE = st.fixed_dictionaries(
    {"left": st.sampled_from(MENTIONS)},
    optional={
        "right": st.sampled_from(MENTIONS), "field": st.none() | st.sampled_from(FIELDS), "value": ANYTHING, "was": ANYTHING, "words": ANYTHING,
    },
)  # fmt: skip
CORRUPT = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["same", "different", "unsure", "right", "wrong", "corrected"]),
        "value": VALUE,
        "author": st.sampled_from(["R. Desk", "", " "]),
        "date": st.sampled_from([DAY, "2031-02-30", "soon"]),
    },
    optional={"id": st.sampled_from(["", "j-1", "j-2"]), "withdrawn": st.sampled_from([None, DAY, "later"]), "reason": ANYTHING},
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CORRUPT, min_size=1, max_size=3))
def test_whatever_stands_in_a_file_the_record_stays_whole(store: Store, lines: list[dict[str, Any]]) -> None:
    before = things(store)
    try:
        take_over(store, map(json.dumps, lines), "corrupt.jsonl")
    except DragomanError as error:
        assert "corrupt.jsonl" in str(error) or "judged" in str(error) or "can't be the same" in str(error)
    conclude(store)
    with store.view() as view:
        assert {item["id"] for item in JudgedView(view).readings()} == {"a", "b", "c", "d"}
        assert all(row["state"] for row in listed(view))
        assert all(question.choices for question in questions(view))
        in_force = [judgement.id for judgement in view.judgements()]
    for id in in_force:
        withdraw(store, id, DAY)
    conclude(store)
    assert things(store) == before
