"""ecbplus: which event mentions of many documents tell of one event, by the words of their heads within documents on one happening.

Documents are grouped by the names, times and places that they share; within a group two mentions are one event if their heads have one stem.
Neither the gold clusters nor the subtopic in which the benchmark keeps a document are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from dragoman.evaluate.fields.base import Field, Item, Prediction
from dragoman.evaluate.fields.document_groups import group_documents
from dragoman.evaluate.fields.event_heads import Acts
from dragoman.knowledge.load import load_knowledge

APART = 0.1  # documents less alike than this tell of different happenings


def words_of(item: Item) -> list[str]:
    """The words of a document in small letters."""
    return [word.lower() for words in item["sentences"].values() for word in words]


def predict(items: list[Item]) -> Iterator[Prediction]:
    """One line an event mention, with the name of its cluster."""
    acts = Acts.of(cast("Mapping[str, Sequence[str]]", load_knowledge().lexicons["cues/en/same_acts"]))
    topics: dict[str, list[Item]] = {}
    for item in items:
        topics.setdefault(str(item["topic"]), []).append(item)
    for topic, documents in topics.items():
        for number, group in enumerate(group_documents([words_of(item) for item in documents], APART)):
            yield from cluster(f"{topic}-{number}", [documents[place] for place in group], acts)


def cluster(name: str, documents: Sequence[Item], acts: Acts) -> Iterator[Prediction]:
    """The mentions of documents on one happening, by their kinds of act."""
    for item in documents:
        for mention in item["mentions"]:
            if mention["kind"] == "event":
                yield {"id": str(mention["id"]), "cluster": f"{name}-{acts.kind(str(mention['text']))}"}


FIELD = Field("ecbplus", frozenset({"cluster", "cluster_name", "subtopic", "validated"}), predict, ("conll_f1",))
