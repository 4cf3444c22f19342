"""The clause in which a number stands, and the time that it is told for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.annotations import DateMention, Quantity, Sentence, Token
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar

BREAKS = frozenset({",", ";", ":", "–", "—", "--", "(", ")"})
LINKS = frozenset({"and", "but", "while", "or"})
LONGEST_CLAUSE = 250  # characters
WIDEST, SLACK = 10, 12  # tokens of a bracket; characters in it besides the amount
FAR = 40  # characters before an amount, blanks of a page included, in which its bracket opens
ADJOINING = 30  # characters between a number and the time after it that is its own
SENTENCES_BACK = 2  # how far a paragraph's opening time reaches on


@dataclass(frozen=True, slots=True)
class Context:
    """The words of a text with its sentences and times, to be asked about one number after the other."""

    text: str
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    dates: Sequence[DateMention]
    quantities: Sequence[Quantity]
    lasting: frozenset[str]
    compared: frozenset[str]
    comparing: frozenset[str]

    def dates_in(self, span: Span) -> list[DateMention]:
        return [date for date in self.dates if span.covers(date.span)]


def segment(context: Context, sentence: Sentence, at: int) -> tuple[int, int]:
    """The stretch of tokens around token *at* between marks or, where numbers are listed, between links, as [first, last)."""
    first, last = at, at + 1
    while first > sentence.first and not is_break(context, first - 1, at):
        first -= 1
    while last < sentence.last and not is_break(context, last, at):
        last += 1
    return first, last


def is_break(context: Context, here: int, at: int) -> bool:
    """Whether token *here* ends the clause of token *at*: a mark, or a link with another number of the sentence beyond it."""
    token = context.tokens[here]
    if token.text in BREAKS:
        return not (is_short_aside(context, here) or is_conversion(context, here))
    if token.text.lower() not in LINKS:
        return False
    sentence = context.sentences[context.tokens[at].sentence].span
    beyond = Span(sentence.start, token.span.start) if here < at else Span(token.span.end, sentence.end)
    return any(beyond.covers(other.span) for other in context.quantities)


def is_short_aside(context: Context, here: int) -> bool:
    """Whether a bracket encloses a word or two: an acronym, a number again."""
    text = [token.text for token in context.tokens[here : here + 4]]
    before = [token.text for token in context.tokens[max(0, here - 3) : here]]
    return (text[0] == "(" and ")" in text) or (text[0] == ")" and "(" in before)


def is_conversion(context: Context, here: int) -> bool:
    """Whether a bracket does nothing but tell an amount again in another unit: "5 billion yuan (about 700 million dollars) in May"."""
    tokens = context.tokens
    opening = next((at for at in range(here, max(-1, here - WIDEST), -1) if tokens[at].text == "("), None)
    closing = next((at for at in range(here, min(len(tokens), here + WIDEST)) if tokens[at].text == ")"), None)
    if opening is None or closing is None or tokens[here].text not in ("(", ")"):
        return False
    inside, before = Span(tokens[opening].span.end, tokens[closing].span.start), tokens[opening].span.start
    again = any(inside.covers(q.span) and len(inside) - len(q.span) <= SLACK and q.unit != "count" for q in context.quantities)
    return again and any(0 <= before - q.span.end <= SLACK for q in context.quantities)


def is_told_again(context: Context, quantity: Quantity) -> bool:
    """Whether an amount opens a bracket right behind another: the same in another unit."""
    if not context.text[max(0, quantity.span.start - FAR) : quantity.span.start].rstrip().endswith("("):
        return False
    return any(
        context.text[q.span.end : quantity.span.start].strip() == "(" and q.unit != "count" for q in context.quantities if q.span < quantity.span
    )


def clause(context: Context, sentence: Sentence, at: int) -> Span:
    """The words that say it: the segment with, where it has no verb, what stands before it up to the verb."""
    first, last = segment(context, sentence, at)
    tokens = context.tokens
    while first > sentence.first and not any(token.tag.startswith(("VB", "MD")) for token in tokens[first:last]):
        wider, _ = segment(context, sentence, first - 1)
        wider = min(wider, first - 1)
        if tokens[last - 1].span.end - tokens[wider].span.start > LONGEST_CLAUSE:
            break
        first = wider
    while first < at and (tokens[first].text in BREAKS or tokens[first].text.lower() in LINKS):
        first += 1
    while last - 1 > at and (tokens[last - 1].text in BREAKS or tokens[last - 1].text == "."):
        last -= 1
    return Span(tokens[first].span.start, tokens[last - 1].span.end)


def period(context: Context, grammar: Grammar, number: int, at: int, quantity: Quantity) -> tuple[str | None, DateMention | None]:
    """The time that *quantity* is told for, and where it is told.

    In its clause; before it in the sentence, where it opens the sentence or hangs on a verb that governs the number; or at the head of the
    paragraph. A single day holds for its own clause only.
    """
    sentence = context.sentences[number]
    first, last = segment(context, sentence, at)
    own = Span(context.tokens[first].span.start, context.tokens[last - 1].span.end)
    told = [date for date in context.dates_in(sentence.span) if date.role == "date" and date.anchor != "name"]
    times = [date for date in told if not is_compared(context, date) and is_same_voice(context, date, quantity)]
    after = next((date for date in times if date.span.start >= quantity.span.end and own.covers(date.span)), None)
    before = next((date for date in reversed(times) if date.span.end <= quantity.span.start and reaches(context, grammar, date, own, at)), None)
    if after and is_adjoining(context, quantity, after, before):
        return lasting(context, after), after
    found = before or after or carried(context, number)
    return (lasting(context, found), found) if found else (None, None)


def is_compared(context: Context, date: DateMention) -> bool:
    """Whether a time is what something is compared with: "up from May 2023", "compared to the first half of 2021"."""
    before = context.text[max(0, date.span.start - 40) : date.span.start].lower().split()
    while before and before[-1] in ("the", "that", "of", "in", "period", "same", "figure", "level", "levels", "those"):
        before = before[:-1]
    if not before or before[-1] not in context.compared:
        return False
    return before[-1] in ("than", "against", "versus", "vs") or (len(before) > 1 and before[-2] in context.comparing)


def is_same_voice(context: Context, date: DateMention, quantity: Quantity) -> bool:
    """Whether no quotation opens or closes between a time and the number: the day of speaking isn't what is spoken of."""
    left, right = sorted((date.span, quantity.span))
    return not any(mark in context.text[left.end : right.start] for mark in '“”"')


