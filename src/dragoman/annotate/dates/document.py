"""The document's own date: told by its dateline, or worked out from what it says.

Told: a full date in a dateline, caption line or trailer. Worked out only where the text speaks from a moment ("this year", "on Tuesday"): the
year of the latest month or day that it tells in the past tense, marked "?". A page that never says "now" gets no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from dragoman.annotate.dates.calendar import NUMERIC, Calendar
from dragoman.annotate.dates.grammar import Grammar
from dragoman.annotate.dates.stage import Placed, find_expressions
from dragoman.annotate.dates.values import BY_CONTEXT, Anchor, Shift, Tense, Weekday, Written
from dragoman.annotate.grammar.tense import auxiliaries, tense_at
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Block, DocumentDate, Token
from dragoman.model.document import Span
from dragoman.model.reading import Reading

HEAD, HEAD_BLOCKS = 200, 5  # characters of a block and blocks of a page where it may say when it was issued
FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class DocumentDates:
    """Block and Token layers → DocumentDate layer: empty where the source tells the date or nothing does."""

    name: ClassVar[str] = "document-date/1"
    requires: ClassVar[frozenset[type]] = frozenset({Block, Token})
    provides: ClassVar[frozenset[type]] = frozenset({DocumentDate})
    knowledge: Knowledge
    grammar: Grammar = field(init=False)
    dated: re.Pattern[str] = field(init=False)
    issued: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "grammar", Grammar.of(self.knowledge))
        object.__setattr__(self, "dated", re.compile(rf"{NUMERIC}|{Calendar.of(self.knowledge).day_month}", re.IGNORECASE))
        layout = self.knowledge.lexicons["cues/en/layout"]
        assert isinstance(layout, dict)
        object.__setattr__(self, "issued", re.compile(layout["issued"], re.IGNORECASE))

    def __call__(self, reading: Reading) -> Reading:
        if reading.document.published:
            return reading.adding(DocumentDate, ())
        found = self.told(reading) or self.worked_out(reading)
        return reading.adding(DocumentDate, [found] if found else [])

    def told(self, reading: Reading) -> DocumentDate | None:
        """The first full date of a dateline, or of a sentence at the head that says when the page was issued."""
        for number, block in enumerate(reading[Block]):
            start = block.span.start
            if block.kind != "dateline":
                issued = self.issued.search(reading.text, start, min(block.span.end, start + HEAD)) if number < HEAD_BLOCKS else None
                if issued is None:
                    continue
                start = issued.end()
            for match in self.dated.finditer(reading.text, start, block.span.end):
                expression = self.grammar.match(reading.text, match.start())
                value = expression.value.resolve(Anchor()) if expression else None
                if expression and value and FULL_DATE.fullmatch(value):
                    return DocumentDate(Span(expression.start, expression.end), value, inferred=False)
        return None

    def worked_out(self, reading: Reading) -> DocumentDate | None:
        """The year of the latest time told in the past, where the text speaks from a moment."""
        tokens = reading[Token]
        found = find_expressions(reading.text, tokens, self.grammar)
        aux, future = auxiliaries(tokens), frozenset(self.grammar.words["future"])
        tenses = [tense_at(tokens, placed.token, future, aux) for placed in found]
        if not any(is_deictic(placed, tense) for placed, tense in zip(found, tenses, strict=True)):
            return None
        dates = list(self.past_years(tokens, found, tenses))
        year, span = max(dates, key=lambda date: date[0], default=(None, None))
        return DocumentDate(span, f"{year}?", inferred=True) if year and span else None

    def past_years(self, tokens: Sequence[Token], found: Sequence[Placed], tenses: Sequence[Tense | None]) -> Iterator[tuple[str, Span]]:
        """Years that the text tells as past, each with where."""
        limits = self.grammar.words["limits"]
        for placed, tense in zip(found, tenses, strict=True):
            value = placed.expression.value
            ahead = tense == "future" or (placed.token and tokens[placed.token - 1].text.lower() in limits)
            if isinstance(value, Written) and value.year and value.month and not placed.is_name and not ahead:
                yield f"{value.year:04d}", Span(placed.expression.start, placed.expression.end)


def is_deictic(placed: Placed, tense: Tense | None) -> bool:
    """Whether an expression counts from the day of writing; "today" in the present tense may mean nowadays."""
    value = placed.expression.value
    if isinstance(value, Shift):
        return tense == "past" or value != Shift("D", 0)
    return isinstance(value, Weekday) or (isinstance(value, Written) and value.offset is not None and value.offset < BY_CONTEXT // 2)
