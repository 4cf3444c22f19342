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
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from dragoman.errors import UsageError
from dragoman.model.dates import period_of
from dragoman.present.words import date_words, number_words
from dragoman.search.rows import Row
from dragoman.serve.asked import LONGEST, Filtered
from dragoman.serve.deps import TheDesk, TheSnapshot
from dragoman.serve.problems import Problem, missing
from dragoman.serve.snapshot import Snapshot, directory
from dragoman.serve.web.addresses import dossier_address, list_address
from dragoman.serve.web.rendering import SPECIFICATIONS, STATIC, page

router = APIRouter(default_response_class=HTMLResponse)
MOST_PARTIES = 24  # in the network; more can't be read
BAR = 38  # pixels
MOST_YEARS = 4  # that a timeline shows by month
MOST_DRAWN = 30  # years that it draws, where
FEW = 0.25  # of the engagements, at most, were before
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
    sharing = 0 if error else desk.keep(("sharing", *asked.pairs()), lambda snapshot: len(shared_counts(snapshot, asked)))
    return page(
        request, "charts.html", status=400 if error else 200, early=early(told.get("timeline", [])),
        off_map=[row for row in told.get("map", ()) if row["id"] not in drawn_places()],
        asked=asked, error=error, told=told, pairs=asked.pairs(), sharing=sharing,
        most=MOST_PARTIES, types=desk.keep("types of engagements", types_of),
    )  # fmt: skip


def types_of(snapshot: Snapshot) -> list[str]:
    """The types of engagements that there are."""
    return sorted({str(row["type"]) for row in snapshot.rows("engagements")})


def shared_counts(snapshot: Snapshot, asked: Filtered) -> Counter[str]:
    """In how many shared engagements each party is."""
    rows = (known_parties(row) for row in snapshot.select("engagements", asked.filters(snapshot)))
    return Counter(party for parties in rows if len(parties) > 1 for party in parties)


def known_parties(row: Row) -> list[str]:
    """The states and bodies that an engagement concerns."""
    return sorted({party for party in row["parties"] if party in directory().by_id})


@router.get("/charts/measure.vl.json")
def measure(snapshot: TheSnapshot, id: Annotated[str, Query(max_length=LONGEST)]) -> Response:
    """One measure through time."""
    thing = snapshot.thing(id)
    if thing is None or thing.kind != "measures":
        raise missing(id)
    rows = [
        {"what": date_words(point["period"]) or "period not told", "period": date_words(point["period"]), "value": one["value"],
         "told": number_words(one["value"], thing.value["unit"], one["qualifier"], one["value_to"])}
        for point in thing.value["points"] for one in point["claimed"]
    ]  # fmt: skip
    return JSONResponse(bars(rows))


def bars(rows: Rows) -> dict[str, Any]:
    """Numbers of one unit under each other, as Vega-Lite has it: what, the number, and how one says it (``told``)."""
    specification = json.loads((SPECIFICATIONS / "figures.vl.json").read_text(encoding="utf-8"))
    return {**specification, "height": BAR * len({row["what"] for row in rows}), "datasets": {"rows": rows}}


@router.get("/charts/{name}.vl.json")
def chart(desk: TheDesk, name: Annotated[str, Path(max_length=LONGEST)], asked: Annotated[Filtered, Query()]) -> Response:
    """One chart with its figures, as Vega-Lite has it."""
    if name not in FILLED:
        raise Problem(404, "not-found", f"There is no chart called {name}.")
    specification = json.loads((SPECIFICATIONS / f"{name}.vl.json").read_text(encoding="utf-8"))
    rows = rows_of(desk, name, asked)
    if name == "timeline":
        rows = recent(rows)
        specification["encoding"] = fitted(specification["encoding"], rows)
    elif name == "network":
        specification["encoding"] = ordered(specification["encoding"], rows)
    return JSONResponse({**specification, "datasets": {"rows": rows}})


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
    """By month, over many years by year, and by type; what tells no year is left out."""
    told = [(when.first, row["type"]) for row in rows if (when := period_of(row["date"] or row["reported"])) is not None and when.year]
    years = [day.year for day, _ in told]
    width = 7 if told and max(years) - min(years) < MOST_YEARS else 4
    counts = Counter((f"{day:%Y-%m}"[:width], kind) for day, kind in told)
    others = [pair for pair in asked.pairs() if pair[0] not in {"from", "to", "type"}]
    return [
        {"month": f"{when}-01" if width == 7 else f"{when}-01-01", "when": date_words(when), "type": kind, "count": count,
         "href": list_address("engagements", [*others, ("from", when), ("to", when), ("type", kind)])}
        for (when, kind), count in sorted(counts.items())
    ]  # fmt: skip


