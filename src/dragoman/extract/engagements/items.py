"""Items of lists and chronologies: "November 1995: the President visits Larkholm", "President Roe to Southland, 4-6 June 1998"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.candidates import Candidate, Telling
from dragoman.extract.engagements.merging import Cluster
from dragoman.extract.engagements.scene import Scene, Unit
from dragoman.extract.engagements.spots import Spots
from dragoman.model.annotations import DateMention
from dragoman.model.grammar import FINITE
from dragoman.model.records import Place, Status

BEHIND_DATE = re.compile(r"\s*(?:[:–—-]|\.\s|,?\s+(?=[A-Z]))")
FARTHEST = 25  # sentences between the heading of a list and an item
DAY = 10  # characters of a day in EDTF
LONGEST = 45  # words of an item


@dataclass(frozen=True)
class Items:
    """Knows the items of one scene."""

    scene: Scene
    lists: Mapping[str, frozenset[str]]

    @cached_property
    def dates(self) -> dict[int, list[DateMention]]:
        """The dates of each sentence."""
        found: dict[int, list[DateMention]] = {}
        for date in self.scene.dates:
            first, _ = self.scene.range_of(date.span)
            if first < len(self.scene.tokens):
                found.setdefault(self.scene.tokens[first].sentence, []).append(date)
        return found

    def is_item(self, sentence: int) -> bool:
        """Whether a sentence begins with its date ("3 May: …"), or is dated and has no verb."""
        return bool(self.dates.get(sentence)) and (self.opens_dated(sentence) or self.is_verbless(sentence))

    def is_told_by(self, noun: int) -> bool:
        """Whether a dated item without a verb is about a noun: "3 May: Meeting with B", not "press release on the meeting"."""
        token = self.scene.tokens[noun]
        return token.dep not in ("pobj", "compound", "pcomp") and self.is_item(token.sentence) and self.is_verbless(token.sentence)

    def opens_dated(self, sentence: int) -> bool:
        """Whether a sentence begins with its date as with a label."""
        bounds, first = self.scene.sentences[sentence], self.dates.get(sentence, [])
        if not first or bounds.first >= bounds.last or first[0].span.start > self.scene.tokens[bounds.first].span.start:
            return False
        behind = BEHIND_DATE.match(self.scene.reading.text, first[0].span.end)
        return behind is not None and ("," not in behind[0])

    def is_verbless(self, sentence: int) -> bool:
        """Whether a short sentence has no finite verb."""
        bounds = self.scene.sentences[sentence]
        words = self.scene.tokens[bounds.first : bounds.last]
        return 0 < len(words) <= LONGEST and not any(word.tag in FINITE for word in words)

    def journeys(self, spots: Spots, told: list[Cluster], published: str | None) -> Iterator[Cluster]:
        """The journeys of a list of visits whose items have no word for them: who, where and when alone."""
        known = {telling.candidate.sentence for cluster in told for telling in cluster.tellings}
        heading = -FARTHEST
        for number in range(len(self.scene.sentences)):
            if self.is_head(number):
                heading = number
            elif number - heading < FARTHEST and number not in known and self.is_item(number) and self.is_verbless(number):
                telling = self.journey(number, spots, heading, published)
                if telling is not None:
                    yield Cluster([telling])

    def is_head(self, sentence: int) -> bool:
        """Whether a sentence without a date is the heading of a list of visits."""
        bounds = self.scene.sentences[sentence]
        words = {token.lemma.lower() for token in self.scene.tokens[bounds.first : bounds.last]}
        return sentence not in self.dates and len(words) < FARTHEST and bool(words & self.lists["journeys"])

    def journey(self, sentence: int, spots: Spots, heading: int, published: str | None) -> Telling | None:
        """Who went where, as an item tells: persons, and the place behind "to" or else the last one; the heading's where the item has none."""
        bounds = self.scene.sentences[sentence]
        units = self.scene.units_in(bounds.first, bounds.last)
        persons = [unit for unit in units if self.scene.actors[unit.actor].kind == "person"]
        towns = [unit for unit in units if self.is_town(unit) and not self.is_owner(unit, persons)] or self.destinations(heading)
        if not persons or not towns:
            return None
        place, span = spots.at(towns[-1].root) or (Place(towns[-1].span.of(self.scene.reading.text), None), towns[-1].span)
        root = persons[0].root
        status: Status = "planned" if is_after(self.dates[sentence][0].value, published) else "held"
        candidate = Candidate("visit", root, root, sentence, "support", status)
        actors = tuple(dict.fromkeys(unit.actor for unit in persons))
        return Telling(candidate, bounds.span, actors, date=self.dates[sentence][0], place=place, place_span=span)

    def destinations(self, heading: int) -> list[Unit]:
        """Where the journeys of a list lead as its heading tells: "Visits to A"."""
        bounds = self.scene.sentences[heading]
        units = [unit for unit in self.scene.units_in(bounds.first, bounds.last) if self.is_town(unit)]
        return [unit for unit in units if self.scene.reading.text[: unit.span.start].rstrip().endswith((" to", " to the"))]

    def is_town(self, unit: Unit) -> bool:
        """Whether a unit is where somebody may go."""
        return self.scene.actors[unit.actor].kind in ("place", "state")

    def is_owner(self, unit: Unit, persons: list[Unit]) -> bool:
        """Whether a state is only named as somebody's: "the President of Northland"."""
        before = self.scene.reading.text[: unit.span.start].rstrip()
        return before.endswith((" of", " of the")) or any(person.span.overlaps(unit.span) for person in persons)


def is_after(value: str, published: str | None) -> bool:
    """Whether an EDTF day lies after that of publication."""
    return bool(published) and len(value) >= DAY and value[:DAY] > str(published)
