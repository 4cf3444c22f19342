"""Numbers with a label before them on their line, as fact sheets have them: "Exports to B (2022): €43 million", "Population: 98.2 million".

The label is the measure, and nothing on other lines is. Whose number it is, the label tells ("A's exports to B"), or the heading above where it
names one state or body, or the two that the document is about where the label names the other side only ("exports to B").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.figures.parties import Parties, plain
from dragoman.model.annotations import Block, DateMention, Quantity, Token
from dragoman.model.document import Span
from dragoman.model.grammar import FINITE, Grammar
from dragoman.model.reading import Reading

LINE = re.compile(
    r"^[\s•▪●■*·–—-]*(?P<label>[A-Z][^:|\n]{2,90}?)[ \t]*(?P<aside>\([^()\n]{1,40}\)[ \t]*)?[:|][ \t]+"
    r"(?P<lead>(?:[A-Za-z.~≈<>]{1,14}[ \t]*){0,2})(?=[\d€$£¥₹]|[A-Z]{2,3}[ \t]?[\d$])(?P<value>[^\n]+)$",
    re.M,
)
PARTNER = re.compile(r"\b(?:to|from|with|in)\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Label:
    """What a line's label says of its number: the measure, whose it is, when; ``line`` is the whole line."""

    line: Span
    measure: str
    subject: str | None
    date: DateMention | None


def labels_of(reading: Reading, grammar: Grammar, parties: Parties) -> dict[int, Label]:
    """The label of each quantity that has one, by where the quantity starts."""
    starts = {quantity.span.start: quantity for quantity in reading[Quantity]}
    found: dict[int, Label] = {}
    for match in LINE.finditer(reading.text):
        label, value = Span(*match.span("label")), Span(match.start("lead"), match.end("value"))
        first = next((at for at in range(value.start, match.start("value") + 5) if at in starts), None)
        if first is None or is_told(reading[Token], grammar, label):
            continue
        dates = [date for date in reading[DateMention] if date.role == "date" and label.join(value).covers(date.span)]
        measure = bare(reading.text, label, dates)
        if measure:
            found[first] = Label(label.join(value), measure, bearer(reading, parties, label), next(iter(dates), None))
    return found


def is_told(tokens: Sequence[Token], grammar: Grammar, label: Span) -> bool:
    """Whether the words before the colon say something: they have a finite verb."""
    return any(tokens[at].tag in FINITE for at in grammar.between(label))


def bare(text: str, label: Span, dates: Sequence[DateMention]) -> str:
    """The words of a label without the time that stands at its end, or brackets."""
    end = min((date.span.start for date in dates if label.covers(date.span) and date.span.end >= label.end - 1), default=label.end)
    words = re.sub(r"\s*\([^()]*\)?", "", text[label.start : end])
    return plain(re.sub(r"[\s,]*\b(?:in|for|as of|since)?\s*$", "", words))


def bearer(reading: Reading, parties: Parties, label: Span) -> str | None:
    """Whose number it is."""
    named = list(parties.listed(label))
    if not named:
        return of_heading(reading, parties, label)
    span, name = named[0]
    if PARTNER.search(reading.text[label.start : span.start]):
        return next((other for other in parties.pair if other != name), None) if name in parties.pair else of_heading(reading, parties, label)
    return name


def of_heading(reading: Reading, parties: Parties, label: Span) -> str | None:
    """The one state or body that the heading above names; nobody where it names several."""
    above = [
        block for block in reading[Block] if block.kind == "heading" and block.span.end <= label.start and ":" not in block.span.of(reading.text)
    ]
    names: Iterator[list[str]] = (list(dict.fromkeys(name for _, name in parties.listed(block.span))) for block in reversed(above))
    told = next((one for one in names if one), [])
    return told[0] if len(told) == 1 else None
