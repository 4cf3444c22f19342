"""One record of one document, to be told right or wrong, or corrected field by field. What is told is a judgement, and can be taken back."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Annotated, Any, Literal, get_args, get_origin
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dragoman.model.judgement import is_record
from dragoman.run.fields import hint_of
from dragoman.run.wellformed import KIND_OF
from dragoman.search.rows import Row
from dragoman.serve.asked import LONGEST
from dragoman.serve.deps import Form, TheDesk
from dragoman.serve.problems import Problem, missing
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.web.claims import FIELD_WORDS, claims_of
from dragoman.serve.web.rendering import page
from dragoman.serve.web.review import field_of, followed
from dragoman.serve.whole import record_of

router = APIRouter(default_response_class=HTMLResponse)
HIDDEN = frozenset({"id", "evidence", "confidence", "weights", "plover", "cameo", "main", "members", "entity", "represents_entity"})
Id = Annotated[str, Query(max_length=4000)]


@dataclass(frozen=True, slots=True)
class Field:
    """One field that may be corrected: its path (``participants.0.post``), what it is called, its value as one would type it, and its choices."""

    path: str
    label: str
    value: str
    choices: tuple[str, ...] = ()


@router.get("/judge")
def judging(request: Request, desk: TheDesk, id: Id, done: Annotated[str | None, Query(max_length=80)] = None) -> HTMLResponse:
    """The record with what may be said of it."""
    snapshot = desk.snapshot
    mention, record = named(snapshot, id)
    document, _, local = mention.rpartition("#")
    with desk.record.store.view() as view:
        judged = [item for item in view.judgements(withdrawn=True) if mention in (item.value.get("left"), item.value.get("right"))]
    return page(
        request, "judge.html", mention=mention, document=document, author=desk.record.settings.author, is_at_work=desk.concluding.is_at_work,
        claims=list(claims_of(record, snapshot.items[document]["text"])), anchor=record["evidence"][0],
        fields=list(fields_of(KIND_OF[local[0]], record)),
        judged=judged[::-1], done=next((item for item in judged if item.id == done and not item.withdrawn), None),
    )  # fmt: skip


@router.post("/judge")
def judge(desk: TheDesk, form: Form) -> Response:
    """Keeps what is told."""
    mention, verdict, field = field_of(form, "id"), field_of(form, "verdict"), field_of(form, "field")
    if verdict not in ("right", "wrong", "corrected"):
        raise Problem(422, "invalid", "A record is right, wrong, or corrected.")
    reason = field_of(form, "reason")
    more: dict[str, Any] = {}
    if verdict == "corrected":
        if not reason:
            raise Problem(422, "invalid", "A correction has a reason: what makes you sure, or where it stands.")
        more = {"field": field, "value": parsed(hint_of(kind_of(desk.snapshot, mention), field), field_of(form, "value"))}
    told = desk.record.judge(verdict, mention, **more, reason=reason, date=date.today().isoformat(), conclude=False)
    return followed(desk, f"/judge?{urlencode({'id': mention, 'done': told})}")


def named(snapshot: Snapshot, id: str) -> tuple[str, Row]:
    """The record by an id, and where a spelling of a person is meant (``wire-1#Jorn Wekker``) the first that has it."""
    record = record_of(snapshot, id)
    if record is not None:
        return id, record
    document, _, name = id.rpartition("#")
    item = snapshot.items.get(document)
    for found in (item or {}).get("engagements", ()):
        if any(one["name"] == name for one in found["participants"]):
            return f"{document}#{found['id']}", found
    for found in (item or {}).get("posts", ()):
        if found["person"] == name:
            return f"{document}#{found['id']}", found
    raise missing(id)


def kind_of(snapshot: Snapshot, mention: str) -> type:
    """The class of the record that a mention names."""
    if not is_record(mention) or record_of(snapshot, mention) is None:
        raise missing(mention)
    return KIND_OF[mention.rpartition("#")[2][0]]


def fields_of(kind: type, record: Mapping[str, Any], path: str = "", label: str = "") -> Iterator[Field]:
    """The fields of a record, those of its place and participants too."""
    hints = typing.get_type_hints(kind)
    for one in fields(kind):
        if one.name in HIDDEN or one.name not in record:
            continue
        inner, value = f"{path}{one.name}", record[one.name]
        words = f"{label}{FIELD_WORDS.get(one.name, one.name.replace('_', ' '))}"
        parts = value if isinstance(value, list) and value and isinstance(value[0], dict) else []
        for number, part in enumerate(parts):
            yield from fields_of(get_args(hints[one.name])[0], part, f"{inner}.{number}.", f"{words.removesuffix('s')} {number + 1}, ")
        if isinstance(value, dict) and (nested := object_in(hints[one.name])):
            yield from fields_of(nested, value, f"{inner}.", f"{words}, ")
        elif not parts and one.name != "participants":
            yield Field(inner, words, typed(value), choices_of(hints[one.name]))


def object_in(hint: Any) -> type | None:
    """The class of an object that a field may hold."""
    return next((typing.cast(type, one) for one in (hint, *get_args(hint)) if is_dataclass(one)), None)


def choices_of(hint: Any) -> tuple[str, ...]:
    """The values that a field may have, where they are few."""
    literal = next((one for one in (hint, *get_args(hint)) if get_origin(one) is Literal), None)
    return tuple(str(value) for value in get_args(literal)) if literal else ()


def typed(value: Any) -> str:
    """A value as one would type it; parts of a list after semicolons."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def parsed(hint: Any, text: str) -> Any:
    """What was typed, as the field has it: nothing is "not told".

    Raises:
        Problem: a number was expected.
    """
    kinds = (hint, *get_args(hint))
    if any(get_origin(one) is tuple for one in kinds):
        return [part.strip() for part in text.split(";") if part.strip()]
    if not text:
        return None
    if nested := object_in(hint):
        return {one.name: text if one.name == "name" else None for one in fields(nested)}
    if bool in kinds:
        return text.casefold() in {"yes", "true", "1"}
    if float in kinds:
        try:
            return float(text.replace(",", ""))
        except ValueError as error:
            raise Problem(422, "invalid", f"Expected a number, found {text[:LONGEST]!r}.") from error
    return text