def reaches(context: Context, grammar: Grammar, date: DateMention, own: Span, at: int) -> bool:
    """Whether a time told before the number at token *at* holds for it."""
    place = next(iter(grammar.between(date.span)), None)
    if is_day(date):
        return own.covers(date.span) and place is not None and governing_verb(grammar, place) in set(ancestors(grammar, at))
    if own.covers(date.span):
        return True
    if place is None or date.span.start - context.sentences[context.tokens[at].sentence].span.start <= ADJOINING:
        return place is not None
    return governing_verb(grammar, place) in set(ancestors(grammar, at))


def is_day(date: DateMention) -> bool:
    """Whether a time is no longer than a day."""
    return "/" not in date.value and len(date.value.rstrip("?")) == 10


def ancestors(grammar: Grammar, at: int) -> Iterator[int]:
    """Token *at* and all on which it hangs, up to the root of its sentence."""
    while True:
        yield at
        if grammar.tokens[at].head == at:
            return
        at = grammar.tokens[at].head


def governing_verb(grammar: Grammar, at: int) -> int | None:
    """The nearest verb on which token *at* hangs."""
    return next((here for here in ancestors(grammar, at) if grammar.tokens[here].tag.startswith("VB")), None)


def is_adjoining(context: Context, quantity: Quantity, after: DateMention, before: DateMention | None) -> bool:
    """Whether the time after a number is its own, rather than the one before it or the next number's."""
    between = Span(quantity.span.end, after.span.start)
    if any(between.covers(other.span) for other in context.quantities):
        return False
    return before is None or len(between) <= ADJOINING or quantity.span.start - before.span.end > len(between)


def carried(context: Context, number: int) -> DateMention | None:
    """The stretch of time that opened one of the sentences just before in the paragraph, where the number is told in the past tense."""
    sentence = context.sentences[number]
    if not any(token.tag in ("VBD", "VBN") for token in context.tokens[sentence.first : sentence.last]):
        return None
    if any(date.role == "duration" and date.span.start - sentence.span.start <= ADJOINING for date in context.dates_in(sentence.span)):
        return None  # "In the past 13 years, …" has a time of its own
    for back in range(number - 1, max(-1, number - 1 - SENTENCES_BACK), -1):
        earlier = context.sentences[back]
        if earlier.block != sentence.block:
            return None
        times = [date for date in context.dates_in(earlier.span) if date.role == "date" and date.anchor != "name"]
        if times and times[0].span.start - earlier.span.start <= ADJOINING and not is_day(times[0]):
            return times[0]
    return None


def lasting(context: Context, date: DateMention) -> str:
    """The time's value; open at its end after "since"."""
    before = context.text[max(0, date.span.start - 12) : date.span.start].split()
    return f"{date.value}/.." if before and before[-1].lower() in context.lasting and "/" not in date.value else date.value
