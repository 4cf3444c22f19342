"""What is diplomacy at all: an engagement in which states or their organisations have a part."""

from __future__ import annotations

from dragoman.extract.engagements.merging import Cluster
from dragoman.extract.engagements.scene import Scene
from dragoman.knowledge.lookup import find_known
from dragoman.model.annotations import Mention, Office

# These happen within one state every day; they count where the text concerns two sides.
INTERNAL = frozenset({"decision", "signing", "conference", "statement", "ceremony"})


def sides_of(scene: Scene) -> set[str]:
    """The states and known organisations that the text speaks of, by entity."""
    named = {mention.entity for mention in scene.reading[Mention] if mention.kind in ("state", "org", "group")}
    held = {entity for office in scene.reading[Office] for entity in (office.of_entity, office.to_entity)}
    groups = {entries[0].entity for actor in scene.actors if actor.kind == "group" for _, entries in find_known(scene.knowledge, actor.name)}
    return {entity for entity in named | held | groups if entity is not None and not entity.startswith("city:")}


def is_diplomatic(scene: Scene, cluster: Cluster, sides: set[str], bodies: frozenset[str]) -> bool:
    """Whether a state or organisation takes part, by itself or by somebody who stands for it."""
    if cluster.type in INTERNAL and len(sides) < 2 and not any(side.startswith("org:") for side in sides):
        return False
    if not cluster.actors:
        return len(sides) > 1
    return any(is_official(scene, number, bodies) for number in cluster.actors)


def is_official(scene: Scene, number: int, bodies: frozenset[str]) -> bool:
    """Whether an actor is a state or public body, stands for one, or is a following of office holders."""
    actor = scene.actors[number]
    if actor.kind == "state" or any((actor.entity, actor.represents, actor.represents_entity)):
        return True
    return actor.kind != "person" and bool(bodies & set(actor.name.lower().split()))
