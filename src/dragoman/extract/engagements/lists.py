"""Names in a list, whatever the grammar makes of it: "Jane Doe of Northland; Max Roe, director of protocol, and the envoy of Southland"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.engagements.scene import Scene, Unit
from dragoman.model.annotations import Sentence
from dragoman.model.document import Span

SEPARATORS = frozenset({",", ";", "and", "&", "well", "along", "alongside", "together", "including"})
JOINING = frozenset({"of", "for", "from", "by", "with", "as", "including", "along", "alongside", "together", "well", "also"})
NAMING = ("NN", "DT", "JJ", "CC", "PRP$", "POS", "HYPH", "CD", ",", ":", "-LRB-", "-RRB-")
OWNED = re.compile(r"\s*,?\s*(?:of|from|for|to)\s+(?:the\s+)?")
TOLD = re.compile(r"\s*(?:,|:|–|—|-|\()\s*(?:namely\s+|the\s+)?")
LONGEST = 14  # words between two names
MANY = 2
AMONG = frozenset({"including", "namely"})
EQUALS = frozenset({"were", "are", "include", "included", "comprise", "comprised", ":", "–", "—", "-"})
SHORT = 4  # words of a line that holds no more than a number or a form of address
CLOSE = 7  # words within which the first name of a list stands


@dataclass(frozen=True)
class Lists:
    """Follows the lists of one scene. ``plurals``: words for several people of one office."""

    scene: Scene
    plurals: frozenset[str]

    def after(self, unit: Unit) -> list[Unit]:
        """Those who follow *unit* in a list, without the states and bodies that are named only as theirs."""
        found = []
        for other, owner in self.following(unit):
            if not owner and other.actor != unit.actor and self.scene.actors[other.actor].kind != "place":
                found.append(other)
        return found

    def following(self, unit: Unit) -> Iterator[tuple[Unit, bool]]:
        """Each unit of the list behind *unit*, and whether it merely says whose the one before is, or where."""
        scene = self.scene
        first = unit
        for other in scene.units[bisect_left(scene.unit_starts, unit.span.start) + 1 :]:
            owner = self.is_owner(unit, other)
            if not owner and not self.is_next(unit, other, first):
                return
            yield other, owner
            unit = other

    def is_owner(self, unit: Unit, other: Unit) -> bool:
        """Whether *other* says whose *unit* is ("of Northland"), or in which state a town lies ("in Larkholm, Northland")."""
        kind = self.scene.actors[other.actor].kind
        between = self.scene.reading.text[unit.span.end : other.span.start]
        if kind in ("state", "org", "place") and OWNED.fullmatch(between):
            return True
        last = Span(max(unit.span.start, unit.span.end - 40), unit.span.end)
        towns = [span for span, at in self.scene.mentions_within(last) if self.scene.actors[at].kind == "place" and span.end == unit.span.end]
        return kind in ("state", "place") and bool(towns) and between.strip() == ","

    def is_next(self, unit: Unit, other: Unit, first: Unit) -> bool:
        """Whether *other* is the next of a list: only words for names and offices stand between, and it is no subject of a further clause."""
        tokens = self.scene.tokens
        if other.root >= len(tokens):  # named behind the last sentence
            return False
        start, end = self.scene.range_of(unit.span)[1], self.scene.range_of(other.span)[0]
        between = tokens[start:end]
        if not between or len(between) > LONGEST or between[0].sentence != tokens[other.root].sentence:
            return False
        words = [token.text.lower() for token in between]
        if not SEPARATORS & set(words) and not (":" in words and self.is_plural(unit)):
            return False
        named = all(token.tag.startswith(NAMING) or token.text.lower() in JOINING or token.tag == "." for token in between)
        return named and not self.is_apart(other, first)

    def is_apart(self, other: Unit, first: Unit) -> bool:
        """Whether *other* is the subject of a clause that *first* is no subject of."""
        tokens = self.scene.tokens
        root = tokens[other.root]
        beyond = tokens[root.head].span.start >= other.span.end
        return root.dep in ("nsubj", "nsubjpass") and beyond and tokens[first.root].head != root.head

    def is_plural(self, unit: Unit) -> bool:
        """Whether *unit* is several holders of one office."""
        actor = self.scene.actors[unit.actor]
        words = set(actor.name.lower().split())
        return actor.kind == "group" and bool(words & self.plurals)

    def is_told_by(self, unit: Unit, listed: list[Unit]) -> bool:
        """Whether *listed* says who "the four ambassadors" are: persons alone, right behind the plural."""
        if len(listed) < MANY or not self.is_plural(unit) or any(self.scene.actors[other.actor].kind != "person" for other in listed):
            return False
        return TOLD.fullmatch(self.scene.reading.text[unit.span.end : listed[0].span.start].split(".")[-1]) is not None

    def among(self, unit: Unit) -> list[Unit]:
        """The persons named behind a following as those it means or some of it: "officials took part, including A, B and C", "the envoys were A
        and B", "the following envoys took part:" and a line for each; none where they are fewer than two."""
        scene = self.scene
        if unit.root >= len(scene.tokens) or scene.actors[unit.actor].kind != "group":
            return []
        sentence = scene.sentences[scene.tokens[unit.root].sentence]
        start = scene.range_of(unit.span)[1]
        words = [at for at in range(start, sentence.last) if scene.tokens[at].text.lower() in AMONG | EQUALS]
        found = (self.behind(at, sentence) for at in words)
        return next((named for named in found if len(named) >= MANY), []) or self.below(sentence)

    def behind(self, word: int, sentence: Sentence) -> list[Unit]:
        """The persons of a list behind a word that opens it; right behind it, where it says who they are."""
        scene = self.scene
        is_close = scene.tokens[word].text.lower() in EQUALS
        units = scene.units_in(word + 1, min(sentence.last, word + (CLOSE if is_close else LONGEST)))
        first = next((other for other in units if scene.actors[other.actor].kind == "person"), None)
        if first is None or (is_close and units[0] is not first):
            return []
        return [other for other in [first, *self.after(first)] if scene.actors[other.actor].kind == "person"]

    def below(self, sentence: Sentence) -> list[Unit]:
        """The persons who open the lines behind a sentence that ends with a colon."""
        scene = self.scene
        if scene.tokens[sentence.last - 1].text != ":":
            return []
        found: list[Unit] = []
        for line in scene.sentences[bisect_left(scene.sentences, sentence.first, key=lambda one: one.first) + 1 :]:
            units = scene.units_in(line.first, min(line.last, line.first + CLOSE))
            if not units and line.last - line.first <= SHORT:
                continue  # "1.", "H.E."
            if not units or scene.actors[units[0].actor].kind != "person":
                break
            found.append(units[0])
        return found
