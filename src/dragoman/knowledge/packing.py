"""Knowledge as one string of bytes, and back: what is compiled at install, since hundreds of YAML files would slow each start.

JSON: the standard library reads it in a few milliseconds, and no package has to be imported for it.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from dragoman.knowledge.schema import City, EngagementKind, Entry, Institution, Knowledge, Organisation, Territory

FORMAT = 6  # raise it when the layout below or a class of schema.py changes


class Stamps(NamedTuple):
    """What the files were like when they were compiled: ``stamp_of`` and ``content_of``."""

    stamp: str
    content: str


def pack(knowledge: Knowledge, stamps: Stamps) -> bytes:
    """*knowledge* in bytes; the same knowledge and stamps give the same bytes."""
    entries = list(dict.fromkeys(entry for found in knowledge.gazetteer.values() for entry in found))
    number = {entry: at for at, entry in enumerate(entries)}
    tables = {
        "territories": rows(knowledge.territories.values()),
        "organisations": rows(knowledge.organisations.values()),
        "cities": rows(knowledge.cities.values()),
        "engagement_kinds": rows(knowledge.engagement_kinds.values()),
        "entries": rows(entries),
        "gazetteer": {key: [number[entry] for entry in found] for key, found in knowledge.gazetteer.items()},
        "starts": dict(knowledge.starts),
        "shouted": sorted(knowledge.shouted),
        "personal": sorted(knowledge.personal),
        "combining": sorted(knowledge.combining),
    }
    parts = {"format": FORMAT, **stamps._asdict(), **tables, "lexicons": dict(knowledge.lexicons)}
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def rows(things: Iterable[Any]) -> list[list[Any]]:
    """Each dataclass as the list of its fields."""
    return [[plain(getattr(thing, field.name)) for field in dataclasses.fields(thing)] for thing in things]


def plain(value: Any) -> Any:
    """A field's value as JSON has it."""
    if isinstance(value, tuple):
        return rows(value) if value and dataclasses.is_dataclass(value[0]) else list(value)
    return dict(value) if isinstance(value, Mapping) else value


def read_tables(data: bytes) -> dict[str, Any]:
    """What :func:`pack` wrote; empty where another version of the program wrote, or the bytes are damaged."""
    try:
        tables = json.loads(data)
    except ValueError:
        return {}
    return tables if isinstance(tables, dict) and tables.get("format") == FORMAT else {}


def unpack(tables: Mapping[str, Any]) -> Knowledge:
    """The knowledge in *tables*, of :func:`read_tables`."""
    territories = [Territory(*frozen(row)) for row in tables["territories"]]
    organisations = [unpack_organisation(frozen(row)) for row in tables["organisations"]]
    cities = [City(*frozen(row)) for row in tables["cities"]]
    kinds = [EngagementKind(*frozen(row)) for row in tables["engagement_kinds"]]
    entries = [Entry(*row) for row in tables["entries"]]
    return Knowledge(
        territories={one.code: one for one in territories},
        organisations={one.slug: one for one in organisations},
        cities={one.key: one for one in cities},
        engagement_kinds={one.type: one for one in kinds},
        lexicons=tables["lexicons"],
        gazetteer={key: tuple([entries[at] for at in found]) for key, found in tables["gazetteer"].items()},
        starts=tables["starts"],
        shouted=frozenset(tables["shouted"]),
        personal=frozenset(tables["personal"]),
        combining=frozenset(tables["combining"]),
        content=tables["content"],
    )


def frozen(row: Iterable[Any]) -> list[Any]:
    """A row with its lists as tuples."""
    return [tuple(value) if isinstance(value, list) else value for value in row]


def unpack_organisation(row: list[Any]) -> Organisation:
    """An organisation with its institutions, the last field."""
    body = Organisation(*row[:-1])
    return dataclasses.replace(body, institutions=tuple([Institution(*frozen(one)) for one in row[-1]]))
