"""Who else took part: those who speak for one of the sides in what follows, where the engagement itself names only groups, states and bodies."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.engagements.lists import Lists
from dragoman.extract.engagements.merging import Cluster
from dragoman.extract.engagements.scene import Scene
from dragoman.model.annotations import Actor

GATHERINGS = frozenset({"meeting", "consultations", "conference", "summit", "negotiation"})


def speakers(scene: Scene, cluster: Cluster) -> Iterator[tuple[int, int]]:
    """Each further person with the sentence in which he or she acts for one of the cluster's unnamed sides."""
    if cluster.type not in GATHERINGS or cluster.status != "held":
        return
    known = cluster.actors
    there = [scene.actors[at] for at in known]
    sides = [actor for actor in there if actor.kind != "person"]
    named = {actor.represents_entity or actor.represents for actor in there if actor.kind == "person"}
    first = cluster.lead.candidate.sentence
    for number, unit in acting(scene, first):
        actor = scene.actors[unit]
        if actor.kind == "person" and actor.represents and unit not in known and any(speaks_for(actor, side, named) for side in sides):
            yield unit, number


def acting(scene: Scene, first: int) -> Iterator[tuple[int, int]]:
    """The sentence and actor of each subject after sentence *first*, and of those listed with it: "X, her counterpart Y and Z discussed"."""
    lists = Lists(scene, frozenset())
    for number in range(first + 1, len(scene.sentences)):
        sentence = scene.sentences[number]
        for index in range(sentence.first, sentence.last):
            unit = scene.unit_at(index) if scene.tokens[index].dep == "nsubj" else None
            if unit is not None:
                yield from ((number, one.actor) for one in (unit, *lists.after(unit)))


def speaks_for(person: Actor, side: Actor, named: set[str | None]) -> bool:
    """Whether *person* stands for *side*, or for one of the several that a group is of."""
    if side.kind == "group" and side.represents_entity is None:
        return True
    mine = person.represents_entity or person.represents
    theirs = side.represents_entity or side.entity or side.represents or side.name
    return mine == theirs and mine not in named
