"""Clusters written down: the Engagement records with their participants, codes, confidence and evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.extract.engagements.candidates import Telling
from dragoman.extract.engagements.cast import named_states
from dragoman.extract.engagements.confidence import weigh
from dragoman.extract.engagements.merging import Cluster
from dragoman.extract.engagements.parties import is_counterpart
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.standing_for import StandingFor
from dragoman.extract.engagements.titles import title_of
from dragoman.extract.engagements.topics import MOST
from dragoman.extract.parties import leading_pair
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor
from dragoman.model.confidence import Curve, Weight
from dragoman.model.document import Span
from dragoman.model.records import Engagement, Evidence, Participant

LONGEST = 300  # characters of an anchor
STOPS = re.compile(r"[.!?]\s+[A-Z]")  # what may look like the end of a sentence: "Mr. Ashdown"
MANY = 3  # leaders of so many states together make a summit


@dataclass(frozen=True)
class Recorder:
    """Makes the records of one scene; their ids come last, when all are there."""

    scene: Scene
    knowledge: Knowledge
    lists: Mapping[str, frozenset[str]]
    plurals: frozenset[str]  # words for several people of one office, and those that count them
    curve: Curve
    standing: StandingFor

    def record(self, cluster: Cluster, main: bool) -> Engagement:
        """The record of one cluster, not yet numbered."""
        named = [self.standing.completed(number) for number in cluster.actors if not self.is_of_title(number, cluster)]
        actors = self.of_both(self.without_named(named if cluster.type == "appointment" else without_hosts(named)))
        kind = "summit" if cluster.type == "meeting" and self.are_many_leaders(actors) and not self.is_pairwise(cluster) else cluster.type
        codes = self.knowledge.engagement_kinds.get(kind)
        date, place, title = cluster.date, cluster.place, title_of(self.scene, cluster)
        weights = weights_of(cluster, len(actors), main)
        return Engagement(
            id=f"{Engagement.prefix}0",
            type=kind,
            status=cluster.status,
            main=main,
            date=date[0].value if date else None,
            place=place[0] if place else None,
            participants=tuple(participant(actor) for actor in actors if actor.kind != "place"),
            topics=tuple(cluster.topics[:MOST]),
            plover=codes.plover if codes else None,
            cameo=codes.cameo if codes else None,
            confidence=self.curve.of(weights),
            evidence=evidence_of(self.scene, cluster, title),
            title=" ".join(title.of(self.scene.reading.text).split()) if title else None,
            weights=weights,
        )

    def is_of_title(self, number: int, cluster: Cluster) -> bool:
        """Whether an organisation is only named as what a summit or forum is of, whose participants are told by name."""
        persons = sum(self.scene.actors[at].kind == "person" for at in cluster.actors)
        if self.scene.actors[number].kind != "org" or cluster.type not in ("summit", "conference") or persons < MANY - 1:
            return False
        told = [telling for telling in cluster.tellings if number in telling.actors]
        reaches = [self.scene.span_of(*self.scene.reach[telling.candidate.trigger]) for telling in told]
        return all(any(actor == number for _, actor in self.scene.mentions_within(span)) for span in reaches)

    def of_both(self, actors: list[Actor]) -> list[Actor]:
        """*actors*; a lone plural that says nothing of whose ("the presidents of the two countries") stands for the two states the text is about."""
        lone = actors[0] if len(actors) == 1 else None
        if lone is None or lone.kind != "group" or lone.represents is not None or lone.entity is not None:
            return actors
        if not set(lone.name.lower().split()) <= self.plurals:
            return actors
        pair = leading_pair(self.scene.reading, states=True)
        return [replace(lone, represents=" and ".join(party.name for party in pair))] if pair else actors

    def without_named(self, actors: list[Actor]) -> list[Actor]:
        """*actors* without "the leaders of A and B" where somebody is named for each of these."""
        spoken_for = {actor.represents_entity for actor in actors if actor.kind == "person"} - {None}
        kept = []
        for actor in actors:
            if is_counterpart(actor.name) and actor.represents_entity in spoken_for_by_name(actors):
                continue
            if self.is_of_named(actor, actors):
                continue
            sides = named_states(self.knowledge, actor.name) if actor.kind == "group" and len(spoken_for) > 1 else []
            if not sides or not set(sides) <= spoken_for:
                kept.append(actor)
        return kept

    def is_of_named(self, group: Actor, actors: list[Actor]) -> bool:
        """Whether a plural that tells no side ("envoys of four states") is those named beside it, who hold such an office."""
        if group.kind != "group" or group.represents is not None or not group.name:
            return False
        word = group.name.split()[0].lower()
        office = word.removesuffix("s")
        named = [actor for actor in actors if actor.kind == "person" and actor.name != actor.post]
        holders = [one for one in named if office in (one.post or "").lower() or (word in ("envoys", "diplomats") and self.is_diplomat(one))]
        return word.endswith("s") and len(holders) >= MANY - 1

    def is_diplomat(self, actor: Actor) -> bool:
        """Whether somebody holds an office of diplomacy."""
        return any(word in (actor.post or "").lower() for word in self.lists["diplomats"])

    def is_pairwise(self, cluster: Cluster) -> bool:
        """Whether the noun says that talks were between two: "bilateral talks with A and B"."""
        lead = cluster.lead.candidate
        beside = self.scene.dependents(lead.trigger, "amod", "compound")
        subjects = self.scene.subjects(lead.verb)
        alone = len(subjects) == 1 and self.scene.tokens[subjects[0]].tag in ("NN", "NNP") and not self.scene.dependents(subjects[0], "conj")
        if lead.manner == "verb" and alone and not holds(self.post_of(subjects[0]), self.lists["leaders"]):
            return True  # "the Secretary-General met with Presidents A, B and C"
        return any(self.scene.tokens[at].text.lower() in self.lists["pairwise"] for at in beside)

    def post_of(self, head: int) -> str | None:
        """The office of whoever stands at a word."""
        unit = self.scene.unit_at(head)
        return self.scene.actors[unit.actor].post if unit is not None else None

    def are_many_leaders(self, actors: list[Actor]) -> bool:
        """Whether heads of three states or governments or more are among *actors*."""
        return len({actor.represents for actor in actors if holds(actor.post, self.lists["leaders"])} - {None}) >= MANY


def spoken_for_by_name(actors: list[Actor]) -> set[str | None]:
    """The sides for which somebody stands by name."""
    return {actor.represents_entity for actor in actors if actor.kind == "person" and not is_counterpart(actor.name)} - {None}


def without_hosts(actors: list[Actor]) -> list[Actor]:
    """*actors* without offices of a government that named people stand for: a ministry that hosts its own minister's talks."""
    spoken_for = {actor.represents_entity for actor in actors if actor.kind == "person"} - {None}
    return [actor for actor in actors if not (actor.kind == "org" and actor.entity is None and actor.represents_entity in spoken_for)]


