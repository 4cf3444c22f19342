"""The tree that a text's words make: who hangs on whom, and how far each word's phrase reaches.

Built from the Token layer in one pass; every question is then a look at a few neighbours. Token positions are indexes into that layer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.annotations import Token
from dragoman.model.document import Span

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})  # tags of verbs that make a clause
RELATIVES = frozenset({"who", "which", "that", "whom"})
HALTS = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis"})  # what is no part of a plain name


@dataclass(frozen=True)
class Grammar:
    """The tokens of a text with the children of each, in text order."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, tokens: tuple[Token, ...]) -> Grammar:
        """The tree of *tokens*; linear in their number."""
        children: list[list[int]] = [[] for _ in tokens]
        for at, token in enumerate(tokens):
            if token.head != at:
                children[token.head].append(at)
        return cls(tokens, tuple(map(tuple, children)))

    def find(self, at: int, *labels: str) -> int | None:
        """The first child of *at* with one of these dependency labels."""
        return next((child for child in self.children[at] if self.tokens[child].dep in labels), None)

    def find_all(self, at: int, *labels: str) -> list[int]:
        """All children of *at* with one of these dependency labels."""
        return [child for child in self.children[at] if self.tokens[child].dep in labels]

    def below(self, at: int, without: frozenset[str] = frozenset()) -> Iterator[int]:
        """*at* and all that hangs on it, in no order; children labelled as in *without* are left out with all theirs."""
        waiting = [at]
        while waiting:
            here = waiting.pop()
            yield here
            waiting += [child for child in self.children[here] if self.tokens[child].dep not in without]

    def span(self, at: int, without: frozenset[str] = frozenset()) -> Span:
        """The stretch of text from the first to the last word that hangs on *at*."""
        words = list(self.below(at, without))
        return Span(self.tokens[min(words)].span.start, self.tokens[max(words)].span.end)

    def phrase(self, at: int) -> Span:
        """The plain noun phrase around *at*: without relative clauses, appositions and further members of a list."""
        words = [at]
        for child in self.children[at]:
            if self.tokens[child].dep not in HALTS:
                words += self.below(child, HALTS)
        return Span(self.tokens[min(words)].span.start, self.tokens[max(words)].span.end)

    def members(self, at: int) -> list[int]:
        """*at* and what is joined to it by "and" or a comma."""
        joined = [at]
        for here in joined:
            joined += self.find_all(here, "conj")
        return joined

    def subject(self, at: int) -> int | None:
        """Who does what the verb *at* tells, also where another verb carries the subject ("met X and said", "stressing that")."""
        for _ in range(6):
            subjects = self.find_all(at, *SUBJECTS)  # a dateline may pass for a first one
            own = next((child for child in reversed(subjects) if child < at), subjects[0] if subjects else None)
            token = self.tokens[at]
            if own is not None:
                return token.head if token.dep == "relcl" and self.tokens[own].text.lower() in RELATIVES else own
            if token.dep == "acl":
                return token.head if token.tag in ("VBG", "VBN") else self.find(token.head, "poss")
            if token.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep") or token.head == at:
                return None
            at = self.teller(at) if token.dep == "conj" else token.head
        return None

    def teller(self, at: int) -> int:
        """The verb that *at* is joined to.

        A reported clause is passed over where only the verb that reports it has the same tense ("said it would … and met").
        """
        head = self.tokens[at].head
        joined, over = self.tokens[head], self.tokens[self.tokens[head].head]
        tense = self.tokens[at].tag
        bare = joined.tag == "VB" and joined.dep in ("ccomp", "xcomp") and tense in ("VBD", "VBZ")  # "want X to meet and praised Y"
        past = bare or (joined.dep == "ccomp" and joined.tag != tense and over.tag == tense and tense in ("VBD", "VBZ", "VBP"))
        return joined.head if past else head

    def before_telling(self, at: int, words: Span) -> Span:
        """*words*, all that hangs on the bare verb *at*, up to where a finite verb goes on with the telling ("to meet more often and praised …")."""
        after = next((child for child in self.members(at) if child > at and self.tokens[child].tag in ("VBD", "VBZ")), None)
        if self.tokens[at].tag != "VB" or after is None or self.find(after, "nsubj", "nsubjpass") is not None:
            return words
        joint = next((word for word in range(after - 1, at, -1) if self.tokens[word].dep == "cc"), after)
        last = joint - 1 if self.tokens[joint - 1].text != "," else joint - 2
        return Span(words.start, self.tokens[max(at, last)].span.end)

    def is_passive(self, at: int) -> bool:
        """Whether the verb *at* stands in the passive voice with its own subject or as a participle after a noun."""
        token = self.tokens[at]
        return self.find(at, "auxpass", "nsubjpass", "agent") is not None or (token.tag == "VBN" and token.dep in ("acl", "amod"))

    def is_negated(self, at: int) -> bool:
        """Whether "not", "never" or the like hangs on the verb *at*, or "no" on the noun."""
        return self.find(at, "neg") is not None or any(self.tokens[word].lemma.lower() == "no" for word in self.find_all(at, "det"))

    def is_bare(self, at: int) -> bool:
        """Whether the noun *at* has "the" and nothing else beside it."""
        return [self.tokens[child].text.lower() for child in self.children[at]] == ["the"]

    def agent(self, at: int) -> int | None:
        """The doer of a passive: the noun after "by"."""
        by = self.find(at, "agent")
        return None if by is None else self.find(by, "pobj")

    def text_behind(self, at: int) -> str:
        """The word or sign right behind the word *at*; empty at the end."""
        return self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""

    def head_of(self, span: Span) -> int | None:
        """The word of *span* on which the others of it hang; ``None`` where no token lies in it."""
        inside = list(self.between(span))
        return next((at for at in inside if self.tokens[at].head == at or not span.covers(self.tokens[self.tokens[at].head].span)), None)

    def between(self, span: Span) -> Iterator[int]:
        """The tokens that lie in *span*."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.start < span.start:
                low = middle + 1
            else:
                high = middle
        while low < len(self.tokens) and self.tokens[low].span.end <= span.end:
            yield low
            low += 1
