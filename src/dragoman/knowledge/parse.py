"""From the plain data of the files to the classes of ``schema.py``.

The shape is taken on trust: ``knowledge.check`` and the tests hold every file against its schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.knowledge.forms import plain_letters
from dragoman.knowledge.schema import City, EngagementKind, Institution, Organisation, PlaceKind, Territory

Plain = Mapping[str, Any]


def parse_territory(data: Plain) -> Territory:
    """One file of ``territories/``."""
    return Territory(**lists_as_tuples(data))


def parse_organisation(data: Plain) -> Organisation:
    """One file of ``organisations/``."""
    institutions = tuple(Institution(**lists_as_tuples(one)) for one in data.get("institutions", ()))
    return Organisation(**{**lists_as_tuples(data), "institutions": institutions})


def parse_places(data: Plain, kind: PlaceKind) -> list[City]:
    """``cities.yaml`` and ``regions.yaml``: country → name → other names; ``seas.yaml``: name → other names."""
    if kind == "sea":
        return [City(slug_of(name), name, None, tuple(aliases), kind) for name, aliases in data.items()]
    return [City(slug_of(name), name, country, tuple(aliases), kind) for country, listed in data.items() for name, aliases in listed.items()]


def parse_bodies(data: Plain) -> list[Organisation]:
    """``bodies.yaml``: country → name → other names and acronyms."""
    return [
        Organisation(f"{country.lower()}-{slug_of(name)}", {"en": name}, "national", aliases=tuple(aliases), seat_country=country)
        for country, listed in data.items()
        for name, aliases in listed.items()
    ]


def capitals(territories: Iterable[Territory]) -> list[City]:
    """The capital of each territory that has a country code of its own."""
    having = [(territory, territory.capital) for territory in territories if territory.capital and len(territory.code) == 2]
    return [City(slug_of(capital), capital, territory.code, territory.capital_names) for territory, capital in having]


def parse_engagement_kind(name: str, data: Plain) -> EngagementKind:
    """One entry of ``engagement_types.yaml``."""
    return EngagementKind(type=name, plover=data.get("plover"), cameo=data.get("cameo"))  # type: ignore[arg-type]  # the schema has checked the name


def lists_as_tuples(data: Plain) -> dict[str, Any]:
    """*data* with what a frozen class holds."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}


def slug_of(name: str) -> str:
    """*name* in small plain letters with hyphens.

    >>> slug_of("N'Djamena"), slug_of("Washington, D.C."), slug_of("São Tomé")
    ('ndjamena', 'washington-dc', 'sao-tome')
    """
    kept = re.sub(r"[.'’]", "", plain_letters(name).lower())
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")
