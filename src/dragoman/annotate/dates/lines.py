"""Days that stand alone on a line, above what is told for each: the heads of a programme or diary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.annotate.dates.grammar import Expression, Grammar
from dragoman.annotate.dates.values import Anchor, Interval, Weekday, Written
from dragoman.model.annotations import Block, DateMention
from dragoman.model.document import Span

FEWEST = 2  # a single day alone on a line is a page's own date
JOINT = re.compile(r"\s*(?:[-–—]|\bto\b)\s*")
REST = re.compile(r"[\s.:,]*")


def lines_of_days(text: str, blocks: Sequence[Block], grammar: Grammar, anchor: Anchor) -> Iterator[DateMention]:
    """One date for each line that is a day or a run of days and nothing else, where the text has several such lines."""
    found = [(block, whole) for block in blocks if block.kind in ("dateline", "heading") and (whole := whole_line(text, block.span, grammar))]
    for block, expression in found if len(found) >= FEWEST else ():
        value = expression.value.resolve(anchor)
        if value is not None and block.kind == "dateline":  # those in headings are found with the words
            yield DateMention(Span(expression.start, expression.end), value, "date", "absolute")


def whole_line(text: str, line: Span, grammar: Grammar) -> Expression | None:
    """The day, or the stretch from one to another, that a line consists of."""
    first = grammar.match(text, line.start)
    if first is None or first.role != "date" or not is_day(first):
        return None
    joint = JOINT.match(text, first.end)
    last = grammar.match(text, joint.end()) if joint else None
    if last is not None and is_day(last):
        first = Expression(first.start, last.end, Interval(first.value, last.value))
    return first if REST.fullmatch(text, first.end, line.end) else None


def is_day(expression: Expression) -> bool:
    """Whether an expression is a day, and no mere month or year."""
    value = expression.value
    return isinstance(value, Weekday) or (isinstance(value, Written) and value.day is not None)
