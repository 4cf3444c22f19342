"""Which of the records found are right, by annotated documents.

An engagement is right where it answers an annotated one of the same type and status; an undertaking where clause and kind fit; a figure where number,
unit and period do; posts, relations and statements as the scorer counts them. What the scorer doesn't hold against a reader isn't judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.corpora import Item
from dragoman.evaluate.facts import MANY_STATEMENTS, Fits, same_relation
from dragoman.evaluate.pairing import Likeness, pair_engagements, pair_up
from dragoman.evaluate.sameness import same_post
from dragoman.evaluate.scorers import LISTS


@dataclass(frozen=True, slots=True)
class Judged:
    """One record found: its document, kind (``posts``) and id, and whether it is right."""

    document: str
    kind: str
    id: str
    right: bool


def judge_reading(document: Item, reading: Item) -> Iterator[Judged]:
    """The records of *reading* that *document*'s annotations say something about."""
    name = document["id"]
    answers = {j: i for i, j in pair_engagements(document, reading).items()}
    for at, found in enumerate(reading["engagements"]):
        wanted = document["engagements"][answers[at]] if at in answers else {}
        yield Judged(name, "engagements", found["id"], all(wanted.get(key) == found[key] for key in ("type", "status")))
    if any(document.get(key) for key in LISTS):  # else nothing but engagements is annotated
        for kind, likeness in likenesses(document["text"]).items():
            yield from judge_list(document, reading, kind, likeness)


def likenesses(text: str) -> dict[str, Likeness]:
    """How an annotated and a found record of each kind are held against each other."""
    fits = Fits(text)
    return {
        "posts": lambda left, right: float(same_post(left, right)),
        "undertakings": lambda left, right: fits.clause(left, right) * (left["kind"] == right["kind"]),
        "figures": fits.measured,
        "relations": lambda left, right: float(same_relation(left, right)),
        "statements": fits.said,
    }


def judge_list(document: Item, reading: Item, kind: str, likeness: Callable[[Any, Any], float]) -> Iterator[Judged]:
    """The records of one kind. Relations of no known predicate aren't judged, nor further statements beside many annotated ones."""
    wanted = document.get(kind) or []
    found = [item for item in reading[kind] if item.get("predicate") != "other"]
    right = {j for _, j in pair_up(wanted, found, likeness)}
    partial = kind == "statements" and len(wanted) >= MANY_STATEMENTS
    yield from (Judged(document["id"], kind, item["id"], at in right) for at, item in enumerate(found) if at in right or not partial)
