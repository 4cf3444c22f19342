"""What the adapters to public benchmarks share: their form, and reading a text that has a date and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.run.pipeline import read_document
from dragoman.run.stages import default_stages

Item = Mapping[str, Any]
Prediction = dict[str, Any]
Predict = Callable[[list[Item]], Iterable[Prediction]]


@dataclass(frozen=True, slots=True)
class Field:
    """One benchmark: which keys of its lines are the answers, what predicts them without, and the figures that have a floor.

    ``figures`` are named as the benchmark's own scorer prints them, with a full stop before a key within another ("person.f1"); ``takes`` tells
    of which lines they are taken.
    """

    name: str
    gold: frozenset[str]
    predict: Predict
    figures: tuple[str, ...]
    takes: Callable[[Item], bool] = lambda item: True

    def predictions(self, items: Iterable[Item]) -> Iterator[Prediction]:
        """The predictions for *items*, whose answers are taken away first."""
        yield from self.predict([without(item, self.gold) for item in items])


def without(item: Item, gold: frozenset[str]) -> Item:
    """*item* without its answers, at any depth."""
    return {key: _bare(value, gold) for key, value in item.items() if key not in gold}


def _bare(value: Any, gold: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return without(value, gold)
    return [_bare(part, gold) for part in value] if isinstance(value, list) else value


def read_item(item: Item, published: str | None = None) -> Reading:
    """The reading of one item's English text."""
    return read_document(Document(id=str(item["id"]), text=item["text"], lang="en", published=published), default_stages())
