"""The two states that a text is about, where it only says "the two countries", or "the next round" of their talks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.parties import leading_pair

SERIAL = frozenset({"consultations", "negotiation"})
TWO = 2


@dataclass(frozen=True)
class Pairs:
    """Knows the two states of one scene. ``lists`` are the words of engagements."""

    scene: Scene
    lists: Mapping[str, frozenset[str]]

    @cached_property
    def states(self) -> list[int]:
        """The two states that stand clearly ahead of all others, in the order of the text; none where there are no such two."""
        numbers = {actor.entity: number for number, actor in reversed(list(enumerate(self.scene.actors))) if actor.kind == "state" and actor.entity}
        found = [numbers[party.entity] for party in leading_pair(self.scene.reading, states=True) if party.entity in numbers]
        return found if len(found) == TWO else []

    def meant(self, heads: Iterable[int]) -> list[int]:
        """The two where one of *heads* is "the two countries" or "both governments"."""
        return self.states if any(self.is_plural(head) for head in heads) else []

    def is_plural(self, head: int) -> bool:
        """Whether a word stands for two states told elsewhere."""
        token = self.scene.tokens[head]
        beside = {self.scene.tokens[at].text.lower() for at in self.scene.children[head] if at < head}
        counted = bool(beside & {"two", "both"}) and beside <= {"the", "these", "two", "both", "our", "neighbouring", "neighboring"}
        return token.lemma.lower() in self.lists["realms"] and token.tag in ("NNS", "NNPS") and counted

    def of_series(self, candidate: Candidate) -> list[int]:
        """The two whose talks a numbered round or session without a side is one of: "the third round opens in June"."""
        token = self.scene.tokens[candidate.trigger]
        counted = candidate.numbered and token.lemma.lower() in self.lists["rounds"] | {"consultation", "negotiation", "talk", "meeting"}
        return self.states if candidate.type in SERIAL and counted else []
