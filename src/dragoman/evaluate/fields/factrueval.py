"""factrueval: Russian names and facts. The reader reads English only as yet, and says so rather than answer with nothing."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.errors import InputError
from dragoman.evaluate.fields.base import Field, Item, Prediction


def predict(items: list[Item]) -> Iterable[Prediction]:
    """No predictions.

    Raises:
        InputError: always, since texts in Russian aren't read yet.
    """
    raise InputError(f"factrueval holds {len(items)} texts in Russian, which isn't read yet.", hint="The other benchmarks are in languages that are.")


FIELD = Field("factrueval", frozenset({"objects", "entities", "facts", "ner"}), predict, ())
