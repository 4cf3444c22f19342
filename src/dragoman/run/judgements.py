"""Judgements as they are kept and exchanged, and whether new ones can stand beside those in force."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, cast

from dragoman.errors import InputError, UsageError
from dragoman.model.ids import digest
from dragoman.model.interchange import dump_line
from dragoman.model.judgement import ON_FIELDS, ON_PAIRS, Judgement
from dragoman.resolve.judged import standing_pairs
from dragoman.run.wellformed import fault_of, is_day
from dragoman.store.base import Judgement as Kept
from dragoman.store.base import View

KEYS = {"id": str, "kind": str, "value": dict, "author": str, "reason": str, "date": str, "withdrawn": (str, type(None))}
OF_FIELDS = ("field", "value", "was")
JOINED = frozenset({"e", "person", "body"})  # the kinds of mentions that may be one


def as_followed(kept: Kept) -> Judgement:
    """A judgement as resolution follows it."""
    told = kept.value
    return Judgement(
        id=kept.id, verdict=cast(Any, kept.kind), left=told.get("left", ""), right=told.get("right", ""), author=kept.author, reason=kept.reason,
        date=kept.date, withdrawn=kept.withdrawn is not None, field=told.get("field"), value=told.get("value"), was=told.get("was"),
        words=tuple(told.get("words", ())),
    )  # fmt: skip


def as_kept(judgement: Judgement, withdrawn: str | None = None) -> Kept:
    """A judgement as the record keeps it; its id is made from what it says, who says it and when."""
    value: dict[str, Any] = {"left": judgement.left}
    if judgement.verdict in ON_PAIRS:
        value["right"] = judgement.right
    else:
        value |= {name: getattr(judgement, name) for name in OF_FIELDS}
    if judgement.words:
        value["words"] = list(judgement.words)
    id = judgement.id or f"j-{digest(judgement.verdict, dump_line(value), judgement.author, judgement.date)}"
    return Kept(judgement.verdict, value, judgement.author, judgement.reason, judgement.date, withdrawn, id)


def check_together(judgements: Sequence[Judgement]) -> None:
    """Sees to it that judgements don't contradict each other.

    Raises:
        UsageError: one says "same" of what others keep apart, or two say other things of one value.
    """
    for records in (True, False):
        _, apart, refused = standing_pairs(judgements, records=records)
        for item in refused:
            around = ", ".join(other.id for other in apart if {other.left, other.right} & {item.left, item.right})
            raise UsageError(
                f"{item.left} and {item.right} can't be the same: others are told apart that would become one{f' ({around})' if around else ''}.",
                hint="Withdraw what no longer holds: `dragoman list judgements`, `dragoman withdraw ID`.",
            )
    said: dict[tuple[str, str | None], Judgement] = {}
    for item in judgements:
        if item.verdict in ON_FIELDS and not item.withdrawn:
            other = said.setdefault((item.left, item.field), item)
            if (other.verdict, other.value) != (item.verdict, item.value):
                raise UsageError(
                    f"{item.left}{f', {item.field}' if item.field else ''} is judged {other.verdict} ({other.id}) and {item.verdict}.",
                    hint=f"Withdraw one of them first: `dragoman withdraw {other.id}`.",
                )


def lines_of(view: View) -> Iterator[dict[str, Any]]:
    """All judgements, those taken back too, as they are exchanged."""
    for kept in view.judgements(withdrawn=True):
        yield {key: asdict(kept)[key] for key in KEYS}


def read_lines(lines: Iterable[str], name: str) -> list[Kept]:
    """The judgements of a JSON Lines file.

    Raises:
        InputError: a line isn't a judgement; the message tells which and why. None is taken over then.
    """
    return [_read_line(line, f"{name}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]


def _read_line(line: str, where: str) -> Kept:
    try:
        told = json.loads(line)
    except json.JSONDecodeError as error:
        raise _malformed(where, f"found no JSON ({error.msg})") from error
    if not isinstance(told, dict):
        raise _malformed(where, f"found {type(told).__name__}")
    told = {"id": "", "reason": "", "withdrawn": None, **told}
    for key, kind in KEYS.items():
        if not isinstance(told.get(key), cast(type, kind)):
            raise _malformed(where, f"found {told.get(key)!r} as its {key}")
    value = told["value"]
    if told["kind"] not in ON_PAIRS + ON_FIELDS:
        raise _malformed(where, f"found the kind {told['kind']!r}")
    needed = ("left", "right") if told["kind"] in ON_PAIRS else ("left",)
    if not all(isinstance(value.get(key), str) for key in needed) or not isinstance(value.get("words", []), list):
        raise _malformed(where, "found no mention such as wire-1#e1")
    kept = Kept(**{key: told[key] for key in KEYS})
    judgement = as_followed(kept)
    if fault := fault_of(judgement) or ("" if kept.withdrawn is None or is_day(kept.withdrawn) else f"{kept.withdrawn!r} as its withdrawal"):
        raise _malformed(where, f"found {fault}")
    return as_kept(judgement, kept.withdrawn)


def _malformed(where: str, found: str) -> InputError:
    return InputError(
        f"{where}: expected a judgement as `dragoman export judgements` writes it, {found}.", hint="Nothing of the file was taken over."
    )


def check_kinds(verdict: str, left: str, right: str, one: frozenset[str], other: frozenset[str]) -> None:
    """Sees to it that *verdict* can be said of two mentions, which are of the kinds *one* and *other*.

    Raises:
        UsageError: they are one mention already, or an engagement and a person.
    """
    if left == right:
        raise UsageError(f"{left} is one mention; it takes two to be the same or different.")
    if verdict != "unsure" and not one & other & JOINED:
        raise UsageError(f"{left} and {right} can't be judged so; two engagements, two people or two bodies can.")
