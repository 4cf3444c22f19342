"""Actors with their chains, case by case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dragoman.model.annotations import Actor
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from tests.cases import Case, case_parameters, check_case


def render(actor: Actor, text: str) -> str:
    """One actor on one line, with the words of its mentions."""
    words = ", ".join(span.of(text) for span in actor.mentions)
    return f"{actor.kind} {actor.name} | {actor.post or '-'} | for {actor.represents or '-'} | {words}"


@case_parameters(Path(__file__).parents[1] / "cases" / "actors")
def test_actors(case: Case, read: Callable[[Document], Reading], accept: bool) -> None:
    reading = read(case.document)
    check_case(case, [render(actor, reading.text) for actor in reading[Actor]], accept)