def early(rows: Rows) -> tuple[int, str]:
    """How many engagements a timeline leaves out, and before which year they were."""
    drawn = recent(rows)
    return sum(row["count"] for row in rows) - sum(row["count"] for row in drawn), str(min(map(year_of, drawn), default=0))


def fitted(encoding: dict[str, Any], rows: Rows) -> dict[str, Any]:
    """The timeline's axes: years where it spans many, whole numbers where it counts few."""
    totals = Counter[str]()
    for row in rows:
        totals[row["month"]] += row["count"]
    most = max(totals.values(), default=0)
    few = {"axis": {"values": list(range(most + 1)), "format": "d"}} if most <= 4 else {}
    years = {} if by_month(rows) else {"timeUnit": "utcyear", "axis": {"format": "%Y", "labelOverlap": True, "tickCount": "year"}}
    return {**encoding, "x": {**encoding["x"], **years}, "y": {**encoding["y"], **few}}


def recent(rows: Rows) -> Rows:
    """The rows of a timeline that can be drawn beside each other: without the few of long ago that would make hairs of all others."""
    years = [year_of(row) for row in rows for _ in range(row["count"])]
    first = max(years, default=0) - MOST_DRAWN
    return rows if sum(year < first for year in years) > FEW * len(years) else [row for row in rows if year_of(row) >= first]


def year_of(row: dict[str, Any]) -> int:
    """The year of a bar."""
    return int(row["month"][:4])


def ordered(encoding: dict[str, Any], rows: Rows) -> dict[str, Any]:
    """The network's axes: both in one order, those who share the most first."""
    counts = Counter[str]()
    for row in rows:
        counts[row["one"]] += row["count"]
    names = sorted(counts, key=lambda name: (-counts[name], name))
    return {**encoding, **{axis: {**encoding[axis], "sort": names} for axis in ("x", "y")}}


def by_month(rows: Rows) -> bool:
    """Whether a timeline's bars are months rather than years: it spans few years."""
    years = [year_of(row) for row in rows]
    return not rows or max(years) - min(years) < MOST_YEARS


def network(rows: Sequence[Row], snapshot: Snapshot, asked: Filtered) -> Rows:
    """Pairs of states and bodies that share engagements; only those that share the most."""
    known = directory().by_id
    shared = [known_parties(row) for row in rows]
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
    points = small_places()
    named = [(directory().name_of(f"territory:{code}"), code, count) for code, count in counts.items()]
    return [
        {
            "id": code,
            "name": name,
            "count": count,
            "href": list_address("engagements", [*others, ("place", name)]),
            **({"longitude": points[code][0], "latitude": points[code][1]} if code in points else {}),
        }
        for name, code, count in sorted(named, key=lambda item: (-item[2], item[0]))
    ]


@cache
def small_places() -> dict[str, list[float]]:
    """Longitude and latitude of places that are too small for the base map, in degrees to a tenth; general knowledge."""
    found: dict[str, list[float]] = json.loads((SPECIFICATIONS / "points.json").read_text(encoding="utf-8"))
    return found


@cache
def drawn_places() -> frozenset[str]:
    """The codes of all places that the map can show."""
    world = json.loads((STATIC / "world.json").read_text(encoding="utf-8"))
    return frozenset(shape["id"] for shape in world["objects"]["countries"]["geometries"]) | small_places().keys()


FILLED: dict[str, Callable[[Sequence[Row], Snapshot, Filtered], Rows]] = {"timeline": timeline, "network": network, "map": places}
