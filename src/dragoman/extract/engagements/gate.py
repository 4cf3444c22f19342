"""What is diplomacy at all: an engagement in which states or their organisations have a part."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extract.engagements.merging import Cluster
from dragoman.extract.engagements.scene import Scene
from dragoman.knowledge.lookup import find_known
from dragoman.model.annotations import Mention, Office

# These happen within one state every day; they count where the text concerns two sides.
OUTWARD = frozenset({"meeting", "call", "visit", "summit", "negotiation", "consultations", "signing", "ceremony"})
PERSONAL = frozenset({"meeting", "call", "visit", "signing", "ceremony", "appointment", "negotiation"})  # persons do these for their states
INTERNAL = frozenset({"decision", "signing", "conference", "statement", "ceremony"})


def sides_of(scene: Scene) -> set[str]:
    """The states and known organisations that the text speaks of, by entity; a town counts for its state."""
    named = [mention.entity for mention in scene.reading[Mention]]
    held = [entity for office in scene.reading[Office] for entity in (office.of_entity, office.to_entity)]
    spoken_for = [actor.represents_entity for actor in scene.actors]
    groups = [entries[0].entity for actor in scene.actors if actor.kind == "group" for _, entries in find_known(scene.knowledge, actor.name)]
    return {state_of(entity) for entity in [*named, *held, *groups, *spoken_for] if entity is not None}


def state_of(entity: str) -> str:
    """The territory of a town ("city:ZM-lusaka"); anything else as it is."""
    kind, _, rest = entity.partition(":")
    return f"territory:{rest.partition('-')[0]}" if kind == "city" else entity


def is_diplomatic(scene: Scene, cluster: Cluster, sides: set[str], lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a state or organisation takes part, by itself or by somebody who stands for it."""
    if are_statesmen(scene, cluster, lists):
        return True
    two = len(sides) > 1 or any(not side.startswith("territory:") for side in sides)
    if any(is_diplomat(scene, number, lists["diplomats"]) or is_international(scene, number, lists["international"]) for number in cluster.actors):
        return True
    if cluster.type == "appointment" and gives_office_abroad(scene, cluster, lists["diplomats"]):
        return True
    if not two and (cluster.type in INTERNAL or not cluster.actors):
        return False
    if two and cluster.type in PERSONAL and any(scene.actors[number].kind == "person" for number in cluster.actors):
        return any(
            holds_one(office.span.of(scene.reading.text), lists["statesmen"] | lists["diplomats"], lists["outsiders"])
            for office in scene.reading[Office]
        )
    return not cluster.actors or any(is_official(scene, number, lists["public"]) for number in cluster.actors)


def are_statesmen(scene: Scene, cluster: Cluster, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether holders of high office meet somebody of another state or of none that is known, or go to one."""
    actors = [scene.actors[number] for number in cluster.actors]
    high = [actor for actor in actors if actor.kind == "person" and holds_one(actor.post, lists["statesmen"], lists["outsiders"])]
    states = {actor.represents_entity or actor.represents or actor.entity for actor in actors}
    if cluster.type not in OUTWARD or not high:
        return False
    if cluster.type in ("visit", "ceremony") and states == {None}:
        return (cluster.place is not None and scene.tokens[cluster.lead.candidate.trigger].lemma not in ("visit", "tour")) or is_trip(scene, cluster)
    others = [actor for actor in actors if actor is not high[0] and (actor.kind == "person" or actor.represents_entity)]
    return bool(others) and (None in states or len(states) > 1)


def is_trip(scene: Scene, cluster: Cluster) -> bool:
    """Whether a noun tells of a journey to a named place: "a working visit to Larkholm"."""
    return cluster.type == "visit" and cluster.place is not None and scene.tokens[cluster.lead.candidate.trigger].tag.startswith("NN")


def holds_one(post: str | None, offices: frozenset[str], outsiders: frozenset[str]) -> bool:
    """Whether *post* is one of *offices*, and not that of a club or firm."""
    words = (post or "").lower()
    return any(office in words for office in offices) and not outsiders & set(words.split())


def is_international(scene: Scene, number: int, names: frozenset[str]) -> bool:
    """Whether an actor is an organ that only international organisations have."""
    return scene.actors[number].kind == "org" and any(name in scene.actors[number].name.lower() for name in names)


def gives_office_abroad(scene: Scene, cluster: Cluster, words: frozenset[str]) -> bool:
    """Whether the sentence of an appointment names an office of diplomacy."""
    span = cluster.lead.span
    offices = (office.span.of(scene.reading.text).lower() for office in scene.reading[Office] if span.covers(office.span))
    return any(word in office for office in offices for word in words)


def is_diplomat(scene: Scene, number: int, words: frozenset[str]) -> bool:
    """Whether an actor holds an office of diplomacy."""
    post = (scene.actors[number].post or "").lower()
    return any(word in post for word in words)


def is_official(scene: Scene, number: int, words: frozenset[str]) -> bool:
    """Whether an actor is a state or public body, stands for one, or is a following of office holders."""
    actor = scene.actors[number]
    if actor.kind == "state" or any((actor.entity, actor.represents, actor.represents_entity)):
        return True
    return actor.kind != "person" and bool(words & set(actor.name.lower().split()))
