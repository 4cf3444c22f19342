"""When: the times that a text tells, as EDTF, resolved against the day it was published.

A text without a date leaves a weekday or "yesterday" unresolved (dropped, with the reason) and writes a day without its year as
"XXXX-06-05"; "June of this year" takes the year worked out for the page, marked "?". A year that belongs to a name ("Expo 2030", "the 2018
crisis") has ``anchor`` "name": it tells which one is meant, and only then when it was.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from dragoman.annotate.dates.calendar import Calendar
from dragoman.annotate.dates.grammar import Expression, Grammar
from dragoman.annotate.dates.lines import lines_of_days
from dragoman.annotate.dates.values import MAX_YEAR, MIN_YEAR, Anchor, Fixed, FromTold, Interval, PartOf, Tense, Weekday, Written
from dragoman.annotate.grammar.tense import auxiliaries, tense_at
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Block, DateMention, DocumentDate, Token
from dragoman.model.document import Span
from dragoman.model.reading import Drop, Reading

YEAR = re.compile(r"[1-8]\d{3}", re.ASCII)
JOINT = re.compile(r"\s*(?:[-–—/]|\b(?:to|until|till|through)\b)\s*(?:the\s+)?")
LISTING = frozenset({"and", "or", ","})
PAIR = re.compile(r"\s+and\s+(?:the\s+)?")
OPENING = 2  # tokens up to a time that opens a sentence, itself included
HEAD = 5  # blocks of a page among which its dateline is
LATEST = 3  # days between filing and publishing
FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YEAR_DIGITS = 4
SENTENCES_NEAR = 2  # so many sentences on, a year told still holds for a day without one
PAIRED = re.compile(r"\b(?:between|from)\s+(?:the\s+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression with the index of its first token."""

    expression: Expression
    token: int
    is_name: bool = False


def find_expressions(text: str, tokens: Sequence[Token], grammar: Grammar) -> list[Placed]:
    """The temporal expressions of the tokens given, in order, none within another; one pass over the tokens."""
    found: list[Placed] = []
    end = 0
    for index, token in enumerate(tokens):
        if token.span.start < end or not can_open(tokens, index, grammar):
            continue
        expression = grammar.match(text, token.span.start)
        if expression and (placed := place(expression, index, tokens, grammar, end)):
            found.append(placed)
            end = expression.end
    return list(join_ranges(text, found))


def can_open(tokens: Sequence[Token], index: int, grammar: Grammar) -> bool:
    """Whether a time may begin at token *index*; a number in words only where a unit of time is near."""
    word = tokens[index].text.lower()
    if word[0].isdigit():
        return True
    first = word.rstrip(".").partition("-")[0]
    if first not in grammar.openers:
        return False
    return first not in grammar.counting or any(token.text.lower().rstrip("s") in grammar.words["units"] for token in tokens[index + 1 : index + 5])


def place(expression: Expression, index: int, tokens: Sequence[Token], grammar: Grammar, told_to: int) -> Placed | None:
    """The expression where the words around let it be one; ``told_to`` is where the one before it ends."""
    before = tokens[index - 1] if index and tokens[index - 1].sentence == tokens[index].sentence else None
    after = next((token for token in tokens[index + 1 : index + 8] if token.span.start >= expression.end), None)
    after = after if after and after.sentence == tokens[index].sentence else None
    if after and after.span.start == expression.end and after.text[0].isalnum():
        return None
    if expression.bare == "month":
        return Placed(expression, index) if is_month(expression, tokens[index], before, grammar) else None
    if expression.bare == "year":
        listed = before is not None and before.text.lower() in LISTING
        if listed and index > 1 and tokens[index - 2].text[-1].isdigit() and tokens[index - 2].span.end > told_to:
            return None  # "resolutions 2231 and 2118"
        return place_year(expression, index, tokens, before, after, grammar)
    if isinstance(expression.value, PartOf) and expression.value.is_bare and (before is None or before.text.lower() != "the"):
        return None  # "his first six months"
    if expression.role == "frequency" and tokens[index].text.lower() in ("a", "an"):
        return Placed(expression if before and before.tag in ("NNS", "CD", "NN") else replace(expression, role="duration"), index)
    return Placed(expression, index)


