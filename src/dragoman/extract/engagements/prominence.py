"""What the document was written to report: its lead engagement and those of the same occasion; the rest is background."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.items import Items
from dragoman.extract.engagements.merging import Cluster
from dragoman.extract.engagements.scene import Scene
from dragoman.model.document import Span

LEAD_SENTENCES, OPENING = 3, 2
APART = frozenset({"decision", "appointment", "correspondence"})
SITTINGS = frozenset({"summit", "conference", "consultations"})  # what decides
BESIDE = frozenset({"after", "following"})
LABEL = re.compile(r"(?:^|\n)[ \t]*(?:[A-Z][A-Z .,&'/-]{2,40}(?: [-–—] |: )|[A-Z]{3,}(?:[ -][A-Z]{2,}){0,3}\. (?=[A-Z]))")  # "WEST AFRICA - "
FEWEST_ITEMS = 3
HISTORY = 3  # sentences through which a history goes on without a date
FEW_YEARS = 3
MONTH = 7  # characters of a month in EDTF


@dataclass(frozen=True)
class Prominence:
    """Tells the main engagements of one scene from the background."""

    scene: Scene
    lists: Mapping[str, frozenset[str]]
    published: str | None
    entries: Items

    def mains(self, clusters: list[Cluster]) -> list[bool]:
        """For each cluster whether it is main."""
        items = self.items(clusters)
        if items:
            return [any(main) for main in zip(*(self.mains_of(item, clusters) for item in items), strict=True)]
        return self.mains_of(clusters, clusters)

    def items(self, clusters: list[Cluster]) -> list[list[Cluster]]:
        """The engagements of each item of a digest, whose paragraphs begin with a label; none of any other document."""
        text, parts = self.scene.reading.text, dict[int, list[Cluster]]()
        starts = [match.start() for match in LABEL.finditer(text)]
        if len(starts) < FEWEST_ITEMS:
            return []
        for cluster in clusters:
            item = bisect_right(starts, min(telling.span.start for telling in cluster.tellings))
            parts.setdefault(item, []).append(cluster)
        return list(parts.values())

    def mains_of(self, item: list[Cluster], clusters: list[Cluster]) -> list[bool]:
        """For each of *clusters* whether it is main by what *item* opens with."""
        lead = self.opening(item) if len(item) < len(clusters) else self.lead(item)
        if lead is None:
            return [False] * len(clusters)
        return [cluster in item and (cluster is lead or self.is_same_occasion(cluster, lead)) for cluster in clusters]

    def opening(self, item: list[Cluster]) -> Cluster | None:
        """The first engagement told in full that is news."""
        return next((cluster for cluster in item if not self.is_history(cluster) and cluster.lead.candidate.manner != "mention"), None)

    def lead(self, clusters: list[Cluster]) -> Cluster | None:
        """The engagement that the document opens with; none on a page of reference."""
        if self.is_reference_page(clusters):
            return None
        news = [cluster for cluster, past in zip(clusters, self.are_history(clusters), strict=True) if not past]
        full = [cluster for cluster in news if cluster.lead.candidate.manner != "mention"]
        early = [cluster for cluster in full or news if self.position(cluster) < LEAD_SENTENCES]
        early = [cluster for cluster in early if cluster.status != "proposed"] or early
        told = [cluster for cluster in early or full if cluster in full or cluster.actors or cluster.date]
        told = [cluster for cluster in told if cluster in early or cluster.status != "proposed"]
        return next(iter(told), None)

    def opens(self, cluster: Cluster) -> bool:
        """Whether a statement opens a document whose opening concerns two sides or more."""
        body = [number for number, sentence in enumerate(self.scene.sentences) if self.scene.kind_of(sentence) == "body"]
        last = body[min(len(body), OPENING) - 1] if body else 0
        opening = self.scene.mentions_within(Span(0, self.scene.sentences[last].span.end))
        actors = [self.scene.actors[number] for _, number in opening]
        sides = {actor.represents_entity or actor.entity for actor in actors if actor.kind != "place"} - {None}
        return self.position(cluster) == 0 and len(sides) > 1

    def position(self, cluster: Cluster) -> int:
        """How many body sentences stand before the cluster's first telling."""
        first = min(telling.candidate.sentence for telling in cluster.tellings)
        return sum(self.scene.kind_of(sentence) == "body" for sentence in self.scene.sentences[:first])

    def year(self, cluster: Cluster) -> int | None:
        """The year that the cluster is dated to."""
        date = cluster.date
        text = date[0].value[:4] if date else ""
        return int(text) if text.isdigit() else None

    def is_history(self, cluster: Cluster) -> bool:
        """Whether the cluster is dated to a year before the document's."""
        year = self.year(cluster)
        told = int(self.published[:4]) if self.published and self.published[:4].isdigit() else None
        date = cluster.date
        if year is None or date is None:
            return False
        if told is not None and year == told and len(date[0].value) >= 7 and self.published is not None:
            return int(self.published[5:7] or 12) - int(date[0].value[5:7]) > 2
        return told is not None and year < told and not (told - year == 1 and date[0].value[5:7] == "12")

    def are_history(self, clusters: list[Cluster]) -> list[bool]:
        """For each cluster whether it is history, or goes on undated from one right before that is, with somebody of that one."""
        found: dict[int, bool] = {}
        for number in sorted(range(len(clusters)), key=lambda at: self.position(clusters[at])):
            cluster = clusters[number]
            past = [other for at, other in enumerate(clusters) if found.get(at) and 0 <= self.position(cluster) - self.position(other) <= HISTORY]
            goes_on = cluster.date is None and cluster.status == "held" and any(set(cluster.actors) & set(other.actors) for other in past)
            found[number] = self.is_history(cluster) or goes_on
        return [found[number] for number in range(len(clusters))]

    def is_reference_page(self, clusters: list[Cluster]) -> bool:
        """Whether dated items of many years stand side by side and none is the news."""
        first = min(clusters, key=self.position, default=None)
        if first is None:
            return True
        if len({year for cluster in clusters if (year := self.year(cluster)) is not None and self.is_listed(cluster)}) >= FEW_YEARS:
            return True
        if self.published is None and len(clusters) >= FEW_YEARS and all(map(self.is_listed, clusters)):
            return True
        years = {date.value[:4] for date in self.scene.dates if date.value[:4].isdigit()}
        if len(years) < FEW_YEARS:
            return False
        if self.position(first) >= LEAD_SENTENCES and (self.published is None or self.is_history(first)):
            return True
        return self.published is None and self.reaches_on(first)

    def is_listed(self, cluster: Cluster) -> bool:
        """Whether a cluster is told by an item of a list."""
        return self.entries.is_item(cluster.lead.candidate.sentence)

    def reaches_on(self, first: Cluster) -> bool:
        """Whether an undated page goes on in the past tense years beyond its first engagement: it tells a history, no news."""
        own = self.year(first)
        start = own if own is not None else min((year for year, _ in self.told_years), default=0)
        return any(year > start + 1 for year, _ in self.told_years) and start > 0

    @cached_property
    def told_years(self) -> list[tuple[int, int]]:
        """The years of the dates in sentences that stand in the past tense alone, each with its sentence."""
        found = []
        for date in self.scene.dates:
            first, _ = self.scene.range_of(date.span)
            number = self.scene.tokens[first].sentence
            sentence = self.scene.sentences[number]
            tags = {token.tag for token in self.scene.tokens[sentence.first : sentence.last]}
            if date.value[:4].isdigit() and "VBD" in tags and "MD" not in tags:
                found.append((int(date.value[:4]), number))
        return found

    def is_same_occasion(self, cluster: Cluster, lead: Cluster) -> bool:
        """Whether a further engagement belongs to what the document reports."""
        if self.is_history(cluster) or self.is_other_time(cluster, lead):
            return False
        if self.is_told_back(cluster, lead) or self.is_former(cluster) or self.is_lasting(cluster):
            return False
        if cluster.lead.aim and cluster.type in ("conference", "ceremony"):
            return False  # "welcomed her to the city, where she came to attend a workshop"
        if cluster.lead.candidate.manner == "mention" and not self.is_told_beside(cluster, lead):
            return False
        if cluster.type in APART and cluster.type != lead.type:
            early = self.position(cluster) < LEAD_SENTENCES or (cluster.type == "correspondence" and lead.type in ("visit", "meeting"))
            outcome = cluster.type == "decision" and lead.type in SITTINGS and not cluster.lead.date
            if not outcome and not (early and set(cluster.actors) & set(lead.actors)):
                return False
        return not self.is_long_before(cluster, lead)

    def is_lasting(self, cluster: Cluster) -> bool:
        """Whether an engagement goes on since long: "has mediated between the two since 1979"."""
        verb = cluster.lead.candidate.verb
        return cluster.date is None and any(word == "since" for word, _ in self.scene.prepositions(verb))

    def is_told_back(self, cluster: Cluster, lead: Cluster) -> bool:
        """Whether all tellings stand in the past perfect, in other sentences than the lead: "had met a year before"."""
        there = {telling.candidate.sentence for telling in lead.tellings}
        told = [telling for telling in cluster.tellings if telling.candidate.manner != "reference"]
        return bool(told) and all(self.is_back_there(telling.candidate.verb) and telling.candidate.sentence not in there for telling in told)

    def is_former(self, cluster: Cluster) -> bool:
        """Whether an engagement is told as the one before: "a previous meeting held in Larkholm"."""
        noun = cluster.lead.candidate.trigger
        token = self.scene.tokens[noun]
        above = self.scene.tokens[self.scene.tokens[token.head].head]
        if token.dep == "pobj" and self.scene.tokens[token.head].text.lower() == "of" and above.lemma.lower() in self.lists["outcomes"]:
            return True
        below = self.scene.dependents(noun, "amod", "compound", "nmod")
        return any(at < noun and self.scene.tokens[at].text.lower() in self.lists["former"] for at in below)

    def is_back_there(self, verb: int) -> bool:
        """Whether a verb stands in the past perfect, or goes on in the simple past where the sentence before had it: "There they signed"."""
        if self.is_perfect(verb) or any(
            self.scene.tokens[at].text.lower() in self.lists["back_then"] for at in self.scene.dependents(verb, "advmod")
        ):
            return True
        number = self.scene.tokens[verb].sentence
        sentence = self.scene.sentences[number]
        if number == 0 or self.scene.tokens[sentence.first].text.lower() not in ("there", "then"):
            return False
        before = self.scene.sentences[number - 1]
        return any(self.is_perfect(at) and self.scene.tokens[at].dep == "ROOT" for at in range(before.first, before.last))

    def is_perfect(self, verb: int) -> bool:
        """Whether "had" stands beside a verb, or beside the one that it is coordinated with or an aim of."""
        tokens = self.scene.tokens
        while tokens[verb].tag.startswith("VB"):
            if any(tokens[at].text.lower() in ("had", "'d") for at in self.scene.dependents(verb, "aux")):
                return True
            if tokens[verb].dep not in ("conj", "advcl", "xcomp") or tokens[verb].head == verb or tokens[verb].tag in ("VBD", "VBZ"):
                return False
            verb = tokens[verb].head
        return False

    def is_other_time(self, cluster: Cluster, lead: Cluster) -> bool:
        """Whether one has been held and the other is to come; beside a plan or something called off, what was held may be the news too."""
        if lead.status == "cancelled" or (lead.status == "planned" and cluster.status == "held" and self.position(cluster) <= LEAD_SENTENCES):
            return False
        return (lead.status == "held") != (cluster.status == "held")

    def is_long_before(self, cluster: Cluster, lead: Cluster) -> bool:
        """Whether a cluster is dated to another year than the lead, or to more than a month before it."""
        mine, theirs = cluster.date, lead.date
        if mine is None or theirs is None or not (mine[0].value[:4].isdigit() and theirs[0].value[:4].isdigit()):
            return False
        left, right = mine[0].value[:7], theirs[0].value[:7]
        if len(left) < MONTH or len(right) < MONTH:
            return left[:4] != right[:4]
        months = [int(value[:4]) * 12 + int(value[5:7]) for value in (left, right)]
        return abs(months[0] - months[1]) > 1

    def is_told_beside(self, cluster: Cluster, lead: Cluster) -> bool:
        """Whether an engagement told in passing stands beside the lead: "after the third council, the ministers signed"."""
        candidate = cluster.lead.candidate
        if cluster.type == "visit" and self.sides(cluster) & self.sides(lead):
            return not self.is_recalled(candidate.trigger)
        if candidate.sentence not in {telling.candidate.sentence for telling in lead.tellings}:
            return False
        token = self.scene.tokens[candidate.trigger]
        word = self.scene.tokens[token.head].text.lower() if token.dep == "pobj" else ""
        return word in BESIDE

    def sides(self, cluster: Cluster) -> set[str | int]:
        """Who took part, and for whom."""
        actors = [self.scene.actors[at] for at in cluster.actors]
        return {*cluster.actors, *(side for actor in actors for side in (actor.represents_entity, actor.entity) if side)}

    def is_recalled(self, token: int) -> bool:
        """Whether a verb of recalling stands above a word."""
        above = self.scene.verb_above(token)
        while above is not None:
            if self.scene.tokens[above].lemma.lower() in self.lists["recalling"]:
                return True
            above = self.scene.verb_above(above)
        return False
