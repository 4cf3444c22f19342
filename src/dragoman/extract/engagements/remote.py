"""By telephone or video: the words beside an engagement that say that nobody travelled for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.scene import Scene

THROUGH = frozenset({"via", "by", "over", "through", "on", "using"})


@dataclass(frozen=True)
class Remote:
    """Knows what took place from afar in one scene, by the lists ``remote``, ``remotely`` and ``means``."""

    scene: Scene
    lists: Mapping[str, frozenset[str]]

    def is_remote(self, candidate: Candidate) -> bool:
        """Whether an engagement took place from afar: "a virtual meeting", "met online", "held talks by video link"."""
        noun = self.scene.dependents(candidate.trigger, "amod", "compound", "nmod")
        if any(at < candidate.trigger and self.word(at) in self.lists["remote"] for at in noun):
            return True
        return any(self.is_told_at(at) for at in {candidate.trigger, candidate.verb})

    def is_told_at(self, token: int) -> bool:
        """Whether an adverb or adjunct of *token* says so."""
        scene = self.scene
        beside = [
            *(at for at in scene.dependents(token, "advmod", "acomp", "amod") if at > token),
            *range(token + 1, min(token + 2, len(scene.tokens))),
        ]
        if any(self.word(at) in self.lists["remotely"] for at in beside):
            return True
        below = [noun for word, at in scene.prepositions(token) if word in THROUGH for noun in scene.complements(at)]
        return any(self.lists["means"] & {self.word(at) for at in (noun, *scene.dependents(noun, "compound", "amod"))} for noun in below)

    def word(self, token: int) -> str:
        """A word in small letters."""
        return self.scene.tokens[token].text.lower()
