"""Engagements told together that took place one by one: "met separately with A and B", "held meetings with A, B and C"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.people import People
from dragoman.extract.engagements.scene import Scene, Unit

APART = frozenset({"meeting", "call"})
MANY = 2


@dataclass(frozen=True)
class Separate:
    """Parts the candidates of one scene by those whom somebody met one by one."""

    scene: Scene
    lexicon: Lexicon
    people: People

    def parts(self, candidate: Candidate) -> Iterator[Candidate]:
        """The candidate, or one for each counterpart, which leaves the others out."""
        sides = self.sides(candidate) if candidate.type in APART and candidate.manner in ("verb", "support") and self.is_separate(candidate) else []
        if len(sides) < MANY:
            yield candidate
            return
        everybody = {actor for side in sides for actor in side}
        for side in sides:
            yield replace(candidate, without=frozenset(everybody - side))

    def is_separate(self, candidate: Candidate) -> bool:
        """Whether the words say so: "separately" at the verb, "separate" at the noun, or meetings in the plural."""
        scene, lists = self.scene, self.lexicon.lists
        adverbs = scene.dependents(candidate.verb, "advmod")
        if any(scene.tokens[at].text.lower() in lists["one_by_one"] for at in adverbs):
            return True
        noun = scene.tokens[candidate.trigger]
        return noun.tag == "NNS" and noun.lemma.lower() in lists["repeatable"]

    def sides(self, candidate: Candidate) -> list[set[int]]:
        """The counterparts of the clause's subject, those of one side together; none unless one side stands over against them."""
        subjects = {unit.actor for unit in self.people.under(self.scene.subjects(candidate.verb))}
        found: dict[str, set[int]] = {}
        for unit in self.people.under(self.counterparts(candidate)):
            if unit.actor not in subjects and self.people.kind(unit) in ("person", "group", "state", "org"):
                found.setdefault(self.side(unit), set()).add(unit.actor)
        return list(found.values()) if subjects else []

    def counterparts(self, candidate: Candidate) -> list[int]:
        """The heads of whom somebody met: the object, and who stands behind "with" or "to"."""
        scene = self.scene
        tops = [candidate.verb, candidate.trigger]
        tops += [scene.tokens[scene.tokens[candidate.trigger].head].head] if scene.tokens[candidate.trigger].dep == "pobj" else []
        behind = [noun for top in tops for word, at in scene.prepositions(top) if word in ("with", "to") for noun in scene.complements(at)]
        return behind + (scene.objects(candidate.verb) if candidate.trigger == candidate.verb else [])

    def side(self, unit: Unit) -> str:
        """For whom somebody stands, or else who it is."""
        actor = self.scene.actors[unit.actor]
        return actor.represents_entity or actor.represents or actor.entity or str(unit.actor)
