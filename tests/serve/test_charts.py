from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.serve.web import charts


def rows(browser: TestClient, name: str, **asked: str) -> list[dict[str, object]]:
    """The figures of a chart."""
    return browser.get(f"/charts/{name}.vl.json", params=asked).json()["datasets"]["rows"]


def test_the_bars_add_up_to_the_engagements_that_tell_their_month(browser: TestClient, program: TestClient) -> None:
    items = program.get("/api/v1/engagements", params={"limit": 200}).json()["items"]
    dated = [item for item in items if (item["date"] or item["reported"] or "X")[0] != "X"]
    found = rows(browser, "timeline")
    assert sum(row["count"] for row in found) == len(dated)  # type: ignore[misc]
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