def weights_of(cluster: Cluster, participants: int, main: bool) -> tuple[Weight, ...]:
    """What speaks for and against one cluster."""
    told = (cluster.date is not None, cluster.place is not None)
    sure = not guessed_in(cluster)
    return tuple(weigh(cluster.lead.candidate.manner, participants, *told, len(cluster.tellings), cluster.status == "held", main, sure))


def guessed_in(cluster: Cluster) -> dict[int, Telling]:
    """The participants whom no telling names and one leaves the likeliest, each with that telling."""
    named = {actor for telling in cluster.tellings for actor in telling.actors if actor not in telling.guessed}
    return {actor: telling for telling in reversed(cluster.tellings) for actor in sorted(telling.guessed - named)}


def holds(post: str | None, offices: frozenset[str]) -> bool:
    """Whether *post* is one of *offices*, as it begins or as a state's adjective leads it in; a deputy's isn't."""
    words = (post or "").lower()
    return any(words.startswith(office) or f" {office}" in words.split(" of ")[0] for office in offices) and not words.startswith(("vice", "deputy"))


def participant(actor: Actor) -> Participant:
    """An actor as one who took part."""
    kind = actor.kind if actor.kind != "place" else "state"
    return Participant(actor.name, kind, actor.post, actor.represents, actor.entity, actor.represents_entity, actor.members)


