"""How many of what: the numbers that a text tells, with comparator, range, unit and what is counted.

Not quantities: dates and years, ordinals, numbers of articles, resolutions and pages, telephone numbers, clock times, formats such as "5+1",
and small words that count nothing ("one of them", "the two sides").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from dragoman.annotate.numbers.grammar import Number, NumberGrammar
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import DateMention, Quantity, Token
from dragoman.model.document import Span
from dragoman.model.reading import Reading

MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "POS", "AFX"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
LISTING = ("and", "or", ",")
LARGE = 10000  # a number as large counts something whatever follows: "5 million and …"
LONGEST_PHRASE = 8  # tokens of what is counted


def find_quantities(text: str, tokens: Sequence[Token], dates: Sequence[DateMention], grammar: NumberGrammar) -> Iterator[Quantity]:
    """The quantities of the tokens given, in order, none within another or within a date; one pass over the tokens."""
    taken = [date.span for date in dates if date.role == "date"]
    skip = end = 0
    for index, token in enumerate(tokens):
        start = token.span.start
        if start < end or not grammar.can_open(token.text):
            continue
        while skip < len(taken) and taken[skip].end <= start:
            skip += 1
        number = grammar.match(text, start)
        if number is None or (skip < len(taken) and taken[skip].start < number.end):
            continue
        if index > 1 and tokens[index - 1].text in LISTING and is_plain_number(tokens[index - 2], end, taken):
            continue  # "posts 12 and 13"
        last = last_token(tokens, index, number.end)
        if counts_something(text, tokens, index, last, number, grammar):
            last = past_repetition(tokens, last)
            counted, end = what_is_counted(text, tokens, last, number)
            if any(number.end <= date.start < end for date in taken[skip : skip + 3]):
                counted, end = None, number.end
            yield Quantity(Span(number.start, number.end), number.value, number.unit, number.upper, number.qualifier, counted)
            end = number.end


def is_plain_number(token: Token, end: int, taken: Sequence[Span]) -> bool:
    """Whether a number was neither a quantity (they end at *end*) nor a time."""
    return token.text.isdigit() and token.span.start >= end and not any(date.covers(token.span) for date in taken)


def past_repetition(tokens: Sequence[Token], last: int) -> int:
    """The last token of a number, past its repetition in digits: "fifteen (15) members"."""
    again = [token.text for token in tokens[last + 1 : last + 4]]
    return last + 3 if len(again) == 3 and again[0] == "(" and again[1].isdigit() and again[2] == ")" else last


def last_token(tokens: Sequence[Token], index: int, end: int) -> int:
    """The last token that begins before *end*."""
    while index + 1 < len(tokens) and tokens[index + 1].span.start < end:
        index += 1
    return index


def counts_something(text: str, tokens: Sequence[Token], index: int, last: int, number: Number, grammar: NumberGrammar) -> bool:
    """Whether the words around leave the number a count or a measure."""
    sentence = tokens[index].sentence
    before = tokens[index - 1] if index and tokens[index - 1].sentence == sentence else None
    after = tokens[last + 1] if last + 1 < len(tokens) and tokens[last + 1].sentence == sentence else None
    if number.unit != "count":
        return not (after and after.lemma == "old") and not text.startswith("-old", number.end)
    if before and before.text.rstrip(".") in grammar.words["not_counted_after"] and not before.tag.startswith("VB"):
        return False
    if any(near is not None and near.text.lstrip("+").isdigit() for near in (before, after)):
        return False  # groups of digits: a telephone number
    if before is None and after and after.text in (".", ")"):
        return False  # a list's own numbering
    if before and before.text in ("(", ",") and after and after.text in (")", ",") and (before.text == "(" or tokens[index - 2].tag == "NNP"):
        return False  # an age, a mark
    if is_bare_year(tokens[last].text) and not number.qualifier and not (after and after.tag == "NNS"):
        return False
    if after and after.lemma in grammar.words["not_counted_before"] and not (after.tag == "CC" and number.value >= LARGE):
        return False
    if tokens[last].span.end > number.end:  # a word is joined on by a hyphen: "three-way"
        return tokens[last].text.rpartition("-")[2].lower() not in grammar.words["not_counted_before"]
    if after and after.text == "-":
        return last + 2 < len(tokens) and tokens[last + 2].lemma not in grammar.words["not_counted_before"] and tokens[last + 2].text.islower()
    if after and after.tag == "NNP" and not number.qualifier and names_a_place(tokens, last + 1):
        return False
    return not (number.in_words and number.value < 2) or is_counting_one(tokens, index, after)


def names_a_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name in the singular follows a number: "10 Castle Street"."""
    while at < len(tokens) and tokens[at].tag == "NNP":
        at += 1
    return at >= len(tokens) or tokens[at].tag not in ("NN", "NNS", "NNPS", "POS", "JJ", "HYPH")


