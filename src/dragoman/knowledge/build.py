"""Knowledge made of the plain data of all files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.files import DATA, content_of
from dragoman.knowledge.gazetteer import build_gazetteer, longest_by_start
from dragoman.knowledge.parse import capitals, parse_bodies, parse_engagement_kind, parse_organisation, parse_places, parse_territory
from dragoman.knowledge.read import read_files
from dragoman.knowledge.schema import Knowledge, PlaceKind

PLACE_FILES: Mapping[str, PlaceKind] = {"cities": "city", "regions": "region", "seas": "sea"}
OWN_FILES = ("territories/", "organisations/", "bodies", "cities", "regions", "seas", "engagement_types", "everyday", "ambiguous")


def knowledge_from_files(folder: Path = DATA) -> Knowledge:
    """The knowledge as the YAML below *folder* has it (half a second).

    Raises:
        KnowledgeError: a file isn't YAML or holds something else than it should.
    """
    files = dict(read_files(folder))
    try:
        return replace(build_knowledge(files), content=content_of(folder))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        hint = "`python -m dragoman.knowledge.check` says which one, where, and what was expected."
        raise KnowledgeError(f"{folder.name}/: expected sound knowledge files, found one out of shape: {error}.", hint=hint) from error


def build_knowledge(files: Mapping[str, Any]) -> Knowledge:
    """Plain data by file key → knowledge. What isn't a territory, a body, a place or a kind of engagement is a lexicon."""
    territories = [parse_territory(data) for key, data in files.items() if key.startswith("territories/")]
    organisations = [parse_organisation(data) for key, data in files.items() if key.startswith("organisations/")]
    organisations += parse_bodies(files.get("bodies", {}))
    listed = [city for key, kind in PLACE_FILES.items() for city in parse_places(files.get(key, {}), kind)]
    cities = [*capitals(territories), *listed]
    kinds = [parse_engagement_kind(name, data) for name, data in files.get("engagement_types", {}).items()]
    everyday = files.get("everyday", {})
    gazetteer = build_gazetteer(territories, organisations, cities, everyday.get("words", ()), files.get("ambiguous", {}))
    return Knowledge(
        territories={one.code: one for one in territories},
        organisations={one.slug: one for one in organisations},
        cities={one.key: one for one in cities},
        engagement_kinds={one.type: one for one in kinds},
        lexicons={key: data for key, data in files.items() if not key.startswith(OWN_FILES)},
        gazetteer=gazetteer,
        starts=longest_by_start(gazetteer),
        shouted=frozenset(everyday.get("shouted", ())),
        combining=frozenset(form[:-1] for one in territories for form in one.adjectives if form.endswith("-")),
        personal=frozenset(everyday.get("personal", ())),
    )
