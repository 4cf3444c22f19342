"""What a record claims, field by field, each with the sentence that it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.model.document import Span
from dragoman.present.sentences import sentence_around
from dragoman.present.words import date_words, number_words
from dragoman.search.rows import Row

HIDDEN = frozenset({"id", "evidence", "confidence", "plover", "cameo", "main", "document", "reported", "value_to", "qualifier", "unit"})
DATES = frozenset({"date", "due", "period"})
FIELD_WORDS = {"organisation_or_state": "of", "type": "what", "value": "number", "cue": "saying word"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence around some evidence: what stands before it, its own words, what stands after; and where these words are."""

    before: str
    words: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One field as one document tells it. ``grounding``: exact, normalised or inferred."""

    field: str
    value: str
    sentence: Sentence
    grounding: str


def claims_of(record: Row, text: str) -> Iterator[Claim]:
    """Every field of a record that tells something; of a statement first what is said."""
    if "cue" in record:
        anchor = record["evidence"][0]
        yield Claim("said", " ".join(anchor["quote"].split()), sentence_of(anchor, text), anchor["grounding"])
    for field, value in record.items():
        shown = words_of(field, value, record)
        if field not in HIDDEN and shown:
            evidence = evidence_of(field, record)
            yield Claim(FIELD_WORDS.get(field, field.replace("_", " ")), shown, sentence_of(evidence, text), evidence["grounding"])


def evidence_of(field: str, record: Row) -> Row:
    """The evidence that carries a field; the anchor where none is named for it."""
    found: Row = next((item for item in record["evidence"] if field in item["supports"]), record["evidence"][0])
    return found


def sentence_of(evidence: Row, text: str) -> Sentence:
    """The sentence that some evidence lies in."""
    start, end = evidence["start"], evidence["end"]
    around = sentence_around(text, Span(start, end))
    return Sentence(text[around.start : start], text[start:end], text[end : around.end], start, end)


def words_of(field: str, value: Any, record: Row) -> str:
    """A field's value as one would say it; empty where there is none."""
    if value is None or value == [] or value == "":
        return ""
    if field in DATES:
        return date_words(value)
    if field == "value" and "unit" in record:
        return number_words(value, record["unit"], record.get("qualifier"), record.get("value_to"))
    if field == "place":
        return str(value["name"])
    if field == "participants":
        return "; ".join(participant_words(one) for one in value)
    if isinstance(value, bool):
        return "yes" if value else ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value).replace("_", " ")


def participant_words(one: Row) -> str:
    """A participant with the post and whom it speaks for."""
    told = [one["post"]] if one.get("post") else []
    party = one.get("represents")
    if party and party != one["name"] and party not in (one.get("post") or ""):
        told.append(party)
    return f"{one['name']} ({', '.join(told)})" if told else str(one["name"])
