"""When and where, from the words beside a trigger: the clause first, then the rest of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.scene import Scene
from dragoman.model.annotations import DateMention

YEAR = 4  # characters of a year in EDTF


@dataclass(frozen=True)
class Times:
    """Ties the dates of one scene to its candidates."""

    scene: Scene

    @cached_property
    def roots(self) -> list[tuple[int, DateMention]]:
        """Each date with the token that it hangs on the sentence by."""
        return [(self.scene.root_of(date.span), date) for date in self.scene.dates]

    @cached_property
    def starts(self) -> list[int]:
        """Where the dates begin."""
        return [date.span.start for _, date in self.roots]

    def within(self, sentence: int) -> list[tuple[int, DateMention]]:
        """The dates of one sentence."""
        span = self.scene.sentences[sentence].span
        return self.roots[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def of(self, candidate: Candidate) -> DateMention | None:
        """The date that the grammar ties to the candidate: to its noun, its verb, or the verbs above."""
        dates = self.within(candidate.sentence)
        if not dates:
            return None
        chain = self.chain(candidate)
        best: tuple[int, int, DateMention] | None = None
        for root, date in dates:
            rank = None if self.is_in_title(date, candidate) else self.rank(root, chain)
            if rank is not None and (best is None or (rank, abs(root - candidate.trigger)) < best[:2]):
                best = (rank, abs(root - candidate.trigger), date)
        return best[2] if best else None

    def is_in_title(self, date: DateMention, candidate: Candidate) -> bool:
        """Whether a year is part of a name: "the 2025 Harbour Forum"."""
        return len(date.value) == YEAR and date.span.end <= self.scene.tokens[candidate.trigger].span.start and candidate.named

    def chain(self, candidate: Candidate) -> list[int]:
        """The trigger, its verb, and the verbs that these hang on."""
        tokens, found = self.scene.tokens, [candidate.trigger]
        if candidate.verb != candidate.trigger:
            found.append(candidate.verb)
        at = candidate.verb
        while tokens[at].head != at and len(found) < 6 and tokens[at].dep in ("xcomp", "conj", "advcl", "pcomp", "prep", "acl", "pobj", "dobj"):
            at = tokens[at].head
            found.append(at)
        return found

    def rank(self, root: int, chain: list[int]) -> int | None:
        """How near a date stands to the chain: the place in it of the word that the date hangs on; ``None`` where another clause has it."""
        tokens, at = self.scene.tokens, root
        for _ in range(7):
            if at in chain:
                return chain.index(at)
            if tokens[at].head == at or (tokens[at].tag.startswith("VB") and at != root):
                return None
            if tokens[at].tag.startswith("NN") and at != root and tokens[at].dep in ("pobj",) and self._is_other_event(at):
                return None
            at = tokens[at].head
        return None

    def _is_other_event(self, noun: int) -> bool:
        return any(self.scene.tokens[child].dep == "amod" for child in self.scene.children[noun])
