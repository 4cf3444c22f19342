"""The scorer agrees with the annotated documents' own, figure by figure, on readings good and bad."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dragoman.evaluate.corpora import by_id, load_lines
from dragoman.evaluate.record import score_contradictions, score_links
from dragoman.evaluate.scorers import LISTS, score_readings

SETS = ("seeds", "region", "world", "languages")
Item = dict[str, Any]


@pytest.fixture(scope="session")
def reference(shared: Path) -> ModuleType:
    """The annotated documents' own scorer."""
    spec = importlib.util.spec_from_file_location("reference_scorer", shared / "gold" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturbed(document: Item, chance: random.Random) -> Item:
    """A reading with some of the annotations, moved, renamed, retyped and repeated at random."""
    reading: Item = {"id": document["id"], "published": chance.choice([document.get("published"), None])}
    for key in LISTS:
        items = [disturbed_item(item, document["text"], chance) for item in document[key] if chance.random() < 0.8]
        reading[key] = items + [dict(item) for item in items if chance.random() < 0.1]
    return reading


def disturbed_item(item: Item, text: str, chance: random.Random) -> Item:
    item = dict(item)
    at = text.find(item["quote"])
    start = max(0, at + chance.choice([0, 0, -30, 20]))
    end = min(len(text), at + len(item["quote"]) + chance.choice([0, 0, -10, 40, 300]))
    if end > start:
        item["evidence"] = [{"start": start, "end": end, "quote": text[start:end]}]
    changes = {"type": "visit", "status": "planned", "date": "2024-06?", "place": None, "speaker": "He", "period": "2024", "unit": "EUR", "due": None}
    for key, value in changes.items():
        if key in item and chance.random() < 0.15:
            item[key] = value
    for key in ("person", "name", "subject", "represents"):
        if item.get(key) and chance.random() < 0.15:
            item[key] = str(item[key]).split()[-1].upper()
    if "main" in item and chance.random() < 0.2:
        item["main"] = not item["main"]
    if "participants" in item:
        item["participants"] = [disturbed_item({**p, "quote": p["name"]}, text, chance) for p in item["participants"] if chance.random() < 0.8]
    return item


@pytest.mark.parametrize("name", SETS)
def test_agrees_on_perfect_and_on_empty_readings(name: str, shared: Path, reference: ModuleType) -> None:
    documents = by_id(load_lines(shared / "gold" / f"{name}.jsonl"))
    for readings in (documents, {}):
        assert score_readings(documents, readings).report() == reference.score(documents, readings)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("seed", range(4))
def test_agrees_on_disturbed_readings(name: str, seed: int, shared: Path, reference: ModuleType) -> None:
    chance = random.Random(seed)
    documents = by_id(load_lines(shared / "gold" / f"{name}.jsonl"))
    readings = {key: disturbed(dict(document), chance) for key, document in documents.items() if chance.random() < 0.95}
    assert score_readings(documents, readings).report() == reference.score(documents, readings)


@pytest.mark.parametrize("seed", range(4))
def test_agrees_on_links_and_contradictions(seed: int, shared: Path, reference: ModuleType) -> None:
    chance = random.Random(seed)
    documents = by_id([line for name in SETS for line in load_lines(shared / "gold" / f"{name}.jsonl")])
    mentions = [(key, item["id"], item["cluster"]) for key, document in documents.items() for item in document["engagements"] if item.get("cluster")]
    groups: dict[str, list[Item]] = {}
    for document, engagement, cluster in mentions:
        label = cluster if chance.random() < 0.8 else str(chance.randrange(30))
        groups.setdefault(label, []).append({"document": document, "engagement": engagement})
    record = [{"id": label, "mentions": group} for label, group in groups.items()]
    assert score_links(documents, record, documents) == reference.links(documents, record, documents)
    wanted = load_lines(shared / "gold" / "contradictions.jsonl")
    found = [{**item, "values": item["values"][: chance.choice([1, 2, 5])]} for item in wanted if chance.random() < 0.7]
    assert score_contradictions(wanted, found) == reference.contradictions_recall(wanted, found)


PLAIN: Item = {
    "id": "d1",
    "text": "The foreign ministers of Ruritania and Syldavia met in Streslau on 3 May 2024. Trade came to 5 million crowns.",
    "published": "2024-05-04",
    "engagements": [
        {
            "id": "e1", "type": "meeting", "status": "held", "main": True, "date": "2024-05-03", "place": {"name": "Streslau", "country": None},
            "participants": [{"name": "foreign ministers of Ruritania and Syldavia", "kind": "group", "represents": "Ruritania and Syldavia"}],
            "quote": "The foreign ministers of Ruritania and Syldavia met in Streslau on 3 May 2024",
        }
    ],
    "posts": [], "undertakings": [], "relations": [], "statements": [],
    "figures": [
        {"subject": None, "measure": "trade", "value": 5e6, "unit": "crowns", "period": None, "qualifier": None,
         "quote": "Trade came to 5 million crowns"},
    ],
}  # fmt: skip


def test_a_perfect_reading_scores_one_and_counts_what_it_stands_on() -> None:
    report = score_readings({"d1": PLAIN}, {"d1": PLAIN}).report()
    assert report["engagements_main"] == {"f1": 1.0, "precision": 1.0, "recall": 1.0, "n": 1}
    assert report["whole"] == {"rate": 1.0, "n": 1}
    assert report["figures_with_unit_and_period"]["f1"] == 1.0


def test_a_whole_text_as_evidence_scores_nothing() -> None:
    text = " ".join([PLAIN["text"]] * 6)
    everywhere = [{"start": 0, "end": len(text), "quote": text}]
    reading = {**PLAIN, "engagements": [{**PLAIN["engagements"][0], "participants": [], "evidence": everywhere}]}
    report = score_readings({"d1": {**PLAIN, "text": text}}, {"d1": reading}).report()
    assert report["engagements_main"]["f1"] == 0.0


def test_an_invented_date_is_told_from_one_marked_as_inferred() -> None:
    undated = {**PLAIN, "engagements": [{**PLAIN["engagements"][0], "date": None}]}
    for date, right in (("2024-05-04", 0.0), ("2024-05?", 1.0), (None, 1.0)):
        reading = {**PLAIN, "engagements": [{**PLAIN["engagements"][0], "date": date}]}
        assert score_readings({"d1": undated}, {"d1": reading}).report()["date_not_invented"]["rate"] == right


def test_misses_are_told_in_words() -> None:
    misses = score_readings({"d1": PLAIN}, {}).misses
    assert misses == ["d1: missed: meeting 'The foreign ministers of Ruritania and Syldavia met in Streslau on 3 May 2024'"]
