"""Charts: when engagements were, who shares them, where they took place. Vega-Lite files that are filled here and drawn in the browser.

Each has the same figures as a table beside it, for those who can't see a chart or want the numbers.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from dragoman.errors import UsageError
from dragoman.model.dates import period_of
from dragoman.search.rows import Row
from dragoman.serve.asked import Filtered
from dragoman.serve.deps import TheDesk
from dragoman.serve.problems import Problem
from dragoman.serve.snapshot import Snapshot, directory
from dragoman.serve.web.addresses import dossier_address, list_address
from dragoman.serve.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
SPECIFICATIONS = Path(__file__).parents[1] / "charts"
MOST_PARTIES = 24  # in the network; more can't be read
BUNDLE = "import sys, vl_convert; sys.stdout.reconfigure(encoding='utf-8'); sys.stdout.write(vl_convert.javascript_bundle())"
Rows = list[dict[str, Any]]


@router.get("/charts")
def charts(request: Request, desk: TheDesk, asked: Annotated[Filtered, Query()]) -> HTMLResponse:
    """The page of charts."""
    error, told = None, dict[str, Rows]()
    try:
        told = {name: rows_of(desk, name, asked) for name in FILLED}
    except UsageError as found:
        error = found
    parties = {row["one"] for row in told.get("network", ())}
    return page(
        request, "charts.html", status=400 if error else 200, asked=asked, error=error, told=told, pairs=asked.pairs(),
        is_capped=len(parties) >= MOST_PARTIES, most=MOST_PARTIES,
    )  # fmt: skip


@router.get("/charts/{name}.vl.json")
def chart(desk: TheDesk, name: str, asked: Annotated[Filtered, Query()]) -> Response:
    """One chart with its figures, as Vega-Lite has it."""
    if name not in FILLED:
        raise Problem(404, "not-found", f"There is no chart called {name}.")
    specification = json.loads((SPECIFICATIONS / f"{name}.vl.json").read_text(encoding="utf-8"))
    return JSONResponse({**specification, "datasets": {"rows": rows_of(desk, name, asked)}})


@router.get("/vega.js")
def vega() -> Response:
    """The libraries that draw charts, as they come with vl-convert: nothing is fetched from elsewhere."""
    return Response(bundle(), media_type="text/javascript", headers={"cache-control": "private, max-age=86400"})


@cache
def bundle() -> bytes:
    """The libraries in one file; put together by a process of its own, whose memory is given back."""
    return subprocess.run([sys.executable, "-c", BUNDLE], capture_output=True, check=True, timeout=120).stdout


def rows_of(desk: TheDesk, name: str, asked: Filtered) -> Rows:
    """The figures of a chart."""
    return desk.keep(
        ("chart", name, *asked.pairs()), lambda snapshot: FILLED[name](snapshot.select("engagements", asked.filters(snapshot)), snapshot, asked)
    )


def timeline(rows: Sequence[Row], snapshot: Snapshot, asked: Filtered) -> Rows:
    """By month and type; what tells no month is left out."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        when = period_of(row["date"] or row["reported"])
        if when is not None and when.year:
            counts[f"{when.first:%Y-%m}", row["type"]] += 1
    others = [pair for pair in asked.pairs() if pair[0] not in {"from", "to", "type"}]
    return [
        {"month": f"{month}-01", "type": kind, "count": count,
         "href": list_address("engagements", [*others, ("from", month), ("to", month), ("type", kind)])}
        for (month, kind), count in sorted(counts.items())
    ]  # fmt: skip


def network(rows: Sequence[Row], snapshot: Snapshot, asked: Filtered) -> Rows:
    """Pairs of states and bodies that share engagements; only those that share the most."""
    known = directory().by_id
    shared = [sorted({party for party in row["parties"] if party in known}) for row in rows]
    frequent = Counter(party for parties in shared if len(parties) > 1 for party in parties)
    kept = {party for party, _ in sorted(frequent.items(), key=lambda item: (-item[1], item[0]))[:MOST_PARTIES]}
    counts = Counter(pair for parties in shared for pair in combinations([party for party in parties if party in kept], 2))
    both = {**counts, **{(other, one): count for (one, other), count in counts.items()}}
    named = sorted((known[one].name, known[other].name, one, other, count) for (one, other), count in both.items())
    return [{"one": one, "other": other, "count": count, "href": dossier_address(left, right)} for one, other, left, right, count in named]


def places(rows: Sequence[Row], snapshot: Snapshot, asked: Filtered) -> Rows:
    """By the state of the place; what tells no place is left out."""
    counts = Counter(row["place"]["country"] for row in rows if row["place"] and row["place"]["country"])
    others = [pair for pair in asked.pairs() if pair[0] != "place"]
    named = [(directory().name_of(f"territory:{code}"), code, count) for code, count in counts.items()]
    return [
        {"id": code, "name": name, "count": count, "href": list_address("engagements", [*others, ("place", name)])}
        for name, code, count in sorted(named, key=lambda item: (-item[2], item[0]))
    ]


FILLED: dict[str, Callable[[Sequence[Row], Snapshot, Filtered], Rows]] = {"timeline": timeline, "network": network, "map": places}
