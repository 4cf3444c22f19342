"""The review queue: one question at a time, answered by a key, taken back by another. Every answer is a judgement."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dragoman.run.crossref import judgements_of
from dragoman.run.judging import withdraw
from dragoman.run.reviewing import Choice, Question, asked_before, is_answered, questions
from dragoman.serve.asked import LONGEST
from dragoman.serve.deps import Form, TheDesk
from dragoman.serve.desk import Desk
from dragoman.serve.problems import Problem
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.turns import waiting
from dragoman.serve.web.addresses import document_address
from dragoman.serve.web.quoting import place_of
from dragoman.serve.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
SEE_OTHER = 303
MOST = 200  # questions that are worked out at a time
QUICK = 0.8  # seconds to wait for the record to be gone over before the next question is asked
SHOWN = 20  # judgements


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer: the key, the words on the button, and what it says as a judgement."""

    key: str
    words: str
    told: dict[str, str]


@router.get("/review")
def review(
    request: Request, desk: TheDesk, skip: Annotated[int, Query(ge=0, le=MOST)] = 0, done: Annotated[str | None, Query(max_length=80)] = None
) -> HTMLResponse:
    """The next question."""
    waiting = waiting_questions(desk)
    question = waiting[skip] if skip < len(waiting) else None
    with desk.record.store.view() as view:
        judged = list(view.judgements(withdrawn=True))
    return page(
        request, "review.html", question=question, waiting=len(waiting), skip=skip, author=desk.record.settings.author,
        answers=list(answers_to(question)) if question else [], places=places_of(desk.snapshot, question),
        done=next((item for item in judged if item.id == done), None), judged=judged[::-1][:SHOWN], is_at_work=desk.concluding.is_at_work,
    )  # fmt: skip


def waiting_questions(desk: Desk) -> list[Question]:
    """What wants a person's look, without what was answered a moment ago."""

    def asked_now(_: Snapshot) -> list[Question]:
        with desk.record.store.view() as view:
            return [question for question, _ in zip(questions(view), range(MOST), strict=False)]

    found = desk.keep("questions", asked_now)
    with desk.record.store.view() as view:
        asked = asked_before(judgements_of(view))
    return [question for question in found if not is_answered(question, asked)]


def answers_to(question: Question) -> Iterator[Answer]:
    """The ways to answer a question."""
    first = question.choices[0].mention
    if question.kind == "pair":
        both = {"left": first, "right": question.choices[1].mention}
        for key, words, verdict in (("s", "The same", "same"), ("d", "Different", "different"), ("u", "Can't tell", "unsure")):
            yield Answer(key, words, {"verdict": verdict, **both})
    elif question.kind == "value":
        for number, choice in enumerate(question.choices[:9], 1):
            yield Answer(str(number), choice.value, {"verdict": "right", "left": choice.mention, "field": question.field or ""})
        yield Answer("u", "Can't tell", {"verdict": "unsure", "left": first, "right": question.choices[1].mention})
    else:
        yield Answer("r", "Right", {"verdict": "right", "left": first})
        yield Answer("w", "Wrong", {"verdict": "wrong", "left": first})


def places_of(snapshot: Snapshot, question: Question | None) -> dict[str, str]:
    """From a choice's mention to where its words stand."""
    return {choice.mention: address_of(snapshot, choice) for choice in (question.choices if question else ())}


def address_of(snapshot: Snapshot, choice: Choice) -> str:
    """Where the words of a choice stand."""
    document, _, _ = choice.mention.rpartition("#")
    text = snapshot.items[document]["text"] if document in snapshot.items else ""
    place = place_of(choice.quote, text) if choice.quote else None
    return document_address(document, *(place or (None, None)))


@router.post("/review")
def judge(desk: TheDesk, form: Form) -> Response:
    """Keeps an answer."""
    told = answer_of(form)
    verdict = told.pop("verdict")
    id = desk.record.judge(verdict, **told, reason=field_of(form, "reason"), date=date.today().isoformat(), conclude=False)
    return followed(desk, f"/review?done={id}")


def answer_of(form: FormData) -> dict[str, Any]:
    """What the button pressed says: a verdict, and on what.

    Raises:
        Problem: it is none of ours.
    """
    try:
        given = json.loads(field_of(form, "answer"))
    except ValueError:
        given = None
    told = {key: given.get(key) for key in ("verdict", "left", "right", "field")} if isinstance(given, dict) else {}
    told = {key: value for key, value in told.items() if value and isinstance(value, str)}
    if told.get("verdict") not in ("same", "different", "unsure", "right", "wrong") or "left" not in told:
        raise Problem(422, "invalid", "An answer has a verdict and says on what.")
    return told


@router.post("/review/undo")
def undo(desk: TheDesk, form: Form) -> Response:
    """Takes a judgement back."""
    withdraw(desk.record.store, field_of(form, "id"), date.today().isoformat())
    back = field_of(form, "back")
    return followed(desk, back if back.startswith("/judge?") else "/review")


def followed(desk: Desk, address: str) -> Response:
    """Has the record gone over, and goes on to the next question."""
    desk.concluding.ask()
    with waiting():
        desk.concluding.wait(QUICK)
    return RedirectResponse(address, SEE_OTHER)


def field_of(form: FormData, name: str) -> str:
    """A field of a form.

    Raises:
        Problem: it is too long.
    """
    value = form.get(name)
    found = value.strip() if isinstance(value, str) else ""
    if len(found) > LONGEST * 10:
        raise Problem(422, "invalid", f"{name} is too long.")
    return found
