"""Who is named under a word of the grammar: the mentions that stand there as participants, not those inside a larger name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.lists import Lists
from dragoman.extract.engagements.plurals import Plurals
from dragoman.extract.engagements.scene import Scene, Unit
from dragoman.model.annotations import Office

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
    lexicon: Lexicon
    plurals: Plurals

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
            told = self.plurals.told(token) or self.scene.holders_at(token)
            unit = None if told else self.scene.unit_at(token)
            found += told if told else [unit] if unit is not None else []
            for child in self._next(token, unit):
                if child not in seen:
                    seen.add(child)
                    waiting.append(child)
        return found

    def _next(self, token: int, unit: Unit | None) -> list[int]:
        scene, words = self.scene, self.lexicon.lists
        below = scene.children[token]
        if unit is not None:
            first, last = scene.range_of(unit.span)
            below = [child for at in range(first, last) for child in scene.children[at]]
        near = [child for child in below if scene.tokens[child].dep in STEPS]
        if scene.tokens[token].tag == "VBG":  # "met with visiting minister B", taken for a verb
            near += scene.dependents(token, "dobj")
        for child in below:
            if scene.tokens[child].dep == "acl" and scene.tokens[child].lemma.lower() in words["leading"]:
                near += [at for word, by in scene.prepositions(child) if word == "by" for at in scene.complements(by)]
            if scene.tokens[child].text == "by" and scene.tokens[token].dep == "conj" and scene.tokens[token].lemma.lower() in words["collectives"]:
                near += scene.complements(child)  # "the side of A was headed by X and that side by Y"
            if scene.tokens[child].dep == "prep" and self._joins(child, token, unit):
                near += scene.complements(child)
        return near

    def _joins(self, preposition: int, noun: int, unit: Unit | None) -> bool:
        words, word = self.lexicon.lists, self.scene.tokens[preposition].text.lower()
        if word == "of":
            joined = self.scene.tokens[noun].lemma.lower()
            return joined in words["presence"] or (unit is None and (joined in words["collectives"] or joined in words["counted_of"]))
        return word in words["together"]

    def kind(self, unit: Unit) -> str:
        """The kind of the unit's actor."""
        return self.scene.actors[unit.actor].kind

    @cached_property
    def lists(self) -> Lists:
        """The lists of names in this scene."""
        return Lists(self.scene, self.plurals.both)

    def any_of(self, filler: str, heads: Iterable[int]) -> bool:
        """Whether an actor of the kinds that *filler* means is named under *heads*."""
        kinds = FILLERS.get(filler, frozenset())
        return any(self.kind(unit) in kinds for unit in self.under(heads))

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
