"""The model is asked about sentences with new names only, and marks the same spans whatever else it is asked."""

from __future__ import annotations

import pytest

from dragoman.annotate.grammar.syntax import Syntax
from dragoman.annotate.layout.blocks import Blocks
from dragoman.annotate.names.statistical import StatisticalNames
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import NamedSpan, Sentence, Token
from dragoman.model.document import Document
from dragoman.model.reading import Reading


@pytest.fixture(scope="module")
def stage(knowledge: Knowledge) -> StatisticalNames:
    return StatisticalNames(knowledge)


def tokens_of(text: str, knowledge: Knowledge) -> Reading:
    return Syntax(knowledge)(Blocks(knowledge)(Reading(Document("d", text, "en"))))


def asked(text: str, stage: StatisticalNames, knowledge: Knowledge) -> list[str]:
    reading = tokens_of(text, knowledge)
    return [sentence.span.of(text) for sentence in stage.worth_asking(reading[Sentence], reading[Token])]


def test_known_names_need_no_model(stage: StatisticalNames, knowledge: Knowledge) -> None:
    assert asked("The Foreign Minister of Norway arrived in Berlin on Monday. Trade grew.", stage, knowledge) == []


def test_a_new_name_is_asked_about_once(stage: StatisticalNames, knowledge: Knowledge) -> None:
    text = "Later Ingrid Solheimdal spoke. Solheimdal thanked Berlin. Then Tor Brekkenes left."
    assert asked(text, stage, knowledge) == ["Later Ingrid Solheimdal spoke.", "Then Tor Brekkenes left."]


def test_marks_names_at_their_places(stage: StatisticalNames, knowledge: Knowledge) -> None:
    text = "Talks went on.\n\nOn Friday John Harrington and Mary Whitcombe spoke in public."
    names = [(mark.span.of(text), mark.label) for mark in stage(tokens_of(text, knowledge))[NamedSpan]]
    assert ("John Harrington", "PERSON") in names and ("Mary Whitcombe", "PERSON") in names


def test_an_empty_text_has_no_names(stage: StatisticalNames, knowledge: Knowledge) -> None:
    assert stage(tokens_of("", knowledge))[NamedSpan] == ()
