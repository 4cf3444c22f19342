"""What a request is given."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Query
from starlette.datastructures import FormData
from starlette.requests import Request

from dragoman.serve.asked import Asked
from dragoman.serve.desk import Desk
from dragoman.serve.snapshot import Snapshot
from dragoman.serve.tokens import checked_form


def desk_of(request: Request) -> Desk:
    """The desk that serves this request."""
    return cast(Desk, request.app.state.desk)


async def given_desk(request: Request) -> Desk:
    """The same where the framework asks: at once, since nobody need take his turn for it."""
    return desk_of(request)


def snapshot_of(request: Request) -> Snapshot:
    """The record in memory."""
    return desk_of(request).snapshot


TheDesk = Annotated[Desk, Depends(given_desk)]
TheSnapshot = Annotated[Snapshot, Depends(snapshot_of)]
TheAsked = Annotated[Asked, Query()]
Form = Annotated[FormData, Depends(checked_form)]
