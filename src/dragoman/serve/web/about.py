"""How far to trust what is shown, and what the API offers."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.search.rows import KINDS
from dragoman.serve.quality import item_words, measured
from dragoman.serve.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/trust")
def trust(request: Request) -> HTMLResponse:
    """The measured errors."""
    return page(request, "trust.html", corpora=measured(), item_words=item_words)


@router.get("/api")
def api(request: Request) -> HTMLResponse:
    """What programs may ask."""
    return page(request, "api.html", kinds=KINDS)
