"""What a request may ask of a list: the filters of ``dragoman list``, checked, and which part of the answer."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from dragoman.errors import UsageError
from dragoman.model.dates import period_of
from dragoman.search.query import Filters
from dragoman.search.rows import Row
from dragoman.serve.snapshot import Snapshot

MOST_ROWS = 200
LONGEST = 300  # characters of a parameter
LONGEST_ID = 4000  # characters; a document may be called anything


def none_if_empty(value: Any) -> Any:
    """A field of a form that was left empty asks for nothing."""
    return None if isinstance(value, str) and not value.strip() else value


def some(values: Any) -> Any:
    """The fields of a form that were filled in."""
    return [value for value in values if value and str(value).strip()] if isinstance(values, (list, tuple)) else values


def date_of(value: str) -> str:
    """*value*, if it is a day, month or year."""
    if period_of(value) is None or value.startswith("X"):
        raise ValueError(f"expected a date such as 2025, 2025-06 or 2025-06-05, found {value!r}")
    return value


def without_nul(value: str) -> str:
    """*value*, if it has no NUL, which no text has and databases stumble over."""
    if "\0" in value:
        raise ValueError("expected text, found a NUL character")
    return value


Plain = AfterValidator(without_nul)
Text = Annotated[str, Field(max_length=LONGEST), Plain]
Word = Annotated[Text | None, BeforeValidator(none_if_empty)]
Day = Annotated[Annotated[str, Field(max_length=40), AfterValidator(date_of)] | None, BeforeValidator(none_if_empty)]
Two = Annotated[list[Text], BeforeValidator(some), Field(max_length=2)]


class Filtered(BaseModel):
    """The filters of a list: a row must fulfil all that are given."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    actor: Word = Field(None, description="Concerning this state, body or person: any of its names, or its id.", examples=["Turkmenistan"])
    between: Two = Field([], description="Concerning both: given twice.", examples=[["Turkmenistan", "Benelux"]])
    type: Word = Field(None, description="Of this type: meeting, proposal, spelling …", examples=["meeting"])
    since: Day = Field(None, alias="from", description="From this day, month or year on.", examples=["2024"])
    until: Day = Field(None, alias="to", description="Until the end of this day, month or year.", examples=["2025-07"])
    place: Word = Field(None, description="At this place or in this state.", examples=["Brussels"])
    text: Word = Field(None, description="With these words.", examples=["visa"])

    def filters(self, snapshot: Snapshot) -> Filters:
        """The filters, names looked up.

        Raises:
            UsageError: nobody is called so, or several are; only one of two is given.
        """
        if len(self.between) == 1:
            raise UsageError("“Between” takes two names, found one.")
        both = (snapshot.find(self.between[0]), snapshot.find(self.between[1])) if self.between else None
        actor = snapshot.find(self.actor) if self.actor else None
        return Filters(actor, both, self.type, self.since, self.until, self.place, self.text)

    def pairs(self) -> list[tuple[str, str]]:
        """The filters as parameters of an address."""
        named = {"actor": self.actor, "type": self.type, "from": self.since, "to": self.until, "place": self.place, "text": self.text}
        return [(key, value) for key, value in named.items() if value] + [("between", name) for name in self.between]


class Asked(Filtered):
    """Filters, and which part of the answer."""

    cursor: Word = Field(None, description="Where to go on: the last answer's `next`.")
    limit: int = Field(50, ge=1, le=MOST_ROWS, description="At most so many.", examples=[20])


class Slice(BaseModel):
    """Which part of an answer for programs, and its form. A parameter that isn't known is an error: one misspelt would give all there is."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    cursor: Word = Field(None, description="Where to go on: the last answer's `next`.")
    limit: int = Field(50, ge=1, le=MOST_ROWS, description="At most so many.", examples=[20])
    format: Literal["json", "jsonl"] = Field("json", description="`jsonl`: all items, a JSON line each, without pages.", examples=["json"])


class Listed(Filtered, Slice):
    """Filters, which part of the answer, and its form."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a list: from ``first`` (counted from 0) on; ``next`` asks for those after them."""

    rows: Sequence[Row]
    first: int
    total: int
    next: str | None


def part_of(rows: Sequence[Row], cursor: str | None, limit: int) -> Part:
    """At most *limit* of *rows* after *cursor*, which goes on at the same row though others came or went before it.

    Raises:
        UsageError: the cursor is none of ours.
    """
    first = place_after(rows, cursor) if cursor else 0
    shown = list(rows[first : first + limit])
    more = first + limit < len(rows)
    return Part(shown, first, len(rows), write_cursor(first + limit - 1, shown[-1]["id"]) if more and shown else None)


def place_after(rows: Sequence[Row], cursor: str) -> int:
    """Where to go on."""
    place, identifier = read_cursor(cursor)
    if place < len(rows) and rows[place]["id"] == identifier:
        return place + 1
    return next((index + 1 for index, row in enumerate(rows) if row["id"] == identifier), min(place + 1, len(rows)))


def write_cursor(place: int, identifier: str) -> str:
    """A cursor behind one row."""
    return base64.urlsafe_b64encode(json.dumps([place, identifier], ensure_ascii=False).encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[int, str]:
    """The place and the id in a cursor."""
    try:
        place, identifier = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if type(place) is int and 0 <= place < 1 << 40 and isinstance(identifier, str):
            return place, identifier
    except (ValueError, TypeError, binascii.Error):
        pass
    raise UsageError("The cursor is none of this desk's.", hint="Begin again without it.")
