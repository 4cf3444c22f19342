"""Knowledge, read once and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.knowledge.files import DATA, read_files
from dragoman.knowledge.gazetteer import build_gazetteer, longest_by_start
from dragoman.knowledge.parse import capitals, parse_cities, parse_engagement_kind, parse_organisation, parse_territory
from dragoman.knowledge.schema import Knowledge


@cache
def load_knowledge() -> Knowledge:
    """All that the files tell."""
    return knowledge_from_files(DATA)


def knowledge_from_files(folder: Path) -> Knowledge:
    """The knowledge as the YAML below *folder* has it (about a second)."""
    return build_knowledge(dict(read_files(folder)))


def build_knowledge(files: Mapping[str, Any]) -> Knowledge:
    """Plain data by file key → knowledge. What isn't a territory, a body, a city or a kind of engagement is a lexicon."""
    territories = [parse_territory(data) for key, data in files.items() if key.startswith("territories/")]
    organisations = [parse_organisation(data) for key, data in files.items() if key.startswith("organisations/")]
    cities = [*capitals(territories), *parse_cities(files.get("cities", {}))]
    kinds = [parse_engagement_kind(name, data) for name, data in files.get("engagement_types", {}).items()]
    lexicons = {key: data for key, data in files.items() if not key.startswith(("territories/", "organisations/"))}
    gazetteer = build_gazetteer(territories, organisations, cities, files.get("everyday", {}).get("words", ()))
    return Knowledge(
        territories={one.code: one for one in territories},
        organisations={one.slug: one for one in organisations},
        cities={one.id.removeprefix("city:"): one for one in cities},
        engagement_kinds={one.type: one for one in kinds},
        lexicons={key: data for key, data in lexicons.items() if key not in ("cities", "engagement_types", "everyday")},
        gazetteer=gazetteer,
        starts=longest_by_start(gazetteer),
    )
