"""Undertakings in lists of a communiqué: "The Parties agreed to:" or "The two sides will:", and an item on each line below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.undertakings.contents import Content
from dragoman.extract.undertakings.kinds import Kinds
from dragoman.extract.undertakings.pledged import Pledge
from dragoman.extract.undertakings.promises import Promises
from dragoman.model.annotations import Block, Sentence
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading
from dragoman.model.records import UndertakingKind

MARK = re.compile(r"(?:[-–—•▪●■◦*·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s*(?=\S)|(?=[a-z])")
LEAD = re.compile(r":\s*$")
COMING = frozenset({"will", "shall"})


@dataclass(frozen=True, slots=True)
class Lead:
    """The line above a list: its word of undertaking (none for a bare "will"), whose it is, and who is addressed."""

    kind: UndertakingKind | None
    owner: int
    addressees: tuple[int, ...] = ()


@dataclass(frozen=True)
class Lists:
    """The lists of one text."""

    reading: Reading
    grammar: Grammar
    promises: Promises
    kinds: Kinds

    def find(self) -> Iterator[Pledge]:
        """One undertaking for each item, in order."""
        lead: Lead | None = None
        first = {sentence.block: number for number, sentence in reversed(list(enumerate(self.reading[Sentence])))}
        last = {sentence.block: number for number, sentence in enumerate(self.reading[Sentence])}
        for number, block in enumerate(self.reading[Block]):
            if number not in first:
                continue
            words = block.span.of(self.reading.text)
            mark = MARK.match(words)
            if lead is not None and mark is not None and not LEAD.search(words):
                yield from self.item(lead, first[number], block.span.start + mark.end())
            else:
                lead = self.lead(last[number]) if LEAD.search(words) else None

    def lead(self, number: int) -> Lead | None:
        """What the sentence before a list undertakes, where it breaks off right after its word: "agreed to:", "will:"."""
        sentence, tokens = self.reading[Sentence][number], self.grammar.tokens
        ending = [at for at in range(sentence.first, sentence.last) if tokens[at].text.isalpha()][-4:]
        for at in reversed(ending):
            owner = self.grammar.subject(at)
            if tokens[at].text.lower() in COMING and at == ending[-1]:
                owner = self.noun_before(at) if owner is None else owner
                return None if owner is None else Lead(None, owner)
            promise = next((one for one in self.promises.verbs.get(tokens[at].lemma, ()) if self.promises.has("listing", tokens[at].lemma)), None)
            if promise is not None and tokens[at].tag.startswith("VB") and owner is not None and not self.grammar.is_negated(at):
                return Lead(promise.kind, owner)
        return None

    def noun_before(self, at: int) -> int | None:
        """The noun right before the word *at*, with those to which it is joined."""
        tokens = self.grammar.tokens
        here = next((word for word in range(at - 1, max(-1, at - 12), -1) if tokens[word].tag.startswith(("NN", "PRP"))), None)
        while here is not None and tokens[here].dep == "conj" and tokens[tokens[here].head].tag.startswith("NN"):
            here = tokens[here].head
        return here

    def item(self, lead: Lead, number: int, start: int) -> Iterator[Pledge]:
        """The undertaking of the sentence *number*, whose words begin at *start*."""
        sentence = self.reading[Sentence][number]
        span = Span(max(start, sentence.span.start), sentence.span.end)
        inside = list(self.grammar.between(span))
        at = next((word for word in inside[:3] if self.grammar.tokens[word].tag in ("VB", "VBP", "VBG")), None)
        at = self.grammar.head_of(span) if at is None else at
        if not inside or at is None or len(inside) < 3:
            return
        content = Content(span, at)
        kind = lead.kind if lead.kind is not None else self.kinds.future(at) or "plan"
        cue = self.grammar.tokens[inside[0]].span
        yield Pledge(
            self.kinds.turned(kind, at, False, content), "verb", number, cue, span, span, span, lead.owner, lead.addressees, joint=kind == "agreement"
        )
