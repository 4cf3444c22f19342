"""What a dossier tells, as data: every item with the numbers of the sources that it stands on. ``to_json`` of it is the JSON form."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.records import EngagementType, Status, UndertakingKind
from dragoman.resolve.records_of_standing import AgreementStatus
from dragoman.resolve.records_over_time import CourseState

Cites = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """Whom the dossier is about."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One computed sentence."""

    text: str
    sources: Cites


@dataclass(frozen=True, slots=True)
class UndertakingEntry:
    """One undertaking, told by one document or several. ``standing`` is how it stands on the dossier's day, ``state`` says so with its reports."""

    id: str
    kind: UndertakingKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    since: str | None  # when it was first reported
    due: str | None
    conditional: bool
    standing: CourseState
    state: str
    confidence: float
    sources: Cites


@dataclass(frozen=True, slots=True)
class Side:
    """Who took part for one party: names with posts, groups in words."""

    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EngagementEntry:
    """One merged engagement."""

    id: str
    type: EngagementType
    status: Status
    main: bool
    title: str | None
    date: str | None
    reported: str | None
    place: str | None
    country: str | None
    sides: tuple[Side, ...]
    topics: tuple[str, ...]
    confidence: float
    origins: int
    sources: Cites


@dataclass(frozen=True, slots=True)
class PostEntry:
    """Who was seen in which post, from the earliest to the latest dated report. ``more``: documents that tell so and aren't cited."""

    person: str
    post: str
    seen_from: str | None
    seen_to: str | None
    sources: Cites
    more: int = 0


@dataclass(frozen=True, slots=True)
class ValueEntry:
    """One of several values, with the words that say so."""

    value: str
    quotes: tuple[str, ...]
    sources: Cites


@dataclass(frozen=True, slots=True)
class DisagreementEntry:
    """Where sources tell differently, which value is shown, and why."""

    kind: str
    what: str
    field: str
    values: tuple[ValueEntry, ...]
    shown: str
    rule: str


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A number claimed. ``counted`` is the record's own count of the same; ``derived`` how it was worked out, where no source tells it."""

    subject: str | None
    measure: str
    value: float
    value_to: float | None
    unit: str
    period: str | None
    qualifier: str | None
    claimed_by: str | None
    counted: str | None
    derived: str | None
    trade: bool
    sources: Cites


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """A standing fact in a sentence."""

    predicate: str
    subject: str
    object: str | None
    date: str | None
    text: str
    sources: Cites


@dataclass(frozen=True, slots=True)
class AgreementEntry:
    """An agreement signed or in force: of the parties themselves (``own``), or a precedent with somebody else that their documents tell of."""

    id: str
    name: str
    between: tuple[str, ...]
    own: bool
    status: AgreementStatus
    signed: str | None
    in_force: str | None
    sources: Cites


@dataclass(frozen=True, slots=True)
class Profile:
    """What is on record about one party itself."""

    party: str
    facts: tuple[RelationEntry, ...]
    figures: tuple[FigureEntry, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One document, with the words of it that the dossier stands on. ``origin`` names the source that it is a copy of."""

    number: int
    document: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    published_inferred: str | None
    copy_of: int | None
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the record tells about one party, or between two, as of one day."""

    parties: tuple[PartyEntry, ...]
    on: str | None
    outlets: int
    origins: int
    summary: tuple[Sentence, ...]
    undertakings: tuple[UndertakingEntry, ...]
    engagements: tuple[EngagementEntry, ...]
    posts: tuple[PostEntry, ...]
    disagreements: tuple[DisagreementEntry, ...]
    figures: tuple[FigureEntry, ...]
    goods: tuple[Sentence, ...]  # what is traded, in the sources' words
    relations: tuple[RelationEntry, ...]
    agreements: tuple[AgreementEntry, ...]
    profiles: tuple[Profile, ...]
    sources: tuple[SourceEntry, ...]

    @property
    def title(self) -> str:
        """The parties' names."""
        return " – ".join(party.name for party in self.parties)
