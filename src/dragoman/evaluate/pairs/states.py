"""The knowledge with the invented states of the cases added, so that these are as well known as those that there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.evaluate.corpora import Item
from dragoman.knowledge.gazetteer import build_gazetteer, longest_by_start
from dragoman.knowledge.schema import City, Knowledge, Territory


def with_states(knowledge: Knowledge, states: Iterable[Item]) -> Knowledge:
    """*knowledge* and *states*, each with its code (of those that ISO 3166-1 leaves to users), name, adjectives, people and capital."""
    territories = [_territory(state) for state in states]
    capitals = [City(one.capital.casefold().replace(" ", "-"), one.capital, one.code) for one in territories if one.capital]
    written = build_gazetteer(territories, (), capitals)
    return replace(
        knowledge,
        territories={**knowledge.territories, **{one.code: one for one in territories}},
        cities={**knowledge.cities, **{one.key: one for one in capitals}},
        gazetteer={**knowledge.gazetteer, **written},
        starts={**knowledge.starts, **longest_by_start({**knowledge.gazetteer, **written})},
    )


def _territory(state: Item) -> Territory:
    return Territory(
        state["code"], {"en": state["name"]}, adjectives=tuple(state["adjectives"]), people=tuple(state["people"]), capital=state["capital"]
    )
