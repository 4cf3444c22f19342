"""Rows of states and bodies in a text ("A, B, C and D"), read off the punctuation where the parse takes only one of them for the subject."""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.model.actors import ActorIndex
from dragoman.model.annotations import Actor
from dragoman.model.document import Span

COMMA = re.compile(r",\s+(?:the\s+)?")
CLOSING = re.compile(r",?\s+(?:and|as well as|&)\s+(?:the\s+)?")
LEADING = re.compile(r"(?:\A|[,.:;—–“\"(]|\n)\s*(?:[Tt]he\s+)?\Z")  # what may stand before a row that is a subject: no preposition
FEWEST = 3
WIDEST = 400  # characters on either side
KINDS = ("state", "org", "group")

Place = tuple[Span, Actor]


def row_around(text: str, actors: ActorIndex, word: Span) -> list[Place]:
    """The row that begins or ends with the name at *word*; none where fewer than three stand in one."""
    near = [
        (place, actor)
        for place, actor in actors.mentions_within(Span(max(0, word.start - WIDEST), min(len(text), word.end + WIDEST)))
        if actor.kind in KINDS
    ]
    if not any(place.covers(word) for place, _ in near):
        return []
    places = [one for one in near if not any(other[0] != one[0] and other[0].covers(one[0]) for other in near)]
    at = next(number for number, (place, _) in enumerate(places) if place.covers(word))
    row = ending_at(text, places, at) or beginning_at(text, places, at)
    return row if len(row) >= FEWEST else []


def is_row(places: list[Span], text: str) -> bool:
    """Whether the names at *places* stand in a row: commas between them, and "and" before the last."""
    gaps = [text[one.end : two.start] for one, two in pairwise(places)]
    return bool(gaps) and CLOSING.fullmatch(gaps[-1]) is not None and all(COMMA.fullmatch(words) for words in gaps[:-1])


def gap(text: str, places: list[Place], at: int) -> str:
    """The words between the name *at* and the next."""
    return text[places[at][0].end : places[at + 1][0].start]


def ending_at(text: str, places: list[Place], last: int) -> list[Place]:
    """The row whose last name is *last*, after "and"."""
    if last == 0 or not CLOSING.fullmatch(gap(text, places, last - 1)):
        return []
    first = last - 1
    while first > 0 and COMMA.fullmatch(gap(text, places, first - 1)):
        first -= 1
    return places[first : last + 1] if LEADING.search(text, 0, places[first][0].start) else []


def beginning_at(text: str, places: list[Place], first: int) -> list[Place]:
    """The row whose first name is *first*, up to the name after "and"."""
    last = first
    while last + 1 < len(places) and COMMA.fullmatch(gap(text, places, last)):
        last += 1
    closed = last > first and last + 1 < len(places) and CLOSING.fullmatch(gap(text, places, last))
    return places[first : last + 2] if closed else []
