"""Which documents tell of undertakings between two parties: those that address the other, and those that tell of the same act without doing so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.present.dossier.undertakings import is_one
from dragoman.serve.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Act:
    """One undertaking of one document."""

    document: str
    kind: str
    by: frozenset[str]
    to: frozenset[str]
    stems: frozenset[str]
    due: str | None

    def addresses(self, one: str, other: str) -> bool:
        """Whether it goes from one party to the other or is of both; or is of several, who may be told of one by one elsewhere."""
        return len(self.by) > 1 or (one in self.by and other in self.to) or (other in self.by and one in self.to)


def documents_of_acts(snapshot: Snapshot, one: str, other: str) -> frozenset[str]:
    """The documents with undertakings between the two, and all that may tell of the same: rather some too many than one too few."""
    acts = list(acts_of(snapshot, one, other))
    blocks: dict[tuple[str, str], set[int]] = {}
    for place, act in enumerate(acts):
        for party in act.by:
            blocks.setdefault((act.kind, party), set()).add(place)
    reached = {place for place, act in enumerate(acts) if act.addresses(one, other)}
    waiting = list(reached)
    while waiting:
        act = acts[waiting.pop()]
        for party in act.by:
            for place in blocks[act.kind, party] - reached:
                if is_one(act, acts[place], in_one_engagement=True):
                    reached.add(place)
                    waiting.append(place)
    return frozenset(acts[place].document for place in reached)


def acts_of(snapshot: Snapshot, one: str, other: str) -> Iterator[Act]:
    """All undertakings that concern either of the two."""
    either = frozenset({one, other})
    for document in snapshot.named.of(one) | snapshot.named.of(other):
        for (by, to), pledge in zip(snapshot.sides.get(document, ()), snapshot.facts[document].pledges, strict=False):
            if either & by or either & to:
                yield Act(document, pledge.kind, by, to, pledge.stems, pledge.due)
