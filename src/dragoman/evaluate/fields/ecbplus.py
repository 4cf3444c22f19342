"""ecbplus: which event mentions of many documents tell of one event, by the words of their heads within documents on one happening.

Documents are grouped by the names, times and places that they share; within a group two mentions are one event if their heads have one stem.
Neither the gold clusters nor the subtopic in which the benchmark keeps a document are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from dragoman.evaluate.fields.base import Field, Item, Prediction
from dragoman.evaluate.fields.document_groups import group_documents
from dragoman.evaluate.fields.event_heads import head_of, stem_of
from dragoman.knowledge.load import load_knowledge

APART = 0.1  # documents less alike than this tell of different happenings


@dataclass(frozen=True, slots=True)
class Told:
    """An event mention: its id and the stem of its head, or the kind of act that it stands for."""

    id: str
    stem: str


def words_of(item: Item) -> list[str]:
    """The words of a document in small letters."""
    return [word.lower() for words in item["sentences"].values() for word in words]


def kinds_of_act(acts: Sequence[Sequence[str]]) -> Mapping[str, str]:
    """The first word of its row for each stem; a stem of two rows belongs to the first."""
    kinds: dict[str, str] = {}
    for row in acts:
        for word in row:
            kinds.setdefault(stem_of(word), row[0])
    return kinds


def events_of(item: Item, kinds: Mapping[str, str]) -> Iterator[Told]:
    """The event mentions of a document."""
    for mention in item["mentions"]:
        if mention["kind"] == "event":
            whole, stem = str(mention["text"]).lower(), stem_of(head_of(mention["text"]))
            yield Told(str(mention["id"]), kinds.get(whole) or kinds.get(stem) or stem)


def predict(items: list[Item]) -> Iterator[Prediction]:
    """One line an event mention, with the name of its cluster."""
    lexicon = cast("Mapping[str, Sequence[Sequence[str]]]", load_knowledge().lexicons["cues/en/same_acts"])
    kinds = kinds_of_act(lexicon["acts"])
    topics: dict[str, list[Item]] = {}
    for item in items:
        topics.setdefault(str(item["topic"]), []).append(item)
    for topic, documents in topics.items():
        for number, group in enumerate(group_documents([words_of(item) for item in documents], APART)):
            yield from cluster(f"{topic}-{number}", [documents[place] for place in group], kinds)


def cluster(name: str, documents: Sequence[Item], kinds: Mapping[str, str]) -> Iterator[Prediction]:
    """The mentions of documents on one happening, by their kinds of act."""
    for item in documents:
        for event in events_of(item, kinds):
            yield {"id": event.id, "cluster": f"{name}-{event.stem}"}


FIELD = Field("ecbplus", frozenset({"cluster", "cluster_name", "subtopic", "validated"}), predict, ("conll_f1",))
