"""Readings held against annotated documents: engagements and their fields, then everything else.

What is rewarded is what a reader would call right. A whole text as evidence, everything as background, invented dates and hollow items
score nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.evaluate.corpora import Item
from dragoman.evaluate.dates import is_invented, near_date, same_date
from dragoman.evaluate.facts import score_facts
from dragoman.evaluate.pairing import compared_participants, pair_engagements, pair_participants, participants
from dragoman.evaluate.sameness import same_bodies, same_place
from dragoman.evaluate.spans import spans_of
from dragoman.evaluate.tallies import Rate, Tally

RATES = (
    "type", "status", "date_exact", "date_month", "date_not_invented", "place", "represents", "undertaking_by", "undertaking_due",
    "figure_subject", "published", "quotes_verbatim", "whole", "quiet_on_documents_without_diplomacy",
)  # fmt: skip
TALLIES = (
    "engagements_main", "engagements_background", "participants", "posts", "undertakings", "undertakings_with_kind", "figures",
    "figures_with_unit_and_period", "relations", "statements",
)  # fmt: skip
LISTS = ("engagements", "posts", "undertakings", "figures", "relations", "statements")


@dataclass(slots=True)
class Scores:
    """All counts of one run, and a line for each miss."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in TALLIES})
    rates: dict[str, Rate] = field(default_factory=lambda: {name: Rate() for name in RATES})
    misses: list[str] = field(default_factory=list)
    documents: int = 0

    def report(self) -> dict[str, Any]:
        """Every figure with the number of items that it stands on."""
        counted: list[tuple[str, Tally | Rate]] = [*self.tallies.items(), *self.rates.items()]
        return {**{name: count.report() for name, count in counted}, "documents": self.documents}


def score_readings(documents: Mapping[str, Item], readings: Mapping[str, Item]) -> Scores:
    """Scores readings; a document without one counts as read with nothing found."""
    scores = Scores(documents=len(documents))
    for name, document in documents.items():
        reading = readings.get(name) or {}
        score_engagements(name, document, reading, scores)
        if any(document.get(key) for key in LISTS):
            score_facts(document, reading, scores.tallies, scores.rates)
        if document.get("published"):
            told = reading.get("published") or (reading.get("document") or {}).get("published")
            scores.rates["published"].add(told == document["published"])
        for item in (item for key in LISTS for item in reading.get(key) or []):
            scores.rates["quotes_verbatim"].add(is_verbatim(item, document["text"]))
    return scores


def is_verbatim(item: Item, text: str) -> bool:
    """Whether an item stands on words that the text holds at the place it says."""
    if "evidence" not in item:
        return bool(item.get("quote")) and item["quote"] in text
    evidence = item["evidence"]
    return bool(evidence) and all(isinstance(e, dict) and e.get("quote") and text[e["start"] : e["end"]] == e["quote"] for e in evidence)


def score_engagements(name: str, document: Item, reading: Item, scores: Scores) -> None:
    """Main and background engagements of one document."""
    wanted, found = document["engagements"], reading.get("engagements") or []
    pairs = pair_engagements(document, reading)
    is_main = [bool(item.get("main", True)) for item in found]
    hits = {i: j for i, j in pairs.items() if wanted[i]["main"] and is_main[j]}
    scores.tallies["engagements_main"].add(len(hits), sum(is_main), sum(item["main"] for item in wanted))
    if wanted:
        score_background(wanted, is_main, pairs, scores)
    else:
        scores.rates["quiet_on_documents_without_diplomacy"].add(not found)
    for i, item in enumerate(wanted):
        if item["main"] and i in hits:
            score_fields(name, document, item, found[hits[i]], scores)
        elif item["main"]:
            score_missed(name, item, is_background=i in pairs, scores=scores)
    for j, item in enumerate(found):
        if is_main[j] and j not in hits.values():
            scores.tallies["participants"].add(0, len(participants(item)), 0)
            words = "".join(document["text"][start:end] for start, end in spans_of(item, document["text"])[:1])
            scores.misses.append(f"{name}: false alarm: {item.get('type')} {words[:100]!r}")


def score_background(wanted: list[Item], is_main: list[bool], pairs: Mapping[int, int], scores: Scores) -> None:
    """Engagements beside the news; one that answers a main engagement isn't held against the reader twice."""
    answering = {j for i, j in pairs.items() if wanted[i]["main"]}
    beside = {j for j, main in enumerate(is_main) if not main and j not in answering}
    background = [i for i, item in enumerate(wanted) if not item["main"]]
    scores.tallies["engagements_background"].add(sum(pairs.get(i) in beside for i in background), len(beside), len(background))


def score_missed(name: str, item: Item, *, is_background: bool, scores: Scores) -> None:
    scores.rates["whole"].add(False)
    scores.tallies["participants"].add(0, 0, len(compared_participants(item, {})[0]))
    how = "found as background" if is_background else "missed"
    scores.misses.append(f"{name}: {how}: {item['type']} {item['quote'][:100]!r}")


def score_fields(name: str, document: Item, wanted: Item, found: Item, scores: Scores) -> None:
    """Participants and fields of one main engagement that was found."""
    those, these = compared_participants(wanted, found)
    pairs = pair_participants(those, these)
    scores.tallies["participants"].add(len(pairs), len(these), len(those))
    right = fields_right(document, wanted, found)
    rates = scores.rates
    rates["type"].add(right["type"])
    rates["status"].add(right["status"])
    rates["date_exact" if wanted.get("date") else "date_not_invented"].add(right["date"])
    if wanted.get("date"):
        rates["date_month"].add(near_date(wanted["date"], found.get("date")))
    if wanted.get("place"):
        rates["place"].add(right["place"])
    for i, j in pairs:
        if those[i].get("represents"):
            rates["represents"].add(same_bodies(those[i], these[j], "represents"))
    rates["whole"].add(all(right.values()) and len(pairs) == len(those) == len(these))
    note_faults(name, wanted, found, right, scores)
    missing = [item["name"] for i, item in enumerate(those) if i not in {i for i, _ in pairs}]
    extra = [item.get("name") for j, item in enumerate(these) if j not in {j for _, j in pairs}]
    if missing or extra:
        scores.misses.append(f"{name}: {wanted['id']}: participants missing {missing}, extra {extra}")


def fields_right(document: Item, wanted: Item, found: Item) -> dict[str, bool]:
    """Which fields of an engagement are right."""
    dated = same_date(wanted["date"], found.get("date")) if wanted.get("date") else not is_invented(found.get("date"), document.get("published"))
    return {
        "type": found.get("type") == wanted["type"],
        "status": found.get("status") == wanted["status"],
        "date": dated,
        "place": same_place(wanted["place"], found.get("place")) if wanted.get("place") else True,
    }


def note_faults(name: str, wanted: Item, found: Item, right: Mapping[str, bool], scores: Scores) -> None:
    wrong = [key for key, is_right in right.items() if not is_right]
    if wrong:
        scores.misses.append(f"{name}: {wanted['id']}: wrong {wrong}: {in_short(wanted)} read as {in_short(found)}")


def in_short(engagement: Item) -> str:
    place = engagement.get("place")
    where = place.get("name") if isinstance(place, dict) else place
    return f"{engagement.get('type')}/{engagement.get('status')}/{engagement.get('date')}/{where}"
