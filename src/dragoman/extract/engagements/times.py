"""When and where, from the words beside a trigger: the clause first, then the rest of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.stretches import Stretches
from dragoman.model.annotations import DateMention

CARRIED = frozenset({"xcomp", "conj", "pcomp", "prep", "pobj", "dobj"})
BOUNDS = frozenset({"until", "till", "since"})
PAST = frozenset({"VBD", "VBN"})
YEAR = 4  # characters of a year in EDTF


@dataclass(frozen=True)
class Times:
    """Ties the dates of one scene to its candidates."""

    scene: Scene
    events: frozenset[str]
    margins: frozenset[str]
    stretches: Stretches

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
        chain = self.chain(candidate)
        carried = self.stretches.carried(chain, self.scene.tokens[candidate.verb].tag in PAST)
        if carried is not None:
            return carried
        best: tuple[int, int, DateMention] | None = None
        for root, date in dates:
            rank = None if self.is_in_title(date) or self.is_bound(root) else self.rank(root, chain)
            if rank is not None and (best is None or (rank, abs(root - candidate.trigger)) < best[:2]):
                best = (rank, abs(root - candidate.trigger), date)
        return self.stretches.stretched(best[2], candidate.trigger, candidate.verb) if best else None

    def is_bound(self, root: int) -> bool:
        """Whether a date merely bounds something: "until June", "since 1998"."""
        return self.scene.tokens[self.scene.tokens[root].head].text.lower() in BOUNDS

    def is_in_title(self, date: DateMention) -> bool:
        """Whether a year is part of a name: "the 2025 Harbour Forum"."""
        _, end = self.scene.range_of(date.span)
        return len(date.value) == YEAR and end < len(self.scene.tokens) and self.scene.tokens[end].tag.startswith("NNP")

    def chain(self, candidate: Candidate, *, aims: bool = False) -> list[int]:
        """The trigger, its verb, and the verbs that these hang on; with *aims* also that of a journey made for it."""
        tokens, found = self.scene.tokens, [candidate.trigger]
        if candidate.verb != candidate.trigger:
            found.append(candidate.verb)
        found += [child for child in self.scene.dependents(candidate.trigger, "acl", "relcl") if tokens[child].tag in ("VBN", "VBD", "VBZ")]
        if tokens[candidate.verb].tag == "VBN" and candidate.verb not in found:
            found.append(candidate.verb)
        found += [below for child in found[1:] for below in self.scene.dependents(child, "xcomp")]
        at = candidate.verb
        while (
            tokens[at].head != at
            and len(found) < 6
            and (tokens[at].dep in CARRIED or (aims and tokens[at].dep == "advcl" and tokens[at].tag == "VB"))
        ):
            at = tokens[at].head
            found.append(at)
        return found

    def rank(self, root: int, chain: list[int], *, through: bool = False) -> int | None:
        """How near a date stands to the chain: the place in it of the word that the date hangs on; ``None`` where another clause has it."""
        tokens, at = self.scene.tokens, root
        for _ in range(9):
            if at in chain:
                return chain.index(at)
            if tokens[at].head == at or (tokens[at].tag.startswith("VB") and at != root):
                return None
            if at != root and self.is_other_event(at) and not (self.is_on_margins(at) or (through and self.is_setting(at))):
                return None
            at = tokens[at].head
        return None

    def is_setting(self, noun: int) -> bool:
        """Whether something happens at or during an engagement, so where that is: "signed at the dialogue in Larkholm"."""
        token = self.scene.tokens[noun]
        return token.dep == "pobj" and self.scene.tokens[token.head].text.lower() in ("at", "during")

    def is_on_margins(self, noun: int) -> bool:
        """Whether what happens on the margins of an engagement is asked for: it happens where that does."""
        tokens = self.scene.tokens
        above = tokens[tokens[noun].head].head
        return tokens[noun].dep == "pobj" and tokens[above].text.lower() in self.margins

    def is_other_event(self, noun: int) -> bool:
        """Whether a word tells of another engagement, which then has the date for itself."""
        token = self.scene.tokens[noun]
        return token.tag.startswith("NN") and (token.text.lower() in self.events or token.lemma.lower() in self.events)