def is_month(expression: Expression, token: Token, before: Token | None, grammar: Grammar) -> bool:
    """Whether a month's name that stands alone is one: "May" and "March" need a word before them that says so."""
    if len(token.text) < expression.end - expression.start:
        return True
    if token.text.endswith("."):
        return before is not None and before.text.lower() in grammar.words["before_months"]
    if len(token.text) < 5 and token.text.lower() not in ("may", "june", "july"):
        return False
    if token.text.lower() not in grammar.words["ambiguous_months"]:
        return True
    return before is not None and before.text.lower() in grammar.words["before_months"]


def place_year(
    expression: Expression, index: int, tokens: Sequence[Token], before: Token | None, after: Token | None, grammar: Grammar
) -> Placed | None:
    """A bare year is a time after a preposition or where a sentence opens; beside a name or a noun it belongs to that; else it is a number."""
    token = tokens[index]
    if token.span.start + 4 < expression.end or (token.text[:2].lower() == "fy"):
        return Placed(expression, index)
    counts = (
        token.dep == "nummod" and after is not None and token.head < len(tokens) and tokens[token.head].tag == "NNS" and after.tag in ("NNS", "JJ")
    )
    if counts:
        return None
    told = before is None or before.text.lower() in grammar.words["before_years"] or before.text in ",;:"
    if told:
        return Placed(expression, index)
    determined = before is not None and before.tag in ("DT", "PRP$", "POS")
    named = before is not None and (before.tag in ("NNP", "NNPS") or (after is not None and (determined or after.tag.startswith(("NN", "JJ")))))
    return Placed(expression, index, is_name=True) if named else None


def join_ranges(text: str, found: Sequence[Placed]) -> Iterator[Placed]:
    """The same with "from … to …", "between … and …" and "… - …" made one."""
    held: Placed | None = None
    for placed in found:
        if held is None:
            held = placed
        elif joins(text, held.expression, placed.expression):
            value = Interval(held.expression.value, placed.expression.value)
            held = replace(held, expression=Expression(held.expression.start, placed.expression.end, value))
        else:
            yield held
            held = placed
    if held is not None:
        yield held


def joins(text: str, first: Expression, last: Expression) -> bool:
    """Whether the two are the ends of one stretch of time."""
    if not (isinstance(first.value, (Written, Weekday)) and isinstance(last.value, (Written, Weekday))):
        return False
    between = text[first.end : last.start]
    return bool(JOINT.fullmatch(between) or (PAIR.fullmatch(between) and PAIRED.search(text, max(0, first.start - 14), first.start)))


def anchor_of(reading: Reading) -> Anchor:
    """From when the document tells: its publication date, told or worked out."""
    told = reading.document.published or next((date.value for date in reading[DocumentDate] if not date.inferred), None)
    if told:
        try:
            day = dt.date.fromisoformat(told[:10])
        except ValueError:
            return Anchor(year=int(told[:4])) if YEAR.fullmatch(told[:4]) else Anchor()
        return Anchor(day=day) if MIN_YEAR < day.year < MAX_YEAR else Anchor()
    worked_out = next((date.value for date in reading[DocumentDate] if date.inferred), "")
    return Anchor(year=int(worked_out[:4])) if YEAR.fullmatch(worked_out[:4]) else Anchor()


def filed_on(reading: Reading, anchor: Anchor, grammar: Grammar, day_month: re.Pattern[str]) -> dt.date | None:
    """The day from which a story tells: its dateline's, where that is a few days before it was published, else that of publication."""
    for block in reading[Block][:HEAD]:
        match = day_month.search(reading.text, block.span.start, block.span.end) if block.kind == "dateline" else None
        expression = grammar.match(reading.text, match.start()) if match else None
        value = expression.value.resolve(replace(anchor, tense="past")) if expression else None
        if anchor.day is None or value is None or not FULL_DAY.fullmatch(value):
            continue
        day = dt.date.fromisoformat(value)
        return day if 0 <= (anchor.day - day).days <= LATEST else anchor.day
    return anchor.day


