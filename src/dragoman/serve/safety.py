"""What every request must pass and every answer carries: this machine only, a name that is ours, limits, and a policy that forbids the rest.

A page on some other site can make a browser talk to this server: by a name that leads to 127.0.0.1 (the Host check stops it) or by a form that
posts here (the token stops it, see ``tokens.py``). Text of a hostile document can at most be shown: scripts and styles come from files of ours alone.
"""

from __future__ import annotations

import ipaddress
import logging
import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import UsageError
from dragoman.serve.problems import Problem, answer_of, is_for_programs

HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "content-security-policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LOG = logging.getLogger(__name__)
FAILED = Problem(500, "failed", "The program failed at this; what it was at stands where the desk was started.")
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<link rel="stylesheet" href="/static/desk.css"><main><h1>{title}</h1><p class="lead">{detail}</p><p><a href="/">Back to the start</a></p></main>"""
MOST_BYTES = 20_000_000  # of a request's body


def check_address(host: str) -> str:
    """*host*, if it is an address of this machine that no other can reach.

    Raises:
        UsageError: it isn't.
    """
    name = host.strip("[]")
    try:
        is_own = name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        is_own = False
    if not is_own:
        raise UsageError(
            f"--host takes an address of this machine alone (127.0.0.1, ::1 or localhost), found {host!r}.",
            hint="The desk has no accounts: whoever reaches it may change the record. To use it from elsewhere, forward the port (ssh -L).",
        )
    return name


class Safety:
    """The outermost layer: refuses what doesn't come from this machine to a name of ours, and guards every answer."""

    def __init__(self, app: ASGIApp, most_bytes: int = MOST_BYTES) -> None:
        self.app = app
        self.most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            return  # there are none; not answering closes it
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        problem = refusal(scope, self.most_bytes)
        app = answer_of(problem, scope["path"]) if problem else self.app
        started = False

        async def noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await app(scope, limited(receive, self.most_bytes), guarded(noting))
        except Exception:
            LOG.exception("a request to %s failed", scope["path"])
            if started:
                raise
            await failed(scope)(scope, receive, guarded(send))


def failed(scope: Scope) -> Response:
    """What is said of a failure of the program's own: as data, or to a person as a page that can't fail too."""
    request = Request(scope)
    if is_for_programs(request):
        return answer_of(FAILED, scope["path"])
    return HTMLResponse(PAGE.format(title=FAILED.title, detail=FAILED.detail), FAILED.status)


def refusal(scope: Scope, most_bytes: int) -> Problem | None:
    """Why a request is not let in, if it isn't."""
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    if not is_own_client(scope) or len(hosts) != 1 or not HOST.fullmatch(hosts[0]):
        return Problem(421, "wrong-host", "This desk answers only to this machine, at 127.0.0.1 or localhost.")
    if len(str(scope.get("raw_path") or b"")) + len(scope.get("query_string") or b"") > 8000:
        return Problem(414, "too-long", "The address is longer than 8,000 characters.")
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > most_bytes:
        return too_large(most_bytes)
    return None


def too_large(most_bytes: int) -> Problem:
    """That a request has too large a body."""
    return Problem(413, "too-large", f"A request may have {most_bytes:,} bytes.")


def is_own_client(scope: Scope) -> bool:
    """Whether the other end of the line is on this machine."""
    client = scope.get("client")
    try:
        return client is None or ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return False


def limited(receive: Receive, most_bytes: int) -> Receive:
    """*receive* that fails where a body without a length, or with a wrong one, grows too large."""
    seen = 0

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most_bytes:
            raise HTTPException(413, too_large(most_bytes).detail)
        return message

    return counting


def guarded(send: Send, headers: Iterable[tuple[str, str]] = tuple(HEADERS.items())) -> Send:
    """*send* that adds the headers which guard an answer."""

    async def adding(message: Message) -> None:
        if message["type"] == "http.response.start":
            found = MutableHeaders(scope=message)
            for name, value in headers:
                found[name] = value
            found.setdefault("cache-control", "private, no-cache")
        await send(message)

    return adding