def anchor_of(scene: Scene, telling: Telling) -> Span:
    """The sentence of a telling, or of a long one or one full of abbreviated titles the clause around its trigger."""
    words = telling.span.of(scene.reading.text)
    if len(words) <= LONGEST and not STOPS.search(words):
        return telling.span
    candidate = telling.candidate
    above = scene.verb_above(candidate.trigger) if candidate.verb == candidate.trigger else candidate.verb
    first, last = scene.reach[candidate.verb]
    sentence = scene.sentences[candidate.sentence]
    whole = (first, last) == (sentence.first, sentence.last) or scene.tokens[candidate.verb].dep == "ROOT" or above is None
    if whole:
        heads = [head for head in (*candidate.heads, candidate.trigger, candidate.verb) if sentence.first <= head < sentence.last]
        first, last = min(scene.reach[head][0] if head != candidate.verb else head for head in heads), scene.reach[candidate.trigger][1]
    return within(scene.span_of(first, last), scene.tokens[candidate.trigger].span)


def within(clause: Span, trigger: Span) -> Span:
    """*clause*, or the trigger's part of it where it is too long."""
    if clause.end - clause.start <= LONGEST:
        return clause
    return Span(max(clause.start, trigger.start - LONGEST // 2), min(clause.end, max(trigger.end, trigger.start + LONGEST // 2)))


def evidence_of(scene: Scene, cluster: Cluster, title: Span | None = None) -> tuple[Evidence, ...]:
    """The anchor, then the passages that other fields stand on."""
    text, lead = scene.reading.text, cluster.lead
    anchor = anchor_of(scene, lead)
    supports: dict[Span, list[str]] = {}
    if anchor != lead.span:
        supports[lead.span] = ["participants"]
    for name, span in (("date", date_span(scene, cluster)), ("place", place_span(scene, cluster))):
        if span is not None and not lead.span.covers(span):
            supports.setdefault(span, []).append(name)
    if title is not None and not anchor.covers(title):
        supports.setdefault(sentence_of(scene, title), []).append("title")
    for telling in cluster.tellings:
        if telling.span != lead.span and set(telling.actors) - set(lead.actors):
            supports.setdefault(telling.span, []).append("participants")
    further = sorted(supports.items(), key=lambda item: item[0])
    worked_out = sorted({telling.span for telling in guessed_in(cluster).values()})
    inferred = [Evidence.at(text, span, "participants", grounding="inferred") for span in worked_out]
    return (Evidence.at(text, anchor), *(Evidence.at(text, span, *names) for span, names in further), *inferred)


def date_span(scene: Scene, cluster: Cluster) -> Span | None:
    """The sentence that tells the date: the telling's own, or that of the day from which "the same day" counts."""
    found = cluster.date
    if found is None:
        return None
    return found[1].span if found[1].span.covers(found[0].span) else sentence_of(scene, found[0].span)


def place_span(scene: Scene, cluster: Cluster) -> Span | None:
    """The sentence that names the place: the telling's own, or the one to which "there" and "here" point back."""
    found = cluster.place
    if found is None:
        return None
    named = found[1].place_span
    return found[1].span if named is None or found[1].span.covers(named) else sentence_of(scene, named)


def sentence_of(scene: Scene, span: Span) -> Span:
    """The sentence around *span*; itself where it stands in none, as in a dateline."""
    return next((sentence.span for sentence in scene.sentences if sentence.span.covers(span)), span)
