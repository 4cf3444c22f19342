"""polnear: who said what, from the Attribution layer; its own conventions are only those of form (lists of spans)."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.evaluate.fields.base import Field, Item, Prediction, read_item
from dragoman.model.annotations import Attribution
from dragoman.model.document import Span


def predict(items: list[Item]) -> Iterator[Prediction]:
    """One line an article, with every attribution of its reading."""
    for item in items:
        said = read_item(item, item.get("date"))[Attribution]
        yield {"id": item["id"], "attributions": [_attribution(saying) for saying in said]}


def _attribution(saying: Attribution) -> Prediction:
    return {"source": _pieces(saying.source), "cue": _pieces(saying.cue), "content": _pieces(saying.span)}


def _pieces(span: Span | None) -> list[list[int]]:
    return [[span.start, span.end]] if span else []


FIELD = Field("polnear", frozenset({"attributions", "annotator"}), predict, ("attribution_f1", "content_match_f1"))
