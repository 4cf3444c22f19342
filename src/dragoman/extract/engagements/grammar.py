"""The words of one reading and how they hang together, indexed so that each question is a look-up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property

from dragoman.model.annotations import Block, DateMention, Sentence, Token
from dragoman.model.document import Span
from dragoman.model.reading import Reading

RELATIVES = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True)
class Grammar:
    """The Token, Sentence, Block and DateMention layers of one reading, by token."""

    reading: Reading

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return self.reading[Token]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return self.reading[Sentence]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return self.reading[Block]

    @cached_property
    def starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    @cached_property
    def children(self) -> list[list[int]]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                below[token.head].append(index)
        return below

    @cached_property
    def reach(self) -> list[tuple[int, int]]:
        """For each token the first and last token of its subtree, last exclusive."""
        bounds = [(index, index + 1) for index in range(len(self.tokens))]
        for sentence in self.sentences:
            for index in self._bottom_up(sentence):
                for child in self.children[index]:
                    bounds[index] = (min(bounds[index][0], bounds[child][0]), max(bounds[index][1], bounds[child][1]))
        return bounds

    def _bottom_up(self, sentence: Sentence) -> list[int]:
        order: list[int] = [
            i for i in range(sentence.first, sentence.last) if not sentence.first <= self.tokens[i].head < sentence.last or self.tokens[i].head == i
        ]
        for index in order:
            order.extend(self.children[index])
        return order[::-1]

    def kind_of(self, sentence: Sentence) -> str:
        """The kind of block that a sentence stands in."""
        return self.blocks[sentence.block].kind if sentence.block < len(self.blocks) else "body"

    def range_of(self, span: Span) -> tuple[int, int]:
        """The tokens that a span covers, last exclusive."""
        first = bisect_right(self.starts, span.start) - 1
        if first < 0 or self.tokens[first].span.end <= span.start:
            first += 1
        return first, bisect_left(self.starts, span.end)

    def span_of(self, first: int, last: int) -> Span:
        """The characters of tokens *first* to *last* (exclusive)."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def root_of(self, span: Span) -> int:
        """The token of *span* that hangs on a word outside it."""
        first, last = self.range_of(span)
        for index in range(first, last):
            if not first <= self.tokens[index].head < last or self.tokens[index].head == index:
                return index
        return max(first, last - 1)

    @cached_property
    def dates(self) -> list[DateMention]:
        return [date for date in self.reading[DateMention] if date.role == "date"]

    @cached_property
    def lengths(self) -> list[DateMention]:
        return [date for date in self.reading[DateMention] if date.role == "duration"]

    def dependents(self, token: int, *labels: str) -> list[int]:
        """The children of *token* with one of *labels*."""
        return [child for child in self.children[token] if self.tokens[child].dep in labels]

    def phrase(self, verb: int) -> str:
        """A verb's base form in small letters, with its particle: "call off"."""
        word = self.tokens[verb].lemma.lower()
        particle = next((self.tokens[child].text.lower() for child in self.children[verb] if self._is_particle(child)), "")
        return f"{word} {particle}" if particle else word

    def _is_particle(self, token: int) -> bool:
        """Whether a word belongs to the verb itself: "were put up", "was sworn in on Monday"."""
        word = self.tokens[token]
        bare = word.dep == "prep" and word.text.lower() in ("in", "off") and word.head < token and not self.complements(token)
        return word.tag == "RP" or word.dep == "prt" or bare

    def prepositions(self, token: int) -> list[tuple[str, int]]:
        """The prepositions that hang on *token*, lower case, each with its own index."""
        return [(self.tokens[child].text.lower(), child) for child in self.children[token] if self.tokens[child].dep in ("prep", "agent", "dative")]

    def complements(self, preposition: int) -> list[int]:
        """What a preposition governs."""
        return self.dependents(preposition, "pobj", "pcomp")

    def behind_adjuncts(self, token: int, words: tuple[str, ...], events: Container[str]) -> list[int]:
        """What stands behind one of *words* that hangs on an adjunct of *token*: "met by video link with B", "talks in Larkholm with B"; never on
        one of *events* ("spoke after the talks with B")."""
        adjuncts = [
            noun
            for word, at in self.prepositions(token)
            if word not in words
            for noun in self.complements(at)
            if self.tokens[noun].lemma.lower() not in events and self.tokens[noun].tag.startswith("NN")
        ]
        return [noun for below in adjuncts for word, at in self.prepositions(below) if word in words for noun in self.complements(at)]

    def verb_above(self, token: int) -> int | None:
        """The next verb on the way up."""
        at = token
        while self.tokens[at].head != at:
            at = self.tokens[at].head
            if self.tokens[at].tag.startswith(("VB", "MD")):
                return at
        return None

    def antecedent(self, noun: int, verb: int) -> int:
        """What a relative pronoun stands for; any other word itself."""
        token = self.tokens[verb]
        if self.tokens[noun].text.lower() in RELATIVES and token.dep in ("relcl", "acl") and token.head != verb:
            return token.head
        return noun