@dataclass(frozen=True)
class Dates:
    """Block, Token and DocumentDate layers → DateMention layer."""

    name: ClassVar[str] = "dates/1"
    requires: ClassVar[frozenset[type]] = frozenset({Block, Token, DocumentDate})
    provides: ClassVar[frozenset[type]] = frozenset({DateMention})
    knowledge: Knowledge
    grammar: Grammar = field(init=False)
    day_month: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "grammar", Grammar.of(self.knowledge))
        object.__setattr__(self, "day_month", re.compile(Calendar.of(self.knowledge).day_month, re.IGNORECASE))

    def __call__(self, reading: Reading) -> Reading:
        tokens, anchor = reading[Token], anchor_of(reading)
        anchor = replace(anchor, day=filed_on(reading, anchor, self.grammar, self.day_month))
        aux, future = auxiliaries(tokens), frozenset(self.grammar.words["future"])
        mentions: list[DateMention] = []
        dropped: list[Drop] = []
        told_in = last_in = told_end = 0
        for placed in find_expressions(reading.text, tokens, self.grammar):
            expression = placed.expression
            tense = tense_at(tokens, placed.token, future, aux)
            if is_ahead(tokens, placed.token, tense):
                tense = "future"
            elif tense == "present" and looks_back(tokens, placed.token, self.grammar.words["backward"]):
                tense = "past"
            sentence = tokens[placed.token].sentence
            near = anchor.before if sentence - told_in <= SENTENCES_NEAR else None
            last = anchor.last if sentence - last_in <= SENTENCES_NEAR else None
            goes_on = sentence == told_in + 1 and len(anchor.before or "") > YEAR_DIGITS and "\n" not in reading.text[told_end : expression.start]
            within = anchor.within if sentence == told_in or goes_on else None
            scheduled = tense == "present" and is_scheduled(tokens, placed.token, self.grammar.words)
            value = expression.value.resolve(replace(anchor, tense=tense, before=near, last=last, within=within, scheduled=scheduled))
            span = Span(expression.start, expression.end)
            if value is None and isinstance(expression.value, FromTold):  # "two days later" than nobody knows what
                mentions.append(DateMention(span, expression.value.length, "duration", "absolute"))
                continue
            if value is None:
                dropped.append(Drop(self.name, "date-without-anchor", span.of(reading.text)))
                continue
            kind = kind_of(placed)
            mentions.append(DateMention(span, value, expression.role, kind))
            if expression.role == "date" and kind != "name" and len(value) > YEAR_DIGITS:
                anchor, last_in = replace(anchor, last=value), sentence
            if kind == "absolute" and value[:4].isdigit() and value != (anchor.before or "")[:4]:
                past = anchor.day is not None and value[:4] < str(anchor.day.year)
                holds = opens(tokens, placed.token) and (len(value) == YEAR_DIGITS or past)
                anchor, told_in = replace(anchor, before=value, within=value[:4] if holds else None), sentence
                told_end = expression.end
        mentions += lines_of_days(reading.text, reading[Block], self.grammar, replace(anchor_of(reading), tense=None))
        return reading.adding(DateMention, sorted(mentions, key=lambda date: date.span), dropped)


def opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time stands right at the front of its sentence: "In 2016, …"."""
    return index < OPENING or tokens[index - OPENING].sentence != tokens[index].sentence


def is_scheduled(tokens: Sequence[Token], index: int, words: Mapping[str, Collection[str]]) -> bool:
    """Whether a time hangs right on a verb in the present that tells what is to be: "the council meets on Monday", not "the agency reports";
    where the sentence has told something past before it, it goes on with that."""
    above = tokens[index].head
    above = tokens[above].head if tokens[above].tag == "IN" else above
    verb = tokens[above]
    if verb.tag != "VBZ" and not (verb.tag == "VBP" and verb.lemma.lower() in words["scheduled"]):
        return False  # "wound" and the like are easily taken for the present
    if verb.lemma.lower() in words["reporting"]:
        return False
    while index and tokens[index - 1].sentence == tokens[above].sentence:
        index -= 1
        if tokens[index].tag == "VBD":
            return False
    return True


def looks_back(tokens: Sequence[Token], index: int, words: Collection[str]) -> bool:
    """Whether the verb above a time tells in its present of what was before: "the talks follow a visit in April"."""
    while not tokens[index].tag.startswith("VB") and tokens[index].head != index:
        index = tokens[index].head
    return tokens[index].lemma.lower() in words


def is_ahead(tokens: Sequence[Token], index: int, tense: Tense | None) -> bool:
    """Whether a time is what something is put off or due to: "postponed to October", "by March"."""
    before = tokens[index - 1].text.lower() if index else ""
    return before == "to" or (before == "by" and tense != "past")


def kind_of(placed: Placed) -> Literal["absolute", "relative", "name"]:
    """What the value stands on."""
    value = placed.expression.value
    last = value.last if isinstance(value, Interval) else value.whole if isinstance(value, PartOf) else value
    if placed.is_name:
        return "name"
    return "absolute" if isinstance(last, Fixed) or (isinstance(last, Written) and last.year is not None) else "relative"
