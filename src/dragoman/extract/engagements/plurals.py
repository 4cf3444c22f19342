"""Whom "the two leaders", "both presidents", "the Heads of State" mean: persons of different sides named elsewhere in the text.

A plural is resolved only where it says nothing of whose and the text leaves as many persons as it counts; else it stays what it says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dragoman.extract.engagements.scene import Scene, Unit

REMEMBERED, AHEAD = 24, 6  # mentions looked at before the plural, and behind it
TWO = 2
COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
OFFICES = {"statesman": "leader", "man": "leader", "woman": "leader", "head": "leader"}  # words that any leader goes by
DEFINITE = frozenset({"the", "both", "these"})
NO_PRESIDENT = "no president"  # what is looked for where "the ministers" are not all called so
OF_NONE = frozenset({"state", "government", "states", "governments", "countries", "nations", "sides", "delegation", "delegations"})


@dataclass(frozen=True)
class Plurals:
    """Looks up plurals of one scene. ``both``: their words; ``paired``: words that may stand before them; ``leaders``: offices that head a state."""

    scene: Scene
    both: frozenset[str]
    paired: frozenset[str]
    leaders: frozenset[str]
    found: dict[int, tuple[Unit, ...]] = field(default_factory=dict, compare=False)

    def are_both(self, heads: Iterable[int]) -> bool:
        """Whether *heads* are a plural for those told of before: "the two ministers", "the sides", "they"."""
        tokens = self.scene.tokens
        return any(tokens[head].text.lower() in self.both | {"they", "both"} and self.is_bare(head) for head in heads)

    def is_bare(self, head: int) -> bool:
        """Whether a plural says nothing of whose: no name has it, or a following of such words alone."""
        counts = [self.scene.tokens[at].text.lower() for at in self.scene.dependents(head, "nummod")]
        if not set(counts) <= self.paired | COUNTS.keys():
            return False
        unit = self.scene.unit_at(head)
        words = [] if unit is None else self.scene.actors[unit.actor].name.lower().split()
        return not words or (
            bool(self.both & set(words)) and set(words) <= self.both | self.paired | OF_NONE | COUNTS.keys() | {"of", "and", "or", "the"}
        )

    def told(self, head: int) -> tuple[Unit, ...]:
        """The persons whom the plural at *head* means; none where it is no such plural or the text leaves more or fewer."""
        if head not in self.found:
            self.found[head] = tuple(replace(unit, guessed=True) for unit in self._told(head)) if self.is_definite(head) else ()
        return self.found[head]

    def is_definite(self, head: int) -> bool:
        """Whether *head* is a plural of office-holders that points back, whole: "the two leaders", not "the leaders of A" or "leaders"."""
        token = self.scene.tokens[head]
        if token.tag not in ("NNS", "NNPS") or token.text.lower() not in self.both or not self.is_bare(head):
            return False
        beside = [self.scene.tokens[at] for at in self.scene.children[head]]
        if any(one.dep in ("amod", "compound", "nmod", "poss") and one.text.lower() not in self.paired for one in beside):
            return False
        owned = [
            self.scene.tokens[noun].text.lower()
            for word, at in self.scene.prepositions(head)
            if word in ("of", "from")
            for noun in self.scene.complements(at)
        ]
        return set(owned) <= OF_NONE and any(one.text.lower() in DEFINITE | COUNTS.keys() for one in beside)

    def count(self, head: int) -> int | None:
        """How many a plural says it means."""
        return next((COUNTS[word] for at in self.scene.children[head] if (word := self.scene.tokens[at].text.lower()) in COUNTS), None)

    def _told(self, head: int) -> list[Unit]:
        at = bisect_left(self.scene.unit_starts, self.scene.tokens[head].span.start)
        before, behind = self.scene.units[max(0, at - REMEMBERED) : at], self.scene.units[at : at + AHEAD]
        count = self.count(head)
        for office in self.offices(head):
            told = self.persons(reversed(before), office)
            if len(told) == (count or TWO) or (count == TWO and len(told) > TWO):
                return told[: count or TWO][::-1]
            if count is None and len(told) > TWO:
                return self.just_told(head, told)
            coming = self.persons(behind, office)
            if count == TWO and not told and len(coming) >= TWO:
                return coming[:TWO]
        return self.only_two(head) if count == TWO else []

    def only_two(self, head: int) -> list[Unit]:
        """The two persons, whoever they stand for, that the plural's sentence and the one before it name up to it; else none."""
        first = self.scene.sentences[max(0, self.scene.tokens[head].sentence - 1)].span.start
        end = self.scene.tokens[head].span.start
        found = {
            unit.actor: unit
            for unit in reversed(self.scene.units)
            if first <= unit.span.start < end and self.scene.actors[unit.actor].kind == "person"
        }
        return sorted(found.values(), key=lambda unit: unit.span) if len(found) == TWO else []

    def just_told(self, head: int, units: list[Unit]) -> list[Unit]:
        """Those of several who stand in the plural's own sentence or the one before: "the leaders" of the meeting just told."""
        first = self.scene.sentences[max(0, self.scene.tokens[head].sentence - 1)].span.start
        near = [unit for unit in reversed(units) if unit.span.start >= first]
        return near if len(near) >= TWO else []

    def offices(self, head: int) -> Iterator[str]:
        """What is looked for, by the plural's word: an office, "leader" for whoever heads a state, "" for anybody of a side."""
        word = self.scene.tokens[head].lemma.lower()
        word = OFFICES.get(word, word)
        yield word
        if word != "leader" or self.count(head):
            yield NO_PRESIDENT if word == "minister" else ""

    def persons(self, units: Iterable[Unit], office: str) -> list[Unit]:
        """The first person of each side among *units* who holds an *office*."""
        found: dict[str, Unit] = {}
        for unit in units:
            actor = self.scene.actors[unit.actor]
            if actor.kind == "person" and actor.represents and self.holds(actor.post or "", office):
                found.setdefault(actor.represents_entity or actor.represents, unit)
        return list(found.values())

    def holds(self, post: str, office: str) -> bool:
        """Whether *post* is an *office*: of a leader, of that name, or any but a spokesman's; no president is one of "the ministers"."""
        words = post.lower()
        if office == NO_PRESIDENT:
            return "spokes" not in words and ("minister" in words or not any(name in words for name in self.leaders))
        if office == "leader":
            return any(name in words for name in self.leaders) and not words.startswith(("deputy", "vice", "spokes", "former"))
        return (office in words or (office == "minister" and "secretary of state" in words)) and "spokes" not in words

    def the_two(self, before: int, others: Iterable[int] = ()) -> list[int]:
        """The two whom a bare "they" or "the sides" may mean: the last two persons of different sides before a token, or the first two behind it;
        none of *others*, who stand over against them."""
        at = bisect_left(self.scene.unit_starts, self.scene.tokens[before].span.start)
        for units, step in ((reversed(self.scene.units[max(0, at - REMEMBERED) : at]), -1), (self.scene.units[at : at + AHEAD], 1)):
            found = [unit.actor for unit in self.persons((unit for unit in units if unit.actor not in others), "")][:TWO]
            if len(found) == TWO:
                return found[::step]
        return []
