"""The day of a story's first sentence, for the engagement that the next ones tell of in full: "A and B made peace on Tuesday. X and Y signed …".

It holds where the sentences up to the engagement tell one day and no other, and that day is the news: published within a week of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from dragoman.extract.engagements.candidates import Telling
from dragoman.extract.engagements.merging import Cluster
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.spots import Spots
from dragoman.model.annotations import DateMention
from dragoman.model.records import Place

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
HELD = frozenset({"meeting", "call", "summit", "consultations", "negotiation", "signing", "ceremony", "conference", "decision", "appointment"})
EARLY = 3  # body sentences up to which an engagement is the first sentence told in full
WEEK = 7
NEXT = frozenset({"then"})


@dataclass(frozen=True)
class Leads:
    """The day that the first sentences of one scene tell, and with "today" the town of the dateline. ``published`` is the day of publication."""

    scene: Scene
    spots: Spots
    published: str | None

    def lend(self, clusters: list[Cluster]) -> None:
        """Gives the first engagement without a day that of the sentences up to it, and one that came right "then" the day and place of the last."""
        told = sorted(clusters, key=lambda cluster: cluster.lead.candidate.sentence)
        told = [cluster for cluster in told if cluster.type != "statement"]
        body = [number for number, sentence in enumerate(self.scene.sentences) if self.scene.kind_of(sentence) == "body"]
        first = next((one for one in told if one.type in HELD and one.status == "held" and one.lead.candidate.sentence in body[:EARLY]), None)
        if first is not None and first.date is None and self.is_told(first):
            found = self.day(body, first)
            if found is not None and not any(self.is_of(one, found, first) for one in told):
                first.lent_date = found, first.lead
                filed = self.spots.filed() if first.place is None and found.span.of(self.scene.reading.text).lower() == "today" else None
                first.lent_place = (filed[0], replace(first.lead, place=filed[0], place_span=filed[1])) if filed else first.lent_place
        for before, cluster in pairwise(told):
            if self.is_next(before, cluster):
                cluster.lent_date = cluster.lent_date or (before.date if before.date and DAY.fullmatch(before.date[0].value) else None)
                cluster.lent_place = cluster.lent_place or (self.town(before) if cluster.place is None else None)

    def is_of(self, cluster: Cluster, found: DateMention, first: Cluster) -> bool:
        """Whether a day is another engagement's own: "ended a visit on Saturday, during which he met the minister"; a visit told only behind the
        first engagement shares its day with that."""
        own = cluster.own_date
        behind = cluster.type == "visit" and cluster.lead.candidate.sentence > first.lead.candidate.sentence
        return cluster is not first and own is not None and not behind and own[0].span.overlaps(found.span)

    def is_told(self, cluster: Cluster) -> bool:
        """Whether an engagement is told as news: in full, by a verb in the past or the perfect, not in the past perfect."""
        candidate = cluster.lead.candidate
        token = self.scene.tokens[candidate.verb]
        helpers = {self.scene.tokens[at].text.lower() for at in self.scene.dependents(candidate.verb, "aux", "auxpass")}
        return candidate.manner in ("verb", "support") and token.tag in ("VBD", "VBN") and "had" not in helpers

    def day(self, body: list[int], cluster: Cluster) -> DateMention | None:
        """The one day of the sentences up to the engagement, and of the next where these tell none."""
        at = body.index(cluster.lead.candidate.sentence)
        for part in (body[: at + 1], body[at + 1 : at + 2]):
            days = [one for number in part for one in self.dates(number)]
            if days:
                return days[0] if len({one.value for one in days}) == 1 and self.is_news(days[0].value) else None
        return None

    def dates(self, sentence: int) -> list[DateMention]:
        """The dates that a sentence tells, but for mere months and years."""
        span = self.scene.sentences[sentence].span
        return [one for one in self.scene.dates if span.covers(one.span) and len(one.value) > len("2024-05")]

    def is_news(self, value: str) -> bool:
        """Whether a day is no later than that of publication and at most a week before it; any day where the text has no date of its own."""
        if not DAY.fullmatch(value):
            return False
        if not self.published or not DAY.fullmatch(self.published):
            return True
        try:
            return 0 <= (date.fromisoformat(self.published) - date.fromisoformat(value)).days <= WEEK
        except ValueError:
            return False

    def is_next(self, before: Cluster, cluster: Cluster) -> bool:
        """Whether a sentence goes on with "then" from an engagement of the same person in the sentence before."""
        lead = cluster.lead.candidate
        first = self.scene.tokens[self.scene.sentences[lead.sentence].first].text.lower()
        follows = lead.sentence - before.lead.candidate.sentence == 1 and first in NEXT
        return follows and cluster.date is None and before.status == cluster.status == "held" and bool(set(before.actors) & set(cluster.actors))

    def town(self, cluster: Cluster) -> tuple[Place, Telling] | None:
        """The place of an engagement where that is a town or state, no house."""
        place = cluster.place
        return place if place is not None and len(place[0].name.split()) == 1 else None
