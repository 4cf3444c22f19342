"""People's judgements put to work: on the records of a reading, on which mentions are one, and on which value is shown.

A "different" is stronger than any "same": where judgements contradict each other, the "same" that would join what somebody keeps apart isn't
followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from dragoman.model.judgement import Judgement, is_record, split_mention
from dragoman.model.records import RECORD_KINDS
from dragoman.resolve.clusters import Clusters

SURE = 0.99  # the confidence of what a person has found right
LISTINGS = {kind.prefix: kind.listing for kind in RECORD_KINDS}
NEEDED = frozenset(
    {"type", "status", "kind", "by", "what", "measure", "value", "subject", "predicate", "person", "post", "name"}
)  # no record without it
# Fields that name somebody, and whom.
NAMING = (
    ("posts", "person", "person"), ("posts", "organisation_or_state", "body"), ("relations", "subject", "body"),
    ("undertakings", "by", "body"), ("undertakings", "to", "body"),
)  # fmt: skip


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """What isn't withdrawn, by date, then by id."""
    return sorted((item for item in judgements if not item.withdrawn), key=lambda item: (item.date, item.id))


def standing_pairs(judgements: Iterable[Judgement], *, records: bool) -> tuple[list[Judgement], list[Judgement], list[Judgement]]:
    """The "same" and the "different" judgements that are followed, on records or else on people; and the "same" that contradict others."""
    wanted = [item for item in in_force(judgements) if item.verdict in ("same", "different") and is_record(item.left) == records]
    apart = [item for item in wanted if item.verdict == "different"]
    mentions = dict.fromkeys(mention for item in wanted for mention in (item.left, item.right))
    clusters = Clusters(mentions, [(item.left, item.right) for item in apart])
    same: list[Judgement] = []
    refused: list[Judgement] = []
    for item in wanted:
        if item.verdict == "same":
            (same if clusters.join(item.left, item.right) else refused).append(item)
    return same, apart, refused


def value_at(record: Any, field: str) -> Any:
    """The value of a record at a path such as ``place.name`` or ``participants.0.post``; ``None`` where there is nothing.

    >>> value_at({"participants": [{"name": "Ada"}]}, "participants.0.name")
    'Ada'
    """
    for step in field.split("."):
        if isinstance(record, Mapping):
            record = record.get(step)
        elif isinstance(record, list) and step.isdigit() and int(step) < len(record):
            record = record[int(step)]
        else:
            return None
    return record


def put_value(record: dict[str, Any], field: str, value: Any) -> None:
    """Puts *value* at a path that :func:`value_at` finds something around."""
    head, _, last = field.rpartition(".")
    home = value_at(record, head) if head else record
    if isinstance(home, list) and last.isdigit() and int(last) < len(home):
        home[int(last)] = value
    elif isinstance(home, dict):
        home[last] = value


def record_of(item: Mapping[str, Any], judgement: Judgement) -> dict[str, Any] | None:
    """The record of a reading that a judgement means by its first mention: by its number and, where told, by its words."""
    return find_record(item, split_mention(judgement.left)[1], judgement.words[0] if judgement.words else None)


def find_record(item: Mapping[str, Any], local: str, words: str | None = None) -> dict[str, Any] | None:
    """The record with the number *local*; where its anchor has other words than *words*, the one whose anchor has these."""
    listed: Sequence[dict[str, Any]] = item.get(LISTINGS.get(local[:1], ""), ())
    found = next((record for record in listed if record["id"] == local), None)
    if words is None or (found and anchor_of(found) == words):
        return found
    return next((record for record in listed if anchor_of(record) == words), None)


def anchor_of(record: Mapping[str, Any]) -> str:
    """The words on which a record stands."""
    evidence = record.get("evidence") or ()
    return str(evidence[0]["quote"]) if evidence else ""


def names_in(item: Mapping[str, Any]) -> dict[str, set[str]]:
    """All names that the records of a reading give to somebody, each with what it names there: a ``person``, a ``body``."""
    told: list[tuple[Any, str]] = []
    for engagement in item.get("engagements") or ():
        for one in engagement["participants"]:
            told += [(one["name"], "person" if one["kind"] == "person" else "body"), (one.get("represents"), "body")]
    for listing, key, what in NAMING:
        told += [(name, what) for record in item.get(listing) or () for name in _listed(record.get(key))]
    found: dict[str, set[str]] = {}
    for name, what in told:
        if name:
            found.setdefault(name, set()).add(what)
    return found


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else (value,)


def is_followed(record: Mapping[str, Any] | None, judgement: Judgement) -> bool:
    """Whether the record still says what the person saw."""
    if record is None:
        return False
    return judgement.field is None or judgement.was is None or value_at(record, judgement.field) == judgement.was


def judged_item(item: dict[str, Any], judgements: Iterable[Judgement]) -> dict[str, Any]:
    """One line of ``dragoman read`` as people's judgements on its document's records leave it; *item* itself stays as it is.

    What is ``checked`` comes behind: of each judged record its confidence as read, and whether it was right.
    """
    on_fields = [one for one in in_force(judgements) if one.verdict in ("right", "wrong", "corrected") and is_record(one.left)]
    mine = [one for one in on_fields if split_mention(one.left)[0] == item["id"]]
    if not mine:
        return item
    changed = deepcopy(item)
    checked: dict[str, tuple[float, bool]] = {}
    for judgement in mine:
        record = record_of(changed, judgement)
        if record is not None and is_followed(record, judgement):
            stated, right = checked.get(record["id"], (record["confidence"], True))
            checked[record["id"]] = (stated, right and judgement.verdict == "right")
            _apply(changed[LISTINGS[record["id"][:1]]], record, judgement)
    return {**changed, "checked": list(checked.values())}


def _apply(listed: list[dict[str, Any]], record: dict[str, Any], judgement: Judgement) -> None:
    if judgement.verdict == "corrected" and judgement.field:
        put_value(record, judgement.field, judgement.value)
    if judgement.verdict in ("right", "corrected"):
        record["confidence"] = max(record["confidence"], SURE)
    elif judgement.field is None or judgement.field.rpartition(".")[2] in NEEDED:
        listed.remove(record)
    elif judgement.field.rpartition(".")[2].isdigit():
        value_at(record, judgement.field.rpartition(".")[0]).remove(value_at(record, judgement.field))
    else:
        empty: list[Any] | None = [] if isinstance(value_at(record, judgement.field), list) else None
        put_value(record, judgement.field, empty)


def by_document(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Judgements on records' fields, by document."""
    found: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        found.setdefault(split_mention(judgement.left)[0], []).append(judgement)
    return found


def judged_items(items: Iterable[dict[str, Any]], judgements: Iterable[Judgement]) -> Iterator[dict[str, Any]]:
    """All readings as judgements leave them."""
    mine = by_document(judgements)
    return (judged_item(item, mine.get(item["id"], ())) for item in items)


def right_values(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """Which values people have found right, or put right, by mention and field."""
    found = {}
    for item in in_force(judgements):
        if item.verdict in ("right", "corrected") and item.field:
            found[item.left, item.field.partition(".")[0]] = item
    return found


@dataclass(frozen=True, slots=True)
class JudgedNames:
    """What people found of names: pairs of mentions that are kept ``apart``, and from a mention to the first that is the ``same``."""

    apart: frozenset[frozenset[str]]
    same: Mapping[str, str]
