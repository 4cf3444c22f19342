"""A worse answer scores worse, and a closed case leaves nothing but its counts."""

from __future__ import annotations

import pytest

from dragoman.evaluate.pairs.sets import Program, score, wanted
from tests.evaluate.pairs.samples import BY_NAME, NOTHING, PROGRAM, answering, joining_all, pair

CASES = [pair("same", number=1), pair("different", number=2)]


def figures(program: Program) -> dict[str, float]:
    return score(BY_NAME["engagements"], CASES, program)["open"].figures()


def test_right_answers_score_full() -> None:
    assert figures(PROGRAM) == {"precision": 1.0, "recall": 1.0}


def test_what_is_kept_apart_lowers_recall() -> None:
    assert figures(answering(NOTHING)) == {"precision": 0.0, "recall": 0.0}


def test_what_is_joined_wrongly_lowers_precision() -> None:
    assert figures(joining_all()) == {"precision": 0.5, "recall": 1.0}


def test_open_misses_are_named_by_what_was_done() -> None:
    open_part = score(BY_NAME["engagements"], CASES, joining_all())["open"]
    (line,) = open_part.misses
    assert line.startswith("engagements-002 (plain): made one: Jorn Wekker received")
    (line,) = score(BY_NAME["engagements"], CASES, answering(NOTHING))["open"].misses
    assert line.startswith("engagements-001 (plain): kept apart: ")


def test_a_closed_case_leaves_only_counts() -> None:
    parts = score(BY_NAME["engagements"], [pair("same", "closed"), pair("different", "closed")], answering(NOTHING))
    assert (parts["closed"].cases, parts["closed"].joined.wanted, parts["closed"].misses) == (2, 1, [])
    assert parts["open"].cases == 0


def test_an_unsure_pair_is_not_scored() -> None:
    assert score(BY_NAME["engagements"], [pair("unsure")], PROGRAM)["open"].cases == 0


def test_chains_want_links_within_each_letter_only() -> None:
    documents = [{"chain": "a"}, {"chain": "b"}, {"chain": "a"}, {"chain": None}, {"chain": "a"}]
    assert wanted({"documents": documents}) == {frozenset(pair) for pair in (("1", "3"), ("1", "5"), ("3", "5"))}


@pytest.mark.parametrize(("state", "rate"), [("signed", 1.0), ("lapsed", 0.0)])
def test_an_outcome_counts_where_it_is_right(state: str, rate: float) -> None:
    text = "Arvenia and Nordmere signed a memorandum on harbours in Skell on 4 March 2021."
    documents = [{"chain": "a", "step": "signed", "published": "2021-03-05", "source": "Skell Post", "text": text}]
    case = {
        "id": "undertakings-001",
        "part": "open",
        "kind": "plain",
        "why": "",
        "on": "2025-01-01",
        "documents": documents,
        "outcomes": {"a": state},
    }
    assert score(BY_NAME["undertakings"], [case], PROGRAM)["open"].outcomes.report()["rate"] == rate
