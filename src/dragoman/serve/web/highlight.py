"""A document's text in pieces, each knowing which claims stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.records import RECORD_KINDS
from dragoman.search.rows import Row
from dragoman.serve.web.times import dates_in

DATES = frozenset({"date", "due", "period"})
NAMES = frozenset({"participants", "by", "to", "subject", "object", "speaker", "person", "organisation_or_state", "place"})
LONGEST_NAME = 60  # characters of evidence that is no more than the name or date itself
LAYERS = ("engagements", "statements", "undertakings", "deeds", "relations", "posts", "figures", "names", "dates")  # the later lie over the earlier


@dataclass(frozen=True, slots=True)
class Mark:
    """Evidence in the text: of which record (``e1``), in which layer; the anchor is what the whole record stands on."""

    start: int
    end: int
    layer: str
    record: str
    is_anchor: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same marks cover. ``record`` is the narrowest, whose anchor begins here where ``is_link``."""

    text: str
    layers: tuple[str, ...]
    records: tuple[str, ...]
    anchors: tuple[str, ...]
    is_link: bool
    is_here: bool


def marks_of(item: Row) -> Iterator[Mark]:
    """All evidence of a reading."""
    for kind in RECORD_KINDS:
        for record in item.get(kind.listing) or ():
            for number, evidence in enumerate(record["evidence"]):
                yield Mark(evidence["start"], evidence["end"], layer_of(kind.listing, number, evidence), record["id"], number == 0)
                yield from names_in(record, evidence)
                if any(record.get(field) for field in DATES):
                    yield from days_in(record, evidence, item["lang"])


def layer_of(listing: str, number: int, evidence: Row) -> str:
    """The layer of a piece of evidence: its record's, or that of a date or name that it is."""
    supports, is_short = evidence["supports"], evidence["end"] - evidence["start"] <= LONGEST_NAME
    if number and is_short and DATES.intersection(supports):
        return "dates"
    return "names" if number and is_short and NAMES.intersection(supports) else listing


def names_in(record: Row, evidence: Row) -> Iterator[Mark]:
    """The names of a record in the words that it stands on: each where it is first written."""
    for name in dict.fromkeys(names_of(record)):
        found = re.search(rf"\b{re.escape(name)}\b", evidence["quote"])
        if found:
            yield Mark(evidence["start"] + found.start(), evidence["start"] + found.end(), "names", record["id"], False)


def days_in(record: Row, evidence: Row, language: str | None) -> Iterator[Mark]:
    """The dates in the words that a dated record stands on."""
    for span in dates_in(evidence["quote"], language):
        yield Mark(evidence["start"] + span.start, evidence["start"] + span.end, "dates", record["id"], False)


def names_of(record: Row) -> Iterator[str]:
    """The names that a record gives to those who act in it, and to its place."""
    for one in record.get("participants", ()):
        yield from (name for name in (one["name"], one.get("represents")) if name)
    for field in sorted(NAMES & record.keys() - {"participants"}):
        value = record[field]
        yield from value if isinstance(value, list) else [value["name"]] if isinstance(value, dict) else [value] if value else []


def pieces_of(item: Row, at: tuple[int, int] | None = None) -> Iterator[Piece]:
    """The text, parted wherever a mark or the stretch *at* begins or ends. Together the pieces are the text."""
    text: str = item["text"]
    here = at or (0, 0)
    begun: dict[int, list[Mark]] = {}
    for mark in sorted(marks_of(item), key=narrowness):
        begun.setdefault(mark.start, []).append(mark)
    ends = {mark.end for marks in begun.values() for mark in marks}
    over: list[Mark] = []
    linked: set[str] = set()
    for start, end in pairwise(sorted({0, len(text), *here, *begun, *ends})):
        beginning = begun.get(start, [])
        over = sorted([mark for mark in over if mark.end > start] + [mark for mark in beginning if mark.end > start], key=narrowness)
        first = {mark.record for mark in beginning if mark.is_anchor and mark.end > start} - linked
        linked |= first
        anchors = [f"c-{mark.start}-{mark.end}" for mark in beginning] + ([f"c-{here[0]}-{here[1]}"] if at and start == here[0] else [])
        layers = {mark.layer for mark in over}
        yield Piece(
            text[start:end],
            tuple(layer for layer in LAYERS if layer in layers),
            tuple(dict.fromkeys(mark.record for mark in over)),
            tuple(dict.fromkeys(anchors)),
            bool(first),
            here[0] <= start and end <= here[1],
        )


def narrowness(mark: Mark) -> tuple[int, int, str]:
    """What orders marks over the same letters: the narrowest first."""
    return mark.end - mark.start, mark.start, mark.record


def place_in(at: str | None, text: str) -> tuple[int, int] | None:
    """The stretch that an address asks for (``12-40``), if the text has it."""
    first, dash, last = (at or "").partition("-")
    if dash and first.isdecimal() and last.isdecimal() and max(len(first), len(last)) < 12 and int(first) < int(last) <= len(text):
        return int(first), int(last)
    return None
