"""The shape of what the knowledge files tell, once read and frozen.

Each class mirrors one kind of file under ``data/``; the JSON schemas in ``data/schemas/`` say the same to an editor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dragoman.model.records import EngagementType

Names = Mapping[str, str]  # language → name
Status = Literal["state", "territory", "partially-recognised", "historical"]
EntryKind = Literal["state", "org", "group", "place"]
PlaceKind = Literal["city", "region", "sea"]
EntryForm = Literal["name", "adjective", "people", "acronym", "former"]


@dataclass(frozen=True, slots=True)
class Territory:
    """A state or territory. ``code`` is ISO 3166-1 alpha-2, or ``x-`` and a slug for what has none (historical states)."""

    code: str
    names: Names
    status: Status = "state"
    alpha3: str | None = None
    official: str | None = None
    short: tuple[str, ...] = ()  # other English names in use today, informal ones included
    former: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()  # Turkmen, Dutch; "Sino-" counts only before a hyphen
    people: tuple[str, ...] = ()  # Turkmens, Dutchman
    capital: str | None = None
    capital_names: tuple[str, ...] = ()  # other spellings and former names of the capital
    seats: tuple[str, ...] = ()  # towns beside the capital where the government sits or sat in living memory

    @property
    def id(self) -> str:
        return f"territory:{self.code}"

    @property
    def name(self) -> str:
        return self.names["en"]

    def is_governed_from(self, town: str) -> bool:
        """Whether a town, by its usual name, is the capital or another seat of the government."""
        return town == self.capital or town in self.seats


@dataclass(frozen=True, slots=True)
class Institution:
    """A body within an organisation: its name, and its own acronym or short names."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """An intergovernmental organisation, a grouping or a region that acts or is spoken of as one.

    ``kind`` ``group`` is a set of states without an organ of its own (the Central Asian states); its entity id starts with ``group:``. ``national``
    is a body of the one state in ``seat_country``, whose name doesn't tell which (the Bundestag).
    """

    slug: str
    names: Names
    kind: str
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()  # Central Asian, Benelux
    seat: str | None = None
    seat_country: str | None = None
    founded: str | None = None
    members: tuple[str, ...] = ()  # territory codes
    institutions: tuple[Institution, ...] = ()

    @property
    def id(self) -> str:
        return f"{'group' if self.kind == 'group' else 'org'}:{self.slug}"

    @property
    def name(self) -> str:
        return self.names["en"]


@dataclass(frozen=True, slots=True)
class City:
    """A place that texts name: a city, capitals among them; a part of a state (``region``); a sea or a land of no one state (``sea``)."""

    slug: str
    name: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    kind: PlaceKind = "city"

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.key}"

    @property
    def key(self) -> str:
        """Its key among the places."""
        return f"{self.country}-{self.slug}" if self.country else self.slug


@dataclass(frozen=True, slots=True)
class EngagementKind:
    """A kind of engagement with its codes."""

    type: EngagementType
    plover: str | None
    cameo: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write one known thing. ``form`` tells a name from an adjective ("Turkmen") and a word for people ("Turkmens")."""

    entity: str
    kind: EntryKind
    name: str  # the usual English name
    form: EntryForm = "name"
    country: str | None = None
    state: str | None = None  # of a body of one state: that state's usual English name


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the program knows of the world before it reads a word; built by ``knowledge.load.load_knowledge``.

    ``lexicons`` holds each cue or post file as plain data, under its path without ending: ``cues/en/promises``, ``posts``.
    """

    territories: Mapping[str, Territory] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    cities: Mapping[str, City] = field(default_factory=dict)
    engagement_kinds: Mapping[str, EngagementKind] = field(default_factory=dict)
    lexicons: Mapping[str, object] = field(default_factory=dict)
    gazetteer: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)  # written form → entries, as ``lookup.fold_name`` folds it
    starts: Mapping[str, int] = field(default_factory=dict)  # first word of a written form → how many words the longest one has
    shouted: frozenset[str] = frozenset()  # acronyms that are plain words in a line of capitals
    personal: frozenset[str] = frozenset()  # known names that are people's names, too
    combining: frozenset[str] = frozenset()  # adjectives that count only before a hyphen ("Sino")
    content: str = ""  # changes whenever what the files say changes: readings are stamped with it
