"""Questions that aren't lists: full text, suggestions, dossiers, what is to come, why something is so, quality; and the whole record to take away."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.model.interchange import to_json
from dragoman.present.dossier import render
from dragoman.search.rows import KINDS
from dragoman.serve.ahead import ahead_of
from dragoman.serve.api.answers import AS_LINES, answer, lines, listing, problems, written
from dragoman.serve.api.examples import with_example
from dragoman.serve.api.replies import WHOLE_DOSSIER, Ahead, Due, Explanation, Found, Index, Quality, Suggestions
from dragoman.serve.api.shapes import Page
from dragoman.serve.asked import LONGEST, LONGEST_ID, Day, Plain, Slice
from dragoman.serve.deps import TheDesk, TheSnapshot
from dragoman.serve.finding import Passages
from dragoman.serve.quality import measured
from dragoman.serve.reasons import explanation_of
from dragoman.serve.suggest import names_of, suggest
from dragoman.serve.whole import found_by

router = APIRouter(tags=["questions"])
MOST_FOUND = 1000  # documents of a search
TEXTS = {"markdown": "text/markdown", "text": "text/plain", "html": "text/html"}
Words = Annotated[
    str,
    Plain,
    Query(min_length=1, max_length=LONGEST, description="All of these must be there; “words in quotes” stand together.", examples=["visa"]),
]
Parties = Annotated[
    list[Annotated[str, Query(max_length=LONGEST)]],
    Query(min_length=1, max_length=2, description="One or two states, bodies or people: a name or an id.", examples=[["Turkmenistan", "Benelux"]]),
]
On = Annotated[Day, Query(description="As of this day: what was published later is left out.", examples=["2025-07-15"])]
IN_WORDS: dict[int | str, dict[str, Any]] = {200: {"content": {kind: {"schema": {"type": "string"}} for kind in TEXTS.values()}}}


class Searched(Slice):
    """What to look for, and which part of the answer."""

    q: Words


class AsOf(Slice):
    """As of which day, and which part of the answer."""

    on: On = None


@router.get("/", response_model=Index, responses=problems(503))
def index(request: Request, snapshot: TheSnapshot) -> Response:
    """What there is: the kinds, and how many of each."""
    return answer(request, {"kinds": {kind: snapshot.count(kind) for kind in KINDS}, "newest": snapshot.day})


@router.get("/search", response_model=Page[Found], responses={**AS_LINES, **problems(400, 422, 503)})
def search(request: Request, desk: TheDesk, asked: Annotated[Searched, Query()]) -> Response:
    """Documents that hold all of the words, best first, each with its passage and where the words stand."""
    names = desk.matches(asked.q, MOST_FOUND)
    found = Passages(desk, asked.q, names)
    return listing(request, found, asked, [("q", asked.q)])


@router.get("/suggest", response_model=Suggestions, responses=problems(422, 503))
def suggestions(request: Request, desk: TheDesk, q: Words) -> Response:
    """States, bodies and people whose names begin so."""
    return answer(request, {"items": to_json(suggest(desk.keep("names", names_of), q))})


@router.get("/dossier", response_model=WHOLE_DOSSIER, responses={**with_example("dossier", IN_WORDS), **problems(400, 422, 503)})
def dossier(
    request: Request,
    desk: TheDesk,
    party: Parties,
    on: On = None,
    format: Annotated[Literal["json", "markdown", "text", "html"], Query(description="The forms of `dragoman dossier`.", examples=["json"])] = "json",
) -> Response:
    """Everything on one party or between two."""
    made = desk.dossier(tuple(party), on)
    if format == "json":
        return answer(request, {"title": made.title, **to_json(made)})
    return written(request, render(made, format), f"{TEXTS[format]}; charset=utf-8")


@router.get("/due", response_model=Page[Due], responses={**AS_LINES, **problems(400, 422, 503)})
def due(request: Request, desk: TheDesk, asked: Annotated[AsOf, Query()]) -> Response:
    """Undertakings that nothing on record has answered: overdue with no report found, due, open."""
    return listing(request, ahead_of(desk, "due", asked.on), asked, pairs_of(asked))


@router.get("/calendar", response_model=Page[Ahead], responses={**AS_LINES, **problems(400, 422, 503)})
def calendar(request: Request, desk: TheDesk, asked: Annotated[AsOf, Query()]) -> Response:
    """What lies ahead, by date: planned engagements and due dates."""
    return listing(request, ahead_of(desk, "calendar", asked.on), asked, pairs_of(asked))


def pairs_of(asked: AsOf) -> list[tuple[str, str]]:
    """The day as a parameter of an address."""
    return [("on", asked.on)] if asked.on else []


@router.get("/show/{id:path}", status_code=307, response_class=Response, responses={307: {"description": "Where it is"}, **problems(404, 422, 503)})
def show(snapshot: TheSnapshot, id: Annotated[str, Path(max_length=LONGEST_ID)]) -> Response:
    """Leads to whatever has this id, of any kind, as `dragoman show` does: a thing, a document, a record of a document (`wire-1#e1`)."""
    kind, found = found_by(snapshot, id)
    return RedirectResponse(f"/api/v1/{kind}/{quote(found, safe='')}")


@router.get("/explain/{id:path}", response_model=Explanation, responses={**with_example("explain"), **problems(400, 422, 503)})
def explain(request: Request, desk: TheDesk, id: Annotated[str, Path(max_length=LONGEST_ID)]) -> Response:
    """Why something is as it is concluded: comparisons, judgements, the rule by which each value is shown. By its id or a mention (`wire-1#e1`)."""
    return answer(request, desk.keep(("explain", id), lambda snapshot: explanation_of(desk.record, snapshot, id)))


@router.get("/export/{kind}", response_class=Response, responses={**AS_LINES, **problems(422, 503)})
def export(desk: TheDesk, kind: Annotated[Literal[(*KINDS, "readings", "judgements")], Path()]) -> Response:  # type: ignore[valid-type]  # the kinds
    """All of a kind, every reading or every judgement, a JSON line each, as `dragoman export` gives them."""
    return lines(desk.record.export(kind))


@router.get("/quality", response_model=Quality, responses={**with_example("quality"), **problems(503)})
def quality(request: Request) -> Response:
    """The measured precision and recall of each kind of item."""
    return answer(request, {"corpora": to_json(measured())})
