"""A record held against annotated clusters and contradictions."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.evaluate.corpora import Item
from dragoman.evaluate.pairing import pair_engagements
from dragoman.evaluate.sameness import fold, within
from dragoman.evaluate.tallies import Rate, Tally, f_measure

Report = tuple[str, str]  # document, engagement
MOST_VALUES = 12


def score_links(documents: Mapping[str, Item], record: Iterable[Item], readings: Mapping[str, Item]) -> dict[str, Any]:
    """Pairs of reports of one main engagement that the record joins and should join; B-cubed beside them."""
    merged = {(mention["document"], mention["engagement"]): line["id"] for line in record for mention in line["mentions"]}
    wanted: dict[Report, str] = {}
    found: dict[Report, str] = {}
    for name, document in documents.items():
        reading = readings.get(name) or {}
        given, pairs = reading.get("engagements") or [], pair_engagements(document, reading)
        for i, item in enumerate(document["engagements"]):
            if item["main"] and item.get("cluster"):
                key = (name, item["id"])
                alone = f"alone {key}"
                wanted[key] = item["cluster"]
                found[key] = merged.get((name, given[pairs[i]].get("id")), alone) if i in pairs else alone
    return {"links": link_tally(wanted, found).report(), "b_cubed": b_cubed(wanted, found)}


def clusters(labels: Mapping[Report, str]) -> dict[str, set[Report]]:
    """Label → the reports that carry it."""
    sets: dict[str, set[Report]] = defaultdict(set)
    for report, label in labels.items():
        sets[label].add(report)
    return sets


def links(labels: Mapping[Report, str]) -> set[frozenset[Report]]:
    return {frozenset(pair) for members in clusters(labels).values() for pair in itertools.combinations(members, 2)}


def link_tally(wanted: Mapping[Report, str], found: Mapping[Report, str]) -> Tally:
    should, does = links(wanted), links(found)
    return Tally(len(should & does), len(does), len(should))


def b_cubed(wanted: Mapping[Report, str], found: Mapping[Report, str]) -> dict[str, Any]:
    """For each report the share of its found cluster that belongs, and of its true cluster that is found, on average."""
    should, does = clusters(wanted), clusters(found)
    shared = {report: len(should[wanted[report]] & does[found[report]]) for report in wanted}
    number = len(wanted) or 1
    precision = sum(shared[report] / len(does[found[report]]) for report in wanted) / number
    recall = sum(shared[report] / len(should[wanted[report]]) for report in wanted) / number
    return {**f_measure(precision, recall), "n": len(wanted)}


def score_contradictions(wanted: Iterable[Item], found: list[Item]) -> dict[str, Any]:
    """How many annotated disagreements of spelling or substance the record reports."""
    rate = Rate()
    for item in wanted:
        if item.get("kind", "substance") in ("spelling", "substance"):
            rate.add(any(tells(item, given) for given in found))
    return {**rate.report(), "found": len(found)}


def tells(wanted: Item, found: Item) -> bool:
    """Whether *found* names two of the values, in the same documents, among at most a dozen."""
    documents = {value["document"] for value in wanted["values"]}
    values = {fold(str(value["value"] or "")) for value in wanted["values"]} - {""}
    given = [fold(str(value.get("value") or "")) for value in found["values"]]
    shared = documents & {value["document"] for value in found["values"]}
    named = sum(any(value == other or within(value, other) for other in given) for value in values)
    return len(given) <= MOST_VALUES and len(shared) >= min(2, len(documents)) and named >= 2
