"""What resolution concludes: derived rows, each with an id made from content, its kind, and the reasons in words.

All are frozen and turn into JSON by ``model.interchange.to_json``; everything here can be thrown away and derived again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from dragoman.model.ids import digest
from dragoman.model.records import EngagementType, Place, Status, UndertakingKind

ContradictionKind = Literal["spelling", "substance", "precision", "form"]


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
class MergedEngagement:
    """One engagement as all its reports tell it. ``aliases`` are earlier ids that lead here; ``parties`` the ids of whom it concerns."""

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


@dataclass(frozen=True, slots=True)
class Claim:
    """A reading's record that tells something, with its words."""

    document: str
    record: str
    quote: str


@dataclass(frozen=True, slots=True)
class RoundRef:
    """One round of a series: the merged engagement, its number where told, its day (or its report's), its status."""

    engagement: str
    number: int | None
    date: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class Series:
    """A standing format with its rounds in order; ``parties`` are ids, ``names`` their names."""

    listing: ClassVar[str] = "series"
    id: str
    name: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    rounds: tuple[RoundRef, ...]
    documents: tuple[str, ...]


AgreementStatus = Literal["planned", "agreed", "signed", "in force"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """A treaty, memorandum or other agreement as documents tell of it; ``covers`` are regimes (visas, trade …), dates are EDTF."""

    listing: ClassVar[str] = "agreements"
    id: str
    name: str
    kind: str | None
    parties: tuple[str, ...]
    names: tuple[str, ...]
    status: AgreementStatus
    signed: str | None
    in_force: str | None
    covers: tuple[str, ...]
    claims: tuple[Claim, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """What one set of parties has with each other: ``covers`` names each field once, with the agreements on it and their status."""

    listing: ClassVar[str] = "regimes"
    id: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    covers: tuple[Cover, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """A field that agreements cover (visas, trade …), with the surest status and the agreements' ids."""

    name: str
    status: AgreementStatus
    agreements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a post: ``of`` whom, for envoys ``to`` whom (ids, with names beside them).

    ``started`` is the appointment's day where one is told, ``seen_from`` and ``seen_to`` the first and last report of it, ``former_by`` the first
    report that calls it former.
    """

    listing: ClassVar[str] = "tenures"
    id: str
    person: str
    name: str
    post: str
    of: str | None
    of_name: str | None
    to: str | None
    to_name: str | None
    started: str | None
    seen_from: str | None
    seen_to: str | None
    former_by: str | None
    claims: tuple[Claim, ...]
    documents: tuple[str, ...]


Link = Literal["repeats", "endorses", "agrees", "signs", "in force", "carries out", "drops"]
CourseState = Literal[
    "open", "due", "overdue with no report found", "endorsed", "agreed", "signed", "in force", "carried out", "dropped",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A later report of an undertaking: what it does to it (``link``), its words, and why it is taken for one."""

    document: str
    record: str
    day: str | None
    link: Link
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Course:
    """One undertaking with all later reports of it, in order. ``by`` and ``to`` are names, ``told_by`` the mentions of the undertaking itself."""

    listing: ClassVar[str] = "courses"
    id: str
    kind: UndertakingKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    parties: tuple[str, ...]
    what: str
    since: str | None
    due: str | None
    conditional: bool
    confidence: float
    told_by: tuple[str, ...]
    steps: tuple[Step, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """One number claimed: how many origins claim it, and the mentions of the readings' figures."""

    value: float
    value_to: float | None
    qualifier: str | None
    origins: int
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasurePoint:
    """What is claimed for one period (EDTF; ``None`` where none is told), what most origins claim first."""

    period: str | None
    claimed: tuple[Claimed, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure through time. ``subject`` is whose it is, in words; ``parties`` the ids of these and of those it is counted with."""

    listing: ClassVar[str] = "measures"
    id: str
    name: str
    unit: str
    subject: str
    parties: tuple[str, ...]
    points: tuple[MeasurePoint, ...]
    documents: tuple[str, ...]


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
