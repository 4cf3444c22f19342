"""The whole way from text to reading: the same bytes whatever the order and the number of processes; spans give back their words."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.api.reading import read_as_lines
from dragoman.evaluate.corpora import load_lines
from dragoman.model.annotations import Actor, DateMention, Mention, Office, Quantity, Sentence, Token
from dragoman.model.document import Document
from dragoman.model.interchange import reading_object
from dragoman.model.stage import Stage
from dragoman.run.pipeline import read_document, unmet

EXAMPLES = Path(__file__).parents[1] / "examples" / "documents"
CORPORA = Path(__file__).parents[1] / "corpora"
LISTS = ("engagements", "posts", "undertakings", "figures", "relations", "statements")
WORDS = st.sampled_from(
    [
        "the",
        "President",
        "of",
        "Ruritania",
        "met",
        "Foreign",
        "Minister",
        "Anna",
        "Kovács",
        "in",
        "Geneva",
        "on",
        "5",
        "May",
        "2024",
        "and",
        "said",
        "that",
        "3",
        "million",
        "euros",
        "were",
        "agreed",
        "–",
        "“Turkmen”",
        "Ambassador",
        "J.",
        "van",
        "der",
        "Berg’s",
        "visit\n\n(EU)",
        "will",
        "be",
        "held;",
        "U.S.",
        "Dr.",
        ".",
        "!",
        "?",
        "—",
        "\u202e",
        "🕊",
        "е́",
        "Ашхабад",
        "15.07.2025",
        "|",
        "06:07",
        "|",
        "•",
        "said:",
    ]
)


def spans_of(item: Any) -> list[dict[str, Any]]:
    return [evidence for key in LISTS for record in item[key] for evidence in record["evidence"]]


@pytest.fixture(scope="module")
def pieces() -> list[str]:
    """The texts of our own corpora."""
    return [item["text"] for path in sorted(CORPORA.glob("english*/documents.jsonl")) for item in load_lines(path)]


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return list(read_as_lines([EXAMPLES]))


def test_no_stage_asks_for_what_no_earlier_one_provides(stages: Sequence[Stage]) -> None:
    assert unmet(stages) == []
    assert len({stage.name for stage in stages}) == len(stages)


def test_reading_again_and_in_two_processes_gives_the_same_bytes(lines: list[str]) -> None:
    assert list(read_as_lines([EXAMPLES])) == lines
    assert list(read_as_lines([EXAMPLES], processes=2)) == lines


def test_reading_in_another_order_gives_the_same_bytes(lines: list[str]) -> None:
    items = [json.loads(line) for line in lines]
    keys = ("id", "text", "lang", "url", "source", "title")
    documents = [Document(**{key: item.get(key) for key in keys}, published=item["published"]) for item in items]
    backwards = {json.loads(line)["id"]: line for line in read_as_lines(reversed(documents))}
    forwards = {json.loads(line)["id"]: line for line in read_as_lines(documents)}
    assert backwards == forwards


def test_every_span_of_the_examples_gives_back_its_words(lines: list[str]) -> None:
    items = [json.loads(line) for line in lines]
    assert sum(len(spans_of(item)) for item in items) > 200
    for item in items:
        for evidence in spans_of(item):
            assert item["text"][evidence["start"] : evidence["end"]] == evidence["quote"] != ""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(WORDS, max_size=60).map(" ".join))
def test_whatever_is_read_stands_on_its_words(text: str, stages: Sequence[Stage]) -> None:
    reading = read_document(Document("d", text, "en", published="2024-05-06"), stages)
    for layer in (Sentence, Token, Mention, Office, Actor, DateMention, Quantity):
        for mark in reading[layer]:
            assert 0 <= mark.span.start < mark.span.end <= len(text)  # type: ignore[attr-defined]  # each of these layers has spans
    item = reading_object(reading)
    assert item["text"] == text
    for evidence in spans_of(item):
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert [record["id"] for record in item["engagements"]] == [f"e{number}" for number in range(1, len(item["engagements"]) + 1)]


def test_an_unrelated_paragraph_changes_no_record(stages: Sequence[Stage]) -> None:
    text = "The Prime Minister of Norway met the President of Chile in Oslo on 4 June 2024."
    more = text + "\n\nThe river froze early that winter, and the mill stood still."
    one, two = (reading_object(read_document(Document("d", words, "en"), stages)) for words in (text, more))
    assert {key: one[key] for key in LISTS} == {key: two[key] for key in LISTS}


@pytest.mark.parametrize("seed", range(60))
def test_pieces_of_documents_torn_and_shuffled_are_read(pieces: list[str], stages: Sequence[Stage], seed: int) -> None:
    text = torn(pieces, random.Random(seed))
    reading = read_document(Document("d", text, "en", published="2024-05-06"), stages)
    assert all(text[span["start"] : span["end"]] == span["quote"] for span in spans_of(reading_object(reading)))


def torn(texts: Sequence[str], draw: random.Random) -> str:
    """Stretches of some texts as no editor would leave them: cut anywhere, with words missing, or in any order."""
    found = []
    for text in draw.sample(texts, 6):
        start = draw.randrange(len(text))
        words = text[start : start + draw.randrange(20, 300)].split(" ")
        match draw.randrange(3):
            case 0:
                draw.shuffle(words)
            case 1:
                words = [word for word in words if draw.random() < 0.8]
        found.append(" ".join(words))
    return draw.choice(["\n", "\n\n", " "]).join(found)