def is_bare_year(digits: str) -> bool:
    """Whether a number looks like a year rather than an amount."""
    return len(digits) == 4 and digits.isdigit() and "1500" <= digits < "2100"


def is_counting_one(tokens: Sequence[Token], index: int, after: Token | None) -> bool:
    """Whether "one" counts a thing, rather than standing for one of several or for somebody."""
    return tokens[index].lemma == "one" and tokens[index].dep == "nummod" and after is not None and after.tag in ("NN", "JJ")


def what_is_counted(text: str, tokens: Sequence[Token], last: int, number: Number) -> tuple[str | None, int]:
    """The words of what is counted or measured, and where they end: the nouns that follow, with an "of" phrase."""
    at = last + 1
    if number.unit == "count":
        if at < len(tokens) and tokens[at].text == "-":
            at += 1
        end = noun_phrase(tokens, at)
        if end is None:
            some = of_phrase(tokens, at, ("of",))  # "14 of its 20 ships"
            return phrase(text, tokens, at + 1, some) if some and tokens[at + 1].tag in ("DT", "PRP$", "CD") else (None, number.end)
        return phrase(text, tokens, at, of_phrase(tokens, end, ("of",)) or end)
    more = of_phrase(tokens, at, ("of",) if number.unit.islower() else ("of", "in", "worth"))
    if more:
        return phrase(text, tokens, at + 1, more)
    end = noun_phrase(tokens, at)
    return phrase(text, tokens, at, end) if end else (None, number.end)


def phrase(text: str, tokens: Sequence[Token], first: int, end: int) -> tuple[str, int]:
    """The words of tokens [first, end) without an article, and where they end."""
    while end - first > 1 and tokens[first].tag in ("DT", "PRP$", "CD"):
        first += 1
    return text[tokens[first].span.start : tokens[end - 1].span.end], tokens[end - 1].span.end


def noun_phrase(tokens: Sequence[Token], first: int) -> int | None:
    """The end of the run of adjectives and nouns from *first*, in one sentence, that ends in a noun; ``None`` without a noun."""
    end = None
    for at in range(first, min(first + LONGEST_PHRASE, len(tokens))):
        token = tokens[at]
        if token.tag == "CC" and end is None and at > first:
            continue  # "regional and national bodies"
        if token.sentence != tokens[first].sentence or token.tag not in MODIFIERS or (token.dep == "ROOT" and end is not None):
            break  # a root after a noun is a verb that was taken for one
        if token.tag in NOUNS:
            end = at + 1
        elif end is not None and token.tag in ("VBN", "VBG", "JJ") and tokens[end - 1].tag == "NNS":
            break  # "delegations received", "people evacuated"
    return end


def of_phrase(tokens: Sequence[Token], at: int, links: Collection[str]) -> int | None:
    """The end of one of *links* ("of") and a noun phrase, that begin at *at*, with what hangs on it by "of"."""
    if at + 1 >= len(tokens) or tokens[at].text not in links:
        return None
    first = at + 1
    while first < len(tokens) and tokens[first].tag in ("DT", "PRP$", "CD"):
        first += 1
    end = noun_phrase(tokens, first)
    if end is None or (tokens[at].text == "in" and tokens[end - 1].tag in ("NNP", "NNPS")):
        return None
    return of_phrase(tokens, end, ("of",)) or end


@dataclass(frozen=True)
class Numbers:
    """Token and DateMention layers → Quantity layer."""

    name: ClassVar[str] = "numbers/1"
    requires: ClassVar[frozenset[type]] = frozenset({Token, DateMention})
    provides: ClassVar[frozenset[type]] = frozenset({Quantity})
    knowledge: Knowledge
    grammar: NumberGrammar = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "grammar", NumberGrammar.of(self.knowledge))

    def __call__(self, reading: Reading) -> Reading:
        return reading.adding(Quantity, find_quantities(reading.text, reading[Token], reading[DateMention], self.grammar))
