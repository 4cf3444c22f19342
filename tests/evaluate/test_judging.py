"""Which records found are right. The states are invented."""

from __future__ import annotations

from typing import Any

from dragoman.evaluate.judging import judge_reading

TEXT = "The Foreign Minister of Lakonia met the Foreign Minister of Ostrava Minor in Vell. Trade reached 40 million euros."
KINDS = ("engagements", "posts", "undertakings", "figures", "relations", "statements")


def evidence(words: str) -> list[dict[str, Any]]:
    start = TEXT.index(words)
    return [{"start": start, "end": start + len(words), "quote": words}]


def meeting(**more: Any) -> dict[str, Any]:
    participants = [{"name": name, "kind": "state"} for name in ("Lakonia", "Ostrava Minor")]
    quote = TEXT.partition(". ")[0]
    told = {"type": "meeting", "status": "held", "main": True, "date": None, "place": None, "participants": participants, "quote": quote}
    return {"id": "e1", **told, "evidence": evidence(quote), **more}


def figure(name: str, value: float) -> dict[str, Any]:
    return {"id": name, "subject": None, "measure": "trade", "value": value, "unit": "EUR", "period": None, "evidence": evidence("40 million euros")}


def judged(found: dict[str, Any], **annotated: Any) -> dict[str, bool]:
    empty: dict[str, Any] = {kind: [] for kind in KINDS}
    return {one.id: one.right for one in judge_reading({"id": "a", "text": TEXT, **empty, **annotated}, {**empty, **found})}


def test_an_engagement_is_right_with_its_type_and_status() -> None:
    annotated = {"engagements": [meeting()]}
    assert judged({"engagements": [meeting()]}, **annotated) == {"e1": True}
    assert judged({"engagements": [meeting(status="planned")]}, **annotated) == {"e1": False}
    assert judged({"engagements": [meeting(type="signing")]}, **annotated) == {"e1": False}
    assert judged({"engagements": [meeting()]}) == {"e1": False}


def test_of_two_that_fit_one_is_right() -> None:
    assert judged({"figures": [figure("f1", 4e7), figure("f2", 4e7), figure("f3", 5)]}, figures=[figure("f1", 4e7)]) == {
        "f1": True, "f2": False, "f3": False,
    }  # fmt: skip


def test_what_the_scorer_does_not_hold_against_a_reader_is_not_judged() -> None:
    other = {"id": "r1", "subject": "Lakonia", "predicate": "other", "object": None, "date": None, "evidence": evidence("Lakonia")}
    assert judged({"relations": [other], "figures": [figure("f1", 5)]}, engagements=[meeting()]) == {"f1": False}
    assert judged({"figures": [figure("f1", 5)]}) == {}, "nothing is annotated but that there are no engagements"
    said = [{"id": f"s{number}", "speaker": None, "cue": "said", "evidence": evidence("Trade"), "quote": "Trade"} for number in range(9)]
    assert judged({"statements": said[:2]}, statements=said[:8]) == {"s0": True, "s1": True}
    assert judged({"statements": [*said[:1], {**said[8], "evidence": evidence("Vell")}]}, statements=said[:8]) == {"s0": True}
