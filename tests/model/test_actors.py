"""Who stands where: lookups over the Actor layer."""

from __future__ import annotations

from dragoman.model.actors import actor_at, actor_index
from dragoman.model.annotations import Actor
from dragoman.model.document import Document, Span
from dragoman.model.reading import Reading

TEXT = "Envoy Ada Quill met Bo Lark. She thanked him."
ADA = Actor(Span(6, 15), "person", "Ada Quill", (Span(6, 15), Span(29, 32)))
BO = Actor(Span(20, 27), "person", "Bo Lark", (Span(20, 27), Span(41, 44)))
READING = Reading(Document("d", TEXT)).adding(Actor, (ADA, BO))


def test_actors_within_come_in_the_order_of_the_text() -> None:
    assert actor_index(READING).within(Span(0, len(TEXT))) == (ADA, BO)
    assert actor_index(READING).within(Span(16, 28)) == (BO,)
    assert actor_index(READING).within(Span(0, 12)) == ()


def test_the_actor_at_a_span_shares_characters_with_it() -> None:
    assert actor_at(READING, Span(0, 15)) is ADA
    assert actor_at(READING, Span(29, 32)) is ADA
    assert actor_at(READING, Span(16, 19)) is None
