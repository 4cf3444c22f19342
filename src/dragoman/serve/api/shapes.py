"""The shapes of answers, for the OpenAPI document: made from the classes that the record is made of, so that they can't drift apart."""

from __future__ import annotations

import dataclasses
import typing
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, Field

from dragoman.model.interchange import exchanged
from dragoman.model.records import RECORD_KINDS, Engagement, Record
from dragoman.resolve.records import Contradiction, MergedEngagement
from dragoman.run.crossref import KINDS
from dragoman.search.rows import DOCUMENT_KEYS, OF_READINGS

T = TypeVar("T")


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(examples=["urn:dragoman:problem:usage"])
    title: str = Field(examples=["Bad Request"])
    status: int = Field(examples=[400])
    detail: str = Field(examples=["Nobody on record and no known state or organisation is called 'Atlantis'."])
    instance: str = Field(examples=["/api/v1/engagements"])
    hint: str | None = Field(None, examples=["Did you mean: Atlanta?"])


class Page(BaseModel, Generic[T]):
    """Some items of a list. ``next`` is the cursor that asks for those after them, ``null`` at the end."""

    items: list[T]
    total: int = Field(examples=[1])
    next: str | None = Field(examples=[None])


HEAD = dataclasses.make_dataclass(
    "Head",
    [(key, str if key == "id" else str | None) for key in DOCUMENT_KEYS] + [(kind.listing, int) for kind in RECORD_KINDS],
    frozen=True,
    namespace={"__doc__": "A document without its text, with how many records of each kind it has."},
)


@dataclasses.dataclass(frozen=True)
class Report:
    """What one document tells of an engagement, with the words that it stands on."""

    document: str
    record: Engagement


@dataclasses.dataclass(frozen=True)
class Ground:
    """A record of a document that something concluded stands on, with the words that it stands on itself."""

    document: str
    kind: str
    record: typing.Union[RECORD_KINDS]  # type: ignore[valid-type]  # noqa: UP007  # a type made of the kinds


def with_fields(name: str, base: type, *more: tuple[str, Any]) -> Any:
    """*base* with further fields."""
    hints = typing.get_type_hints(base)
    own = [(name, hints[name]) for name in exchanged(base)]
    given = {name for name, _ in own}
    return dataclasses.make_dataclass(
        name, [*own, *(item for item in more if item[0] not in given)], frozen=True, namespace={"__doc__": base.__doc__}
    )


def row_of(kind: type[Record]) -> Any:
    """A record of a document as it is listed."""
    return with_fields(f"{kind.__name__}Row", kind, ("document", str), ("reported", str | None))


ROWS: dict[str, Any] = {"documents": HEAD} | KINDS | {kind.listing: row_of(kind) for kind in RECORD_KINDS if kind.listing in OF_READINGS}
READING = dataclasses.make_dataclass(
    "ReadingLine",
    [(key, str | None) for key in ("id", "source", "lang", "title", "published", "published_inferred", "text")]
    + [(kind.listing, tuple[kind, ...]) for kind in RECORD_KINDS],  # type: ignore[valid-type]  # a type made of the kinds
    frozen=True,
    namespace={"__doc__": "One document with all that was read in it: a line of `dragoman read`."},
)
WHOLE: dict[str, Any] = (
    ROWS
    | {kind: with_fields(f"Whole{made.__name__}", made, ("stands_on", tuple[Ground, ...])) for kind, made in KINDS.items()}
    | {
        "documents": READING,
        "engagements": with_fields(
            "WholeEngagement", MergedEngagement, ("reports", tuple[Report, ...]), ("contradictions", tuple[Contradiction, ...])
        ),
    }
)
