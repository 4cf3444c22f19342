"""People's decisions into the record and out of it: what they are about is found, checked and written; resolution follows them at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, cast

from dragoman.errors import InputError, UsageError
from dragoman.model.judgement import ON_FIELDS, ON_PAIRS, Judgement, is_record, split_mention
from dragoman.resolve.judged import LISTINGS, anchor_of, find_record, is_followed, names_in, value_at
from dragoman.run.fields import check_value, hint_of
from dragoman.run.judgements import as_followed, as_kept, check_kinds, check_together, lines_of, read_lines
from dragoman.run.wellformed import KIND_OF, is_day
from dragoman.store.base import Judgement as Kept
from dragoman.store.base import Store, View

NAMED = {"people": "person", "organisations": "body"}  # the kinds of things that have names, and what has them


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says: a verdict on one or two mentions; for a field, which, and the right value."""

    verdict: str
    left: str
    right: str | None = None
    field: str | None = None
    value: Any = None


def judge(store: Store, told: Told, author: str, reason: str, date: str) -> str:
    """Keeps a decision and returns its id.

    Raises:
        UsageError: it is about nothing on record, no verdict, no value of its field, or contradicts one in force.
    """
    with store.view() as view:
        kept = as_kept(_made(view, told, author, reason, date))
        check_together([*_in_force(view, without={kept.id}), as_followed(kept)])
    with store.writer() as writer:
        return writer.add_judgement(kept)


def withdraw(store: Store, id: str, date: str) -> None:
    """Takes a decision back; it stays on file.

    Raises:
        UsageError: there is none by this id in force, or the date is none.
    """
    check_day(date)
    with store.writer() as writer:
        if not writer.withdraw_judgement(id, date):
            raise UsageError(f"No judgement {id!r} is in force.", hint="`dragoman list judgements` shows them with their ids.")


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of a file of judgements: how many are new, and how many wait for documents that the record doesn't have."""

    new: int
    known: int
    waiting: int


def take_over(store: Store, lines: Iterable[str], name: str) -> TakenOver:
    """Takes over judgements as :func:`export` gives them, all or none. One that either side has withdrawn is withdrawn.

    Raises:
        InputError: a line is no judgement.
        UsageError: some contradict each other or those in force.
    """
    given = read_lines(lines, name)
    with store.view() as view:
        there = {kept.id: kept for kept in view.judgements(withdrawn=True)}
        merged = {item.id: _later(there.get(item.id), item, name) for item in given}
        standing = [as_followed(kept) for kept in ({**there, **merged}).values() if kept.withdrawn is None]
        check_together(sorted(standing, key=lambda item: (item.date, item.id)))
        waiting = sum(item.withdrawn is None and state_of(view, as_followed(item)) != "in force" for item in merged.values())
    with store.writer() as writer:
        for item in merged.values():
            writer.add_judgement(item)
    new = sum(item.id not in there for item in merged.values())
    return TakenOver(new, len(merged) - new, waiting)


def _later(there: Kept | None, given: Kept, name: str) -> Kept:
    if there is not None and (there.kind, there.value, there.author, there.date) != (given.kind, given.value, given.author, given.date):
        raise InputError(f"{name}: {given.id} is another judgement on this record.", hint="Leave the id out, and it is made from what the line says.")
    return there if there is not None and there.withdrawn is not None else given


def listed(view: View) -> Iterator[dict[str, Any]]:
    """All judgements as they are exchanged, with what has become of each."""
    kept_by_id = {kept.id: kept for kept in view.judgements(withdrawn=True)}
    for row in lines_of(view):
        yield {**row, "state": state_of(view, as_followed(kept_by_id[row["id"]]))}


def state_of(view: View, judgement: Judgement) -> str:
    """Whether a judgement is followed, in words: in force, withdrawn, or waiting for what it is about."""
    if judgement.withdrawn:
        return "withdrawn"
    sides = (judgement.left, judgement.right) if judgement.verdict in ON_PAIRS else (judgement.left,)
    named: list[set[str]] = []
    for number, mention in enumerate(sides):
        document, inner = split_mention(mention)
        item = view.reading(document)
        if item is None:
            return f"waits: no document {document!r} on record"
        if is_record(mention):
            record = find_record(item, inner, judgement.words[number] if judgement.words else None)
            if record is None:
                return f"waits: {mention} is no longer read"
            if not is_followed(record, judgement):
                return f"waits: {judgement.field} of {mention} says something else by now"
        elif what := names_in(item).get(inner):
            named.append(what)
        else:
            return f"waits: {document} no longer names {inner!r}"
    if judgement.verdict != "unsure" and len(named) == 2 and not named[0] & named[1]:
        return f"waits: one of {judgement.left} and {judgement.right} is a person, the other a body"
    return "in force"


