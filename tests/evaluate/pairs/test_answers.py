"""What the record answers is read off as it stands there."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.evaluate.pairs.answers import links
from tests.evaluate.pairs.samples import BY_NAME, PROGRAM

BOTH = {frozenset({"left", "right"})}
PERSON = {"name": "Jorn Wekker", "post": "Minister of Trade", "state": "Nordmere", "body": None, "company": [], "date": "2021-03-04"}
BODY = {"name": "Skell Ropeworks", "kind": "org", "state": None, "source": "Skell Post", "company": [], "date": "2021-03-04"}
OFFICE = {"name": "President of Arvenia", "kind": "office", "state": "Arvenia", "source": "Skell Post", "company": [], "date": "2021-03-04"}
FIGURE = {
    "published": "2022-01-02", "source": "Skell Post", "subject": "Arvenia", "measure": "lighthouses", "value": 7, "unit": "count",
    "period": "2021", "quote": "Arvenia had seven lighthouses in 2021.",
}  # fmt: skip
TEXT = (
    "The ropeworks of Skell will be rebuilt on the northern quay, where the old warehouse burnt down in the winter. Masons from three towns "
    "have been hired, and the first hemp is expected with the spring ships. The council pays for the roof."
)
COPY = {"source": "Skell Post", "published": "2021-03-04", "title": "Ropeworks", "text": TEXT}


def answer(name: str, case: dict[str, Any]) -> Any:
    one = BY_NAME[name]
    return one.joined(case, PROGRAM.resolve(one.views(case, PROGRAM.read)))


def test_links_are_all_pairs_of_a_group() -> None:
    assert links([["2", "1", "3"], ["4"], ["5", "5"]]) == {frozenset(pair) for pair in (("1", "2"), ("1", "3"), ("2", "3"))}


@pytest.mark.parametrize(
    ("name", "told", "other"),
    [
        ("people", PERSON, {**PERSON, "name": "Tilde Aske", "post": "Ambassador"}),
        ("bodies", BODY, {**BODY, "name": "Tollen Observatory"}),
        ("bodies", OFFICE, {**OFFICE, "name": "Harbour Master of Arvenia"}),
        ("copies", COPY, {**COPY, "text": "Snow fell on the passes for the ninth day, and the mail from Tollen is late once more."}),
    ],
)
def test_one_thing_told_twice_is_joined_and_two_things_are_not(name: str, told: dict[str, Any], other: dict[str, Any]) -> None:
    assert answer(name, {"left": told, "right": {**told, "source": "Tollen Herald"}}) == BOTH
    assert answer(name, {"left": told, "right": other}) == frozenset()


def test_figures_of_one_measure_are_joined() -> None:
    later = {**FIGURE, "period": "2022", "published": "2023-01-02", "quote": "Arvenia had eight lighthouses in 2022."}
    other = {**FIGURE, "measure": "harbours", "quote": "Arvenia had seven harbours in 2021."}
    assert answer("figures", {"figures": [FIGURE, later, other]}) == {frozenset({"1", "2"})}


def test_texts_of_one_undertaking_are_joined() -> None:
    texts = (
        "Arvenia proposed to Nordmere to conclude an agreement on lighthouse keepers.",
        "Arvenia and Nordmere signed an agreement on lighthouse keepers in Skell on 4 March 2021.",
        "Snow fell on the passes for the ninth day.",
    )
    documents = [{"published": f"2021-03-0{day}", "source": "Skell Post", "text": text} for day, text in enumerate(texts, 3)]
    assert answer("undertakings", {"documents": documents}) == {frozenset({"1", "2"})}
