"""Who is named under a word of the grammar: the mentions that stand there as participants, not those inside a larger name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.lists import Lists
from dragoman.extract.engagements.scene import Scene, Unit
from dragoman.model.annotations import Office

TOGETHER = frozenset({"with", "including", "alongside", "plus"})
COLLECTIVES = frozenset(
    {"delegation", "leadership", "leaders", "representatives", "representation", "members", "heads", "head", "officials", "side", "team", "group"}
)
REMEMBERED, AHEAD = 16, 6  # mentions
LED = frozenset({"lead", "head", "chair", "accompany"})
STEPS = ("conj", "appos", "dep", "npadvmod", "nmod", "attr")
FILLERS = {
    "people": frozenset({"person", "group"}),
    "actor": frozenset({"person", "group", "org", "state"}),
    "body": frozenset({"org", "state"}),
    "place": frozenset({"place", "state"}),
    "person": frozenset({"person"}),
    "state": frozenset({"state", "place"}),
    "organisation": frozenset({"org"}),
}


@dataclass(frozen=True)
class People:
    """Looks actors up by the grammar of one scene."""

    scene: Scene
    presence: frozenset[str]
    both: frozenset[str]
    paired: frozenset[str]

    def under(self, heads: Iterable[int]) -> list[Unit]:
        """The units named under *heads*, each once, in the order of the text."""
        found: dict[Unit, None] = {}
        for head in heads:
            for unit in self.under_head(head):
                found[unit] = None
                listed, among = self.lists.after(unit), self.lists.among(unit)
                if among or self.lists.is_told_by(unit, listed):
                    del found[unit]
                listed = among or listed
                for other in listed:
                    found[other] = None
        return sorted(found, key=lambda unit: unit.span)

    def under_head(self, head: int) -> list[Unit]:
        """The units under one noun: its own, those coordinated with it, and those behind "with" or a collective's "of"."""
        found: list[Unit] = []
        waiting, seen = [head], {head}
        while waiting:
            token = waiting.pop()
            unit = self.scene.unit_at(token)
            if unit is not None:
                found.append(unit)
            for child in self._next(token, unit):
                if child not in seen:
                    seen.add(child)
                    waiting.append(child)
        return found

    def _next(self, token: int, unit: Unit | None) -> list[int]:
        scene = self.scene
        below = scene.children[token]
        if unit is not None:
            first, last = scene.range_of(unit.span)
            below = [child for at in range(first, last) for child in scene.children[at]]
        near = [child for child in below if scene.tokens[child].dep in STEPS]
        if scene.tokens[token].tag == "VBG":  # "met with visiting minister B", taken for a verb
            near += scene.dependents(token, "dobj")
        for child in below:
            if scene.tokens[child].dep == "acl" and scene.tokens[child].lemma.lower() in LED:
                near += [at for word, by in scene.prepositions(child) if word == "by" for at in scene.complements(by)]
            if scene.tokens[child].dep == "prep" and self._joins(child, token, unit):
                near += scene.complements(child)
        return near

    def _joins(self, preposition: int, noun: int, unit: Unit | None) -> bool:
        word = self.scene.tokens[preposition].text.lower()
        if word == "of":
            if self.scene.tokens[noun].lemma.lower() in self.presence:
                return True
            return unit is None and self.scene.tokens[noun].lemma.lower() in COLLECTIVES | {"number", "side", "minister", "ambassador"}
        return word in TOGETHER

    def kind(self, unit: Unit) -> str:
        """The kind of the unit's actor."""
        return self.scene.actors[unit.actor].kind

    @cached_property
    def lists(self) -> Lists:
        """The lists of names in this scene."""
        return Lists(self.scene, self.both)

    def any_of(self, filler: str, heads: Iterable[int]) -> bool:
        """Whether an actor of the kinds that *filler* means is named under *heads*."""
        kinds = FILLERS.get(filler, frozenset())
        return any(self.kind(unit) in kinds for unit in self.under(heads))

    def are_both(self, heads: list[int]) -> bool:
        """Whether *heads* are a plural for those told of before: "the two ministers", "the sides", "they"."""
        tokens = self.scene.tokens
        return any(tokens[head].text.lower() in self.both | {"they", "both"} and self.is_bare(head) for head in heads)

    def is_bare(self, head: int) -> bool:
        """Whether a plural says nothing of whose: no name has it, or a following of such words alone."""
        counts = [self.scene.tokens[at].text.lower() for at in self.scene.dependents(head, "nummod")]
        if not set(counts) <= self.paired:
            return False
        unit = self.scene.unit_at(head)
        words = [] if unit is None else self.scene.actors[unit.actor].name.lower().split()
        return not words or (words[-1] in self.both and set(words) <= self.both | self.paired)

    def the_two(self, head: int, before: int) -> list[int]:
        """The two persons whom "the two ministers" means: the last two named before a token, or else the first two after it, of different sides
        and with that office, where the word is one's; none where there are fewer."""
        scene = self.scene
        at = bisect_left(scene.unit_starts, scene.tokens[before].span.start)
        office = scene.tokens[head].lemma.lower()
        told = [*reversed(scene.units[max(0, at - REMEMBERED) : at])]
        coming = scene.units[at : at + AHEAD]
        for units, step in ((told, -1), (coming, 1)):
            pair = self.pair(units, office) or self.pair(units, "")
            if len(pair) > 1:
                return pair[::step]
        return []

    def pair(self, units: list[Unit], office: str) -> list[int]:
        """The first two persons of *units* who stand for different sides and hold an *office* of that name; none where there are fewer."""
        found: dict[str, int] = {}
        for unit in units:
            actor = self.scene.actors[unit.actor]
            if actor.kind == "person" and actor.represents and office in (actor.post or "").lower():
                found.setdefault(actor.represents_entity or actor.represents, unit.actor)
        return list(found.values())[:2] if len(found) > 1 else []

    def are_several(self, heads: list[int]) -> bool:
        """Whether *heads* name two actors or more, or a plural of people."""
        units = [unit for unit in self.under(heads) if self.kind(unit) != "place"]
        if len({unit.actor for unit in units}) > 1 or any(self.kind(unit) == "group" for unit in units):
            return True
        return any(self.scene.tokens[head].tag in ("NNS", "NNPS") and bool(units) for head in heads)

    @cached_property
    def office_starts(self) -> list[int]:
        """Where offices begin."""
        return [office.span.start for office in self.scene.reading[Office]]

    def has_office(self, first: int, last: int) -> bool:
        """Whether an office is named within tokens *first* to *last* (exclusive)."""
        span = self.scene.span_of(first, last)
        return any(span.start <= start < span.end for start in self.office_starts)
