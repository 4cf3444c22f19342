"""Knowledge, read once and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.knowledge.files import DATA, read_files
from dragoman.knowledge.gazetteer import build_gazetteer, longest_by_start
from dragoman.knowledge.parse import capitals, parse_engagement_kind, parse_organisation, parse_places, parse_territory
from dragoman.knowledge.schema import Knowledge, PlaceKind


@cache
def load_knowledge() -> Knowledge:
    """All that the files tell."""
    return knowledge_from_files(DATA)


def knowledge_from_files(folder: Path) -> Knowledge:
    """The knowledge as the YAML below *folder* has it (about a second)."""
    return build_knowledge(dict(read_files(folder)))


PLACE_FILES: Mapping[str, PlaceKind] = {"cities": "city", "regions": "region", "seas": "sea"}
OWN_FILES = ("territories/", "organisations/", "cities", "regions", "seas", "engagement_types", "everyday", "ambiguous")


def build_knowledge(files: Mapping[str, Any]) -> Knowledge:
    """Plain data by file key → knowledge. What isn't a territory, a body, a place or a kind of engagement is a lexicon."""
    territories = [parse_territory(data) for key, data in files.items() if key.startswith("territories/")]
    organisations = [parse_organisation(data) for key, data in files.items() if key.startswith("organisations/")]
    listed = [city for key, kind in PLACE_FILES.items() for city in parse_places(files.get(key, {}), kind)]
    cities = [*capitals(territories), *listed]
    kinds = [parse_engagement_kind(name, data) for name, data in files.get("engagement_types", {}).items()]
    everyday = files.get("everyday", {})
    gazetteer = build_gazetteer(territories, organisations, cities, everyday.get("words", ()), files.get("ambiguous", {}))
    return Knowledge(
        territories={one.code: one for one in territories},
        organisations={one.slug: one for one in organisations},
        cities={one.id.partition(":")[2]: one for one in cities},
        engagement_kinds={one.type: one for one in kinds},
        lexicons={key: data for key, data in files.items() if not key.startswith(OWN_FILES)},
        gazetteer=gazetteer,
        starts=longest_by_start(gazetteer),
        shouted=frozenset(everyday.get("shouted", ())),
    )
