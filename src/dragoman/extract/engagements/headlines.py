"""Where the headline says that it happened: "Osterby talks: …", "Prospects discussed in Osterby".

It holds for the first engagement told, where that tells no place itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.engagements.candidates import Telling
from dragoman.extract.engagements.merging import Cluster
from dragoman.extract.engagements.scene import Scene, Unit
from dragoman.extract.engagements.spots import Spots
from dragoman.extract.engagements.times import Times

GATHERINGS = frozenset({"meeting", "consultations", "negotiation", "summit", "conference", "signing", "ceremony"})
EARLY = 3  # body sentences


@dataclass(frozen=True)
class Headlines:
    """The places in the headlines of one scene."""

    scene: Scene
    times: Times
    spots: Spots

    def lend(self, clusters: list[Cluster]) -> None:
        """Gives the first engagement of *clusters* the headline's place where it and all that it was part of tell none."""
        body = [number for number, sentence in enumerate(self.scene.sentences) if self.scene.kind_of(sentence) == "body"]
        early = set(body[:EARLY])
        first = next((one for one in clusters if one.lead.candidate.sentence in early and one.type in GATHERINGS), None)
        if first is None or first.place is not None or first.lead.candidate.manner == "mention" or first.status != "held":
            return
        for number, sentence in enumerate(self.scene.sentences):
            unit = self.town(number) if self.scene.kind_of(sentence) == "heading" and number < first.lead.candidate.sentence else None
            if unit is not None:
                place, span = self.spots.place(unit.span, unit)
                first.lent_place = place, Telling(first.lead.candidate, sentence.span, (), place=place, place_span=span)
                return

    def town(self, number: int) -> Unit | None:
        """The town in a headline that tells of something done: behind "in", or before the noun of an engagement."""
        scene, sentence = self.scene, self.scene.sentences[number]
        inside = range(sentence.first, sentence.last)
        towns = [
            unit for unit in scene.units_in(sentence.first, sentence.last) if scene.actors[unit.actor].kind == "place" and self.spots.country(unit)
        ]
        if len(towns) != 1:
            return None
        after = towns[0].root + 1
        if after < sentence.last and scene.tokens[after].text.lower() in self.times.events:
            return towns[0]  # whatever the grammar takes it for
        token = scene.tokens[towns[0].root]
        tells = any(self.times.is_other_event(at) or scene.tokens[at].tag in ("VBN", "VBD") for at in inside)
        return towns[0] if tells and token.dep == "pobj" and scene.tokens[token.head].text.lower() in ("in", "at") else None
