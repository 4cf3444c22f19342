"""What was concluded, as far as its documents are still there: while somebody withdraws them, the record isn't gone over yet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.serve.ordered import with_changes
from dragoman.serve.packed import Thing
from dragoman.store.base import Derived

STANDING = ("mentions", "documents", "values", "claims")  # what a thing can't do without
Things = Mapping[str, Mapping[str, Thing]]


def standing(
    before: Things, changed: Mapping[tuple[str, str], Thing | None], documents: Mapping[str, Any] | None
) -> tuple[Things, frozenset[tuple[str, str]]]:
    """The things after a change, and which of them are shown otherwise than concluded: those that name documents not among *documents*."""
    things: dict[str, Mapping[str, Thing]] = dict(before)
    for kind in {kind for kind, _ in changed}:
        mine = {identifier: thing for (of_kind, identifier), thing in changed.items() if of_kind == kind}
        things[kind] = with_changes(before[kind], mine, lambda thing: thing.order)
    if documents is None:
        return things, frozenset()
    missing = {name for thing in things["origins"].values() for name in thing.value["documents"]} - documents.keys()
    return trimmed(things, frozenset(missing), documents) if missing else (things, frozenset())


def trimmed(things: Things, missing: frozenset[str], documents: Mapping[str, Any]) -> tuple[Things, frozenset[tuple[str, str]]]:
    """All things without what stands on documents that are missing; and the kinds and ids of those that had something of it."""
    needles = [json.dumps(name, ensure_ascii=False).encode() for name in missing]
    kept: dict[str, dict[str, Thing]] = {}
    cut = set()
    for kind, found in things.items():
        kept[kind] = dict(found)
        for identifier, thing in found.items():
            if any(needle in thing.text for needle in needles):
                cut.add((kind, identifier))
                value = thing.value
                left = without(value, documents)
                if all(left[key] for key in STANDING if value.get(key)):
                    kept[kind][identifier] = Thing(Derived(kind, identifier, thing.sort, left, thing.aliases))
                else:
                    del kept[kind][identifier]
    return kept, frozenset(cut)


def without(value: Any, documents: Mapping[str, Any]) -> Any:
    """*value* without what names a document that isn't among *documents*."""
    if isinstance(value, dict):
        return {
            key: [name for name in inner if name in documents] if key == "documents" else without(inner, documents) for key, inner in value.items()
        }
    if isinstance(value, list):
        return list(kept_of(value, documents))
    return value


def kept_of(values: list[Any], documents: Mapping[str, Any]) -> Iterator[Any]:
    """The items of a list that stand on no document, or on one that is there."""
    for inner in values:
        if not isinstance(inner, dict) or inner.get("document") is None or inner["document"] in documents:
            yield without(inner, documents)
