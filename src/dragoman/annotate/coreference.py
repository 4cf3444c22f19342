"""Who is who within one text: mentions of one actor joined into a chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dragoman.model.annotations import Actor, Mention
from dragoman.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Coreference:
    """Mention layer → Actor layer."""

    name: ClassVar[str] = "coreference/1"
    requires: ClassVar[frozenset[type]] = frozenset({Mention})
    provides: ClassVar[frozenset[type]] = frozenset({Actor})

    def __call__(self, reading: Reading) -> Reading:
        chains: dict[tuple[str, str], list[Mention]] = {}
        for mention in reading[Mention]:
            chains.setdefault((mention.kind, mention.entity or mention.name), []).append(mention)
        actors = [make_actor(chain) for chain in chains.values()]
        return reading.adding(Actor, sorted(actors, key=lambda actor: actor.span))


def make_actor(chain: list[Mention]) -> Actor:
    """One actor under the fullest name of its mentions."""
    fullest = max(chain, key=lambda mention: len(mention.name))
    kind = "person" if fullest.kind == "office" else fullest.kind
    return Actor(chain[0].span, kind, fullest.name, tuple(mention.span for mention in chain), fullest.entity)
