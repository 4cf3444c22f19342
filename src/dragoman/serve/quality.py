"""How far to trust what is shown: the measured figures below which no change to the program may fall."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from dragoman.serve.bundled import bundled


@dataclass(frozen=True, slots=True)
class Measured:
    """One kind of item: how many of those shown are right, how many of those told are shown; in [0, 1], ``None`` where not measured."""

    item: str
    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was measured on one set of annotated documents."""

    name: str
    items: tuple[Measured, ...]
    others: tuple[tuple[str, float], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Which figures there are of any item."""
        return tuple(name for name in ("precision", "recall", "f1") if any(getattr(item, name) is not None for item in self.items))


@cache
def measured() -> tuple[Corpus, ...]:
    """The figures of every corpus that has any; first those to expect of texts of other kinds."""
    path = bundled("floors.json")
    told = json.loads(path.read_text(encoding="utf-8")) if path else {}
    first = told.get("first_measured")
    fresh = [corpus_of(f"documents that no rule had been made for ({first['corpus']}, at first)", first["figures"])] if first else []
    seen = [corpus_of(f"development documents ({item['name']})", item["floors"]) for item in told.get("corpora", ()) if item["floors"]]
    return (*fresh, *seen)


def corpus_of(name: str, floors: dict[str, float]) -> Corpus:
    """One corpus: figures of one item together."""
    items = list(dict.fromkeys(key.rpartition(".")[0] for key in floors if key.endswith((".f1", ".precision", ".recall"))))
    rows = tuple(Measured(item, *(floors.get(f"{item}.{part}") for part in ("precision", "recall", "f1"))) for item in items)
    others = tuple((key, value) for key, value in floors.items() if not key.endswith((".f1", ".precision", ".recall")))
    return Corpus(name, rows, others)
