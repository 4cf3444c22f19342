"""Which lengths of time are figures: those that say how long something took, takes or will take; not those that only say when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.model.annotations import Quantity, Token
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar

NEAR = 25  # characters between a sum and the time over which it is spread


@dataclass(frozen=True, slots=True)
class Lengths:
    """Judges the lengths of one text by the words around them; ``words`` are those of ``cues/en/figures``."""

    text: str
    grammar: Grammar
    quantities: Sequence[Quantity]
    words: Mapping[str, frozenset[str]]

    @property
    def tokens(self) -> Sequence[Token]:
        return self.grammar.tokens

    def reason(self, quantity: Quantity, first: int, last: int) -> str | None:
        """Why a length whose tokens are *first* to *last* is no figure; ``None`` where it is one."""
        if "-" in quantity.span.of(self.text) or self.text.startswith("-", quantity.span.end):
            return self.reason_of_joined(quantity)
        after = self.word(last + 1)
        if after in self.words["whens"]:
            return "says-when"
        if self.is_of(first, last) or self.is_for(first) or self.is_first_in(first) or self.is_taken(last) or self.is_spread(quantity):
            return None
        return "length-of-nothing"

    def reason_of_joined(self, quantity: Quantity) -> str | None:
        """The same of a length that a hyphen joins to its noun: "a two-week course"; how long a visit lasted is told by its dates."""
        if quantity.counted is None:
            return "length-of-nothing"
        return "length-of-engagement" if quantity.counted.lower().split()[-1] in self.words["courses"] else None

    def word(self, at: int) -> str:
        """The word of a token, in small letters; nothing where there is none."""
        return self.tokens[at].text.lower() if 0 <= at < len(self.tokens) else ""

    def is_of(self, first: int, last: int) -> bool:
        """Whether it is the length of something named: "46 years of war", "a period of 99 years"; jubilees and ages aren't."""
        sentence = self.tokens[first].sentence
        if self.word(last + 1) == "of":
            below = [at for at in range(last + 2, min(last + 7, len(self.tokens))) if self.tokens[at].sentence == sentence]
            return not any(self.tokens[at].lemma.lower() in self.words["jubilees"] for at in below) and not self.is_kept(first)
        if self.word(first - 1) != "of":
            return False
        return self.tokens[self.tokens[first - 1].head].lemma.lower() not in self.words["ages"]

    def is_kept(self, at: int) -> bool:
        """Whether a jubilee is kept: "marks 30 years of …"."""
        for _ in range(4):
            at = self.tokens[at].head
            if self.tokens[at].tag.startswith("VB"):
                return self.tokens[at].lemma.lower() in self.words["keeping"]
        return False

    def is_for(self, first: int) -> bool:
        """Whether "for" tells how long something goes on: "for about 40 minutes"; "for the first time in" doesn't."""
        return self.word(first - 1) == "for" and self.tokens[self.tokens[first - 1].head].tag.startswith(("VB", "NN"))

    def is_first_in(self, first: int) -> bool:
        """Whether so much time has passed since the last one: "the first visit by a minister in twelve years"."""
        start = self.word(first - 1) == "in"
        opening = range(max(0, first - 25), first)
        return start and any(self.word(at) in self.words["firsts"] and self.tokens[at].sentence == self.tokens[first].sentence for at in opening)

    def is_taken(self, last: int) -> bool:
        """Whether a verb of lasting governs it: "would last no more than three years"."""
        above = self.tokens[self.tokens[last].head]
        return above.tag.startswith("VB") and above.lemma.lower() in self.words["enduring"] and self.tokens[last].dep in ("dobj", "attr", "npadvmod")

    def is_spread(self, quantity: Quantity) -> bool:
        """Whether a sum is spread over it: "worth $400 million over five years"."""
        before = next((one for one in reversed(self.quantities) if one.span.end <= quantity.span.start), None)
        if before is None or before.unit in self.words["lengths"] or len(Span(before.span.end, quantity.span.start)) > NEAR:
            return False
        return quantity.qualifier == "over" and before.unit.isupper()
