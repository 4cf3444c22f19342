"""Who stands where in a text: the Actor layer looked up by place.

Both the rooms that annotate and those that extract ask "who is this?" of a stretch of text; the answer is here, over the stored chains.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.annotations import Actor
from dragoman.model.document import Span
from dragoman.model.reading import Reading


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """Every mention of every actor, in the order of the text; ``starts`` are their first characters."""

    starts: tuple[int, ...]
    places: tuple[tuple[Span, Actor], ...]

    def mentions_within(self, span: Span) -> Iterator[tuple[Span, Actor]]:
        """Each mention that lies within *span*, with its actor, in order."""
        for place, actor in self.places[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]:
            if place.end <= span.end:
                yield place, actor

    def within(self, span: Span) -> tuple[Actor, ...]:
        """The actors mentioned within *span*, each once, in the order of their first mention there."""
        return tuple(dict.fromkeys(actor for _, actor in self.mentions_within(span)))

    def at(self, span: Span) -> Actor | None:
        """The actor whose mention covers or shares most characters with *span*; the longer mention where two share as many."""
        nearest = bisect_left(self.starts, span.end)
        best: tuple[int, int, Actor] | None = None
        for place, actor in self.places[max(0, nearest - 12) : nearest]:
            shared = min(place.end, span.end) - max(place.start, span.start)
            if shared > 0 and (best is None or (shared, len(place)) > best[:2]):
                best = (shared, len(place), actor)
        return best[2] if best else None


def actor_index(reading: Reading) -> ActorIndex:
    """The lookup over the Actor layer of *reading*; build it once for a document."""
    places = sorted(((span, actor) for actor in reading[Actor] for span in actor.mentions), key=lambda place: (place[0].start, -place[0].end))
    return ActorIndex(tuple(span.start for span, _ in places), tuple(places))


def actor_at(reading: Reading, span: Span) -> Actor | None:
    """The actor that *span* names; for single questions, see :class:`ActorIndex` for many."""
    return actor_index(reading).at(span)
