from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.knowledge.load import load_knowledge
from dragoman.serve.web import charts


def rows(browser: TestClient, name: str, **asked: str) -> list[dict[str, object]]:
    """The figures of a chart."""
    return browser.get(f"/charts/{name}.vl.json", params=asked).json()["datasets"]["rows"]


def test_the_bars_add_up_to_the_engagements_that_tell_their_month(browser: TestClient, program: TestClient) -> None:
    items = program.get("/api/v1/engagements", params={"limit": 200}).json()["items"]
    dated = [item for item in items if (item["date"] or item["reported"] or "X")[0] != "X"]
    found = rows(browser, "timeline")
    assert sum(row["count"] for row in found) == len(dated)  # type: ignore[misc]  # the specification is JSON
    assert Counter(item["type"] for item in dated).keys() == {row["type"] for row in found}


def test_every_mark_leads_to_what_it_counts(browser: TestClient) -> None:
    for row in rows(browser, "map"):
        html = browser.get(str(row["href"])).text
        assert f"of {row['count']}<" in html
    for name in ("timeline", "network"):
        assert all(browser.get(str(row["href"])).status_code == 200 for row in rows(browser, name))


def test_the_network_is_the_same_from_both_sides(browser: TestClient) -> None:
    counts = {(row["one"], row["other"]): row["count"] for row in rows(browser, "network")}
    assert counts and all(counts[other, one] == count for (one, other), count in counts.items())
    assert len({one for one, _ in counts}) <= charts.MOST_PARTIES


def test_a_network_too_large_is_capped_and_says_so(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "MOST_PARTIES", 5)
    path = "/charts?from=1990"  # an answer that wasn't made before
    assert len({row["one"] for row in rows(browser, "network", **{"from": "1990"})}) <= 5
    html = browser.get(path).text
    told = re.search(r"(\d+) parties share engagements; the 5 that share the most are shown", html)
    assert told and int(told[1]) > 5


def test_a_timeline_of_many_years_counts_years_and_one_of_few_months(browser: TestClient) -> None:
    wide, narrow = rows(browser, "timeline"), rows(browser, "timeline", **{"from": "2024", "to": "2025"})
    assert {str(row["month"])[5:] for row in wide} == {"01-01"} and all(len(str(row["when"])) == 4 for row in wide)
    assert len({str(row["month"])[5:7] for row in narrow}) > 2
    specification = browser.get("/charts/timeline.vl.json").json()
    assert specification["encoding"]["x"]["timeUnit"] == "utcyear"


def test_filters_hold_for_charts(browser: TestClient) -> None:
    assert {str(row["month"])[:4] for row in rows(browser, "timeline", **{"from": "2023", "to": "2023"})} == {"2023"}
    assert browser.get("/charts?actor=Nobodyland").status_code == 400
    assert browser.get("/charts/nope.vl.json").status_code == 404


def test_states_of_the_base_map_are_those_of_the_record(browser: TestClient) -> None:
    world = json.loads(browser.get("/static/world.json").text)
    known = {shape.get("id") for shape in world["objects"]["countries"]["geometries"]}
    assert {"TM", "BE", "FR", "NO", "XK"} <= known


@pytest.mark.parametrize("path", sorted(charts.SPECIFICATIONS.glob("*.vl.json")), ids=lambda path: path.name)
def test_specifications_are_vega_lite(path: Path) -> None:
    specification = json.loads(path.read_text(encoding="utf-8"))
    specification = {**specification, "width": 300, "data": {"values": []}} | ({"transform": []} if path.name.startswith("map") else {})
    code = "import sys, vl_convert; sys.stdout.write(vl_convert.vegalite_to_svg(sys.stdin.read()))"
    drawn = subprocess.run([sys.executable, "-c", code], input=json.dumps(specification), capture_output=True, text=True, check=True, timeout=120)
    assert drawn.stdout.startswith("<svg")


def test_the_few_of_long_ago_are_counted_and_not_drawn() -> None:
    def bar(year: int, count: int) -> dict[str, Any]:
        return {"month": f"{year}-01-01", "when": str(year), "type": "meeting", "count": count}

    rows = [bar(1827, 1), bar(1990, 1), bar(2020, 5), bar(2024, 5)]
    assert [row["when"] for row in charts.recent(rows)] == ["2020", "2024"] and charts.early(rows) == (2, "2020")
    many = [bar(1827, 4), bar(2024, 5)]
    assert charts.recent(many) == many and charts.early(many)[0] == 0
    assert charts.recent([]) == [] and charts.early([])[0] == 0


def test_both_sides_of_the_network_are_in_one_order(browser: TestClient) -> None:
    told = browser.get("/charts/network.vl.json").json()
    order = told["encoding"]["x"]["sort"]
    counts = {name: sum(row["count"] for row in told["datasets"]["rows"] if row["one"] == name) for name in order}
    assert told["encoding"]["y"]["sort"] == order and [counts[name] for name in order] == sorted(counts.values(), reverse=True)


def test_every_state_has_a_place_on_the_map() -> None:
    """As a shape or, where it is too small for one, as a point; states that are no more have none."""
    states = [code for code, one in load_knowledge().territories.items() if one.status == "state"]
    assert len(states) > 190
    assert {code for code in states if code not in charts.drawn_places()} <= {code for code in states if code.startswith("X-")}
    assert all(-180 <= longitude <= 180 and -90 <= latitude <= 90 for longitude, latitude in charts.small_places().values())
