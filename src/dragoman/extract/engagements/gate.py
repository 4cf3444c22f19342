"""What is diplomacy at all: an engagement in which states or their organisations have a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.merging import Cluster
from dragoman.extract.engagements.scene import Scene
from dragoman.knowledge.lookup import find_known
from dragoman.model.annotations import Actor, Mention, Office

# These happen within one state every day; they count where the text concerns two sides.
OUTWARD = frozenset({"meeting", "call", "visit", "summit", "negotiation", "consultations", "signing", "ceremony"})
PERSONAL = frozenset({"meeting", "call", "visit", "signing", "ceremony", "appointment", "negotiation"})  # persons do these for their states
INTERNAL = frozenset({"decision", "signing", "conference", "statement", "ceremony", "appointment"})
LONGEST = 8  # words looked at behind "of"


def state_of(entity: str) -> str:
    """The territory of a town ("city:ZM-lusaka"); anything else as it is."""
    kind, _, rest = entity.partition(":")
    return f"territory:{rest.partition('-')[0]}" if kind == "city" else entity


@dataclass(frozen=True)
class Gate:
    """Tells the engagements of one scene that are diplomacy from board meetings, matches and concerts."""

    scene: Scene
    lists: Mapping[str, frozenset[str]]
    clusters: Sequence[Cluster]

    @cached_property
    def sides(self) -> set[str]:
        """The states and known organisations that the text speaks of, by entity; a town counts for its state."""
        scene = self.scene
        named = [mention.entity for mention in scene.reading[Mention]]
        held = [entity for office in scene.reading[Office] for entity in (office.of_entity, office.to_entity)]
        spoken_for = [actor.represents_entity for actor in scene.actors]
        groups = [entries[0].entity for actor in scene.actors if actor.kind == "group" for _, entries in find_known(scene.knowledge, actor.name)]
        unknown = [actor.represents for actor in scene.actors if actor.represents_entity is None and self.is_minister(actor)]
        unknown += [actor.name for actor in scene.actors if actor.kind == "state" and actor.entity is None and actor.name not in self.firms]
        return {state_of(entity) for entity in [*named, *held, *groups, *spoken_for, *unknown] if entity is not None}

    @cached_property
    def is_between(self) -> bool:
        """Whether the text concerns two sides, or an organisation of several."""
        return len(self.sides) > 1 or self.has_organisation

    @cached_property
    def has_organisation(self) -> bool:
        """Whether the text speaks of an organisation of states."""
        return any(side.startswith("org:") for side in self.sides)

    @cached_property
    def has_statesmen(self) -> bool:
        """Whether the text names somebody in an office of state or diplomacy."""
        groups = any(actor.kind == "group" and self.is_known(actor) for actor in self.scene.actors)
        return groups or any(self.is_statesman(actor) or self.is_diplomat(actor) for actor in self.scene.actors)

    @cached_property
    def has_acts(self) -> bool:
        """Whether some engagement of the text has a known state or organisation as its side."""
        return any(self.is_known(self.scene.actors[number]) for cluster in self.clusters for number in cluster.actors)

    def admits(self, cluster: Cluster) -> bool:
        """Whether a state or organisation takes part, by itself or by somebody who stands for it."""
        actors = [self.scene.actors[number] for number in cluster.actors]
        if self.is_private(cluster):
            return False
        if any(self.is_diplomat(actor) or self.is_international(actor) for actor in actors) or self.are_statesmen(cluster, actors):
            return True
        if self.gives_office_abroad(cluster) or self.is_of_credentials(cluster):
            return True
        if self.is_of_ministers(cluster):
            return True
        if not actors:
            return self.is_between and (self.has_statesmen or self.has_organisation or self.has_acts)
        if not self.is_between:
            return cluster.type not in INTERNAL and any(self.is_known(actor) for actor in actors)
        if cluster.type in PERSONAL and any(actor.kind == "person" for actor in actors):
            return self.has_statesmen or any(self.is_official(actor) for actor in actors if actor.kind == "person")
        return any(self.is_official(actor) for actor in actors)

    def is_of_ministers(self, cluster: Cluster) -> bool:
        """Whether a conference or summit without a named side is called one of governments: "a ministerial conference on migration"."""
        if cluster.type not in ("conference", "summit", "consultations"):
            return False
        noun = cluster.lead.candidate.trigger
        words = {self.scene.tokens[at].text.lower() for at in self.scene.dependents(noun, "amod", "compound")}
        return bool(words & self.lists["of_states"])

    def is_private(self, cluster: Cluster) -> bool:
        """Whether a firm, club or its people alone act: those named, or where nobody is, the words in their place."""
        actors = [self.scene.actors[number] for number in cluster.actors]
        if actors:
            return all(self.is_outsider(actor) for actor in actors) or any(self.is_team(actor) for actor in actors)
        tokens = self.scene.tokens
        ranges = [self.scene.reach[head] for head in cluster.lead.candidate.heads]
        told = {word.lemma.lower() for first, last in ranges for word in tokens[first : min(last, first + LONGEST)]}
        return bool(told & self.lists["outsiders"])

    def is_team(self, actor: Actor) -> bool:
        """Whether an actor is a team or band, whose meetings are matches and concerts."""
        words = set(actor.name.lower().split())
        return actor.kind in ("org", "group") and bool(words & self.lists["teams"]) and not self.is_of_organisation(actor)

    def are_statesmen(self, cluster: Cluster, actors: list[Actor]) -> bool:
        """Whether holders of high office meet somebody of another state or of none that is known, or go to one."""
        high = [actor for actor in actors if self.is_statesman(actor)]
        states = {actor.represents_entity or actor.represents or actor.entity for actor in actors}
        if cluster.type not in OUTWARD or not high:
            return False
        if cluster.type in ("visit", "ceremony") and states == {None}:
            return (cluster.place is not None and self.lemma(cluster) not in ("visit", "tour")) or self.is_trip(cluster)
        others = [actor for actor in actors if actor is not high[0] and (actor.kind == "person" or actor.represents_entity)]
        return any(not self.is_outsider(actor) for actor in others) and (None in states or len(states) > 1)

    def lemma(self, cluster: Cluster) -> str:
        """The word that tells of a cluster, in base form."""
        return self.scene.tokens[cluster.lead.candidate.trigger].lemma

    def is_trip(self, cluster: Cluster) -> bool:
        """Whether a noun tells of a journey to a named place: "a working visit to Larkholm"."""
        noun = self.scene.tokens[cluster.lead.candidate.trigger].tag.startswith("NN")
        return cluster.type == "visit" and cluster.place is not None and noun

    def holds_one(self, post: str | None, offices: frozenset[str]) -> bool:
        """Whether *post* is one of *offices*, and not that of a club or firm; a minister of sports is no club's."""
        words = (post or "").lower()
        return any(office in words for office in offices) and ("minister" in words or not self.lists["outsiders"] & set(words.split()))

    def is_statesman(self, actor: Actor) -> bool:
        """Whether somebody holds a high office of a state, as far as the text tells."""
        high = actor.kind == "person" and self.holds_one(actor.post, self.lists["statesmen"])
        return high and not self.is_outsider(actor) and actor.represents not in self.firms

    @cached_property
    def firms(self) -> frozenset[str]:
        """The names that a common noun before them says to be of firms and the like: "the shipbuilder Larkholm"."""
        return frozenset(actor.name for actor in self.scene.actors if actor.entity is None and self.is_described(actor))

    def is_outsider(self, actor: Actor) -> bool:
        """Whether an actor belongs to a club, firm or school: by name, office, or what stands behind it ("the president of the student union")."""
        if self.is_minister(actor) or self.is_of_organisation(actor):
            return False
        told = f"{actor.name if actor.kind != 'person' else ''} {actor.post or ''} {actor.represents or ''}".lower().split()
        return bool(self.lists["outsiders"] & {*told, *self.words_behind(actor)})

    def is_of_organisation(self, actor: Actor) -> bool:
        """Whether an actor is or stands for a known organisation, or has one in its name ("the Lagoon Islands Union – Northland Committee")."""
        known = (entry.entity for _, entries in find_known(self.scene.knowledge, actor.name) for entry in entries)
        return any((entity or "").startswith("org:") for entity in (actor.entity, actor.represents_entity, *known))

    def is_minister(self, actor: Actor) -> bool:
        """Whether somebody is a minister or diplomat, of whatever."""
        return "minister" in (actor.post or "").lower() or self.is_diplomat(actor)

    def words_behind(self, actor: Actor) -> set[str]:
        """The words behind the "of" that follows an actor's first mention."""
        scene = self.scene
        unit = next((unit for unit in scene.units if unit.span.covers(actor.span)), None)
        if unit is None or unit.root >= len(scene.tokens):
            return set()
        below = [at for word, prep in scene.prepositions(unit.root) if word in ("of", "at") for at in scene.complements(prep)]
        ranges = [scene.reach[at] for at in below]
        return {token.text.lower() for first, last in ranges for token in scene.tokens[first : min(last, first + LONGEST)]}

    def is_international(self, actor: Actor) -> bool:
        """Whether an actor is an organ that only international organisations have."""
        return actor.kind == "org" and any(name in actor.name.lower() for name in self.lists["international"])

    def gives_office_abroad(self, cluster: Cluster) -> bool:
        """Whether the sentence of an appointment names an office of diplomacy."""
        if cluster.type != "appointment":
            return False
        span, text = cluster.lead.span, self.scene.reading.text
        offices = (office.span.of(text).lower() for office in self.scene.reading[Office] if span.covers(office.span))
        return any(word in office for office in offices for word in self.lists["diplomats"])

    def is_of_credentials(self, cluster: Cluster) -> bool:
        """Whether an envoy presents the letters that accredit him or her."""
        bounds = self.scene.sentences[cluster.lead.candidate.sentence]
        words = (token.text.lower() for token in self.scene.tokens[bounds.first : bounds.last])
        return cluster.type == "ceremony" and any(word in self.lists["letters"] for word in words)

    def is_diplomat(self, actor: Actor) -> bool:
        """Whether an actor holds an office of diplomacy, or is a mission or several of its people."""
        words = (actor.post if actor.kind == "person" else actor.name) or ""
        return any(word in words.lower() for word in self.lists["diplomats"])

    def is_known(self, actor: Actor) -> bool:
        """Whether an actor is a known state or organisation or stands for one; a town has no part in diplomacy by itself."""
        entities = [entity for entity in (actor.entity, actor.represents_entity) if entity is not None]
        named = [entries[0].entity for _, entries in find_known(self.scene.knowledge, actor.name)] if actor.kind == "group" else []
        return any(not entity.startswith("city:") for entity in [*entities, *named]) and not self.is_outsider(actor)

    def is_official(self, actor: Actor) -> bool:
        """Whether an actor is a state or public body, stands for one, or is a following of office holders."""
        if self.is_known(actor) or self.is_statesman(actor):
            return True
        if actor.kind == "state":
            return actor.name not in self.firms
        return actor.kind != "person" and not self.is_outsider(actor) and bool(self.lists["public"] & set(actor.name.lower().split()))

    def is_described(self, actor: Actor) -> bool:
        """Whether a common noun before an unknown name says that it is no state's: "the shipbuilder Larkholm"."""
        at, _ = self.scene.range_of(actor.span)
        before = self.scene.tokens[at - 1] if at else None
        return before is not None and before.tag == "NN" and before.text.islower() and before.dep not in ("ROOT", "pobj", "npadvmod")
