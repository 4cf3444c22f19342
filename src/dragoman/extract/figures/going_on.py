"""Numbers that go on from the one told before: "when it was 3 million", "up 12 per cent", "$19 million the year before"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.extract.figures.clause import Context
from dragoman.extract.figures.parties import Roles
from dragoman.model.annotations import Quantity
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.records import Figure

YEAR_BEFORE = re.compile(r"\W+(?:in )?(?:the|a) (?:year (?:before|earlier|previously)|(?:previous|preceding|prior) year)\b")
FOUR_DIGITS = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class GoingOn:
    """What the words around a number say of the numbers before it."""

    grammar: Grammar
    context: Context
    words: Mapping[str, frozenset[str]]

    def year_before(self, quantity: Quantity, words: Span, figures: Sequence[Figure]) -> str | None:
        """The year before that of the number told last, where "the year before" or the like stands behind this one."""
        when = figures[-1].period if figures else None
        if when is None or not YEAR_BEFORE.match(self.context.text, quantity.span.end, max(quantity.span.end, words.end)):
            return None
        return FOUR_DIGITS.sub(lambda year: str(int(year[0]) - 1), when)

    def pointed_at(self, quantity: Quantity, sentence: int, roles: Roles, figures: Sequence[Figure]) -> Figure | None:
        """The number of one unit told last, in the same sentence, which "it" stands for: "more than in 2021, when it was $3 million"."""
        known = next(
            (
                one
                for one in reversed(figures)
                if one.unit == quantity.unit or (quantity.unit == "percent" and quantity.counted is None and one.unit.isupper())
            ),
            None,
        )
        if known is None or not self.is_it(roles):
            return None
        near = known.evidence[0].start >= self.context.sentences[sentence].span.start
        return known if near or self.corrects(known, sentence, roles) else None

    def turns(self, quantity: Quantity, first: int) -> bool:
        """Whether a percentage tells how the number before it turned: "3 million, up 12 per cent"."""
        return quantity.unit == "percent" and first > 0 and self.context.tokens[first - 1].text.lower() in self.words["turns"]

    def corrects(self, known: Figure, sentence: int, roles: Roles) -> bool:
        """Whether a sentence begins with "it", which means the number that the sentence before tells: "It was $3 million."."""
        before = self.context.sentences[max(0, sentence - 1)].span
        first = self.context.sentences[sentence].first
        return before.covers(Span(known.evidence[0].start, known.evidence[0].start)) and roles.subject in range(first, first + 4)

    def is_it(self, roles: Roles) -> bool:
        """Whether only a pronoun stands for what the number is told of."""
        return roles.subject is not None and self.context.tokens[roles.subject].text.lower() in self.words["pronouns"]

    def is_told_of_a_time(self, roles: Roles, words: Span) -> bool:
        """Whether a time stands where the bearer would: "March saw 5 million"."""
        bearer = Span(words.start, words.start + 1) if roles.subject is None else self.context.tokens[roles.subject].span
        verb = roles.verb if roles.verb is not None else len(self.context.tokens)
        return any(
            date.span.overlaps(bearer) and (roles.subject is not None or next(self.grammar.between(Span(date.span.end, words.end)), None) == verb)
            for date in self.context.dates
        )
