"""What wants a person's look, the closest calls first: doubtful merges of reports, people and bodies, disagreements, doubtful readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.model.document import Span
from dragoman.model.interchange import from_json
from dragoman.model.judgement import Judgement
from dragoman.present.sentences import sentence_around
from dragoman.present.words import date_words
from dragoman.resolve.judged import anchor_of, find_record
from dragoman.resolve.judged import in_force as standing
from dragoman.resolve.records import Contradiction
from dragoman.run.crossref import JudgedView
from dragoman.run.doubtful_bodies import doubtful_bodies
from dragoman.store.base import View

CLOSE = 1.25  # how far from the line a decision may be to be asked about
DOUBTFUL = 0.5  # records below this confidence are asked about
UNCERTAIN = ("engagements", "undertakings")  # kinds of records that are
KINDS = ("spelling", "substance")  # disagreements that are asked about


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a question is about: the mention that a judgement names, what it says, and the words that say so."""

    mention: str
    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """``pair``: are these two the same? ``value``: which of these is right? ``record``: is this so? ``field`` is the one that a value fills."""

    kind: Literal["pair", "value", "record"]
    title: str
    choices: tuple[Choice, ...]
    reasons: tuple[str, ...] = ()
    field: str | None = None


def questions(view: View) -> Iterator[Question]:
    """What to ask, without what somebody has judged already (also as "unsure")."""
    judged = JudgedView(view)
    asked = asked_before(judged.judgements)
    for question in (*pairs(view, asked), *disagreements(view), *doubtful(judged)):
        if not is_answered(question, asked):
            yield question


def is_answered(question: Question, asked: set[frozenset[str]]) -> bool:
    """Whether somebody has judged what a question is about."""
    mentions = [choice.mention for choice in question.choices]
    if frozenset(mentions[:2]) in asked:
        return True
    return question.kind != "pair" and any(frozenset({mention, question.field or ""}) in asked for mention in mentions)


def asked_before(judgements: Iterable[Judgement]) -> set[frozenset[str]]:
    """What is judged: pairs of mentions, and mentions with the field."""
    return {frozenset({item.left, item.right or item.field or ""}) for item in standing(judgements)}


def pairs(view: View, asked: Iterable[frozenset[str]] = ()) -> list[Question]:
    """Pairs of reports, people and bodies near the line, the nearest first; of equally near ones those on which more documents stand."""
    near = [row for row in view.decisions("pair") if abs(row.value["margin"] or 0.0) < CLOSE]
    told = [(abs(row.value["margin"]), -2, row.id, row.value, row.accepted) for row in near]
    for one in doubtful_bodies(view, asked):
        told.append((one.margin, -one.documents, one.left, {"members": (one.left, one.right), "reasons": (one.reason,)}, False))
    return [_pair(view, value, accepted=accepted) for _, _, _, value, accepted in sorted(told, key=lambda one: one[:3])]


def _pair(view: View, value: dict[str, Any], *, accepted: bool) -> Question:
    title = "The program takes these for one. Are they?" if accepted else "The program keeps these apart. Are they the same?"
    return Question("pair", title, tuple(_choice(view, mention) for mention in value["members"]), tuple(value["reasons"]))


def _choice(view: View, mention: str) -> Choice:
    document, _, inner = mention.rpartition("#")
    item = view.reading(document) or {}
    record = find_record(item, inner) if inner[1:].isdigit() else None
    if record is None:
        return Choice(mention, inner, _sentence(item.get("text", ""), inner))
    told = (
        record.get("type"),
        date_words(record.get("date")),
        (record.get("place") or {}).get("name"),
        *(one["name"] for one in record.get("participants", ())),
    )
    return Choice(mention, ", ".join(str(part) for part in told if part), " ".join(anchor_of(record).split()))


def _sentence(text: str, name: str) -> str:
    start = text.find(name)
    if start < 0:
        return ""
    around = sentence_around(text, Span(start, start + len(name)))
    return " ".join(text[around.start : around.end].split())


def disagreements(view: View) -> Iterator[Question]:
    """Spellings and facts that can't both be right."""
    for row in view.derived("contradictions"):
        item: Contradiction = from_json(Contradiction, row.value)
        if item.kind in KINDS and all(value.record for value in item.values):
            choices = {value.value: Choice(value.mention, value.value, " ".join(value.quote.split())) for value in reversed(item.values)}
            ordered = tuple(choices[value] for value in dict.fromkeys(value.value for value in item.values))
            yield Question("value", f"Sources disagree: {item.what}. Which is right?", ordered, (f"shown: {item.shown} ({item.rule})",), item.field)


def doubtful(view: JudgedView) -> Iterator[Question]:
    """Engagements and undertakings that were read with little confidence, the least certain first."""
    rows = (row for listing in UNCERTAIN for row in view.view.records(listing))
    documents = dict.fromkeys(row.document for row in rows if row.value["confidence"] < DOUBTFUL)  # no judgement makes a record less certain
    found = [
        (record["confidence"], f"{item['id']}#{record['id']}", record)
        for item in map(view.reading, documents)
        if item is not None
        for listing in UNCERTAIN
        for record in item[listing]
        if record["confidence"] < DOUBTFUL
    ]
    for confidence, mention, record in sorted(found, key=lambda one: one[:2]):
        told = (record.get("type") or record.get("kind"), record.get("what"), date_words(record.get("date") or record.get("due")))
        names = [one["name"] for one in record.get("participants", ())] or [*record.get("by", ()), *record.get("to", ())]
        value = ", ".join(str(part) for part in (*told, *names) if part)
        choice = Choice(mention, value, " ".join(anchor_of(record).split()))
        yield Question("record", f"Read with confidence {confidence:.2f}. Is it so?", (choice,))
