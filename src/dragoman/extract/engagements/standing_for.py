"""For whom somebody takes part, where his own words don't say: "X signed for A and Y for B", "A sent X", "B was represented by Y"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.extract.engagements.roles import FOR_SIDE
from dragoman.extract.engagements.scene import Scene, Unit
from dragoman.knowledge.lookup import state_governed_from
from dragoman.model.annotations import Actor

SIDES = frozenset({"state", "org"})


@dataclass(frozen=True)
class StandingFor:
    """Finds the sides of persons in one scene. ``lists`` are the words of engagements."""

    scene: Scene
    lists: Mapping[str, frozenset[str]]

    def completed(self, number: int) -> Actor:
        """The actor, with the side for which the text lets him act, or the office told without his name, where nothing else tells these."""
        actor = self.scene.actors[number]
        if actor.kind != "person" or actor.represents is not None:
            return actor
        office = next((self.scene.actors[at] for at, holder in self.scene.alias.items() if holder == number), None)
        if office is not None and office.kind == "person" and actor.post is None:
            return replace(actor, post=office.post, represents=office.represents, represents_entity=office.represents_entity)
        side = self.sides.get(number)
        return replace(actor, represents=side[0], represents_entity=side[1]) if side is not None else actor

    @cached_property
    def sides(self) -> dict[int, tuple[str, str | None]]:
        """By person the name and entity of the side; nobody who is told to act for two."""
        found: dict[int, set[tuple[str, str | None]]] = {}
        for person, side in [*self.by_verbs(), *self.by_lists()]:
            found.setdefault(person, set()).add(side)
        return {person: next(iter(sides)) for person, sides in found.items() if len(sides) == 1}

    def by_verbs(self) -> Iterator[tuple[int, tuple[str, str | None]]]:
        """Those of whom a verb tells it."""
        scene = self.scene
        for verb, token in enumerate(scene.tokens):
            if not token.tag.startswith("VB"):
                continue
            word, subjects = token.lemma.lower(), scene.subjects(verb)
            if word in self.lists["sending"]:
                yield from self.pairs(scene.objects(verb), subjects)
            elif word == "represent":
                yield from self.pairs(subjects, scene.objects(verb))
            elif word in self.lists["acting_for"]:
                behalf = [noun for on, at in scene.prepositions(verb) if on == "on" for noun in scene.complements(at)]
                tops = [verb, *(noun for noun in behalf if scene.tokens[noun].lemma == "behalf"), *scene.objects(verb)]
                ends = [noun for top in tops for on, at in scene.prepositions(top) if on in ("for", "of") for noun in scene.complements(at)]
                ends = [noun for noun in ends if scene.tokens[scene.tokens[noun].head].text.lower() == "for" or behalf]
                yield from self.pairs(subjects, ends)

    def by_lists(self) -> Iterator[tuple[int, tuple[str, str | None]]]:
        """Those behind whose name "for" and a side stand."""
        for unit, behind in zip(self.scene.units, self.scene.units[1:], strict=False):
            match = FOR_SIDE.match(self.scene.reading.text, unit.span.end)
            side = self.side(behind) if match and match.end() == behind.span.start else None
            if side is not None and self.scene.actors[unit.actor].kind == "person":
                yield unit.actor, side

    def pairs(self, persons: list[int], sides: list[int]) -> Iterator[tuple[int, tuple[str, str | None]]]:
        """The one person under some heads with the one side under others."""
        people = [unit for at in persons if (unit := self.scene.unit_at(at)) is not None and self.scene.actors[unit.actor].kind == "person"]
        told = [side for at in sides if (unit := self.scene.unit_at(at)) is not None and (side := self.side(unit)) is not None]
        if len(people) == len(persons) == len(told) == 1:
            yield people[0].actor, told[0]

    def side(self, unit: Unit) -> tuple[str, str | None] | None:
        """The state or body that a unit names; a capital is its state."""
        actor = self.scene.actors[unit.actor]
        if actor.kind in SIDES:
            return actor.name, actor.entity
        state = state_governed_from(self.scene.knowledge, actor.entity, actor.name) if actor.kind == "place" else None
        return (state.name, state.id) if state else None