def _in_force(view: View, without: set[str]) -> list[Judgement]:
    return [as_followed(kept) for kept in view.judgements() if kept.id not in without]


def check_day(date: str) -> None:
    """Refuses what is no day.

    Raises:
        UsageError: it is none.
    """
    if not is_day(date):
        raise UsageError(f"A judgement's date is a day such as 2025-07-15, found {date!r}.")


def _made(view: View, told: Told, author: str, reason: str, date: str) -> Judgement:
    check_day(date)
    if not author.strip():
        raise UsageError("A judgement stands under somebody's name.", hint="Set `author` in dragoman.toml, or DRAGOMAN_AUTHOR.")
    left, words = mention_of(view, told.left)
    if told.verdict in ON_PAIRS:
        if told.right is None:
            raise UsageError(f"{told.verdict!r} is said of two things.")
        right, others = mention_of(view, told.right)
        check_kinds(told.verdict, left, right, kinds_of(view, left), kinds_of(view, right))
        (left, words), (right, others) = sorted([(left, words), (right, others)])
        seen = (words, others) if words and others else ()
        return Judgement("", cast(Any, told.verdict), left, right, author, reason, date, words=seen)
    if told.verdict not in ON_FIELDS:
        raise UsageError(f"There is no verdict {told.verdict!r}.", hint=f"Verdicts: {', '.join(ON_PAIRS + ON_FIELDS)}.")
    field, was = _field(view, left, told)
    return Judgement(
        "", cast(Any, told.verdict), left, "", author, reason, date, field=field, value=told.value, was=was, words=(words,) if words else ()
    )


def _field(view: View, mention: str, told: Told) -> tuple[str | None, Any]:
    """The field that is judged and the value that it has; a name is a field of its own."""
    if not is_record(mention):
        if told.verdict != "right":
            raise UsageError("Of a name only one spelling can be told right.", hint="Correct the record that has it: `document#e1`.")
        return "name", split_mention(mention)[1]
    document, inner = split_mention(mention)
    record = find_record(view.reading(document) or {}, inner)
    assert record is not None
    kind = KIND_OF[inner[0]]
    if told.verdict == "corrected":
        if told.field is None:
            raise UsageError("A correction names the field: date, place.name, participants.0.post …")
        check_value(kind, record, told.field, told.value)
    elif told.field is not None and hint_of(kind, told.field) is None:
        raise UsageError(f"{mention} has no field {told.field!r}.", hint=f"Fields: {', '.join(one.name for one in fields(kind))}.")
    return told.field, value_at(record, told.field) if told.field else None


def mention_of(view: View, id: str) -> tuple[str, str | None]:
    """The mention that an id stands for, and the words on which its record stands: a merged thing stands for its first mention.

    Raises:
        UsageError: the record has nothing by this id that can be judged.
    """
    if found := view.find(id):
        if found.kind == "engagements":
            first = found.value["mentions"][0]
            return mention_of(view, f"{first['document']}#{first['engagement']}")
        if found.kind in NAMED:
            return _first_mention(found.value), None
    if stored := view.record(id):
        id = f"{stored.document}#{stored.value['id']}"
    document, inner = split_mention(id)
    item = view.reading(document) if document else None
    if item is not None and is_record(id) and inner[:1] in LISTINGS and (record := find_record(item, inner)):
        return id, anchor_of(record)
    if item is not None and not is_record(id) and inner in names_in(item) and kinds_of(view, id):
        return id, None
    raise UsageError(
        f"The record has nothing by the id {id!r} that can be judged.",
        hint="`dragoman list engagements`, `people` and `organisations` show the ids.",
    )


def _first_mention(entity: Mapping[str, Any]) -> str:
    spelling = entity["spellings"][0]
    return f"{spelling['documents'][0]}#{spelling['name']}"


def kinds_of(view: View, mention: str) -> frozenset[str]:
    """What a mention is: a kind of record by its letter, a ``person``, a ``body``; empty for a name that nobody on record has there."""
    document, inner = split_mention(mention)
    if is_record(mention):
        return frozenset({inner[0]})
    return frozenset(what for kind, what in NAMED.items() if _is_so_named(view, kind, document, inner))


def _is_so_named(view: View, kind: str, document: str, name: str) -> bool:
    spellings = (spelling for row in view.telling(kind, json.dumps(name, ensure_ascii=False)) for spelling in row.value["spellings"])
    return any(spelling["name"] == name and document in spelling["documents"] for spelling in spellings)
