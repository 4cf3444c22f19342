"""Engagements of a series told by their numbers alone: "the first took place in Larkholm in spring, the second in Osterby a year on"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.extract.engagements.candidates import Candidate, Telling
from dragoman.extract.engagements.merging import Cluster
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.spots import Spots

SERIAL = frozenset({"meeting", "summit", "consultations", "negotiation", "conference", "visit"})
JOINING = frozenset({"the", "and", ","})


@dataclass(frozen=True)
class Series:
    """Finds the numbers of one scene that stand for engagements of a kind told before."""

    scene: Scene
    spots: Spots
    lists: Mapping[str, frozenset[str]]

    def clusters(self, known: list[Cluster]) -> list[Cluster]:
        """One engagement for each number with a date, of the kind and between the sides of the one told last before it."""
        found = []
        for number in range(len(self.scene.sentences)):
            groups = self.groups(number)
            base = self.base(number, known) if groups else None
            if base is not None:
                found += [Cluster([telling]) for telling in self.tellings(groups, number, base)]
        return found

    def base(self, sentence: int, known: list[Cluster]) -> Cluster | None:
        """The engagement of a series that is told last, up to *sentence*."""
        before = [cluster for cluster in known if cluster.type in SERIAL and cluster.tellings[0].candidate.sentence <= sentence]
        return max(before, key=lambda cluster: max(t.candidate.sentence for t in cluster.tellings if t.candidate.sentence <= sentence), default=None)

    def groups(self, sentence: int) -> list[list[int]]:
        """The numbers that stand alone in a sentence, those side by side ("the second and the third") together."""
        tokens, bounds = self.scene.tokens, self.scene.sentences[sentence]
        found: list[list[int]] = []
        for at in range(bounds.first + 1, bounds.last - 1):
            if tokens[at].text.lower() not in self.lists["ordinals"] or not self.is_alone(at):
                continue
            if found and all(token.text.lower() in JOINING for token in tokens[found[-1][-1] + 1 : at]):
                found[-1].append(at)
            else:
                found.append([at])
        return found

    def is_alone(self, at: int) -> bool:
        """Whether a number behind "the" counts no noun, and a verb of holding, a place or another number follows it."""
        tokens = self.scene.tokens
        after = tokens[min(at + 1, len(tokens) - 1)]
        beyond = tokens[at + 2].text if at + 2 < len(tokens) else ""
        follows = after.text.lower() in ("in", "at", "and", "was", "took", ",") and not (after.text.lower() == "in" and beyond.islower())
        return tokens[at - 1].text.lower() == "the" and follows

    def tellings(self, groups: list[list[int]], sentence: int, base: Cluster) -> Iterator[Telling]:
        """The tellings of *groups*, each number with its date and the place that its group shares."""
        bounds = self.scene.sentences[sentence]
        ends = [group[0] for group in groups[1:]] + [bounds.last]
        for group, end in zip(groups, ends, strict=True):
            span = self.scene.span_of(group[0], end)
            dates = [date for date in self.scene.dates if span.covers(date.span)]
            units = [unit for unit in self.scene.units_in(group[0], end) if self.scene.actors[unit.actor].kind == "place"]
            for at, date in zip(group, dates, strict=False):
                candidate = Candidate(base.type, at, at, sentence, "mention", "held", numbered=True)
                telling = Telling(candidate, bounds.span, tuple(base.actors), date=date)
                place = self.spots.place(units[0].span, units[0]) if units else None
                yield replace(telling, place=place[0], place_span=place[1]) if place else telling
