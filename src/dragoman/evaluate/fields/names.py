"""names: whether two written names name one person or body, by the scorer of names."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.evaluate.fields.base import Field, Item, Prediction
from dragoman.knowledge.load import load_knowledge
from dragoman.resolve.likeness import NameLikeness


def predict(items: list[Item]) -> Iterator[Prediction]:
    """One line a pair, with its score from 0 to 1."""
    scorer = NameLikeness.of(load_knowledge())
    for item in items:
        compare = scorer.of_people if item.get("schema") == "Person" else scorer.of_bodies
        yield {"id": item["id"], "score": round(compare(item["name1"], item["name2"]), 3)}


FIELD = Field("names", frozenset({"match", "quality", "category", "group"}), predict, ("all.f1", "person.f1", "organisation.f1"))
