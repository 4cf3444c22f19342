"""What resolution concludes: derived rows, each with an id made from content, its kind, and the reasons in words.

All are frozen and turn into JSON by ``model.interchange.to_json``; everything here can be thrown away and derived again. What lasts (series,
agreements, tenures) stands in ``records_of_standing``, what is followed through time (undertakings, figures) in ``records_over_time``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from dragoman.model.ids import digest
from dragoman.model.records import EngagementType, Place, Status
from dragoman.resolve.records_of_standing import Agreement, Regime, Series, Tenure
from dragoman.resolve.records_over_time import Course, Measure

ContradictionKind = Literal["spelling", "substance", "correction", "precision", "form"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that go back to one text: copies, reprints, republished releases. They count as one source."""

    listing: ClassVar[str] = "origins"
    id: str
    documents: tuple[str, ...]  # the earliest first
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which documents write a name."""

    name: str
    count: int
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person or organisation across documents. ``name`` is the spelling shown; ``represents`` the parties it spoke for."""

    id: str
    kind: Literal["person", "organisation"]
    name: str
    spellings: tuple[Spelling, ...]
    posts: tuple[str, ...]
    represents: tuple[str, ...]
    documents: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MentionRef:
    """Where an engagement is reported: a document and the engagement's id in it."""

    document: str
    engagement: str

    @property
    def key(self) -> str:
        """The mention as a judgement names it."""
        return f"{self.document}#{self.engagement}"


@dataclass(frozen=True, slots=True)
class MergedParticipant:
    """Who took part, over all reports. ``entity`` is a party's id or a person's; ``spellings`` the other names in use; ``documents`` who says so."""

    name: str
    kind: Literal["person", "state", "org", "group"]
    post: str | None
    represents: str | None
    entity: str | None
    members: tuple[str, ...]
    spellings: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What an engagement's confidence stands on: of one origin and source the surest report, with its confidence as read."""

    mention: str
    origin: str
    source: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class MergedEngagement:
    """One engagement as all its reports tell it. ``aliases`` are earlier ids that lead here; ``parties`` the ids of whom it concerns.

    ``grounds`` are what its confidence stands on.
    """

    listing: ClassVar[str] = "engagements"
    id: str
    type: EngagementType
    status: Status
    main: bool
    title: str | None
    date: str | None
    reported: str | None  # the day of its first dated report
    place: Place | None
    participants: tuple[MergedParticipant, ...]
    topics: tuple[str, ...]
    plover: str | None
    cameo: str | None
    parties: tuple[str, ...]
    confidence: float
    origins: int
    mentions: tuple[MentionRef, ...]
    aliases: tuple[str, ...]
    reasons: tuple[str, ...]
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of an outlet: what it tells beside others, and what people found of it.

    Of its ``records`` that are judged so many are ``right`` and so many were ``expected`` to be; ``documents`` are those that they stand in. ``held``
    is how many documents the record has of it, ``origins`` how many texts these are. Of the ``engagements`` that it reports, it was ``first`` with so
    many that other outlets report too, from texts of their own; these ``agreed`` with it on so many, and ``differed`` from it in so many facts.
    """

    listing: ClassVar[str] = "sources"
    id: str
    name: str
    records: int
    right: int
    expected: float
    documents: tuple[str, ...]
    held: int = 0
    origins: int = 0
    engagements: int = 0
    first: int = 0
    agreed: int = 0
    differed: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """What one document says where documents differ, with its words."""

    document: str
    value: str
    quote: str
    record: str = ""  # the reading's record that says so; of a name the name itself

    @property
    def mention(self) -> str:
        """What a judgement on this value names."""
        return f"{self.document}#{self.record}"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What documents tell differently. ``shown`` is the value shown elsewhere and ``rule`` why; ``engagement`` the merged one it is about."""

    listing: ClassVar[str] = "contradictions"
    id: str
    kind: ContradictionKind
    what: str
    values: tuple[Value, ...]
    shown: str
    rule: str
    engagement: str | None
    field: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that the program decided: a merge, or whether two mentions (``pair``) are one. A person's judgement is named among the reasons.

    ``accepted`` says whether they were made one; ``margin`` how far from the line that was: near 0 it was close, negative below the line.
    """

    listing: ClassVar[str] = "decisions"
    id: str
    kind: Literal["origin", "entity", "engagement", "pair"]
    result: str
    members: tuple[str, ...]
    reasons: tuple[str, ...]
    accepted: bool = True
    margin: float | None = None


def pair_decision(left: str, right: str, reasons: tuple[str, ...], margin: float, *, accepted: bool) -> Decision:
    """Whether two mentions are one, by their keys."""
    return Decision(f"dec-{digest('pair', left, right)}", "pair", "", (left, right), reasons, accepted, round(margin, 2))


@dataclass(frozen=True, slots=True)
class Resolution:
    """All that is derived across documents, each list sorted by id or date."""

    origins: tuple[Origin, ...]
    people: tuple[Entity, ...]
    organisations: tuple[Entity, ...]
    engagements: tuple[MergedEngagement, ...]
    contradictions: tuple[Contradiction, ...]
    decisions: tuple[Decision, ...]
    series: tuple[Series, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    regimes: tuple[Regime, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    courses: tuple[Course, ...] = ()
    measures: tuple[Measure, ...] = ()
    sources: tuple[Source, ...] = ()
