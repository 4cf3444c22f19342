"""Whether a change was meant by a page of ours: a token in each form, bound to a cookie that no other site can read or send."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve.problems import Problem

COOKIE = "dragoman"
FIELD = "token"
HEADER = "x-csrf-token"
SESSION = re.compile(r"[0-9a-f]{32}")


def is_own_site(request: Request) -> bool:
    """Whether a request comes from a page of ours, or from a program, as far as its headers tell."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if origin == "null":  # what a browser says where no address is to be passed on, and also what a page without a home says
        return site == "same-origin"
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return origin in {None, own} and site in {None, "same-origin", "none"}


@dataclass(frozen=True)
class Tokens:
    """The tokens of one start of the server: its secret lives in memory alone."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def token(self, session: str) -> str:
        """The token that belongs to a session."""
        return hmac.new(self.secret, session.encode(), hashlib.sha256).hexdigest()

    def session(self, request: Request) -> str:
        """The session of a request: its cookie's, or a new one. One request has one session, however often it is asked for."""
        known = request.cookies.get(COOKIE, "")
        if SESSION.fullmatch(known):
            return known
        if not hasattr(request.state, "session"):
            request.state.session = secrets.token_hex(16)
        return str(request.state.session)

    def keep(self, request: Request, response: Response) -> None:
        """Has the browser remember the session; scripts can't read it, other sites can't send it."""
        if not SESSION.fullmatch(request.cookies.get(COOKIE, "")):
            response.set_cookie(COOKIE, self.session(request), httponly=True, samesite="strict", path="/")

    def check(self, request: Request, given: str) -> None:
        """Lets a change pass.

        Raises:
            Problem: it comes from another site, or without its session's token.
        """
        if not is_own_site(request):
            raise Problem(403, "another-site", "A change must come from a page of this desk.")
        session = request.cookies.get(COOKIE, "")
        if not SESSION.fullmatch(session) or not hmac.compare_digest(self.token(session).encode(), given.encode()):
            raise Problem(403, "token", "The token is missing or out of date.", hint="Load the page anew and try again.")


def checked_header(request: Request) -> None:
    """Lets a program's change pass, whose token stands in a header. Every route that changes anything depends on this or on :func:`checked_form`."""
    tokens: Tokens = request.app.state.desk.tokens
    tokens.check(request, request.headers.get(HEADER, ""))


async def checked_form(request: Request) -> FormData:
    """The form of a request that changes something, its token checked."""
    tokens: Tokens = request.app.state.desk.tokens
    given = request.headers.get(HEADER)
    if given is not None:
        tokens.check(request, given)
    form = await request.form(max_files=50, max_fields=20, max_part_size=100_000)
    if given is None:
        found = form.get(FIELD)
        tokens.check(request, found if isinstance(found, str) else "")
    return form
